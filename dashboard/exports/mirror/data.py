"""The page « Données » of the mirror: the catalogue, or one data set, its rows and its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urlencode

from markupsafe import Markup

from dashboard.domain.data_table import DataTable
from dashboard.domain.data_view import DataView, data_view_params, pages_of, parse_data_view
from dashboard.domain.page import DATA
from dashboard.domain.query import Query
from dashboard.domain.selection import Notice
from dashboard.exports.data.addresses import api_path
from dashboard.exports.data.formats import formats_of
from dashboard.exports.data.html import about_list, catalogue_list, columns_table, rows_table
from dashboard.exports.mirror.page import MirrorPage
from dashboard.exports.templating import render
from dashboard.results.data.catalogue import SHOWN, data_set
from dashboard.results.data.counts import rows_of
from dashboard.results.data.kept import waiting_in_words
from dashboard.results.data.known import KnownOf
from dashboard.results.data.tables import table
from dashboard.results.world import World
from dashboard.wording import data_page as words
from dashboard.wording.datasets import DEMONSTRATION
from dashboard.wording.messages import notice_text

API = "../api"
"""The API from a page of the mirror."""


def data_page(
    world: World,
    params: Mapping[str, str | Sequence[str]],
    told: Callable[[Notice], str] = notice_text,
) -> MirrorPage:
    """The page at that address; ``told`` puts into words what of it could not be taken."""
    view, notices = parse_data_view(params, SHOWN, KnownOf(world))
    title, description, body = _one(world, view) if view.table else _all(world, view)
    return MirrorPage(
        page=DATA,
        title=title,
        description=description,
        body=body,
        params=data_view_params(view),
        mark=DEMONSTRATION if world.dataset.is_fictitious else "",
        notices=tuple(told(notice) for notice in notices),
    )


def _all(world: World, view: DataView) -> tuple[str, str, Markup]:
    sets = [data_set(world, name) for name in SHOWN]
    counts = [rows_of(world, name) for name in SHOWN]
    kept = _address(DataView(query=_which(view)))
    body = render(
        "mirror/data.html",
        intro=words.INTRO,
        catalogue=catalogue_list(sets, counts, lambda name: _address(DataView(name, _which(view)))),
        api=API,
        kept=kept if kept != "?" else "",
        words=words,
    )
    return words.TITLE, DATA.description, Markup(body)  # noqa: S704 - an escaped template


def _one(world: World, view: DataView) -> tuple[str, str, Markup]:
    found = table(world, view.table, view.query)
    last = pages_of(len(found.rows))
    page = min(view.page, last)
    asked = data_view_params(view)
    body = render(
        "mirror/data_set.html",
        table=found,
        back=_address(DataView(query=_which(view))),
        # what the form keeps beside the words to find
        kept={key: value for key, value in asked.items() if key not in ("q", "page")},
        text=view.query.text,
        rows=_rows(found, view, page),
        empty=words.why_empty(waiting_in_words(world, view.query)),
        previous=_address(DataView(view.table, view.query, page - 1)) if page > 1 else "",
        next=_address(DataView(view.table, view.query, page + 1)) if page < last else "",
        shown=words.shown_page(page, len(found.rows)),
        files=_files(world, found, view),
        about=about_list(found.about, len(found.rows)),
        columns=columns_table(found.about),
        words=words,
    )
    return found.about.title, found.about.description, Markup(body)  # noqa: S704


def _rows(found: DataTable, view: DataView, page: int) -> Markup:
    if not found.rows:
        return Markup("")
    return rows_table(
        found, page, view.query.order, lambda order: _address(view.with_(order=order))
    )


def _files(world: World, found: DataTable, view: DataView) -> list[tuple[str, str, str]]:
    """Address, name and use of each format of what is shown, every page of it."""
    return [
        (f"../{api_path(world, view.table, view.query, form)}", form.label, form.use)
        for form in formats_of(found.about)
    ]


def _which(view: DataView) -> Query:
    return Query(dataset=view.query.dataset, version=view.query.version)


def _address(view: DataView) -> str:
    return f"?{urlencode(data_view_params(view), safe=',')}"
