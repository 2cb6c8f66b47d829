"""How wide a text is, so that a layout needs no browser: the widths of Arial, kept in the code.

A reader without Arial nor Liberation Sans sees another font: :data:`ROOM` is what layouts leave for
it. Italic is measured as regular, which it matches within a hundredth.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dashboard.figures.drawing.widths import BOLD, REGULAR

FAMILY = "Arial, 'Liberation Sans', Helvetica, 'DejaVu Sans Condensed', sans-serif"
"""What a file asks for: two fonts of equal widths, then one that is hardly wider."""
ROOM = 1.07
"""How much wider than measured a text may be in the font of the reader."""
UNKNOWN = 1000
"""Width of a character without a known one, in thousandths of the size: as wide as any."""
ASCENT, DESCENT = 0.74, 0.22
"""Height above and depth below the baseline of the ink of a text, as shares of the size."""
_CUTS = re.compile(r"(?<=[ \u2010])|(?<=\w-)(?=\w)")
_NARROW_SPACE = {"\u202f": 278, "\u2009": 278}


def _by_character(table: dict[int, str]) -> dict[str, int]:
    found = {character: width for width, characters in table.items() for character in characters}
    return {**found, **_NARROW_SPACE}


_WIDTHS = {False: _by_character(REGULAR), True: _by_character(BOLD)}


@lru_cache(maxsize=8192)
def width(text: str, size: float, bold: bool = False) -> float:
    """Length in points of a line of text in Arial at a size in points."""
    table = _WIDTHS[bold]
    return sum(table.get(character, UNKNOWN) for character in text) * size / 1000


def wrapped(
    text: str, size: float, limit: float, bold: bool = False, first: float = 0.0
) -> list[str]:
    """The text in lines that fit ``limit`` points, whatever of our fonts shows them.

    Lines are cut at plain spaces and after hyphens, never at a no-break space. A word longer than
    a line stands on a line of its own and exceeds it: nothing is hidden, and the linter sees it.
    ``first`` is what stands before the first line on the same row.
    """
    lines: list[str] = []
    line = ""
    for piece in _CUTS.split(text.strip(" ")):
        longer = line + piece
        taken = 0.0 if lines else first
        if line and width(longer.rstrip(" "), size, bold) * ROOM > limit - taken:
            lines.append(line.rstrip(" "))
            longer = piece.lstrip(" ")
        line = longer
    return [*lines, line.rstrip(" ")] if line.strip(" ") else lines


def balanced(text: str, size: float, limit: float, bold: bool = False) -> list[str]:
    """The text in as few lines as fit, of about equal length: no last word alone on its line."""
    lines = wrapped(text, size, limit, bold)
    narrow = limit
    while len(lines) > 1:
        narrow -= size / 2
        tried = wrapped(text, size, narrow, bold)
        if len(tried) > len(lines) or any(width(t, size, bold) * ROOM > narrow for t in tried):
            break
        lines = tried
    return lines
