"""From an interactive view to its plain page, where the code of a frame is offered too."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from dashboard.exports.mirror.actions import EMBEDDED
from dashboard.exports.mirror.frame import ROOT
from dashboard.ui import state
from dashboard.ui.layout import html
from dashboard.ui.layout import words as text_of
from dashboard.wording import mirror


def here(path: str) -> str:
    """The address of the view on screen, whatever it says; ``path`` is that of its page.

    The browser tells Streamlit its address without the parameters: they are added here, so that
    data set, version and filters are those of the page.
    """
    start = (st.context.url or path).split("?", 1)[0]
    query = urlencode(state.params(), doseq=True, safe=",")
    return f"{start}?{query}" if query else start


def under(address: str, part: str) -> str:
    """The address of a view of this site under another part of it (« accessible », « embed »)."""
    cut = urlsplit(address)
    prefix, _, slug = cut.path.rpartition("/")
    return urlunsplit((cut.scheme, cut.netloc, f"{prefix}/{part}/{slug}", cut.query, ""))


def link(address: str) -> None:
    """« Version accessible, imprimable », the plain page of the view at that address; where the
    view can stand in a frame of another site, also the code of that frame, which is there."""
    there = escape(under(address, ROOT))
    links = [(there, mirror.ACCESSIBLE)]
    if urlsplit(address).path.rpartition("/")[2] in EMBEDDED:
        links.append((f"{there}#{mirror.EMBED_ANCHOR}", mirror.EMBED_LABEL))
    told = " · ".join(f'<a href="{to}" target="_self">{text_of(label)}</a>' for to, label in links)
    html(f'<p class="asco-mirror-link">{told}</p>')
