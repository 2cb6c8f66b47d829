"""Codes and marks beside the figures, and their meaning: what occurs, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.domain.status import Confidentiality, Status
from dashboard.results.publication.publication import Footnote
from dashboard.results.result import Cell
from dashboard.wording.places import as_sentence
from dashboard.wording.publication import COMPLEMENT_MARK, MARKS
from dashboard.wording.typography import fine
from dashboard.wording.vocabulary import CONFIDENTIALITY, STATUS


def marks_of(cell: Cell) -> tuple[str, ...]:
    """What stands beside the figure of a cell, or in its place: « (p) », « NR », « s », « * »."""
    if cell.confidentiality.hides:
        return (CONFIDENTIALITY[cell.confidentiality].code,)
    code = STATUS[cell.status].code
    if not cell.status.has_figure:
        return (code,)
    bound = MARKS[cell.qualifier][0] if cell.qualifier in MARKS else ""
    found = (code, fine(bound), COMPLEMENT_MARK if cell.mark else "")
    return tuple(mark for mark in found if mark)


def footnotes_of(cells: Iterable[Cell]) -> tuple[Footnote, ...]:
    """The meaning of each mark that occurs, in the order of the vocabulary."""
    shown = list(cells)
    free = [cell for cell in shown if not cell.confidentiality.hides]
    found: list[tuple[str, str]] = []
    for status in Status:
        words = STATUS[status]
        if words.code and any(cell.status is status for cell in free):
            found.append((words.code, f"{words.label}. {words.explanation}"))
    hidden = [c for c in Confidentiality if any(x.confidentiality is c for x in shown) and c.hides]
    if hidden:
        why = " ".join(CONFIDENTIALITY[c].explanation for c in hidden)
        label = CONFIDENTIALITY[hidden[0]].label
        found.append((CONFIDENTIALITY[hidden[0]].code, f"{label}. {why}"))
    figures = [cell for cell in free if cell.status.has_figure]
    for qualifier, (mark, text) in MARKS.items():
        if any(cell.qualifier is qualifier for cell in figures):
            found.append((mark, text))
    found += [(COMPLEMENT_MARK, cell.mark) for cell in figures if cell.mark]
    return tuple(
        Footnote(fine(mark), fine(as_sentence(text))) for mark, text in dict.fromkeys(found)
    )
