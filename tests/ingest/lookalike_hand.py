"""What there is to find in a drawn workbook, and the hand that draws it.

Nothing here comes from the code under test: neither its words nor its rules. Whoever draws a
layout knows where each number stands, what it is and under which labels, and says so in the truth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from hypothesis import strategies as st

from tests.ingest import lookalike_words as words
from tests.ingest.lookalike_files import Page

T = TypeVar("T")
DOUBTFUL = {
    *("below", "below bare", "beside", "beside bare", "unmerged headers", "footnotes", "blank row"),
    *("total after groups", "group under a blank corner", "counts", "counts across", "stray"),
}
"""What a careful reader may well ask about."""


@dataclass(frozen=True)
class Known:
    """What a data cell is: a number as a reader would read it, a code, or some other text."""

    number: float | None = None
    percent: bool = False
    code: str = ""
    text: str = ""
    marks: tuple[str, ...] = ()
    undefined: bool = False
    """A code that the file does not define: that must be told."""


@dataclass
class TrueTable:
    """One table as drawn: label paths by row and column, data cells by address."""

    sheet: str
    number: str = ""
    title: str = ""
    title_cell: str = ""
    unit: str = ""
    columns: dict[int, tuple[str, ...]] = field(default_factory=dict)
    rows: dict[int, tuple[str, ...]] = field(default_factory=dict)
    cells: dict[str, Known] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    heads: dict[int, list[str]] = field(default_factory=dict)
    """Cells of the headers over each column, larger ones included."""
    label_columns: range = range(0)
    notes: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    traits: set[str] = field(default_factory=set)


@dataclass
class Lookalike:
    """A drawn workbook: its pages, the role of each, and its tables."""

    pages: list[Page]
    roles: dict[str, str]
    tables: list[TrueTable]
    flat: bool

    @property
    def plain(self) -> set[str]:
        """Sheets where nothing calls for a doubt: one table, headers merged, codes defined."""
        quiet = [t for t in self.tables if not t.traits & DOUBTFUL]
        return {t.sheet for t in quiet if not any(k.undefined or k.text for k in t.cells.values())}


@dataclass
class Hand:
    """Draws, and remembers what holds for a whole sheet. ``flat``: no look will be kept (CSV)."""

    draw: st.DrawFn
    flat: bool
    codes: list[tuple[str, str]] = field(default_factory=list)
    undefined: tuple[str, ...] = ()
    marks: list[tuple[str, str]] = field(default_factory=list)
    footnotes: dict[str, str] = field(default_factory=dict)

    def chance(self, percent: int) -> bool:
        """True now and then; shrinks to False."""
        return self.draw(st.integers(0, 99)) >= 100 - percent

    def one(self, *choices: T) -> T:
        return self.draw(st.sampled_from(choices))

    def some(self, choices: Sequence[T], least: int, most: int) -> list[T]:
        return self.draw(
            st.lists(
                st.sampled_from(list(choices)),
                min_size=least,
                max_size=min(most, len(choices)),
                unique=True,
            )
        )

    def count(self, least: int, most: int) -> int:
        return self.draw(st.integers(least, most))

    def loose(self, label: str) -> str:
        """The label, now and then with the spaces and line breaks of a careless hand."""
        if self.chance(5):
            return label + self.one(" ", "\u00a0", "  ")
        return label.replace(" ", "\n", 1) if label[0].isalpha() and self.chance(4) else label

    def marked(self, label: str) -> str:
        """The label, now and then with the mark of a footnote, which the notes will hold."""
        if not self.chance(8) or label[-1].isdigit() or label.endswith(")"):
            return self.loose(label)
        place = len(self.footnotes) + 1
        if place > 3:
            return label
        mark = self.one(f" ({place})", f"({place})", "¹²³"[place - 1], f"{place}")
        self.footnotes[mark.strip()] = words.FOOTNOTES[place]
        return label + mark
