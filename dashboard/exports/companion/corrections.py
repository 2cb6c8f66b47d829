"""The sheet « Corrections »: which published figures changed, when, why, and where they show."""

from __future__ import annotations

from datetime import date

from dashboard.domain.dossier import Correction, DossierAbout
from dashboard.exports.companion.grid import Item, Row, Sheet, Style, Table, clean, table_row, wide
from dashboard.exports.companion.names import CORRECTIONS, SUMMARY
from dashboard.figures.mark import marked
from dashboard.wording.dates import in_words
from dashboard.wording.typography import fine

BACK = "Retour au sommaire"
_COLUMNS = (
    ("Date", 17.0), ("Version", 9.0), ("Nature", 10.0), ("Indicateur", 26.0),
    ("Champ et unité", 30.0), ("Avant", 15.0), ("Après", 15.0), ("Motif", 36.0),
    ("Figures de ce classeur", 18.0),
)  # fmt: skip
_ABOUT = (
    "Chiffres corrigés, retirés ou rétablis depuis leur première publication sur ce site, du plus "
    "récent au plus ancien. Les figures de ce classeur montrent la version {version} des données."
)
_NONE = "aucune"


def corrections_sheet(about: DossierAbout, mark: str) -> Sheet | None:
    """The sheet, or ``None`` where nothing was ever corrected."""
    if not about.corrections:
        return None
    widths = tuple(width for _, width in _COLUMNS)
    rows = [
        wide(marked(CORRECTIONS, mark), Style.TITLE, widths),
        wide(fine(_ABOUT.format(version=about.data_version)), Style.TEXT, widths),
        Row(),
        table_row([Item(name, Style.HEADER) for name, _ in _COLUMNS], widths),
    ]
    rows += [table_row(_line(each), widths) for each in about.corrections]
    rows += [Row(), wide(BACK, Style.LINK, widths, SUMMARY)]
    table = Table("corrections", 3, len(_COLUMNS), 1 + len(about.corrections), CORRECTIONS)
    return Sheet(CORRECTIONS, tuple(rows), widths, (table,), mark, 3)


def _line(said: Correction) -> tuple[Item, ...]:
    texts = (
        said.version, said.kind, said.label, said.who, said.before, said.after, said.note,
        ", ".join(said.figures) or _NONE,
    )  # fmt: skip
    day = Item(fine(in_words(date.fromisoformat(said.date))), Style.LABEL)
    return (day, *(Item(clean(fine(text)) or None, Style.PROSE) for text in texts))
