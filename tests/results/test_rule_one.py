"""Rule 1: a commune carries the published figure of its size, or none. Never the total."""

import csv
import re
from collections import defaultdict

import numpy as np
import pytest

from dashboard.paths import data_root
from dashboard.results.carrier import cell_index
from dashboard.results.result import Kind, Look
from tests.worlds import every_view, real_world, result

VIEWS = every_view()
SURVEY = [v for v in VIEWS if not v["indicateur"].startswith("cadre-")]


def label(view: dict[str, str]) -> str:
    return "-".join(view.values())


def printed_rows() -> list[dict[str, str]]:
    with (data_root() / "raw" / "asco_2015_figures.csv").open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("params", SURVEY, ids=label)
def test_no_commune_is_coloured_from_a_cell_that_does_not_contain_its_population(
    params: dict[str, str],
) -> None:
    found = result(**params)
    if found.carrier is None:
        assert found.kind is not Kind.MAP
        return
    geography = real_world().geography
    band = np.searchsorted(np.array(found.carrier.breaks), geography.population, side="right")
    cells = np.array(found.carrier.matrix)[geography.departement_index, band]
    assert found.carrier.overrides == {}
    for index in np.unique(cells):
        cell = found.cells[index]
        people = geography.population[cells == index]
        if cell.observation is None:
            assert cell.look in (Look.STATUS, Look.OUTSIDE)
            assert cell.value is None
            continue
        size = cell.observation.key.size_range
        assert not size.is_all, "the total colours nobody"
        assert size.contains(int(people.min()))
        assert size.contains(int(people.max()))


@pytest.mark.parametrize("params", SURVEY, ids=label)
def test_a_commune_has_a_figure_exactly_where_one_is_printed_for_its_size(
    params: dict[str, str],
) -> None:
    """An oracle that reads the raw file again, without any of our results."""
    wanted = {"indicator": params["indicateur"], "edition": params["edition"],
              "scope": params["portee"], "reading": params["lecture"]}  # fmt: skip
    sized = [
        r
        for r in printed_rows()
        if {k: r[k] for k in wanted} == wanted and (r["size_min"] or r["size_max"])
    ]
    exact_only = [
        r for r in sized if r["orientation"] == params["sens"] or r["qualifier"] == "exact"
    ]
    found = result(**params)
    if not exact_only:
        assert not [c for c in found.cells if c.value is not None]
        assert found.kind is not Kind.MAP
        return
    geography = real_world().geography
    for population in (0, 1, 499, 500, 1499, 1500, 4999, 5000, 9999, 10000, 29999, 30000, 400000):
        holding = [
            r
            for r in exact_only
            if int(r["size_min"] or 0)
            <= population
            < (int(r["size_max"]) if r["size_max"] else 10**9)
        ]
        band = int(np.searchsorted(np.array(found.carrier.breaks), population, side="right"))  # type: ignore[union-attr]
        cell = found.cells[found.carrier.matrix[0][band]]  # type: ignore[union-attr]
        if not holding:
            assert cell.observation is None or not cell.observation.has_figure
            continue
        best = min(holding, key=lambda r: int(r["size_max"] or 10**9) - int(r["size_min"] or 0))
        assert cell.observation is not None
        assert cell.observation.id == best["id"]
        if best["qualifier"] == "exact":
            value = float(best["value"])
            same = best["orientation"] == params["sens"]
            assert cell.value == pytest.approx(value if same else 100 - value)
    assert geography.codes


def test_where_size_cells_exist_other_sizes_say_so_and_the_total_stands_apart() -> None:
    found = result(indicateur="abs-realisee")
    said = [(c.heading, c.text) for c in found.rows[:-1]]
    assert [
        (re.sub("[\u00a0\u202f]", " ", a), re.sub("[\u00a0\u202f]", " ", b)) for a, b in said
    ] == [
        ("Moins de 1 500 habitants", "11 %"),
        ("De 1 500 à 29 999 habitants", "non publié pour cette taille"),
        ("Plus de 30 000 habitants", "76 %"),
        ("Mayotte", "champ à confirmer"),
    ]
    assert found.total is found.rows[-1]
    assert found.total.text == "15\u00a0%"
    assert found.total not in found.cells


def test_an_indicator_with_a_nationwide_figure_only_has_no_map_and_says_why() -> None:
    found = result(indicateur="prestation-en-nature")
    assert found.kind is Kind.NUMBER
    assert found.carrier is None
    assert "chiffre national" in found.why_no_map
    assert found.rows[0].text == "63\u00a0%"


def test_every_commune_of_france_is_on_every_map_once() -> None:
    for params in VIEWS:
        found = result(**params)
        if found.kind is Kind.MAP and params["indicateur"] != "cadre-part":
            assert sum(cell.communes for cell in found.cells) == 34875, params


COMMUNES = {
    "75056": "Paris", "13055": "Marseille", "69123": "Lyon", "93066": "Saint-Denis",
    "45274": "Saint-Denis-en-Val", "97411": "Saint-Denis (La Réunion)", "97611": "Mamoudzou",
    "97302": "Cayenne", "97105": "Basse-Terre", "97209": "Fort-de-France",
    "55039": "Beaumont-en-Verdunois, sans habitant", "46042": "Cahors", "2A004": "Ajaccio",
    "2B033": "Bastia", "49092": "Chemillé-en-Anjou, nouvelle", "15031": "Celles, rétablie",
    "01015": "Arboys en Bugey, nouvelle", "29155": "Ouessant, sans EPCI", "64559": "long nom",
    "31555": "Toulouse",
}  # fmt: skip


@pytest.mark.parametrize("code", sorted(COMMUNES))
def test_map_table_and_card_of_a_commune_say_the_same(code: str) -> None:
    from dashboard.results.commune import commune_card

    world = real_world()
    commune = world.geography.commune(code)
    assert commune is not None
    for params in [v for v in VIEWS if result(**v).carrier is not None]:
        found = result(**params, commune=code)
        if found.carrier is None:
            continue
        cell = found.cells[cell_index(world.geography, found.carrier, code)]
        card = commune_card(world, found)
        assert card is not None
        assert cell.sentence.rstrip(".") in " ".join(card.lines) or cell.sentence[1:].rstrip(
            "."
        ) in " ".join(card.lines)
        if cell.observation is not None:
            assert cell.observation.key.size_range.contains(commune.population)
            assert cell in found.rows


def test_each_row_counts_real_communes_of_the_territory() -> None:
    world = real_world()
    counts: dict[str, int] = defaultdict(int)
    for key in (
        "france",
        "metropole",
        "region-76",
        "region-06",
        "departement-2A",
        "epci-200023737",
    ):
        found = result(indicateur="abs-realisee", territoire=key)
        counts[key] = sum(cell.communes for cell in found.cells)
        assert counts[key] == len(world.geography.members(found.selection.territory))
        assert found.composition.rows[-1].communes_2025 == counts[key]
    assert counts["france"] > counts["metropole"] > counts["region-76"] > 0


def test_mayotte_is_not_coloured_while_its_place_in_the_field_is_not_known() -> None:
    for params in SURVEY:
        found = result(**params, commune="97611")
        if found.carrier is not None:
            cell = found.cells[cell_index(real_world().geography, found.carrier, "97611")]
            assert cell.look in (Look.STATUS, Look.OUTSIDE)
            assert cell.text == "champ à confirmer"
    assert result(indicateur="cadre-taille", commune="97611").cells[0].look is Look.CATEGORY


def test_a_cell_says_what_it_colours_where_narrower_cells_take_the_rest() -> None:
    found = result(indicateur="action-sociale")
    wide = next(c for c in found.rows if c.heading.startswith("Plus de 1"))
    assert wide.communes == 4834
    assert re.sub("[\u00a0\u202f]", " ", wide.covers).startswith(
        "colorie les communes de 1 500 à 4 999"
    )
    assert [c.covers for c in found.rows if c is not wide] == [""] * (len(found.rows) - 1)
