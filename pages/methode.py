"""Méthode: where the figures come from, and what changed from one version to the next."""

import streamlit as st

from dashboard.ui import method_page
from dashboard.ui.layout import prose
from dashboard.wording.versions import METHOD_INTRO, METHOD_TITLE

st.title(METHOD_TITLE, anchor=False)
prose(METHOD_INTRO)
method_page.show()
