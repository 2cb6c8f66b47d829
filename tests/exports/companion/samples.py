"""Figures of every kind from both worlds, an awkward one by hand, and ways to look inside a file."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from functools import cache
from typing import Any

from openpyxl import load_workbook

from dashboard.domain.dataset import Dataset
from dashboard.domain.dossier import DossierAbout
from dashboard.domain.figure import FigureKind, FigureSpec
from dashboard.domain.observation import Orientation, Scope
from dashboard.exports.companion import ods_bytes, workbook_bytes
from dashboard.results.publication.compose import publication
from dashboard.results.publication.publication import Publication, RowHead, Series
from dashboard.results.result import Cell, Look
from tests.worlds import world_of

ABOUT = DossierAbout(
    title="Figures de l’enquête ASCO",
    author="Camille Élan",
    method=("Enquête auprès des communes.", "Chiffres publiés."),
    data_version="1.2.0",
    app_version="0.5.0",
    licence="Licence Ouverte 2.0",
    citation="DREES, enquête ASCO 2015.",
    published_on="2026-11-21",
)
WORLDS = (Dataset.PUBLISHED, Dataset.DEMONSTRATION)
ACTION = ("action-sociale",)
SEVERAL = ("action-sociale", "domaines-1-6", "domaines-7-plus", "ccas")
MARK = "Démonstration – données fictives"


@cache
def figures(dataset: Dataset) -> tuple[Publication, ...]:
    """One figure of each kind; on the published data, some wait for 2025."""
    world = world_of(dataset)
    first, last = next(iter(world.catalogue.editions)), list(world.catalogue.editions)[-1]
    several = tuple(world.catalogue.indicators)[:5]
    kinds = FigureKind
    asked = (
        FigureSpec(kinds.BARS, ACTION, (first,), Scope.OWN),
        FigureSpec(kinds.BARS, ACTION, (first,), Scope.OWN, orientation=Orientation.INVERSE),
        FigureSpec(kinds.BARS, several, (first,)),
        FigureSpec(kinds.GROUPED, ACTION, (first, last), Scope.OWN),
        FigureSpec(kinds.DUMBBELL, ACTION, (first, last), Scope.OWN),
        FigureSpec(kinds.TABLE, several, (first, last)),
        FigureSpec(kinds.MAP, ("abs-realisee",), (first,)),
        FigureSpec(kinds.MAP_REGIONS, ACTION, (last,), Scope.OWN),
    )
    counts: dict[str, int] = {}
    found = []
    for spec in asked:
        counts[spec.kind.noun] = counts.get(spec.kind.noun, 0) + 1
        numbered = spec.with_(dataset=dataset, number=counts[spec.kind.noun])
        found.append(publication(world, numbered))
    return tuple(found)


@cache
def book(dataset: Dataset) -> bytes:
    return workbook_bytes(figures(dataset), ABOUT)


@cache
def ods_book(dataset: Dataset) -> bytes:
    return ods_bytes(figures(dataset), ABOUT)


def by_hand(*cells: Cell | None, **changes: object) -> Publication:
    """Bars of one series whose rows are these cells."""
    rows = tuple(RowHead(str(i), f"Ligne {i}") for i in range(len(cells)))
    made = Publication(
        spec=FigureSpec(FigureKind.BARS, ACTION, ("2015",)),
        label="Graphique 1",
        title="Un titre",
        proposed="Un titre",
        unit="En % des communes",
        row_heading="Taille de commune",
        series=(Series("2015", "2014", "2015"),),
        rows=rows,
        cells=tuple((cell,) for cell in cells),
        lecture="En 2014, 72 % des communes mènent une action.",
        champ="Communes de France.",
        source="DREES, enquête ASCO 2015.",
        note="",
        footnotes=(),
        alternative="Barres par taille.",
        description="",
        data_version="1.2.0",
        licence="Licence Ouverte 2.0",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def plain(value: float) -> Cell:
    return Cell("Ligne", str(value), "", Look.VALUE, value)


def opened(data: bytes) -> Any:
    """As openpyxl reads it; its stubs know little of what it holds."""
    return load_workbook(io.BytesIO(data))


def links(sheet: Any) -> list[str]:
    """Where the links of a sheet lead, from top to bottom."""
    cells = (cell for row in sheet.iter_rows() for cell in row)
    return [cell.hyperlink.location or "" for cell in cells if cell.hyperlink]


def parts(data: bytes) -> dict[str, str]:
    """Every XML part of a file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            name: archive.read(name).decode("utf-8")
            for name in archive.namelist()
            if name.endswith((".xml", ".rels", ".vml"))
        }
