"""A table of open data and what describes it: columns with their types, licence, dates.

Files, API, metadata and the page « Données » are all made from this one object, so that they
cannot disagree. Names and types follow Table Schema.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

Value = str | int | float | bool | None
"""A field of a row; ``None`` where there is nothing."""


class ColumnType(StrEnum):
    """Types of Table Schema that our tables need."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"


@dataclass(frozen=True)
class Column:
    """A column: ``name`` as in files (French, plain ASCII), ``title`` for people.

    ``unit`` is a word (« % », « habitants »); ``codes`` gives the meaning of each possible code.
    """

    name: str
    title: str
    description: str
    type: ColumnType = ColumnType.STRING
    unit: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)
    required: bool = False


@dataclass(frozen=True)
class DataSet:
    """A data set of the catalogue, as a portal describes it.

    ``period`` is what the figures are about (« 2014 », ISO interval ``2014/2025``); ``updated`` the
    day (ISO) its content last changed; ``mark`` the words that tell simulated figures apart.
    """

    id: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    licence: str
    licence_url: str
    producer: str
    sources: tuple[str, ...]
    period: str
    updated: str
    version: str
    keywords: tuple[str, ...] = ()
    mark: str = ""
    geographic: bool = False
    """Whether each row is a commune whose outline can be added."""


@dataclass(frozen=True)
class DataTable:
    """A data set, or what a reader keeps of it; each row has one field a column, in their order."""

    about: DataSet
    rows: Sequence[tuple[Value, ...]]
    kept: str = ""
    """What was asked for, in words; empty for the whole data set."""
    codes: tuple[str, ...] = ()
    """The same in codes, a filter or a value each: for the names of files."""
