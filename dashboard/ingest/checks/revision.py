"""What a new revision does to the figures of the former one: none may vanish without a word."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.domain.observation import Observation
from dashboard.domain.status import Status
from dashboard.ingest.checks.check import Answer, Check, Context, NotApplicable
from dashboard.ingest.mapping.attributes import typographic
from dashboard.ingest.mapping.entries import Entry, key_text
from dashboard.ingest.mapping.numbers import written
from dashboard.ingest.mapping.prepared import Finding, Level

STILL_THERE = "a figure of the former revision is still there, or is withdrawn with its reason"
FIRST = NotApplicable("no figure of this import stands yet: it is its first revision")
NOTE_LENGTH = 300


def withdrawn(context: Context) -> tuple[tuple[str, str], ...]:
    """Ids withdrawn and why: those of this mapping, and those withdrawn before and not back."""
    here = {entry.id for entry in context.entries}
    reasons = {
        row.id: row.note
        for row in _former(context)
        if row.status is Status.WITHDRAWN and row.id not in here
    }
    for asked in context.mapping.withdraw:
        for row in _named(context, asked.figure):
            if row.id not in here:
                reasons[row.id] = typographic(asked.reason)
    return tuple(sorted(reasons.items()))


def _former(context: Context) -> list[Observation]:
    return [row for row in context.observations if row.source == context.mapping.id]


def _named(context: Context, name: str) -> list[Observation]:
    """The figure of the former revision of that id or key."""
    return [row for row in _former(context) if name in (row.id, key_text(row.key, row.orientation))]


def _coverage(context: Context) -> Answer:
    former = _former(context)
    if not former and not context.mapping.withdraw:
        return FIRST
    here = {entry.id for entry in context.entries}
    gone = {name for name, _ in withdrawn(context)}
    file = context.loaded.path.name
    found = [
        Finding(file, "", "", STILL_THERE, f"{row.id} = {key_text(row.key, row.orientation)}")
        for row in former
        if row.id not in here and row.id not in gone
    ]
    return (*found, *_bad_withdrawals(context, here))


def _bad_withdrawals(context: Context, here: set[str]) -> Iterator[Finding]:
    file = context.loaded.path.name
    for asked in context.mapping.withdraw:
        named = _named(context, asked.figure)
        if not named:
            told = f"{asked.figure} is no figure of the former revision of this import"
            yield Finding(file, "", "", "only a figure that stands is withdrawn", told)
        for row in named:
            if row.id in here:
                told = f"{asked.figure} is in the file: map it or ignore it, not both"
                yield Finding(file, "", "", "a withdrawn figure is no longer imported", told)
        if len(asked.reason) > NOTE_LENGTH:
            told = f"{asked.figure}: {len(asked.reason)} characters, at most {NOTE_LENGTH}"
            yield Finding(file, "", "", "the reason of a withdrawal is a short note", told)


def _changes(context: Context) -> Answer:
    former = {row.id: row for row in _former(context)}
    if not former:
        return FIRST
    found = []
    for entry in context.entries:
        before = former.get(entry.id)
        if before is None:
            name = key_text(entry.key, entry.orientation)
            found.append(context.at(entry.place, "a new figure", f"{_now(entry)} ({name})"))
        elif _was(before) != _now(entry):
            values = f"{_was(before)} before, {_now(entry)} now"
            found.append(context.at(entry.place, "a figure that changes", values))
    return tuple(found)


def _was(row: Observation) -> str:
    if row.value is not None and row.has_figure:
        return f"{written(row.value)} ({row.status.value})"
    return f"no value ({row.status.value}, {row.confidentiality.value})"


def _now(entry: Entry) -> str:
    if entry.value is not None:
        return f"{written(entry.value)} ({entry.status.value})"
    return f"no value ({entry.status.value}, {entry.confidentiality.value})"


CHECKS = (
    Check(
        "coverage",
        Level.HARD,
        "To every figure that an earlier revision of this import published.",
        _coverage,
    ),
    Check(
        "revision",
        Level.SOFT,
        "To every figure whose value or status differs from the earlier revision, or is new.",
        _changes,
        only_tells=True,
    ),
)
