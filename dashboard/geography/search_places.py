"""What people add to a name to tell homonyms apart: a département, a région, a code, a postcode."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from dashboard.geography.search_index import Index, Mask
from dashboard.geography.search_text import ARTICLES, LINKS, folded, without_article
from dashboard.geography.store import Geography

_SHORTEST = 3
"""Letters of the name of a territory that are enough to recognise it as one types."""


class Split(NamedTuple):
    """A search cut in two: the words of the name, the entries its place leaves, how sure."""

    words: tuple[str, ...]
    kept: Mask
    doubt: int


def splits(geography: Geography, index: Index, words: Sequence[str]) -> Iterator[Split]:
    """Each way to read some first or last words as a place: « saint denis | reunion »."""
    for cut in range(1, len(words)):
        head, tail = tuple(words[:cut]), tuple(words[cut:])
        if head[-1] not in LINKS:
            yield from _read(geography, index, head, tail)
        if cut == 1 and head[0].isdigit():
            yield from _read(geography, index, tail, head)


def _read(
    geography: Geography, index: Index, name: tuple[str, ...], place: tuple[str, ...]
) -> Iterator[Split]:
    while place and place[0] in ARTICLES:
        place = place[1:]
    if not place:
        return
    if len(place) == 1 and place[0][:1].isdigit():
        mask = _coded(index, place[0].upper())
        if mask is not None and mask.any():
            yield Split(name, mask, 5)
        return
    said = " ".join(place)
    for doubt, departements in _named(geography, said):
        numbers = [index.departements.index(code) for code in departements]
        yield Split(name, np.isin(index.departement, numbers), doubt)


def _coded(index: Index, code: str) -> Mask | None:
    """Entries of a département or of a postcode, whole or begun."""
    if code in index.departements:
        number = index.departements.index(code)
        mask: Mask = index.departement == number
        return mask
    if not code.isdigit() or not 3 <= len(code) <= 5:
        return None
    ids = index.postcodes.starting(code)
    todays = {index.codes[i] for i in ids.tolist()}
    return np.fromiter((c in todays for c in index.codes), np.bool_, len(index.codes))


def _named(geography: Geography, said: str) -> Iterator[tuple[int, list[str]]]:
    """Départements named so, or of a région named so; then those whose name begins so."""
    if len(said) < _SHORTEST:
        return
    names = [(without_article(folded(d.name)), [d.code]) for d in geography.departements.values()]
    for region in geography.regions.values():
        within = [d.code for d in geography.departements.values() if d.region == region.code]
        names.append((without_article(folded(region.name)), within))
    exact = [codes for name, codes in names if name == said]
    begun = [codes for name, codes in names if name != said and name.startswith(said)]
    if exact:
        yield 5, [code for codes in exact for code in codes]
    if begun:
        yield 7, [code for codes in begun for code in codes]
