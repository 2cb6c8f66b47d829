"""What codes and marks mean: the whole vocabulary for the book, and what a sheet needs of it."""

from __future__ import annotations

from dashboard.domain.status import Qualifier
from dashboard.exports.companion.values import codes_in
from dashboard.results.publication.publication import Publication
from dashboard.results.survey_cells import COMPLEMENT
from dashboard.wording.places import as_sentence
from dashboard.wording.publication import COMPLEMENT_MARK, MARKS
from dashboard.wording.typography import fine
from dashboard.wording.vocabulary import CONFIDENTIALITY, STATUS


def vocabulary() -> dict[str, str]:
    """Every code a figure may hold, and its meaning."""
    found: dict[str, list[str]] = {}
    for words in (*STATUS.values(), *CONFIDENTIALITY.values()):
        if words.code:
            found.setdefault(words.code, []).append(f"{words.label}. {words.explanation}")
    for qualifier in Qualifier:
        if qualifier in MARKS:
            mark, text = MARKS[qualifier]
            found.setdefault(fine(mark), []).append(text)
    found[COMPLEMENT_MARK] = [f"{COMPLEMENT}."]
    return {
        code: fine(" ".join(dict.fromkeys(as_sentence(text) for text in texts)))
        for code, texts in found.items()
    }


def missing_codes(publication: Publication) -> list[tuple[str, str]]:
    """Codes of the table that no footnote of the figure explains, with their meaning."""
    told = {note.mark for note in publication.footnotes}
    known = vocabulary()
    return [(code, known[code]) for code in codes_in(publication) if code not in told]
