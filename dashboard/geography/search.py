"""Find a commune as people look for it: name, postcode, code, or a name it had before a merger."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dashboard.domain.commune import Relation
from dashboard.geography import search_words
from dashboard.geography.search_index import Index, index_of
from dashboard.geography.search_names import BEGINNING, NEARLY, Scored, heads, names
from dashboard.geography.search_past import Past, past_of_code
from dashboard.geography.search_places import splits
from dashboard.geography.search_territories import Named, territory_named
from dashboard.geography.search_text import LONGEST, words_of
from dashboard.geography.store import Geography

_CODE = re.compile(r"\d[\dAB]\d{0,3}", re.ASCII)
_SHOWN_POSTCODES = 3
_CITIES = {
    "paris": ("75056", 75100, 75000, 20),
    "marseille": ("13055", 13200, 13000, 16),
    "lyon": ("69123", 69380, 69000, 9),
}
"""Commune, code and postcode before those of the first arrondissement, and their number."""
_ORDINAL = re.compile(r"(\d{1,2})(?:er|e|eme|ieme|ème|nd|nde)?", re.ASCII)
_ROMAN = re.compile(r"(x{0,2})(ix|iv|v?i{0,3})(?:er|e|eme|ieme)?", re.ASCII)
_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_AFTER_ORDINAL = ("", "arrondissement", "arr", "arrdt")


@dataclass(frozen=True)
class Via:
    """What was found, where it is not the name of the commune of today."""

    code: str
    name: str
    relation: Relation
    year: int | None


@dataclass(frozen=True)
class Hit:
    """A commune of today that answers a search.

    ``label`` is its name with its département, ``detail`` what was recognised (« Gesté :
    fusionnée en 2015 dans Beaupréau-en-Mauges »), ``others`` the codes of the other communes of
    today an old one leads to.
    """

    code: str
    name: str
    departement: str
    population: int
    label: str
    detail: str
    via: Via | None = None
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """What answers a search: communes, best first, and the territory of that very name.

    ``near`` says that no name holds all the words typed: the communes are merely alike, and the one
    that was meant may be another, such as one that disappeared before 2014.
    """

    hits: tuple[Hit, ...] = ()
    near: bool = False
    territory: Named | None = None

    @property
    def answered(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.hits) or self.territory is not None


def search(geography: Geography, text: str, limit: int = 10) -> tuple[Hit, ...]:
    """The communes that answer, best first, each once; none where nothing comes near.

    Never raises; the first 80 characters are read. A first search builds the index.
    """
    return find(geography, text, limit).hits


def find(geography: Geography, text: str, limit: int = 10) -> Found:
    """The communes of :func:`search`, and how far they are what was asked for."""
    index = index_of(geography)
    typed = text[:LONGEST]
    compact = "".join(typed.split()).upper()
    if _CODE.fullmatch(compact):
        return Found(_first(_by_code(geography, index, compact), limit))
    words = words_of(typed)
    if not words:
        return Found()
    city = _CITIES.get(words[0])
    if city and (number := _ordinal(words[1:])) and number <= city[3]:
        return Found((_arrondissement(geography, city[0], words[0], number),))
    scored = _by_name(geography, index, words)
    territory = territory_named(geography, words)
    near = bool(scored) and scored[0][0] >= NEARLY
    if near and territory is not None:
        return Found(territory=territory)
    return Found(_first(_hits(geography, index, scored), limit), near, territory)


def _first(found: Iterator[Hit], limit: int) -> tuple[Hit, ...]:
    hits: dict[str, Hit] = {}
    for hit in found:
        if len(hits) >= limit:
            break
        hits.setdefault(hit.code, hit)
    return tuple(hits.values())


def _by_code(geography: Geography, index: Index, code: str) -> Iterator[Hit]:
    """Official code, old code, arrondissement, then postcodes that begin so."""
    if len(code) == 5:
        if geography.commune(code) is not None:
            yield _hit(geography, code, search_words.of_code(code))
        past = past_of_code(geography, code)
        if past is not None:
            yield _past_hit(geography, past, search_words.of_old_code(code))
    for city, (today, first, postcode, count) in _CITIES.items():
        for base in (first, postcode):
            if code.isdigit() and 0 < int(code) - base <= count:
                yield _arrondissement(geography, today, city, int(code) - base)
    if not code.isdigit():
        for i in sorted(_beginning(geography.codes, code), key=index.rank.__getitem__):
            yield _hit(geography, index.codes[i], search_words.of_code(index.codes[i]))
    for i in sorted(index.postcodes.starting(code).tolist(), key=index.rank.__getitem__):
        postcodes = geography.communes["postcodes"].iloc[i]
        known = tuple(p for p in postcodes if p.startswith(code))
        yield _hit(geography, index.codes[i], search_words.of_postcode(known[:_SHOWN_POSTCODES]))


def _beginning(codes: tuple[str, ...], start: str) -> range:
    """Positions of the codes that begin so: those of Corsica have a letter no postcode has."""
    first = bisect_left(codes, start)
    return range(first, bisect_left(codes, f"{start}Z", first))


def _by_name(geography: Geography, index: Index, words: tuple[str, ...]) -> list[Scored]:
    found = names(index, words)
    if not _is_sure(found):
        for name, kept, doubt in splits(geography, index, words):
            found += [(level + doubt, order, i) for level, order, i in names(index, name, kept)]
    if not found or min(found)[0] >= NEARLY:
        found += heads(index, words)
    found.sort()
    if _is_sure(found):
        found = [one for one in found if one[0] < NEARLY]
    return found


def _hits(geography: Geography, index: Index, found: Iterable[Scored]) -> Iterator[Hit]:
    for _, _, i in found:
        past = index.past.get(i)
        if past is not None:
            yield _past_hit(geography, past)
        else:
            yield _hit(geography, index.codes[i], search_words.of_code(index.codes[i]))


def _is_sure(found: list[Scored]) -> bool:
    """Whether the best answer is the very name: what is merely alike is then left out."""
    return bool(found) and found[0][0] < BEGINNING


def _ordinal(words: tuple[str, ...]) -> int:
    """The number of an arrondissement: « 11 », « 11e », « 3eme arrdt », « XII »; 0 if none."""
    if not words or len(words) > 2 or (words[1:] or ("",))[0] not in _AFTER_ORDINAL:
        return 0
    if match := _ORDINAL.fullmatch(words[0]):
        return int(match.group(1))
    roman = _ROMAN.fullmatch(words[0])
    return 10 * len(roman.group(1)) + _UNITS.index(roman.group(2)) if roman else 0


def _hit(geography: Geography, code: str, detail: str) -> Hit:
    commune = geography.commune(code)
    if commune is None:
        raise KeyError(code)
    departement = geography.departements[commune.departement].name
    label = search_words.label_of(commune.name, departement)
    return Hit(code, commune.name, commune.departement, commune.population, label, detail)


def _past_hit(geography: Geography, past: Past, remark: str = "") -> Hit:
    first, *rest = past.today
    hit = _hit(geography, first, "")
    others = tuple(_hit(geography, code, "").name for code in rest)
    said = search_words.of_past(past, hit.name, others)
    return replace(
        hit,
        detail=f"{said} ({remark})" if remark else said,
        via=Via(past.code, past.name, past.relation, past.year),
        others=tuple(rest),
    )


def _arrondissement(geography: Geography, code: str, city: str, number: int) -> Hit:
    said = search_words.of_arrondissement(number, city.capitalize())
    return _hit(geography, code, said)
