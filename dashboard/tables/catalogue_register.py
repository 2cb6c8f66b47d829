"""From the entries of ``comparability.toml`` to the register: one judgement a key, never two.

Rules checked here: an entry cites indicators, scopes, readings and notes that exist; whatever is
not comparable, or only with caution, has its reason; units are never compared one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dashboard.domain.comparability import (
    Comparability,
    ComparisonLevel,
    Entry,
    Reason,
    Register,
    RegisterKey,
)
from dashboard.domain.observation import Reading
from dashboard.tables import catalogue_rows as rows
from dashboard.tables.catalogue_toml import REPAIR
from dashboard.tables.errors import TablesError


def register_of(read: rows.Files) -> Register:
    """Expand the entries by (indicator, level, scope, reading); a later file replaces keys.

    An indicator without readings yet is judged for every reading. Raises :class:`TablesError`
    naming file, entry and key.
    """
    indicators = {row.id: row for row in read.indicator}
    reasons = {note.id: _reason(note) for note in read.note}
    entries: dict[RegisterKey, Entry] = {}
    for path, judged in read.entries:
        entries |= _of_one_file(path, judged, indicators, reasons)
    return Register(entries)


def _of_one_file(
    path: Path,
    judged: tuple[rows.EntryRow, ...],
    indicators: dict[str, rows.IndicatorRow],
    reasons: dict[str, Reason],
) -> dict[RegisterKey, Entry]:
    entries: dict[RegisterKey, Entry] = {}
    for place, row in enumerate(judged, start=1):
        where = f"entry {place} ({', '.join(row.indicators)})"
        faults = list(_faults(row, indicators, reasons))
        if faults:
            raise TablesError(path, f"{where}: {'; '.join(faults)}", REPAIR)
        entry = Entry(
            row.status,
            tuple(reasons[reason] for reason in row.reasons),
            row.judged_on.isoformat(),
            row.note,
        )
        for key in _keys(row, indicators):
            if key in entries:
                told = ", ".join(map(str, key))
                raise TablesError(path, f"{where}: {told} is judged twice", REPAIR)
            entries[key] = entry
    return entries


def _keys(row: rows.EntryRow, indicators: dict[str, rows.IndicatorRow]) -> Iterator[RegisterKey]:
    for name in row.indicators:
        indicator = indicators[name]
        for level in row.levels:
            for scope in row.scopes or indicator.scopes:
                for reading in row.readings or indicator.readings or tuple(Reading):
                    yield name, level, scope, reading


def _faults(
    row: rows.EntryRow, indicators: dict[str, rows.IndicatorRow], reasons: dict[str, Reason]
) -> Iterator[str]:
    for name in row.indicators:
        if name not in indicators:
            yield f"indicators: no file declares the indicator {name!r}"
            continue
        indicator = indicators[name]
        for scope in row.scopes:
            if scope not in indicator.scopes:
                yield f"scopes: the indicator {name!r} has no scope {scope.value!r}"
        for reading in row.readings:
            if reading not in indicator.readings:
                yield f"readings: the indicator {name!r} has no reading {reading.value!r}"
    for reason in row.reasons:
        if reason not in reasons:
            yield f"reasons: no file declares the note {reason!r}"
    if row.status is not Comparability.COMPARABLE and not row.reasons:
        yield f"reasons: {row.status.value!r} needs at least one"
    if ComparisonLevel.ENTITY in row.levels and row.status.allows:
        yield f"levels: {ComparisonLevel.ENTITY.value!r} is never compared, whatever the status"


def _reason(note: rows.NoteRow) -> Reason:
    day = note.date.isoformat() if note.date else ""
    return Reason(note.id, note.cause, note.label, note.text, note.law, day)
