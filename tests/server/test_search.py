"""The search box asks the server: short answers in French, whatever is typed."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.geography.integrity import GeographyError
from dashboard.paths import geo_root
from dashboard.server.search import search_routes
from tests.worlds import world_of

CLIENT = TestClient(Starlette(routes=search_routes(lambda dataset, _: world_of(dataset.value))))


def asked(typed: str) -> dict:
    answer = CLIENT.get("/recherche", params={"q": typed})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


def test_an_answer_names_communes_and_what_was_recognised() -> None:
    first = asked("gesté")["communes"][0]
    assert first["code"] == "49023"
    assert first["nom"] == "Beaupréau-en-Mauges (Maine-et-Loire)"
    assert first["precision"] == "Gesté\u00a0: fusionnée en 2015 dans Beaupréau-en-Mauges"
    assert first["habitants"].endswith("\u00a0habitants")


def test_nothing_found_gives_advice_and_nothing_typed_gives_nothing() -> None:
    found = asked("xyzzyq")
    assert found["communes"] == []
    assert "xyzzyq" in found["conseil"]
    assert "avant 2014" in found["conseil"]
    assert asked("   ") == {"communes": [], "conseil": ""}
    assert CLIENT.get("/recherche").json() == {"communes": [], "conseil": ""}


@pytest.mark.parametrize("typed", ["Chalons sur marne", "Bois-Guillaume-Bihorel", "marseile"])
def test_what_is_merely_near_says_that_names_lost_before_2014_are_not_there(typed: str) -> None:
    found = asked(typed)
    assert found["communes"]
    assert "voici les plus proches" in found["conseil"]
    assert "avant 2014" in found["conseil"]


@pytest.mark.parametrize("typed", ["gesté", "saint-d", "Saint-Denis 93", "49600", "lyon 3"])
def test_what_holds_all_words_typed_needs_no_advice(typed: str) -> None:
    assert asked(typed)["conseil"] == ""


def test_a_departement_or_region_is_told_with_the_way_to_its_map() -> None:
    found = asked("mayotte")
    assert found["territoire"]["texte"] == "Mayotte est un département et une région."
    assert found["territoire"]["adresse"] == "carte?territoire=departement-976"
    assert found["communes"] == []
    assert found["conseil"] == ""
    assert asked("bretagne")["territoire"]["adresse"] == "carte?territoire=region-53"
    assert "territoire" not in asked("paris")


def test_an_answer_may_be_kept_a_while_and_is_no_page_for_robots() -> None:
    headers = CLIENT.get("/recherche?q=lyon").headers
    assert "max-age=300" in headers["cache-control"]
    assert headers["x-robots-tag"] == "noindex"


def test_only_reading_is_answered() -> None:
    assert CLIENT.post("/recherche?q=lyon").status_code == 405


@settings(max_examples=30, deadline=None)
@given(typed=st.text(max_size=300))
def test_whatever_is_typed_the_answer_is_short_and_good(typed: str) -> None:
    found = asked(typed)
    assert set(found) - {"territoire"} == {"communes", "conseil"}
    assert len(found["communes"]) <= 10
    assert len(json.dumps(found)) < 6000


def test_a_damaged_geography_is_told_in_french() -> None:
    def broken(*_: object) -> None:
        raise GeographyError(geo_root() / "communes.parquet", "cut")

    answer = TestClient(Starlette(routes=search_routes(broken))).get("/recherche?q=lyon")
    assert answer.status_code == 503
    assert "La recherche ne répond pas" in answer.json()["conseil"]
    assert answer.headers["cache-control"] == "no-store"
