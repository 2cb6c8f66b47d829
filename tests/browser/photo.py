"""A photograph of a drawing in Chromium: its pixels, and its texts as the browser measures them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from dashboard.figures.drawing.shapes import Drawing
from dashboard.figures.drawing.svg import svg_bytes

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SCALE = 2
PER_POINT = SCALE * 96 / 72
"""Pixels a point of the page."""
_TEXTS = """() => [...document.querySelectorAll("text")].map((text) => {
  const { x, width } = text.getBBox();
  return { x, width, words: text.textContent, turned: text.hasAttribute("transform") };
})"""
Pixels = NDArray[np.int16]


@dataclass(frozen=True)
class Photo:
    """``pixels`` by row, column and channel; ``texts`` in the order of the drawing, in points."""

    drawing: Drawing
    pixels: Pixels
    texts: list[dict[str, Any]]

    def at(self, x: float, y: float) -> tuple[int, ...]:
        """The colour at a point of the page."""
        row = min(int(y * PER_POINT), self.pixels.shape[0] - 1)
        column = min(int(x * PER_POINT), self.pixels.shape[1] - 1)
        return tuple(int(c) for c in self.pixels[row, column])

    def box(self, left: float, top: float, right: float, bottom: float) -> Pixels:
        """The pixels of a rectangle of the page."""
        x0, y0, x1, y1 = (round(v * PER_POINT) for v in (left, top, right, bottom))
        return self.pixels[max(y0, 0) : y1, max(x0, 0) : x1]


def photograph(page: Page, drawing: Drawing) -> Photo:
    """The drawing as an SVG file shown alone."""
    svg = svg_bytes(drawing).decode().split("?>", 1)[1]
    page.set_content(f"<body style='margin:0'>{svg}</body>")
    taken = page.locator("svg").screenshot(type="png", animations="allow")
    picture = Image.open(io.BytesIO(taken)).convert("RGB")
    return Photo(drawing, np.asarray(picture, dtype=np.int16), page.evaluate(_TEXTS))


@contextmanager
def studio(browser: Browser) -> Iterator[Page]:
    """A page to show drawings in, as wide as the widest."""
    page = browser.new_page(viewport={"width": 1000, "height": 700}, device_scale_factor=SCALE)
    yield page
    page.close()


def commonest(pixels: Pixels) -> str:
    """The colour that most pixels have."""
    red, green, blue = (pixels[..., i].astype(np.int64) for i in range(3))
    packed = (red << 16) | (green << 8) | blue
    colours, counts = np.unique(packed, return_counts=True)
    return f"#{int(colours[counts.argmax()]):06x}"


def rgb(colour: str) -> tuple[int, int, int]:
    """The channels of ``#rrggbb``."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def near(pixels: Pixels, colour: str, within: int = 6) -> NDArray[np.bool_]:
    """Which pixels have a colour, but for the rounding of a browser."""
    found: NDArray[np.bool_] = np.abs(pixels - np.array(rgb(colour))).max(axis=-1) <= within
    return found
