"""What a row of a table does for the rows below it: names a group, announces parts, or neither.

A row without any figure is the name of a group, or a row whose figures are all blank. What is
certain is taken silently; the rest is told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.ingest.finding.strips import Strip
from dashboard.ingest.finding.wording import Depth, label_of
from dashboard.ingest.vocabulary.sizes import read_size
from dashboard.ingest.workbook.cells import Cell

GROUP, SUM, PLAIN = 0, 1, 2
"""Ranks: of two labels written equally far in, the lower one stands over the higher."""


@dataclass(frozen=True)
class Named:
    """A body row, its label cells, and how far in its name is written."""

    strip: Strip
    own: tuple[Cell, ...]
    depth: Depth
    figures: bool
    spanner: bool = False
    """Whether it is a text alone over the columns of figures."""

    @property
    def start(self) -> tuple[int, Depth]:
        """Where its label starts: column and depth; column 0 where it has none."""
        return self.own[0].column if self.own else 0, self.depth

    @property
    def bold(self) -> bool:
        """Whether its first label is bold."""
        return bool(self.own) and self.own[0].look.bold

    @cached_property
    def label(self) -> str:
        """Its own label."""
        return label_of(self.own[-1])


def rank_of(rows: Sequence[Named], place: int, first: int, mixed: bool) -> tuple[int, str]:
    """The rank of a row, and the doubt if any.

    ``first`` is the first label column; ``mixed`` whether some rows of the table are bold and
    others not, so that bold means something.
    """
    row = rows[place]
    after = rows[place + 1] if place + 1 < len(rows) else None
    deeper = after is not None and after.start > row.start
    if row.figures:
        return _rank_with_figures(rows, place, after, deeper)
    if after is None:
        return PLAIN, "a last row without any figure: read as a row"
    if row.spanner:
        return GROUP, "a text alone over the figures: read as the name of the rows below it"
    if len(row.own) > 1 or (row.own[0].column > first and not deeper):
        return PLAIN, "a row without any figure: read as a row"
    if (row.bold and mixed) or deeper or row.label.endswith(":"):
        alone = not after.figures and after.start <= row.start and after.bold == row.bold
        return GROUP, "a group without any row: its name is lost" if alone else ""
    if read_size(row.label) is not None:
        return PLAIN, "a row without any figure: read as a row"
    return GROUP, "a row without any figure: read as the name of the rows below it"


def _rank_with_figures(
    rows: Sequence[Named], place: int, after: Named | None, deeper: bool
) -> tuple[int, str]:
    row = rows[place]
    if announces_parts(row.label):
        if after is not None and row.bold and not after.bold and after.start == row.start:
            return SUM, ""
        told = "« dont » announces parts, but nothing shows which rows they are"
        return PLAIN, "" if deeper else told
    return PLAIN, ""


def announces_parts(label: str) -> bool:
    """Whether a label ends with « dont : »."""
    return label.casefold().rstrip(" :…").endswith("dont")


def is_total(label: str) -> bool:
    """Whether a label names a whole: « Ensemble », « Total », « France entière »."""
    size = read_size(label)
    known = size is not None and size.is_total
    return known or label.casefold().startswith(("total", "ensemble", "france"))


def total_in_group(
    rows: Sequence[Named], place: int, written: Mapping[str, int]
) -> tuple[bool, str]:
    """Whether a total written at the level of a group's rows is the group's own; and the doubt.

    ``written`` counts each label of the table. A label that several groups carry is theirs. The
    last row, bold as those above it are not, is the total of the whole table. Between the two it
    is read as the group's, and told.
    """
    row = rows[place]
    if written[row.label] > 1:
        return True, ""
    if place == len(rows) - 1 and row.bold and not rows[place - 1].bold:
        return False, "a last total: read as that of the whole table, not of the group above it"
    return True, "a total at the level of a group: read as part of the group"
