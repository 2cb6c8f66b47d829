"""What a sheet is for, by its name and first words, before anybody looks for tables in it."""

from __future__ import annotations

import re

from dashboard.ingest.finding.table import Role
from dashboard.ingest.workbook.cells import Sheet

_NAMED: tuple[tuple[Role, str], ...] = (
    (
        Role.CORRECTIONS,
        r"historique|correctif|corrections?\b|mises?\s+[àa]\s+jour|errat|modifications",
    ),
    (
        Role.SUMMARY,
        r"sommaire|table\s+des\s+mati[eè]res|liste\s+des\s+(?:tableaux|onglets)|index\b",
    ),
    (
        Role.COVER,
        r"pr[eé]sentation|m[eé]thod|lisez[ -]?moi|lire\b|readme|avertissement|couverture"
        r"|notice|[àa]\s+propos|d[eé]finitions|page\s+de\s+garde|informations|documentation|glossaire",
    ),
)
_NAMES = tuple((role, re.compile(rf"\s*(?:{p})", re.IGNORECASE)) for role, p in _NAMED)


def role_by_words(sheet: Sheet) -> Role | None:
    """The role that the name of a sheet states, else its first words; ``None`` if they do not."""
    if not sheet.cells:
        return Role.EMPTY
    for role, pattern in _NAMES:
        if pattern.match(sheet.name):
            return role
    first = next((str(c.value) for c in sheet if isinstance(c.value, str)), "").lstrip("►• ")
    for role, pattern in _NAMES:
        if len(first) < 60 and pattern.match(first):
            return role
    return None
