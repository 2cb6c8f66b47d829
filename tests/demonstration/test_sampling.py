"""The two samples: sizes announced, strata respected, each one simple random in its strata."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.demonstration.assumptions import Assumptions
from dashboard.demonstration.sampling import allocate
from dashboard.demonstration.survey import Survey
from dashboard.domain.observation import Unit


@pytest.mark.parametrize(("edition", "size"), [("2015", 11_000), ("2025", 12_000)])
def test_the_samples_have_the_announced_sizes_and_about_half_respond(
    surveys: dict[Unit, Survey], edition: str, size: int
) -> None:
    drawn = [s.draw(np.random.default_rng(1))[edition] for s in surveys.values()]
    assert sum(len(answered.sampled) for answered in drawn) == size
    respondents = sum(len(answered.respondents) for answered in drawn)
    assert 0.45 < respondents / size < 0.55
    for answered in drawn:
        assert set(answered.respondents) <= set(answered.sampled)


def test_each_stratum_gives_what_its_plan_says(communes: Survey) -> None:
    drawn = communes.draw(np.random.default_rng(2))
    for edition, answered in drawn.items():
        stratum, plan = communes.units[edition].stratum, communes.plans[edition]
        for who, wanted in (
            (answered.sampled, plan.sampled),
            (answered.respondents, plan.respondents),
        ):
            assert (np.bincount(stratum[who], minlength=communes.strata) == wanted).all()


def test_weights_give_back_the_communes_of_each_band(communes: Survey) -> None:
    drawn = communes.draw(np.random.default_rng(3))
    for edition, answered in drawn.items():
        design = communes.design(edition, answered)
        weights = design.weights[communes.units[edition].stratum[answered.respondents]]
        bands = communes.units[edition].band
        got = np.bincount(bands[answered.respondents], weights=weights)
        assert got == pytest.approx(np.bincount(bands))


def test_the_panel_is_arranged_and_leaves_each_sample_simple_random(
    communes: Survey, assumptions: Assumptions
) -> None:
    """Respondents of 2015 come back on purpose, yet every unit of a stratum is as likely."""
    after, before = communes.stayers
    stratum = communes.units["2025"].stratum
    often = np.zeros(len(stratum))
    together = []
    for i in range(60):
        drawn = communes.draw(np.random.default_rng([4, i]))
        often[drawn["2025"].respondents] += 1
        was = np.isin(before, drawn["2015"].respondents)
        now = np.isin(after, drawn["2025"].sampled)
        together.append(now[was].mean())
    by_chance = len(drawn["2025"].sampled) / len(stratum)
    assert by_chance + 0.2 < np.mean(together) <= assumptions.panel.kept + 0.05
    plan = communes.plans["2025"]
    rate = plan.respondents / np.maximum(np.bincount(stratum, minlength=communes.strata), 1)
    stays = np.zeros(len(stratum), dtype=bool)
    stays[after] = True
    large = np.isin(stratum, np.flatnonzero(np.bincount(stratum) > 200))
    for group in (stays & large, ~stays & large):
        expected = 60 * rate[stratum[group]]
        error = np.sqrt((expected * (1 - rate[stratum[group]])).sum())
        assert abs(often[group].sum() - expected.sum()) < 4 * error
    spread = (often[large] - 60 * rate[stratum[large]]) ** 2
    usual = 60 * rate[stratum[large]] * (1 - rate[stratum[large]])
    assert spread.sum() / usual.sum() == pytest.approx(1, abs=0.05)


counts = st.lists(st.integers(0, 400), min_size=1, max_size=20).map(np.asarray)


@given(counts, st.integers(0, 15), st.data())
def test_a_sample_is_shared_out_to_the_last_commune(
    communes_by_region: np.ndarray, least: int, data: st.DataObject
) -> None:
    floor = np.minimum(communes_by_region, least)
    wanted = data.draw(st.integers(int(floor.sum()), int(communes_by_region.sum())))
    shared = allocate(communes_by_region, wanted, floor)
    assert shared.sum() == wanted
    assert ((floor <= shared) & (shared <= communes_by_region)).all()


def test_a_sample_larger_than_the_communes_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be sampled"):
        allocate(np.asarray([3, 4]), 8, np.asarray([0, 0]))
