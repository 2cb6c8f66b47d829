"""Codes and marks beside the figures, and their meaning: what occurs, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dashboard.domain.status import Confidentiality, Status
from dashboard.results.publication.publication import Footnote
from dashboard.results.result import Cell
from dashboard.wording.numbers import NBSP
from dashboard.wording.places import as_sentence
from dashboard.wording.publication import (
    COMPLEMENT_MARK,
    COMPLEMENT_MEANING,
    MARKS,
    PLAIN,
    SEE_NOTE,
)
from dashboard.wording.typography import fine, lower_first
from dashboard.wording.vocabulary import CONFIDENTIALITY, STATUS


def marks_of(cell: Cell) -> tuple[str, ...]:
    """What stands beside the figure of a cell, or in its place: « (p) », « NR », « s », « (b) »."""
    if cell.confidentiality.hides:
        return (CONFIDENTIALITY[cell.confidentiality].code,)
    code = STATUS[cell.status].code
    if not cell.status.has_figure:
        return (code,)
    bound = MARKS[cell.qualifier][0] if cell.qualifier in MARKS else ""
    found = (code, fine(bound), COMPLEMENT_MARK if cell.mark else "")
    return tuple(mark for mark in found if mark)


def marks_beside(cell: Cell) -> tuple[str, ...]:
    """The marks that the text of a cell does not hold yet, each in brackets: a status whose figure
    stands has its code in the text, « 47,0 % (p) »; one without figure has words, « (n.p.) »."""
    held = cell.text.split()
    marks = (mark if mark.startswith("(") else f"({mark})" for mark in marks_of(cell))
    return tuple(mark for mark in marks if mark not in held and mark != f"({cell.text})")


def marked_text(cell: Cell) -> str:
    """The text of a cell with each of its marks once, on one line with the word they follow."""
    return fine(NBSP.join((cell.text, *marks_beside(cell))))


def footnotes_of(cells: Iterable[Cell], noted: Collection[Status] = ()) -> tuple[Footnote, ...]:
    """The meaning of each mark that occurs: statuses in the order of the vocabulary, then letters.

    A meaning goes on after « mark : », in lower case. ``noted`` are the statuses whose reason the
    note of the figure tells: their footnote sends there instead of saying it over again.
    """
    shown = list(cells)
    free = [cell for cell in shown if not cell.confidentiality.hides]
    found: list[tuple[str, str]] = []
    for status in Status:
        words = STATUS[status]
        if words.code and any(cell.status is status for cell in free):
            told = SEE_NOTE.format(label=words.label) if status in noted else PLAIN.get(status)
            found.append((words.code, told or meaning_of(words.label, words.explanation)))
    hidden = [c for c in Confidentiality if any(x.confidentiality is c for x in shown) and c.hides]
    if hidden:
        why = [CONFIDENTIALITY[c].explanation for c in hidden]
        first = CONFIDENTIALITY[hidden[0]]
        found.append((first.code, meaning_of(first.label, *why)))
    figures = [cell for cell in free if cell.status.has_figure]
    letters = [text for qualifier, text in MARKS.items()
               if any(cell.qualifier is qualifier for cell in figures)]  # fmt: skip
    complements = dict.fromkeys(cell.mark for cell in figures if cell.mark)
    letters += [(COMPLEMENT_MARK, complement_of(mark)) for mark in complements]
    found += sorted(dict.fromkeys(letters))
    return tuple(Footnote(mark, _closed(text)) for mark, text in dict.fromkeys(found))


def meaning_of(label: str, *explanations: str) -> str:
    """« provisoire ; le producteur peut encore le réviser »: what a code means, in lower case."""
    why = (lower_first(text.rstrip(".")) for text in explanations)
    return " ; ".join((lower_first(label), *why))


def complement_of(mark: str) -> str:
    """What a complement is: of words, it is told with them; of a figure, how it is had."""
    return mark if "«" in mark else COMPLEMENT_MEANING.format(mark=mark)


def _closed(text: str) -> str:
    """The end of a sentence begun by its mark: no capital of its own, a full stop."""
    return fine(lower_first(as_sentence(text)))
