"""From an interactive view to its plain page, where the code of a frame is offered too."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit, urlunsplit

from dashboard.exports.mirror.frame import ROOT
from dashboard.ui.layout import html
from dashboard.ui.layout import words as text_of
from dashboard.wording import mirror


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
