"""The page « Ma commune »: the search box, then the sheet of the commune in the address."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboard.domain.page import COMMUNE, MAP
from dashboard.exports.mirror.frame import ROOT
from dashboard.exports.sheet_html import sheet_html
from dashboard.results.sheet.build import sheet
from dashboard.results.sheet.nouns import Sheet
from dashboard.results.universe import WorldUniverse
from dashboard.results.world import World
from dashboard.ui import state
from dashboard.ui.commune_search import SearchMessage, commune_search
from dashboard.ui.layout import html, paragraph
from dashboard.ui.layout import words as text_of
from dashboard.wording import commune_page as words

_KEPT = ("jeu", "v")
"""Parameters that stay when another commune is chosen."""
_LEVEL = 3
"""Level of the headings of the sheet: the commune itself is under the title of the page."""


def show(world: World, universe: WorldUniverse) -> None:
    """Everything below the title of the page."""
    chosen = state.read(universe).commune
    found = sheet(world, chosen) if chosen else None
    typed = "" if found else st.query_params.get("q", "")
    message = SearchMessage(shown=found.title if found else "", typed=typed)
    code = commune_search(message, key="commune-search")
    if code is not None and code != chosen:
        st.query_params.from_dict({**kept(), "commune": code})
        st.rerun()
    if found is not None:
        _show_sheet(found)
    elif not typed:
        st.header(words.EXAMPLES_TITLE, anchor=False)
        html(_examples())


def kept() -> dict[str, str]:
    """The data set and version that the address asks for."""
    return {key: st.query_params[key] for key in _KEPT if key in st.query_params}


def _examples() -> str:
    """Searches to try, each a link that asks it."""
    items = (
        f'<li><a href="{_address(typed)}">{text_of(typed)}</a> : {text_of(said)}</li>'
        for typed, said in words.EXAMPLES
    )
    return f'<ul class="asco-tries">{"".join(items)}</ul>'


def _address(typed: str) -> str:
    query = urlencode({**kept(), "q": typed})
    return escape(f"{COMMUNE.slug}?{query}")


def _show_sheet(found: Sheet) -> None:
    mark = f"{found.mark} – " if found.mark else ""
    st.set_page_config(page_title=f"{mark}{found.title} – {COMMUNE.full_title}")
    st.header(found.title, anchor=False)
    paragraph(found.mark, "asco-sub")
    html(_ways(found))
    html(sheet_html(found, _LEVEL, kept()))


def _ways(found: Sheet) -> str:
    """Links to the printed page and the map, each with the commune."""
    params = {**kept(), "commune": found.commune.code}
    mirror = f"{ROOT}/{COMMUNE.slug}"
    on_map = found.subjects[0].facts[0].params if found.subjects else params
    ways = (
        (mirror, {**params, "impression": "1"}, words.TO_PRINT),
        (MAP.slug, on_map, words.TO_MAP),
    )
    links = (
        f'<a href="{escape(f"{path}?{urlencode(query)}")}">{text_of(label)}</a>'
        for path, query, label in ways
    )
    return f'<p class="asco-ways">{"".join(links)}</p>'
