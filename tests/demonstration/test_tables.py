"""The tables of the demonstration: complete, coherent, with secrets that nobody can undo."""

from collections import Counter, defaultdict

import numpy as np
import pytest

from dashboard.demonstration.assumptions import Assumptions, Form
from dashboard.demonstration.releases import released
from dashboard.demonstration.rows import Cell, rounded
from dashboard.domain.catalogue import Catalogue
from dashboard.domain.dataset import Dataset
from dashboard.domain.observation import Reading, Scope, Unit
from dashboard.domain.size_range import ALL_SIZES, SizeRange
from dashboard.domain.status import Confidentiality, Qualifier, Status
from dashboard.domain.territory import FRANCE
from dashboard.geography.frame import composition_2015, composition_2025
from dashboard.geography.store import Geography
from dashboard.tables.store import Observations
from tests.demonstration.tables import form_of


def test_every_row_is_simulated_and_says_so(demonstration: Observations) -> None:
    assert {row.key.dataset for row in demonstration} == {Dataset.DEMONSTRATION.value}
    assert {row.source for row in demonstration} == {"demonstration"}
    source = demonstration.sources["demonstration"]
    assert source.nature == "simulation"
    assert source.publication == "Démonstration – données fictives"
    assert [row.id for row in demonstration][:2] == ["D000001", "D000002"]


def test_every_indicator_has_complete_tables_in_each_of_its_editions(
    demonstration: Observations,
    demonstration_catalogue: Catalogue,
    geography: Geography,
    assumptions: Assumptions,
) -> None:
    some = {(r.indicator, r.edition): len(r.sizes) for r in assumptions.releases if r.sizes}
    assert some
    found = Counter(
        (r.key.indicator, r.key.edition, r.key.scope, r.key.reading) for r in demonstration
    )
    wanted = {}
    for indicator in demonstration_catalogue.indicators.values():
        for edition in indicator.editions:
            lines = 1 + len(geography.regions) - (edition == "2015")
            sizes = some.get((indicator.id, edition), 5)
            cells = 1 if indicator.unit is Unit.EPCI else (1 + sizes) * lines
            for scope in indicator.scopes:
                for reading in indicator.readings:
                    wanted[indicator.id, edition, scope, reading] = cells
    assert found == wanted
    readings = {r for i in demonstration_catalogue.indicators.values() for r in i.readings}
    assert readings == {Reading.UNITS, Reading.POPULATION}


def test_mayotte_has_no_line_in_2015(demonstration: Observations) -> None:
    lines = {row.key.edition for row in demonstration if row.key.territory.code == "06"}
    assert lines == {"2025"}


def test_two_publications_do_not_cut_sizes_alike(
    demonstration: Observations, demonstration_catalogue: Catalogue
) -> None:
    limits = defaultdict(set)
    for row in demonstration:
        if row.key.unit is Unit.COMMUNE and not row.key.size_range.is_all:
            theme = demonstration_catalogue.indicators[row.key.indicator].theme
            limits[row.key.edition, theme].add(row.key.size_range.code)
    assert "30000-plus" in limits["2015", "prestations"]
    assert "10000-plus" in limits["2025", "prestations"]
    assert "10000-plus" in limits["2015", "organisation"]
    assert {len(codes) for codes in limits.values()} == {5}


def test_every_status_is_met(demonstration: Observations) -> None:
    found = {row.status for row in demonstration}
    assert found >= {
        Status.PUBLISHED,
        Status.PROVISIONAL,
        Status.ESTIMATED,
        Status.LOW_RELIABILITY,
        Status.NOT_COLLECTED,
        Status.NON_RESPONSE,
        Status.NOT_CONCERNED,
        Status.FORTHCOMING,
    }
    assert {row.confidentiality for row in demonstration} == set(Confidentiality)


def test_not_concerned_means_that_no_commune_has_that_size(
    demonstration: Observations, geography: Geography
) -> None:
    for row in demonstration:
        key = row.key
        if key.unit is Unit.EPCI or key.territory == FRANCE:
            continue
        if row.status is Status.FORTHCOMING:
            continue
        count = composition_2015 if key.edition == "2015" else composition_2025
        found = count(geography, key.territory, [key.size_range])
        assert found is not None
        assert (row.status is Status.NOT_CONCERNED) == (found[0].communes == 0)


def test_low_reliability_is_said_where_the_interval_is_wide_or_the_base_thin(
    demonstration: Observations, assumptions: Assumptions
) -> None:
    limits = assumptions.reliability
    for row in demonstration:
        if not row.has_figure or row.standard_error is None:
            continue
        assert row.interval is not None
        assert row.base is not None
        half = (row.interval[1] - row.interval[0]) / 2
        if abs(half - limits.half_width) > 0.1:
            poor = half > limits.half_width or row.base < limits.respondents
            assert (row.status is Status.LOW_RELIABILITY) == poor


def test_every_figure_has_its_precision(
    demonstration: Observations, assumptions: Assumptions
) -> None:
    for row in demonstration:
        form = form_of(row, assumptions)
        if form is Form.IMPRECISE:
            assert row.interval is None
            assert row.standard_error is None
            assert row.base is None
        elif form is Form.IN_WORDS and row.words:
            assert row.qualifier is Qualifier.ABOUT
            assert row.interval is None
        elif row.has_figure:
            assert row.value is not None
            assert row.interval is not None
            assert row.standard_error is not None
            assert 0 <= row.interval[0] <= row.value <= row.interval[1] <= 100
            if 0 < row.value < 100 and row.standard_error == 0:
                assert row.interval[1] - row.interval[0] < 0.15


def test_a_question_put_nowhere_in_a_region_is_said_of_france(demonstration: Observations) -> None:
    gone = [row for row in demonstration if row.status is Status.NOT_COLLECTED]
    assert gone
    for row in gone:
        whole = demonstration.cells(
            row.key.indicator, row.key.edition, row.key.scope, row.key.reading
        )
        assert row.note
        assert {cell.note for cell in whole.values()} == {row.note}


def test_figures_of_2014_lie_near_what_was_published(demonstration: Observations) -> None:
    cells = demonstration.cells("action-sociale", "2015", Scope.OWN, Reading.UNITS)
    small = cells[SizeRange(0, 500)]
    assert small.interval is not None
    assert small.interval[0] <= 72 <= small.interval[1]


def test_covariances_are_those_of_pairs_of_one_indicator(demonstration: Observations) -> None:
    assert demonstration.covariances
    for (before, after), covariance in demonstration.covariances.items():
        one, two = demonstration.by_id[before], demonstration.by_id[after]
        assert (one.key.edition, two.key.edition) == ("2015", "2025")
        for part in ("indicator", "scope", "reading", "territory"):
            assert getattr(one.key, part) == getattr(two.key, part)
        assert one.key.size_range.overlaps(two.key.size_range)
        assert one.standard_error is not None
        assert two.standard_error is not None
        assert abs(covariance) <= one.standard_error * two.standard_error + 1e-4


def test_both_rises_and_falls_and_steady_figures_are_to_be_seen(
    demonstration: Observations, demonstration_catalogue: Catalogue
) -> None:
    verdicts = Counter()
    for indicator in demonstration_catalogue.indicators.values():
        if set(indicator.editions) != {"2015", "2025"}:
            continue
        for scope in indicator.scopes:
            cells = [
                demonstration.cells(indicator.id, e, scope, Reading.UNITS, indicator.group)
                for e in ("2015", "2025")
            ]
            one, two = (cell[ALL_SIZES] for cell in cells)
            if None in (one.standard_error, two.standard_error):
                continue
            gap = two.value - one.value
            error = np.hypot(one.standard_error, two.standard_error)
            verdicts[int(np.sign(gap)) if abs(gap) > 1.96 * error else 0] += 1
    assert min(verdicts[-1], verdicts[0], verdicts[1]) >= 4


@pytest.mark.parametrize(("value", "decimals", "shown"), [(12.25, 1, 12.3), (6.25 - 1e-12, 1, 6.3)])
def test_a_half_is_rounded_alike_on_every_machine(
    value: float, decimals: int, shown: float
) -> None:
    assert rounded(value, decimals) == shown


def test_words_tell_the_estimate_and_a_release_that_would_not_is_refused(
    demonstration: Observations, assumptions: Assumptions
) -> None:
    told = [row for row in demonstration if row.words]
    assert told
    release = next(r for r in assumptions.releases if r.form is Form.IN_WORDS)
    false = release.model_copy(update={"about": 60.0})
    wrong = assumptions.model_copy(update={"releases": (false,)})
    row = {"value": told[0].value, "status": "A"}
    series = assumptions.by_key[f"{release.indicator}/sans-objet"]
    cell = Cell(series, Reading.UNITS, FRANCE, ALL_SIZES, 0, 0)
    with pytest.raises(ValueError, match="une commune sur trois"):
        list(released(iter([(cell, row)]), release.edition, wrong))
