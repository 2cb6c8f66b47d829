"""Two editions of one indicator: two points a size, joined where the verdict shows a difference.

Where nothing may join them, each level has a lane of its own and the verdict stands in words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.domain.verdict import VerdictKind
from dashboard.figures.drawing.metrics import balanced, wrapped
from dashboard.figures.drawing.shapes import Group, Line, Shape, Text
from dashboard.figures.dumbbell_spec import Dumbbell, DumbbellRow, dumbbell
from dashboard.figures.publication.axis import Scale, axis, axis_height
from dashboard.figures.publication.dumbbell_key import dumbbell_key
from dashboard.figures.publication.frame import Area, Body
from dashboard.figures.publication.house import LEADING, Canvas
from dashboard.figures.publication.point import Point, point
from dashboard.figures.publication.words import baseline, room
from dashboard.figures.verdict_look import line_colour, text_colour
from dashboard.results.evolution import Evolution
from dashboard.results.publication.footnotes import marked_text
from dashboard.results.publication.publication import Publication
from dashboard.wording.numbers import NBSP
from dashboard.wording.typography import fine

_LABELS = 0.32
_VERDICTS, _ON_SLIDE = 0.25, 0.27
_LANE, _LOW_LANE = 1.4, 1.0
"""Height of a lane, in sizes of the body text: usual, and on a page of fixed height."""


@dataclass(frozen=True)
class _Plan:
    scale: Scale
    labels: float
    verdicts: float
    """Where the column of verdicts begins; 0 where the verdict stands under the label."""
    verdict_width: float
    lane: float
    """Height of a lane in points."""


@dataclass(frozen=True)
class _Row:
    row: DumbbellRow
    label: list[str]
    verdict: list[str]
    under: bool

    def lines(self) -> int:
        """Lines of the label column."""
        return len(self.label) + (len(self.verdict) if self.under else 0)


def dumbbells(publication: Publication, on: Canvas, area: Area) -> Body:
    """The chart of an evolution; without one, an empty figure that the linter refuses."""
    if publication.evolution is None:
        return [], area.y
    chart = _marked(dumbbell(publication.evolution), publication.evolution)
    plan = _plan(chart, on, area)
    rows = [_laid(row, chart, plan, on) for row in chart.rows]
    key, top = dumbbell_key(chart, on, area)
    spare = 0.5 * on.house.body
    if area.height:
        needed = sum(_height(row, plan, on) for row in rows) + axis_height(on)
        free = area.y + area.height - top - needed
        spare = min(max(free / max(len(rows), 1), 0.15 * on.house.body), 1.4 * on.house.body)
    groups: list[Group] = []
    y = top
    for row in rows:
        group, y = _draw(row, plan, on, area, y, spare)
        groups.append(group)
    return [key, axis(plan.scale, on, top, y), *groups], y + axis_height(on)


def _marked(chart: Dumbbell, evolution: Evolution) -> Dumbbell:
    """The chart with the marks that the footnotes explain beside each of its levels."""
    rows = (
        replace(
            row,
            before=replace(row.before, text=marked_text(pair.before)),
            after=replace(row.after, text=marked_text(pair.after)),
        )
        for row, pair in zip(chart.rows, evolution.pairs, strict=True)
    )
    return replace(chart, rows=tuple(rows))


def _plan(chart: Dumbbell, on: Canvas, area: Area) -> _Plan:
    house = on.house
    longest = max((room(r.heading, house.body, r.is_total) for r in chart.rows), default=0.0)
    labels = min(longest, _LABELS * area.width)
    left = area.x + labels + 1.2 * house.body
    beside = area.width > 40 * house.body
    share = _ON_SLIDE if house.is_fixed else _VERDICTS
    width = share * area.width if beside else labels
    right = area.right - (width + 1.2 * house.body if beside else 0.0)
    before, after = _overhang(chart, on, 0.75 * (right - left))
    tail = max(after, 0.5 * room("100 %", house.small) + 0.3 * house.body)
    scale = Scale(left + before, right - tail - left - before, 100.0, 20.0, "%")
    lane = (_LOW_LANE if area.height else _LANE) * house.body
    return _Plan(scale, labels, area.right - width if beside else 0.0, width, lane)


def _overhang(chart: Dumbbell, on: Canvas, length: float) -> tuple[float, float]:
    """How far figures beside their marks stand out of a scale of that length, left and right."""
    size = on.house.body
    before = after = 0.0
    for row in chart.rows:
        levels = [level for level in (row.before, row.after) if level.value is not None]
        levels.sort(key=lambda level: level.value or 0.0)
        for i, level in enumerate(levels):
            wide = room(level.text, size, True) + size
            low, high = level.span
            if row.is_joined and i == 0:
                before = max(before, wide - length * low / 100)
            else:
                after = max(after, wide - length * (1 - high / 100))
    return before, after


def _laid(row: DumbbellRow, chart: Dumbbell, plan: _Plan, on: Canvas) -> _Row:
    house = on.house
    label = wrapped(fine(row.heading), house.body, plan.labels, row.is_total)
    said = row.said
    words = f"{said.symbol}{NBSP}{said.label}"
    # A slide shows fewer things: no figure for a difference that is none.
    silent = house.is_fixed and said.kind is VerdictKind.NO_DIFFERENCE
    if row.is_joined and said.difference and not silent:
        words = f"{words} ({said.difference})"
    text = "" if chart.shared else fine(words)
    verdict = balanced(text, house.small, plan.verdict_width) if text else []
    return _Row(row, label, verdict, not plan.verdicts)


def _height(row: _Row, plan: _Plan, on: Canvas) -> float:
    house = on.house
    lanes = 1.7 if row.row.is_joined else 2.0
    words = len(row.label) * house.body * LEADING
    verdict = len(row.verdict) * house.small * LEADING
    words = words + verdict if row.under else max(words, verdict)
    return max(words, lanes * plan.lane)


def _draw(
    row: _Row, plan: _Plan, on: Canvas, area: Area, top: float, spare: float
) -> tuple[Group, float]:
    house, drawn = on.house, row.row
    shapes: list[Shape] = []
    if drawn.is_total:
        shapes.append(Line(area.x, top, area.right, top, on.on.hairline, 0.6, role="rule"))
    height = _height(row, plan, on) + spare
    centre = top + height / 2
    words = len(row.label) * house.body * LEADING
    verdict = len(row.verdict) * house.small * LEADING
    label_top = centre - (words + (verdict if row.under else 0.0)) / 2
    for i, line in enumerate(row.label):
        y = baseline(label_top, house.body, i)
        bold = drawn.is_total
        shapes.append(Text(area.x, y, line, house.body, on.on.text, bold=bold, role="row"))
    colour = text_colour(drawn.said.kind, on.on)
    at, start = (area.x, label_top + words) if row.under else (plan.verdicts, centre - verdict / 2)
    for i, line in enumerate(row.verdict):
        y = baseline(start, house.small, i)
        italic = not drawn.is_joined
        shapes.append(Text(at, y, line, house.small, colour, italic=italic, role="verdict"))
    lane = plan.lane
    if drawn.is_joined:
        shapes += _joined(row, plan, on, centre)
    else:
        for level, y, after in (
            (drawn.before, centre - lane / 2, False),
            (drawn.after, centre + lane / 2, True),
        ):
            shapes += point(Point(level, y, y, y, after, 1), plan.scale, on)
    return Group(drawn.heading, tuple(shapes), "row"), top + height


def _joined(row: _Row, plan: _Plan, on: Canvas, centre: float) -> list[Shape]:
    """Both levels on one lane; the figure of each outside the pair, else above and below."""
    drawn, scale, size = row.row, plan.scale, on.house.body
    before, after = drawn.before.value or 0.0, drawn.after.value or 0.0
    unknown = drawn.said.kind is VerdictKind.UNKNOWN_PRECISION
    shapes: list[Shape] = [
        Line(
            scale.at(before),
            centre,
            scale.at(after),
            centre,
            line_colour(drawn.said.kind, on.on),
            0.2 * size,
            (0.25 * size, 0.25 * size) if unknown else (),
            role="join",
        )
    ]
    apart = 0.62 * size
    rises = before <= after
    sides = ((drawn.before, -1 if rises else 1), (drawn.after, 1 if rises else -1))
    for level, side in sides:
        is_after = level is drawn.after
        interval_y = centre + (apart if is_after else -apart)
        one = Point(level, centre, interval_y, centre, is_after, side)
        shapes += point(one, scale, on)
    return shapes
