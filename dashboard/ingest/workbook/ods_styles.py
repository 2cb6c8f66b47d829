"""The looks of an OpenDocument spreadsheet, gathered from its styles as they stream by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.ingest.workbook.cells import PLAIN, Look

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
STYLE, NUMBER, TABLE, OFFICE, TEXT = (
    f"{_ODF}{name}:1.0 " for name in ("style", "datastyle", "table", "office", "text")
)
FO = f"{_ODF}xsl-fo-compatible:1.0 "
_STEP = 10.0
"""Points of one step of indent in spreadsheet programs."""
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "px": 0.75}
_CHAIN = 50
"""Longest chain of styles that inherit from one another."""


@dataclass(slots=True)
class _Style:
    parent: str = ""
    data: str | None = None
    bold: bool | None = None
    indent: int | None = None
    hidden: bool = False


class Styles:
    """Follows the style elements of ``styles.xml`` and ``content.xml``."""

    def __init__(self) -> None:
        self._styles: dict[str, _Style] = {}
        self._formats: dict[str, str] = {}
        self._looks: dict[str, Look] = {}
        self._style: _Style | None = None
        self._format = ""
        self._suffix = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element opens."""
        if name == f"{STYLE}style":
            self._style = _Style(
                attributes.get(f"{STYLE}parent-style-name", ""),
                attributes.get(f"{STYLE}data-style-name"),
            )
            key = attributes.get(f"{STYLE}family", "") + attributes.get(f"{STYLE}name", "")
            self._styles[key] = self._style
        elif name == f"{NUMBER}percentage-style" or name == f"{NUMBER}number-style":
            self._format = attributes.get(f"{STYLE}name", "")
            self._suffix = "%" if name.endswith("percentage-style") else ""
        elif name == f"{NUMBER}number" and self._format:
            self._formats[self._format] = _code(attributes) + self._suffix
        elif self._style:
            self._property(self._style, name, attributes)

    def end(self, name: str) -> None:
        """An element closes."""
        if name == f"{STYLE}style":
            self._style = None
        elif name == f"{NUMBER}percentage-style" or name == f"{NUMBER}number-style":
            self._format = ""

    @staticmethod
    def _property(style: _Style, name: str, attributes: Mapping[str, str]) -> None:
        if name == f"{STYLE}text-properties" and (weight := attributes.get(f"{FO}font-weight")):
            style.bold = weight == "bold" or (weight.isdigit() and int(weight) >= 600)
        elif name == f"{STYLE}paragraph-properties" and (
            margin := attributes.get(f"{FO}margin-left")
        ):
            style.indent = _steps(margin)
        elif name == f"{STYLE}table-properties":
            style.hidden = attributes.get(f"{TABLE}display") == "false"

    def look(self, name: str) -> Look:
        """The look of a cell style with what it inherits."""
        if name not in self._looks:
            self._looks[name] = self._inherited(name)
        return self._looks[name]

    def _inherited(self, name: str) -> Look:
        bold: bool | None = None
        indent: int | None = None
        data: str | None = None
        for _ in range(_CHAIN):
            style = self._styles.get(f"table-cell{name}")
            if style is None:
                break
            bold = style.bold if bold is None else bold
            indent = style.indent if indent is None else indent
            data = style.data if data is None else data
            name = style.parent
        look = Look(bool(bold), indent or 0, self._formats.get(data or "", ""))
        return PLAIN if look == PLAIN else look

    def hidden(self, name: str) -> bool:
        """Whether a table style hides its sheet."""
        style = self._styles.get(f"table{name}")
        return style is not None and style.hidden


def _code(attributes: Mapping[str, str]) -> str:
    places = attributes.get(f"{NUMBER}decimal-places", "0")
    decimals = min(int(places), 30) if places.isdigit() else 0
    whole = "#,##0" if attributes.get(f"{NUMBER}grouping") == "true" else "0"
    return whole + ("." + "0" * decimals if decimals else "")


def _steps(length: str) -> int:
    """Steps of an indent such as ``0.353cm``; something is at least one step."""
    unit = length[-2:]
    try:
        points = float(length[:-2]) * _POINTS[unit]
    except (ValueError, KeyError):
        return 0
    return max(1, round(points / _STEP)) if points > 0 else 0
