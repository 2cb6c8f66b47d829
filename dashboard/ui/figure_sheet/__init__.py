"""The preview of a publication figure, and its saving from the browser alone.

A Streamlit component of our own: the drawing is the very SVG file that is exported. The browser
turns it into a PNG of 300 dots an inch (canvas) or prints it to a PDF of the right size, so that no
tool is needed on the server.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cache
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

DPI = 300


@dataclass(frozen=True)
class SheetWords:
    """The words of the component."""

    png: str
    pdf: str
    saved: str
    failed: str
    fit: str
    """The button that brings a wide figure to the width of the screen."""
    scroll: str
    """The name of the figure where it is wider than the screen, and scrolls."""


@dataclass(frozen=True)
class SheetMessage:
    """What is shown: the file, its size in points, how large on screen, and how it is saved.

    ``shown`` is the same drawing as other eyes see it, empty where the file itself is shown; what
    is saved is always the file.
    """

    svg: str
    width: float
    height: float
    alternative: str
    name: str
    words: SheetWords
    zoom: float
    shown: str = ""
    saves: bool = True
    dpi: int = DPI


@cache
def _component() -> ComponentRenderer:
    return st.components.v2.component("dashboard.figure_sheet", js="sheet.js", css="sheet.css")


def figure_sheet(view: SheetMessage, *, key: str) -> None:
    """Show the figure; its buttons save it from the browser."""
    _component()(data=asdict(view), key=key)
