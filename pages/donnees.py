"""Données: the data sets, a table explorer, files, API."""

import streamlit as st

from dashboard.ui import data_page, state
from dashboard.ui.layout import prose
from dashboard.wording.data_page import INTRO, TITLE

st.title(TITLE, anchor=False)
prose(INTRO)
data_page.show(*state.opened())
