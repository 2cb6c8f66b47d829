"""The script that Streamlit runs at each view: pages, titles, errors, footer."""

from __future__ import annotations

import streamlit as st

from dashboard.domain.page import MAP, PAGES
from dashboard.paths import ROOT
from dashboard.ui import dataset, frozen, mirror_link, state
from dashboard.ui.errors import show_script_error
from dashboard.ui.layout import footer
from dashboard.wording.datasets import TITLE_PREFIX

known = {
    page.slug: st.Page(
        ROOT / "pages" / page.script,
        title=page.title,
        url_path=page.slug or None,
        default=not page.slug,
    )
    for page in PAGES
}
shown = st.navigation(list(known.values()), position="top")
page = next(page for page in PAGES if known[page.slug] == shown)
dataset.follow(page.slug)
fictitious = state.dataset().is_fictitious
title = f"{TITLE_PREFIX} – {page.full_title}" if fictitious else page.full_title
st.set_page_config(page_title=title, layout="wide", initial_sidebar_state="collapsed")
try:
    dataset.show()
    frozen.show(page.slug)
    shown.run()
except Exception as error:  # said in French, with the rest of the page around it
    show_script_error(error)
if page != MAP:  # its card has the link
    mirror_link.link(mirror_link.here(page.path))
footer(fictitious)
