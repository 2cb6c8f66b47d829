"""The real counts every survey figure is read against."""

import pytest

from dashboard.domain.size_range import ALL_SIZES, SizeRange, elementary_ranges
from dashboard.domain.territory import FRANCE, METROPOLE, Territory, TerritoryKind
from dashboard.geography.frame import composition_2015, composition_2025, epci_counts
from dashboard.geography.store import Geography

RANGES = elementary_ranges((500, 1500, 5000, 10_000, 30_000))


def test_the_composition_of_2015_equals_the_published_counts(geography: Geography) -> None:
    found = composition_2015(geography, FRANCE, RANGES)
    assert found is not None
    assert [(c.communes, c.population) for c in found] == [
        (19_756, 4_484_011), (10_060, 8_631_573), (4_747, 12_408_996),
        (1_124, 7_785_537), (685, 11_381_256), (269, 20_873_383),
    ]  # fmt: skip


def test_the_metropole_of_2015_equals_what_insee_published(geography: Geography) -> None:
    assert composition_2015(geography, METROPOLE, [ALL_SIZES]) == [(ALL_SIZES, 36_529, 63_697_865)]


def test_the_composition_of_today_equals_the_counts(geography: Geography) -> None:
    found = composition_2025(geography, FRANCE, RANGES)
    assert [c.communes for c in found] == [18_256, 9_534, 4_834, 1_203, 759, 289]
    assert sum(c.population for c in found) == geography.population.sum()


@pytest.mark.parametrize("kind", [TerritoryKind.REGION, TerritoryKind.DEPARTEMENT])
def test_the_parts_of_2015_make_the_whole(geography: Geography, kind: TerritoryKind) -> None:
    listed = geography.regions if kind is TerritoryKind.REGION else geography.departements
    parts = [composition_2015(geography, Territory(kind, code), RANGES) for code in listed]
    assert sum(part is None for part in parts) == 1
    communes = [sum(p[i].communes for p in parts if p) for i in range(len(RANGES))]
    assert communes == [19_756, 10_060, 4_747, 1_124, 685, 269]


@pytest.mark.parametrize("key", ["region-06", "departement-976", "epci-200054781"])
def test_what_the_source_of_2015_cannot_tell_is_not_told(geography: Geography, key: str) -> None:
    territory = Territory.from_key(key)
    assert composition_2015(geography, territory, RANGES) is None
    assert sum(c.communes for c in composition_2025(geography, territory, RANGES)) > 0


def test_a_range_that_cuts_a_band_of_2015_is_not_guessed(geography: Geography) -> None:
    assert composition_2015(geography, FRANCE, [SizeRange(0, 1000)]) is None
    wide = composition_2015(geography, FRANCE, [SizeRange(1500, 10_000)])
    assert wide == [(SizeRange(1500, 10_000), 4_747 + 1_124, 12_408_996 + 7_785_537)]


def test_paris_is_one_commune_in_both_years(geography: Geography) -> None:
    paris = Territory(TerritoryKind.DEPARTEMENT, "75")
    before = composition_2015(geography, paris, RANGES)
    assert before is not None
    assert [c.communes for c in before] == [0, 0, 0, 0, 0, 1]
    assert [c.communes for c in composition_2025(geography, paris, RANGES)] == [0, 0, 0, 0, 0, 1]


def test_an_unknown_territory_is_refused(geography: Geography) -> None:
    nowhere = Territory(TerritoryKind.DEPARTEMENT, "99")
    for composition in (composition_2015, composition_2025):
        with pytest.raises(KeyError):
            composition(geography, nowhere, RANGES)


@pytest.mark.parametrize(("year", "total"), [(2014, 2_145), (2015, 2_133), (2025, 1_254)])
def test_epci_are_counted_without_the_metropole_de_lyon(
    geography: Geography, year: int, total: int
) -> None:
    counts = epci_counts(geography, year)
    assert sum(c.epci for c in counts if c.kind != "MET69") == total
    assert sum(c.epci for c in counts if c.kind == "MET69") == (0 if year == 2014 else 1)


def test_another_year_of_epci_is_refused(geography: Geography) -> None:
    with pytest.raises(KeyError):
        epci_counts(geography, 2020)
