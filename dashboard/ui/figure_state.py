"""The figure and the dossier of the address bar: the URL is the state of the workshop too."""

from __future__ import annotations

import streamlit as st

from dashboard.domain.figure import FigureSpec
from dashboard.domain.figure_address import figure_params, parse_figure
from dashboard.results.universe import WorldUniverse
from dashboard.ui import state
from dashboard.wording.messages import notice_text

DOSSIER = "dossier"


def read(universe: WorldUniverse) -> FigureSpec:
    """The figure of the address; what could not be taken is told in one line each."""
    parsed = parse_figure(state.params(), universe)
    for notice in parsed.notices:
        names = (universe.name_of(notice.value), universe.name_of(notice.instead))
        st.info(notice_text(notice, names))
    return parsed.spec


def write(spec: FigureSpec, universe: WorldUniverse) -> None:
    """Put a figure into the address bar, through the codec; the dossier stays."""
    valid = parse_figure(figure_params(spec), universe).spec
    kept = {DOSSIER: st.query_params[DOSSIER]} if DOSSIER in st.query_params else {}
    st.query_params.from_dict({**figure_params(valid), **kept})


def change(universe: WorldUniverse, **changes: object) -> None:
    """Change some choices of the current figure (for widget callbacks)."""
    write(parse_figure(state.params(), universe).spec.with_(**changes), universe)


def dossier_text() -> str:
    """The written form of the dossier in the address, empty where there is none."""
    return str(st.query_params.get(DOSSIER, ""))


def write_dossier(text: str) -> None:
    """Put a dossier into the address bar; an empty one leaves it."""
    if text:
        st.query_params[DOSSIER] = text
    elif DOSSIER in st.query_params:
        del st.query_params[DOSSIER]
