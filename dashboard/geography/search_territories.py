"""Départements and régions that people type where a commune is asked for: « mayotte ».

A page on one commune has nothing to show of them, and communes written nearly so would mislead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.domain.territory import Territory, TerritoryKind
from dashboard.geography.search_text import ARTICLES, words_of
from dashboard.geography.store import Geography

_KINDS = frozenset({"departement", "dept", "region"})


@dataclass(frozen=True)
class Named:
    """A territory that has the very name typed; ``kinds`` are all that it is (Mayotte is both)."""

    territory: Territory
    name: str
    kinds: tuple[TerritoryKind, ...]


def territory_named(geography: Geography, words: Sequence[str]) -> Named | None:
    """The département, else the région, of that name; ``None`` where it is one commune (Paris)."""
    said = _bare(words)
    found = [one for one in _territories(geography) if _bare(words_of(geography.name(one))) == said]
    if not said or not found or len(geography.members(found[0])) < 2:
        return None
    return Named(found[0], geography.name(found[0]), tuple(one.kind for one in found))


def _territories(geography: Geography) -> Iterator[Territory]:
    for code in geography.departements:
        yield Territory(TerritoryKind.DEPARTEMENT, code)
    for code in geography.regions:
        yield Territory(TerritoryKind.REGION, code)


def _bare(words: Sequence[str]) -> tuple[str, ...]:
    """The words without the articles and the kind before a name."""
    rest = tuple(words)
    while rest and rest[0] in ARTICLES | _KINDS:
        rest = rest[1:]
    return rest
