"""Every kind and format bears every content: nothing cut, nothing overlapping, all of it legible."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from xml.etree import ElementTree

import pytest

from dashboard.domain.figure import FigureKind, PageFormat
from dashboard.figures.colour import contrast
from dashboard.figures.drawing.shapes import Drawing, Rect, Text
from dashboard.figures.drawing.svg import svg_bytes
from dashboard.figures.publication.boxes import box_of, straight
from dashboard.figures.publication.draw import draw
from dashboard.figures.publication.lint import visual_faults
from dashboard.results.publication.publication import Publication
from tests.figures.publication import samples as s

PRINT = (PageFormat.COLUMN, PageFormat.PAGE)
CONTENT = {
    "barres": s.bars,
    "mots": s.awkward,
    "une-ligne": lambda page, **k: s.figure(FigureKind.BARS, [[s.ORDINARY[0]]], page=page, rows=s.heads(1, False), **k),
    "une-ligne-secrete": lambda page, **k: s.figure(FigureKind.BARS, [[s.SECRET]], page=page, rows=s.heads(1), **k),
    "douze-lignes": lambda page, **k: s.figure(FigureKind.BARS, [[c] for c in (*s.AWKWARD, *s.ORDINARY[:5])], page=page, **k),
    "noms-longs": lambda page, **k: s.figure(FigureKind.BARS, [[c] for c in s.ORDINARY[:5]], page=page, rows=s.heads(5, long=True), **k),
    "deux-editions": lambda page, **k: s.grouped(2, page, **k),
    "cinq-series": lambda page, **k: s.grouped(5, page, rows=3, **k),
    "sept-series": lambda page, **k: s.grouped(7, page, rows=3, **k),
    "tableau": lambda page, **k: s.figure(FigureKind.TABLE, s.several(2, 7), s.EDITIONS, page, **k),
    "tableau-mots": lambda page, **k: s.figure(FigureKind.TABLE, [[c] for c in s.AWKWARD], page=page, **k),
    "tableau-large": lambda page, **k: s.figure(FigureKind.TABLE, s.several(6, 4), [(f"i{i}", f"De {i} à {i + 9}") for i in range(6)], page, **k),
    "halteres": lambda page, **k: s.pair("action-sociale", page, **k),
    "halteres-bloques": lambda page, **k: s.pair("abs-realisee", page, **k),
}  # fmt: skip
BIG = {"douze-lignes", "sept-series", "tableau-large"}
"""More than a slide is asked to hold."""
BIG_UNDER_A_BAND = {"cinq-series"}
"""Fifteen bars, whose labels a room can still read, but for the band of the demonstration."""
CASES = [
    (name, page, mark)
    for name, page, mark in product(CONTENT, PageFormat, ("", s.DEMONSTRATION))
    if page in PRINT or not (name in BIG or (mark and name in BIG_UNDER_A_BAND))
]


def made(name: str, page: PageFormat, mark: str) -> Publication:
    return CONTENT[name](page, mark=mark)  # type: ignore[no-any-return, operator]


@pytest.mark.parametrize(("name", "page", "mark"), CASES, ids=str)
def test_nothing_is_wrong_with_it(name: str, page: PageFormat, mark: str) -> None:
    publication = made(name, page, mark)
    faults = visual_faults(publication, draw(publication))
    assert [(f.rule, f.text) for f in faults] == []


@pytest.mark.parametrize(("name", "page", "mark"), CASES[::3], ids=str)
def test_grey_and_dark_move_nothing(name: str, page: PageFormat, mark: str) -> None:
    publication = made(name, page, mark)
    light, grey = draw(publication), draw(publication, grey=True)
    dark = draw(publication, dark=True)
    places = [(t.x, t.y, t.text, t.size) for t in straight(light)]
    for other in (grey, dark):
        assert [(t.x, t.y, t.text, t.size) for t in straight(other)] == places
    colours = {f for t in straight(grey) if (f := t.fill)} | {
        r.fill.paper for r in grey.flat() if isinstance(r, Rect)
    }
    assert all(c[1:3] == c[3:5] == c[5:7] for c in colours)
    band = [r for r in dark.flat() if isinstance(r, Rect) and r.role == "band"]
    for text in straight(dark):
        if text.role != "mark":
            assert contrast(text.fill, dark.ground) >= 4.5, text.text
    assert bool(band) == bool(mark)


@pytest.mark.parametrize("name", CONTENT)
def test_the_file_is_live_text_without_raster(name: str) -> None:
    publication = made(name, PageFormat.PAGE, "")
    data = svg_bytes(draw(publication))
    tree = ElementTree.fromstring(data)
    texts = {"".join(e.itertext()) for e in tree.iter("{http://www.w3.org/2000/svg}text")}
    said = " ".join(texts)
    assert publication.label in texts
    for word in re.findall(r"\w+", f"{publication.title} {publication.source} {publication.champ}"):
        assert word in said
    assert not re.search(rb"<image|href|<script", data)
    assert (
        tree.findtext(".//{http://purl.org/dc/elements/1.1/}description") == publication.description
    )
    assert data == svg_bytes(draw(made(name, PageFormat.PAGE, "")))


@pytest.mark.parametrize("page", PageFormat)
def test_pages_have_the_size_of_their_format(page: PageFormat) -> None:
    drawing = draw(s.bars(page))
    millimetres = {PageFormat.COLUMN: 85, PageFormat.PAGE: 174, PageFormat.SLIDE: 254}
    assert drawing.width * 25.4 / 72 == pytest.approx(millimetres[page])
    if page is PageFormat.SLIDE:
        assert drawing.height * 25.4 / 72 == pytest.approx(143, abs=0.01)
    else:
        assert (
            draw(s.figure(FigureKind.BARS, [[c] for c in s.ORDINARY[:2]], page=page)).height
            < drawing.height
        )


def test_the_house_lines_come_in_order() -> None:
    drawing = draw(s.awkward())
    heads = [t for t in straight(drawing) if t.role == "note" and t.bold]
    assert [t.text for t in heads] == [
        f"{name}\u00a0>" for name in ("Note", "Lecture", "Champ", "Source")
    ]
    assert [t.y for t in heads] == sorted(t.y for t in heads)
    footnotes = [t for t in straight(drawing) if t.role == "footnote"]
    assert footnotes
    assert min(t.y for t in footnotes) > heads[-1].y
    label, title, unit = (
        next(t for t in straight(drawing) if t.role == r) for r in ("label", "title", "unit")
    )
    assert label.y < title.y < unit.y < heads[0].y
    assert title.bold
    assert title.size > unit.size


def inside(drawing: Drawing, role: str) -> list[Text]:
    return [t for t in drawing.flat() if isinstance(t, Text) and t.role == role]


@pytest.mark.parametrize("page", PageFormat)
def test_the_demonstration_is_said_in_full_contrast_and_across_the_figure(page: PageFormat) -> None:
    drawing = draw(s.bars(page, mark=s.DEMONSTRATION))
    band = next(r for r in drawing.flat() if isinstance(r, Rect) and r.role == "band")
    (mark,) = inside(drawing, "mark")
    assert contrast(mark.fill, band.fill.paper) >= 10
    box = box_of(mark)
    assert band.x <= box.left
    assert box.right <= band.x + band.width
    faint = inside(drawing, "watermark")
    assert faint
    assert all(t.text == s.DEMONSTRATION and t.rotate for t in faint)
    assert all(0.1 < t.opacity < 0.4 for t in faint)
    assert not inside(draw(s.bars(page)), "watermark")


def test_a_title_that_needs_three_lines_is_drawn_and_refused() -> None:
    publication = replace(s.bars(PageFormat.COLUMN), title=s.TITLE * 2)
    drawing = draw(publication)
    assert len(inside(drawing, "title")) > 2
    assert [f.rule for f in visual_faults(publication, drawing)] == ["titre-trop-long"]
