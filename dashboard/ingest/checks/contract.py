"""The contract of the table and the links with the catalogue, told by cell instead of by row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.ingest.checks.check import Answer, Check, Context, NotApplicable
from dashboard.ingest.figures_checks import links, unknown_limits
from dashboard.ingest.mapping.attributes import DATASET
from dashboard.ingest.mapping.entries import Entry, Read
from dashboard.ingest.mapping.model import Measure
from dashboard.ingest.mapping.prepared import Finding, Level
from dashboard.ingest.mapping.rows import row_of
from dashboard.tables.contract import ContractError, Violation, check
from dashboard.tables.layout import COLUMNS, REAL_COLUMNS, WHOLE_COLUMNS

NOTHING = NotApplicable("nothing was read: repair the mapping first")
_ID = re.compile(r"'([^']+)'")


def frame_of(rows: Iterable[dict[str, str]]) -> pd.DataFrame:
    """Rows of the contract as the table that its rules look at."""
    frame = pd.DataFrame(list(rows)).assign(dataset=DATASET)[list(COLUMNS)]
    numbers = [*WHOLE_COLUMNS, *REAL_COLUMNS]
    frame[numbers] = frame[numbers].replace("", None)
    return frame


def _contract(context: Context) -> Answer:
    if not context.entries:
        return NOTHING
    frame = frame_of(row_of(entry, context.mapping.id) for entry in context.entries)
    try:
        check(frame, Path(context.file))
    except ContractError as error:
        return tuple(_told(error.violations, context))
    return ()


def _catalogue(context: Context) -> Answer:
    if not context.entries:
        return NOTHING
    return tuple(_told(_violations(context, links), context))


def _limits(context: Context) -> Answer:
    """Each unknown limit once, at the first cell that has it."""
    if not context.entries:
        return NOTHING
    first: dict[str, Finding] = {}
    for finding in _told(_violations(context, unknown_limits), context):
        first.setdefault(finding.values, finding)
    return tuple(first.values())


def _violations(context: Context, rule: Any) -> Iterator[Violation]:
    for entry in context.entries:
        size = entry.key.size_range
        row = row_of(entry, context.mapping.id)
        limits = {"size_min": size.minimum, "size_max": size.maximum}
        yield from rule({**row, **limits}, context.catalogue)


def _told(violations: Iterable[Violation], context: Context) -> Iterator[Finding]:
    by_id = {entry.id: entry for entry in context.entries}
    for violation in violations:
        values = f"{violation.column} {violation.found}"
        named = _ID.search(violation.row)
        entry = by_id.get(named[1]) if named else None
        if entry is None:
            yield Finding(context.file, "", "", violation.rule, values)
        else:
            yield context.at(_cell(entry, violation.column), violation.rule, values)


def _cell(entry: Entry, column: str) -> Read:
    """The cell a column was read in, that of the value for what no cell holds."""
    if column in (Measure.CI_LOW, Measure.CI_HIGH):
        margin = entry.read(Measure.MARGIN)
        return entry.read(Measure(column)) or margin or entry.place
    measured = Measure(column) if column in list(Measure) else Measure.VALUE
    return entry.read(measured) or entry.place


CHECKS = (
    Check("contract", Level.HARD, "To every row the import makes.", _contract),
    Check(
        "catalogue",
        Level.HARD,
        "To every row: indicator, edition, source and what the indicator is published for.",
        _catalogue,
    ),
    Check(
        "size-limits",
        Level.SOFT,
        "To the limits of the size ranges: those that no publication had used before.",
        _limits,
        only_tells=True,
    ),
)
