"""The files of a data set, and what a program needs: address of the API, code, columns, citation.

A file is made when it is asked for; a large one comes from the API, which writes it row by row.
"""

from __future__ import annotations

import streamlit as st

from dashboard.domain.data_table import DataTable
from dashboard.domain.data_view import DataView
from dashboard.domain.query import Query
from dashboard.exports.data.formats import CSV, FORMATS, Format, file_name, formats_of
from dashboard.exports.data.html import columns_table
from dashboard.exports.data.readme import citation
from dashboard.exports.data.write import write
from dashboard.exports.snippets import code_columns, python_snippet, r_snippet
from dashboard.results.data.catalogue import data_set
from dashboard.results.data.tables import table
from dashboard.results.world import World
from dashboard.ui import data_state
from dashboard.ui.layout import html, paragraph
from dashboard.ui.layout import words as text_of
from dashboard.wording import card
from dashboard.wording import data_page as words
from dashboard.wording.dates import today_in_words

_LARGE = 400_000
"""Fields beyond which a file is not made by the page."""
_KEY = "data-format"


def files(world: World, view: DataView, found: DataTable, whole: int) -> None:
    """Download what is seen, or everything, in the format of the reader."""
    forms = formats_of(found.about)
    chosen = st.segmented_control(
        words.FORMAT,
        [form.id for form in forms],
        default=forms[0].id,
        format_func=lambda name: FORMATS[name].label,
        key=f"{_KEY}-{len(forms)}",
        required=True,
    )
    form = FORMATS[chosen or forms[0].id]
    paragraph(f"{form.label} : {form.use}.", "asco-note")
    with st.container(horizontal=True, key="data-files"):
        if found.rows and len(found.rows) < whole:
            _file(world, view, view.query, len(found.rows), form, words.seen(len(found.rows)))
        _file(world, view, data_state.whole(view), whole, form, words.whole(whole))


def _file(world: World, view: DataView, query: Query, rows: int, form: Format, label: str) -> None:
    """The button of a file; ``rows`` is how many rows the query keeps."""
    key = f"data-file-{form.id}-{'whole' if query == data_state.whole(view) else 'seen'}"
    if rows * len(data_set(world, view.table).columns) > _LARGE:
        st.link_button(label, data_state.api_address(world, view, form, query), key=key)
        return
    made = table(world, view.table, query)
    st.download_button(
        label,
        lambda: write(made, form),
        file_name=file_name(made, form),
        mime=form.media_type,
        on_click="ignore",
        key=key,
    )


def reuse(world: World, view: DataView, found: DataTable) -> None:
    """What a program needs: columns, address of the API, code; and how to cite."""
    st.subheader(words.REUSE, anchor=False)
    address = data_state.api_address(world, view, CSV, view.query)
    texts = code_columns(found.about)
    with st.expander(words.COLUMNS_TITLE):
        html(columns_table(found.about))
    with st.expander(words.PROGRAM):
        paragraph(words.PROGRAM_TEXT, "asco-note")
        st.code(address, language=None, wrap_lines=True)
        st.markdown("Python")
        st.code(python_snippet(address, texts), language="python")
        st.markdown("R")
        st.code(r_snippet(address, texts), language="r")
        html(f'<p><a href="{data_state.site()}/api">{text_of(words.API)}</a></p>')
    with st.expander(card.CITE):
        st.code(
            words.cited(citation([found.about]), data_state.here(view), today_in_words()),
            language=None, wrap_lines=True,
        )  # fmt: skip


def machine(view: DataView) -> None:
    """Where a program finds the whole catalogue."""
    kept = data_state.link(DataView(query=data_state.kept_query(view))).rstrip("?")
    base = f"{data_state.site()}/api/v1"
    lines = [
        (words.PACKAGE, f"{base}/datapackage.json{kept}"),
        (words.DCAT, f"{base}/catalog.jsonld{kept}"),
        (words.API, f"{data_state.site()}/api"),
    ]
    links = "".join(
        f'<li><a href="{text_of(address)}">{text_of(label)}</a></li>' for label, address in lines
    )
    st.header(words.FOR_PROGRAMS, anchor=False)
    html(f"<ul>{links}</ul>")
