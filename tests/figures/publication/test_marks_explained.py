"""A mark stands once beside what it marks, and is explained; no footnote explains what is not there.

Over every kind of figure of both data sets; maps, which take longer, on the indicators that have
each status, bound and word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from dashboard.domain.figure import FigureKind, PageFormat
from dashboard.domain.observation import Orientation
from dashboard.domain.status import Confidentiality, Qualifier, Status
from dashboard.figures.drawing.shapes import Drawing, Text
from dashboard.figures.publication.borne import bears
from dashboard.figures.publication.draw import draw
from dashboard.figures.publication.lint import visual_faults
from dashboard.results.publication.compose import publication
from dashboard.results.publication.footnotes import marked_text, marks_beside, marks_of
from dashboard.results.publication.publication import Publication
from dashboard.wording.publication import COMPLEMENT_MARK, MARKS
from dashboard.wording.vocabulary import CONFIDENTIALITY, STATUS
from tests.figures.publication import samples as s
from tests.figures.publication.test_commune_map import layer
from tests.results.publication.figures import demonstration, every_publication, figure
from tests.worlds import demonstration_world, real_world, world_of

_ON_MAPS = ("moyens-financiers", "abs-realisee", "domaine-personnes-agees", "action-sociale")
_FRAME = ("label", "title", "unit", "note", "footnote", "mark", "watermark")
_TWICE = re.compile(r"(\(\w\)).*\1")
KNOWN = {
    *(words.code for words in (*STATUS.values(), *CONFIDENTIALITY.values()) if words.code),
    *(mark for mark, _ in MARKS.values()),
    COMPLEMENT_MARK,
}


@cache
def every() -> tuple[Publication, ...]:
    found = []
    for world in (real_world, demonstration_world):
        for each in every_publication(world):
            asked = each.spec
            often = asked.indicators[0] in _ON_MAPS
            if each.blocked or (asked.kind.is_map and not (often and len(asked.editions) == 1)):
                continue
            found.append(each)
            if often and asked.kind in (FigureKind.DUMBBELL, FigureKind.MAP_REGIONS):
                turned = asked.with_(orientation=Orientation.INVERSE)
                found.append(publication(world(), turned))
    return tuple(found)


@cache
def pictures() -> tuple[tuple[Publication, Drawing], ...]:
    return tuple((each, draw(each, layer=layer)) for each in every())


def inside(drawing: Drawing) -> list[str]:
    """What the figure says between its title and its notes."""
    texts = (shape for shape in drawing.flat() if isinstance(shape, Text))
    return [text.text for text in texts if text.role not in _FRAME]


def explained(drawing: Drawing) -> str:
    shapes = (shape for shape in drawing.flat() if isinstance(shape, Text))
    return " ".join(shape.text for shape in shapes if shape.role == "footnote")


def test_every_footnote_explains_a_mark_of_the_picture_and_every_mark_has_its_footnote() -> None:
    seen: set[tuple[FigureKind, str]] = set()
    for each, drawing in pictures():
        notes, texts = explained(drawing), inside(drawing)
        for mark in KNOWN:
            told = re.search(rf"(?:^|\s){re.escape(mark)}\u00a0:", notes) is not None
            assert told == bears(texts, mark), (each.spec, mark)
            seen |= {(each.spec.kind, mark)} if told else set()
    assert {mark for _, mark in seen} >= {"(a)", "(b)", "(c)", "(d)", "(p)", "(u)", "n.p.", "s"}
    assert {kind for kind, _ in seen} >= {
        FigureKind.BARS, FigureKind.GROUPED, FigureKind.DUMBBELL, FigureKind.TABLE, FigureKind.MAP,
        FigureKind.MAP_REGIONS,
    }  # fmt: skip


def drawn_cells(each: Publication) -> Iterator[object]:
    if each.map is not None:
        yield from (cell for cell in each.map.cells if cell.communes > 0)
    else:
        yield from (cell for line in each.cells for cell in line if cell is not None)


def test_every_mark_of_what_is_drawn_stands_in_the_picture() -> None:
    for each, drawing in pictures():
        texts = inside(drawing)
        for cell in drawn_cells(each):
            for mark in marks_of(cell):  # type: ignore[arg-type]
                assert bears(texts, mark), (each.spec, mark)


def test_no_mark_stands_twice_beside_one_figure() -> None:
    for each, drawing in pictures():
        for text in inside(drawing):
            assert not _TWICE.search(text), (each.spec, text)


def test_a_provisional_figure_has_its_code_once() -> None:
    found = demonstration(type="barres", indicateurs="moyens-financiers", editions="2025",
                          portee="sans-objet", lecture="communes")  # fmt: skip
    values = [t for t in inside(draw(found)) if t.startswith("47,0")]
    assert values == ["47,0\u00a0%\u00a0(p)"]


def test_the_complement_is_marked_on_both_levels_of_a_dumbbell() -> None:
    found = demonstration(type="halteres", indicateurs="action-sociale", editions="2015,2025",
                          portee="propre", lecture="communes", sens="inverse")  # fmt: skip
    drawing = draw(found)
    values = [t.text for t in drawing.flat() if isinstance(t, Text) and t.role == "value"]
    assert len(values) == 2 * len(found.rows)
    assert all(value.endswith("%\u00a0(c)") for value in values)
    assert visual_faults(found, drawing) == ()


def test_a_map_leaves_out_the_footnotes_of_what_it_does_not_show() -> None:
    """« plus de huit communes sur dix » is the figure of all communes: it colours nobody."""
    found = figure(type="carte-communes", indicateurs="action-sociale", editions="2015")
    assert "(b)" in {note.mark for note in found.footnotes}
    notes = explained(draw(found, layer=layer))
    assert "(b)" not in notes
    assert "(c)\u00a0:" in notes


@pytest.mark.parametrize("page", PageFormat)
def test_each_class_of_a_map_says_what_is_provisional_in_it(page: PageFormat) -> None:
    found = s.composed(kind=FigureKind.MAP_REGIONS, indicators=("moyens-financiers",),
                       editions=("2025",), format=page)  # fmt: skip
    drawing = draw(found, layer=layer)
    said = " ".join(inside(drawing))
    provisional = [c for c in found.map.cells if c.status is Status.PROVISIONAL]  # type: ignore[union-attr]
    assert provisional
    if page is PageFormat.SLIDE:
        assert "(p)\u00a0[" in said
        return
    for cell in provisional:
        assert f"{marked_text(cell)}\u00a0[" in said


@pytest.mark.parametrize("text", ["47,0\u00a0%\u00a0(p)", "47,0\u00a0% (p)"])
def test_a_code_that_the_text_holds_is_not_said_again(text: str) -> None:
    cell = replace(s.cell(47.0, text, status=Status.PROVISIONAL), mark="complément")
    assert marks_of(cell) == ("(p)", "(c)")
    assert marks_beside(cell) == ("(c)",)
    assert marked_text(cell) == f"{text}\u00a0(c)"


def test_marks_stand_in_brackets_behind_words() -> None:
    assert marked_text(s.SECRET) == "secret statistique\u00a0(s)"
    assert marked_text(s.ABOUT) == "environ les deux tiers\u00a0(a)"
    assert marked_text(s.cell(72.0)) == "72\u00a0%"
    hidden = s.cell(47.0, "secret statistique", confidentiality=Confidentiality.SECRET,
                    status=Status.PROVISIONAL, qualifier=Qualifier.ABOUT)  # fmt: skip
    assert marks_beside(hidden) == ("(s)",)


def test_a_letter_inside_a_word_is_no_mark() -> None:
    assert not bears(["commune(s) et EPCI"], "s")
    assert bears(["secret (s)"], "s")
    assert bears(["s"], "s")
    assert not bears(["ans"], "s")
    assert bears(["résultats (à", "par.)"], "à par.")


def test_the_worlds_of_this_file_are_those_of_the_site() -> None:
    assert world_of("publie") is real_world()
