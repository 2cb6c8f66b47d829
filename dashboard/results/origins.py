"""Where an imported figure was read: file, sheet and cell of the workbook, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dashboard.domain.observation import Observation
from dashboard.results.result import Cell
from dashboard.results.world import World
from dashboard.wording.dates import in_words
from dashboard.wording.numbers import plural
from dashboard.wording.places import enumeration

DIGITS = 12
"""Characters of a SHA-256 that are shown: enough to tell files apart."""


def origin_of(world: World, observation: Observation) -> str:
    """« abs-2025.xlsx, feuille « Tableau 1 », cellule B6 », empty for what was typed by hand."""
    cells = world.observations.origins.get(observation.id, ())
    if not cells:
        return ""
    addresses = list(dict.fromkeys(cell.cell for cell in cells))
    word = "cellule" if len(addresses) == 1 else "cellules"
    return f"{cells[0].file}, feuille « {cells[0].sheet} », {word} {enumeration(addresses)}"


def origins_in_words(world: World, shown: Iterable[Cell]) -> str:
    """The workbooks and sheets that the shown figures were read in, one sentence a workbook."""
    places: dict[tuple[str, str, str], dict[str, set[str]]] = {}
    for cell in shown:
        if cell.observation is None:
            continue
        for origin in world.observations.origins.get(cell.observation.id, ()):
            book = (origin.file, origin.sha256, cell.observation.source)
            places.setdefault(book, {}).setdefault(origin.sheet, set()).add(origin.cell)
    return " ".join(_book(world, *book, sheets) for book, sheets in places.items())


def _book(world: World, file: str, sha256: str, source: str, sheets: dict[str, set[str]]) -> str:
    where = enumeration(
        [f"feuille « {name} » ({plural(len(cells), 'cellule')})" for name, cells in sheets.items()]
    )
    known = world.observations.sources[source]
    day = in_words(date.fromisoformat(known.read_on))
    return (
        f"Classeur {file} (SHA-256 {sha256[:DIGITS]}…), {where}, importé le {day}. {known.licence}."
    )
