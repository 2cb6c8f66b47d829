"""The map of change: a verdict a size, a neutral class, and nothing where nothing compares."""

import pytest

from dashboard.domain.selection import Compare
from dashboard.domain.status import Status
from dashboard.domain.verdict import VerdictKind
from dashboard.results.carrier import cell_index
from dashboard.results.change_map import CLASSES, NEUTRAL, class_of_change
from dashboard.results.result import Kind, Look, Result
from dashboard.results.view import view
from tests.worlds import (
    demonstration_world,
    every_view,
    real_world,
    result,
    selection,
    world_without_precision,
)

DEMO = {"jeu": "demonstration", "comparaison": "evolution"}
COMMUNES = ("75056", "46042", "97101", "2A004", "69123", "01001")


def test_a_commune_takes_the_verdict_of_its_size() -> None:
    shown = result(**DEMO, indicateur="ccas")
    world = demonstration_world()
    assert shown.carrier is not None
    assert shown.evolution is not None
    for code in COMMUNES:
        commune = world.geography.commune(code)
        assert commune is not None
        cell = shown.cells[cell_index(world.geography, shown.carrier, code)]
        pair = next(
            p
            for p in shown.evolution.pairs
            if not p.is_total and p.size is not None and p.size.contains(commune.population)
        )
        assert cell.sentence == pair.verdict.sentence
        assert cell.heading == pair.heading


@pytest.mark.parametrize("indicator", ["ccas", "prestation", "aide-sociale-legale"])
def test_the_neutral_class_is_no_significant_difference_and_nothing_else(indicator: str) -> None:
    shown = result(**DEMO, indicateur=indicator)
    assert shown.evolution is not None
    by_size = {p.size: p for p in shown.evolution.pairs}
    for cell in shown.rows:
        if cell.look is not Look.CHANGE:
            continue
        kind = by_size[cell.size].verdict.kind
        assert (cell.position == NEUTRAL) == (kind is VerdictKind.NO_DIFFERENCE)
        assert cell.of == CLASSES


def test_what_is_lost_to_the_correction_is_hatched_then_neutral() -> None:
    found = False
    for params in every_view("demonstration"):
        if params["edition"] != "2025" or params["sens"] != "direct":
            continue
        asked = {k: v for k, v in params.items() if k != "edition"} | DEMO
        if params["indicateur"].startswith("cadre-"):
            continue
        chosen = selection(**params).with_(compare=Compare.CHANGE)
        plain = view(demonstration_world(), chosen)
        corrected = view(demonstration_world(), chosen.with_(adjusted=True))
        assert asked["jeu"] == "demonstration"
        for one, other in zip(plain.cells, corrected.cells, strict=True):
            if one.uncertain:
                found = True
                assert one.position != NEUTRAL
                assert other.position == NEUTRAL
                assert not other.uncertain
    assert found


def test_what_does_not_compare_has_no_map_of_change_but_its_two_levels() -> None:
    shown = result(**DEMO, indicateur="abs-realisee")
    assert shown.kind is Kind.NOTHING
    assert shown.carrier is None
    assert shown.legend is None
    assert "non comparable" in shown.why_no_map
    assert "2016-824" in shown.why_no_map
    assert shown.evolution is not None
    assert all(p.before.observation and p.after.observation for p in shown.evolution.pairs)
    assert all(c.value is None for c in shown.rows)


def test_before_the_second_edition_is_out_there_is_no_map_of_change() -> None:
    for params in every_view():
        if (
            params["indicateur"].startswith("cadre-")
            or len(real_world().catalogue.indicators[params["indicateur"]].editions) < 2
        ):
            continue
        shown = view(real_world(), selection(**params).with_(compare=Compare.CHANGE))
        assert shown.kind is Kind.FORTHCOMING
        assert shown.carrier is None
        assert "À sa parution" in shown.why_no_map


def test_a_departement_whose_field_is_not_known_shows_no_change() -> None:
    shown = result(**DEMO, indicateur="ccas")
    assert shown.carrier is not None
    for code in ("97608", "97611"):
        cell = shown.cells[cell_index(demonstration_world().geography, shown.carrier, code)]
        assert cell.status is Status.FIELD_TO_CONFIRM
        assert cell.value is None


def test_unknown_precision_has_its_own_look_on_the_map() -> None:
    chosen = selection(jeu="demonstration", indicateur="ccas").with_(compare=Compare.CHANGE)
    shown: Result = view(world_without_precision(), chosen)
    told = [c for c in shown.cells if c.communes and c.status is not Status.FIELD_TO_CONFIRM]
    looks = {c.look for c in told}
    assert looks == {Look.UNSURE}


@pytest.mark.parametrize(
    ("sizes", "lit"),
    [("moins-500", ("01001",)), ("10000-30000,30000-plus", ("75056",)), ("30000-plus", ("75056",))],
)
def test_the_size_filter_lights_the_chosen_sizes_and_no_other(
    sizes: str, lit: tuple[str, ...]
) -> None:
    asked = selection(**DEMO, indicateur="ccas", tailles=sizes)
    shown = view(demonstration_world(), asked)
    assert shown.carrier is not None
    assert shown.evolution is not None
    geography = demonstration_world().geography
    for code in (*COMMUNES, *lit):
        commune = geography.commune(code)
        assert commune is not None
        cell = shown.cells[cell_index(geography, shown.carrier, code)]
        chosen = any(size.contains(commune.population) for size in asked.sizes)
        assert (cell.look is not Look.OUTSIDE) == chosen, code
    rows = [pair for pair in shown.evolution.pairs if not pair.is_total]
    assert rows, "a row wider than the chosen size still tells of it"
    assert all(any(c.overlaps(p.size) for c in asked.sizes) for p in rows if p.size)


def test_classes_of_change_are_symmetric_and_ordered() -> None:
    assert [class_of_change(d) for d in (-30, -10, -7, -5, -1, 1, 5, 7, 10, 30)] == [
        0, 0, 1, 1, 2, 4, 5, 5, 6, 6
    ]  # fmt: skip


def test_no_view_shows_published_and_simulated_figures_together() -> None:
    for dataset in ("publie", "demonstration"):
        for params in every_view(dataset):
            shown = result(**params)
            for cell in (*shown.cells, *shown.rows):
                assert cell.observation is None or cell.observation.key.dataset == dataset
            simulated = any(cell.observation for cell in shown.rows) and dataset != "publie"
            assert bool(shown.mark) >= simulated
            assert not (shown.mark and dataset == "publie")
            if shown.is_frame:
                assert shown.mark == ""
                assert "réel" in " ".join((shown.text.subtitle, *shown.text.notes))
