"""Which footnotes a picture needs: those whose mark it bears.

A publication explains the codes of all its cells, which its table and its workbook print. A map
shows less: nobody there takes the figure of all communes, and a code that stands nowhere in the
picture would send its reader searching.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dashboard.figures.drawing.shapes import Group, Shape, Text
from dashboard.results.publication.publication import Footnote


def borne(footnotes: Sequence[Footnote], shapes: Sequence[Shape | Group]) -> tuple[Footnote, ...]:
    """The footnotes whose mark stands in these shapes, in their order."""
    texts = list(_texts(shapes))
    return tuple(note for note in footnotes if bears(texts, note.mark))


def bears(texts: Sequence[str], mark: str) -> bool:
    """Whether a mark stands in some lines of text: alone as in a table, else in brackets behind
    what it marks, « (p) » or « (n.p.) »."""
    inside = r"\s".join(re.escape(part) for part in mark.strip("()").split())
    beside = re.compile(rf"(?:^|\s)\({inside}\)")
    return mark in texts or beside.search(" ".join(texts)) is not None


def _texts(shapes: Sequence[Shape | Group]) -> Iterator[str]:
    for shape in shapes:
        if isinstance(shape, Group):
            yield from _texts(shape.shapes)
        elif isinstance(shape, Text):
            yield shape.text
