"""Size ranges of two editions put face to face: as they stand, or on their common union."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.domain.size_range import SizeRange


@dataclass(frozen=True)
class Slot:
    """A row: the ranges each edition publishes inside ``size`` (none where it publishes none)."""

    size: SizeRange
    before: tuple[SizeRange, ...]
    after: tuple[SizeRange, ...]


def is_partition(ranges: Iterable[SizeRange]) -> bool:
    """Whether the ranges hold every population exactly once."""
    ordered = sorted(ranges)
    if not ordered or ordered[0].minimum != 0 or ordered[-1].maximum is not None:
        return False
    return all(a.maximum == b.minimum for a, b in pairwise(ordered))


def align(before: Sequence[SizeRange], after: Sequence[SizeRange]) -> tuple[Slot, ...]:
    """Rows from the smallest communes to the largest; the range of all sizes must be left out.

    Two complete partitions meet on the ranges between their common limits, so that every figure of
    either edition has a place. Otherwise only identical ranges meet, and the others stand alone:
    pieces of unknown content are never put together.
    """
    if is_partition(before) and is_partition(after):
        limits = sorted(
            {r.minimum for r in before} & {r.minimum for r in after},
        )
        ends: list[int | None] = [*limits[1:], None]
        sizes = [SizeRange(low, high) for low, high in zip(limits, ends, strict=True)]
        return tuple(
            Slot(
                size,
                tuple(r for r in sorted(before) if size.covers(r)),
                tuple(r for r in sorted(after) if size.covers(r)),
            )
            for size in sizes
        )
    return tuple(
        Slot(
            size,
            (size,) if size in before else (),
            (size,) if size in after else (),
        )
        for size in sorted({*before, *after})
    )
