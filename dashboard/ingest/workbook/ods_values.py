"""What one cell of an OpenDocument spreadsheet says: its typed value, or its paragraphs."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.ingest.workbook.agreement import Raw
from dashboard.ingest.workbook.ods_styles import OFFICE, TABLE, TEXT

_CALCEXT = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
_DURATION = re.compile(r"(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d*)?)S)?")
_SPACES = re.compile(r"[ \t\r\n]+")
_KEPT_SPACE, _KEPT_TAB, _KEPT_BREAK = "\x00", "\x01", "\x02"
"""Stand-ins that no XML text can hold, for spaces written as elements."""
_KEPT = str.maketrans({_KEPT_SPACE: " ", _KEPT_TAB: "\t", _KEPT_BREAK: "\n"})
_DROPPED = str.maketrans({_KEPT_SPACE: " ", _KEPT_TAB: "", _KEPT_BREAK: ""})
_MOST_SPACES = 1_000


@dataclass(frozen=True, slots=True)
class Written:
    """The value of a cell, and ``blurred``: how the first reader is known to see it.

    calamine drops tabs and line breaks written as elements, keeps the indentation of the XML, gives
    durations as text and errors as nothing; anything else it sees must be the value itself.
    """

    value: Raw
    blurred: Raw | str
    error: bool = False
    percent: bool = False


class Paragraphs:
    """The text of a cell: its own paragraphs, without comments and pictures."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._open: list[str] | None = None
        self._ignored = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element opens inside the cell."""
        if self._ignored or (self._open is None and name != f"{TEXT}p"):
            self._ignored += 1
        elif self._open is None:
            self._open = []
        elif name == f"{TEXT}s":
            count = attributes.get(f"{TEXT}c", "1")
            self._open.append(_KEPT_SPACE * min(int(count) if count.isdigit() else 1, _MOST_SPACES))
        elif name == f"{TEXT}tab":
            self._open.append(_KEPT_TAB)
        elif name == f"{TEXT}line-break":
            self._open.append(_KEPT_BREAK)
        elif not name.startswith(TEXT):
            self._ignored = 1

    def end(self, name: str) -> None:
        """An element closes inside the cell."""
        if self._ignored:
            self._ignored -= 1
        elif name == f"{TEXT}p" and self._open is not None:
            self._done.append("".join(self._open))
            self._open = None

    def text(self, text: str) -> None:
        """Characters inside the cell."""
        if self._open is not None and not self._ignored:
            self._open.append(text)

    @property
    def nested(self) -> bool:
        """Whether an element that does not count is open (a comment, a picture, a table)."""
        return self._ignored > 0

    @property
    def shown(self) -> str:
        """The text as a spreadsheet program shows it."""
        return "\n".join(_SPACES.sub(" ", part).strip(" ") for part in self._done).translate(_KEPT)

    @property
    def blurred(self) -> str:
        """The text as calamine gives it."""
        return "\n".join(self._done).translate(_DROPPED)


def written(attributes: Mapping[str, str], paragraphs: Paragraphs) -> Written | None:
    """The value of a cell, ``None`` where it holds nothing.

    Raises ``ValueError`` where the stored value does not fit its type, and
    ``NeverComputedError`` where a formula has no stored result.
    """
    kind = attributes.get(f"{OFFICE}value-type", "")
    shown = paragraphs.shown
    value, blurred = _typed(kind, attributes, paragraphs)
    if attributes.get(f"{_CALCEXT}value-type") == "error":
        return Written(shown or "#ERROR!", blurred, error=True)
    if not kind and f"{TABLE}formula" in attributes and not shown:
        raise NeverComputedError
    if isinstance(value, str) and not value.strip():
        return None
    return Written(value, blurred, percent=kind == "percentage")


class NeverComputedError(Exception):
    """A formula without a stored result."""


def _typed(kind: str, attributes: Mapping[str, str], paragraphs: Paragraphs) -> tuple[Raw, Raw]:
    """Value, and the same as the first reader sees it."""
    match kind:
        case "float" | "currency" | "percentage":
            number = float(attributes.get(f"{OFFICE}value", ""))
            return number, number
        case "boolean":
            truth = {"true": True, "false": False}.get(attributes.get(f"{OFFICE}boolean-value", ""))
            if truth is None:
                raise ValueError("neither true nor false")
            return truth, truth
        case "date":
            moment = _moment(attributes.get(f"{OFFICE}date-value", ""))
            return moment, moment
        case "time":
            text = attributes.get(f"{OFFICE}time-value", "")
            return _duration(text), text
    if f"{OFFICE}string-value" in attributes:
        stored = attributes[f"{OFFICE}string-value"]
        return stored, stored
    return paragraphs.shown, paragraphs.blurred


def _moment(text: str) -> dt.date:
    if "T" not in text:
        return dt.date.fromisoformat(text)
    return dt.datetime.fromisoformat(text).replace(tzinfo=None)


def _duration(text: str) -> dt.timedelta:
    if not text or not (found := _DURATION.fullmatch(text)):
        raise ValueError(f"{text!r} is no duration")
    sign, days, hours, minutes, seconds = found.groups(default="0")
    length = dt.timedelta(
        days=int(days), hours=int(hours), minutes=int(minutes), seconds=float(seconds)
    )
    return -length if sign == "-" else length
