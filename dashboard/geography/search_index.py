"""All names a commune can be found by, laid out for searching: built once for a geography."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from dashboard.geography.search_past import Past, pasts
from dashboard.geography.search_text import folded, joined, without_article
from dashboard.geography.store import Geography

Ids = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]
_LAST = "\uffff"
_NONE = np.empty(0, dtype=np.int32)


@dataclass(frozen=True)
class Sorted:
    """Texts in alphabetical order, each with the entry it belongs to."""

    texts: tuple[str, ...]
    ids: Ids

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, int]]) -> Sorted:
        """Sort pairs of text and entry."""
        ordered = sorted(set(pairs))
        return cls(tuple(t for t, _ in ordered), np.array([i for _, i in ordered], np.int32))

    def starting(self, text: str) -> Ids:
        """Entries of the texts that begin so, each once, ascending."""
        first = bisect_left(self.texts, text)
        last = bisect_left(self.texts, text + _LAST, first)
        return np.unique(self.ids[first:last]) if last > first else _NONE


@dataclass(frozen=True)
class Index:
    """Entries: first the communes of today in the order of their codes, then past names.

    ``keys`` are folded names, ``codes`` the commune of today each leads to first, ``rank`` the
    order among equals (today before past, more inhabitants first), ``departement`` the position
    of its département (that of the old code for a past name) in the order of codes.
    """

    keys: tuple[str, ...]
    codes: tuple[str, ...]
    past: Mapping[int, Past]
    rank: Ids
    departement: npt.NDArray[np.int16]
    exact: Mapping[str, tuple[int, ...]]
    loose: Mapping[str, tuple[int, ...]]
    """By the name without its article, and by the name written as one word."""
    starts: Sorted
    tails: Sorted
    """Every name from each of its words on."""
    lengths: Mapping[int, tuple[tuple[str, ...], Ids]]
    """Names by number of letters, for likeness."""
    postcodes: Sorted
    departements: tuple[str, ...]


_built: WeakKeyDictionary[Geography, Index] = WeakKeyDictionary()
_lock = Lock()


def index_of(geography: Geography) -> Index:
    """The index of a geography, built at the first search."""
    with _lock:
        if geography not in _built:
            _built[geography] = _build(geography)
        return _built[geography]


def departement_of(code: str) -> str:
    """Département of an official code of a commune."""
    return code[:3] if code.startswith("97") else code[:2]


def _build(geography: Geography) -> Index:
    past = list(pasts(geography))
    here = len(geography.codes)
    position = {code: i for i, code in enumerate(geography.codes)}
    keys = (*map(folded, geography.communes["name"]), *(folded(p.name) for p in past))
    codes = (*geography.codes, *(p.today[0] for p in past))
    people = geography.population[[position[code] for code in codes]]
    is_past = np.arange(len(keys)) >= here
    order = np.lexsort((np.array(codes), -people, is_past))
    rank = np.empty(len(keys), dtype=np.int32)
    rank[order] = np.arange(len(keys), dtype=np.int32)
    place = {code: i for i, code in enumerate(geography.departements)}
    wheres = (place[departement_of(code)] for code in (*geography.codes, *(p.code for p in past)))
    return Index(
        keys=keys,
        codes=codes,
        past={here + i: one for i, one in enumerate(past)},
        rank=rank,
        departement=np.fromiter(wheres, np.int16, len(keys)),
        exact=_grouped((key, i) for i, key in enumerate(keys)),
        loose=_grouped((text, i) for i, key in enumerate(keys) for text in _loose(key)),
        starts=Sorted.of((t, i) for i, key in enumerate(keys) for t in (key, *_loose(key))),
        tails=Sorted.of((t, i) for i, key in enumerate(keys) for t in _tails(key)),
        lengths=_by_length(keys),
        postcodes=Sorted.of(
            (postcode, i)
            for i, known in enumerate(geography.communes["postcodes"])
            for postcode in known
        ),
        departements=tuple(geography.departements),
    )


def _loose(key: str) -> set[str]:
    bare = without_article(key)
    return {bare, joined(key), joined(bare)} - {key}


def _tails(key: str) -> list[str]:
    words = key.split(" ")
    return [" ".join(words[i:]) for i in range(len(words))]


def _grouped(pairs: Iterable[tuple[str, int]]) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for text, i in pairs:
        found[text].append(i)
    return {text: tuple(ids) for text, ids in found.items()}


def _by_length(keys: tuple[str, ...]) -> Mapping[int, tuple[tuple[str, ...], Ids]]:
    found: dict[int, list[int]] = defaultdict(list)
    for i, key in enumerate(keys):
        found[len(key)].append(i)
    return {
        n: (tuple(keys[i] for i in ids), np.array(ids, dtype=np.int32)) for n, ids in found.items()
    }
