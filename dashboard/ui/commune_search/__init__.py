"""The search box of communes: answers come as one types, asked of our own server.

A Streamlit component of our own, since Streamlit's inputs run the page only once they are left. It
is an accessible combobox (WAI-ARIA); without script the mirror has the same search as a form.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.wording import commune_page as words

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

ADDRESS = "recherche"
"""Where the server answers, from the folder of the pages (see ``dashboard/server/search.py``)."""


@dataclass(frozen=True)
class SearchWords:
    """The words of the component."""

    label: str = words.LABEL
    hint: str = words.HINT
    clear: str = words.CLEAR
    loading: str = words.LOADING
    one: str = words.COUNT[0]
    many: str = words.COUNT[1]
    keys: str = words.USE_ARROWS
    failed: str = words.FAILED


@dataclass(frozen=True)
class SearchMessage:
    """What the box shows: the commune already chosen, or what an address asks to look for."""

    shown: str = ""
    typed: str = ""
    address: str = ADDRESS
    words: SearchWords = field(default_factory=SearchWords)


@cache
def _component() -> ComponentRenderer:
    return st.components.v2.component("dashboard.commune_search", js="search.js", css="search.css")


def commune_search(message: SearchMessage, *, key: str) -> str | None:
    """Show the box; return the code of the commune chosen just now, ``None`` where none was."""
    result = _component()(data=asdict(message), key=key, on_chosen_change=lambda: None)
    chosen = result.get("chosen")
    return None if chosen is None else str(chosen["code"])
