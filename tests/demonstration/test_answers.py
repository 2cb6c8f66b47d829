"""What the simulated communes of 2014 answer agrees with every figure printed of 2014."""

from collections.abc import Iterator

import numpy as np
import pytest

from dashboard.demonstration.assumptions import Assumptions
from dashboard.demonstration.survey import Survey
from dashboard.domain.size_range import SizeRange
from tests.tables.golden_2014 import COMPLEMENTS, GOLDEN, Golden

WORDS = {"la quasi-totalité": 95.0}
"""Least share, in percent, that words without number stand for."""
COMPARISON = "A047"
NUMBERS = [g for g in GOLDEN if g.id != COMPARISON]


def true_share(survey: Survey, edition: str, key: str, size: str, reading: str) -> float:
    """Share in percent over all units: what a census would find."""
    units, variables = survey.units[edition], survey.variables[edition]
    column = variables.names.index(key)
    wanted = SizeRange.from_code(size)
    inside = units.population >= wanted.minimum
    if wanted.maximum is not None:
        inside &= units.population < wanted.maximum
    weight = units.population if reading == "population" else np.ones(len(units))
    asked = weight * variables.x[:, column] * inside
    return float(100 * (asked * variables.y[:, column]).sum() / asked.sum())


def golden_share(survey: Survey, figure: Golden) -> float:
    key = f"{figure.indicator}/{figure.scope}"
    share = true_share(survey, "2015", key, figure.size, figure.reading)
    return share if figure.orientation == "direct" else 100 - share


@pytest.mark.parametrize("figure", NUMBERS, ids=lambda g: g.id)
def test_the_simulated_truth_of_2014_is_the_published_figure(
    communes: Survey, figure: Golden
) -> None:
    share = golden_share(communes, figure)
    if figure.number is None:
        assert share >= WORDS[figure.words]
    elif figure.qualifier == "exact":
        assert abs(share - figure.number) <= 0.5
    elif figure.qualifier == "more_than":
        assert share > figure.number
    else:
        assert figure.qualifier == "about"
        assert abs(share - figure.number) <= 3


def test_printed_complements_hold_too(communes: Survey) -> None:
    for golden, number, _ in COMPLEMENTS.values():
        figure = next(g for g in GOLDEN if g.id == golden)
        assert abs(100 - golden_share(communes, figure) - number) <= 0.5


def test_large_communes_call_on_outside_help_for_their_abs_more_than_small_ones(
    communes: Survey,
) -> None:
    key = "abs-prestataire-exterieur/sans-objet"
    small = true_share(communes, "2015", key, "moins-1500", "communes")
    assert true_share(communes, "2015", key, "5000-plus", "communes") > small
    assert true_share(communes, "2015", key, "1500-5000", "communes") > small


def _nested(assumptions: Assumptions) -> Iterator[tuple[str, str]]:
    for series in assumptions.series:
        yield from ((series.key, key) for key in series.within)
    yield "action-sociale/propre", "action-sociale/territoire"


@pytest.mark.parametrize("edition", ["2015", "2025"])
def test_answers_do_not_contradict_each_other(
    communes: Survey, assumptions: Assumptions, edition: str
) -> None:
    variables = communes.variables[edition]

    def said(key: str) -> np.ndarray:
        return variables.y[:, variables.names.index(key)] == 1

    for inner, outer in _nested(assumptions):
        if inner in variables.names:
            assert not (said(inner) & ~said(outer)).any(), (inner, outer)
    few, many = said("domaines-un-a-six/sans-objet"), said("domaines-sept-ou-plus/sans-objet")
    assert not (few & many).any()
    parts = ("abs-tous-les-ans", "abs-non-reconduite", "abs-une-seule")
    total = sum(said(f"{part}/sans-objet").astype(int) for part in parts)
    assert (total == said("abs-realisee/sans-objet")).all()
    offering = said("prestation/propre")
    kinds = said("prestation-en-nature/propre") | said("aide-financiere-non-remboursable/propre")
    assert (kinds == offering).all()
    thanks_to_epci = said("action-sociale/territoire") & ~said("action-sociale/propre")
    assert not (thanks_to_epci & ~said("competence-epci/sans-objet")).any()


@pytest.mark.parametrize("edition", ["2015", "2025"])
def test_the_share_of_each_band_is_the_assumed_one(
    communes: Survey, assumptions: Assumptions, edition: str
) -> None:
    units, variables = communes.units[edition], communes.variables[edition]
    put_nowhere = {
        g.indicator for g in assumptions.gaps if (g.status, g.edition) == ("ND", edition)
    }
    for column, key in enumerate(variables.names):
        series = assumptions.by_key[key]
        if edition in series.rest or series.indicator in put_nowhere:
            continue
        for band, share in enumerate(series.shares[edition]):
            inside = units.band == band
            asked = variables.x[inside, column].sum()
            assert abs(variables.y[inside, column].sum() - share / 100 * asked) <= 0.5


def test_the_field_that_changes_is_the_communes_with_a_ccas_in_2025_only(communes: Survey) -> None:
    for edition, everyone in (("2015", True), ("2025", False)):
        variables = communes.variables[edition]
        asked = variables.x[:, variables.names.index("ccas-avec-services/sans-objet")]
        ccas = variables.y[:, variables.names.index("ccas/sans-objet")]
        assert (asked == (1 if everyone else ccas)).all()


def test_a_commune_answers_more_alike_at_both_dates_than_two_communes_do(communes: Survey) -> None:
    after, before = communes.stayers
    small = communes.units["2015"].band[before] == 0
    key = "prestation-en-nature/propre"
    first, second = (
        communes.variables[e].y[:, communes.variables[e].names.index(key)] for e in ("2015", "2025")
    )
    together = np.corrcoef(first[before][small], second[after][small])[0, 1]
    assert 0.3 < together < 0.9
