"""Text inside figures: typeset, escaped, cut into lines that fit on a phone."""

from __future__ import annotations

import textwrap
from html import escape
from typing import Any

from dashboard.figures.template import Ground
from dashboard.wording.typography import fine

BREAK = "<br>"


def lines(text: str, width: int) -> tuple[str, ...]:
    """The text in lines of at most ``width`` characters, cut at spaces that may be cut."""
    return tuple(textwrap.wrap(fine(text), width, break_long_words=False)) if text else ()


def plain(text: str) -> str:
    """Text of data as Plotly must print it: typeset, nothing in it taken for markup."""
    return escape(fine(text), quote=False)


def wrapped(text: str, width: int) -> str:
    """The text as Plotly prints it, in lines of at most ``width`` characters."""
    return BREAK.join(escape(line, quote=False) for line in lines(text, width))


def at_left(text: str, y: float, shift: float, on: Ground, size: int = 15) -> dict[str, Any]:
    """An annotation that starts ``shift`` pixels right of the scale's left end, its top at ``y``.

    ``text`` is markup of ours, its parts from data made plain before.
    """
    return {
        "text": text,
        "x": 0,
        "xref": "paper",
        "xshift": shift,
        "y": y,
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": size, "color": on.text},
    }


def span(text: str, colour: str, size: int) -> str:
    """Part of a text in a colour and a size of its own."""
    return f'<span style="color:{colour};font-size:{size}px">{text}</span>'
