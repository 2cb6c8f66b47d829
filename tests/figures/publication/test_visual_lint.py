"""Each visual fault is seen on a drawing broken for it, and says what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest

from dashboard.domain.figure import FigureKind, PageFormat
from dashboard.figures.colour import difference
from dashboard.figures.drawing.shapes import Drawing, Fill, Group, Line, Path, Shape, Text
from dashboard.figures.palette import RATE_HUE, ramp
from dashboard.figures.publication.colour_sight import (
    CLOSEST,
    MACHADO,
    SIGHTS,
    seen_by,
    too_close,
)
from dashboard.figures.publication.draw import draw
from dashboard.figures.publication.lint import hardest_pair, visual_faults
from dashboard.figures.publication.series import series_style
from dashboard.figures.publication.tone import grey_of
from dashboard.results.publication.publication import Publication
from tests.figures.publication import samples as s

INK = "#1c2226"


def rules(publication: Publication, drawing: Drawing) -> set[str]:
    return {fault.rule for fault in visual_faults(publication, drawing)}


def adding(drawing: Drawing, *shapes: Shape | Group) -> Drawing:
    return replace(drawing, shapes=(*drawing.shapes, *shapes))


def mapped(drawing: Drawing, change: Callable[[Shape], Shape | None]) -> Drawing:
    def one(shape: Shape | Group) -> Shape | Group | None:
        if isinstance(shape, Group):
            kept = (one(part) for part in shape.shapes)
            return replace(shape, shapes=tuple(k for k in kept if k is not None))
        return change(shape)

    return replace(drawing, shapes=tuple(k for k in map(one, drawing.shapes) if k is not None))


@pytest.fixture(scope="module")
def good() -> tuple[Publication, Drawing]:
    publication = s.bars(mark=s.DEMONSTRATION)
    return publication, draw(publication)


def test_a_good_figure_has_no_fault(good: tuple[Publication, Drawing]) -> None:
    assert visual_faults(*good) == ()


@pytest.mark.parametrize(
    "text",
    [
        Text(-1, 150, "à gauche", 8, INK),
        Text(480, 150, "bien trop long à droite", 8, INK),
        Text(3, 150, "avant le bord", 8, INK, "end"),
        Text(250, 3, "en haut", 8, INK),
    ],
    ids=lambda t: t.text,
)
def test_a_text_out_of_the_page(good: tuple[Publication, Drawing], text: Text) -> None:
    publication, drawing = good
    faults = visual_faults(publication, adding(drawing, text))
    assert "texte-coupe" in {f.rule for f in faults}
    assert any(text.text in f.text for f in faults)


def test_a_text_only_just_inside_for_our_font_is_out_for_a_wider_one(
    good: tuple[Publication, Drawing],
) -> None:
    publication, drawing = good
    text = Text(drawing.width - 40.5, drawing.height - 60, "habitants", 9, INK)
    assert "texte-coupe" not in rules(publication, adding(drawing, replace(text, x=text.x - 6)))
    assert "texte-coupe" in rules(publication, adding(drawing, replace(text, x=text.x + 2)))


def test_two_texts_that_overlap(good: tuple[Publication, Drawing]) -> None:
    publication, drawing = good
    first = next(t for t in drawing.flat() if isinstance(t, Text) and t.role == "row")
    over = replace(first, x=first.x + 10, y=first.y + 2, text="par-dessus")
    assert "textes-superposes" in rules(publication, adding(drawing, over))


def test_a_title_of_three_lines(good: tuple[Publication, Drawing]) -> None:
    publication, _ = good
    long = replace(publication, title=" ".join([s.TITLE] * 3))
    assert rules(long, draw(long)) == {"titre-trop-long"}


def test_a_text_too_small(good: tuple[Publication, Drawing]) -> None:
    publication, drawing = good
    small = mapped(drawing, lambda t: replace(t, size=5.5) if isinstance(t, Text) and t.role == "unit" else t)  # fmt: skip
    assert rules(publication, small) == {"texte-trop-petit"}


@pytest.mark.parametrize("ink", ["#9aa0a5", "#ffffff", "#c9a95c"])
def test_a_text_too_pale(good: tuple[Publication, Drawing], ink: str) -> None:
    publication, drawing = good
    pale = mapped(drawing, lambda t: replace(t, fill=ink) if isinstance(t, Text) and t.role == "unit" else t)  # fmt: skip
    assert rules(publication, pale) == {"contraste-insuffisant"}


def test_a_dark_text_on_a_dark_band(good: tuple[Publication, Drawing]) -> None:
    publication, drawing = good
    dark = mapped(drawing, lambda t: replace(t, fill=INK) if isinstance(t, Text) and t.role == "mark" else t)  # fmt: skip
    assert rules(publication, dark) == {"contraste-insuffisant"}


@pytest.mark.parametrize("role", ["mark", "watermark"])
def test_a_mark_taken_away(good: tuple[Publication, Drawing], role: str) -> None:
    publication, drawing = good
    bare = mapped(drawing, lambda t: None if isinstance(t, Text) and t.role == role else t)
    assert rules(publication, bare) == {"marque-absente"}


def test_a_slide_too_full() -> None:
    publication = s.grouped(7, PageFormat.SLIDE, rows=6)
    assert "diapositive-trop-pleine" in rules(publication, draw(publication))


def test_intervals_left_out(good: tuple[Publication, Drawing]) -> None:
    publication, drawing = good
    bare = mapped(drawing, lambda x: None if x.role == "interval" else x)
    assert rules(publication, bare) == {"intervalles-absents"}


def test_a_figure_that_draws_nothing() -> None:
    publication = s.figure(FigureKind.BARS, [[None]], rows=s.heads(1))
    assert rules(publication, draw(publication)) == {"figure-vide"}


def test_a_line_between_levels_that_do_not_compare() -> None:
    publication = s.pair("abs-realisee")
    drawing = draw(publication)
    assert rules(publication, drawing) == set()
    joined = adding(drawing, Line(200, 90, 240, 90, INK, 2, role="join"))
    assert rules(publication, joined) == {"trait-interdit"}


def test_series_that_look_alike() -> None:
    publication = s.grouped(7, PageFormat.PAGE, rows=2)
    assert rules(publication, draw(publication)) == set()
    many = s.figure(
        FigureKind.GROUPED,
        [[s.ORDINARY[0]] * 14],
        [(f"i{i}", f"Série {i}") for i in range(14)],
    )
    assert "couleurs-trop-proches" in rules(many, draw(many))


def without_intervals(publication: Publication) -> Publication:
    """The same map without known intervals, which its legend would have to give."""
    assert publication.map is not None
    cells = tuple(replace(cell, observation=None) for cell in publication.map.cells)
    return replace(publication, map=replace(publication.map, cells=cells))


def test_classes_of_a_map_that_look_alike() -> None:
    publication = s.composed(kind=FigureKind.MAP, indicators=("abs-realisee",), editions=("2025",))
    ring = (((0.0, 0.0), (9.0, 0.0), (9.0, 9.0)),)

    def surface(name: str, paper: str, pattern: str = "none") -> Group:
        return Group(name, (Path(ring, Fill(paper, pattern, INK), role="surface"),), "surface")  # type: ignore[arg-type]

    publication = without_intervals(replace(publication, mark=""))
    assert publication.map is not None
    empty = Drawing(493, 300, (), "t", "d")
    close = adding(empty, surface("a", "#3f88b1"), surface("b", "#4289b1"))
    assert rules(publication, close) == {"couleurs-trop-proches"}
    apart = adding(empty, surface("a", "#3f88b1"), surface("b", "#d6efff"))
    assert rules(publication, apart) == set()
    same_grey = adding(empty, surface("a", "#c86432"), surface("b", grey_of("#c86432")))
    faults = visual_faults(publication, same_grey)
    assert [f.rule for f in faults] == ["couleurs-trop-proches"]
    assert "en gris" in faults[0].text


def test_a_class_close_to_no_value() -> None:
    status = ("non collecté", Fill("#fcfbf9", "rails", "#aaa79f"))
    assert too_close([("presque rien", Fill("#f3f2ee"))], [status])
    assert not too_close([("8 %", Fill("#badff6"))], [status])
    bluish = Fill("#e8f7ff")
    assert difference(bluish.paper, status[1].paper) < CLOSEST
    (found,) = too_close([("8 %", bluish)], [status])
    assert found.other == "non collecté"


def test_patterns_tell_apart_what_grey_confuses() -> None:
    grey = grey_of("#c86432")
    assert too_close([("a", Fill("#c86432")), ("b", Fill(grey))])
    assert not too_close([("a", Fill("#c86432")), ("b", Fill(grey, "hatch", INK))])


@pytest.mark.parametrize("name", MACHADO)
def test_colour_blindness_is_simulated(name: str) -> None:
    """Known pairs: red and green for the first two, blue and green for the third."""
    pair = ("#3a7d2c", "#9c5a1a") if name != "tritanopie" else ("#2f7fb5", "#16846a")
    seen = [seen_by(colour, MACHADO[name]) for colour in pair]
    assert difference(*seen) < 0.75 * difference(*pair)
    for grey in ("#000000", "#7f7f7f", "#ffffff"):
        assert difference(seen_by(grey, MACHADO[name]), grey) < 1


def test_blindness_alone_makes_a_fault() -> None:
    """Colours that are apart in colour and in grey, and one for some eyes."""
    one = Fill("#b08a3e")
    others = [
        Fill(f"#{r:02x}{g:02x}3e") for r in range(0x20, 0xF0, 12) for g in range(0x20, 0xF0, 6)
    ]
    confused = [
        hit
        for other in others
        if difference(one.paper, other.paper) > CLOSEST
        and difference(grey_of(one.paper), grey_of(other.paper)) > CLOSEST
        for hit in too_close([("a", one), ("b", other)])
    ]
    assert confused
    assert all("pie" in hit.sight for hit in confused)


def test_neighbours_that_a_scale_of_the_site_confuses_are_refused_on_a_map() -> None:
    """86 and 100 % of the common scale, which two series of bars may have side by side."""
    publication = s.composed(kind=FigureKind.MAP, indicators=("abs-realisee",), editions=("2025",))
    ring = (((0.0, 0.0), (9.0, 0.0), (9.0, 9.0)),)
    empty = Drawing(493, 300, (), "t", "d")

    def shown(*shares: float) -> Drawing:
        return adding(
            empty,
            *(
                Group(
                    f"{share}",
                    (Path(ring, Fill(ramp(share, RATE_HUE).light.paper), role="surface"),),
                    "surface",
                )
                for share in shares
            ),
        )

    publication = without_intervals(replace(publication, mark=""))
    assert rules(publication, shown(0.86, 1.0)) == {"couleurs-trop-proches"}
    assert rules(publication, shown(0.2, 0.9)) == set()


def test_the_hardest_pair_is_told_with_what_it_must_keep() -> None:
    publication = s.grouped(5, PageFormat.PAGE, rows=2)
    found = hardest_pair(publication, draw(publication))
    assert found is not None
    pair, least = found
    assert least == CLOSEST <= pair.distance
    papers = [series_style(publication, i).light.paper for i in range(5)]
    assert pair.distance == pytest.approx(
        min(
            difference(see(a), see(b))
            for a, b in combinations(papers, 2)
            for see in SIGHTS.values()
        )
    )
    labels = {series.label for series in publication.series}
    assert {pair.one, pair.other} <= labels
    assert hardest_pair(s.bars(), draw(s.bars())) is None


def test_every_fault_says_what_to_do(good: tuple[Publication, Drawing]) -> None:
    publication, drawing = good
    broken = adding(
        mapped(drawing, lambda x: None if x.role in ("mark", "interval") else x),
        Text(-30, 90, "coupé", 5, "#dddddd"),
        Line(0, 0, 9, 9, INK, role="join"),
    )
    faults = visual_faults(publication, broken)
    assert {f.rule for f in faults} >= {
        "marque-absente",
        "intervalles-absents",
        "texte-coupe",
        "texte-trop-petit",
        "contraste-insuffisant",
        "trait-interdit",
    }
    assert all(f.text.endswith((".", "…")) and f.remedy.endswith(".") for f in faults)
