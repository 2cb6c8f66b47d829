"""A range of commune sizes: the first key of every published cell.

Publications of ASCO need not use the same bands, so a band is a pair of limits (data), never an
enumeration in code. Limits are counted in inhabitants of the municipal population.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import total_ordering

_CODE = re.compile(r"(?:(moins)-(\d{1,8})|(\d{1,8})-(plus)|(\d{1,8})-(\d{1,8})|(toutes))", re.ASCII)


@total_ordering
@dataclass(frozen=True)
class SizeRange:
    """Communes whose municipal population lies in ``[minimum, maximum)``.

    ``maximum`` is ``None`` where the range is open. ``SizeRange()`` is every commune.
    """

    minimum: int = 0
    maximum: int | None = None

    def __post_init__(self) -> None:
        if self.minimum < 0:
            raise ValueError(f"a size range cannot start below zero: {self.minimum}")
        if self.maximum is not None and self.maximum <= self.minimum:
            raise ValueError(f"an empty size range: [{self.minimum}, {self.maximum})")

    def __lt__(self, other: SizeRange) -> bool:
        """Smaller communes first; of two ranges that start alike, the narrower."""
        return (self.minimum, self.width) < (other.minimum, other.width)

    @property
    def is_all(self) -> bool:
        """Whether the range holds every commune."""
        return self.minimum == 0 and self.maximum is None

    @property
    def width(self) -> float:
        """Number of populations in the range, infinite where it is open."""
        return float("inf") if self.maximum is None else float(self.maximum - self.minimum)

    def contains(self, population: int) -> bool:
        """Whether a commune of that population belongs to the range."""
        return population >= self.minimum and (self.maximum is None or population < self.maximum)

    def covers(self, other: SizeRange) -> bool:
        """Whether every population of ``other`` is in this range."""
        if other.minimum < self.minimum:
            return False
        return self.maximum is None or (other.maximum is not None and other.maximum <= self.maximum)

    def overlaps(self, other: SizeRange) -> bool:
        """Whether some population is in both ranges."""
        starts_before_end = other.maximum is None or self.minimum < other.maximum
        return starts_before_end and (self.maximum is None or other.minimum < self.maximum)

    @property
    def code(self) -> str:
        """Stable name for the URL: ``toutes``, ``moins-500``, ``500-1500``, ``30000-plus``."""
        if self.is_all:
            return "toutes"
        if self.maximum is None:
            return f"{self.minimum}-plus"
        return f"moins-{self.maximum}" if self.minimum == 0 else f"{self.minimum}-{self.maximum}"

    @classmethod
    def from_code(cls, code: str) -> SizeRange:
        """Read back :attr:`code`; ``ValueError`` where the text names no range."""
        match = _CODE.fullmatch(code)
        if match is None:
            raise ValueError(f"not a size range: {code!r}")
        below, upper, lower, above, start, end, _all = match.groups()
        if below:
            return cls(0, int(upper))
        if above:
            return cls(int(lower), None)
        return cls(int(start), int(end)) if start else cls()


ALL_SIZES = SizeRange()


def elementary_ranges(thresholds: Iterable[int]) -> tuple[SizeRange, ...]:
    """Cut the populations at each threshold: n thresholds give n + 1 ranges, smallest first."""
    limits = sorted(set(thresholds))
    starts = [0, *limits]
    ends: list[int | None] = [*limits, None]
    return tuple(SizeRange(start, end) for start, end in zip(starts, ends, strict=True))


def narrowest(ranges: Iterable[SizeRange], population: int) -> SizeRange | None:
    """The narrowest range that holds the population, the upper one of two equally narrow.

    « plus de 5 000 habitants » says more of a commune of 6 000 than « plus de 1 500 habitants ».
    The range of all communes never answers: it would lend the total to a size (rule 1).
    """
    holding = [r for r in ranges if not r.is_all and r.contains(population)]
    return min(holding, key=lambda r: (r.width, -r.minimum), default=None)
