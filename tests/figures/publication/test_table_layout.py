"""A table of many columns can be read in every format: headings shared, or one part by size."""

from __future__ import annotations

from functools import cache
from itertools import product

import pytest

from dashboard.domain.figure import FigureKind, PageFormat
from dashboard.domain.observation import Scope
from dashboard.domain.size_range import SizeRange
from dashboard.figures.drawing.metrics import width
from dashboard.figures.drawing.shapes import Drawing, Group, Shape, Text
from dashboard.figures.publication.draw import draw
from dashboard.figures.publication.lint import visual_faults
from dashboard.results.publication.lint import content_faults
from dashboard.results.publication.publication import Publication
from tests.figures.publication import samples as s

BOTH, LAST = ("2015", "2025"), ("2025",)
BENEFITS = (
    "prestation",
    "prestation-en-nature",
    "aide-financiere-non-remboursable",
    "aide-financiere-remboursable",
    "cheque-accompagnement-personnalise",
)
NEEDS = ("abs-realisee", "ccas")


@cache
def table(
    page: PageFormat,
    sizes: int,
    editions: tuple[str, ...] = BOTH,
    names: tuple[str, ...] = BENEFITS,
) -> tuple[Publication, Drawing]:
    found = s.composed(
        kind=FigureKind.TABLE,
        indicators=names,
        editions=editions,
        scope=Scope.OWN if names == BENEFITS else Scope.EITHER,
        sizes=tuple(SizeRange.from_code(code) for code, _ in s.SIZES[:sizes]),
        format=page,
    )
    return found, draw(found)


def texts(shapes: tuple[Shape | Group, ...], role: str) -> list[Text]:
    flat: list[Text] = []
    for shape in shapes:
        if isinstance(shape, Group):
            flat += texts(shape.shapes, role)
        elif isinstance(shape, Text) and shape.role == role:
            flat.append(shape)
    return flat


def groups(drawing: Drawing, role: str) -> list[Group]:
    body = next(g for g in drawing.shapes if isinstance(g, Group) and g.name == "Figure")
    return [g for g in body.shapes if isinstance(g, Group) and g.role == role]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


ROOMY = [
    (page, editions, sizes)
    for page, editions, sizes in product(PageFormat, (LAST, BOTH), (0, 1, 2, 3, 6))
    if page is not PageFormat.SLIDE or editions == LAST or sizes < 3
]
"""A part for each size is too many for a slide."""


@pytest.mark.parametrize(("page", "editions", "sizes"), ROOMY)
@pytest.mark.parametrize("names", [BENEFITS, NEEDS], ids=len)
def test_a_table_of_several_sizes_and_dates_may_leave(
    page: PageFormat, editions: tuple[str, ...], names: tuple[str, ...], sizes: int
) -> None:
    publication, drawing = table(page, sizes, editions, names)
    refused = [*content_faults(publication), *visual_faults(publication, drawing)]
    assert [f.text for f in refused if f.severity.value == "refus"] == []


@pytest.mark.parametrize("sizes", [3, 6])
def test_too_many_values_for_a_slide_are_refused_with_what_to_do(sizes: int) -> None:
    (fault,) = visual_faults(*table(PageFormat.SLIDE, sizes))
    assert fault.rule == "diapositive-trop-pleine"
    assert "format page" in fault.remedy


@pytest.mark.parametrize("page", PageFormat)
@pytest.mark.parametrize("sizes", [2, 3, 5])
def test_every_value_is_drawn_once_in_its_row(page: PageFormat, sizes: int) -> None:
    publication, drawing = table(page, sizes)
    rows = groups(drawing, "row")
    parts = len(rows) // len(publication.rows)
    assert len(rows) == parts * len(publication.rows)
    for r, head in enumerate(publication.rows):
        mine = rows[r :: len(publication.rows)]
        assert {plain(group.name) for group in mine} == {plain(head.label)}
        drawn = [t.text for group in mine for t in texts((group,), "value")]
        wanted = [cell for cell in publication.cells[r] if cell is not None]
        assert len(drawn) == len(wanted)
        for text, cell in zip(drawn, wanted, strict=True):
            assert cell.observation is None or plain(cell.text).startswith(plain(text))


def test_a_size_is_said_once_above_the_dates_of_its_columns() -> None:
    publication, drawing = table(PageFormat.PAGE, 2)
    (head,) = groups(drawing, "head-row")
    named = texts((head,), "heading")
    dates = [t for t in named if t.text in ("2014", "2025")]
    assert [t.text for t in dates] == ["2014", "2025"] * 3
    shared = {plain(t.text): t for t in named if t not in dates and t.text != "Indicateur"}
    assert list(shared) == [
        "Moins de 500 habitants",
        "De 500 à 1 499 habitants",
        "Ensemble des communes",
    ]
    for i, above in enumerate(shared.values()):
        pair = dates[2 * i], dates[2 * i + 1]
        assert above.x == pytest.approx((pair[0].x + pair[1].x) / 2)
        assert above.y < pair[0].y == pair[1].y
    assert len(publication.series) == 6


def test_without_room_each_size_has_a_part_of_the_table() -> None:
    publication, drawing = table(PageFormat.COLUMN, 2)
    sections = [plain(g.name) for g in groups(drawing, "section")]
    assert sections == list(dict.fromkeys(plain(each.group) for each in publication.series))
    assert len(sections) == 3
    (head,) = groups(drawing, "head-row")
    assert [t.text for t in texts((head,), "heading")] == ["Indicateur", "2014", "2025"]
    body = next(g for g in drawing.shapes if isinstance(g, Group) and g.name == "Figure")
    roles = [g.role for g in body.shapes if isinstance(g, Group)]
    assert roles[: 1 + 3 * 6] == ["head-row", *(["section", *["row"] * 5] * 3)]


def test_a_part_of_a_single_date_names_that_date() -> None:
    _, drawing = table(PageFormat.COLUMN, 6, LAST)
    (head,) = groups(drawing, "head-row")
    assert [t.text for t in texts((head,), "heading")] == ["Indicateur", "2025"]


@pytest.mark.parametrize("page", PageFormat)
def test_numbers_of_a_column_stand_with_their_commas_in_line(page: PageFormat) -> None:
    """Whole numbers end where the others have their comma; together they fill the middle."""
    values = (72.0, 81.4, 100.0, 0.5, 9.0)
    lines = [[s.cell(v), s.cell(v / 3)] for v in values]
    drawing = draw(s.figure(FigureKind.TABLE, lines, s.EDITIONS, page))
    (head,) = groups(drawing, "head-row")
    middles = [t.x for t in texts((head,), "heading") if t.anchor == "middle"]
    drawn = [texts((row,), "value") for row in groups(drawing, "row")]
    for i, middle in enumerate(middles):
        column = [row[i] for row in drawn]
        wholes = [t.text.partition(",") for t in column]
        commas = [
            t.x - width(comma + decimals, t.size, t.bold)
            for t, (_, comma, decimals) in zip(column, wholes, strict=True)
        ]
        assert commas == pytest.approx([commas[0]] * len(commas), abs=0.02)
        left = min(t.x - width(t.text, t.size, t.bold) for t in column)
        right = max(t.x for t in column)
        assert (left + right) / 2 == pytest.approx(middle, abs=2.5)
