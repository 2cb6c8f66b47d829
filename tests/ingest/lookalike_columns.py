"""The columns of a drawn table: one to three header rows, merged or not."""

from __future__ import annotations

from tests.ingest import lookalike_words as words
from tests.ingest.lookalike_hand import Hand, TrueTable


def columns_of(
    hand: Hand, table: TrueTable
) -> tuple[list[list[tuple[int, int, str | int]]], list[tuple[str, ...]], bool]:
    """Header rows as (first, last, label), the path of each column, and whether they are merged."""
    depth = hand.one(1, 1, 2, 2, 3)
    table.traits.add(f"{depth} header rows")

    def leaves(least: int) -> list[str | int]:
        kind = hand.one("measures", "measures", "years", "text years", "sizes", "counts")
        if kind == "counts" and depth == 1:
            table.traits.add("counts across")
            return [*([0, 1, 2, 3] if hand.chance(50) else ["0", "1", "2", "3"]), "4 ou plus"]
        if kind == "sizes":
            return list(hand.one(*words.SIZES))
        if kind in {"measures", "counts"}:
            return list(hand.some(words.MEASURES, least, 4))
        years = [2014 + n for n in range(hand.count(max(least, 2), 4))]
        table.traits.add(kind)
        return list(years) if kind == "years" else [str(year) for year in years]

    if depth == 1:
        labels = leaves(1)
        top = [
            (i, i, hand.marked(label) if isinstance(label, str) else label)
            for i, label in enumerate(labels)
        ]
        return [top], [(str(label),) for label in labels], False
    merged = not hand.flat and not hand.chance(15)
    if not merged:
        table.traits.add("unmerged headers")
    rows: list[list[tuple[int, int, str | int]]] = [[] for _ in range(depth)]
    paths: list[tuple[str, ...]] = []
    outer = hand.some(["2014", "2018", "Ensemble du territoire"], 1, 2) if depth == 3 else [""]
    for large in outer:
        start = len(paths)
        for group in hand.some(words.GROUPS, 1, 2):
            labels, first = leaves(2), len(paths)
            paths += [(*((large,) if large else ()), group, str(label)) for label in labels]
            rows[-2].append((first, len(paths) - 1, group))
            rows[-1] += [(first + i, first + i, label) for i, label in enumerate(labels)]
        if large:
            rows[0].append((start, len(paths) - 1, large))
    return rows, paths, merged
