"""Names that a spreadsheet accepts: of sheets, of tables, of the columns of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dashboard.exports.companion.grid import clean

ABOUT = "Présentation et méthode"
SUMMARY = "Sommaire"
CORRECTIONS = "Corrections"
MAX_SHEET = 31
MAX_HEADING = 250
_TAKEN = (ABOUT.lower(), SUMMARY.lower(), CORRECTIONS.lower(), "history", "historique")
_REFUSED = re.compile(r"[\[\]:*?/\\!'\x00-\x1f]")


def sheet_names(labels: Iterable[str]) -> tuple[str, ...]:
    """A name a label: at most 31 characters, unique whatever the case, without refused signs."""
    return _unique(
        (_REFUSED.sub(" ", clean(label)) for label in labels), MAX_SHEET, "Figure", _TAKEN
    )


def headings(texts: Sequence[str]) -> tuple[str, ...]:
    """Headings of the columns of one table: on one line, not empty, unique whatever the case."""
    return _unique((clean(text) for text in texts), MAX_HEADING, "Colonne", ())


def _unique(
    texts: Iterable[str], most: int, otherwise: str, taken: Iterable[str]
) -> tuple[str, ...]:
    seen = {name.lower() for name in taken}
    found = []
    for text in texts:
        base = _short(" ".join(re.split(r"[ \t\n]+", text)).strip(), most).strip() or otherwise
        name, count = base, 1
        while name.lower() in seen:
            count += 1
            tail = f" ({count})"
            name = f"{_short(base, most - len(tail)).rstrip()}{tail}"
        seen.add(name.lower())
        found.append(name)
    return tuple(found)


def _short(text: str, most: int) -> str:
    """The text within a number of UTF-16 units, which is how spreadsheets count."""
    while len(text.encode("utf-16-le")) > 2 * most:
        text = text[:-1]
    return text
