"""What all pages share: fragments of ours, the ground they stand on, the foot."""

from __future__ import annotations

import re
from html import escape

import streamlit as st

from dashboard.domain.page import SITE
from dashboard.wording.pages import FOOTER, FOOTER_DEMONSTRATION, FOOTER_PUBLISHED
from dashboard.wording.typography import fine

_MARKDOWN = re.compile(r"[\\`*_\[\]~$<>#|]|:(?=\w)")


def is_dark() -> bool:
    """Whether the visitor's theme is dark."""
    return st.context.theme.type == "dark"


def is_phone() -> bool:
    """Whether the visitor's browser says that it is a phone's."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def html(fragment: str) -> None:
    """An HTML fragment of ours, marked with the ground it stands on."""
    ground = "asco-dark" if is_dark() else "asco-light"
    st.html(f'<div class="asco-text {ground}">{fragment}</div>')


def prose(text: str) -> None:
    """Text of ours in Markdown, typeset."""
    st.markdown(fine(text))


def plain(text: str) -> str:
    """Plain text as Markdown, for a message that quotes what a visitor wrote."""
    return _MARKDOWN.sub(r"\\\g<0>", text)


def words(text: str) -> str:
    """Plain text as HTML: typeset and escaped."""
    return escape(fine(text))


def paragraph(text: str, css: str) -> None:
    """One paragraph of plain text with a class of the style sheet; nothing where it is empty."""
    if text:
        html(f'<p class="{css}">{words(text)}</p>')


def footer(fictitious: bool) -> None:
    """Who made this, from what, and what it is not."""
    data = FOOTER_DEMONSTRATION if fictitious else FOOTER_PUBLISHED
    lines = "".join(f"<p>{words(line)}</p>" for line in (data, *FOOTER))
    html(f'<div class="asco-foot"><p><b>{escape(SITE)}</b></p>{lines}</div>')
