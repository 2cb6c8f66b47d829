"""What a reader has chosen. The address of the page is its written form (see ``address``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol

from dashboard.domain.dataset import Dataset
from dashboard.domain.observation import Orientation, Reading, Scope
from dashboard.domain.size_range import SizeRange
from dashboard.domain.territory import FRANCE, Territory
from dashboard.domain.verdict import VerdictKind


class Face(StrEnum):
    """The face of the card in front."""

    MAP = "carte"
    CHART = "graphique"
    TABLE = "tableau"


class Level(StrEnum):
    """How fine the values are: of the whole country by size, or of a zone."""

    NATIONAL = "nationale"
    DEPARTEMENT = "departement"
    REGION = "region"


class Compare(StrEnum):
    """What a map shows of two editions."""

    NONE = "une-date"
    CHANGE = "evolution"
    SIDE_BY_SIDE = "cote-a-cote"


class Section(StrEnum):
    """The part of a long page that is open."""

    GLANCE = "tous"
    DETAIL = "indicateur"
    FRAME = "cadre"
    LAWS = "lois"


class Order(StrEnum):
    """How the indicators of a glance are sorted."""

    QUESTIONNAIRE = "questionnaire"
    RISE = "hausses"
    FALL = "baisses"
    SIZE = "ampleur"


class Method(StrEnum):
    """How values are cut into classes."""

    NATURAL = "naturelles"
    QUANTILES = "quantiles"
    EQUAL = "egales"


@dataclass(frozen=True)
class Choices:
    """What one view can be asked for; the first of each is preferred."""

    editions: tuple[str, ...]
    scopes: tuple[Scope, ...] = (Scope.EITHER,)
    readings: tuple[Reading, ...] = (Reading.UNITS,)
    orientations: tuple[Orientation, ...] = (Orientation.DIRECT,)
    levels: tuple[Level, ...] = ()
    methods: tuple[Method, ...] = ()
    compares: tuple[Compare, ...] = (Compare.NONE,)


@dataclass(frozen=True)
class Selection:
    """Everything a view depends on. Two equal selections show the same thing."""

    indicator: str
    edition: str
    scope: Scope = Scope.EITHER
    reading: Reading = Reading.UNITS
    orientation: Orientation = Orientation.DIRECT
    sizes: tuple[SizeRange, ...] = ()
    """Chosen size ranges, ascending; empty means all."""
    territory: Territory = FRANCE
    commune: str = ""
    face: Face = Face.MAP
    level: Level = Level.DEPARTEMENT
    method: Method = Method.NATURAL
    dataset: Dataset = Dataset.PUBLISHED
    compare: Compare = Compare.NONE
    adjusted: bool = False
    """Whether verdicts are corrected for the number of comparisons (Benjamini–Hochberg)."""
    theme: str = ""
    """Subject kept in a glance over all indicators; empty for all."""
    verdict: VerdictKind | None = None
    """Verdict kept in a glance over all indicators; ``None`` for all."""
    order: Order = Order.QUESTIONNAIRE
    section: Section = Section.GLANCE
    version: str = ""
    """Version of the published figures the view is frozen to; empty follows the current one."""

    def with_(self, **changes: object) -> Selection:
        """A copy with some choices changed."""
        return replace(self, **changes)  # type: ignore[arg-type]

    def shows(self, size: SizeRange) -> bool:
        """Whether the size filter lets this range through."""
        return not self.sizes or any(chosen.covers(size) for chosen in self.sizes)

    def concerns(self, size: SizeRange) -> bool:
        """Whether a figure of this range, however wide, tells of a size that was chosen."""
        return not self.sizes or any(chosen.overlaps(size) for chosen in self.sizes)


class Problem(StrEnum):
    """Why a value of an address could not be taken as it stands."""

    UNKNOWN = "unknown"
    NOT_FOR_INDICATOR = "not_for_indicator"
    MERGED = "merged"
    REPEATED = "repeated"
    TOO_LONG = "too_long"
    """More than is read: the rest was left out."""


@dataclass(frozen=True)
class Notice:
    """One value that was replaced: which key, what stood there, why, and what is shown instead."""

    key: str
    value: str
    problem: Problem
    instead: str


@dataclass(frozen=True)
class Parsed:
    """A valid selection and what had to be changed to get it."""

    selection: Selection
    notices: tuple[Notice, ...] = field(default=())


class Universe(Protocol):
    """What exists: asked while parsing an address."""

    @property
    def default(self) -> Selection:
        """What an empty address shows."""

    def choices(self, indicator: str) -> Choices | None:
        """What the indicator can be asked for; ``None`` where there is no such indicator."""

    def sizes(self) -> Sequence[SizeRange]:
        """The size ranges a reader can choose, ascending."""

    def themes(self) -> Sequence[str]:
        """The subjects a reader can choose, in their order."""

    def versions(self) -> Sequence[str]:
        """The versions a view can be frozen to, the first published one first."""

    def has_territory(self, territory: Territory) -> bool:
        """Whether the territory exists today."""

    def name_of(self, code: str) -> str:
        """Name of a commune of any date since 2014, empty where there is none."""

    def commune_today(self, code: str) -> str | None:
        """The commune of today for a code of any date since 2014; ``None`` if there is none."""
