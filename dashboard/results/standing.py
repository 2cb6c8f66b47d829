"""Whether a view frozen to a version of the figures still says what the site says today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.domain.observation import Unit
from dashboard.domain.page import EPCI, MAP, NEEDS
from dashboard.domain.selection import Section, Selection
from dashboard.domain.version import Action, CellChange, ChangeKind, Release
from dashboard.results.world import World
from dashboard.tables.changes import changes
from dashboard.wording.dates import in_words
from dashboard.wording.versions import standing_text

NEEDS_THEME = "abs"


class StandingKind(StrEnum):
    """What became of the figures of a frozen view."""

    CURRENT = "a-jour"
    REPLACED = "remplacee"
    """A newer version is in line; the figures of this view are the same."""
    COMPLETED = "completee"
    """The newer version has figures more for this view."""
    CORRECTED = "corrigee"
    WITHDRAWN = "retiree"
    """A figure of this view was withdrawn, or the whole version was."""


@dataclass(frozen=True)
class Standing:
    """The banner of a frozen view: which version, what became of it, in words.

    ``newer`` is the version in line, empty where the frozen one is.
    """

    kind: StandingKind
    version: str
    newer: str
    text: str


def standing(
    frozen: World, current: World, log: Sequence[Release], slug: str, selection: Selection
) -> Standing | None:
    """What became of the view ``selection`` of the page ``slug``; ``None`` where it is not frozen.

    ``current`` is the world of today and ``log`` the log of versions, oldest line first.
    """
    if not frozen.frozen:
        return None
    version, now = frozen.frozen, current.observations.version
    published = next(line for line in log if line.version == version)
    kind, counts = StandingKind.CURRENT, Counter[ChangeKind]()
    if version != now:
        counts = Counter(change.kind for change in _seen(frozen, current, slug, selection))
        kind = _kind(counts, taken_back=_taken_back(version, log))
    newer = "" if version == now else now
    day = in_words(date.fromisoformat(published.on))
    return Standing(kind, version, newer, standing_text(kind.value, version, day, newer, counts))


def _seen(frozen: World, current: World, slug: str, selection: Selection) -> tuple[CellChange, ...]:
    found = changes(frozen.observations, current.observations, current.catalogue)
    shown = _indicators(current, slug, selection)
    one_date = slug == MAP.slug
    return tuple(
        change
        for change in found
        if (shown is None or change.key.indicator in shown)
        and (not one_date or change.key.edition == selection.edition)
    )


def _indicators(world: World, slug: str, selection: Selection) -> frozenset[str] | None:
    """The indicators a page shows, ``None`` for all of them."""
    if slug == MAP.slug or selection.section is Section.DETAIL:
        return frozenset({selection.indicator})
    indicators = world.catalogue.indicators.values()
    if slug == NEEDS.slug:
        return frozenset(i.id for i in indicators if i.theme == NEEDS_THEME)
    if slug == EPCI.slug:
        return frozenset(i.id for i in indicators if i.unit is Unit.EPCI)
    return None


def _taken_back(version: str, log: Sequence[Release]) -> bool:
    """Whether the last word on a version was to go back to another one."""
    left = [line for line in log if version in (line.replaces, line.version)]
    return left[-1].action is Action.ROLLBACK and left[-1].replaces == version


def _kind(counts: Counter[ChangeKind], *, taken_back: bool) -> StandingKind:
    if taken_back or counts[ChangeKind.WITHDRAWN]:
        return StandingKind.WITHDRAWN
    if counts[ChangeKind.CORRECTED]:
        return StandingKind.CORRECTED
    added = counts[ChangeKind.ADDED] + counts[ChangeKind.COMPARABLE] + counts[ChangeKind.CONFIRMED]
    return StandingKind.COMPLETED if added else StandingKind.REPLACED
