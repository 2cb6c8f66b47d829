"""The map of all French communes: a Streamlit component of our own on 2D canvas.

The scripts lie in ``assets`` and are served from the application's own host (manifest in
``pyproject.toml``), so that a strict content security policy holds. This module only hands the
message over and brings the reader's choice back; it knows neither colours nor statistics.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.ui.commune_map.message import (
    Cell,
    CellStyle,
    Focus,
    MapEvent,
    MapMessage,
    Matrix,
    Pattern,
)
from dashboard.ui.commune_map.texts import MapTexts

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

__all__ = [
    "Cell",
    "CellStyle",
    "Focus",
    "MapEvent",
    "MapMessage",
    "MapTexts",
    "Matrix",
    "Pattern",
    "commune_map",
]


@cache
def _component() -> ComponentRenderer:
    return st.components.v2.component("dashboard.commune_map", js="map.js", css="map.css")


def commune_map(view: MapMessage, *, key: str, height: int = 640) -> MapEvent | None:
    """Show the map; return what the reader chose just now, ``None`` where nothing happened.

    ``height`` is in CSS pixels and holds on all screens: on narrow ones the insets stand under
    the map inside the same box. ``ValueError`` where the message is too large.
    """
    text = view.to_json()
    data = {**view.to_dict(), "id": hashlib.sha256(text.encode()).hexdigest()[:12]}
    result = _component()(data=data, key=key, height=height, on_selected_change=lambda: None)
    event = result.get("selected")
    return None if event is None else MapEvent(commune=event["commune"])
