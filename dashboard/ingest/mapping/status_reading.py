"""What a code or a mark says of a figure: by the mapping, else by the file, not by its letters."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.status import Confidentiality, Status
from dashboard.ingest.finding.table import Figure, Table
from dashboard.ingest.mapping.model import NOTE_ONLY, REVISED, SECRET, SECRET_SECONDARY
from dashboard.ingest.vocabulary.codes import status_of

REVISED_NOTE = "Donnée révisée."
_MARKS = {"(p)": Status.PROVISIONAL.value, "(e)": Status.ESTIMATED.value, "(r)": REVISED}
"""Marks that mean the same in every file of official statistics, where the file says nothing."""


@dataclass(frozen=True)
class Said:
    """Status, confidentiality and note of a figure; ``fault`` where the file does not tell."""

    status: Status = Status.PUBLISHED
    confidentiality: Confidentiality = Confidentiality.FREE
    note: str = ""
    fault: str = ""


def said_of(figure: Figure, table: Table, codes: dict[str, str]) -> Said:
    """What stands beside or instead of the number, in the words of the mapping or of the file."""
    if figure.number is None:
        return _instead(figure, table, codes)
    said = Said()
    for mark in figure.marks:
        said = _beside(said, mark, table, codes)
    return said


def _instead(figure: Figure, table: Table, codes: dict[str, str]) -> Said:
    code = figure.code or figure.text
    meaning = codes.get(code, "")
    if meaning:
        found = _meant(meaning)
    elif code in (table.codes or {}):
        found = status_of((table.codes or {})[code])
    else:
        return Said(fault=f"{code!r} is defined neither in the file nor in the mapping")
    if found is None or (found[0].has_figure and not found[1].hides):
        told = meaning or (table.codes or {}).get(code, "")
        fault = f"{code!r} (« {told} ») stands for no status without a figure: say it in codes"
        return Said(fault=fault)
    return Said(*found)


def _beside(said: Said, mark: str, table: Table, codes: dict[str, str]) -> Said:
    footnote = (table.footnotes or {}).get(mark) or (table.codes or {}).get(mark, "")
    by_file = status_of(footnote) if footnote else None
    meaning = codes.get(mark, "")
    if not meaning and by_file is None and not footnote:
        meaning = _MARKS.get(mark, "")
        if not meaning:
            fault = f"the mark {mark!r} is defined neither in the file nor in the mapping"
            return Said(said.status, said.confidentiality, said.note, fault)
    note = footnote
    if meaning == REVISED:
        note = footnote or REVISED_NOTE
    found = _meant(meaning) if meaning else by_file
    status = found[0] if found and found[0].has_figure else said.status
    if found and (not found[0].has_figure or found[1].hides):
        fault = f"the mark {mark!r} says that there is no figure, beside a number"
        return Said(said.status, said.confidentiality, said.note, fault)
    notes = " ".join(part for part in (said.note, note) if part)
    return Said(status, said.confidentiality, notes, said.fault)


def _meant(meaning: str) -> tuple[Status, Confidentiality] | None:
    if meaning == SECRET:
        return Status.PUBLISHED, Confidentiality.SECRET
    if meaning == SECRET_SECONDARY:
        return Status.PUBLISHED, Confidentiality.SECRET_SECONDARY
    if meaning in (REVISED, NOTE_ONLY):
        return Status.PUBLISHED, Confidentiality.FREE
    return Status(meaning), Confidentiality.FREE
