"""How well a name answers a search: the very name first, then beginnings, words, likeness."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from dashboard.geography.search_index import Ids, Index, Mask
from dashboard.geography.search_text import LINKS, joined

EXACT, LOOSE, BEGINNING, ALL_WORDS, WORDS, NEARLY, HEAD, LIKE = 0, 10, 16, 18, 30, 38, 39, 40
"""How near a name is to what was typed; a smaller number is nearer. From ``NEARLY`` on, some of the
words typed are not in the name."""
_ENOUGH = 3
"""Names found under which likeness is asked too: whoever finds nothing may have mistyped."""
_SHORTEST_LIKE, _LIKENESS, _BEGUN_LIKENESS, _STRAY = 4, 0.7, 0.8, 3
_NEARLY = 0.85
"""Likeness from which a whole name was most likely meant."""
_SLIP, _LARGE = 6, 300
"""Letters of a name in which one wrong letter is a slip of the hand, and how many of the largest
communes it then makes more likely than a small one whose name goes on."""
_GENERIC = 100
"""Names that begin so beyond which words say nothing: « Saint »."""
_MANY = 400

Scored = tuple[int, float, int]
"""Distance, order within it, entry."""


def names(index: Index, words: Sequence[str], kept: Mask | None = None) -> list[Scored]:
    """The entries that answer the folded words, among those kept, the nearest first."""
    found: dict[int, Scored] = {}
    for level, ids in _levels(index, words):
        for i in _ranked(index, ids, kept):
            found.setdefault(i, (level, float(index.rank[i]), i))
    sure = any(level < BEGINNING for level, _, _ in found.values())
    if not sure and len(found) < _ENOUGH:
        key, begun = " ".join(words), bool(found)
        for i, likeness in _alike(index, key, kept):
            order = -100 * likeness - 5 * (1 - index.rank[i] / len(index.keys))
            if begun and _is_slip(index, key, i, likeness):
                found.setdefault(i, (BEGINNING, order, i))
            found.setdefault(i, (NEARLY if likeness >= _NEARLY else LIKE, order, i))
    return sorted(found.values())


def heads(index: Index, words: Sequence[str]) -> list[Scored]:
    """The entries that begin with the first words typed, as many of them as a name has: what
    follows may be a former name (« Montreuil sous Bois »), a district, « cedex »."""
    for cut in range(len(words) - 1, 0, -1):
        key = " ".join(words[:cut])
        if len(key) < _SHORTEST_LIKE or words[cut - 1] in LINKS:
            continue
        named = {*index.exact.get(key, ()), *index.loose.get(key, ())}
        named.update(index.starts.starting(f"{key} ").tolist())
        if 0 < len(named) <= _GENERIC:
            return sorted((HEAD, float(index.rank[i]), i) for i in named)
    return []


def _is_slip(index: Index, key: str, i: int, likeness: float) -> bool:
    """Whether a large commune is written so but for one letter: « toulouze »."""
    return (
        len(key) >= _SLIP
        and len(index.keys[i]) == len(key)
        and likeness >= 1 - 1.01 / len(key)
        and index.rank[i] < _LARGE
    )


def _ranked(index: Index, ids: Ids, kept: Mask | None) -> list[int]:
    """The first of many entries, the most likely first: nobody reads the others."""
    shown = ids if kept is None else ids[kept[ids]]
    if len(shown) > _MANY:
        nearest = np.argpartition(index.rank[shown], _MANY)[:_MANY]
        shown = shown[nearest]
    return [int(i) for i in shown]


def _levels(index: Index, words: Sequence[str]) -> Iterator[tuple[int, Ids]]:
    key = " ".join(words)
    yield EXACT, np.array(index.exact.get(key, ()), dtype=np.int32)
    loose = {*index.loose.get(key, ()), *index.loose.get(joined(key), ())}
    yield LOOSE, np.array(sorted(loose), dtype=np.int32)
    yield BEGINNING, index.starts.starting(key)
    whole = _holding(index, words)
    if len(words) > 1:
        said = [i for i in whole.tolist() if set(words) <= set(index.keys[i].split(" "))]
        yield ALL_WORDS, np.array(said, dtype=np.int32)
    yield WORDS, whole


def _holding(index: Index, words: Sequence[str]) -> Ids:
    """Entries with words that begin like each of those typed."""
    found: Ids | None = None
    for word in sorted(set(words), key=len, reverse=True):
        ids = index.tails.starting(word)
        found = ids if found is None else np.intersect1d(found, ids, assume_unique=True)
        if not len(found):
            break
    return np.empty(0, dtype=np.int32) if found is None else found


def _alike(index: Index, key: str, kept: Mask | None) -> Iterator[tuple[int, float]]:
    """Entries written nearly so, and those that begin nearly so, with their likeness (0 to 1)."""
    size = len(key)
    if size < _SHORTEST_LIKE:
        return
    best: dict[int, float] = {}
    for length, (texts, ids) in index.lengths.items():
        near = abs(length - size) <= _STRAY
        if not near and length < size:
            continue
        compared = texts if near else [text[:size] for text in texts]
        cut, weight = (_LIKENESS, 1.0) if near else (_BEGUN_LIKENESS, 0.95)
        scored = process.extract(
            key, compared, scorer=OSA.normalized_similarity, score_cutoff=cut, limit=None
        )
        for _, likeness, at in scored:
            i = int(ids[at])
            if kept is None or kept[i]:
                best[i] = likeness * weight
    yield from best.items()
