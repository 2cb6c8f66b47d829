"""Intercommunalités: nationwide results only, and the real structure of EPCI."""

import streamlit as st

from dashboard.ui import epci_page, state
from dashboard.ui.layout import prose
from dashboard.wording.evolutions import EPCI_INTRO, EPCI_TITLE

st.title(EPCI_TITLE, anchor=False)
prose(EPCI_INTRO)
epci_page.show(*state.opened())
