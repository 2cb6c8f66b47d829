"""From an interactive view to its plain page, and to the light one that other sites embed."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit, urlunsplit

import streamlit as st

from dashboard.exports.mirror.actions import EMBED, embed_code
from dashboard.exports.mirror.frame import ROOT
from dashboard.ui.layout import html, paragraph
from dashboard.ui.layout import words as text_of
from dashboard.wording import mirror
from dashboard.wording.versions import FROZEN_LINK, LIVE_LINK


def under(address: str, part: str) -> str:
    """The address of a view of this site under another part of it (« accessible », « embed »)."""
    cut = urlsplit(address)
    prefix, _, slug = cut.path.rpartition("/")
    return urlunsplit((cut.scheme, cut.netloc, f"{prefix}/{part}/{slug}", cut.query, ""))


def link(address: str) -> None:
    """« Version accessible, imprimable », the plain page of the view at that address."""
    there = escape(under(address, ROOT))
    label = text_of(mirror.ACCESSIBLE)
    html(f'<p class="asco-mirror-link"><a href="{there}" target="_self">{label}</a></p>')


def embed(live: str, frozen: str, title: str) -> None:
    """« Intégrer »: the code of a frame, following the updates or frozen."""
    with st.popover(mirror.EMBED_LABEL):
        for label, address in ((LIVE_LINK, live), (FROZEN_LINK, frozen)):
            if address:
                paragraph(label, "asco-note")
                code = embed_code(under(address, EMBED), title)
                st.code(code, language=None, wrap_lines=True)
