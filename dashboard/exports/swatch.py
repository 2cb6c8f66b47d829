"""The small sample of a legend, with the very pattern of the map.

It travels as an image in a data address: sanitizers of HTML drop inline SVG, and a background
colour would not be printed.
"""

from __future__ import annotations

import base64

from dashboard.figures.palette import Style, Tone

_PATHS = {
    "hatch-back": "M-4 8L8 -4M-4 14L14 -4M-4 20L20 -4M2 20L26 -4M8 20L32 -4M14 20L28 6M20 20L28 12",
    "hatch": "M-4 8L8 20M-4 2L14 20M-4 -4L20 20M2 -4L26 20M8 -4L32 20M14 -4L28 10M20 -4L28 4",
    "cross": "M0 0L16 16M8 0L24 16M16 0L24 8M0 8L8 16M24 0L8 16M16 0L0 16M8 0L0 8M24 8L16 16",
    "lines": "M0 2H24M0 6H24M0 10H24M0 14H24",
    "grid": "M4 0V16M10 0V16M16 0V16M22 0V16M0 4H24M0 10H24",
}


def swatch(style: Style) -> str:
    """Two images, of which the page's theme shows one (classes ``on-light`` and ``on-dark``)."""
    return _square(style.light, style.pattern, "on-light") + _square(
        style.dark, style.pattern, "on-dark"
    )


def _square(tone: Tone, pattern: str, css: str) -> str:
    inside = ""
    if pattern == "dots":
        dots = "".join(
            f'<circle cx="{x}" cy="{y}" r="1.3"/>' for x in (3, 9, 15, 21) for y in (4, 12)
        )
        inside = f'<g fill="{tone.ink}">{dots}</g>'
    elif pattern in _PATHS:
        inside = f'<path d="{_PATHS[pattern]}" stroke="{tone.ink}" stroke-width="1.3"/>'
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="16" viewBox="0 0 24 16">'
        f'<rect width="24" height="16" fill="{tone.paper}"/>{inside}'
        '<rect x=".5" y=".5" width="23" height="15" fill="none" stroke="#8a8a86" '
        'stroke-width=".7"/></svg>'
    )
    data = base64.b64encode(svg.encode()).decode()
    return (
        f'<img class="{css}" src="data:image/svg+xml;base64,{data}" width="24" height="16" alt="">'
    )
