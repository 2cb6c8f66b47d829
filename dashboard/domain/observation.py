"""One published figure and the key it answers to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from dashboard.domain.size_range import ALL_SIZES, SizeRange
from dashboard.domain.status import Confidentiality, Qualifier, Status
from dashboard.domain.territory import FRANCE, Territory


class Unit(StrEnum):
    """Who is counted."""

    COMMUNE = "commune"
    EPCI = "epci"


class Scope(StrEnum):
    """Whose action: the commune's own, or any available on its territory (commune or EPCI).

    ``EITHER`` is for what the distinction does not apply to (an ABS, a number of domains).
    The value is the key used in URLs.
    """

    OWN = "propre"
    AVAILABLE = "territoire"
    EITHER = "sans-objet"


class Reading(StrEnum):
    """What the percentage is a share of; the value is the key used in URLs."""

    UNITS = "communes"
    """% of communes (or of EPCI, by the unit of the key)."""
    POPULATION = "population"
    """% of the population living in the communes concerned."""
    COUNT = "nombre"
    """A plain number, such as the number of domains told apart."""


class Orientation(StrEnum):
    """One fact reads both ways: « 72 % mènent une action », « 28 % n'en mènent aucune »."""

    DIRECT = "direct"
    INVERSE = "inverse"

    @property
    def other(self) -> Orientation:
        """The opposite reading."""
        return Orientation.INVERSE if self is Orientation.DIRECT else Orientation.DIRECT


ALL_UNITS = "ensemble"
"""Group of units without restriction."""


@dataclass(frozen=True)
class CellKey:
    """What a published cell answers to; several published values may share one key.

    ``group`` restricts the units (``ensemble``, ``abs-realisee`` for the communes that did an ABS).
    """

    dataset: str
    edition: str
    indicator: str
    unit: Unit
    scope: Scope
    reading: Reading
    size_range: SizeRange = ALL_SIZES
    territory: Territory = FRANCE
    group: str = ALL_UNITS


@dataclass(frozen=True)
class Observation:
    """A figure as one publication states it.

    ``value`` is in percent (0 to 100), or a plain number for :attr:`Reading.COUNT`, in the
    direction of ``orientation``; ``None`` where the text gives no number. For every qualifier but
    ``EXACT`` the value is only a bound or an order of magnitude, to be shown with ``words``.
    ``interval`` is the published 95 % interval and ``base`` the number of respondents.
    ``source`` and ``counter_source`` are ids of the catalogue; the latter printed the complement.
    ``derived`` is true for the exact complement of a figure that nobody printed.
    """

    id: str
    key: CellKey
    orientation: Orientation
    value: float | None
    qualifier: Qualifier
    words: str
    status: Status
    confidentiality: Confidentiality
    source: str
    counter_source: str | None = None
    size_label: str = ""
    reference_date: str = ""
    interval: tuple[float, float] | None = None
    standard_error: float | None = None
    base: int | None = None
    confidence: str = ""
    note: str = ""
    derived: bool = False
    derived_from: str = ""
    """The printed words (« la totalité ») that a derived complement comes from, if any."""

    @property
    def has_figure(self) -> bool:
        """Whether a number or its words may be shown."""
        return self.status.has_figure and not self.confidentiality.hides

    @property
    def is_number(self) -> bool:
        """Whether the publication prints a number that may be shown as one."""
        return self.has_figure and self.qualifier is Qualifier.EXACT and self.value is not None

    def read_as(self, orientation: Orientation) -> Observation | None:
        """The same fact in the asked direction, or ``None`` where that cannot be said exactly.

        Only an exact share has an exact complement: « la quasi-totalité » and « les deux tiers »
        stay as they were printed. A bound turns over too, but its words would be ours, not the
        publisher's: it is not offered. A withdrawn figure is withdrawn both ways.
        """
        if orientation is self.orientation:
            return self
        if self.status is Status.WITHDRAWN:
            return replace(self, orientation=orientation)
        if not self.is_number or self.value is None or self.key.reading is Reading.COUNT:
            return None
        low_high = self.interval and (100 - self.interval[1], 100 - self.interval[0])
        return replace(
            self,
            orientation=orientation,
            value=round(100 - self.value, 6),
            words="",
            interval=low_high,
            source=self.counter_source or self.source,
            counter_source=self.source if self.counter_source else None,
            derived=self.counter_source is None,
            derived_from=self.words if self.counter_source is None else "",
            note="",
        )
