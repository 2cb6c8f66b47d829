"""Where the tables of a sheet stand: header rows, body rows, and the lines of text around them.

The sheet is cut again and again, side by side where a blank column parts tables with labels of
their own, one under another where a new header begins, until every part holds one table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dashboard.ingest.finding.columns import parts_side_by_side
from dashboard.ingest.finding.grid import Grid
from dashboard.ingest.finding.headers import header_places
from dashboard.ingest.finding.lines import LineKind, said
from dashboard.ingest.finding.settling import Block, settle
from dashboard.ingest.finding.strips import STRONG, Strip, strips_of
from dashboard.ingest.workbook.cells import Cell

_BLANKS_INSIDE = 5
"""Blank rows beyond which a row without header is no longer part of the table above."""
_FAR = 1 << 20


@dataclass
class Cut:
    """What a sheet was cut into: tables, lines that belong to none, cells that fit nowhere."""

    blocks: list[Block] = field(default_factory=list)
    lines: list[Strip] = field(default_factory=list)
    strays: list[tuple[Cell, str]] = field(default_factory=list)
    groups: int = 0


def cut_sheet(grid: Grid) -> Cut:
    """Cut a sheet into its tables."""
    cut = Cut()
    strips = [_beside_lines(strip, cut) for strip in strips_of(grid, sorted(grid.rows), 1, _FAR)]
    _cut_part(grid, cut, strips, 0)
    cut.blocks.sort(key=lambda block: (block.rows[0].place, block.rows[0].cells[0].column))
    return cut


def _beside_lines(strip: Strip, cut: Cut) -> Strip:
    """A line that announces itself without the numbers lost in its row, which are told."""
    first = str(strip.cells[0].value)
    if strip.is_line or strip.line_kind not in STRONG or not said(first):
        return strip
    cut.strays += [(cell, "a number beside a line of text: not read") for cell in strip.values]
    pairs = zip(strip.cells, strip.kinds, strict=True)
    kept = [pair for pair in pairs if pair[0] not in strip.values]
    return Strip(strip.place, tuple(c for c, _ in kept), tuple(k for _, k in kept))


def _cut_part(grid: Grid, cut: Cut, strips: Sequence[Strip], group: int) -> None:
    parts = parts_side_by_side(grid, [strip for strip in strips if not strip.is_line])
    if len(parts) > 1:
        cut.groups += 1
        shared = cut.groups
        places = [strip.place for strip in strips]
        lefts = [1, *(left for left, _ in parts[1:])]
        rights = [*(left - 1 for left, _ in parts[1:]), _FAR]
        for left, right in zip(lefts, rights, strict=True):
            _cut_part(grid, cut, strips_of(grid, places, left, right), shared)
        return
    stacks = _stacked(grid, strips, cut)
    for stack in stacks:
        inside = [*stack.headers, *stack.body]
        again = parts_side_by_side(grid, [s for s in inside if not s.is_line])
        if len(stacks) > 1 and len(again) > 1:
            _cut_part(grid, cut, [*stack.before, *inside, *stack.after], group)
        else:
            stack.group = group
            cut.blocks.append(stack)


def _stacked(grid: Grid, strips: Sequence[Strip], cut: Cut) -> list[Block]:
    """The tables of a part that stand one under another."""
    heads = header_places(grid, strips)
    blocks: list[Block] = []
    pending: list[Strip] = []
    for strip in strips:
        if strip.is_line and strip.place not in heads:
            pending.append(strip)
        elif strip.place in heads:
            if not blocks or blocks[-1].body:
                _open(blocks, pending)
            else:
                blocks[-1].headers.extend(pending)
            pending = []
            blocks[-1].head(strip)
        else:
            _place_row(blocks, pending, strip, cut)
    if blocks:
        blocks[-1].after.extend(pending)
    else:
        cut.lines.extend(pending)
    kept: list[Block] = []
    for block in blocks:
        if settle(grid, block):
            kept.append(block)
        else:
            _leave(block, kept, cut)
    return kept


def _open(blocks: list[Block], pending: list[Strip]) -> None:
    """Start a table; the lines met since the last one are shared out between the two."""
    block = Block()
    if blocks:
        last = [*blocks[-1].headers, *blocks[-1].body][-1]
        place = _start_of_next(last.place, pending)
        blocks[-1].after.extend(pending[:place])
        block.before.extend(pending[place:])
    else:
        block.before.extend(pending)
    blocks.append(block)
    pending.clear()


def _start_of_next(last: int, lines: Sequence[Strip]) -> int:
    """Which line is the first of the next table: its title, else what follows a blank row."""
    kinds = [line.line_kind for line in lines]
    if LineKind.TITLE in kinds:
        return kinds.index(LineKind.TITLE)
    places = [last, *(line.place for line in lines)]
    apart = [here > before + 1 for before, here in pairwise(places)]
    for place, line in enumerate(lines):
        if kinds[place] is LineKind.FREE and (apart[place] or line.bold):
            return place
    if True in apart:
        return apart.index(True)
    return len(lines) - (kinds[-1:] == [LineKind.FREE])


def _place_row(blocks: list[Block], pending: list[Strip], strip: Strip, cut: Cut) -> None:
    """Give a row of figures to the table above it, or to a table without header."""
    notes = [line.line_kind for line in pending if line.line_kind in STRONG]
    if not blocks or LineKind.TITLE in notes:
        _open(blocks, pending)
        blocks[-1].add(strip)
        return
    block = blocks[-1]
    if block.body and len(strip.cells) == 1:
        cut.strays.append((strip.cells[0], "a number without any label: not read"))
        return
    if block.body:
        inside = all(block.left <= cell.column <= block.right for cell in strip.cells)
        gap = strip.place - (pending[-1].place if pending else block.body[-1].place)
        if gap > _BLANKS_INSIDE or (not inside and (gap > 1 or notes)):
            cut.strays += [(cell, "stands away from any table: not read") for cell in strip.cells]
            return
        if notes:
            told = "a row after a note: read as part of the table above"
            block.doubts.append((strip.cells[0], told))
    for line in pending:
        block.add(line)
    pending.clear()
    block.add(strip)


def _leave(block: Block, kept: list[Block], cut: Cut) -> None:
    """Give back the lines of a table that is none; its cells are told."""
    inside = [*block.headers, *block.body]
    lines = [*block.before, *(strip for strip in inside if strip.is_line), *block.after]
    (kept[-1].after if kept else cut.lines).extend(lines)
    for strip in inside:
        if not strip.is_line:
            cut.strays += [(cell, "part of no table: not read") for cell in strip.cells]
