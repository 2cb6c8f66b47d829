"""A commune is found as people look for it: the first answer is the one they meant."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.domain.commune import Relation
from dashboard.geography.search import find, search
from dashboard.geography.search_index import departement_of, index_of
from dashboard.geography.search_past import pasts
from dashboard.geography.search_text import folded
from dashboard.geography.search_words import of_territory
from dashboard.geography.store import Geography
from tests.worlds import real_world

TYPED = [
    ("Beaupréau-en-Mauges", "49023"),
    ("beaupreau en mauges", "49023"),
    ("gesté", "49023"),
    ("49151", "49023"),
    ("St Denis 93", "93066"),
    ("saint-denis réunion", "97411"),
    ("saint denis de la réunion", "97411"),
    ("Saint-Denis (Seine-Saint-Denis)", "93066"),
    ("93200 saint denis", "93066"),
    ("le havre", "76351"),
    ("havre", "76351"),
    ("lehavre", "76351"),
    ("L'Haÿ-les-Roses", "94038"),
    ("l hay les roses", "94038"),
    ("oeuf en ternois", "62633"),
    ("ŒUF", "62633"),
    ("marseile", "13055"),
    ("grenobel", "38185"),
    ("bordaux", "33063"),
    ("st etiene", "42218"),
    ("beaupreo en maug", "49023"),
    ("75011", "75056"),
    ("75111", "75056"),
    ("Paris 11e", "75056"),
    ("lyon 3", "69123"),
    ("Marseille 8ème arrondissement", "13055"),
    ("49 600", "49023"),
    ("4960", "49023"),
    ("2a004", "2A004"),
    ("974", "97411"),
    ("mamoudzou", "97611"),
    ("ste colombe 69", "69189"),
    ("chalon s/ saone", "71076"),
    ("saint-remy-en-bouzemont", "51513"),
    ("montreuil", "93048"),
    ("Montreuil 28", "28267"),
    ("beaumont oise", "95052"),
    ("Barisis", "02049"),
    ("12076", "12218"),
    ("Orée d’Anjou", "49126"),
    ("neussargues en pinatelle", "15141"),
    ("la chapelle du genet", "49023"),
    ("y", "80829"),
    ("île de bréhat", "22016"),
    ("aix en provence", "13001"),
    ("nantes loire atlantique", "44109"),
    ("paris xii", "75056"),
    ("Paris XVIème", "75056"),
    ("lyon iii", "69123"),
    ("toulouze", "31555"),
    ("Toulouzette", "40318"),
    ("lyons", "27377"),
    ("Montreuil sous bois", "93048"),
    ("Chalons sur marne", "51108"),
    ("Bois-Guillaume-Bihorel", "76108"),
    ("toulouse cedex", "31555"),
    ("villeneuve d asque", "59009"),
    ("la reunion", "47222"),
]


@pytest.fixture(scope="module")
def here() -> Geography:
    geography = real_world().geography
    index_of(geography)
    return geography


@pytest.mark.parametrize(("typed", "code"), TYPED, ids=[typed for typed, _ in TYPED])
def test_what_people_type_gives_what_they_mean_first(
    here: Geography, typed: str, code: str
) -> None:
    assert search(here, typed)[0].code == code


@pytest.mark.parametrize(
    ("typed", "key", "said"),
    [
        ("mayotte", "departement-976", "Mayotte est un département et une région."),
        ("la reunion", "departement-974", "La Réunion est un département et une région."),
        ("Guadeloupe", "departement-971", "Guadeloupe est un département et une région."),
        ("Bretagne", "region-53", "Bretagne est une région."),
        ("département de la Creuse", "departement-23", "Creuse est un département."),
        ("l’Île-de-France", "region-11", "Île-de-France est une région."),
    ],
)
def test_a_departement_or_region_is_said_to_be_one(
    here: Geography, typed: str, key: str, said: str
) -> None:
    found = find(here, typed)
    assert found.territory is not None
    assert found.territory.territory.key == key
    assert of_territory(found.territory) == said
    assert not found.near


def test_a_territory_hides_no_commune_of_its_name_and_shows_none_written_nearly_so(
    here: Geography,
) -> None:
    assert [hit.label for hit in find(here, "la reunion").hits] == ["La Réunion (Lot-et-Garonne)"]
    assert find(here, "mayotte").hits == ()
    assert find(here, "Paris").territory is None, "the département is one commune"


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("Chalons sur marne", True),
        ("Bois-Guillaume-Bihorel", True),
        ("Montreuil sous bois", True),
        ("grenobel", True),
        ("saint-denis", False),
        ("saint-d", False),
        ("Gesté", False),
        ("49600", False),
        ("nantes loire atlantique", False),
        ("xyzzyq", False),
    ],
)
def test_answers_that_do_not_hold_what_was_typed_are_told_from_those_that_do(
    here: Geography, typed: str, near: bool
) -> None:
    assert find(here, typed).near is near


def test_a_word_too_common_to_say_anything_finds_nothing(here: Geography) -> None:
    assert find(here, "saint xyzzyq").hits == ()


def test_a_postcode_gives_all_its_communes_the_largest_first(here: Geography) -> None:
    hits = search(here, "49600")
    assert [hit.code for hit in hits] == ["49023", "49218"]
    assert all("49600" in hit.detail for hit in hits)


def test_homonyms_are_told_apart_by_departement_the_largest_first(here: Geography) -> None:
    hits = search(here, "Saint-Denis")[:3]
    assert [hit.label for hit in hits] == [
        "Saint-Denis (La Réunion)", "Saint-Denis (Seine-Saint-Denis)", "Saint-Denis (Aude)",
    ]  # fmt: skip


def test_a_letter_is_answered_as_one_types(here: Geography) -> None:
    hits = search(here, "saint-denis")
    assert hits[4].name.startswith("Saint-Denis-"), "names that begin so come before others"
    for typed in ("s", "sa", "saint-d", "Saint-Denis-en-V"):
        assert search(here, typed)
    assert search(here, "Saint-Denis-en-V")[0].code == "45274"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Gesté", "Gesté : fusionnée en 2015 dans Beaupréau-en-Mauges"),
        ("Barisis", "Barisis : renommée Barisis-aux-Bois en 2014"),
        ("49151", "ancien code Insee 49151"),
        ("Saline", "Saline : séparée en 2020, aujourd’hui Troarn et Sannerville"),
        ("Paris 11e", "11e arrondissement de Paris"),
        ("75001", "1er arrondissement de Paris"),
    ],
)
def test_what_became_of_it_is_told(here: Geography, typed: str, said: str) -> None:
    assert said in search(here, typed)[0].detail


def test_a_renamed_commune_is_not_said_merged(here: Geography) -> None:
    hit = search(here, "Céreste")[0]
    assert hit.via is not None
    assert hit.via.relation is Relation.RENAMED
    assert "fusionnée" not in hit.detail


def test_a_commune_that_gave_several_names_them_all(here: Geography) -> None:
    hit = search(here, "Neussargues en Pinatelle")[0]
    assert hit.code == "15141"
    assert set(hit.others) == {"15031", "15035", "15047", "15171"}
    split = [h for h in search(here, "sigy-en-bray") if h.code == "76676"]
    assert split


def test_a_reestablished_commune_is_itself_again(here: Geography) -> None:
    assert search(here, "Celles 15")[0].code == "15031"
    assert search(here, "15031")[0].via is None


def test_a_confident_answer_is_not_drowned_in_lookalikes(here: Geography) -> None:
    assert [hit.code for hit in search(here, "le havre")] == ["76351"]
    assert [hit.code for hit in search(here, "saint denis 93200")] == ["93066"]


@pytest.mark.parametrize(
    "typed", ["", "   ", "xyzzyq", "00000", "99999", "' OR 1=1 --", "🦊", "2C999"]
)
def test_what_answers_nothing_gives_nothing(here: Geography, typed: str) -> None:
    assert search(here, typed) == ()


def test_any_commune_is_first_by_its_code_and_by_its_name_and_departement(here: Geography) -> None:
    names = here.communes["name"].tolist()
    places = here.communes["departement"].tolist()
    for i in range(0, len(here.codes), 503):
        code = here.codes[i]
        assert search(here, code, 1)[0].code == code
        assert search(here, f"{names[i]} ({here.departements[places[i]].name})", 1)[0].code == code
        assert search(here, f"{names[i]} {places[i]}", 1)[0].code == code


def test_every_old_commune_leads_to_one_of_today_by_its_name(here: Geography) -> None:
    for past in list(pasts(here))[::151]:
        where = here.departements[departement_of(past.code)].name
        hits = search(here, f"{past.name} {where}")
        assert set(past.today) & {hit.code for hit in hits}, past
        if here.commune(past.code) is None:
            first = search(here, past.code)[0]
            assert first.code in past.today, past


def test_no_two_communes_of_a_departement_share_a_folded_name(here: Geography) -> None:
    seen = [
        (folded(name), where)
        for name, where in zip(here.communes["name"], here.communes["departement"], strict=True)
    ]
    assert len(set(seen)) == len(seen)


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(typed=st.text(max_size=90))
def test_no_text_breaks_the_search(here: Geography, typed: str) -> None:
    hits = search(here, typed)
    assert len(hits) <= 10
    assert len({hit.code for hit in hits}) == len(hits)
    assert all(here.commune(hit.code) for hit in hits)


NEAR = st.sampled_from(
    [
        "saint",
        "denis",
        "sur",
        "mer",
        "93",
        "974",
        "75011",
        "le",
        "la",
        "st",
        "ste",
        "d'",
        "lyon",
        "3e",
        "paris",
        "-/()",
    ]
)


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.lists(NEAR, max_size=8))
def test_words_of_names_in_any_order_break_nothing(here: Geography, words: list[str]) -> None:
    assert len(search(here, " ".join(words))) <= 10
