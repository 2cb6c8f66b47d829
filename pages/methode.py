"""Méthode: the survey, how to read it, what compares, where figures come from, corrections."""

import streamlit as st

from dashboard.ui import method_page
from dashboard.ui.layout import prose
from dashboard.wording.method import INTRO, TITLE

st.title(TITLE, anchor=False)
prose(INTRO)
method_page.show()
