"""The house template of Plotly figures: always explicit, never Streamlit's or Plotly's default."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

FONT = '"Source Sans", "Source Sans 3", system-ui, sans-serif'


@dataclass(frozen=True)
class Ground:
    """Colours that a figure takes from the page it stands on."""

    name: str
    paper: str
    text: str
    muted: str
    hairline: str
    accent: str


LIGHT = Ground("light", "#ffffff", "#1c2226", "#59636b", "#d8d8d4", "#14506b")
DARK = Ground("dark", "#14181b", "#e8eaeb", "#a3adb4", "#3a4248", "#8cc4e0")

CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "responsive": True,
    "locale": "fr",
    "locales": {"fr": {"format": {"decimal": ",", "thousands": "\u202f"}, "dictionary": {}}},
}
"""Configuration for ``st.plotly_chart``: French, no tool bar, no link anywhere."""


def ground(name: str) -> Ground:
    """The ground of a Streamlit theme type (``light`` or ``dark``)."""
    return DARK if name == "dark" else LIGHT


def template(on: Ground) -> go.layout.Template:
    """Calm and print-like: white paper, hairlines, text at 14 px or more, no legend box."""
    axis = {
        "showgrid": True,
        "gridcolor": on.hairline,
        "gridwidth": 1,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "automargin": True,
        "tickfont": {"size": 14, "color": on.muted},
        "fixedrange": True,
    }
    layout = go.Layout(
        font={"family": FONT, "size": 15, "color": on.text},
        paper_bgcolor=on.paper,
        plot_bgcolor=on.paper,
        separators=", ",
        margin={"l": 8, "r": 28, "t": 8, "b": 40},
        showlegend=False,
        hoverlabel={"font": {"family": FONT, "size": 14}},
        xaxis=axis,
        yaxis={**axis, "showgrid": False, "tickfont": {"size": 15, "color": on.text}},
        bargap=0.42,
    )
    return go.layout.Template(layout=layout)
