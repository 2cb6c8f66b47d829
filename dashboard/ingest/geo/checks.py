"""The rules a build must pass before it replaces anything."""

from __future__ import annotations

from collections import Counter, defaultdict

import geopandas as gpd
import pandas as pd
import shapely

from dashboard.domain.commune import METROPOLE_DE_LYON
from dashboard.domain.size_range import elementary_ranges
from dashboard.ingest.geo.coverage import invalid_territories
from dashboard.ingest.geo.errors import require
from dashboard.ingest.geo.filiation import Lineage

COMMUNES = 34_875
DEPARTEMENTS = 101
REGIONS = 18
EPCI = 1_254
ISLANDS = ("22016", "29083", "29155", "85113")
AREA_KM2 = 637_871.0
AREA_TOLERANCE = 0.001
"""Share: a later edition of ADMIN EXPRESS may draw the coast otherwise."""
SIZES = dict(
    zip(
        elementary_ranges((500, 1500, 5000, 10_000, 30_000)),
        (18_256, 9_534, 4_834, 1_203, 759, 289),
        strict=True,
    )
)
COMMUNES_2014 = 36_682
COMMUNES_2015 = 36_658
GATHERING_2015 = (824, 2_608)
FRAME_2015 = (36_641, 65_564_756)
_SOURCES = "The sources are not those the build was written for: read what changed in them"


def check_communes(communes: pd.DataFrame) -> None:
    """Codes, sizes and membership of the communes of today."""
    codes = communes["code"]
    _equal("communes", (len(codes), codes.nunique()), (COMMUNES, COMMUNES))
    require(codes.is_monotonic_increasing, "communes", "not sorted by code", "Sort them")
    counts = {s: int(communes["population"].map(s.contains).sum()) for s in SIZES}
    _equal("communes by size", counts, SIZES)
    islands = tuple(codes[communes["epci"].isna()])
    _equal("communes outside any EPCI", islands, ISLANDS)
    without = codes[communes["postcodes"].map(len) == 0]
    _equal("communes without postcode", without.tolist(), [])


def check_territories(
    departements: pd.DataFrame, regions: pd.DataFrame, epci: pd.DataFrame
) -> None:
    """Number of départements, régions and EPCI, the Métropole de Lyon told apart."""
    _equal("départements", len(departements), DEPARTEMENTS)
    _equal("régions", len(regions), REGIONS)
    metropole_de_lyon = int((epci["kind"] == METROPOLE_DE_LYON).sum())
    _equal("EPCI and Métropole de Lyon", (len(epci) - metropole_de_lyon, metropole_de_lyon),
           (EPCI, 1))  # fmt: skip


def check_coverage(coverage: gpd.GeoDataFrame, communes: pd.DataFrame, what: str) -> None:
    """Same communes, every outline valid and not empty, valid coverage in each territory."""
    _equal(f"{what}: communes", coverage["code"].tolist(), communes["code"].tolist())
    shapes = coverage.geometry.to_numpy()
    for fault, found in (
        ("empty", shapely.is_empty(shapes)),
        ("invalid", ~shapely.is_valid(shapes)),
        ("no surface", shapely.area(shapes) <= 0),
    ):
        _equal(f"{what}: outlines that are {fault}", coverage["code"][found].tolist(), [])
    _equal(f"{what}: territories without a valid coverage", invalid_territories(coverage), [])


def check_measures(communes: pd.DataFrame, coverage: gpd.GeoDataFrame) -> None:
    """Total area, and a point inside each commune."""
    total = float(communes["area_km2"].sum())
    require(
        abs(total - AREA_KM2) <= AREA_TOLERANCE * AREA_KM2,
        "total area",
        f"{total:.1f} km² instead of {AREA_KM2:.0f}",
        "Look for missing or doubled outlines in the source",
    )
    inside = shapely.contains_xy(coverage.geometry.to_numpy(), communes[["lon", "lat"]].to_numpy())
    _equal("communes whose point is outside", communes["code"][~inside].tolist(), [])


def check_lineage(lineage: Lineage, codes: set[str]) -> None:
    """Every commune of 2014 and 2015 leads to communes of today, and each of these comes from some.

    The communes of 2015 that gather and are gathered are counted as published.
    """
    leads = {record.current_code for record in lineage.old}
    leads |= {event.current_code for event in lineage.events}
    _equal("filiation: codes that are no commune of today", sorted(leads - codes), [])
    of_2014 = {record.code for record in lineage.old if record.existed_2014}
    _equal("communes of 1 January 2014", len(of_2014), COMMUNES_2014)
    gathered: dict[str, set[str]] = defaultdict(set)
    for record in lineage.old:
        if record.existed_2015:
            gathered[record.current_code].add(record.code)
    of_2015 = set().union(*gathered.values())
    _equal("communes of 1 January 2015", len(of_2015), COMMUNES_2015)
    _equal("communes of today that come from none", sorted(codes - set(gathered)), [])
    several = Counter({code: len(old) for code, old in gathered.items() if len(old) > 1})
    _equal("communes gathering communes of 2015", (len(several), several.total()), GATHERING_2015)


def check_frame_2015(frame: pd.DataFrame) -> None:
    """Totals of the communes of 2015 by département and size."""
    found = int(frame["communes"].sum()), int(frame["population"].sum())
    _equal("frame of 2015", found, FRAME_2015)


def _equal(rule: str, found: object, expected: object) -> None:
    if found != expected:
        require(False, rule, f"found {_short(found)}, expected {_short(expected)}", _SOURCES)


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 200 else f"{text[:200]}…"
