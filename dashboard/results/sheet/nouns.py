"""The sheet of a commune: the nouns that page, mirror and print share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.domain.commune import Commune
from dashboard.domain.size_range import SizeRange
from dashboard.results.evolution import Pair
from dashboard.results.result import Cell


@dataclass(frozen=True)
class Level:
    """What one edition says: of communes of the size, by rule 1, and of all communes.

    ``cell`` is never the total: where the size has no published cell, it is a status, and so is
    ``total`` where no figure of all communes is published.
    """

    edition: str
    when: str
    """« fin 2014 »."""
    cell: Cell
    total: Cell

    @property
    def has_figure(self) -> bool:
        """Whether communes of this size have a figure or words of their own."""
        return shows(self.cell)


@dataclass(frozen=True)
class Fact:
    """One thing communes may do: a level for each published edition in order, and the verdict.

    ``pair`` is that of the sizes both editions can be compared on, ``None`` where a second edition
    is still to come. ``params`` is the address of its map with the commune chosen. ``unjudged`` is
    the code of why no change is said of it, although both editions are out.
    """

    indicator: str
    label: str
    detail: str
    """The scope in words, where the indicator has several."""
    levels: tuple[Level, ...]
    pair: Pair | None
    params: Mapping[str, str]
    unjudged: str = ""

    @property
    def judged_on(self) -> str:
        """The sizes the verdict is about, where they are not those of both levels."""
        if self.pair is None or {level.cell.size for level in self.levels} == {self.pair.size}:
            return ""
        return self.pair.heading


@dataclass(frozen=True)
class Subject:
    """Facts of one subject; ``absent`` names what no publication gives a figure for."""

    title: str
    facts: tuple[Fact, ...]
    absent: str = ""


@dataclass(frozen=True)
class Essential:
    """One main fact in words: ``figure`` stands in ``sentence`` (empty: the size has none)."""

    figure: str
    sentence: str
    short: str
    """The sentence without its precision, for where a table beside it gives that."""
    more: tuple[str, ...]
    """All communes, the earlier edition, the verdict: a sentence each."""


@dataclass(frozen=True)
class Changes:
    """What changed for communes of the size: rises and falls, the other verdicts, chance."""

    moved: tuple[str, ...]
    others: tuple[str, ...]
    chance: str


@dataclass(frozen=True)
class EpciFigure:
    """A nationwide figure of EPCI, of the newest edition that gives it."""

    label: str
    when: str
    cell: Cell


@dataclass(frozen=True)
class Neighbour:
    """A commune of the same size around: public facts only."""

    code: str
    name: str
    population: int
    distance_km: float
    """As the crow flies, between a point inside each."""


@dataclass(frozen=True)
class Sheet:
    """Everything the sheet says, one idea a line, in the order it is read."""

    commune: Commune
    title: str
    size: SizeRange
    summary: str
    """The size of the commune and how many share it, in one sentence."""
    identity: tuple[str, ...]
    """Where it is, what it was, its population then and now."""
    brief: tuple[Essential, ...]
    subjects: tuple[Subject, ...]
    editions: tuple[str, ...]
    """Dates of the levels in words, the earlier first."""
    coming: str
    """Which edition is still to come, empty where none is."""
    changes: Changes | None
    """``None`` while the second edition is to come."""
    epci: tuple[str, ...]
    """Public facts of its EPCI."""
    epci_figures: tuple[EpciFigure, ...]
    """What all EPCI of France do; empty where nothing is published."""
    neighbours: tuple[Neighbour, ...]
    alone: str
    """Why there is no neighbour, empty where there are some."""
    next_abs: tuple[str, ...]
    limits: tuple[str, ...]
    champ: str
    note: str
    sources: tuple[str, ...]
    mark: str = ""


def shows(cell: Cell) -> bool:
    """Whether a cell has a figure or words that may be shown."""
    return cell.status.has_figure and not cell.confidentiality.hides
