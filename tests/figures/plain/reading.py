"""How a test reads an inline SVG back: its marks, their places on the scale drawn beside them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape

from markupsafe import Markup

_LIGHT_DARK = re.compile(r"(fill|stroke):light-dark\((#\w{6}),(#\w{6})\)")
_STEP = re.compile(r"-?\d*\.?\d+")


def squeezed(text: str) -> str:
    """A text without tags, entities or any space: what remains is what is said."""
    plain = unescape(re.sub(r"<[^>]+>", "", text))
    return re.sub(r"[\s\u00a0\u202f]+", "", plain)


@dataclass
class Svg:
    """One of the drawings of a chart."""

    root: ET.Element
    elements: list[ET.Element] = field(default_factory=list)

    @classmethod
    def of_one(cls, text: str) -> Svg:
        """The drawing of one SVG element."""
        root = ET.fromstring(text)
        defined = {id(e) for defs in root.iter("defs") for e in defs.iter()}
        return cls(root, [e for e in root.iter() if e.tag in SHAPES and id(e) not in defined])

    @classmethod
    def all_of(cls, markup: Markup) -> dict[str, Svg]:
        """The drawings of a chart by their class, « wide » and « narrow »."""
        texts = re.findall(r"<svg.*?</svg>", str(markup), flags=re.DOTALL)
        found = [cls.of_one(text) for text in texts]
        return {svg.root.attrib["class"].split()[0]: svg for svg in found}

    def of(self, *roles: str) -> list[ET.Element]:
        return [e for e in self.elements if e.get("class") in roles]

    def texts(self, *roles: str) -> list[str]:
        return [e.text or "" for e in self.of(*roles)]

    def rows(self, first: str) -> Iterator[list[ET.Element]]:
        """The elements cut into rows, each beginning with one or more of the role ``first``."""
        row: list[ET.Element] = []
        for element in self.elements:
            starts = element.get("class") == first
            if starts and row and row[-1].get("class") != first:
                yield row
                row = []
            if row or starts:
                row.append(element)
        yield row

    def scale(self, part: slice = slice(None)) -> Callable[[float], float]:
        """From a pixel to a value, by the names of the ticks that stand where a tick is drawn."""
        drawn = {round(number(e, "x1"), 1) for e in self.of("grid", "rule")}
        named = [
            (number(e, "x"), value_of(e.text or ""))
            for e in self.of("axis")[part]
            if e.tag == "text" and round(number(e, "x"), 1) in drawn
        ]
        (x0, v0), (x1, v1) = named[0], named[-1]
        assert x1 > x0
        return lambda x: v0 + (x - x0) * (v1 - v0) / (x1 - x0)

    def fill(self, element: ET.Element) -> tuple[str, str, ET.Element | None]:
        """The colours on light and on dark ground, and the pattern over them."""
        light = element.attrib["fill"]
        if light.startswith("url(#"):
            (pattern,) = (e for e in self.root.iter("pattern") if e.get("id") == light[5:-1])
            paper = pattern[0]
            return *colours(paper, "fill"), pattern
        return *colours(element, "fill"), None


SHAPES = {"rect", "line", "circle", "path", "text"}


def colours(element: ET.Element, name: str) -> tuple[str, str]:
    """A colour on light and on dark ground."""
    light = element.attrib[name]
    for kind, one, other in _LIGHT_DARK.findall(element.get("style", "")):
        if kind == name:
            assert one == light
            return one, other
    return light, light


def number(element: ET.Element, name: str) -> float:
    return float(element.get(name, "0"))


def value_of(text: str) -> float:
    """« − 1,5 » → -1.5, « 20 % » → 20."""
    kept = squeezed(text).replace("−", "-").replace(",", ".").rstrip("%").replace("+", "")
    return float(kept)


def outline(element: ET.Element) -> list[tuple[float, float]]:
    """The corners of a closed path."""
    d = element.attrib["d"]
    steps = [float(n) for n in _STEP.findall(d)]
    pairs = list(zip(steps[::2], steps[1::2], strict=True))
    x, y = pairs[0]
    corners = [(x, y)]
    for dx, dy in pairs[1:]:
        x, y = round(x + dx, 2), round(y + dy, 2)
        corners.append((x, y))
    return corners
