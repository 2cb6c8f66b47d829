"""The separator of a CSV file: the one that cuts its rows alike, if there is just one such."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

from dashboard.ingest.errors import IngestError
from dashboard.ingest.workbook.received import Received

NAMES = {";": "semicolon", ",": "comma", "\t": "tab"}
Rows = list[list[str]]
_SAVE = "save it again as .xlsx, or as CSV with semicolons and every text in quotation marks"
_DECIMAL = re.compile(r"(?<=\d),(?=\d)")
_PROSE = re.compile(r"(?<=\d),(?=\d)|,(?=[ \u00a0])")
"""Commas of French numbers and sentences: with another separator at hand, they are not one."""
_MARKED = re.compile(r"sep=([^\r\n])\r?\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A file cut at one sign: ``split`` rows have several fields, ``alike`` the same number."""

    sign: str
    rows: Rows
    split: int
    alike: int
    width: int

    @property
    def regular(self) -> bool:
        """Whether every row that is cut at all is cut into the same number of fields."""
        return self.alike == self.split


def cut_rows(received: Received, text: str) -> tuple[Rows, list[str]]:
    """The rows of the file and the sentences that say how they were cut.

    Raises ``IngestError`` where two separators are possible or quotation marks do not close.
    """
    if marked := _MARKED.match(text):
        sign = marked[1]
        return _named(received, text[marked.end() :], sign), [
            f"separator: {NAMES.get(sign, sign)} (the first line says so; rows count after it)"
        ]
    cuts: list[_Cut] = []
    broken: csv.Error | None = None
    for sign in NAMES:
        if sign in text:
            try:
                cuts.append(_cut(received, text, sign))
            except csv.Error as error:
                broken = error
    cuts = [cut for cut in cuts if cut.split]
    if any(cut.regular and cut.sign != "," for cut in cuts) and "," not in _PROSE.sub("", text):
        cuts = [cut for cut in cuts if cut.sign != ","]
    if not cuts and broken:
        raise _quotes(received, broken)
    if not cuts:
        return _named(received, text, ";"), ["separator: none found, the file has one column"]
    if [cut.sign for cut in cuts] == [","] and "," not in _DECIMAL.sub("", text):
        raise received.refuse(
            "every comma stands between two digits: it may separate or mark decimals", _SAVE
        )
    best = _best(received, cuts)
    return best.rows, _told(best)


def _cut(received: Received, text: str, sign: str) -> _Cut:
    """The file cut at one sign. Raises ``csv.Error`` where quotation marks do not fit it."""
    rows: Rows = []
    filled = 0
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True):
        rows.append(row)
        filled += any(map(str.strip, row))
        if filled > received.limits.rows:
            raise received.refuse(
                f"the file holds more than {received.limits.rows:,} rows",
                "keep only the table: one of the survey has some dozens or hundreds of rows",
            )
    widths = Counter(len(row) for row in rows if len(row) > 1 and any(map(str.strip, row)))
    width, alike = widths.most_common(1)[0] if widths else (0, 0)
    return _Cut(sign, rows, widths.total(), alike, width)


def _named(received: Received, text: str, sign: str) -> Rows:
    """The rows where the separator is known."""
    try:
        return _cut(received, text, sign).rows
    except csv.Error as error:
        raise _quotes(received, error) from error


def _best(received: Received, cuts: list[_Cut]) -> _Cut:
    """The cut that stands out: it alone is regular and cuts most rows, or is twice as good."""
    first, *others = sorted(cuts, key=lambda cut: (-cut.alike, not cut.regular))
    for other in others:
        alone = first.regular and not other.regular and first.split >= other.split
        wider = first.regular and first.split > other.split
        if not (alone or wider or first.alike >= 2 * other.alike):
            raise received.refuse(
                f"{NAMES[first.sign]} and {NAMES[other.sign]} could both be the separator", _SAVE
            )
    return first


def _told(cut: _Cut) -> list[str]:
    said = [f"separator: {NAMES[cut.sign]}"]
    if not cut.regular:
        odd = next(n for n, row in enumerate(cut.rows, 1) if len(row) not in (0, 1, cut.width))
        said.append(
            f"{cut.split - cut.alike} row(s) have another number of fields than the {cut.width} of"
            f" most (first: row {odd})"
        )
    return said


def _quotes(received: Received, error: csv.Error) -> IngestError:
    return received.refuse(f"quotation marks that do not close or do not fit ({error})", _SAVE)
