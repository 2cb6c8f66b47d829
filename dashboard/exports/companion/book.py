"""All the sheets of a companion workbook, in order, whatever writes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.domain.dossier import DossierAbout
from dashboard.exports.companion.corrections import corrections_sheet
from dashboard.exports.companion.figure_sheet import figure_sheet
from dashboard.exports.companion.front import about_sheet, summary_sheet
from dashboard.exports.companion.grid import Book
from dashboard.exports.companion.names import sheet_names
from dashboard.results.publication.publication import Publication
from dashboard.wording.datasets import DEMONSTRATION


def book_of(publications: Sequence[Publication], about: DossierAbout, charted: bool) -> Book:
    """Presentation, summary, a sheet a figure, then the corrections if there are any.

    A figure of the demonstration is marked even where nobody set its mark; the first two sheets
    are where any figure is.
    """
    told = [replace(p, mark=_mark_of(p)) for p in publications]
    mark = next((p.mark for p in told if p.mark), "")
    names = sheet_names([p.label for p in told])
    sheets = [about_sheet(about, mark), summary_sheet(about, told, names, mark)]
    sheets += [
        figure_sheet(publication, name, i, charted)
        for i, (publication, name) in enumerate(zip(told, names, strict=True), start=1)
    ]
    corrections = corrections_sheet(about, mark)
    return Book((*sheets, corrections) if corrections else tuple(sheets))


def _mark_of(publication: Publication) -> str:
    fictitious = publication.spec.dataset.is_fictitious
    return publication.mark or (DEMONSTRATION if fictitious else "")
