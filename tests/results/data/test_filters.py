"""Filters, words to find and order keep what was asked, all of it, and nothing else."""

import pytest

from dashboard.domain.data_table import Value
from dashboard.domain.observation import Reading, Scope
from dashboard.domain.query import Query
from dashboard.domain.size_range import ALL_SIZES, SizeRange
from dashboard.domain.status import Confidentiality, Status
from dashboard.domain.territory import METROPOLE, Territory, TerritoryKind
from dashboard.results.data.kept import waiting_in_words
from dashboard.results.data.offered import (
    offered_confidentialities,
    offered_editions,
    offered_readings,
    offered_scopes,
    offered_sizes,
    offered_statuses,
    offered_territories,
)
from dashboard.results.data.tables import table, unmet
from tests.results.data.fields import records
from tests.worlds import demonstration_world, real_world

LOZERE = Territory(TerritoryKind.DEPARTEMENT, "48")
MAYOTTE = Territory(TerritoryKind.REGION, "06")


@pytest.mark.parametrize(
    ("column", "value", "query"),
    [
        ("indicateur", "ccas", Query(indicators=("ccas",))),
        ("edition", "2025", Query(editions=("2025",))),
        ("portee", "propre", Query(scopes=(Scope.OWN,))),
        ("lecture", "population", Query(readings=(Reading.POPULATION,))),
        ("taille", "toutes", Query(sizes=(ALL_SIZES,))),
        ("taille", "moins-500", Query(sizes=(SizeRange(0, 500),))),
        (
            "territoire",
            "region-76",
            Query(territories=(Territory(TerritoryKind.REGION, "76"),)),
        ),
        ("statut_observation", "NR", Query(statuses=(Status.NON_RESPONSE,))),
        (
            "statut_confidentialite",
            "D",
            Query(confidentialities=(Confidentiality.SECRET_SECONDARY,)),
        ),
    ],
)
def test_a_filter_keeps_the_rows_of_its_value_all_of_them(
    column: str, value: str, query: Query
) -> None:
    world = demonstration_world()
    every = records(table(world, "observations"))
    kept = records(table(world, "observations", query))
    assert kept == [row for row in every if row[column] == value]
    assert 0 < len(kept) < len(every)


@pytest.mark.parametrize("name", ["observations", "comparaisons"])
def test_a_masked_figure_is_found_by_its_secret_and_never_as_a_published_one(name: str) -> None:
    world = demonstration_world()
    few = Query(indicators=("ccas", "action-sociale"))
    ends = ("_avant", "_apres") if name == "comparaisons" else ("",)

    def figures(query: Query) -> list[list[tuple[Value, Value, Value]]]:
        return [
            [
                (r[f"statut_observation{e}"], r[f"statut_confidentialite{e}"], r[f"valeur{e}"])
                for e in ends
            ]
            for r in records(table(world, name, query))
        ]

    every = figures(few)
    published = figures(few.with_(statuses=(Status.PUBLISHED,)))
    assert published == [row for row in every if any(f[:2] == ("A", "F") for f in row)]
    masks = (Confidentiality.SECRET, Confidentiality.SECRET_SECONDARY)
    masked = figures(few.with_(confidentialities=masks))
    assert masked == [row for row in every if any(f[1] in ("C", "D") for f in row)] != []
    both = figures(few.with_(confidentialities=masks, statuses=(Status.PUBLISHED,)))
    assert both == [
        row for row in every if any(f[0] == "A" and f[1] in ("C", "D") for f in row)
    ] != []  # fmt: skip
    assert 0 < len(both) <= len(masked) < len(every)


def test_a_status_is_named_as_the_rows_name_it_and_says_that_the_secret_is_left_out() -> None:
    published, asked = real_world(), Query(statuses=(Status.PUBLISHED,))
    for world, label in ((published, "publié"), (demonstration_world(), "simulé")):
        assert offered_statuses(world, "observations")["A"] == label
        found = table(world, "observations", asked)
        assert found.kept == f"statut : {label} (hors secret statistique)"
        assert {row["statut_en_mots"] for row in records(found)} == {label}
    assert offered_statuses(demonstration_world(), "cadre")["A"] == "publié", "a real count"
    told = table(demonstration_world(), "observations", asked.with_(
        confidentialities=(Confidentiality.SECRET,))).kept  # fmt: skip
    assert told == "statut : simulé ; confidentialité : secret statistique"


def test_filters_add_up() -> None:
    query = Query(indicators=("ccas",), editions=("2025",), sizes=(ALL_SIZES,))
    rows = records(table(demonstration_world(), "observations", query))
    assert {(r["indicateur"], r["edition"], r["taille"]) for r in rows} == {
        ("ccas", "2025", "toutes")
    }


def test_communes_are_kept_by_place_and_by_population() -> None:
    world = real_world()
    rows = records(table(world, "communes", Query(territories=(LOZERE,))))
    assert {row["departement"] for row in rows} == {"48"}
    assert len(records(table(world, "communes", Query(territories=(MAYOTTE,))))) == 17
    metropole = table(world, "communes", Query(territories=(METROPOLE,)))
    assert len(metropole.rows) == len(world.geography.members(METROPOLE))
    island = Query(territories=(LOZERE, MAYOTTE), sizes=(SizeRange(30000, None),))
    large = records(table(world, "communes", island))
    assert {row["departement"] for row in large} == {"976"}, "Mamoudzou alone, or with Koungou"


def test_words_are_found_whatever_their_accents_case_and_apostrophes() -> None:
    world = real_world()
    found = table(world, "communes", Query(text="LOZERE  saint"))
    assert found.rows
    assert {row["departement_nom"] for row in records(found)} == {"Lozère"}
    straight = table(world, "communes", Query(text="L'Abergement-Clemenciat"))
    curly = table(world, "communes", Query(text="l’abergement-clémenciat"))
    assert len(straight.rows) == len(curly.rows) == 1


def test_rows_are_sorted_both_ways_and_those_without_a_value_come_last() -> None:
    for order, sign in (("valeur", 1), ("-valeur", -1)):
        rows = records(table(real_world(), "observations", Query(order=order)))
        values = [row["valeur"] for row in rows]
        full = [float(v) for v in values if v is not None]
        assert values[len(full) :] == [None] * (len(values) - len(full))
        assert full == sorted(full, key=lambda v: sign * v)
    names = [r["nom"] for r in records(table(real_world(), "territoires", Query(order="nom")))]
    assert names.index("Île-de-France") < names.index("Indre"), "as French sorts"


def test_an_order_by_no_column_leaves_the_rows_as_they_are_and_is_told() -> None:
    world = real_world()
    assert table(world, "communes", Query(order="rien")).rows == table(world, "communes").rows
    assert unmet(world, "communes", Query(order="rien")) == ("tri",)
    asked = Query(indicators=("ccas",), order="-population")
    assert unmet(world, "communes", asked) == ("indicateur",)
    assert unmet(world, "observations", Query(statuses=(Status.PUBLISHED,))) == ()
    secret = Query(confidentialities=(Confidentiality.SECRET,))
    assert unmet(world, "observations", secret) == ()
    assert unmet(world, "cadre", secret) == ("confidentialite",)


def test_what_was_kept_is_told_in_words() -> None:
    query = Query(
        indicators=("ccas",), sizes=(SizeRange(0, 500),), territories=(LOZERE,), text="foyer"
    )
    assert table(demonstration_world(), "observations", query).kept == (
        "indicateur : CCAS ; taille : Moins de 500\u00a0habitants ; territoire : Lozère ; "
        "mots cherchés : « foyer »"
    )
    assert table(real_world(), "communes", Query(indicators=("ccas",))).kept == ""


def test_the_filters_offer_what_occurs_and_name_what_is_waited_for() -> None:
    world = demonstration_world()
    assert set(offered_editions(world, "observations", Query())) == {"2015", "2025"}
    sizes = list(offered_sizes(world, "observations"))
    assert sizes[0] == "moins-500"
    assert sizes[-1] == "toutes"
    assert {"A", "NR", "AP"} <= set(offered_statuses(world, "observations"))
    assert not {"F", "C", "D"} & set(offered_statuses(world, "observations"))
    assert offered_confidentialities(world, "observations") == {
        "F": "diffusable", "C": "secret statistique", "D": "secret statistique induit"
    }  # fmt: skip
    assert offered_confidentialities(world, "cadre") == {}
    assert offered_territories(world, "observations")["region-76"] == "Occitanie"
    assert offered_territories(real_world(), "indicateurs") == {}
    action = Query(indicators=("action-sociale",))
    assert set(offered_readings(world, "communes-chiffres", action)) == {"communes", "population"}
    assert set(offered_scopes(world, "communes-chiffres", action)) == {"propre", "territoire"}
    assert set(offered_scopes(world, "communes-chiffres", Query(indicators=("ccas",)))) == {
        "sans-objet"
    }
    assert set(offered_readings(real_world(), "observations", Query())) == {
        "communes",
        "population",
    }
    assert "fin 2026" in waiting_in_words(real_world(), Query(editions=("2025",)))
    assert waiting_in_words(world, Query(editions=("2025",))) == ""
