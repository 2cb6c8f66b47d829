"""What is secret stays so: no cell tells of one commune, none can be worked out."""

from collections import defaultdict

import numpy as np

from dashboard.demonstration.assumptions import Assumptions, Form
from dashboard.demonstration.survey import Survey
from dashboard.domain.catalogue import Catalogue
from dashboard.domain.observation import Unit
from dashboard.domain.size_range import ALL_SIZES
from dashboard.domain.status import Confidentiality, Status
from dashboard.domain.territory import FRANCE
from dashboard.tables.store import Observations
from tests.demonstration.tables import axes, form_of, tables
from tests.stats.test_disclosure import worked_out


def test_no_masked_cell_can_be_worked_out_from_a_row_or_a_column(
    demonstration: Observations, assumptions: Assumptions
) -> None:
    """Every table, both readings, by the rank of its equations (the frame being public).

    Cells without figure for another reason are taken as known, which helps the attacker.
    """
    masked = 0
    for table in tables(demonstration):
        lines, sizes = axes(table)
        mask = np.asarray(
            [[table[t, s].confidentiality.hides for s in sizes] for t in lines], dtype=bool
        )
        masked += int(mask.sum())
        if form_of(next(iter(table.values())), assumptions) is Form.SOME_SIZES:
            mask = np.column_stack([mask, np.ones(len(mask), dtype=bool)])
            assert not worked_out(mask)[:, :-1].any(), next(iter(table.values())).key
            continue
        assert not worked_out(mask).any(), next(iter(table.values())).key
    assert masked > 1000


def test_no_masked_cell_stands_under_a_unanimous_total_of_its_region(
    demonstration: Observations,
) -> None:
    for table in tables(demonstration):
        lines, sizes = axes(table)
        for line in lines[1:]:
            total = table[line, ALL_SIZES]
            unanimous = total.value in (0, 100) and total.standard_error == 0
            if total.has_figure and unanimous:
                hidden = [table[line, s].id for s in sizes if table[line, s].confidentiality.hides]
                assert not hidden, total.id


def test_both_readings_and_all_scopes_and_parts_hide_the_same_cells(
    demonstration: Observations, demonstration_catalogue: Catalogue
) -> None:
    masks: dict[tuple[str, str], set[frozenset[tuple[str, str]]]] = defaultdict(set)
    for table in tables(demonstration):
        key = next(iter(table.values())).key
        partition = demonstration_catalogue.indicators[key.indicator].partition
        hidden = {(t.key, s.code) for (t, s), row in table.items() if row.confidentiality.hides}
        masks[key.edition, partition or key.indicator].add(frozenset(hidden))
    assert {len(found) for found in masks.values()} == {1}


def test_no_figure_rests_on_a_handful_of_respondents(
    demonstration: Observations, assumptions: Assumptions
) -> None:
    rules = assumptions.disclosure
    for row in demonstration:
        if not row.has_figure:
            assert row.value is row.interval is row.standard_error is row.base is None
            continue
        if form_of(row, assumptions) in (Form.IMPRECISE, Form.IN_WORDS) and row.base is None:
            continue
        assert row.base is not None
        assert row.base >= rules.units
        if row.base < rules.small:
            assert row.value not in (0, 100)


def test_france_is_never_masked(demonstration: Observations) -> None:
    france = [row for row in demonstration if row.key.territory == FRANCE]
    assert not any(row.confidentiality.hides for row in france)
    assert {row.status for row in france if not row.has_figure} == {Status.FORTHCOMING}


def test_a_dominated_cell_is_secret(demonstration: Observations, communes: Survey) -> None:
    """Cells of which one commune holds nearly everybody, found from the real populations."""
    units = communes.units["2025"]
    secret = Confidentiality.FREE
    checked = 0
    for row in demonstration:
        key = row.key
        if key.edition != "2025" or key.territory == FRANCE or key.unit is Unit.EPCI:
            continue
        inside = (units.population >= key.size_range.minimum) & (
            units.region == communes.regions.index(key.territory.code)
        )
        if key.size_range.maximum is not None:
            inside &= units.population < key.size_range.maximum
        people = units.population[inside]
        if key.indicator == "ccas" and len(people) and people.max() >= 0.85 * people.sum():
            assert row.confidentiality is not secret
            checked += 1
    assert checked
