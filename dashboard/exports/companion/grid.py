"""A sheet that knows no library: what both writers put on paper, cell by cell.

Rows and columns count from 0. A text is always a text here: a writer must never let a spreadsheet
run it, and every text has gone through :func:`clean` first.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dashboard.exports.companion.chart_plan import ChartPlan

MAX_TEXT = 32_000
"""Characters a cell holds: Excel takes 32 767, and drops a longer text without a word."""
_NOT_XML = re.compile("[^\\t\\n\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


class Style(StrEnum):
    """What a cell is; a writer decides how that looks."""

    TITLE = "title"
    SECTION = "section"
    TEXT = "text"
    UNIT = "unit"
    HEADER = "header"
    HEADER_RIGHT = "header-right"
    """Header of a column of numbers."""
    HEADER_PROSE = "header-prose"
    """Header of a column of sentences, set apart from the numbers before it."""
    LABEL = "label"
    """First cell of a row of a table: its header."""
    NUMBER = "number"
    WORDS = "words"
    """Words or a code where a number could stand."""
    PROSE = "prose"
    """A sentence in a table."""
    LINK = "link"


@dataclass(frozen=True)
class Item:
    """A cell. ``value`` is a text, a number, or ``None`` for nothing.

    ``decimals`` are those shown (the number keeps all of its own), ``link`` names the sheet that
    the cell leads to, ``strong`` is a total.
    """

    value: str | float | None
    style: Style
    strong: bool = False
    decimals: int = 0
    link: str = ""


@dataclass(frozen=True)
class Row:
    """A row; ``wide`` where its only text runs over the whole sheet. ``lines`` high."""

    items: tuple[Item, ...] = ()
    wide: bool = False
    lines: int = 1


@dataclass(frozen=True)
class Table:
    """A table: its header row is ``top``, its first column holds the headers of rows."""

    name: str
    top: int
    width: int
    height: int
    """Rows, the header among them."""
    about: str


@dataclass(frozen=True)
class Sheet:
    """A sheet. ``widths`` are in characters, one a column; ``header`` is the row that stays in view
    and is printed again on each page, if any. ``mark`` is printed on each page where figures are
    simulated."""

    name: str
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    tables: tuple[Table, ...]
    mark: str
    header: int | None = None
    chart: ChartPlan | None = None


@dataclass(frozen=True)
class Book:
    """All the sheets, in order."""

    sheets: tuple[Sheet, ...]


def clean(text: str) -> str:
    """The text as a file can hold it: no character that XML refuses, no more than a cell takes."""
    kept = _NOT_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return kept if len(kept) <= MAX_TEXT else f"{kept[: MAX_TEXT - 1]}…"


def lines_of(text: str, width: float) -> int:
    """Lines that a text takes in a column of that many characters."""
    parts = text.split("\n")
    return sum(max(1, len(textwrap.wrap(part, max(4, int(width))))) for part in parts)


def wide(text: str, style: Style, widths: Sequence[float], link: str = "") -> Row:
    """A row whose text runs over the whole sheet, as high as it needs."""
    said = clean(text)
    larger = 0.85 if style is Style.TITLE else 1.05
    return Row((Item(said, style, link=link),), True, lines_of(said, sum(widths) * larger))


def table_row(items: Sequence[Item], widths: Sequence[float]) -> Row:
    """A row of a table, as high as its longest text."""
    high = [
        lines_of(item.value, width * (0.85 if item.style in _BOLD or item.strong else 0.95))
        for item, width in zip(items, widths, strict=False)
        if isinstance(item.value, str)
    ]
    return Row(tuple(items), False, max(high, default=1))


_BOLD = (Style.HEADER, Style.HEADER_RIGHT, Style.HEADER_PROSE)
