"""What the legend of a printed map says of each class: every published value behind it, named, with
its marks and its interval.

A tint is a value of its own only where values are few. A class that holds several names them all:
« de 90 à moins de 95 % » alone would read as the answers of communes, and hide what is provisional
or unsure. Where zones are too many, or a slide too small, a class says how far its intervals reach.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.domain.figure import PageFormat
from dashboard.figures.drawing.shapes import Drawing, Text
from dashboard.figures.palette import Style
from dashboard.figures.publication.map_classes import MapClasses
from dashboard.figures.publication.values import interval_words, shown
from dashboard.results.publication.footnotes import marked_text, marks_beside, marks_of
from dashboard.results.result import Cell, LegendEntry, Look, Result
from dashboard.wording.numbers import NBSP, plural
from dashboard.wording.printed_map import AMONG, BRACKETS, INHABITANTS, REACHES
from dashboard.wording.typography import fine, lower_first

MOST_NAMED = 24
"""Values that a legend names one by one, in print."""
_BRACKETS = re.compile(r"\[([\d,]+)\s;\s([\d,]+)\]")
_ROUNDED = 0.051
"""Points by which a bound that is printed with one decimal may differ from its own."""
_WITHOUT_FIGURE = (Look.OUTSIDE, Look.GROUND)


@dataclass(frozen=True)
class KeyLine:
    """One entry of the legend: its words, the values it holds each by its name, and how many
    communes or zones take its tint (« 3 régions », empty where that is not known, where these are
    named, and on a slide, which shows fewer things). ``zoned`` counts stand behind the words,
    others behind the values."""

    label: str
    values: tuple[str, ...]
    count: str
    style: Style | None
    """``None`` for the mark of merged communes."""
    zoned: bool = False
    reaches: bool = False
    """Whether its brackets hold how far the intervals of several values reach."""


def key_lines(classes: MapClasses, zone: str, page: PageFormat) -> list[KeyLine]:
    """The entries from top to bottom; ``zone`` names what a cell is, where it is no commune."""
    slide = page is PageFormat.SLIDE
    few = sum(map(len, classes.members)) <= MOST_NAMED
    named = few and not (zone and slide)
    entries = zip(classes.entries, classes.key_styles, classes.members, strict=True)
    lines = (_line(entry, style, members, zone, named) for entry, style, members in entries)
    return [_short(line) for line in lines] if slide else list(lines)


def _line(
    entry: LegendEntry, style: Style, members: Sequence[Cell], zone: str, named: bool
) -> KeyLine:
    """One entry. A class of zones that are ``named`` needs no count."""
    count = counted(entry, zone)
    if not _is_class(entry, members):
        return KeyLine(fine(_alone(entry, members)), (), count, style, bool(zone))
    if not named:
        return KeyLine(_as_a_whole(entry.cell, members), (), count, style, bool(zone), True)
    label = " – ".join(part for part in (entry.cell.text, entry.cell.heading) if part)
    return KeyLine(fine(label), _each(members), "" if zone else count, style, bool(zone))


def _short(line: KeyLine) -> KeyLine:
    """An entry as a slide has room for it: without its count."""
    label, *values = (
        text.replace("habitants", INHABITANTS) if "[" in text else text
        for text in (line.label, *line.values)
    )
    return replace(line, label=label, values=tuple(values), count="")


def brackets(lines: Sequence[KeyLine]) -> str:
    """What the brackets of a legend hold: intervals, or how far those of a class reach; empty where
    there are none."""
    held = [line for line in lines if any("[" in text for text in (line.label, *line.values))]
    if not held:
        return ""
    return REACHES if any(line.reaches for line in held) else BRACKETS


def is_wordy(lines: Sequence[KeyLine]) -> bool:
    """Whether a legend names the zones of its classes, which takes wider lines."""
    return any(line.values and line.zoned for line in lines)


def counted(entry: LegendEntry, zone: str) -> str:
    """« 18 132 communes », « 3 régions »; empty where the count is not known."""
    if zone:
        return plural(entry.cells, zone)
    return plural(entry.communes, "commune") if entry.cell.counted and entry.communes else ""


def _is_class(entry: LegendEntry, members: Sequence[Cell]) -> bool:
    """Whether the entry is a class of numbers, none of which its label gives."""
    return entry.cell.look is Look.VALUE and any(c.text != entry.cell.text for c in members)


def _alone(entry: LegendEntry, members: Sequence[Cell]) -> str:
    """« 90,0 % [87,9 ; 91,7] (c) – de 500 à 1 499 habitants »; a status in words, with its code."""
    cell = members[0] if members else entry.cell
    if cell.look in _WITHOUT_FIGURE:
        return entry.label
    if cell.look is Look.STATUS:
        return NBSP.join((entry.label, *marks_beside(cell)))
    heading = cell.heading if cell.code else lower_first(cell.heading)
    return " – ".join(part for part in (_value(cell), heading) if part)


def _value(cell: Cell) -> str:
    interval = shown(cell).interval
    return NBSP.join(
        part for part in (marked_text(cell), interval and interval_words(interval)) if part
    )


def _each(members: Sequence[Cell]) -> tuple[str, ...]:
    """« Corse : 65,1 % [51,0 ; 76,9] », sizes and zones of the lowest value first."""
    ordered = sorted(members, key=lambda cell: cell.value or 0.0)
    return tuple(fine(f"{cell.heading} : {_value(cell)}") for cell in ordered)


def _as_a_whole(one: Cell, members: Sequence[Cell]) -> str:
    """A class whose values are not named: the marks that all of them carry, how far their intervals
    reach, and how many carry another mark."""
    marked = [mark for cell in members for mark in marks_of(cell)]
    counts = {mark: marked.count(mark) for mark in marked}
    words = [one.text, *(mark for mark, count in counts.items() if count == len(members))]
    known = [interval for cell in members if (interval := shown(cell).interval) is not None]
    if known:
        words.append(interval_words((min(low for low, _ in known), max(high for _, high in known))))
    some = (
        AMONG.format(count=count, mark=mark)
        for mark, count in counts.items()
        if count < len(members)
    )
    return fine(" ; ".join((NBSP.join(words), *some)))


def unsaid(result: Result, drawing: Drawing) -> list[Cell]:
    """The cells that colour the map and whose known interval its legend gives neither by itself nor
    within the reach of its class."""
    said, told = (
        " ".join(s.text for s in drawing.flat() if isinstance(s, Text) and s.role == role)
        for role in ("key", "scale")
    )
    reaches = [
        (float(low.replace(",", ".")), float(high.replace(",", ".")))
        for low, high in _BRACKETS.findall(said)
        if fine(REACHES) in told
    ]
    return [
        cell
        for cell in result.cells
        if cell.communes > 0
        and (interval := shown(cell).interval) is not None
        and interval_words(interval) not in said
        and not any(
            low - _ROUNDED <= interval[0] and interval[1] <= high + _ROUNDED
            for low, high in reaches
        )
    ]
