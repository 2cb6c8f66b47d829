"""The log of the published figures for readers: versions, corrections, who is affected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dashboard.domain.observation import Observation, Orientation
from dashboard.domain.territory import FRANCE
from dashboard.domain.version import Action, CellChange, ChangeKind, Release
from dashboard.results.survey_cells import territory_name
from dashboard.results.world import World
from dashboard.tables.affected import Affected, affected
from dashboard.tables.catalogue import load_catalogue
from dashboard.tables.catalogue_release import with_release
from dashboard.tables.changes import changes
from dashboard.tables.store import load_version
from dashboard.tables.versions import read_head
from dashboard.wording.dates import in_words
from dashboard.wording.facts import value_text
from dashboard.wording.places import as_sentence, size_label
from dashboard.wording.versions import CHANGE, FIRST, RESTORED, ROLLBACK, counted
from dashboard.wording.vocabulary import READING, SCOPE

LISTED = (ChangeKind.CORRECTED, ChangeKind.WITHDRAWN, ChangeKind.CONFIRMED, ChangeKind.COMPARABLE)
"""Changes listed cell by cell, with restored figures; added ones are told by indicator."""
MANY = 300
"""Cells beyond which the list is cut, and says so."""


@dataclass(frozen=True)
class Step:
    """A line of the log, and the cells that changed with it."""

    release: Release
    changes: tuple[CellChange, ...]


@dataclass(frozen=True)
class ChangedCell:
    """A changed cell in words: what, who, what a reader saw and sees, why."""

    kind: str
    label: str
    who: str
    before: str
    after: str
    note: str


@dataclass(frozen=True)
class Entry:
    """A version in words. ``cells`` are its corrections, ``left`` how many are not listed."""

    version: str
    title: str
    day: str
    date: str
    note: str
    summary: str
    is_current: bool
    affected: tuple[Affected, ...]
    cells: tuple[ChangedCell, ...]
    left: int


def read_steps(root: Path) -> tuple[tuple[Step, ...], str]:
    """The log under ``root`` (the ``data`` folder) with what changed at each line, and the current
    version; ``TablesError`` where a version of it cannot be read."""
    head, base = read_head(root), load_catalogue(root)
    known = {version: load_version(root, version) for version in head.known}

    def step(line: Release) -> Step:
        if not line.replaces:
            return Step(line, ())
        after = known[line.version]
        return Step(line, changes(known[line.replaces], after, with_release(base, after)))

    return tuple(step(line) for line in head.log), head.current


def steps_until(steps: Sequence[Step], version: str) -> tuple[Step, ...]:
    """The log as it was known when a version first stood before the readers; whole without one."""
    places = [i for i, step in enumerate(steps) if step.release.version == version]
    return tuple(steps[: places[0] + 1] if places else steps)


def journal(world: World, steps: Sequence[Step], current: str) -> tuple[Entry, ...]:
    """The log in words, newest line first."""
    last = len(steps) - 1
    return tuple(
        _entry(world, step, place == last and step.release.version == current)
        for place, step in reversed(list(enumerate(steps)))
    )


def _entry(world: World, step: Step, is_current: bool) -> Entry:
    release = step.release
    back = release.action is Action.ROLLBACK
    listed = [change for change in step.changes if change.kind in LISTED or _is_restored(change)]
    first = not release.replaces
    return Entry(
        version=release.version,
        title=f"{ROLLBACK} {release.version}" if back else f"Version {release.version}",
        day=in_words(date.fromisoformat(release.on)),
        date=release.on,
        note=as_sentence(release.note),
        summary=FIRST if first else counted(Counter(c.kind for c in step.changes)),
        is_current=is_current,
        affected=() if first else affected(step.changes, world.catalogue),
        cells=tuple(changed_cells(world, listed[:MANY])),
        left=max(0, len(listed) - MANY),
    )


def changed_cells(world: World, changes: Iterable[CellChange]) -> Iterable[ChangedCell]:
    """The changed cells in words, one for one."""
    for change in changes:
        key = change.key
        indicator = world.catalogue.indicators.get(key.indicator)
        where = "" if key.territory == FRANCE else territory_name(world, key.territory)
        asked = (size_label(key.size_range), where, SCOPE[key.scope], READING[key.reading])
        pair = change.kind is ChangeKind.COMPARABLE
        yield ChangedCell(
            kind=RESTORED if _is_restored(change) else CHANGE[change.kind],
            label=f"{indicator.short_label if indicator else key.indicator}, {key.edition}",
            who=" · ".join(part for part in asked if part),
            before=_told(change.before, pair),
            after=_told(change.after, pair),
            note=change.after.note if change.after else "",
        )


def _is_restored(change: CellChange) -> bool:
    """Whether a figure stands again where a status stood."""
    return change.kind is ChangeKind.ADDED and change.before is not None


def _told(seen: Observation | None, with_edition: bool) -> str:
    if seen is None:
        return ""
    seen = seen.read_as(Orientation.DIRECT) or seen
    return f"{value_text(seen)} ({seen.key.edition})" if with_edition else value_text(seen)
