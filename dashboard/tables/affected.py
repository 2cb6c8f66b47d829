"""Who is affected by a change of the figures: editions, indicators, pages that show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.observation import Scope
from dashboard.domain.page import EVOLUTIONS, MAP
from dashboard.domain.selection import Section
from dashboard.domain.version import CellChange, ChangeKind


@dataclass(frozen=True)
class Affected:
    """An indicator of an edition: how many of its cells changed, and where readers see them."""

    edition: str
    indicator: str
    label: str
    cells: int
    pages: tuple[str, ...]


def affected(changes: Sequence[CellChange], catalogue: Catalogue) -> tuple[Affected, ...]:
    """Indicators with a changed cell, by edition, in the order of the catalogue."""
    found: dict[tuple[str, str], list[CellChange]] = {}
    for change in changes:
        found.setdefault((change.key.edition, change.key.indicator), []).append(change)
    place = {name: i for i, name in enumerate(catalogue.indicators)}
    ordered = sorted(found, key=lambda pair: (pair[0], place.get(pair[1], len(place))))
    return tuple(_affected(*pair, found[pair], catalogue) for pair in ordered)


def _affected(
    edition: str, name: str, changed: Sequence[CellChange], catalogue: Catalogue
) -> Affected:
    indicator = catalogue.indicators.get(name)
    views = dict.fromkeys(_map_of(c) for c in changed if c.kind is not ChangeKind.COMPARABLE)
    both = urlencode({"indicateur": name, "partie": Section.DETAIL.value})
    pages = (*views, f"{EVOLUTIONS.path}?{both}")
    return Affected(edition, name, indicator.label if indicator else name, len(changed), pages)


def _map_of(change: CellChange) -> str:
    key = change.key
    asked = {"indicateur": key.indicator, "edition": key.edition}
    if key.scope is not Scope.EITHER:
        asked["portee"] = key.scope.value
    return f"{MAP.path}?{urlencode({**asked, 'lecture': key.reading.value})}"
