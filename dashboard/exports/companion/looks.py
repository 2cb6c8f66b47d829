"""The look of each kind of cell in XLSX: print-like, hairlines, numbers aligned on the right."""

from __future__ import annotations

from typing import Any

from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]

from dashboard.exports.companion.grid import Item, Style
from dashboard.figures.template import LIGHT

FONT = "Arial"
"""The text of the figures. LibreOffice has its twin of the same widths (Liberation Sans) wherever
it runs; it would print another one, and cut cells, for a font it does not have."""
SIZE, TITLE_SIZE = 10, 12
_HAIR = {"bottom": 4, "bottom_color": LIGHT.hairline}
_BASE: dict[str, Any] = {"font_name": FONT, "font_size": SIZE, "valign": "top"}
_HEADER: dict[str, Any] = {
    "bold": True,
    "text_wrap": True,
    "valign": "vcenter",
    "top": 1,
    "bottom": 1,
    "top_color": LIGHT.accent,
    "bottom_color": LIGHT.accent,
}
_LOOKS: dict[Style, dict[str, Any]] = {
    Style.TITLE: {"bold": True, "font_size": TITLE_SIZE, "text_wrap": True},
    Style.SECTION: {"bold": True, "text_wrap": True},
    Style.TEXT: {"text_wrap": True},
    Style.UNIT: {"italic": True, "font_color": LIGHT.muted, "text_wrap": True},
    Style.HEADER: _HEADER,
    Style.HEADER_RIGHT: {**_HEADER, "align": "right"},
    Style.HEADER_PROSE: {**_HEADER, "align": "left", "indent": 1},
    Style.LABEL: {"text_wrap": True, **_HAIR},
    Style.NUMBER: {"align": "right", **_HAIR},
    Style.WORDS: {"align": "right", "text_wrap": True, **_HAIR},
    Style.PROSE: {"text_wrap": True, "align": "left", "indent": 1, **_HAIR},
    Style.LINK: {"font_color": LIGHT.accent, "underline": 1},
}


class Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[Style, bool, int], Format] = {}

    def of(self, item: Item) -> Format:
        """The format of a cell. Numbers are written in the codes of the file format, which each
        spreadsheet shows with the marks of its reader: « 34 875,0 » in French."""
        key = (item.style, item.strong, item.decimals)
        if key not in self._made:
            looks = {**_BASE, **_LOOKS[item.style]}
            if item.strong:
                looks["bold"] = True
            if item.style is Style.NUMBER:
                looks["num_format"] = number_format(item.decimals)
            self._made[key] = self._workbook.add_format(looks)
        return self._made[key]


def number_format(decimals: int) -> str:
    """``0.0`` with thousands apart."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")
