"""Accueil: what ASCO says in five figures, three doors, the edition to come."""

import streamlit as st

from dashboard.ui import cache, home_page, state
from dashboard.wording.home import TITLE

st.title(TITLE, anchor=False)
dataset = state.dataset()
home_page.show(cache.catalogue(dataset), cache.observations(dataset), dataset)
