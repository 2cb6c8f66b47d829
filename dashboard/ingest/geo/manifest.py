"""What ``geo/manifest.json`` says of the origin of the files."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dashboard.ingest.geo.sources import LICENCE, Source

CARRIED = [
    "README.md",
    "frame_2014_epci.csv",
    "frame_2015_communes.csv",
    "frame_2015_epci.csv",
    "reference_counts.csv",
]
"""Files of ``geo/`` that are kept as received, not built."""

_VINTAGE = (
    "COG of 1 January 2025 (34 875 communes; COG 2026 has the same codes, names are of 2026); EPCI "
    "of 1 January 2025; municipal populations of 2023 (Mayotte: 2017)"
)
_OUTLINES_PACKAGED = (
    "Contours : IGN, ADMIN EXPRESS COG, édition 2024 (Licence Ouverte 2.0), fusions et "
    "rétablissements au 1er janvier 2025 reconstitués, contours simplifiés."
)
_OUTLINES_GIVEN = (
    "Contours : IGN, ADMIN EXPRESS COG (Licence Ouverte 2.0), fichier fourni par l’exploitant, "
    "communes au 1er janvier 2025, contours simplifiés."
)
_REST = " Communes, EPCI et populations municipales : Insee et DGCL (Licence Ouverte)."


def manifest(
    packages: Sequence[Source], admin_express: Sequence[Path], built_on: datetime.date | None
) -> dict[str, Any]:
    """Date, vintage, sources and attribution (the digests of the files are added on writing)."""
    given = [
        {
            "name": path.name,
            "version": "as supplied",
            "sha256": _digest(path),
            "licence": LICENCE,
            "what": "outlines of the communes, IGN ADMIN EXPRESS COG",
        }
        for path in admin_express
    ]
    fetched = [
        {
            "name": source.name,
            "version": source.version,
            "sha256": source.sha256,
            "licence": source.licence,
            "what": source.what,
        }
        for source in packages
    ]
    return {
        "built_on": (built_on or datetime.date.today()).isoformat(),
        "vintage": _VINTAGE,
        "attribution": (_OUTLINES_GIVEN if given else _OUTLINES_PACKAGED) + _REST,
        "sources": given + fetched,
    }


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
