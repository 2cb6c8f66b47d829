"""The table of a sheet: by indicator and edition, communes of the size and all communes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from string import ascii_lowercase
from urllib.parse import urlencode

from dashboard.domain.page import MAP
from dashboard.exports.levels import footnotes, level_cell
from dashboard.figures.verdict_look import Said, said
from dashboard.results.evolution import Pair
from dashboard.results.result import Cell
from dashboard.results.sheet.nouns import Fact, Level, Sheet, shows
from dashboard.wording import sheet as words
from dashboard.wording.places import as_sentence
from dashboard.wording.typography import lower_first
from dashboard.wording.verdicts import bounds_text


@dataclass(frozen=True)
class Column:
    """An edition: when, and the sizes that most of its cells are about."""

    when: str
    size: str


@dataclass(frozen=True)
class Shown:
    """A cell of the table with the words its column is named by."""

    text: str
    interval: str
    note: str
    css: str
    label: str


@dataclass(frozen=True)
class Row:
    """An indicator: its levels (size, all) by edition, and what may be said of the change."""

    label: str
    detail: str
    address: str
    levels: tuple[tuple[Shown, Shown], ...]
    verdict: Said | None
    judged_on: str
    unjudged: str


@dataclass(frozen=True)
class Group:
    """The rows of a subject, and what no publication gives a figure for."""

    title: str
    rows: tuple[Row, ...]
    absent: str


class _Letters:
    """Sizes named once below a table, by the letters that stand beside its figures."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def of(self, name: str) -> str:
        """The letter of a size."""
        if name not in self.names:
            self.names.append(name)
        return ascii_lowercase[self.names.index(name)]

    def __str__(self) -> str:
        told = (
            f"({letter}) {name}" for letter, name in zip(ascii_lowercase, self.names, strict=False)
        )
        return as_sentence(" ; ".join(told))


@dataclass(frozen=True)
class SheetTable:
    """What the template prints; ``sizes`` explains the letters of a dense table."""

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    sizes: str
    footnotes: tuple[str, ...]

    @property
    def width(self) -> int:
        """Columns of the table, the verdict included where there are two editions."""
        return 1 + 2 * len(self.columns) + (len(self.columns) > 1)

    @property
    def has_intervals(self) -> bool:
        """Whether any figure has its precision beside it."""
        rows = [row for group in self.groups for row in group.rows]
        return any(cell.interval for row in rows for pair in row.levels for cell in pair)


def sheet_table(sheet: Sheet, dense: bool) -> SheetTable:
    """The table of a sheet; ``dense`` names by letters the sizes that differ from the column's."""
    columns = tuple(_columns(sheet))
    sizes = _Letters() if dense else None
    groups = tuple(
        Group(s.title, tuple(_row(f, columns, sizes) for f in s.facts), s.absent)
        for s in sheet.subjects
    )
    told = str(sizes) if sizes is not None and sizes.names else ""
    return SheetTable(columns, groups, told, footnotes(_cells(sheet)))


def _columns(sheet: Sheet) -> Iterator[Column]:
    """The editions, each with the size that most of its figures are about."""
    facts = [fact for subject in sheet.subjects for fact in subject.facts]
    for levels in zip(*(fact.levels for fact in facts), strict=True):
        headings = Counter(level.cell.heading for level in levels if level.has_figure)
        usual = headings.most_common(1)
        size = words.of_heading(usual[0][0]) if usual else words.OF_SIZE
        yield Column(levels[0].when, size)


def _row(fact: Fact, columns: Sequence[Column], sizes: _Letters | None) -> Row:
    return Row(
        label=fact.label,
        detail=fact.detail,
        address=f"{MAP.slug}?{urlencode(fact.params, safe=',')}",
        levels=tuple(
            _level(level, column, sizes) for level, column in zip(fact.levels, columns, strict=True)
        ),
        verdict=_verdict(fact.pair) if fact.pair else None,
        judged_on=_judged_on(fact, sizes),
        unjudged=fact.unjudged,
    )


def _verdict(pair: Pair) -> Said:
    """The verdict; bounds that come from rounding alone say so, as they are no interval."""
    found = said(pair.verdict, adjusted=False)
    return replace(found, interval=bounds_text(found.interval, pair.verdict.kind))


def _level(level: Level, column: Column, sizes: _Letters | None) -> tuple[Shown, Shown]:
    """The two cells of an edition: communes of the size, all communes."""
    heading = level.cell.heading if level.has_figure else ""
    own = f"{words.of_heading(heading) if heading else column.size}, {column.when}"
    everyone = words.ALL_SHORT.format(when=column.when)
    other = level.has_figure and words.of_heading(level.cell.heading) != column.size
    size = _sized(level.cell.heading, sizes) if other else ""
    return _shown(level.cell, own, size), _shown(level.total, everyone)


def _sized(heading: str, sizes: _Letters | None) -> str:
    """The sizes that differ from those of the column, in words or as a letter."""
    if not heading:
        return ""
    return f"({sizes.of(words.of_heading(heading))})" if sizes is not None else lower_first(heading)


def _judged_on(fact: Fact, sizes: _Letters | None) -> str:
    """The sizes a difference is about, where they are not those of the figures beside it."""
    if not fact.judged_on or fact.pair is None or not fact.pair.verdict.kind.shows_difference:
        return ""
    if sizes is not None:
        return _sized(fact.judged_on, sizes)
    return lower_first(words.of_heading(fact.judged_on))


def _shown(cell: Cell, label: str, size: str = "") -> Shown:
    """A cell of the table; codes are explained once, below it."""
    seen = level_cell(cell)
    notes = " ; ".join(part for part in (size, seen.note if shows(cell) else "") if part)
    return Shown(seen.text, seen.interval, notes, seen.css, label)


def _cells(sheet: Sheet) -> Iterator[Cell]:
    for subject in sheet.subjects:
        for fact in subject.facts:
            for level in fact.levels:
                yield from (level.cell, level.total)
