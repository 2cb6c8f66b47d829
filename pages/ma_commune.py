"""Ma commune: find a commune, read what communes of its size do, print it."""

import streamlit as st

from dashboard.ui import commune_page, state
from dashboard.ui.layout import prose
from dashboard.wording.commune_page import INTRO, TITLE

st.title(TITLE, anchor=False)
prose(INTRO)
commune_page.show(*state.opened())
