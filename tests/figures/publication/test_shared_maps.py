"""Maps of one indicator in one dossier: one tint is one value on both, and their legends say so."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest

from dashboard.domain.dataset import Dataset
from dashboard.domain.dossier import Dossier
from dashboard.domain.figure import FigureKind, FigureSpec, PageFormat
from dashboard.domain.observation import Reading, Scope
from dashboard.domain.territory import Territory, TerritoryKind
from dashboard.exports.dossier.checking import Checked, checked
from dashboard.figures.drawing.shapes import Drawing, Group, Rect, Text
from dashboard.figures.publication.draw import draw
from dashboard.figures.publication.print_scale import level_of
from dashboard.figures.publication.values import scale_end, shown
from dashboard.results.publication.publication import SharedScale
from tests.figures.publication import samples as s
from tests.figures.publication.test_commune_map import layer
from tests.figures.publication.test_territory_maps import texts
from tests.worlds import demonstration_world

BRETAGNE = Territory(TerritoryKind.REGION, "53")


def spec(indicator: str, edition: str, **choices: object) -> FigureSpec:
    scope = Scope.OWN if indicator == "action-sociale" else Scope.EITHER
    asked = {"scope": scope, "dataset": Dataset.DEMONSTRATION, **choices}
    return FigureSpec(FigureKind.MAP, (indicator,), (edition,), **asked)  # type: ignore[arg-type]


@cache
def dossier(*figures: FigureSpec) -> tuple[Checked, ...]:
    drawn = lambda said: draw(said, layer=layer)  # noqa: E731
    return tuple(checked(demonstration_world(), Dossier(figures=figures), drawn))


PAIRS = {
    "2014 et 2025": (spec("action-sociale", "2015"), spec("action-sociale", "2025")),
    "CCAS": (spec("ccas", "2015"), spec("ccas", "2025")),
    "France et région": (
        spec("action-sociale", "2025"),
        spec("action-sociale", "2025", territory=BRETAGNE),
    ),
    "communes et régions": (
        spec("action-sociale", "2025"),
        spec("action-sociale", "2025").with_(kind=FigureKind.MAP_REGIONS),
    ),
    "colonne": tuple(
        spec("ccas", edition, format=PageFormat.COLUMN) for edition in ("2015", "2025")
    ),
}


def key(drawing: Drawing) -> dict[str, str]:
    """The tint of each value of the legend, by its words."""
    (legend,) = (
        g
        for figure in drawing.shapes
        if isinstance(figure, Group)
        for g in figure.shapes
        if isinstance(g, Group) and g.role == "legend"
    )
    found: dict[str, str] = {}
    tint = ""
    for shape in legend.shapes:
        if isinstance(shape, Rect) and shape.role == "swatch" and shape.fill is not None:
            tint = shape.fill.paper
        elif isinstance(shape, Text) and shape.role == "key" and tint:
            found.setdefault(shape.text.split(" – ")[0].split(" habitants")[0], tint)
            tint = ""
    return {words: tint for words, tint in found.items() if "%" in words}


def points(words: str) -> float:
    """The first number of a line of a legend."""
    return float(re.findall(r"\d+(?:,\d+)?", words)[0].replace(",", "."))


@pytest.mark.parametrize("name", PAIRS)
def test_one_value_has_one_tint_on_both_maps(name: str) -> None:
    one, other = (each.drawing for each in dossier(*PAIRS[name]))
    assert one is not None
    assert other is not None
    tints, others = key(one), key(other)
    for value in tints.keys() & others.keys():
        assert tints[value] == others[value], value
    by_tint = {tint: points(value) for value, tint in tints.items()}
    for value, tint in others.items():
        assert abs(by_tint.get(tint, points(value)) - points(value)) < 1


@pytest.mark.parametrize("name", PAIRS)
def test_such_maps_may_leave_and_their_legends_say_so(name: str) -> None:
    for each in dossier(*PAIRS[name]):
        assert each.refusals == ()
        assert each.drawing is not None
        said = texts(each.drawing, "scale").replace("\u00a0", " ")
        assert "Mêmes teintes pour les mêmes valeurs sur les cartes 1 et 2" in said


def test_alone_a_map_keeps_its_own_tints() -> None:
    first, second = PAIRS["2014 et 2025"]
    pair = [key(each.drawing) for each in dossier(first, second) if each.drawing]
    (alone,) = (key(each.drawing) for each in dossier(first) if each.drawing)
    assert pair[0].keys() == alone.keys()
    assert pair[0] != alone


def test_maps_of_two_indicators_say_that_their_tints_do_not_compare() -> None:
    for each in dossier(spec("action-sociale", "2025"), spec("abs-realisee", "2025")):
        assert each.drawing is not None
        assert "Teintes réparties" in texts(each.drawing, "scale")


def test_exact_values_of_both_dates_stand_in_their_legends() -> None:
    for each in dossier(*PAIRS["2014 et 2025"]):
        said = each.publication
        assert said.map is not None
        assert each.drawing is not None
        told = texts(each.drawing, "key").replace("\u00a0", " ")
        for cell in said.map.cells:
            if level_of(cell) is not None and cell.communes:
                assert cell.text.replace("\u00a0", " ") in told


def test_an_axis_of_counts_goes_as_far_as_that_of_its_neighbour() -> None:
    low = s.figure(FigureKind.BARS, [[s.cell(12.0)]])
    low = replace(low, spec=low.spec.with_(reading=Reading.COUNT))
    cells = [shown(c) for line in low.cells for c in line if c]
    shared = SharedScale(("Graphique 1", "Graphique 2"), ((s.cell(980.0),),))
    assert scale_end(low, cells)[0] < 20
    assert scale_end(replace(low, shared=shared), cells) == (1000, 200)
