"""What a cell shows in a figure: its text, its pattern, and the length of its bar if it has one."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.domain.observation import Reading
from dashboard.domain.status import Qualifier, Status
from dashboard.figures.palette import Pattern
from dashboard.results.publication.footnotes import marked_text, marks_of
from dashboard.results.publication.publication import Publication
from dashboard.results.result import Cell, Look
from dashboard.wording.numbers import NBSP, number

_WITHOUT_BAR = (Look.STATUS, Look.WORDS, Look.OUTSIDE, Look.GROUND)
_PATTERNS: dict[Qualifier, Pattern] = {
    Qualifier.ABOUT: "dots",
    Qualifier.MORE_THAN: "hatch",
    Qualifier.LESS_THAN: "hatch-back",
}


@dataclass(frozen=True)
class Shown:
    """A cell as a figure shows it: ``value`` on the scale, ``None`` where words stand alone.

    ``interval`` is the published 95 % interval, drawn whenever it is known.
    """

    text: str
    value: float | None
    interval: tuple[float, float] | None
    qualifier: Qualifier
    pattern: Pattern

    @property
    def reach(self) -> float:
        """How far to the right its ink goes on the scale."""
        high = self.interval[1] if self.interval else 0.0
        return max(self.value or 0.0, high)

    @property
    def is_exact(self) -> bool:
        """Whether it is a figure, not a bound, an order of magnitude or words."""
        return self.value is not None and self.qualifier is Qualifier.EXACT


def shown(cell: Cell) -> Shown:
    """What a figure shows of a cell. A value is drawn only where the cell may show one."""
    value = _value(cell)
    seen = cell.observation
    exact = cell.qualifier is Qualifier.EXACT
    interval = seen.interval if seen and value is not None and exact else None
    pattern = _PATTERNS.get(cell.qualifier, "none")
    if cell.status is Status.LOW_RELIABILITY and exact:
        pattern = "cross"
    return Shown(marked_text(cell), value, interval, cell.qualifier, pattern)


def _value(cell: Cell) -> float | None:
    if cell.look in _WITHOUT_BAR or not cell.status.has_figure or cell.confidentiality.hides:
        return None
    if cell.value is not None:
        return cell.value
    return cell.observation.value if cell.observation else None


def interval_words(interval: tuple[float, float]) -> str:
    """« [87,9 ; 91,7] », on one line."""
    low, high = (number(bound, 1) for bound in interval)
    return f"[{low}{NBSP};{NBSP}{high}]"


def code_of(cell: Cell) -> str:
    """What stands in a table where there is no figure: the code of its status, else its words."""
    return (marks_of(cell) or (cell.text,))[0]


def scale_end(publication: Publication, cells: Iterable[Shown]) -> tuple[float, float]:
    """End and step of the scale: 0 to 100 for a share, rounded above the data for a count, those
    of the figures that share the scale among them."""
    if publication.spec.reading is not Reading.COUNT:
        return 100.0, 20.0
    others = publication.shared.others if publication.shared else ()
    every = [*cells, *(shown(cell) for each in others for cell in each)]
    most = max((cell.reach for cell in every), default=0.0) or 1.0
    power = 10.0 ** math.floor(math.log10(most))
    step = next(s * power for s in (0.2, 0.5, 1, 2, 5) if s * power * 5 >= most)
    step = max(step, 1.0) if most >= 3 else step
    return step * math.ceil(most / step), step
