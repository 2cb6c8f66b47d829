"""What a reader sees differently from one version of the figures to another, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.comparability import ComparisonLevel
from dashboard.domain.observation import CellKey, Observation
from dashboard.domain.territory import FRANCE
from dashboard.domain.version import CellChange, ChangeKind
from dashboard.tables.store import Observations


def changes(
    before: Observations, after: Observations, catalogue: Catalogue
) -> tuple[CellChange, ...]:
    """Every changed cell: corrected and withdrawn figures, added ones, newly comparable pairs.

    A cell is what is *preferred* among the published values of a key: a reader sees no other.
    """
    found = [
        change
        for key in {*before.keys, *after.keys}
        for change in _cell(key, before.preferred(key), after.preferred(key))
    ]
    found += _comparable(before, after, catalogue)
    return tuple(sorted(found, key=lambda change: (_RANK[change.kind], _order(change.key))))


_RANK = {
    kind: place
    for place, kind in enumerate(
        (
            ChangeKind.CORRECTED,
            ChangeKind.WITHDRAWN,
            ChangeKind.ADDED,
            ChangeKind.CONFIRMED,
            ChangeKind.COMPARABLE,
        )
    )
}


def _cell(
    key: CellKey, before: Observation | None, after: Observation | None
) -> Iterator[CellChange]:
    had, has = (seen is not None and seen.has_figure for seen in (before, after))
    if (had and not has) or after is None:
        yield CellChange(ChangeKind.WITHDRAWN, key, before, after)
    elif (has and not had) or before is None:
        yield CellChange(ChangeKind.ADDED, key, before, after)
    elif _told(before) != _told(after):
        yield CellChange(ChangeKind.CORRECTED, key, before, after)
    elif before.source != after.source:
        yield CellChange(ChangeKind.CONFIRMED, key, before, after)


def _told(seen: Observation) -> tuple[object, ...]:
    """What the publication says in a cell, whoever says it."""
    exact = seen.is_number
    return (
        seen.orientation,
        None if seen.value is None else round(seen.value, 9),
        seen.qualifier,
        "" if exact else seen.words,
        seen.status,
        seen.confidentiality,
        seen.interval,
        seen.standard_error,
        seen.base,
    )


def _comparable(
    before: Observations, after: Observations, catalogue: Catalogue
) -> Iterator[CellChange]:
    """Pairs of editions with two numbers that may be compared now and had not two before."""
    editions = list(catalogue.editions)
    for key in after.keys:
        if key.edition != editions[0] or not _allowed(catalogue, key):
            continue
        for later in (replace(key, edition=edition) for edition in editions[1:]):
            pair = after.preferred(key), after.preferred(later)
            if _numbers(*pair) and not _numbers(before.preferred(key), before.preferred(later)):
                yield CellChange(ChangeKind.COMPARABLE, later, *pair)


def _allowed(catalogue: Catalogue, key: CellKey) -> bool:
    if key.territory != FRANCE:
        level = ComparisonLevel.REGION
    else:
        level = ComparisonLevel.FRANCE if key.size_range.is_all else ComparisonLevel.SIZE
    entry = catalogue.register.find(key.indicator, level, key.scope, key.reading)
    return entry.status.allows


def _numbers(*pair: Observation | None) -> bool:
    return all(seen is not None and seen.is_number for seen in pair)


def _order(key: CellKey) -> tuple[object, ...]:
    return (
        key.indicator,
        key.edition,
        key.scope,
        key.reading,
        key.group,
        key.territory,
        key.size_range.is_all,
        key.size_range,
    )
