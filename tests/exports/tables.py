"""Tables of a comparison, made once, and how a test reads an HTML table or a CSV file back."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from html.parser import HTMLParser

from dashboard.exports.evolution_html import (
    epci_table,
    explained_table,
    glance_table,
    pairs_table,
    register_table,
)
from dashboard.results.epci import epci_structure
from dashboard.results.evolution import Explained, Part
from dashboard.results.register import register_rows
from tests.figures import samples
from tests.worlds import real_world

PAIRS = samples.EVERY_PAIR


EXPLAINED = Explained(
    parts=(Part("Moins de 500 habitants", 41.0, 52.4, 53.9, 52.3, 6.02, -0.31),),
    lines=(("Comportement", "+ 3,1 points", 3.1), ("Écart total", "+ 2,5 points", 2.5)),
)


TABLES = {
    "pairs": lambda: pairs_table(samples.EVOLUTION),
    "glance": lambda: glance_table(samples.GLANCE),
    "explained": lambda: explained_table(EXPLAINED, ""),
    "epci": lambda: epci_table(epci_structure(real_world())),
    "register": lambda: register_table(register_rows(real_world())),
}


class Rows(HTMLParser):
    """The rows of a table as texts, and the tags left open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.rows: list[list[str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        if tag not in {"img", "br"}:
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"} and "tr" in self.open:
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if {"td", "th"} & set(self.open):
            self.rows[-1][-1] += f" {data}"


def body(text: str) -> list[list[str]]:
    return [[_plain(cell) for cell in row] for row in Rows(text).rows][1:]


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", unescape(text)).strip()


def records(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
