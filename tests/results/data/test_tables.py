"""Every table says what its columns promise, and what the publications say."""

from datetime import date

import pytest

from dashboard.domain.data_table import ColumnType, DataTable, Value
from dashboard.domain.observation import Orientation
from dashboard.domain.query import Query
from dashboard.domain.size_range import ALL_SIZES
from dashboard.domain.status import Qualifier, Status
from dashboard.domain.territory import FRANCE
from dashboard.domain.verdict import VerdictKind
from dashboard.results.data.catalogue import IDS, SHOWN, data_set, data_sets
from dashboard.results.data.counts import rows_of
from dashboard.results.data.tables import table
from dashboard.results.evolution_view import evolution
from dashboard.results.world import World
from dashboard.wording.datasets import DEMONSTRATION
from dashboard.wording.facts import value_text
from tests.results.data.fields import records
from tests.worlds import (
    demonstration_world,
    real_world,
    selection,
    world_of,
    world_without_precision,
)

WORLDS = {"publie": real_world, "demonstration": demonstration_world}
EVERY = [
    (world, name)
    for world in ("publie", "demonstration")
    for name in SHOWN
    if world == "publie" or not name.startswith(("communes", "evenements", "territoires"))
]


def of(name: str, data: str) -> DataTable:
    """A whole data set; of the thousands of comparisons of the demonstration, those of France."""
    few = (name, data) == ("demonstration", "comparaisons")
    return table(world_of(name), data, Query(territories=(FRANCE,)) if few else Query())


TYPES: dict[ColumnType, tuple[type, ...]] = {
    ColumnType.STRING: (str,),
    ColumnType.INTEGER: (int,),
    ColumnType.NUMBER: (int, float),
    ColumnType.BOOLEAN: (bool,),
    ColumnType.DATE: (str,),
}


@pytest.mark.parametrize(("name", "data"), EVERY, ids=lambda v: v)
def test_every_field_is_what_its_column_promises(name: str, data: str) -> None:
    found = of(name, data)
    columns = found.about.columns
    assert len({c.name for c in columns}) == len(columns)
    assert all(c.title and c.description for c in columns)
    for place, column in enumerate(columns):
        values = {row[place] for row in found.rows}
        assert column.name.isascii()
        assert column.name == column.name.lower()
        present = {v for v in values if v not in (None, "")}
        kinds = TYPES[column.type]
        assert all(isinstance(v, kinds) for v in present), column.name
        if column.type is not ColumnType.BOOLEAN:
            assert not any(isinstance(v, bool) for v in present), column.name
        if column.type is ColumnType.DATE:
            assert all(date.fromisoformat(str(v)) for v in present)
        if column.required:
            assert not values & {None, ""}, column.name
        if column.codes:
            assert present <= set(column.codes), column.name


@pytest.mark.parametrize(("name", "data"), EVERY, ids=lambda v: v)
def test_the_key_of_a_table_names_each_row_once(name: str, data: str) -> None:
    found = of(name, data)
    if found.about.key:
        keys = [tuple(row[k] for k in found.about.key) for row in records(found)]
        assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(("name", "data"), EVERY, ids=lambda v: v)
def test_the_catalogue_counts_the_rows_there_are(name: str, data: str) -> None:
    if (name, data) != ("demonstration", "comparaisons"):
        assert rows_of(world_of(name), data) == len(of(name, data).rows)


@pytest.mark.parametrize("name", WORLDS)
def test_every_data_set_says_licence_producer_dates_version_and_what_is_fictitious(
    name: str,
) -> None:
    for about in data_sets(world_of(name)):
        assert about.title
        assert about.description
        assert about.licence
        assert about.producer
        assert about.version
        assert date.fromisoformat(about.updated)
        survey = about.id in ("observations", "comparaisons")
        assert about.sources or about.producer.startswith("Action sociale")
        if name == "demonstration" and survey:
            assert about.mark == DEMONSTRATION
            assert "fictives" in about.licence
            assert "DREES" not in about.producer
        if about.id in ("communes", "cadre", "territoires", "communes-2014"):
            assert about.mark == "", "the frame is real, whatever the figures"
            assert about.licence_url


@pytest.mark.parametrize("name", WORLDS)
def test_the_period_of_a_data_set_is_the_one_of_its_rows(name: str) -> None:
    periods = {about.id: about.period for about in data_sets(world_of(name))}
    for both in ("comparaisons", "comparabilite", "editions"):
        assert periods[both] == "2014/2025", both
    log = [str(row["date"]) for row in records(of(name, "versions"))]
    assert set(periods["versions"].split("/")) == {min(log), max(log)}


def test_each_published_figure_is_one_row_in_its_own_words() -> None:
    world = real_world()
    rows = {str(row["id"]): row for row in records(table(world, "observations"))}
    assert len(rows) == len(world.observations)
    for seen in world.observations:
        row = rows[seen.id]
        assert row["chiffre_en_clair"] == value_text(seen)
        assert row["mots"] == seen.words
        in_words = seen.qualifier is not Qualifier.EXACT
        assert row["valeur"] == (None if in_words else seen.value)
        assert row["borne_ou_ordre_de_grandeur"] == (seen.value if in_words else None)
        assert row["sens"] == seen.orientation.value
        assert row["source_adresse"] == world.catalogue.sources[seen.source].url


def test_a_number_published_in_words_is_the_number_beside_its_words() -> None:
    rows = {str(row["id"]): row for row in records(table(real_world(), "observations"))}
    whole = rows["A004"]
    assert (whole["valeur"], whole["borne_ou_ordre_de_grandeur"]) == (100, None)
    assert (whole["mots"], whole["qualificatif"]) == ("la totalité", "exact")


def test_of_several_statements_of_one_fact_the_preferred_one_is_told() -> None:
    world = real_world()
    for row in records(table(world, "observations")):
        seen = world.observations.by_id[str(row["id"])]
        assert row["prefere"] == (world.observations.preferred(seen.key) is seen)
    assert sum(bool(r["prefere"]) for r in records(table(world, "observations"))) == len(
        list(world.observations.keys)
    )


def test_read_the_other_way_numbers_turn_over_and_words_do_not() -> None:
    asked = Query(orientation=Orientation.INVERSE)
    rows = {str(row["id"]): row for row in records(table(real_world(), "observations", asked))}
    assert rows["A003"]["valeur"] == 28
    assert rows["A003"]["complement"] == "", "somebody printed 28 %"
    assert rows["A002"]["valeur"] == 2
    assert rows["A002"]["complement"] == "complément du chiffre publié"
    words = rows["A005"]
    assert words["statut_observation"] == Status.OTHER_WAY.value
    assert words["valeur"] is None
    assert words["borne_ou_ordre_de_grandeur"] is None
    assert words["mots"] == ""
    assert {row["sens"] for row in rows.values()} == {"inverse"}


@pytest.mark.parametrize("make", [demonstration_world, world_without_precision])
def test_a_difference_stands_only_where_the_verdict_shows_one(make: object) -> None:
    world: World = make()  # type: ignore[operator]
    query = Query(indicators=("ccas", "abs-realisee", "action-sociale", "epci-prestations"))
    rows = records(table(world, "comparaisons", query))
    kinds = {VerdictKind(str(row["verdict"])) for row in rows}
    assert len(kinds) >= 3
    for row in rows:
        kind = VerdictKind(str(row["verdict"]))
        bounds = (row["ecart_points"], row["ecart_bas"], row["ecart_haut"])
        assert (None not in bounds) == kind.shows_difference
        assert (row["valeur_p"] is not None) == kind.is_test
        if not kind.shows_difference:
            assert row["raison"], kind
        if kind is VerdictKind.UNKNOWN_PRECISION:
            assert row["nature_des_bornes"] == "arrondi seul"


def test_the_comparisons_are_those_of_the_pages() -> None:
    world = demonstration_world()
    chosen = selection(jeu="demonstration", indicateur="ccas", lecture="population")
    view = evolution(world, chosen)
    query = Query(indicators=("ccas",), readings=(chosen.reading,), scopes=(chosen.scope,))
    rows = records(table(world, "comparaisons", query))
    national = [row for row in rows if row["territoire"] == "france"]
    assert len(national) == len(view.pairs)
    for row, pair in zip(national, view.pairs, strict=True):
        shown = pair.verdict.kind.shows_difference
        told = pytest.approx(pair.verdict.difference, abs=1e-4) if shown else None
        assert row["ecart_points"] == told
        assert row["taille"] == (pair.size or ALL_SIZES).code
        assert row["chiffre_avant"] == pair.before.text
        assert row["verdict_en_mots"] == pair.verdict.label
        assert row["statut_observation_apres"] == pair.after.status.value
    assert {row["territoire"] for row in rows} > {"france"}, "régions with values of their own"


def test_the_frame_adds_up_and_says_where_2015_is_not_known() -> None:
    rows = records(table(real_world(), "cadre"))
    for territory in ("france", "region-76", "departement-48"):
        here = [row for row in rows if row["territoire"] == territory]
        *sizes, total = here
        assert total["taille"] == "toutes"
        for column in ("communes_2015", "population_2015", "communes_2025", "population_2025"):
            assert sum(int(row[column] or 0) for row in sizes) == total[column]
    assert [r["communes_2025"] for r in rows if r["territoire"] == "france"][-1] == 34875
    mayotte = [row for row in rows if row["territoire"] == "departement-976"]
    assert {row["communes_2015"] for row in mayotte} == {None}
    assert {row["statut_2015"] for row in mayotte} == {"NA"}


def test_communes_of_2014_lead_to_communes_of_today() -> None:
    world = real_world()
    today = {row["code"] for row in records(table(world, "communes"))}
    old = records(table(world, "communes-2014"))
    assert {row["code_2025"] for row in old} <= today
    assert len({row["code"] for row in old if row["existait_2014"]}) == 36682
    split = [row for row in old if row["code"] == "76676"]
    assert len(split) == 2, "Sigy-en-Bray was split in 2017"
    events = records(table(world, "evenements-communes"))
    assert {row["code_2025"] for row in events} <= today


def test_territories_count_their_communes() -> None:
    rows = records(table(real_world(), "territoires"))
    by_kind: dict[Value, int] = {}
    for row in rows:
        by_kind[row["nature"]] = by_kind.get(row["nature"], 0) + int(row["communes"] or 0)
    assert by_kind["pays"] == by_kind["région"] == by_kind["département"] == 34875
    assert by_kind["EPCI"] == 34875 - 4, "four islands belong to none"


def test_indicators_that_nobody_judged_are_in_the_register_as_not_comparable() -> None:
    rows = records(table(real_world(), "comparabilite"))
    assert {row["indicateur"] for row in rows} == set(real_world().catalogue.indicators)
    assert all(row["comparabilite_en_mots"] for row in rows)
    unjudged = [row for row in rows if not row["niveau"]]
    assert {row["comparabilite"] for row in unjudged} <= {"non-comparable"}


def test_an_edition_that_is_not_out_is_said_so() -> None:
    rows = {row["edition"]: row for row in records(table(real_world(), "editions"))}
    assert rows["2025"]["parue"] is False
    assert rows["2025"]["chiffres"] == 0
    assert rows["2025"]["parution_annoncee"]
    assert rows["2015"]["chiffres"] == len(real_world().observations)


def test_an_unknown_data_set_is_an_error() -> None:
    with pytest.raises(KeyError):
        table(real_world(), "rien")
    with pytest.raises(KeyError):
        data_set(real_world(), "rien")
    assert set(IDS) < set(SHOWN)


def test_a_level_that_nobody_printed_says_so_in_the_comparisons() -> None:
    asked = Query(indicators=("ccas",), orientation=Orientation.INVERSE, territories=(FRANCE,))
    rows = records(table(demonstration_world(), "comparaisons", asked))
    for when in ("avant", "apres"):
        told = [row for row in rows if row[f"valeur_{when}"] is not None]
        assert told
        assert {row[f"complement_{when}"] for row in told} == {"complément du chiffre simulé"}
        others = [row for row in rows if row[f"valeur_{when}"] is None]
        assert {row[f"complement_{when}"] for row in others} <= {""}
