"""Facts put in order for the checks that compare neighbours: by size, by edition, by part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dashboard.domain.observation import CellKey, Orientation
from dashboard.domain.size_range import ALL_SIZES, SizeRange
from dashboard.ingest.mapping.entries import Entry

Series = Mapping[SizeRange, Entry]
Name = tuple[CellKey, Orientation]


def by_key(entries: Iterable[Entry]) -> dict[Name, Entry]:
    """The facts by key and orientation."""
    return {(entry.key, entry.orientation): entry for entry in entries}


def by_size(entries: Iterable[Entry]) -> dict[Name, dict[SizeRange, Entry]]:
    """The facts that differ by size range only, smallest communes first."""
    found: dict[Name, dict[SizeRange, Entry]] = {}
    for entry in sorted(entries, key=lambda e: e.key.size_range):
        anywhere = replace(entry.key, size_range=ALL_SIZES)
        found.setdefault((anywhere, entry.orientation), {})[entry.key.size_range] = entry
    return found


def tiling(whole: SizeRange, pieces: Iterable[SizeRange]) -> tuple[SizeRange, ...] | None:
    """The finest pieces that cut ``whole`` exactly, smallest first; ``None`` where none do.

    Of several ways to cut, the one with the most pieces is taken.
    """
    starts: dict[int, list[SizeRange]] = {}
    for piece in sorted(set(pieces)):
        if piece != whole and whole.covers(piece):
            starts.setdefault(piece.minimum, []).append(piece)

    known: dict[int, tuple[SizeRange, ...] | None] = {}

    def onwards(start: int) -> tuple[SizeRange, ...] | None:
        if start in known:
            return known[start]
        best: tuple[SizeRange, ...] | None = None
        for piece in starts.get(start, ()):
            ends = piece.maximum is None or piece.maximum == whole.maximum
            rest = () if ends else onwards(piece.maximum or 0)
            if rest is not None and (best is None or len(rest) + 1 > len(best)):
                best = (piece, *rest)
        known[start] = best
        return best

    return onwards(whole.minimum)


def totals(series: Series) -> dict[SizeRange, tuple[SizeRange, ...]]:
    """The ranges that others of the series cut exactly, each with its finest pieces."""
    found = {whole: tiling(whole, series) for whole in series}
    return {whole: pieces for whole, pieces in found.items() if pieces}


def same_lines(values: Sequence[object]) -> bool:
    """Whether a line of values is rich enough for its copy to be no coincidence."""
    return len(values) >= 4 and len(set(values)) >= 3
