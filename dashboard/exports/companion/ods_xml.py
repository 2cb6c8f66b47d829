"""Small pieces of OpenDocument: elements, names of styles, text with its spaces and line breaks."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from dashboard.exports.companion.grid import Item, Style

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
}
_SPACES = re.compile(r"^ | {2,}| $")


def element(name: str, content: str = "", /, **attributes: str | int | None) -> str:
    """An element; an attribute is written ``table__name`` for ``table:name``, ``_`` inside for
    ``-``, and left out where ``None``. ``content`` is XML already."""
    told = "".join(
        f" {key.replace('__', ':').replace('_', '-')}={quoteattr(str(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{told}>{content}</{name}>" if content else f"<{name}{told}/>"


def document(root: str, *content: str) -> str:
    """A whole part of the file, in OpenDocument 1.3."""
    spaces = "".join(f' xmlns:{key}="{uri}"' for key, uri in _NAMES.items())
    body = "".join(content)
    return f'{DECLARATION}<{root}{spaces} office:version="1.3">{body}</{root}>'


def paragraphs(text: str) -> str:
    """A text as paragraphs, a line each: OpenDocument would fold its spaces and tabs."""
    return "".join(element("text:p", _line(line)) for line in text.split("\n"))


def link(text: str, sheet: str) -> str:
    """A link to the first cell of a sheet."""
    target = f"#{address(sheet, 'A1')}"
    inside = element(
        "text:a", _line(text.replace("\n", " ")), xlink__href=target, xlink__type="simple"
    )
    return element("text:p", inside)


def address(sheet: str, cell: str) -> str:
    """« 'Graphique 1'.A1 »."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'.{cell}"


def column_letter(column: int) -> str:
    """« A » for 0, « AA » for 26."""
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def style_name(item: Item) -> str:
    """Name of the style of a cell: equal looks have one style."""
    strong = "-strong" if item.strong else ""
    digits = f"-{item.decimals}" if item.style is Style.NUMBER else ""
    return f"{item.style.value}{digits}{strong}"


def _line(text: str) -> str:
    kept = _SPACES.sub(lambda m: f"\0{len(m.group())}\0", text)
    told = escape(kept).replace("\t", element("text:tab"))
    return re.sub("\0(\\d+)\0", lambda m: element("text:s", text__c=m.group(1)), told)
