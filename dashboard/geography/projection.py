"""The plane each territory is measured and simplified in."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

TERRITORIES = ("metropole", "971", "972", "973", "974", "976")

LOCAL_EPSG: Mapping[str, int] = MappingProxyType(
    {"metropole": 2154, "971": 5490, "972": 5490, "973": 2972, "974": 2975, "976": 4471}
)
"""Official metric projection by territory (metres)."""

GEOGRAPHIC_EPSG = 4326
EQUAL_AREA_EPSG = 6933
"""World cylindrical equal-area projection: areas in square metres, anywhere."""


def territory_of(departement: str) -> str:
    """``metropole``, or the code of the DROM the département is."""
    return departement if departement in LOCAL_EPSG else "metropole"
