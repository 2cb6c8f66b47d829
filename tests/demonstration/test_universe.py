"""The units of the demonstration are the real frame."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.demonstration.survey import Survey
from dashboard.demonstration.universe import scale_within
from dashboard.domain.observation import Unit
from dashboard.geography.store import Geography

LIMITS = [500, 1500, 5000, 10000, 30000]


def test_each_departement_counts_its_real_communes_and_inhabitants_of_2015(
    communes: Survey, geography: Geography
) -> None:
    units = communes.units["2015"]
    codes = pd.Series(units.codes)
    found = pd.DataFrame(
        {
            "departement": codes.str[:2].where(~codes.str.startswith("97"), codes.str[:3]),
            "pop_min": np.asarray([0, *LIMITS])[
                np.searchsorted(LIMITS, units.population, side="right")
            ],
            "population": units.population,
        }
    )
    got = found.groupby(["departement", "pop_min"])["population"].agg(["count", "sum"])
    frame = geography.frame_2015.set_index(["departement", "pop_min"]).sort_index()
    frame = frame[frame["communes"] > 0]
    assert got.index.equals(frame.index)
    assert (got["count"] == frame["communes"]).all()
    assert (got["sum"] == frame["population"]).all()
    assert len(units) == 36_641


def test_the_communes_of_2025_are_those_of_the_map(communes: Survey, geography: Geography) -> None:
    units = communes.units["2025"]
    order = np.argsort(units.codes)
    assert list(units.codes[order]) == list(geography.codes)
    assert (units.population[order] == geography.population).all()


def test_the_communes_of_2015_existed_and_mayotte_is_not_among_them(
    communes: Survey, geography: Geography
) -> None:
    codes = set(communes.units["2015"].codes)
    assert not any(code.startswith("976") for code in codes)
    assert all(any(o.existed_2015 for o in geography.successors(code)) for code in codes)


def test_a_commune_that_stayed_the_same_is_followed_and_a_merged_one_is_not(
    communes: Survey, geography: Geography
) -> None:
    first, second = communes.units["2015"], communes.units["2025"]
    after, before = communes.stayers
    assert len(after) > 28_000
    assert (first.stratum[before] == second.stratum[after]).all()
    merged = {geography.codes[i] for i in np.flatnonzero(geography.merged_last_year > 2015)}
    assert not merged & set(second.codes[after])
    same_code = np.mean(first.codes[before] == second.codes[after])
    assert same_code > 0.99


def test_the_epci_are_counted_by_kind_without_the_metropole_de_lyon(
    surveys: dict[Unit, Survey],
) -> None:
    units = surveys[Unit.EPCI].units
    assert len(units["2015"]) == 2133
    assert len(units["2025"]) == 1254


@given(
    st.lists(st.floats(0, 1e4), min_size=1, max_size=30).map(sorted),
    st.integers(0, 50),
    st.integers(0, 500),
    st.data(),
)
def test_scaled_populations_stay_in_their_band_and_meet_its_total(
    values: list[float], low: int, width: int, data: st.DataObject
) -> None:
    high, many = low + width, len(values)
    total = data.draw(st.integers(low * many, high * many))
    found = scale_within(np.asarray(values), low, high, total)
    assert found.sum() == total
    assert ((low <= found) & (found <= high)).all()
    assert (np.diff(found) >= -1).all()


def test_an_impossible_total_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot sum to 11"):
        scale_within(np.asarray([1.0, 2.0]), 1, 5, 11)
