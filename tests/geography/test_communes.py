"""What a reader is promised of the communes of today."""

import subprocess
import sys

import numpy as np
import pytest
import shapely

from dashboard.domain.territory import FRANCE, METROPOLE, Territory, TerritoryKind
from dashboard.geography.outlines import load_outlines
from dashboard.geography.store import Geography
from dashboard.paths import ROOT, geo_root

THRESHOLDS = (500, 1500, 5000, 10_000, 30_000)
ISLANDS = {"22016", "29083", "29155", "85113"}


def test_every_commune_of_2025_is_there_once(geography: Geography) -> None:
    assert len(geography.codes) == len(set(geography.codes)) == 34_875
    assert list(geography.codes) == sorted(geography.codes)


def test_the_communes_of_each_size_are_as_many_as_counted(geography: Geography) -> None:
    counts = np.bincount(geography.bands(THRESHOLDS)).tolist()
    assert counts == [18_256, 9_534, 4_834, 1_203, 759, 289]


def test_a_threshold_belongs_to_the_range_above(geography: Geography) -> None:
    bands = geography.bands(THRESHOLDS)
    assert set(bands[geography.population == 500]) == {1}
    assert set(bands[geography.population == 499]) == {0}


def test_departements_regions_and_epci_are_complete(geography: Geography) -> None:
    assert len(geography.departements) == 101
    assert len(geography.regions) == 18
    assert sum(epci.is_epci for epci in geography.epci.values()) == 1_254
    assert [e.name for e in geography.epci.values() if not e.is_epci] == ["Métropole de Lyon"]
    assert {d.region for d in geography.departements.values()} == set(geography.regions)


def test_only_four_islands_have_no_epci(geography: Geography) -> None:
    communes = geography.communes
    assert set(communes["code"][communes["epci"].isna()]) == ISLANDS
    island = geography.commune("29155")
    assert island is not None
    assert island.epci is None
    assert set(geography.communes["epci"].dropna()) == set(geography.epci)


def test_the_members_of_each_epci_add_up(geography: Geography) -> None:
    for code, epci in geography.epci.items():
        members = geography.members(Territory(TerritoryKind.EPCI, code))
        assert (len(members), geography.population[members].sum()) == (
            epci.communes,
            epci.population,
        )


@pytest.mark.parametrize(
    ("code", "name", "departement"),
    [
        ("75056", "Paris", "75"),
        ("69123", "Lyon", "69"),
        ("13055", "Marseille", "13"),
        ("93066", "Saint-Denis", "93"),
        ("97411", "Saint-Denis", "974"),
        ("97611", "Mamoudzou", "976"),
        ("2A004", "Ajaccio", "2A"),
        ("01001", "L'Abergement-Clémenciat", "01"),
        ("45274", "Saint-Denis-en-Val", "45"),
    ],
)
def test_a_commune_is_found_by_its_code(
    geography: Geography, code: str, name: str, departement: str
) -> None:
    commune = geography.commune(code)
    assert commune is not None
    assert (commune.name, commune.departement) == (name, departement)
    assert geography.codes[commune.index] == code


@pytest.mark.parametrize("code", ["75101", "69381", "13201", "1001", "", "93059", "97501", "98818"])
def test_a_code_that_is_no_commune_of_today_finds_nothing(geography: Geography, code: str) -> None:
    assert geography.commune(code) is None


def test_the_population_of_mayotte_says_it_is_of_2017(geography: Geography) -> None:
    years = geography.communes.groupby("territory")["population_year"].unique()
    assert {t: y.tolist() for t, y in years.items()} == {
        "metropole": [2023], "971": [2023], "972": [2023], "973": [2023], "974": [2023],
        "976": [2017],
    }  # fmt: skip


def test_communes_without_inhabitants_are_kept(geography: Geography) -> None:
    empty = geography.communes[geography.population == 0]
    assert "55039" in set(empty["code"])  # Beaumont-en-Verdunois
    assert set(empty["departement"]) == {"55"}
    assert len(empty) == 6


def test_areas_add_up_to_that_of_the_country(geography: Geography) -> None:
    assert geography.communes["area_km2"].sum() == pytest.approx(637_871, abs=1)
    assert geography.communes.set_index("code")["area_km2"]["75056"] == pytest.approx(
        105.4, abs=0.5
    )


def test_every_outline_is_whole_and_holds_its_point(geography: Geography) -> None:
    outlines = load_outlines(geo_root())
    assert tuple(outlines["code"]) == geography.codes
    assert outlines.crs.to_epsg() == 4326
    shapes = outlines.geometry.to_numpy()
    assert shapely.is_valid(shapes).all()
    assert not shapely.is_empty(shapes).any()
    points = geography.communes[["lon", "lat"]].to_numpy()
    assert shapely.contains_xy(shapes, points).mean() > 0.999


def test_neighbours_share_their_borders_exactly(geography: Geography) -> None:
    shapes = load_outlines(geo_root()).geometry.to_numpy()
    for departement in ("15", "55", "93", "973", "976"):
        members = geography.members(Territory(TerritoryKind.DEPARTEMENT, departement))
        assert shapely.coverage_is_valid(shapes[members])


def test_france_is_the_metropole_and_five_drom(geography: Geography) -> None:
    drom = [Territory(TerritoryKind.REGION, code) for code in ("01", "02", "03", "04", "06")]
    parts = [geography.members(t) for t in (METROPOLE, *drom)]
    together = np.sort(np.concatenate(parts))
    assert together.tolist() == geography.members(FRANCE).tolist()
    assert [len(part) for part in parts] == [34_746, 32, 34, 22, 24, 17]


def test_every_commune_belongs_to_one_departement_and_its_region(geography: Geography) -> None:
    for kind, listed in (
        (TerritoryKind.DEPARTEMENT, geography.departements),
        (TerritoryKind.REGION, geography.regions),
    ):
        total = sum(len(geography.members(Territory(kind, code))) for code in listed)
        assert total == 34_875
    names = list(geography.departements)
    for code in ("75056", "2A004", "97611"):
        commune = geography.commune(code)
        assert commune is not None
        assert names[geography.departement_index[commune.index]] == commune.departement


def test_a_territory_that_does_not_exist_is_refused(geography: Geography) -> None:
    nowhere = Territory(TerritoryKind.EPCI, "999999999")
    assert not geography.has(nowhere)
    with pytest.raises(KeyError):
        geography.members(nowhere)


def test_territories_have_french_names(geography: Geography) -> None:
    names = [geography.name(Territory.from_key(key)) for key in (
        "france", "metropole", "region-76", "departement-2A", "epci-200054781")]  # fmt: skip
    assert names == [
        "France", "France métropolitaine", "Occitanie", "Corse-du-Sud", "Métropole du Grand Paris",
    ]  # fmt: skip


def test_nobody_can_change_the_shared_arrays(geography: Geography) -> None:
    for array in (
        geography.population,
        geography.absorbed,
        geography.merged_last_year,
        geography.departement_index,
        geography.members(FRANCE),
    ):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1


def test_the_geography_loads_without_geopandas() -> None:
    script = "import sys, dashboard.geography.frame; print('geopandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.strip() == b"False"


def test_the_populations_are_those_of_2023_but_in_mayotte(geography: Geography) -> None:
    assert dict(geography.population_years) == {"": "2023", "976": "2017"}
