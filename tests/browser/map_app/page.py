"""The page of the small application: a choice of view, the map, and what Python was told."""

from __future__ import annotations

import streamlit as st

from dashboard.ui.commune_map import commune_map
from tests.browser.map_app.messages import FOCI, message

st.set_page_config(layout="wide")
variant = int(st.radio("Variante", range(6), horizontal=True, key="variant"))
focus = st.radio("Territoire", list(FOCI), horizontal=True, key="focus")
height = int(st.query_params.get("height", 640))
changes: dict[str, object] = {"selected": st.session_state.get("chosen")}
if "layer" in st.query_params:
    changes["layer"] = st.query_params["layer"]
if "mark" in st.query_params:
    changes["mark"] = st.query_params["mark"]
event = commune_map(message(variant, focus, **changes), key="map", height=height)
if event:
    st.session_state["chosen"] = event.commune
st.text(f"choisie : {st.session_state.get('chosen')}")
if st.query_params.get("twice"):
    commune_map(message(variant + 1, focus), key="second", height=height)
