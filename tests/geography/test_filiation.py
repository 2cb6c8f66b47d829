"""What a reader who comes with the name of a commune of 2014 is promised."""

from collections import Counter, defaultdict

import pytest

from dashboard.domain.commune import Change, OldCommune, Relation
from dashboard.geography.store import Geography
from dashboard.geography.tables import read_old_communes
from dashboard.paths import geo_root


@pytest.fixture(scope="module")
def old() -> list[OldCommune]:
    return read_old_communes(geo_root())


def test_every_old_commune_leads_to_a_commune_of_today(
    geography: Geography, old: list[OldCommune]
) -> None:
    assert {record.current_code for record in old} == set(geography.codes)
    assert len({record.code for record in old if record.existed_2014}) == 36_682
    assert len({record.code for record in old if record.existed_2015}) == 36_658


def test_824_communes_gather_2608_communes_of_2015(old: list[OldCommune]) -> None:
    gathered: dict[str, set[str]] = defaultdict(set)
    for record in old:
        if record.existed_2015:
            gathered[record.current_code].add(record.code)
    several = [codes for codes in gathered.values() if len(codes) > 1]
    assert (len(several), sum(map(len, several))) == (824, 2_608)


@pytest.mark.parametrize("code", ["15031", "15035", "15047", "15171", "15141", "14666", "85165"])
def test_a_commune_re_established_leads_to_itself(geography: Geography, code: str) -> None:
    (record,) = geography.successors(code)
    assert (record.current_code, record.relation) == (code, Relation.REESTABLISHED)
    commune = geography.commune(code)
    assert commune is not None
    assert (commune.merged_last_year, commune.absorbed) == (None, 0)


@pytest.mark.parametrize(
    ("old_code", "new_code", "relation"),
    [
        ("75056", "75056", Relation.UNCHANGED),
        ("93059", "93066", Relation.MERGED),  # Pierrefitte-sur-Seine, 2025
        ("12114", "12218", Relation.MERGED),  # merged in 2016 into a commune recoded in 2025
        ("14697", "14654", Relation.MERGED),  # recoded in January 2014, merged in 2017
        ("02344", "51171", Relation.MERGED),  # changed département on the eve of its merger
        ("60455", "60694", Relation.MERGED),  # the packages send it to 60054
        ("27676", "27676", Relation.MERGED),  # two recodings there and back
        ("95218", "95218", Relation.RENAMED),  # Éragny-sur-Oise
        ("76676", "76676", Relation.SPLIT),
    ],
)
def test_known_communes_lead_where_they_should(
    geography: Geography, old_code: str, new_code: str, relation: Relation
) -> None:
    first = {record.current_code: record.relation for record in geography.successors(old_code)}
    assert first[new_code] is relation


def test_a_commune_split_in_two_leads_to_both(geography: Geography) -> None:
    assert [r.current_code for r in geography.successors("76676")] == ["76601", "76676"]
    assert {f.current_code for f in geography.resolve("76676")} == {"76601", "76676"}


def test_a_long_story_is_told_in_order(geography: Geography) -> None:
    story = [(f.date, f.kind, f.new_code, f.current_code) for f in geography.resolve("12076")]
    assert story == [
        ("2016-01-01", Change.FUSION, "12076", "12218"),
        ("2025-01-01", Change.CODE, "12218", "12218"),
    ]


def test_neussargues_tells_where_each_part_went(geography: Geography) -> None:
    last = [f for f in geography.resolve("15141") if f.year == 2025]
    assert {f.new_code: f.new_name for f in last} == {
        "15031": "Celles", "15035": "Chalinargues", "15047": "Chavagnac",
        "15141": "Neussargues-Moissac", "15171": "Sainte-Anastasie",
    }  # fmt: skip
    assert {f.kind for f in last} == {Change.REESTABLISHMENT}


def test_each_year_has_the_mergers_it_had(geography: Geography) -> None:
    years = Counter(int(year) for year in geography.merged_last_year if year)
    assert years[2025] == 46
    assert sum(years.values()) == 836
    assert set(years) <= set(range(2014, 2026))
    assert years[2016] > years[2019] > years[2017] > years[2018]


def test_merged_communes_know_how_many_they_gather(geography: Geography) -> None:
    assert ((geography.absorbed > 0) == (geography.merged_last_year > 0)).all()
    assert 1 not in geography.absorbed
    for code in ("93066", "49092", "12218", "60694"):
        commune = geography.commune(code)
        assert commune is not None
        of_2014 = [old for old in geography.gathered(code) if old.existed_2014]
        assert commune.absorbed == len(of_2014)


def test_an_unchanged_commune_has_no_story(geography: Geography) -> None:
    assert geography.resolve("75056") == ()
    assert [old.code for old in geography.gathered("75056")] == ["75056"]
    assert geography.resolve("00000") == geography.successors("00000") == ()


def test_days_are_known_up_to_2019_only(geography: Geography) -> None:
    for code in geography.codes[::50]:
        for event in geography.resolve(code):
            assert event.day_known == (event.date <= "2019-01-01")


def test_a_different_spelling_is_not_called_a_new_name(geography: Geography) -> None:
    event = geography.resolve("14406")[-1]
    assert (event.old_name, event.new_name) == ("Moulins en Bessin", "Moulins-en-Bessin")
    assert event.kind is Change.SPELLING
