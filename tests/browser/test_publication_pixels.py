"""Publication figures as Chromium paints them: what is measured, judged and read is what is there.

No reference picture: each pixel is asked for its meaning (the tint of a class, the end of a bar, the
paper of a margin), so that a new font or browser breaks nothing and a wrong figure does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dashboard.domain.figure import FigureKind, PageFormat
from dashboard.domain.observation import Scope
from dashboard.domain.territory import Territory, TerritoryKind
from dashboard.figures.colour import contrast
from dashboard.figures.drawing.metrics import ASCENT, DESCENT, ROOM, width
from dashboard.figures.drawing.shapes import Circle, Drawing, Path, Rect, Text
from dashboard.figures.dumbbell_spec import dumbbell
from dashboard.figures.publication.draw import draw
from dashboard.figures.publication.house import HOUSES
from dashboard.figures.publication.map_classes import map_classes
from dashboard.figures.publication.map_mergers import centres_of
from dashboard.figures.publication.series import series_style
from dashboard.figures.publication.tone import grey_of
from dashboard.results.publication.publication import Publication
from tests.browser.photo import PER_POINT, Photo, commonest, near, photograph, rgb, studio
from tests.figures.publication import samples as s
from tests.figures.publication.test_commune_map import layer
from tests.figures.publication.test_visual_lint import mapped as mapped_shapes

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

Photos = Callable[..., Photo]
LOZERE = Territory(TerritoryKind.DEPARTEMENT, "48")


def mapped(kind: FigureKind, page: PageFormat, **choices: object) -> Publication:
    known = {"indicators": ("action-sociale",), "scope": Scope.OWN, **choices}
    return s.composed(kind=kind, editions=("2025",), format=page, **known)


KINDS: dict[str, Callable[[PageFormat], Publication]] = {
    "barres": s.bars,
    "mots": s.awkward,
    "groupes": lambda page: s.grouped(2, page),
    "cinq-series": lambda page: s.grouped(5, page, rows=2),
    "halteres": lambda page: s.pair("action-sociale", page),
    "niveaux-separes": lambda page: s.pair("abs-realisee", page),
    "tableau": lambda page: s.figure(FigureKind.TABLE, s.several(2, 7), s.EDITIONS, page),
    "departement": lambda page: mapped(FigureKind.MAP, page, territory=LOZERE),
    "regions": lambda page: mapped(FigureKind.MAP_REGIONS, page, indicators=("ccas",)),
    "pays": lambda page: mapped(FigureKind.MAP, page),
}
CASES = [
    (name, page, False)
    for name in KINDS
    for page in PageFormat
    if name != "pays" or page is PageFormat.PAGE
]
SEEN = [*CASES, *((name, PageFormat.PAGE, True) for name in KINDS)]
"""Grey is photographed on one format: it moves nothing (``test_every_figure``)."""


@cache
def made(name: str, page: PageFormat) -> Publication:
    """Without its mark, whose faint words would lie over what is measured."""
    return replace(KINDS[name](page), mark="")


def drawn(name: str, page: PageFormat, grey: bool = False) -> Drawing:
    return draw(made(name, page), grey=grey, layer=layer)


@pytest.fixture(scope="module")
def studio_page(chromium: Browser) -> Iterator[Page]:
    with studio(chromium) as page:
        yield page


@pytest.fixture(scope="module")
def photos(studio_page: Page) -> Iterator[Photos]:
    """Each figure is photographed once for all tests."""

    @cache
    def taken(name: str, page: PageFormat, grey: bool = False) -> Photo:
        return photograph(studio_page, drawn(name, page, grey))

    yield taken
    taken.cache_clear()


def texts_of(photo: Photo) -> list[tuple[Text, float, float]]:
    """Texts to be read, with the left and right end that the browser gives them."""
    shapes = [shape for shape in photo.drawing.flat() if isinstance(shape, Text)]
    assert [text.text for text in shapes] == [seen["words"] for seen in photo.texts]
    return [
        (text, seen["x"], seen["x"] + seen["width"])
        for text, seen in zip(shapes, photo.texts, strict=True)
        if not text.rotate and text.text
    ]


@pytest.mark.parametrize(("name", "page", "grey"), CASES)
def test_the_browser_sets_texts_in_the_room_we_measured(
    photos: Photos, name: str, page: PageFormat, grey: bool
) -> None:
    for text, left, right in texts_of(photos(name, page, grey)):
        ours = width(text.text, text.size, text.bold)
        assert right - left <= ours * ROOM + 0.2, text.text
        assert right - left >= ours * 0.93 - 0.2, text.text


@pytest.mark.parametrize(("name", "page", "grey"), CASES)
def test_no_label_is_cut_and_none_overlaps(
    photos: Photos, name: str, page: PageFormat, grey: bool
) -> None:
    photo = photos(name, page, grey)
    boxes = [
        (left, text.y - 0.95 * ASCENT * text.size, right, text.y + 0.6 * DESCENT * text.size)
        for text, left, right in texts_of(photo)
    ]
    for left, top, right, bottom in boxes:
        assert left >= 0
        assert top >= 0
        assert right <= photo.drawing.width
        assert bottom <= photo.drawing.height
    for one, other in combinations(boxes, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)


@pytest.mark.parametrize(("name", "page", "grey"), SEEN)
def test_nothing_is_painted_in_the_margins(
    photos: Photos, name: str, page: PageFormat, grey: bool
) -> None:
    photo = photos(name, page, grey)
    assert photo.pixels.shape[1] == pytest.approx(photo.drawing.width * PER_POINT, abs=2)
    assert photo.pixels.shape[0] == pytest.approx(photo.drawing.height * PER_POINT, abs=2)
    inside = np.zeros(photo.pixels.shape[:2], dtype=bool)
    edge = int((HOUSES[page].margin - 0.6) * PER_POINT)
    inside[edge:-edge, edge:-edge] = True
    assert (photo.pixels[~inside] == 255).all()


@pytest.mark.parametrize(("name", "page", "grey"), SEEN)
def test_each_text_is_painted_in_its_ink_on_a_paper_that_lets_it_be_read(
    photos: Photos, name: str, page: PageFormat, grey: bool
) -> None:
    photo = photos(name, page, grey)
    for text, left, right in texts_of(photo):
        around = photo.box(left, text.y - ASCENT * text.size, right, text.y + DESCENT * text.size)
        pixels = around.reshape(-1, 3)
        assert len(pixels), text.text
        paper = commonest(around)
        assert contrast(text.fill, paper) >= 4.4, (text.text, text.fill, paper)
        ink, ground = np.array(rgb(text.fill)), np.array(rgb(paper))
        towards = ((ground - pixels) @ (ground - ink)) / max(int(((ground - ink) ** 2).sum()), 1)
        assert towards.max() >= 0.7, text.text
        assert (towards > 0.5).mean() > 0.01, text.text


@pytest.mark.parametrize("name", KINDS)
def test_a_grey_print_has_no_colour_left(photos: Photos, name: str) -> None:
    assert spread(photos(name, PageFormat.PAGE, True)) == 0
    assert spread(photos(name, PageFormat.PAGE)) > 40


def spread(photo: Photo) -> int:
    """How far the channels of a pixel are apart at most: 0 in greys."""
    channels = [photo.pixels[..., i] for i in range(3)]
    return int(max(np.abs(a - b).max() for a, b in combinations(channels, 2)))


@pytest.mark.parametrize("name", KINDS)
def test_two_photographs_are_identical(photos: Photos, studio_page: Page, name: str) -> None:
    """Drawn anew, and after other figures in the same browser."""
    first = photos(name, PageFormat.PAGE)
    again = photograph(studio_page, drawn(name, PageFormat.PAGE))
    assert np.array_equal(first.pixels, again.pixels)


def scale_of(drawing: Drawing) -> tuple[float, float]:
    """Where the numbers under the axis put 0 and 100 %."""
    ticks = {t.text: t.x for t in drawing.flat() if isinstance(t, Text) and t.role == "axis"}
    return ticks["0"], ticks["100\u00a0%"]


GREYS = [*((page, False) for page in PageFormat), (PageFormat.PAGE, True)]
BARS = [
    (name, page, grey)
    for name in ("barres", "mots", "groupes", "cinq-series")
    for page, grey in GREYS
]


@pytest.mark.parametrize(("name", "page", "grey"), BARS)
def test_a_bar_is_as_long_as_its_figure_and_has_the_tint_of_its_series(
    photos: Photos, name: str, page: PageFormat, grey: bool
) -> None:
    """Against the data and the numbers of the axis, not against the drawn rectangle."""
    photo, publication = photos(name, page, grey), made(name, page)
    zero, hundred = scale_of(photo.drawing)
    expected = [
        (cell.value, series_style(publication, i, head.is_total).light.paper)
        for head, line in zip(publication.rows, publication.cells, strict=True)
        for i, cell in enumerate(line)
        if cell is not None and cell.value is not None and not cell.confidentiality.hides
    ]
    bars = [r for r in photo.drawing.flat() if isinstance(r, Rect) and r.role == "bar"]
    assert len(bars) == len(expected)
    for bar, (value, paper) in zip(bars, expected, strict=True):
        assert bar.fill.paper == (grey_of(paper) if grey else paper)
        y = bar.y + 0.14 * bar.height
        line = photo.box(zero - 1, y, hundred + 3, y + 1 / PER_POINT)[0]
        if bar.fill.pattern == "none":
            painted = near(line, bar.fill.paper, 3)
            first = int(painted.argmax())
            length = (painted[first:].argmin() or len(painted)) / PER_POINT if painted.any() else 0
            assert length == pytest.approx(value / 100 * (hundred - zero), abs=0.9)
            if length > 2:
                assert near(np.array([photo.at(bar.x + 1, y)]), bar.fill.paper).all()
        else:
            inside = photo.box(bar.x + 1, bar.y + 1, bar.x + bar.width - 1, bar.y + bar.height - 1)
            assert near(inside, bar.fill.paper, 12).mean() > 0.25
            assert (~near(inside, bar.fill.paper, 24)).mean() > 0.05
            right = bar.x + bar.width
            assert right == pytest.approx(zero + value / 100 * (hundred - zero), abs=0.05)


@pytest.mark.parametrize(("page", "grey"), GREYS)
@pytest.mark.parametrize("name", ["halteres", "niveaux-separes"])
def test_a_point_stands_at_its_figure(
    photos: Photos, name: str, page: PageFormat, grey: bool
) -> None:
    photo, publication = photos(name, page, grey), made(name, page)
    assert publication.evolution is not None
    zero, hundred = scale_of(photo.drawing)
    rows = dumbbell(publication.evolution).rows
    joined = name == "halteres"
    levels = [(row.after if row.is_joined else row.before, row.before if row.is_joined else row.after) for row in rows]  # fmt: skip
    values = [level.value for pair in levels for level in pair if level.value is not None]
    points = [
        shape
        for shape in photo.drawing.flat()
        if isinstance(shape, Circle) and shape.role == "point"
    ]
    keys = 2
    marks = points[keys:] if len(points) == len(values) + keys else points
    assert len(marks) == len(values)
    assert sorted(p.x for p in marks) == pytest.approx(
        sorted(zero + v / 100 * (hundred - zero) for v in values), abs=0.05
    )
    discs = [p for p in marks if p.fill.paper == p.stroke]
    assert len(discs) == len(rows)
    for disc in discs:
        assert near(np.array([photo.at(disc.x, disc.y)]), disc.stroke, 40).all()
    lines = [shape for shape in photo.drawing.flat() if shape.role == "join"]
    assert bool(lines) is joined


@pytest.mark.parametrize("page", PageFormat)
def test_a_table_shows_every_figure_in_its_column(photos: Photos, page: PageFormat) -> None:
    photo, publication = photos("tableau", page), made("tableau", page)
    figures = [t for t, *_ in texts_of(photo) if t.role == "value"]
    assert len(figures) >= len(publication.rows) * len(publication.series)
    rules = [shape for shape in photo.drawing.flat() if shape.role in ("rule", "grid", "line")]
    assert rules
    for text, left, right in texts_of(photo):
        if text.role == "value":
            ink = near(photo.box(left, text.y - text.size, right, text.y), "#ffffff", 30)
            assert 0.03 < (~ink).mean() < 0.6


@pytest.mark.parametrize(("page", "grey"), GREYS)
def test_each_commune_is_painted_in_the_tint_of_its_class(
    photos: Photos, page: PageFormat, grey: bool
) -> None:
    """The pixels around the centre of each large commune that carries no ring there."""
    photo, publication = photos("departement", page, grey), made("departement", page)
    assert publication.map is not None
    classes = map_classes(publication.map, layer())
    part = next(p for p in layer().parts if p.territory == "metropole")
    merged = np.array([False, *(year is not None for year in layer().merged)])
    shown = np.flatnonzero((classes.of_commune >= 0) & ~merged)
    grid = centres_of(part.arcs, len(classes.of_commune))
    areas = np.abs(part.arcs.areas(len(classes.of_commune)))
    scale, left, top = placed(photo.drawing, part.arcs, classes.of_commune >= 0)
    checked = good = 0
    for label in shown[np.argsort(-areas[shown])][:60]:
        style = classes.styles[classes.of_commune[label]]
        colour = grey_of(style.light.paper) if grey else style.light.paper
        x, y = grid[label] * scale + (left, top)
        checked += 1
        seen = photo.box(x - 1, y - 1, x + 1, y + 1)
        good += bool(near(seen, colour, 40).mean() > 0.3)
    assert good >= 0.9 * checked


def placed(drawing: Drawing, arcs: object, shown: object) -> tuple[float, float, float]:
    """Scale and origin of the map, from the ends of what is painted and those of the communes."""
    rings = [
        point
        for shape in drawing.flat()
        if isinstance(shape, Path) and shape.role == "surface"
        for ring in shape.rings
        for point in ring
    ]
    xy, start = arcs.xy, arcs.start  # type: ignore[attr-defined]
    touches = shown[arcs.left] | shown[arcs.right]  # type: ignore[attr-defined, index]
    grid = xy[np.repeat(touches, np.diff(start))]
    low, high = np.min(rings, axis=0), np.max(rings, axis=0)
    scale = float((high - low)[0] / np.ptp(grid[:, 0]))
    return scale, float(low[0] - scale * grid[:, 0].min()), float(low[1] - scale * grid[:, 1].min())


@pytest.mark.parametrize("grey", [False, True], ids=["couleurs", "gris"])
def test_the_share_of_each_tint_is_that_of_its_communes(photos: Photos, grey: bool) -> None:
    """Of a map of one département, pixel by pixel, borders and faint words apart."""
    photo, publication = (
        photos("departement", PageFormat.PAGE, grey),
        made("departement", PageFormat.PAGE),
    )
    assert publication.map is not None
    classes = map_classes(publication.map, layer())
    part = next(p for p in layer().parts if p.territory == "metropole")
    areas = np.abs(part.arcs.areas(len(classes.of_commune)))
    whole = areas[classes.of_commune >= 0].sum()
    legend = min(r.x for r in photo.drawing.flat() if isinstance(r, Rect) and r.role == "swatch")
    pixels = photo.pixels[:, : int((legend - 2) * PER_POINT)]
    painted = {
        i: int(near(pixels, grey_of(style.light.paper) if grey else style.light.paper, 3).sum())
        for i, style in enumerate(classes.styles)
        if (classes.of_commune == i).any()
    }
    total = sum(painted.values())
    for i, count in painted.items():
        expected = areas[classes.of_commune == i].sum() / whole
        assert count / total == pytest.approx(expected, abs=0.04)


@pytest.mark.parametrize("name", ["departement", "regions", "pays"])
def test_the_classes_of_a_map_stay_apart_in_grey(photos: Photos, name: str) -> None:
    """The swatches as they are painted: neighbours in lightness at least a clear step apart."""
    photo = photos(name, PageFormat.PAGE, True)
    levels = set()
    for swatch in (r for r in photo.drawing.flat() if isinstance(r, Rect) and r.role == "swatch"):
        if swatch.fill.pattern == "none":
            middle = photo.at(swatch.x + swatch.width / 2, swatch.y + swatch.height / 2)
            levels.add(middle[0])
    ordered = sorted(levels)
    assert len(ordered) > 1
    assert min(b - a for a, b in pairwise(ordered)) >= 12


MARKED: dict[str, Callable[..., Publication]] = {
    "barres": s.bars,
    "halteres": lambda page: s.pair("action-sociale", page),
    "departement": KINDS["departement"],
}


@pytest.mark.parametrize(("page", "grey"), GREYS)
@pytest.mark.parametrize("name", MARKED)
def test_the_demonstration_is_seen_in_the_band_and_across_the_figure(
    studio_page: Page, name: str, page: PageFormat, grey: bool
) -> None:
    marked = replace(MARKED[name](page), mark=s.DEMONSTRATION)
    drawing = draw(marked, grey=grey, layer=layer)
    photo = photograph(studio_page, drawing)
    band = next(r for r in drawing.flat() if isinstance(r, Rect) and r.role == "band")
    pixels = photo.box(band.x, band.y, band.x + band.width, band.y + band.height)
    assert near(pixels, band.fill.paper).mean() > 0.6
    assert near(pixels, "#ffffff", 40).mean() > 0.015
    bare = photograph(studio_page, without_watermark(drawing))
    changed = np.abs(photo.pixels - bare.pixels).max(axis=-1) > 12
    assert changed.sum() > 400


@pytest.mark.parametrize(("page", "grey"), GREYS)
def test_the_faint_words_are_seen_on_the_darkest_tint_too(
    studio_page: Page, page: PageFormat, grey: bool
) -> None:
    marked = replace(made("departement", page), mark=s.DEMONSTRATION)
    drawing = draw(marked, grey=grey, layer=layer)
    swatches = [r.fill for r in drawing.flat() if isinstance(r, Rect) and r.role == "swatch"]
    darkest = min(swatches, key=lambda fill: rgb(grey_of(fill.paper)))
    flooded = mapped_shapes(
        drawing, lambda x: replace(x, fill=darkest) if isinstance(x, Path) and x.fill else x
    )
    photo = photograph(studio_page, flooded)
    bare = photograph(studio_page, without_watermark(flooded))
    changed = np.abs(photo.pixels - bare.pixels).max(axis=-1) > 12
    assert (changed & near(bare.pixels, darkest.paper)).sum() > 300


def without_watermark(drawing: Drawing) -> Drawing:
    found = mapped_shapes(drawing, lambda x: None if x.role == "watermark" else x)
    assert len(list(found.flat())) < len(list(drawing.flat()))
    return found
