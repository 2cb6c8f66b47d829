"""The tints of a printed map: its classes evenly spread from pale to dark, so that paper keeps them
apart.

On screen one scale from 0 to 100 % serves all indicators, and the reader can ask. Paper has no
tooltip, and the tints of 90 and 100 % are nearly one there: a printed map has a scale of its own,
stretched on the values it shows, or one in common with the maps of its dossier that show the same
indicator; its legend says which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from dashboard.figures.colour import oklch
from dashboard.figures.drawing.shapes import Drawn, Fill
from dashboard.figures.palette import RATE_HUE, Pattern, Style, Tone, style_of
from dashboard.figures.publication.colour_sight import CLOSEST_ON_MAP, too_close
from dashboard.figures.publication.house import Canvas
from dashboard.results.legend import grouped
from dashboard.results.result import Cell, Look

MOST_CLASSES = 6
"""Tints of one hue that a reader still finds again in a legend, on paper and in grey."""
STEPS = (1, 2, 5, 10, 20)
"""Widths in points that classes with round limits may have."""
_ON_SCALE = (Look.VALUE, Look.ABOUT, Look.MORE_THAN, Look.LESS_THAN, Look.WORDS)
_PALE, _DARK = 0.885, 0.30
_DEEPER = 0.28
_LONGEST = 5.5
"""Steps of one map that the ramp has room for: each is then seen by every eye."""
_WORTH = (10.0, 20.0, 40.0)
"""Points between values of two maps that are worth a step: they have no border in common, so that
less will do where there is no room for more."""
_BLANK = Style(Tone("#fcfbf9", "#aaa79f"), Tone("#1f2326", "#5b6166"))
"""« No value »: nearly the paper, with rare thin lines across or down; nothing else has these."""
BLANK_PAPER = _BLANK.light.paper
_OF_BLANK: dict[Pattern, Drawn] = {
    "none": "rails",
    "hatch": "rails",
    "hatch-back": "columns",
    "dots": "posts",
    "cross": "beads",
    "grid": "beads",
    "lines": "rails",
}
Maps = tuple[tuple[Cell, ...], ...]


def level_of(cell: Cell) -> float | None:
    """Where a cell stands on the scale, in percent as it is written; ``None`` where it has no place
    there."""
    if cell.look not in _ON_SCALE:
        return None
    if cell.look is Look.WORDS:
        return None if cell.tint is None else round(100 * cell.tint, 1)
    return None if cell.value is None else round(cell.value, 1)


def levels_of(cells: Iterable[Cell]) -> list[float]:
    """The levels of some cells, ascending, each once."""
    return sorted({level for cell in cells if (level := level_of(cell)) is not None})


def classed(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The cells as they are where few values are shown; else in a few classes with round limits."""
    return classed_together((cells,))[0]


def classed_together(maps: Maps) -> Maps:
    """The cells of maps that share a scale, as they are where the tints of each stay apart; else
    all in the same classes with round limits."""
    for step in (0, *STEPS):
        found = tuple(grouped(cells, step) for cells in maps) if step else maps
        if _span(_places(found)) <= _LONGEST:
            break
    return found


def print_styles(cells: Iterable[Cell], beside: Maps = ()) -> Callable[[Cell], Style]:
    """The style of each of these cells in print, with the tints that other maps share; « no value »
    is nearly the paper, and all other cells look as they do on screen.

    Ink is dark on pale tints and pale on dark ones, unless two tints under one pattern would then
    make the same colour from afar: all inks are darker than their tints in that case.
    """
    maps = (tuple(cells), *beside)
    places = _places(maps)
    plain = partial(_style, places, False)
    blurred = any(too_close(_patterned(each, plain), least=CLOSEST_ON_MAP) for each in maps)
    return partial(_style, places, True) if blurred else plain


def _style(places: dict[float | None, float], deep: bool, cell: Cell) -> Style:
    if cell.look is Look.STATUS:
        return replace(_BLANK, pattern=style_of(cell).pattern)
    place = places.get(level_of(cell))
    if place is None:
        return style_of(cell)
    span = _span(places)
    share = 0.5 + (place - span / 2) / max(span, 1.0)
    return replace(print_ramp(share, deep), pattern=style_of(cell).pattern)


def _patterned(cells: Iterable[Cell], style: Callable[[Cell], Style]) -> list[tuple[str, Fill]]:
    """The fills of the tints that carry a pattern, each once."""
    styles = dict.fromkeys(style(cell) for cell in cells if level_of(cell) is not None)
    return [
        (str(i), Fill(each.light.paper, each.pattern, each.light.ink))
        for i, each in enumerate(styles)
        if each.pattern != "none"
    ]


def map_fill(style: Style, on: Canvas) -> Fill:
    """The fill of a class of a printed map; « no value » never has the pattern of a class."""
    fill = on.fill(style)
    return replace(fill, pattern=_OF_BLANK[style.pattern]) if is_blank(style) else fill


def is_blank(style: Style) -> bool:
    """Whether a style of a printed map means « no value »."""
    return style.light == _BLANK.light


def _places(maps: Maps) -> dict[float | None, float]:
    """Where each level stands from 0 on: one step above the next lower one of its own map, and
    what their distance is worth above that of another map, as much as there is room for."""
    own = [levels_of(cells) for cells in maps]
    every = sorted({level for levels in own for level in levels})
    for worth in _WORTH:
        places: dict[float | None, float] = {}
        for i, level in enumerate(every):
            below = [levels[levels.index(level) - 1] for levels in own if level in levels[1:]]
            steps = [places[each] + 1 for each in below]
            if i:
                lower = every[i - 1]
                steps.append(places[lower] + min(1.0, (level - lower) / worth))
            places[level] = max(steps, default=0.0)
        if _span(places) <= _LONGEST:
            break
    return places


def _span(places: dict[float | None, float]) -> float:
    return max(places.values(), default=0.0)


def print_ramp(share: float, deep: bool = False) -> Style:
    """The tint at a share from 0 to 1; turned over on a dark ground, where a preview may stand.

    ``deep`` inks are darker than their tint by the same step, whatever the tint."""
    lightness = _PALE - (_PALE - _DARK) * share
    ink = lightness - _DEEPER if deep else 0.97 if share > 0.35 else 0.42
    light = oklch(lightness, 0.05 + 0.06 * min(1.0, 2 * share), RATE_HUE)
    dark = oklch(0.36 + 0.56 * share, 0.05 + 0.06 * (1 - abs(2 * share - 1)), RATE_HUE)
    return Style(
        Tone(light, oklch(ink, 0.02, RATE_HUE)),
        Tone(dark, oklch(0.20 if share > 0.45 else 0.75, 0.02, RATE_HUE)),
    )
