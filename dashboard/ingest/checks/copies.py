"""Rows and columns that copy each other: a line pasted twice, or mapped from the wrong place."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.ingest.checks.check import Answer, Check, Context, NotApplicable
from dashboard.ingest.checks.series import same_lines
from dashboard.ingest.mapping.entries import Read
from dashboard.ingest.mapping.model import Measure
from dashboard.ingest.mapping.prepared import Level


def _copies(context: Context) -> Answer:
    lines = list(_lines(context))
    if len(lines) < 2:
        return NotApplicable(
            "fewer than two lines of four numbers or more, three of them different"
        )
    first: dict[tuple[float, ...], tuple[str, Read]] = {}
    found = []
    for name, numbers, read in lines:
        other, cell = first.setdefault(numbers, (name, read))
        if cell is not read:
            told = f"{other} from {cell.figure.cell} and {name} from {read.figure.cell}"
            told += f" hold the same {len(numbers)} numbers"
            rule = "two lines of figures are not copies of each other"
            found.append(context.at(read, rule, told))
    return tuple(found)


def _lines(context: Context) -> Iterator[tuple[str, tuple[float, ...], Read]]:
    """Every row and column of imported numbers that is rich enough to be no coincidence."""
    for met in context.meeting.met:
        reads = [
            read
            for entry in context.entries
            for read in entry.reads
            if read.table is met.table
            and read.number is not None
            and read.measure is not Measure.BASE
        ]
        for kind in ("row", "column"):
            by_place: dict[int, list[Read]] = {}
            for read in sorted(reads, key=lambda r: (r.figure.row, r.figure.column)):
                by_place.setdefault(getattr(read.figure, kind), []).append(read)
            for line in by_place.values():
                numbers = tuple(read.number or 0.0 for read in line)
                if same_lines(numbers):
                    yield f"the {kind} of {met.table.name}", numbers, line[0]


CHECKS = (
    Check(
        "same-as-other-column",
        Level.SOFT,
        "To rows and columns of at least four numbers, three of them different, but for numbers of "
        "respondents, which questions of one survey share.",
        _copies,
    ),
)
