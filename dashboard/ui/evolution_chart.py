"""The chart of the pairs, wherever a page shows two editions."""

from __future__ import annotations

import streamlit as st

from dashboard.figures.dumbbell import dumbbell_figure
from dashboard.figures.dumbbell_spec import dumbbell
from dashboard.figures.template import CONFIG, Ground, ground
from dashboard.results.evolution import Evolution
from dashboard.ui.layout import is_dark


def chart(found: Evolution, key: str) -> None:
    """Both levels of every row, joined only where a difference may be shown.

    Nothing where no level has a number: an empty scale says less than the table.
    """
    drawn = dumbbell(found)
    if drawn.is_empty:
        return
    figure = dumbbell_figure(drawn, current_ground())
    st.plotly_chart(
        figure, theme=None, width="stretch", config=CONFIG, key=f"pairs-{key}",
        alt=found.text.alternative,
    )  # fmt: skip


def current_ground() -> Ground:
    """The ground of the visitor's theme."""
    return ground("dark" if is_dark() else "light")
