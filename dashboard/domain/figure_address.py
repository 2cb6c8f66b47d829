"""The address of a figure: the one codec between a specification and its written form.

The same keys make a saved figure. As for pages (``address``), parsing never fails: what is
unknown, stale or too long becomes the nearest valid choice, with a notice that says so. Whether
the choices can make a figure together is judged later, where the figures are known.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from dashboard.domain.address import MAX_LENGTH, Reader
from dashboard.domain.dataset import Dataset
from dashboard.domain.figure import (
    MAX_INDICATORS,
    MAX_TEXT,
    FigureKind,
    FigureSpec,
    PageFormat,
)
from dashboard.domain.observation import Orientation
from dashboard.domain.selection import Choices, Notice, Problem, Universe
from dashboard.domain.size_range import ALL_SIZES, SizeRange
from dashboard.domain.territory import FRANCE, Territory

MAX_NUMBER = 99
"""The highest number of a figure."""
MAX_LIST = 1000
"""Characters of a list of indicators that are read."""
YES, NO = "oui", "non"
_READ = re.compile(r"([\w-]{1,80}):([\w-]{1,20}):([\w-]{1,40})", re.ASCII)
_Choice = TypeVar("_Choice", bound=StrEnum)


class FigureUniverse(Universe, Protocol):
    """What exists, and which of it figures are made of."""

    def is_survey(self, indicator: str) -> bool:
        """Whether it is an indicator of the survey (counts of the frame make no such figure)."""


@dataclass(frozen=True)
class ParsedFigure:
    """A valid specification and what had to be changed to get it."""

    spec: FigureSpec
    notices: tuple[Notice, ...] = ()


def figure_params(spec: FigureSpec) -> dict[str, str]:
    """The address of a figure: whatever may have several values is written out.

    Read back by :func:`parse_figure` on the same data, it gives the same specification.
    """
    optional = {
        "sens": spec.orientation.value if spec.orientation is not Orientation.DIRECT else "",
        "tailles": ",".join(size.code for size in spec.sizes),
        "total": "" if spec.total else NO,
        "territoire": spec.territory.key if spec.territory != FRANCE else "",
        "numero": str(spec.number) if spec.number != 1 else "",
        "titre": spec.title,
        "note": spec.note,
        "lire": spec.read,
        "format": spec.format.value if spec.format is not PageFormat.PAGE else "",
    }
    return {
        **({"jeu": spec.dataset.value} if spec.dataset.is_fictitious else {}),
        "type": spec.kind.value,
        "indicateurs": ",".join(spec.indicators),
        "editions": ",".join(spec.editions),
        "portee": spec.scope.value,
        "lecture": spec.reading.value,
        **{key: value for key, value in optional.items() if value},
    }


def parse_figure(
    params: Mapping[str, str | Sequence[str]], universe: FigureUniverse
) -> ParsedFigure:
    """Read the address of a figure. Never raises; keys that are not ours are ignored."""
    reader = Reader(params)
    kind = FigureKind(reader.among("type", tuple(FigureKind), FigureKind))
    indicators = _indicators(reader, universe)
    choices = [found for found in map(universe.choices, indicators) if found is not None]
    choices = choices or [Choices(editions=(universe.default.edition,))]
    editions = _editions(reader, choices, kind)
    spec = FigureSpec(
        kind=kind,
        indicators=indicators,
        editions=editions,
        scope=_choice(reader, "portee", [c.scopes for c in choices]),
        reading=_choice(reader, "lecture", [c.readings for c in choices]),
        orientation=_choice(reader, "sens", [c.orientations for c in choices]),
        sizes=_sizes(reader, universe),
        total=reader.among("total", (YES, NO)) == YES,
        territory=reader.territory(universe),
        dataset=Dataset(reader.among("jeu", tuple(Dataset), Dataset)),
        number=_number(reader),
        title=_text(reader, "titre"),
        note=_text(reader, "note"),
        read=_read(reader, indicators, editions),
        format=_format(reader),
    )
    return ParsedFigure(spec, tuple(reader.notices))


def plain_text(text: str) -> str:
    """Free text as it is kept: one line, no control or invisible character, bounded.

    No-break spaces stay, since a French author types them on purpose.
    """
    spaced = (" " if unicodedata.category(c) in ("Zl", "Zp") or c in "\t\n\r" else c for c in text)
    kept = "".join(c for c in spaced if unicodedata.category(c)[0] != "C")
    return re.sub(" +", " ", kept).strip()[:MAX_TEXT].strip()


def _indicators(reader: Reader, universe: FigureUniverse) -> tuple[str, ...]:
    default = universe.default.indicator
    found: list[str] = []
    for name in _listed(reader, "indicateurs", default):
        if not universe.is_survey(name):
            reader.replace("indicateurs", name, Problem.UNKNOWN, "")
        elif name in found:
            continue
        elif len(found) == MAX_INDICATORS:
            reader.replace("indicateurs", name, Problem.TOO_LONG, "")
        else:
            found.append(name)
    return tuple(found) or (default,)


def _editions(reader: Reader, choices: Sequence[Choices], kind: FigureKind) -> tuple[str, ...]:
    """The chosen editions in order of time; by default the last one out, both for a dumbbell."""
    allowed = sorted({edition for choice in choices for edition in choice.editions})
    default = allowed if kind is FigureKind.DUMBBELL else [choices[0].editions[0]]
    found = set()
    for edition in _listed(reader, "editions", ",".join(default)):
        if edition in allowed:
            found.add(edition)
        else:
            reader.replace("editions", edition, Problem.UNKNOWN, ",".join(default))
    return tuple(sorted(found or default))


def _listed(reader: Reader, key: str, default: str) -> list[str]:
    text = reader.one(key, default)
    if len(text) > MAX_LIST:
        reader.replace(key, text, Problem.TOO_LONG, default)
        text = default
    return [part.strip() for part in text.split(",") if part.strip()]


def _choice(reader: Reader, key: str, offered: Sequence[tuple[_Choice, ...]]) -> _Choice:
    """A choice that at least one of the indicators knows; by default the first of the first."""
    allowed = list(dict.fromkeys(value for values in offered for value in values))
    return type(allowed[0])(reader.among(key, allowed, type(allowed[0])))


def _sizes(reader: Reader, universe: Universe) -> tuple[SizeRange, ...]:
    """Ranges whose limits are known, as they were asked: publications need not cut alike."""
    text = reader.one("tailles")
    if len(text) > MAX_LENGTH:
        reader.replace("tailles", text, Problem.UNKNOWN, "")
        return ()
    known = universe.sizes()
    starts = {size.minimum for size in known}
    ends = {size.maximum for size in known}
    found: set[SizeRange] = set()
    for code in filter(None, (part.strip() for part in text.split(","))):
        try:
            size = SizeRange.from_code(code)
        except ValueError:
            reader.replace("tailles", code, Problem.UNKNOWN, "")
            continue
        if size.minimum in starts and size.maximum in ends:
            found.add(size)
            continue
        inside = [each for each in known if size.covers(each)]
        reader.replace("tailles", code, Problem.UNKNOWN, ",".join(s.code for s in inside))
        found.update(inside)
    return () if ALL_SIZES in found else tuple(sorted(found))


def _number(reader: Reader) -> int:
    text = reader.one("numero", "1")
    if re.fullmatch(r"[1-9]\d?", text, re.ASCII):
        return int(text)
    reader.replace("numero", text, Problem.UNKNOWN, "1")
    return 1


def _text(reader: Reader, key: str) -> str:
    text = reader.one(key)
    kept = plain_text(text)
    if len(text) > MAX_TEXT:
        reader.replace(key, text, Problem.TOO_LONG, kept)
    return kept


def _read(reader: Reader, indicators: Sequence[str], editions: Sequence[str]) -> str:
    """The value to read aloud; whether it has a figure is seen when the figure is composed."""
    text = reader.one("lire")
    match = _READ.fullmatch(text)
    if match and match[1] in indicators and match[2] in editions and _is_place(match[3]):
        return text
    if text:
        reader.replace("lire", text, Problem.UNKNOWN, "")
    return ""


def _is_place(code: str) -> bool:
    for read in (SizeRange.from_code, Territory.from_key):
        try:
            read(code)
        except ValueError:
            continue
        return True
    return False


def _format(reader: Reader) -> PageFormat:
    names = (PageFormat.PAGE, *(f for f in PageFormat if f is not PageFormat.PAGE))
    return PageFormat(reader.among("format", names, PageFormat))
