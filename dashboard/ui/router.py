"""The script that Streamlit runs at each view: pages, look, footer."""

from __future__ import annotations

import streamlit as st

from dashboard.domain.page import PAGES
from dashboard.paths import ROOT
from dashboard.ui.layout import footer, look

st.set_page_config(layout="wide", initial_sidebar_state="collapsed")
look()
page = st.navigation(
    [
        st.Page(
            ROOT / "pages" / page.script,
            title=page.title,
            url_path=page.slug or None,
            default=not page.slug,
        )
        for page in PAGES
    ],
    position="top",
)
page.run()
footer()
