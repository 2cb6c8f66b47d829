"""Accueil: what ASCO says in five figures, three doors, the edition to come."""

import streamlit as st

from dashboard.ui import cache, home_page, state
from dashboard.ui.layout import prose
from dashboard.wording.home import INTRO, TITLE

st.title(TITLE, anchor=False)
prose(INTRO)
dataset = state.dataset()
home_page.show(cache.catalogue(dataset), cache.observations(dataset), dataset)
