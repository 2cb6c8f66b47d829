"""A fact as the file states it: one key, and every cell that says something of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.domain.observation import CellKey, Observation, Orientation, Reading
from dashboard.domain.status import Confidentiality, Qualifier, Status
from dashboard.ingest.finding.table import Figure, Table
from dashboard.ingest.mapping.model import Measure


@dataclass(frozen=True)
class Read:
    """A cell read for a measure. ``number`` is in percent for a share, ``None`` under a code.

    ``changed`` says what was done to the number of the file, if anything.
    """

    measure: Measure
    table: Table
    figure: Figure
    number: float | None
    changed: str = ""

    @property
    def decimals(self) -> int:
        """Decimals of the number, 0 for a code."""
        return 0 if self.number is None else decimals_of(self.number)


@dataclass(frozen=True)
class Entry:
    """A fact with its id, key and measures, and the cells they were read in."""

    id: str
    key: CellKey
    orientation: Orientation
    reads: tuple[Read, ...]
    status: Status
    confidentiality: Confidentiality
    size_label: str
    reference_date: str
    note: str
    value: float | None = None
    standard_error: float | None = None
    ci_low: float | None = None
    ci_high: float | None = None
    base: float | None = None

    def read(self, measure: Measure) -> Read | None:
        """The cell read for a measure."""
        return next((r for r in self.reads if r.measure is measure), None)

    @property
    def place(self) -> Read:
        """The cell of the value; every entry has one."""
        found = self.read(Measure.VALUE)
        if found is None:
            raise LookupError(f"an entry without a value: {key_text(self.key, self.orientation)}")
        return found

    @property
    def is_shown(self) -> bool:
        """Whether its status lets a number stand."""
        return self.status.has_figure and not self.confidentiality.hides

    @property
    def is_share(self) -> bool:
        """Whether the value is a percentage."""
        return self.key.reading is not Reading.COUNT

    @property
    def direct(self) -> float | None:
        """The value in the direct orientation, ``None`` where there is no number."""
        if self.value is None or self.orientation is Orientation.DIRECT or not self.is_share:
            return self.value
        return round(100 - self.value, 10)

    def observation(self, source: str) -> Observation:
        """The fact as the application will know it, before its base is known to be whole."""
        low, high = self.ci_low, self.ci_high
        return Observation(
            id=self.id,
            key=self.key,
            orientation=self.orientation,
            value=self.value,
            qualifier=Qualifier.EXACT,
            words="",
            status=self.status,
            confidentiality=self.confidentiality,
            source=source,
            size_label=self.size_label,
            reference_date=self.reference_date,
            interval=None if low is None or high is None else (low, high),
            standard_error=self.standard_error,
            base=None if self.base is None else int(self.base),
            confidence="A",
            note=self.note,
        )


SUPPRESSED = "(suppressed)"
"""What stands instead of a number that was made secret here, wherever its cell is told."""


def hidden(entry: Entry, why: Confidentiality) -> Entry:
    """The fact without any of its numbers, nor those of its cells: they are told nowhere."""
    reads = tuple(
        replace(
            read,
            number=None,
            changed="",
            figure=replace(read.figure, raw=SUPPRESSED, number=None, text="", marks=()),
        )
        for read in entry.reads
    )
    return replace(
        entry,
        reads=reads,
        confidentiality=why,
        value=None,
        standard_error=None,
        ci_low=None,
        ci_high=None,
        base=None,
    )


def key_text(key: CellKey, orientation: Orientation) -> str:
    """The full key in one line, stable between revisions: what an id is made of."""
    return "|".join(
        (
            *(key.edition, key.indicator, key.unit.value, key.scope.value, key.reading.value),
            *(key.group, key.territory.key, key.size_range.code, orientation.value),
        )
    )


def decimals_of(number: float) -> int:
    """Decimals of a number, once the noise of floating point is rounded off."""
    exponent = Decimal(repr(round(number, 10))).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def half_unit_of(number: float) -> float:
    """Half of the last decimal of a number."""
    return float(0.5 * 10 ** -decimals_of(number))


def half_unit(reads: Iterable[Read]) -> float:
    """Half of the last decimal printed: what rounding may hide in one of these numbers.

    Taken from the number with the most decimals, since « 72 » among « 71,6 » is « 72,0 ».
    """
    return min((half_unit_of(r.number or 0.0) for r in reads), default=0.5)
