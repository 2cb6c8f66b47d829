"""What codes and marks mean: the whole vocabulary for the book, and what a sheet needs of it."""

from __future__ import annotations

from dashboard.exports.companion.values import codes_in
from dashboard.results.publication.footnotes import complement_of, meaning_of
from dashboard.results.publication.publication import Publication
from dashboard.results.survey_cells import COMPLEMENT
from dashboard.wording.places import as_sentence
from dashboard.wording.publication import COMPLEMENT_MARK, MARKS, PLAIN
from dashboard.wording.typography import fine, lower_first
from dashboard.wording.vocabulary import CONFIDENTIALITY, STATUS


def vocabulary() -> dict[str, str]:
    """Every code a figure may hold, statuses then letters, and its meaning as a sentence."""
    found: dict[str, list[str]] = {}
    for status, words in STATUS.items():
        if words.code:
            said = PLAIN.get(status) or meaning_of(words.label, words.explanation)
            found.setdefault(words.code, []).append(said)
    for hidden in CONFIDENTIALITY.values():
        if hidden.code:
            found.setdefault(hidden.code, []).append(meaning_of(hidden.label, hidden.explanation))
    letters = [*MARKS.values(), (COMPLEMENT_MARK, complement_of(COMPLEMENT))]
    for mark, text in sorted(dict.fromkeys(letters)):
        found.setdefault(mark, []).append(text)
    return {
        code: fine(" ".join(dict.fromkeys(as_sentence(text) for text in texts)))
        for code, texts in found.items()
    }


def missing_codes(publication: Publication) -> list[tuple[str, str]]:
    """Codes of the table that no footnote of the figure explains, with their meaning.

    In lower case, as it goes on after its code.
    """
    told = {note.mark for note in publication.footnotes}
    known = vocabulary()
    return [(code, lower_first(known[code])) for code in codes_in(publication) if code not in told]
