"""« Démonstration – données fictives »: whether a view is marked, and the mark inside a picture.

One answer for figures, tables and files. The mark is part of the figure, so that whatever exports
or crops it takes the mark along: a line above the drawing, and faint words across it.
"""

from __future__ import annotations

from typing import Any, Protocol

from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection
from dashboard.figures.template import Ground
from dashboard.wording.datasets import mark_of as mark_of_selection

BAND = 34
"""Pixels that the line of the mark takes above a figure."""
_OPACITY = {"light": 0.15, "dark": 0.24}
"""Of the faint words: light on dark needs more to be seen as well."""
_EVERY = 260
"""Pixels from one faint line of words to the next."""


class Marked(Protocol):
    """A view: what was chosen, and the mark it asks for."""

    @property
    def selection(self) -> Selection:
        """What the view shows."""

    @property
    def mark(self) -> str:
        """The words of the mark, empty where the figures are real."""


def mark_of(view: Marked) -> str:
    """The mark of a view, empty where its figures are real.

    A view of the demonstration is marked even where nobody set its mark; the real counts of the
    frame never are.
    """
    if getattr(view, "is_frame", False):
        return ""
    return view.mark or mark_of_selection(view.selection)


def dataset_of(view: Marked) -> Dataset:
    """The data set that the figures of a view belong to."""
    return Dataset.DEMONSTRATION if mark_of(view) else Dataset.PUBLISHED


def marked(text: str, mark: str) -> str:
    """A title or caption with the mark in front."""
    return f"{mark} – {text}" if mark else text


def stamped(layout: dict[str, Any], mark: str, on: Ground) -> dict[str, Any]:
    """The layout of a figure with the mark in it, taller by :data:`BAND`; as it is without a mark.

    ``layout`` must hold a height and a margin with its four sides. The faint words stand under the
    other texts of the figure.
    """
    if not mark:
        return layout
    margin = {**layout["margin"], "t": layout["margin"]["t"] + BAND}
    height = layout["height"] + BAND
    inside = height - margin["t"] - margin["b"]
    return {
        **layout,
        "height": height,
        "margin": margin,
        "annotations": [
            *_faint(mark, max(1, round(inside / _EVERY)), on),
            *layout.get("annotations", ()),
            _label(mark, margin, on),
        ],
    }


def _label(mark: str, margin: dict[str, Any], on: Ground) -> dict[str, Any]:
    """The words in full contrast, at the top left of the whole figure."""
    return {
        "name": "mark",
        "text": f"<b>{mark}</b>",
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "xshift": 5 - margin["l"],
        "yshift": margin["t"] - 4,
        "xanchor": "left",
        "yanchor": "top",
        "showarrow": False,
        "font": {"size": 14, "color": on.paper},
        "bgcolor": on.text,
        "borderpad": 4,
    }


def _faint(mark: str, rows: int, on: Ground) -> list[dict[str, Any]]:
    """The words again, faint and slanted, so that a crop keeps them."""
    return [
        {
            "name": "mark",
            "text": mark,
            "xref": "paper",
            "yref": "paper",
            "x": 0.5,
            "y": 1 - (row + 0.5) / rows,
            "textangle": -18,
            "showarrow": False,
            "font": {"size": 20, "color": on.text},
            "opacity": _OPACITY.get(on.name, _OPACITY["light"]),
        }
        for row in range(rows)
    ]
