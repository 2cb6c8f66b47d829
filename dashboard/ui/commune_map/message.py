"""What Python tells the commune map: a few kilobytes a view, never a value a commune.

The geometry lies in the browser already (see :mod:`dashboard.geography.layer`), with the code and
the population of each commune. A message therefore only says which *cell* of the publication each
(département, size band) takes, how each cell looks and what it says in words. The map holds no
statistics: it looks up, paints and reads out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from dashboard.ui.commune_map.texts import MapTexts

Pattern = Literal["none", "hatch", "hatch-back", "dots", "cross", "grid", "lines"]
FocusKind = Literal["france", "metropole", "region", "departement", "epci"]

MAXIMUM_BYTES = 50_000
"""A message larger than this is a mistake: see *Speed* in the issue of the map."""


@dataclass(frozen=True)
class CellStyle:
    """How a cell looks: background, and ink where there is a pattern.

    ``light`` and ``dark`` hold one or two CSS colours (``#rrggbb``): the paper of the cell, then
    the ink of its pattern. Statuses differ by pattern and not by colour alone.
    """

    light: tuple[str, ...]
    dark: tuple[str, ...]
    pattern: Pattern = "none"

    def __post_init__(self) -> None:
        needed = 1 if self.pattern == "none" else 2
        for name, colours in (("light", self.light), ("dark", self.dark)):
            if len(colours) < needed or not all(_is_colour(c) for c in colours):
                raise ValueError(f"{name}: {needed} colour(s) #rrggbb needed, got {colours!r}")


@dataclass(frozen=True)
class Cell:
    """A published cell (or a status): its look and the sentence read out on hover."""

    style: CellStyle
    words: str


@dataclass(frozen=True)
class Matrix:
    """Which cell a commune takes, by size band, and by département where that differs.

    ``default`` has one cell index per size band; ``rows`` replaces it for some départements
    (code -> one cell index per band).
    """

    default: tuple[int, ...]
    rows: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Focus:
    """The territory looked at: the map goes there and dims the rest.

    ``members`` lists the commune codes of an EPCI; the other kinds need only their code.
    """

    kind: FocusKind = "france"
    code: str = ""
    members: tuple[str, ...] = ()


@dataclass(frozen=True)
class MapMessage:
    """One view of the map. Equal messages give equal pictures.

    ``layer`` is the URL of the overview layer (:func:`dashboard.geography.layer.overview_url`);
    names and finer outlines are found beside it. ``breaks`` are the elementary thresholds of
    population: the band of a commune is the number of breaks not above its population.
    ``overrides`` maps a cell index to the codes of communes that take it whatever their size.
    ``population_years`` gives the year of the populations, by département code, ``""`` for all
    others. ``band_words`` has one text a band. ``departements`` maps codes to names. ``mark`` is
    written across the picture and said with its title: « Démonstration – données fictives ».
    """

    layer: str
    title: str
    description: str
    breaks: tuple[int, ...]
    band_words: tuple[str, ...]
    matrix: Matrix
    cells: tuple[Cell, ...]
    departements: Mapping[str, str]
    population_years: Mapping[str, str]
    overrides: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    focus: Focus = Focus()
    selected: str | None = None
    mark_merged: bool = True
    mark: str = ""
    texts: MapTexts = field(default_factory=MapTexts)

    def __post_init__(self) -> None:
        bands = len(self.breaks) + 1
        if list(self.breaks) != sorted(set(self.breaks)):
            raise ValueError(f"breaks must rise: {self.breaks!r}")
        if len(self.band_words) != bands:
            raise ValueError(f"{bands} size bands but {len(self.band_words)} texts for them")
        for where, row in (("default", self.matrix.default), *self.matrix.rows.items()):
            if len(row) != bands:
                raise ValueError(f"matrix row {where}: {bands} bands but {len(row)} cells")
            _check_cells(f"matrix row {where}", row, len(self.cells))
        _check_cells("overrides", tuple(self.overrides), len(self.cells))

    def to_dict(self) -> dict[str, Any]:
        """The message as JSON types, the form the component receives.

        A look that several cells share travels once: ``cells`` are pairs of the position of
        their style in ``styles`` and their words.
        """
        plain = asdict(self)
        styles = list(dict.fromkeys(cell.style for cell in self.cells))
        plain["styles"] = [asdict(style) for style in styles]
        plain["cells"] = [[styles.index(cell.style), cell.words] for cell in self.cells]
        plain["overrides"] = {str(cell): list(codes) for cell, codes in self.overrides.items()}
        return plain

    def to_json(self) -> str:
        """The message as compact JSON text; ``ValueError`` above :data:`MAXIMUM_BYTES`."""
        text = json.dumps(self.to_dict(), ensure_ascii=False, separators=(",", ":"))
        size = len(text.encode("utf-8"))
        if size > MAXIMUM_BYTES:
            raise ValueError(f"map message of {size} bytes, at most {MAXIMUM_BYTES} allowed")
        return text


@dataclass(frozen=True)
class MapEvent:
    """What the reader just did on the map: chose a commune, or (``None``) chose none."""

    commune: str | None


def _is_colour(text: str) -> bool:
    return (
        len(text) == 7 and text[0] == "#" and all(c in "0123456789abcdefABCDEF" for c in text[1:])
    )


def _check_cells(where: str, row: tuple[int, ...], count: int) -> None:
    wrong = [cell for cell in row if not 0 <= cell < count]
    if wrong:
        raise ValueError(f"{where}: no cell {wrong[0]} among {count}")
