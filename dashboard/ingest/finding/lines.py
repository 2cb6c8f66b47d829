"""Lines of text around a table: which is a title, a unit, a note, a field, a source.

French statistical tables announce nearly all of them by a word and a colon; what announces nothing
is free text, and its place decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from dashboard.ingest.workbook.cells import Cell


class LineKind(StrEnum):
    """What a line announces itself to be."""

    TITLE = "title"
    UNIT = "unit"
    LECTURE = "lecture"
    CHAMP = "champ"
    SOURCE = "source"
    NOTE = "note"
    FOOTNOTE = "footnote"
    FREE = "free"


@dataclass(frozen=True)
class Line:
    """One line of a text cell, with the cell that holds it."""

    text: str
    kind: LineKind
    cell: Cell


_COLON = r"\s*(?:\([^)]*\)\s*)?\d*\s*[:>=•►→–—-]"
_ANNOUNCED: tuple[tuple[LineKind, str], ...] = (
    (LineKind.LECTURE, rf"(?:note\s+de\s+|aide\s+[àa]\s+la\s+)?lectures?(?:{_COLON}|\s*$)"),
    (LineKind.CHAMP, rf"champs?(?:{_COLON}|\s*$)"),
    (LineKind.SOURCE, rf"sources?(?:{_COLON}|\s*$)"),
    (
        LineKind.NOTE,
        rf"(?:notes?|n\.?b\.?|nota(?:\s+bene)?|remarques?|avertissements?|attention|pr[eé]cisions?"
        rf"|d[eé]finitions?|m[eé]thodologie|l[eé]gende|rappels?)(?:{_COLON}|\s*$)",
    ),
)
_ANNOUNCED_RE = tuple((kind, re.compile(p, re.IGNORECASE)) for kind, p in _ANNOUNCED)
_BULLETS = "►•→▪■-–— \u00a0"
_TITLE = re.compile(
    r"""(?P<number>(?:tableaux?|tab\.|graphiques?|graph\.|figures?|cartes?|encadr[eé]s?|annexes?)
    \s*(?:n\s?[°o]\s*)?
    (?:(?-i:[A-Z]{1,2})[.-]?[0-9]+|[0-9]+(?:[.-][0-9]+)*|(?-i:[IVX]+|[A-Z]))
    (?:\s?(?:bis|ter)|(?-i:[a-z]))?)
    (?![\w'’])\s*[-–—:.•]*\s*(?P<rest>.*)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_MEASURE = (
    r"(?:%|‰|pour\s?cents?|pourcentages?|points?|(?:nombres?|effectifs?|unit[eé]s?)\b|milliers?"
    r"|millions?|milliards?|euros?|€|k€|m€|etp|jours?|mois|semaines?|heures?|hectares?|km²?)"
)
_UNIT = re.compile(
    rf"""[(\[]?\s*(?:
    (?:unit[eé]s?\s*:\s*)[^.\n]{{1,60}}
    |(?:(?:donn[eé]es|montants?|valeurs?|parts?|r[eé]sultats?|exprim[eé]e?s?)\s+)?en\s+{_MEASURE}(?![\w-])[^.:\n]{{0,50}}
    |effectifs?|nombres?|pourcentages?|%|pour\s?cents?
    )\s*[)\]]?\s*\.?\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_UNIT_INSIDE = re.compile(rf"\(\s*(en\s+{_MEASURE}[^()]*)\)", re.IGNORECASE)
_UNIT_TAIL = re.compile(r",\s+(en\s+(?:%|‰|milli(?:er|on)s\s+d['’]euros|euros))\s*$", re.IGNORECASE)
_FOOTNOTE = re.compile(
    r"\s*(?:\((?P<a>\d{1,2}|[a-z]|\*{1,3})\)|(?P<b>\*{1,3}|[¹²³⁴⁵⁶⁷⁸⁹]+)|(?P<c>\d{1,2}|[a-z])\)"
    r"|(?P<d>\d{1,2})(?:\s*[.:]\s+|\s+|(?=[^\W\d_])))\s*[:.]?\s*(?P<said>[^\W\d_«\"(].*)",
    re.DOTALL,
)
_LINK = re.compile(
    r"[\s<>←↑→▲►«»^|-]*(?:retour(?:ner)?\b|revenir\b|back\s+to\b|haut\s+de\s+(?:la\s+)?page).{0,40}"
    r"|\s*[<>←↑→▲►-]*\s*sommaire\s*|'[^']{1,31}'!\$?[A-Z]+\$?[0-9]+",
    re.IGNORECASE | re.DOTALL,
)
_SUPERSCRIPTS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")


def is_link(text: str) -> bool:
    """Whether a text only leads elsewhere (« Retour au sommaire »)."""
    return len(text) < 80 and _LINK.fullmatch(text.strip()) is not None


def kind_of_line(text: str) -> LineKind:
    """What a line announces itself to be, ``FREE`` where it announces nothing."""
    bare = text.strip().lstrip(_BULLETS)
    for kind, pattern in _ANNOUNCED_RE:
        if pattern.match(bare):
            return kind
    if _TITLE.match(bare):
        return LineKind.TITLE
    if is_unit(bare):
        return LineKind.UNIT
    return LineKind.FOOTNOTE if _FOOTNOTE.fullmatch(bare) else LineKind.FREE


def is_unit(text: str) -> bool:
    """Whether a text says a unit and nothing else (« En % », « en milliers d'euros »)."""
    return len(text) < 80 and _UNIT.fullmatch(text.strip()) is not None


def unit_inside(text: str) -> str:
    """The unit said inside a title or a header (« Évolution (en %) » → « en % »), or nothing."""
    match = _UNIT_INSIDE.search(text) or _UNIT_TAIL.search(text)
    return " ".join(match.group(1).split()) if match else ""


def number_and_title(text: str) -> tuple[str, str]:
    """« Tableau A1 - Principaux indicateurs » → its number and what follows."""
    match = _TITLE.match(text.strip().lstrip(_BULLETS))
    if match is None:
        return "", squeezed(text)
    return squeezed(match["number"]), squeezed(match["rest"])


def footnote(text: str) -> tuple[str, str] | None:
    """The mark that a footnote explains and what it says; superscripts become plain digits."""
    match = _FOOTNOTE.fullmatch(text.strip())
    if match is None:
        return None
    mark = match["a"] or match["b"] or match["c"] or match["d"]
    return mark.translate(_SUPERSCRIPTS), squeezed(match["said"])


def said(text: str) -> str:
    """What an announced line says, without « Champ : »."""
    bare = text.strip().lstrip(_BULLETS)
    for _, pattern in _ANNOUNCED_RE:
        match = pattern.match(bare)
        if match:
            return squeezed(bare[match.end() :])
    return squeezed(text)


def squeezed(text: str) -> str:
    """The text on one line, its runs of spaces made one."""
    return " ".join(text.split())


def lines_of(cell: Cell) -> tuple[Line, ...]:
    """The lines of a text cell; a line that announces nothing goes on with the one before it."""
    found: list[tuple[LineKind, str]] = []
    for part in str(cell.value).splitlines():
        if not part.strip():
            continue
        kind = kind_of_line(part)
        if found and kind in {LineKind.FREE, LineKind.UNIT}:
            found[-1] = (found[-1][0], f"{found[-1][1]} {part.strip()}")
        else:
            found.append((kind, part.strip()))
    return tuple(Line(squeezed(text), kind, cell) for kind, text in found)
