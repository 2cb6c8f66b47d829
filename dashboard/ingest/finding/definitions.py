"""What the file itself says of its codes and footnote marks.

A code means what a note of the table says, else a note of the sheet, else the cover of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.ingest.finding.lines import Line, LineKind, footnote, said
from dashboard.ingest.vocabulary.codes import definitions


@dataclass(frozen=True)
class Meanings:
    """Codes and marks explained in some lines."""

    codes: Mapping[str, str]
    marks: Mapping[str, str]

    def over(self, wider: Meanings) -> Meanings:
        """These meanings, and those of a wider place for what they leave unexplained."""
        return Meanings({**wider.codes, **self.codes}, {**wider.marks, **self.marks})


def meanings_of(lines: Iterable[Line]) -> Meanings:
    """The codes and footnotes that lines of text explain."""
    codes: dict[str, str] = {}
    marks: dict[str, str] = {}
    for line in lines:
        if line.kind in {LineKind.TITLE, LineKind.UNIT}:
            continue
        for code, meaning in definitions(line.text).items():
            codes.setdefault(code, meaning)
            if code.strip("()") in {"*", "**", "***"}:
                marks.setdefault(code.strip("()"), meaning)
        body = said(line.text) if line.kind is LineKind.NOTE else line.text
        note = footnote(body)
        if note is not None and line.kind in {LineKind.NOTE, LineKind.FOOTNOTE, LineKind.FREE}:
            marks.setdefault(*note)
    return Meanings(codes, marks)
