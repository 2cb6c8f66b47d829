"""A commune is found as people write it, and by its code, also by a code that is no more."""

import pytest

from dashboard.domain.commune import Change
from dashboard.results.data.tables import table
from tests.server.api.kit import V1, client
from tests.worlds import real_world


def commune(code: str) -> dict:
    answer = client().get(f"{V1}/communes/{code}")
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.parametrize(
    ("typed", "code"),
    [("geste", "49023"), ("49510", "49023"), ("49151", "49023"), ("St-Denis réunion", "97411"),
     ("L'Île-d'Yeu", "85113"), ("mamoudzou", "97611"), ("Œuf-en-Ternois", "62633")],
)  # fmt: skip
def test_a_search_gives_the_commune_of_today_first(typed: str, code: str) -> None:
    said = client().get(f"{V1}/communes", params={"q": typed}).json()
    assert said["q"] == typed
    first = said["resultats"][0]
    assert first["code"] == code
    assert first["lien"] == f"http://testserver{V1}/communes/{code}"
    assert first["libelle"]


def test_a_search_without_result_is_an_empty_list_not_an_error() -> None:
    answer = client().get(f"{V1}/communes", params={"q": "zzzzqqqq xxxx"})
    assert (answer.status_code, answer.json()["resultats"]) == (200, [])


def test_what_was_recognised_is_told() -> None:
    first = client().get(f"{V1}/communes?q=geste").json()["resultats"][0]
    assert first["trouvee_par"]["nom"] == "Gesté"
    assert first["trouvee_par"]["code"] == "49151"
    assert "Beaupréau-en-Mauges" in first["precision"]


def test_a_commune_of_today_is_its_row_and_where_it_comes_from() -> None:
    said = commune("49023")
    assert said["existe_aujourdhui"] is True
    (one,) = said["communes"]
    known = table(real_world(), "communes")
    names = [column.name for column in known.about.columns]
    row = next(row for row in known.rows if row[0] == "49023")
    assert {name: one[name] for name in names} == dict(zip(names, row, strict=True))
    assert {"code": "49151", "nom": "Gesté", "relation": "fusionnee"} in one["vient_de"]
    assert len(one["vient_de"]) == one["communes_2014_reunies"] - 1
    assert one["fiche"] == "http://testserver/ma-commune?commune=49023"


def test_a_code_of_before_answers_with_its_successor_and_what_happened() -> None:
    said = commune("49151")
    assert said["existe_aujourdhui"] is False
    assert [one["code"] for one in said["communes"]] == ["49023"]
    assert any(event["nature"] == "fusion" for event in said["evenements"])
    assert all(event["ancien_code"] == "49151" for event in said["evenements"])


def test_a_commune_merged_then_reestablished_tells_its_whole_story_in_order() -> None:
    said = commune("14666")
    assert said["existe_aujourdhui"] is True
    story = [(e["date"][:4], e["nature"], e["ancien_code"], e["nouveau_code"])
             for e in said["evenements"]]  # fmt: skip
    assert story == [
        ("2017", "fusion", "14666", "14712"), ("2020", "retablissement", "14712", "14666")
    ]  # fmt: skip


def test_every_commune_has_each_event_that_names_it_in_order_of_date() -> None:
    geography = real_world().geography
    every = list(geography.events)
    reestablished = {e.new_code for e in every if e.kind is Change.REESTABLISHMENT}
    for code in [*sorted(reestablished), *geography.changed_codes[::200], "49023", "01001"]:
        said = commune(code)["evenements"]
        wanted = [e for e in every if code in (e.old_code, e.new_code)]
        assert len(said) == len(wanted), code
        assert {(e["date"], e["ancien_code"], e["nouveau_code"], e["nature"]) for e in said} == {
            (e.date, e.old_code, e.new_code, e.kind.value) for e in wanted
        }
        assert [e["date"] for e in said] == sorted(e["date"] for e in said)


def test_a_commune_that_was_shared_out_names_what_else_it_became_the_largest_first() -> None:
    said = commune("15141")
    assert said["existe_aujourdhui"] is True
    assert [one["code"] for one in said["communes"]] == ["15141"]
    assert said["autres_successeurs"] == ["15035", "15031", "15171", "15047"]
    assert commune("76676")["autres_successeurs"] == ["76601"]
    assert commune("49151")["autres_successeurs"] == commune("49023")["autres_successeurs"] == []


def test_every_code_since_2014_has_an_answer() -> None:
    geography = real_world().geography
    codes = sorted({old.code for old in geography.old_communes} | set(geography.codes))
    for code in [*codes[::900], "2a004", "2A004", "97611", "75056", "55039"]:
        said = commune(code)
        assert said["demande"] == code.upper()
        assert said["existe_aujourdhui"] == (geography.commune(code.upper()) is not None)
        assert all(geography.commune(one["code"]) for one in said["communes"])
