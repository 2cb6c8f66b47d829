"""The chart of the pairs, wherever a page shows two editions."""

from __future__ import annotations

import streamlit as st

from dashboard.figures.dumbbell import dumbbell_figure
from dashboard.figures.dumbbell_spec import dumbbell
from dashboard.figures.template import CONFIG, Ground, ground
from dashboard.results.evolution import Evolution
from dashboard.ui.layout import html, is_dark
from dashboard.ui.layout import words as text_of
from dashboard.wording import evolutions as words
from dashboard.wording.verdicts import VERDICTS


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


def glossary() -> None:
    """What each verdict means, folded."""
    with st.expander(words.VERDICTS):
        lines = "".join(
            f"<p><b>{text_of(f'{said.symbol} {said.label}')}.</b> {text_of(said.explanation)}</p>"
            for said in VERDICTS.values()
        )
        html(f'<div class="asco-four">{lines}</div>')


def current_ground() -> Ground:
    """The ground of the visitor's theme."""
    return ground("dark" if is_dark() else "light")
