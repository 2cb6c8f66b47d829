"""The fragments of the page « Données » and of its mirror: catalogue, rows, columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from markupsafe import Markup

from dashboard.domain.data_table import DataSet, DataTable
from dashboard.domain.data_view import ROWS_A_PAGE
from dashboard.domain.query import DESCENDING
from dashboard.exports.data.readme import period
from dashboard.exports.data.screen import Screen
from dashboard.exports.templating import render
from dashboard.figures.mark import marked
from dashboard.results.data.filters import order_of
from dashboard.wording import data_page as words
from dashboard.wording.data_files import TYPES
from dashboard.wording.numbers import number, plural

Link = Callable[[str], str]
"""Address of the same view sorted by a column, or of a data set."""


def rows_table(table: DataTable, page: int, order: str = "", link: Link | None = None) -> Markup:
    """One page of rows; ``link`` gives the address of the view in another order."""
    screen = Screen(table)
    start = (page - 1) * ROWS_A_PAGE
    rows = table.rows[start : start + ROWS_A_PAGE]
    asked = order_of(table.about, order)
    sorted_by = table.about.columns[asked[0]].name if asked else ""
    heads = [
        {
            "text": screen.heading(shown),
            "unit": screen.unit(shown),
            "css": screen.css(shown),
            "sort": ("descending" if asked and asked[1] else "ascending")
            if shown.order == sorted_by
            else "",
            "link": link(_next(shown.order, order)) if link else "",
        }
        for shown in screen.layout.columns
    ]
    lines: list[dict[str, Any]] = [
        {
            "cells": [
                {
                    "text": screen.value(row, shown.name),
                    "under": screen.under(row, shown),
                    "css": screen.css(shown, row),
                }
                for shown in screen.layout.columns
            ],
            "detail": screen.detail(row),
        }
        for row in rows
    ]
    return Markup(  # noqa: S704 - an escaped template
        render(
            "data/rows.html",
            caption=marked(table.about.title, table.about.mark),
            kept=table.kept,
            heads=heads,
            rows=lines,
            first=start + 1,
            label=screen.layout.detail_label,
            intervals=any(
                text.startswith("[")
                for line in lines
                for cell in line["cells"]
                for text in cell["under"]
            ),
            footnotes=screen.codes(rows),
            words=words,
        )
    )


def _next(name: str, order: str) -> str:
    """A second click on a column turns its order over."""
    return f"{DESCENDING}{name}" if order == name else name


def columns_table(about: DataSet) -> Markup:
    """The columns of a data set: name, meaning, type, codes."""
    return Markup(  # noqa: S704 - an escaped template
        render(
            "data/columns.html",
            caption=words.COLUMNS_OF.format(marked(about.title, about.mark)),
            columns=[
                {"column": c, "kind": TYPES[c.type], "codes": list(c.codes.items())}
                for c in about.columns
            ],
            words=words,
        )
    )


def catalogue_list(sets: Sequence[DataSet], rows: Sequence[int], link: Link) -> Markup:
    """One entry a data set, in the manner of a portal, grouped by what they are about."""
    entries = {
        about.id: {
            "about": about,
            "description": about.description.removeprefix(f"{about.mark}. "),
            "rows": plural(count, "ligne"),
            "columns": len(about.columns),
            "period": period(about),
            "link": link(about.id),
        }
        for about, count in zip(sets, rows, strict=True)
    }
    groups = [
        {"title": title, "sets": [entries[name] for name in names if name in entries]}
        for title, names in words.GROUPS.items()
    ]
    return Markup(render("data/catalogue.html", groups=groups, words=words))  # noqa: S704 - escaped


def about_list(about: DataSet, rows: int) -> Markup:
    """Producer, licence, dates, version of a data set."""
    return Markup(  # noqa: S704 - an escaped template
        render("data/about.html", about=about, rows=number(rows), period=period(about), words=words)
    )
