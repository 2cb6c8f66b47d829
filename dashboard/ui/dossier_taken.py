"""The figure of the dossier that is being corrected: taken up again, and not yet put back.

The dossier itself says whether it is still there: it may have been removed, moved, replaced, or
another dossier may have come into the address since.
"""

from __future__ import annotations

import streamlit as st

from dashboard.domain.dossier import Dossier
from dashboard.domain.figure import FigureSpec

_KEY = "dossier-taken"


def take(place: int, spec: FigureSpec) -> None:
    """Remember which figure of the dossier the workshop now shows (for widget callbacks)."""
    st.session_state[_KEY] = (place, spec)


def leave() -> None:
    """Forget it: what the workshop shows is a figure of its own."""
    st.session_state.pop(_KEY, None)


def place_in(dossier: Dossier) -> int | None:
    """Where the figure taken up stands now, ``None`` where there is none or it has gone."""
    kept: tuple[int, FigureSpec] | None = st.session_state.get(_KEY)
    if kept is None:
        return None
    place, spec = kept
    figures = enumerate(dossier.figures)
    # Its number follows its place; of two equal figures it is the one nearest to where it was.
    alike = [i for i, figure in figures if figure.with_(number=spec.number) == spec]
    return min(alike, key=lambda i: abs(i - place), default=None)
