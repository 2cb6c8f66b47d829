"""The shape of a mapping file: what each label of a workbook means, written to be reviewed.

Strict, so that a typing error never goes unseen: an unknown key, a missing key or a value outside
the vocabulary is refused by :mod:`dashboard.ingest.mapping.reading`, which names file and key.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from dashboard.domain.observation import Orientation, Reading, Scope, Unit
from dashboard.domain.size_range import SizeRange
from dashboard.domain.status import Status
from dashboard.domain.territory import Territory
from dashboard.tables.catalogue_rows import Slug, Text

UNDECIDED = "?"
"""What a draft writes where nothing could be proposed; refused until a person decides."""


class Measure(StrEnum):
    """What a cell says of the fact it belongs to.

    ``MARGIN`` is the half-width of the 95 % interval, from which both limits follow.
    """

    VALUE = "value"
    STANDARD_ERROR = "standard_error"
    CI_LOW = "ci_low"
    CI_HIGH = "ci_high"
    MARGIN = "margin"
    BASE = "base"


class Scale(StrEnum):
    """How shares are written: 72, 0.72, or 0.72 in cells all displayed as « 72 % »."""

    PERCENT = "percent"
    FRACTION = "fraction"
    AUTO = "auto"


WITHOUT_FIGURE = tuple(status.value for status in Status if not status.has_figure)
SECRET, SECRET_SECONDARY = "secret", "secret-secondaire"
REVISED, NOTE_ONLY = "revised", "note"
MEANINGS = (*(status.value for status in Status), SECRET, SECRET_SECONDARY, REVISED, NOTE_ONLY)
"""What a code or a mark may mean: a status, a secret, a revision, or nothing but its footnote."""


def _size(code: str) -> str:
    SizeRange.from_code(code)
    return code


def _territory(key: str) -> str:
    if Territory.from_key(key).key != key:
        raise ValueError(f"not the key of a territory: {key!r}")
    return key


def _meaning(written: str) -> str:
    if written not in MEANINGS:
        raise ValueError(f"{written!r} is not one of {', '.join(MEANINGS)}")
    return written


SheetName = Annotated[str, Field(min_length=1)]
Edition = Annotated[str, Field(pattern=r"^\d{4}$")]
ReferenceDate = Annotated[str, Field(pattern=r"^(?:en|fin) \d{4}$")]
SizeCode = Annotated[str, AfterValidator(_size)]
TerritoryKey = Annotated[str, AfterValidator(_territory)]
Meaning = Annotated[str, AfterValidator(_meaning)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Attributes(_Strict):
    """Parts of the key of a figure, given by a table, a row or a column; the others give the rest.

    ``size_label`` replaces the label of the file as the label of the size.
    """

    edition: Edition | None = None
    reference_date: ReferenceDate | None = None
    indicator: Slug | None = None
    unit: Unit | None = None
    scope: Scope | None = None
    reading: Reading | None = None
    group: Slug | None = None
    territory: TerritoryKey | None = None
    size: SizeCode | None = None
    size_label: Text | None = None
    orientation: Orientation | None = None
    measure: Measure | None = None


class LineRow(Attributes):
    """A row or a column, found by its ``label`` (the path, from the widest header to its own).

    ``at`` is the letter of the column or the number of the row, needed where several lines of the
    table have the same label. ``ignore`` is the reason why its figures are not imported.
    """

    label: tuple[str, ...]
    at: Annotated[str, Field(pattern=r"^(?:[A-Z]{1,3}|[1-9]\d{0,6})?$")] = ""
    ignore: str = ""


class TableRow(_Strict):
    """A table of the file. ``part`` is its place in the sheet, needed where the rest is alike."""

    sheet: SheetName
    number: str
    title: str
    part: Annotated[int, Field(ge=1)] | None = None
    scale: Scale
    defaults: Attributes = Attributes()
    codes: dict[str, Meaning] = {}
    ignore_cells: dict[Annotated[str, Field(pattern=r"^[A-Z]{1,3}[1-9]\d{0,6}$")], Text] = {}
    column: Annotated[tuple[LineRow, ...], Field(min_length=1)]
    row: Annotated[tuple[LineRow, ...], Field(min_length=1)]


class IgnoreRow(_Strict):
    """A table that is not imported, or all those of a sheet, with the reason."""

    sheet: SheetName
    number: str | None = None
    part: Annotated[int, Field(ge=1)] | None = None
    reason: Text


class WithdrawRow(_Strict):
    """A figure of the former revision that is no longer published: its id or its key."""

    figure: Text
    reason: Text


class FileRow(_Strict):
    """The workbook the mapping was written for; without ``sha256`` any revision of it is read."""

    name: Text
    sha256: Annotated[str, Field(pattern=r"^(?:[0-9a-f]{64})?$")] = ""


class ImportSource(_Strict):
    """What becomes a row of the sources: always an official table, of confidence A."""

    publication: Text
    title: Text
    author: Text
    date: Text
    url: Annotated[str, Field(pattern=r"^(?:https?://\S+)?$|^\?$")] = ""
    licence: Text
    read_on: dt.date | None = None
    """The day the file was fetched or received; the day of the import where it is not said."""


class ImportMapping(_Strict):
    """A mapping file. ``edition``, ``reference_date`` and ``territory`` hold for all tables that
    do not say otherwise. ``accept`` gives for a soft check the reason why its findings stand.
    """

    format: Literal[1]
    id: Slug
    edition: Edition
    reference_date: ReferenceDate
    territory: TerritoryKey
    file: FileRow
    source: ImportSource
    accept: dict[str, Text] = {}
    withdraw: tuple[WithdrawRow, ...] = ()
    table: Annotated[tuple[TableRow, ...], Field(min_length=1)]
    ignore: tuple[IgnoreRow, ...] = ()
