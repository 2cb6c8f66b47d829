"""What a person must look at in the reading of the file: doubts, codes, numbers not as stored."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.ingest.checks.check import Answer, Check, Context, NotApplicable
from dashboard.ingest.mapping.model import Measure
from dashboard.ingest.mapping.prepared import Finding, Level
from dashboard.ingest.mapping.status_reading import said_of
from dashboard.ingest.vocabulary.codes import status_of


def _doubts(context: Context) -> Iterator[Finding]:
    """Each doubt once a sheet, at its first cell, with the number of the others."""
    sheets = {met.table.sheet for met in context.meeting.met}
    where: dict[tuple[str, str], list[str]] = {}
    for doubt in context.inspection.doubts:
        if doubt.sheet in sheets:
            where.setdefault((doubt.sheet, doubt.what), []).append(doubt.cell)
    for (sheet, what), cells in where.items():
        more = f" (in {len(cells)} cells, the last {cells[-1]})" if len(cells) > 1 else ""
        rule = "what was read with a doubt was looked at"
        yield Finding(context.file, sheet, cells[0], rule, what + more)


def _codes_as_defined(context: Context) -> Answer:
    found, seen = [], False
    for met in context.meeting.met:
        meanings = {**(met.table.codes or {}), **(met.table.footnotes or {})}
        for code, meaning in meanings.items():
            by_file = status_of(meaning)
            if code not in met.row.codes or by_file is None:
                continue
            seen = True
            used = [f for f in met.table.figures if code in (f.code, f.text) or code in f.marks]
            for figure in used[:1]:
                by_mapping = said_of(figure, met.table, met.row.codes)
                if (by_mapping.status, by_mapping.confidentiality) != by_file:
                    told = f"{code}: file « {meaning} », mapping {met.row.codes[code]!r}"
                    rule = "the mapping says of a code what the file says"
                    found.append(Finding(context.file, met.table.sheet, figure.cell, rule, told))
    return tuple(found) if seen else NotApplicable("no code is defined both ways")


def _as_read(context: Context) -> Iterator[Finding]:
    for entry in context.entries:
        for read in entry.reads:
            if read.changed:
                yield context.at(read, "a number freed of floating-point noise", read.changed)
            if read.figure.formula:
                rule = "the stored result of a formula, not computed again"
                yield context.at(read, rule, read.figure.raw)
        margin = entry.read(Measure.MARGIN)
        if margin is not None and margin.number is not None and entry.value is not None:
            low, high = entry.value - margin.number, entry.value + margin.number
            if entry.is_share and (low < 0 or high > 100):
                told = f"{low:g} to {high:g}, taken as {entry.ci_low:g} to {entry.ci_high:g}"
                yield context.at(margin, "an interval is kept within 0 and 100", told)


CHECKS = (
    Check(
        "codes-as-defined",
        Level.SOFT,
        "To codes and marks defined both in the file and in the mapping.",
        _codes_as_defined,
    ),
    Check(
        "doubts",
        Level.SOFT,
        "To the sheets of imported tables: everything the reading of the file was not sure of.",
        _doubts,
    ),
    Check(
        "as-read",
        Level.SOFT,
        "To every number that is not exactly what its cell holds.",
        _as_read,
        only_tells=True,
    ),
)
