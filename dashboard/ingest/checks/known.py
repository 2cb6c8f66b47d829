"""What is known already: figures of the same key by other sources, and the other edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dashboard.domain.observation import CellKey, Observation, Orientation
from dashboard.domain.status import Qualifier
from dashboard.ingest.checks.check import Answer, Check, Context, NotApplicable
from dashboard.ingest.checks.series import by_key
from dashboard.ingest.mapping.entries import Entry, half_unit_of
from dashboard.ingest.mapping.numbers import written
from dashboard.ingest.mapping.prepared import Finding, Level

LARGE = 5.0
"""Points between a figure known and the one imported that somebody must explain."""
LEAP = 30.0
"""Points between two editions that are more likely a mistake than a change."""
NONE_KNOWN = NotApplicable("no figure of the same key is known from another source")


def _pairs(context: Context) -> Iterator[tuple[Entry, Observation]]:
    """Every imported fact with each figure of its key that another source published."""
    for entry in context.entries:
        first = context.observations.preferred(entry.key)
        others = context.observations.alternatives(entry.key)
        for row in (first, *others) if first is not None else ():
            if row.source != context.mapping.id:
                yield entry, row


def _golden(context: Context) -> Answer:
    pairs = list(_pairs(context))
    if not pairs:
        return NONE_KNOWN
    return tuple(_said(entry, row, context) for entry, row in pairs)


def _said(entry: Entry, row: Observation, context: Context) -> Finding:
    value, known = _faced(entry, row)
    printed = row.words or (f"{written(known)} %" if known is not None else "no number")
    here = written(value) if value is not None else f"no value ({entry.status.value})"
    values = f"{row.id} ({row.source}) {printed}; the file {here}"
    if value is None or known is None:
        rule = "known in words or without a number, now superseded"
    elif _confirms(value, known, row.qualifier):
        rule = "a known figure is confirmed"
    else:
        rule = "a known figure is superseded"
        values += f", {value - known:+.4g} points"
    return context.at(entry.place, rule, values)


def _faced(entry: Entry, row: Observation) -> tuple[float | None, float | None]:
    """Both numbers in the orientation of the known one, so that a bound keeps its side."""
    value = entry.direct
    if value is not None and row.orientation is Orientation.INVERSE and entry.is_share:
        value = round(100 - value, 10)
    return value, row.value


def _confirms(value: float, known: float, qualifier: Qualifier) -> bool:
    """Whether the new number rounds to the known one, or lies on the right side of the bound."""
    if qualifier is Qualifier.EXACT:
        return abs(value - known) <= half_unit_of(known) + 1e-9
    if qualifier is Qualifier.MORE_THAN:
        return value >= known
    if qualifier is Qualifier.LESS_THAN:
        return value <= known
    return abs(value - known) <= LARGE


def _gap(context: Context) -> Answer:
    pairs = [
        (e, row)
        for e, row in _pairs(context)
        if e.is_share and row.qualifier in (Qualifier.EXACT, Qualifier.ABOUT)
    ]
    faced = [(e, row, *_faced(e, row)) for e, row in pairs]
    if not any(value is not None and known is not None for *_, value, known in faced):
        return NONE_KNOWN
    return tuple(
        context.at(
            entry.place,
            f"a figure is within {LARGE:g} points of what was known of it",
            f"{row.id} ({row.source}) {row.words or written(known)}; the file {written(value)}",
        )
        for entry, row, value, known in faced
        if value is not None and known is not None and abs(value - known) > LARGE
    )


def _editions(context: Context) -> Answer:
    here = by_key(context.shown)
    found, seen = [], False
    for entry in context.shown:
        for edition in sorted(context.catalogue.editions) if entry.is_share else ():
            if edition == entry.key.edition:
                continue
            key = replace(entry.key, edition=edition)
            imported = here.get((key, entry.orientation))
            if imported is not None and edition > entry.key.edition:
                continue  # told from the other side
            other = imported.direct if imported is not None else _known_number(context, key)
            if other is None:
                continue
            seen = True
            if abs((entry.direct or 0.0) - other) > LEAP:
                where = imported.place.figure.cell if imported else "published"
                told = f"{edition}: {other:g} ({where}), {entry.key.edition}: {entry.direct:g}"
                rule = f"a share changes by at most {LEAP:g} points between two editions"
                found.append(context.at(entry.place, rule, told))
    if not seen:
        return NotApplicable("no figure of the same key is known as a number in another edition")
    return tuple(found)


def _known_number(context: Context, key: CellKey) -> float | None:
    """The first published number of a key, in the direct orientation."""
    first = context.observations.preferred(key)
    for row in (first, *context.observations.alternatives(key)) if first is not None else ():
        direct = row.read_as(Orientation.DIRECT)
        if direct is not None and direct.is_number:
            return direct.value
    return None


CHECKS = (
    Check(
        "golden",
        Level.SOFT,
        "To figures of which another source had already published the same key.",
        _golden,
        only_tells=True,
    ),
    Check(
        "golden-gap",
        Level.SOFT,
        "To the same, where both are numbers or orders of magnitude.",
        _gap,
    ),
    Check(
        "outlier-between-editions",
        Level.SOFT,
        "To shares whose key has a number in an earlier or later edition, in this import or not.",
        _editions,
    ),
)
