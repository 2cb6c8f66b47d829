"""Numbers of a measure are rounded alike: one that is not was typed by hand, or not rounded."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.ingest.checks.check import Answer, Check, Context, NotApplicable
from dashboard.ingest.finding.table import Table
from dashboard.ingest.mapping.entries import Read
from dashboard.ingest.mapping.model import Measure
from dashboard.ingest.mapping.prepared import Level

FEW = 0.2
"""Largest share of the cells of a measure that may be written apart from the others."""
UNROUNDED = 6
"""From this many decimals a number was never rounded."""


def _by_measure(context: Context) -> Iterator[tuple[Table, Measure, list[Read]]]:
    """The numbers of each table, by what they measure."""
    for met in context.meeting.met:
        reads = [
            read
            for entry in context.entries
            for read in entry.reads
            if read.table is met.table and read.number is not None
        ]
        for measure in Measure:
            of_measure = [read for read in reads if read.measure is measure]
            if of_measure:
                yield met.table, measure, of_measure


def _decimals(context: Context) -> Answer:
    found, seen = [], False
    for _, measure, reads in _by_measure(context):
        if len(reads) < 5 or measure is Measure.BASE:
            continue
        seen = True
        for read, usual in _apart(reads):
            told = f"{read.figure.raw}: {read.decimals} decimals among {measure}s of {usual}"
            rule = "numbers of a measure are rounded alike in a table"
            found.append(context.at(read, rule, told))
    return tuple(found) if seen else NotApplicable("no table has five numbers of one measure")


def _apart(reads: list[Read]) -> Iterator[tuple[Read, str]]:
    """The few that have more decimals than the others, or that alone are rounded."""
    ordered = sorted(read.decimals for read in reads)
    usual = ordered[int(len(ordered) * (1 - FEW)) - 1]
    odd = [read for read in reads if read.decimals > max(usual, 1)]
    if usual < UNROUNDED and odd:
        yield from ((read, f"at most {usual}") for read in odd)
    rounded = [r for r in reads if r.decimals <= 2 and r.number not in (0.0, 100.0)]
    if rounded and ordered[int(len(ordered) * FEW)] >= UNROUNDED:
        yield from ((read, "at least six") for read in rounded)


CHECKS = (
    Check(
        "decimals",
        Level.SOFT,
        "To tables with at least five numbers of one measure, respondents apart.",
        _decimals,
    ),
)
