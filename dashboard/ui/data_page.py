"""The page « Données »: the catalogue, or one data set to explore, download and reuse."""

from __future__ import annotations

import streamlit as st

from dashboard.domain.data_view import DataView
from dashboard.domain.page import DATA
from dashboard.exports.data.addresses import catalogue_path
from dashboard.exports.data.html import about_list, catalogue_list
from dashboard.exports.data.package import package_bytes, package_name
from dashboard.figures.mark import marked
from dashboard.paths import ROOT
from dashboard.results.data.catalogue import IDS, SHOWN, data_set, data_sets
from dashboard.results.data.counts import rows_of
from dashboard.results.data.tables import table
from dashboard.results.universe import WorldUniverse
from dashboard.results.world import World
from dashboard.ui import data_controls, data_downloads, data_rows, data_state
from dashboard.ui.layout import html, paragraph, prose
from dashboard.wording import data_page as words
from dashboard.wording.typography import fine

_HERE = ROOT / "pages" / DATA.script


def show(world: World, _universe: WorldUniverse) -> None:
    """Everything below the title of the page."""
    view = data_state.read(world)
    if view.table:
        _explorer(world, view)
    else:
        _catalogue(world, view)


def _catalogue(world: World, view: DataView) -> None:
    st.header(words.CATALOGUE, anchor=False)
    sets = [data_set(world, name) for name in SHOWN]
    counts = [rows_of(world, name) for name in SHOWN]
    html(catalogue_list(sets, counts, lambda name: data_state.link(DataView(name, view.query))))
    st.header(words.EVERYTHING, anchor=False)
    prose(words.EVERYTHING_TEXT)
    home = f"{data_state.site()}/{catalogue_path(world)}"
    st.download_button(
        words.ARCHIVE,
        lambda: package_bytes([table(world, name) for name in IDS], home),
        file_name=package_name(data_sets(world)),
        mime="application/zip",
        on_click="ignore",
        key="data-archive",
    )
    data_downloads.machine(view)


def _explorer(world: World, view: DataView) -> None:
    found = table(world, view.table, view.query)
    kept = data_state.kept_params(view)
    st.page_link(_HERE, label=f"← {words.BACK}", query_params=kept)
    st.header(fine(found.about.title), anchor=False)
    paragraph(marked(found.about.description.removeprefix(f"{found.about.mark}. "),
                     found.about.mark), "asco-where")  # fmt: skip
    with st.container(key="commandes"):
        data_controls.bar(world, view, found)
    whole = rows_of(world, view.table)
    with st.container(horizontal=True, key="data-count", vertical_alignment="center"):
        paragraph(words.counted(len(found.rows), whole), "asco-total")
        with st.popover(words.DOWNLOAD):
            data_downloads.files(world, view, found, whole)
    data_rows.show(found, view, world)
    data_downloads.reuse(world, view, found)
    html(about_list(found.about, whole))
