"""What the page « Données » shows: the catalogue, or one data set, filtered, a page at a time.

Its written form is the address of the page and of its mirror: the key ``table``, those of a query,
and ``page``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dashboard.domain.address import Reader
from dashboard.domain.query import Known, Query, parse_query, query_params
from dashboard.domain.selection import Notice, Problem

ROWS_A_PAGE = 50
"""Rows shown at once."""


@dataclass(frozen=True)
class DataView:
    """``table`` is the id of a data set, empty for the catalogue; ``page`` starts at 1."""

    table: str = ""
    query: Query = field(default_factory=Query)
    page: int = 1

    def with_(self, **changes: object) -> DataView:
        """A copy whose query is changed, at its first page."""
        return replace(self, query=self.query.with_(**changes), page=1)


def parse_data_view(
    params: Mapping[str, str | Sequence[str]], tables: Sequence[str], known: Known
) -> tuple[DataView, tuple[Notice, ...]]:
    """Read an address. Never raises; what is unknown is left out, with a notice."""
    query, notices = parse_query(params, known)
    reader = Reader(params)
    table = reader.among("table", ("", *tables))
    text = reader.one("page", "1")
    page = int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
    if page < 1:
        reader.replace("page", text, Problem.UNKNOWN, "1")
    return DataView(table, query, max(page, 1)), (*notices, *reader.notices)


def data_view_params(view: DataView) -> dict[str, str]:
    """The address of a view: only what it asks for."""
    params = {"table": view.table} if view.table else {}
    params |= query_params(view.query)
    return params | ({"page": str(view.page)} if view.page > 1 else {})


def pages_of(rows: int) -> int:
    """Number of pages of a table; an empty one has one."""
    return max(1, -(-rows // ROWS_A_PAGE))
