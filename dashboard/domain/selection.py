"""What a reader has chosen. The address of the page is its written form (see ``address``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol

from dashboard.domain.observation import Orientation, Reading, Scope
from dashboard.domain.size_range import SizeRange
from dashboard.domain.territory import FRANCE, Territory


class Face(StrEnum):
    """The face of the card in front."""

    MAP = "carte"
    CHART = "graphique"
    TABLE = "tableau"


class Level(StrEnum):
    """What the shares of the frame are computed by."""

    DEPARTEMENT = "departement"
    REGION = "region"


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

    def with_(self, **changes: object) -> Selection:
        """A copy with some choices changed."""
        return replace(self, **changes)  # type: ignore[arg-type]

    def shows(self, size: SizeRange) -> bool:
        """Whether the size filter lets this range through."""
        return not self.sizes or any(chosen.covers(size) for chosen in self.sizes)


class Problem(StrEnum):
    """Why a value of an address could not be taken as it stands."""

    UNKNOWN = "unknown"
    NOT_FOR_INDICATOR = "not_for_indicator"
    MERGED = "merged"
    REPEATED = "repeated"


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

    def has_territory(self, territory: Territory) -> bool:
        """Whether the territory exists today."""

    def name_of(self, code: str) -> str:
        """Name of a commune of any date since 2014, empty where there is none."""

    def commune_today(self, code: str) -> str | None:
        """The commune of today for a code of any date since 2014; ``None`` if there is none."""
