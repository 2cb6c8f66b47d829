"""A slide is read from the back of a room: larger text than print, fewer things, a larger map."""

from __future__ import annotations

from functools import cache

import pytest

from dashboard.domain.figure import FigureKind, FigureSpec, PageFormat
from dashboard.domain.observation import Scope
from dashboard.figures.drawing.shapes import Drawing, Group, Path, Text
from dashboard.figures.publication.draw import draw
from dashboard.figures.publication.house import HOUSES
from dashboard.figures.publication.lint import visual_faults
from dashboard.results.publication.compose import publication
from dashboard.results.publication.publication import Publication
from tests.figures.publication import samples as s
from tests.figures.publication.test_commune_map import layer, panes
from tests.worlds import real_world

LABELS = 12.0
"""Points under which no label of a slide is set; its notes stay above those of a page."""
_OF_NOTES = ("note", "footnote", "scale")
SLIDES = {
    "barres": (FigureKind.BARS, ("2025",)),
    "groupees": (FigureKind.GROUPED, ("2015", "2025")),
    "halteres": (FigureKind.DUMBBELL, ("2015", "2025")),
    "tableau": (FigureKind.TABLE, ("2015", "2025")),
    "communes": (FigureKind.MAP, ("2025",)),
    "regions": (FigureKind.MAP_REGIONS, ("2025",)),
}


@cache
def slide(name: str) -> tuple[Publication, Drawing]:
    kind, editions = SLIDES[name]
    found = s.composed(kind=kind, indicators=("action-sociale",), editions=editions,
                       scope=Scope.OWN, format=PageFormat.SLIDE)  # fmt: skip
    return found, draw(found, layer=layer)


@pytest.mark.parametrize("name", SLIDES)
def test_every_label_is_large_and_nothing_is_wrong(name: str) -> None:
    found, drawing = slide(name)
    assert visual_faults(found, drawing) == ()
    texts = [t for t in drawing.flat() if isinstance(t, Text) and not t.rotate]
    for text in texts:
        if text.role in _OF_NOTES:
            assert text.size > HOUSES[PageFormat.PAGE].note, text
        else:
            assert text.size >= LABELS, text


def test_what_is_too_full_is_refused_rather_than_set_smaller() -> None:
    found = s.grouped(5, PageFormat.SLIDE, rows=6)
    drawing = draw(found)
    assert {f.rule for f in visual_faults(found, drawing)} == {"diapositive-trop-pleine"}
    labels = [t for t in drawing.flat() if isinstance(t, Text) and t.role in ("row", "value")]
    assert min(text.size for text in labels) >= LABELS


def test_all_sizes_at_both_dates_fit_with_their_intervals() -> None:
    for name in ("groupees", "halteres", "tableau"):
        found, drawing = slide(name)
        values = [t for t in drawing.flat() if isinstance(t, Text) and t.role == "value"]
        assert len(found.rows) == 6
        assert len(values) >= 12
        assert any(shape.role == "interval" for shape in drawing.flat())


def test_an_interval_stands_beside_its_number_in_a_table() -> None:
    _, drawing = slide("tableau")
    texts = [t for t in drawing.flat() if isinstance(t, Text)]
    values = [t for t in texts if t.role == "value"]
    intervals = [t for t in texts if t.role == "interval"]
    assert {round(t.y, 2) for t in intervals} == {round(t.y, 2) for t in values}
    for interval in intervals:
        assert any(t.y == interval.y and t.x < interval.x for t in values)


@pytest.mark.parametrize("marked", [True, False])
def test_the_map_takes_the_height_that_title_and_notes_leave(marked: bool) -> None:
    if marked:
        _, drawing = slide("communes")
    else:
        spec = FigureSpec(FigureKind.MAP, ("action-sociale",), ("2015",), Scope.OWN,
                          format=PageFormat.SLIDE)  # fmt: skip
        drawing = draw(publication(real_world(), spec), layer=layer)
    ys = [y for ring in ground(panes(drawing)["Carte"]).rings for _, y in ring]
    texts = [t for t in drawing.flat() if isinstance(t, Text) and not t.rotate]
    head = max(t.y for t in texts if t.role in ("title", "unit", "mark"))
    note = min(t.y for t in texts if t.role == "note")
    assert max(ys) - min(ys) > (0.82 if marked else 0.84) * (note - head)
    assert max(ys) - min(ys) > (0.46 if marked else 0.48) * drawing.height


def ground(pane: Group) -> Path:
    surface = next(g for g in pane.shapes if isinstance(g, Group) and g.role == "surface")
    (path,) = surface.shapes
    assert isinstance(path, Path)
    return path


def test_rings_of_mergers_do_not_grow_with_the_text_of_a_slide() -> None:
    def radius(drawing: Drawing) -> float:
        path = next(x for x in drawing.flat() if isinstance(x, Path) and x.role == "merged")
        xs = [x for x, _ in path.rings[0]]
        return (max(xs) - min(xs)) / 2

    page = s.composed(kind=FigureKind.MAP, indicators=("action-sociale",), editions=("2025",),
                      scope=Scope.OWN)  # fmt: skip
    assert radius(slide("communes")[1]) < radius(draw(page, layer=layer))


def test_a_difference_that_is_none_has_no_figure_on_a_slide() -> None:
    _, drawing = slide("halteres")
    said = [t.text for t in drawing.flat() if isinstance(t, Text) and t.role == "verdict"]
    assert "= pas de différence significative" in [text.replace("\u00a0", " ") for text in said]
    assert not any("0,0" in text for text in said)
    assert any("point" in text for text in said)
