"""The HTML page on which a browser shows figures, before it prints or photographs them.

The SVG of a figure stands in the page itself, so that its text stays text. The page may load
nothing: its policy forbids it, and the browser has neither scripts nor network.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, isfinite
from xml.etree import ElementTree

from dashboard.exports.rendering.errors import failed, too_large
from dashboard.exports.rendering.hatching import hatched

MAX_SVG = 8_000_000
"""Bytes of a figure; the map of the country is to weigh less than two million."""
MAX_PAGES = 60
MAX_MM = 1000.0
MM_PER_INCH = 25.4
CSS_PIXELS_PER_INCH = 96
_PROLOG = re.compile(r"\A\ufeff?\s*(?:<\?xml[^>]*\?>)?\s*(?:<!DOCTYPE[^>\[]*>)?\s*", re.I)
_TAG = re.compile(r"<[A-Za-z][^>]*>")
_OWN_NAMES = re.compile(r'(\s(?:xml:)?id="|url\(#|href="#)')
_NAMED_BY = re.compile(r'(\saria-(?:labelledby|describedby)=")([^"]*)')
_HEAD = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>{title}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
html, body {{ margin: 0; padding: 0; background: #fff; }}
main > div {{ overflow: hidden; break-after: page; }}
main > div:last-child {{ break-after: auto; }}
main > div > svg {{ display: block; width: 100%; height: 100%; }}
{style}</style></head><body><main>
"""


@dataclass(frozen=True)
class Sheet:
    """A figure and the size of its page, in millimetres."""

    svg: bytes
    width: float
    height: float

    def __post_init__(self) -> None:
        if len(self.svg) > MAX_SVG:
            raise too_large(f"a figure of {len(self.svg)} bytes (at most {MAX_SVG})")
        for length in (self.width, self.height):
            if not isfinite(length) or not 0 < length <= MAX_MM:
                raise too_large(f"a page of {self.width} × {self.height} mm (at most {MAX_MM:g})")


def printed(sheets: Sequence[Sheet], title: str) -> str:
    """A page of paper for each figure, at least as large as the figure.

    Browsers print whole pixels only, hence larger pages; :mod:`pdf` cuts them to size. They
    print patterns as pictures, hence :mod:`hatching`.
    """
    if not 0 < len(sheets) <= MAX_PAGES:
        raise too_large(f"{len(sheets)} figures in one file (at most {MAX_PAGES})")
    style = "\n".join(
        f"@page f{n} {{ size: {_pixels(sheet.width)}px {_pixels(sheet.height)}px; margin: 0 }} "
        f".f{n} {{ page: f{n}; width: {sheet.width:.4f}mm; height: {sheet.height:.4f}mm }}"
        for n, sheet in enumerate(sheets)
    )
    return _page(sheets, title, style, hatched)


def shown(sheet: Sheet, width: int, height: int) -> str:
    """One figure over a window of so many pixels."""
    return _page([sheet], "", f".f0 {{ width: {width}px; height: {height}px }}")


def pixels(millimetres: float, dpi: int) -> int:
    """Pixels of a length, at least one."""
    return max(1, round(millimetres / MM_PER_INCH * dpi))


def _pixels(millimetres: float) -> int:
    return ceil(millimetres / MM_PER_INCH * CSS_PIXELS_PER_INCH) + 1


def _page(
    sheets: Sequence[Sheet], title: str, style: str, drawn: Callable[[str], str] = str
) -> str:
    body = "\n".join(
        f'<div class="f{n}">{drawn(_inline(sheet.svg, f"f{n}-"))}</div>'
        for n, sheet in enumerate(sheets)
    )
    return f"{_HEAD.format(title=escape(title), style=style)}{body}\n</main></body></html>"


def _inline(svg: bytes, prefix: str) -> str:
    """The SVG as an element of the page, its own names prefixed: figures share one page."""
    try:
        root = ElementTree.fromstring(svg)  # noqa: S314 (our own file, and bounded)
    except (ElementTree.ParseError, ValueError) as error:
        raise failed(f"the figure is not well-formed XML ({error})") from error
    if root.tag != "{http://www.w3.org/2000/svg}svg":
        raise failed(f"the figure is no SVG ({root.tag})")
    text = _PROLOG.sub("", svg.decode("utf-8"), count=1)
    return _TAG.sub(lambda tag: _renamed(tag.group(), prefix), text)


def _renamed(tag: str, prefix: str) -> str:
    """A tag whose own names, and the names it refers to, are prefixed."""
    tag = _OWN_NAMES.sub(lambda m: m[1] + prefix, tag)
    return _NAMED_BY.sub(lambda m: m[1] + " ".join(prefix + name for name in m[2].split()), tag)
