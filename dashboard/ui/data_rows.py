"""The rows of a data set, fifty at a time, with what was kept in one sentence."""

from __future__ import annotations

import streamlit as st

from dashboard.domain.data_table import DataTable
from dashboard.domain.data_view import DataView, pages_of
from dashboard.exports.data.html import rows_table
from dashboard.results.data.kept import waiting_in_words
from dashboard.results.world import World
from dashboard.ui import data_state
from dashboard.ui.layout import html, paragraph
from dashboard.wording import data_page as words


def show(table: DataTable, view: DataView, world: World) -> None:
    """Table and pager; an empty answer says why and gives the way back."""
    if not table.rows:
        paragraph(words.why_empty(waiting_in_words(world, view.query)), "asco-where")
        st.button(
            words.CLEAR,
            on_click=lambda: data_state.write(DataView(view.table, data_state.kept_query(view))),
            key="data-clear",
        )
        return
    last = pages_of(len(table.rows))
    page = min(view.page, last)

    def link(order: str) -> str:
        return data_state.link(view.with_(order=order))

    html(rows_table(table, page, view.query.order, link))
    _pager(view, page, last, len(table.rows))


def _pager(view: DataView, page: int, last: int, rows: int) -> None:
    if last == 1:
        return
    with st.container(horizontal=True, key="data-pages", vertical_alignment="center"):
        _turn(words.PREVIOUS, view, page - 1, page == 1, "previous")
        paragraph(words.shown_page(page, rows), "asco-pages")
        _turn(words.NEXT, view, page + 1, page == last, "next")


def _turn(label: str, view: DataView, page: int, disabled: bool, name: str) -> None:
    st.button(
        label,
        on_click=lambda: data_state.write(DataView(view.table, view.query, page)),
        disabled=disabled,
        key=f"data-{name}",
    )
