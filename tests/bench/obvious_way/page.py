"""A choice of view and the map: what a good developer writes in an hour."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from tests.browser.map_app.messages import BREAKS, LIGHT

COMMUNES = Path(__file__).parents[3] / "geo" / "communes.parquet"


@st.cache_resource
def communes() -> pd.DataFrame:
    """Codes and size bands of all communes."""
    table = pd.read_parquet(COMMUNES, columns=["code", "population"])
    return table.assign(band=np.searchsorted(BREAKS, table["population"], side="right"))


st.set_page_config(layout="wide")
variant = int(st.radio("Variante", range(6), horizontal=True, key="variant"))
table = communes()
scale = [[edge / 6, LIGHT[band]] for band in range(6) for edge in (band, band + 1)]
figure = go.Figure(
    go.Choroplethmap(
        geojson=f"{st.context.url.split('?')[0].rstrip('/')}/outlines.geojson",
        locations=table["code"],
        z=(table["band"] + variant) % 6,
        zmin=-0.5,
        zmax=5.5,
        colorscale=scale,
        marker_line_width=0,
        showscale=False,
    ),
    go.Layout(
        map={"style": "white-bg", "center": {"lat": 46.6, "lon": 2.4}, "zoom": 4.4},
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        height=640,
    ),
)
st.plotly_chart(figure, theme=None, width="stretch", key="map")
