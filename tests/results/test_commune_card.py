"""The card of a commune: public facts, the cell of its size, never its own answer."""

from dataclasses import replace

import pytest

from dashboard.domain.commune import Change
from dashboard.results.commune import commune_card
from dashboard.results.view import view
from tests.worlds import real_world, result, selection


def lines(code: str, **params: str) -> list[str]:
    card = commune_card(real_world(), result(commune=code, **params))
    assert card is not None
    return [card.title, *card.lines]


def test_the_card_gives_place_people_and_the_cell_of_the_size() -> None:
    said = lines("75056", indicateur="abs-realisee")
    assert said[0] == "Paris"
    assert "Île-de-France" in said[1]
    assert "30\u202f000\u00a0habitants ou plus" in said[2]
    assert "76\u00a0%" in said[-1]
    assert "pas la réponse de la commune" in said[-1]


def test_a_commune_without_inhabitants_and_one_without_epci_are_said_so() -> None:
    assert "sans habitant" in " ".join(lines("55039")).lower()
    assert "hors intercommunalité" in " ".join(lines("29155"))


def test_a_commune_nouvelle_names_what_it_gathers() -> None:
    said = " ".join(lines("49023"))
    assert "Commune nouvelle (dernière fusion en 2015)" in said
    assert "Gesté" in said


PINATELLE = "Réunie dans Neussargues en Pinatelle en 2016, rétablie en 2025."
BOCAGE = "Réunie dans Essarts en Bocage en 2016, rétablie en 2024."


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("14712", "Réunie dans Saline en 2017, rétablie en 2020."),
        ("14666", "Réunie dans Saline en 2017, rétablie en 2020."),
        *((code, PINATELLE) for code in ("15031", "15035", "15047", "15141", "15171")),
        ("60054", "Réunie dans Les Hauts-Talican en 2019, rétablie en 2024."),
        *((code, BOCAGE) for code in ("85165", "85212")),
        ("76601", "Rétablie en 2017 ; faisait partie de Sigy-en-Bray en 2014."),
        ("76676", "Comprenait aussi Saint-Lucien (commune rétablie en 2017) en 2014."),
    ],
)
def test_a_reestablished_commune_says_what_it_was_part_of_and_when(code: str, said: str) -> None:
    assert said in lines(code)


def test_every_commune_set_up_again_since_2014_has_been_read() -> None:
    geography = real_world().geography
    again = {e.new_code for e in geography.events if e.kind is Change.REESTABLISHMENT}
    told = {code for code in again if any("tablie en" in line for line in lines(code))}
    assert again - told == {"60694", "85084"}, "what is left of them are still mergers"
    assert len(again) == 14


def test_the_size_of_2015_is_not_available_without_the_operators_file() -> None:
    assert "Taille en 2015 : non disponible." in lines("46042")


def test_the_operators_file_gives_the_size_of_2015_merged_communes_summed() -> None:
    world = real_world()
    gathered = [o.code for o in world.geography.gathered("49023") if o.existed_2015]
    assert len(gathered) > 1
    known = {(code, 2013): 2000 for code in gathered} | {("46042", 2012): 19_000}
    supplied = replace(world, geography=replace(world.geography, _historical=known))
    for code, said in (("49023", f"{2 * len(gathered)}\u202f000"), ("46042", "19\u202f000")):
        card = commune_card(supplied, view(supplied, selection(commune=code)))
        assert card is not None
        assert any(said in line and "En 201" in line for line in card.lines), card.lines


@pytest.mark.parametrize("code", ["", "75101"])
def test_no_card_where_no_commune_is_chosen(code: str) -> None:
    found = result()
    chosen = replace(found, selection=replace(found.selection, commune=code))
    assert commune_card(real_world(), chosen) is None
