"""Evolution or Glance → specification of a dumbbell chart: two levels a row, and what joins them.

The specification knows no library. Two dates are two points, not a trend: where the verdict blocks
the difference, the two levels of a row stand apart and nothing joins them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.domain.status import Qualifier
from dashboard.domain.verdict import VerdictKind
from dashboard.figures.mark import mark_of
from dashboard.figures.verdict_look import Said, said
from dashboard.results.evolution import Evolution, Glance, Pair
from dashboard.results.result import Cell, Look

_WITHOUT_MARK = (Look.STATUS, Look.WORDS)
SHORT_REASON = 130
"""Characters of a reason that fit under a heading; the whole of a longer one is in the table."""


@dataclass(frozen=True)
class Level:
    """One level of a row: a mark on the scale, or words instead.

    ``value`` is in percent, ``None`` where words or a status stand alone. ``qualifier`` tells a
    bound, drawn as an open arrow, from a figure. ``interval`` is the 95 % interval, where known.
    ``is_status`` says that there is no figure, not even in words.
    """

    text: str
    value: float | None
    interval: tuple[float, float] | None
    qualifier: Qualifier
    sentence: str
    is_status: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether the level is a figure, not a bound, an order of magnitude or words."""
        return self.value is not None and self.qualifier is Qualifier.EXACT

    @property
    def span(self) -> tuple[float, float]:
        """From where to where it is drawn, in percent: its interval, else its mark alone."""
        value = self.value or 0.0
        low, high = self.interval or (value, value)
        return min(low, value), max(high, value)


@dataclass(frozen=True)
class DumbbellRow:
    """One pair. ``said`` holds a difference only where one may be shown."""

    heading: str
    detail: str
    before: Level
    after: Level
    said: Said
    reason: str
    """The reason where a difference is blocked, short enough for a figure."""
    sentence: str
    is_total: bool = False

    @property
    def is_joined(self) -> bool:
        """Whether a line joins the two levels: only where a difference may be shown."""
        return self.said.joins and self.before.is_exact and self.after.is_exact


@dataclass(frozen=True)
class Dumbbell:
    """Rows from top to bottom, on one scale of 0 to 100 %; ``before`` and ``after`` are dates."""

    rows: tuple[DumbbellRow, ...]
    before: str
    after: str
    mark: str = ""
    compact: bool = False
    shared: str = ""
    """Why no row has a difference, where all have the same reason."""
    is_apart: bool = False
    """Whether no row is comparable: each date then has a panel and a scale of its own."""
    break_year: str = ""
    """Year of what made the two dates not comparable, where the reason has a date."""

    @property
    def is_empty(self) -> bool:
        """Whether no level of any row can be drawn: there is then nothing for a chart to show."""
        return all(r.before.value is None and r.after.value is None for r in self.rows)

    @property
    def has_intervals(self) -> bool:
        """Whether any interval is drawn, and so explained."""
        return any(r.before.interval or r.after.interval for r in self.rows)


def dumbbell(evolution: Evolution) -> Dumbbell:
    """The chart of one indicator: a row a size, the total last."""
    main = evolution.entry.main
    short = main.label if main else ""
    adjusted = evolution.selection.adjusted
    rows = tuple(_row(pair.heading, "", pair, adjusted, short) for pair in evolution.pairs)
    shared = ""
    if evolution.shared is not None:
        shared = f"{rows[0].said.symbol} {rows[0].said.label} : {rows[0].reason}"
        rows = tuple(replace(row, reason="") for row in rows)
    apart = all(row.said.kind is VerdictKind.NOT_COMPARABLE for row in rows)
    return Dumbbell(
        rows,
        evolution.before,
        evolution.after,
        mark_of(evolution),
        shared=shared,
        is_apart=apart and bool(rows),
        break_year=main.date[:4] if apart and main else "",
    )


def glance_dumbbell(glance: Glance) -> Dumbbell:
    """The chart of the indicators that have a difference: a compact row each, in their order.

    Those without one stand in the table alone.
    """
    adjusted = glance.selection.adjusted
    rows = tuple(
        _row(row.label, row.detail, row.pair, adjusted, "")
        for row in glance.rows
        if row.pair.verdict.kind.shows_difference
    )
    return Dumbbell(rows, glance.before, glance.after, mark_of(glance), compact=True)


def _row(heading: str, detail: str, pair: Pair, adjusted: bool, short: str) -> DumbbellRow:
    verdict = said(pair.verdict, adjusted)
    reason = short if verdict.kind is VerdictKind.NOT_COMPARABLE and short else verdict.reason
    return DumbbellRow(
        heading,
        detail or pair.united,
        _level(pair.before),
        _level(pair.after),
        verdict,
        _short(reason),
        pair.verdict.sentence,
        pair.is_total,
    )


def _short(reason: str) -> str:
    """The first sentence of a reason, cut at a word where even that is long."""
    first = reason.split(". ")[0]
    if len(first) <= SHORT_REASON:
        return first if first == reason else f"{first}."
    return f"{first[:SHORT_REASON].rsplit(' ', 1)[0]}…"


def _level(cell: Cell) -> Level:
    """The level of a cell. A value is drawn only where the cell may show one."""
    drawn = (
        cell.look not in _WITHOUT_MARK
        and cell.value is not None
        and cell.status.has_figure
        and not cell.confidentiality.hides
    )
    seen = cell.observation
    interval = seen.interval if seen and drawn and cell.qualifier is Qualifier.EXACT else None
    value, missing = cell.value if drawn else None, cell.look is Look.STATUS
    return Level(cell.text, value, interval, cell.qualifier, cell.sentence, missing)
