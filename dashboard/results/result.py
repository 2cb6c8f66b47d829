"""The one Result that map, chart, table, sentence and file of a view are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dashboard.domain.observation import Observation
from dashboard.domain.selection import Selection
from dashboard.domain.size_range import SizeRange
from dashboard.domain.status import Confidentiality, Qualifier, Status

if TYPE_CHECKING:
    from dashboard.results.evolution import Evolution


class Kind(StrEnum):
    """What can be shown of a selection."""

    MAP = "map"
    """Cells to lay on communes."""
    NUMBER = "number"
    """A nationwide figure only: large type instead of a map."""
    FORTHCOMING = "forthcoming"
    """The edition is not published yet."""
    NOTHING = "nothing"
    """No figure could be read in the publications."""


class Look(StrEnum):
    """How a cell must look, whatever draws it; colours are chosen by ``figures``."""

    VALUE = "value"
    """A number on the common scale of 0 to 100 %."""
    CLASS = "class"
    """A class of numbers: the n-th of m."""
    CATEGORY = "category"
    """An ordered category without number: the n-th of m."""
    ABOUT = "about"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    WORDS = "words"
    """Words without a number."""
    CHANGE = "change"
    """A difference: the n-th of m classes, of which the middle one is « no significant »."""
    UNSURE = "unsure"
    """A difference whose precision is not known."""
    STATUS = "status"
    """No figure: the status says why."""
    OUTSIDE = "outside"
    """Left out by the size filter."""
    GROUND = "ground"
    """Nothing to show here, and nothing missing: a commune that did not merge."""


@dataclass(frozen=True)
class Cell:
    """What a commune, a bar or a row shows.

    ``heading`` names the units (« De 500 à 1 499 habitants »), ``text`` is the figure or the words
    of its status, ``sentence`` the whole in words. ``value`` is in percent where the look is drawn
    on a scale. ``position`` and ``of`` place a class or category. ``communes`` and ``population``
    count what the cell covers today in the chosen territory.
    """

    heading: str
    text: str
    sentence: str
    look: Look
    value: float | None = None
    position: int = 0
    of: int = 1
    status: Status = Status.PUBLISHED
    confidentiality: Confidentiality = Confidentiality.FREE
    qualifier: Qualifier = Qualifier.EXACT
    size: SizeRange | None = None
    communes: int = 0
    population: int = 0
    counted: bool = True
    """False where the counts are not known: they are then said missing, never zero."""
    tint: float | None = None
    """Where words without number stand on the scale (0 to 1), for the tint alone."""
    covers: str = ""
    """What part of its published range the cell colours, where narrower cells take the rest."""
    uncertain: bool = False
    """Significant alone, no longer so once corrected for the number of comparisons."""
    code: str = ""
    """Official code of the département or région a row stands for."""
    mark: str = ""
    """A remark that stands beside the figure, such as « complément du chiffre publié »."""
    source: str = ""
    """Short reference of the publication."""
    origin: str = ""
    """File, sheet and cell of an imported figure."""
    observation: Observation | None = None
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True)
class Alternative:
    """Another published statement of the same fact, shown on demand."""

    text: str
    source: str
    why: str
    """Why the other one is preferred."""


@dataclass(frozen=True)
class Carrier:
    """Which cell each commune takes, small enough to travel at each change.

    A commune takes ``matrix[département][band]``, the band being the number of ``breaks`` not
    above its population; ``overrides`` (code → cell) come first. Indices point into
    :attr:`Result.cells`; départements stand in the order of their codes.
    """

    breaks: tuple[int, ...]
    departements: tuple[str, ...]
    matrix: tuple[tuple[int, ...], ...]
    overrides: Mapping[str, int]


@dataclass(frozen=True)
class LegendEntry:
    """One line of the legend, standing for the cells that look alike."""

    cell: Cell
    label: str
    communes: int
    population: int
    cells: int


@dataclass(frozen=True)
class Legend:
    """The legend as a sentence, its entries, and how classes were cut."""

    sentence: str
    entries: tuple[LegendEntry, ...]
    method: str
    mergers: int = 0
    """Communes merged since 2014 that carry their mark on the map."""
    zone: str = ""
    """What one cell is, where it is a département or a région."""


@dataclass(frozen=True)
class Row:
    """One size range of the composition of a territory; ``None`` where no count exists."""

    label: str
    size: SizeRange
    communes_2015: int | None
    population_2015: int | None
    communes_2025: int
    population_2025: int


@dataclass(frozen=True)
class Composition:
    """The real communes of the chosen territory by size, in 2015 and today.

    ``rows`` end with the total. ``note`` says what the counts are, or why those of 2015 lack.
    """

    territory: str
    rows: tuple[Row, ...]
    note: str


@dataclass(frozen=True)
class Text:
    """The words of the card, in the order it prints them."""

    title: str
    subtitle: str
    selection: str
    total: str
    """The figure of all communes, in words beside the map: it colours nobody."""
    lecture: str
    champ: str
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    date: str
    alternative: str
    """Text alternative of the picture, at most 220 characters, not repeating the title."""
    about: tuple[tuple[str, str], ...] = ()
    """Definition, wording, themes, comparability: label and text of each."""


@dataclass(frozen=True)
class Result:
    """Everything one view shows."""

    selection: Selection
    kind: Kind
    text: Text
    cells: tuple[Cell, ...]
    """Cells laid on the map, each index known to the carrier."""
    rows: tuple[Cell, ...]
    """Rows of the table and marks of the chart: the cells with a figure or a status, then total."""
    total: Cell | None
    carrier: Carrier | None
    legend: Legend | None
    composition: Composition
    why_no_map: str = ""
    value_heading: str = "Valeur"
    """Column heading of the figures in the table."""
    row_heading: str = "Taille"
    """Column heading of what the rows are."""
    is_frame: bool = False
    """Whether these are real counts of the frame, not estimates of the survey."""
    counted_in: str = "2025"
    """Year of the communes and inhabitants counted in the rows and the legend."""
    shows_mergers: bool = True
    """Whether communes merged since 2014 carry their mark on the map."""
    mark: str = ""
    """« Démonstration – données fictives », to stand inside every picture, table and file."""
    evolution: Evolution | None = None
    """The pairs behind a map of change: they make its table, its chart and its file."""
