"""The structure of EPCI: chart and table of real counts."""

from __future__ import annotations

import streamlit as st

from dashboard.exports.frame_html import epci_table
from dashboard.figures.frame_change import epci_chart, frame_figure
from dashboard.figures.template import CONFIG
from dashboard.results.evolution import EpciStructure
from dashboard.ui import card
from dashboard.ui.evolution_chart import current_ground
from dashboard.ui.layout import html


def show(found: EpciStructure) -> None:
    """Chart, table, four lines."""
    chart = epci_chart(found)
    st.plotly_chart(
        frame_figure(chart, current_ground()), theme=None, width="stretch", config=CONFIG,
        key="epci", alt=chart.alternative,
    )  # fmt: skip
    html(epci_table(found))
    card.four_lines(found.text)
