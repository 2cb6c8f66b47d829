"""Rule 1 in the file of communes: each has the cell of its size, never its own, never the total."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.data_table import Value
from dashboard.domain.query import Query
from dashboard.domain.size_range import SizeRange
from dashboard.results.carrier import cell_index
from dashboard.results.data.cells import cells_table, communes_with_cells
from dashboard.results.data.tables import table
from dashboard.results.view import view
from dashboard.wording.data_sets import OWN
from tests.results.data.fields import records
from tests.worlds import demonstration_world, real_world, selection

ACTION = {"indicateur": "action-sociale", "portee": "propre", "lecture": "communes"}


def of_every_commune() -> dict[str, dict[str, Value]]:
    found = communes_with_cells(real_world(), selection(**ACTION))
    return {str(row["code"]): row for row in records(found)}


ROWS = of_every_commune()
CODES = sorted(ROWS)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(CODES))
def test_a_commune_has_in_the_file_the_cell_it_has_on_the_map(code: str) -> None:
    result = view(real_world(), selection(**ACTION))
    assert result.carrier is not None
    cell = result.cells[cell_index(real_world().geography, result.carrier, code)]
    row = ROWS[code]
    assert row["chiffre_en_clair"] == cell.text
    assert row["cellule_de"] == cell.heading
    assert row["statut_observation"] == cell.status.value
    assert row["nature"] == OWN


def test_a_commune_on_a_limit_belongs_to_the_size_above() -> None:
    on_limit = [row for row in ROWS.values() if row["population"] in (500, 1500)]
    assert len(on_limit) > 10
    for row in on_limit:
        assert row["taille_min"] == row["population"], row["nom"]


def test_a_merged_commune_has_its_own_place_in_the_file_of_the_frame() -> None:
    asked = selection(indicateur="cadre-fusions", territoire="departement-49")
    result, geography = view(real_world(), asked), real_world().geography
    assert result.carrier is not None
    merged = 0
    for row in records(communes_with_cells(real_world(), asked)):
        cell = result.cells[cell_index(geography, result.carrier, str(row["code"]))]
        assert row["cellule_de"] == cell.heading
        merged += str(row["code"]) in result.carrier.overrides
    assert merged > 20


def test_every_commune_is_there_once() -> None:
    assert len(ROWS) == 34875


def test_mayotte_waits_for_its_field_to_be_confirmed_and_paris_has_the_largest_size() -> None:
    assert ROWS["97601"]["statut_observation"] == "FC"
    assert ROWS["97601"]["valeur"] is None
    assert ROWS["75056"]["chiffre_en_clair"] == "la totalité"
    assert ROWS["75056"]["taille_min"] == 5000
    assert ROWS["75056"]["valeur"] == 100


def test_a_figure_that_nobody_printed_says_so_beside_every_commune_that_takes_it() -> None:
    result = view(real_world(), selection(**ACTION))
    marks = {cell.text: cell.mark for cell in result.cells}
    assert any(marks.values())
    assert not all(marks.values())
    for row in ROWS.values():
        assert row["complement"] == marks[str(row["chiffre_en_clair"])]
    turned = records(communes_with_cells(real_world(), selection(**ACTION, sens="inverse")))
    numbers = [row for row in turned if row["valeur"] is not None]
    printed = {row["valeur"] for row in numbers if not row["complement"]}
    assert {row["valeur"] for row in numbers if row["complement"]} == {0.0}, "« la totalité »"
    assert printed == {28.0, 10.0}, "printed that way too"


def test_a_national_figure_alone_is_lent_to_nobody() -> None:
    found = communes_with_cells(real_world(), selection(indicateur="ccas"))
    rows = records(found)
    assert {row["statut_observation"] for row in rows} == {"NPT"}
    assert {row["valeur"] for row in rows} == {None}
    assert "75" not in {str(row["chiffre_en_clair"])[:2] for row in rows}


def test_an_edition_that_is_not_out_gives_every_commune_its_status() -> None:
    found = communes_with_cells(
        real_world(), selection(indicateur="action-sociale", edition="2025")
    )
    assert {row["statut_observation"] for row in records(found)} == {"AP"}


def test_places_and_sizes_of_the_view_choose_the_communes() -> None:
    asked = selection(**ACTION, territoire="departement-48", tailles="500-1500")
    rows = records(communes_with_cells(real_world(), asked))
    assert rows
    assert {row["departement"] for row in rows} == {"48"}
    assert all(500 <= int(row["population"] or 0) < 1500 for row in rows)
    nothing = selection(indicateur="ccas", territoire="departement-48", tailles="500-1500")
    assert len(communes_with_cells(real_world(), nothing).rows) == len(rows)


def test_the_values_of_a_region_are_told_as_its_own() -> None:
    asked = selection(
        jeu="demonstration", indicateur="ccas", edition="2025", maille="region",
        territoire="region-76",
    )  # fmt: skip
    rows = records(communes_with_cells(demonstration_world(), asked))
    assert {row["cellule_territoire"] for row in rows if row["valeur"]} == {"Occitanie"}
    assert {row["jeu"] for row in rows} == {"demonstration"}


def test_the_frame_is_real_even_beside_the_demonstration() -> None:
    asked = selection(jeu="demonstration", indicateur="cadre-taille", territoire="departement-48")
    found = communes_with_cells(demonstration_world(), asked)
    assert found.about.mark == ""
    assert {row["jeu"] for row in records(found)} == {"publie"}


def test_the_page_and_the_api_make_the_same_file_from_one_address() -> None:
    query = Query(
        indicators=("action-sociale",), sizes=(SizeRange(0, 500),), order="-population", text="mont"
    )
    found = table(real_world(), "communes-chiffres", query)
    rows = records(found)
    assert rows
    assert all("mont" in " ".join(str(v) for v in row.values()).casefold() for row in rows)
    people = [int(row["population"] or 0) for row in rows]
    assert people == sorted(people, reverse=True)
    assert max(people) < 500
    assert len(cells_table(real_world(), Query()).rows) == 34875
