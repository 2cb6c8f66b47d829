"""A table not yet published gives away nobody; a published one keeps its own protection."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.ingest.finding.table import Table
from dashboard.ingest.mapping.prepared import Prepared
from dashboard.ingest.mapping.telling import checks_json, checks_told
from dashboard.stats.disclosure import bridges
from tests.ingest.checks.samples import (
    ALL,
    FREQUENCIES,
    INDICATOR,
    SIZE_500,
    SIZE_1500,
    SIZE_5000,
    SIZE_10000,
    SIZE_REST,
    by_size,
    of,
)
from tests.ingest.mapping.known import NO_CONTRACT, cells, checked, failing, outcome, said
from tests.ingest.mapping.tables import Cell, head, mapped, table

SIZES = (SIZE_500, SIZE_1500, SIZE_5000, SIZE_10000, SIZE_REST)
ONE = {"%": INDICATOR}
COUNTED = {"%": INDICATOR, "n": f'{INDICATOR}\nmeasure = "base"'}
BASES = [600.0, 500.0, 300.0, 90.0, 60.0, 1550.0]
VALUES = [8.0, 15.0, 33.0, 58.0, 71.0, 22.0]


def small(base: float, value: float) -> Prepared:
    """A table not yet published, whose range of 5 000 to 10 000 rests on few respondents."""
    values, bases = [*VALUES], [*BASES]
    values[3], bases[3] = value, base
    return of(by_size(values, bases), COUNTED, unpublished=True)


def hidden(found: Prepared) -> set[str]:
    """Labels of the rows that are secret."""
    return {r["size_label"] for r in found.rows if r["confidentiality"] != "F"}


@pytest.mark.parametrize(
    ("base", "value", "is_secret"),
    [
        (2, 50.0, True),
        (3, 33.0, True),
        (9, 100.0, True),
        (9, 0.0, True),
        (9, 44.0, False),
        (90, 100.0, False),
    ],
)
def test_a_cell_that_tells_something_of_one_unit_is_made_secret(
    base: float, value: float, is_secret: bool
) -> None:
    found = small(base, value)
    assert (SIZE_10000 in hidden(found)) is is_secret
    assert len(hidden(found)) in ((2,) if is_secret else (0,)), "another falls with it"
    assert ALL not in hidden(found), "the whole stays"


def test_a_secret_figure_keeps_its_row_and_leaves_no_trace_of_its_numbers() -> None:
    found = small(2, 57.25)
    assert "contract" not in failing(found)
    row = next(r for r in found.rows if r["size_label"] == SIZE_10000)
    assert (row["confidentiality"], row["value"], row["base"]) == ("C", "", "")
    everything = checks_told(found) + json.dumps(checks_json(found), default=str)
    assert "57.25" not in everything
    assert outcome(found, "disclosure") == "told"
    assert "B8" in cells(found, "disclosure")


def test_a_published_table_is_left_as_it_is() -> None:
    values, bases = [*VALUES], [*BASES]
    bases[3] = 2.0
    found = of(by_size(values, bases), COUNTED)
    assert not hidden(found)
    assert cells(found, "disclosure") == ["B8"]
    assert "base 2" in said(found, "disclosure")
    assert not failing(found) & {"disclosure", "disclosure-counts"}


def test_without_counts_nothing_can_be_verified_and_that_is_said() -> None:
    published = of(by_size(VALUES), ONE)
    assert outcome(published, "disclosure") == outcome(published, "disclosure-counts")
    assert outcome(published, "disclosure") == "not applicable"
    new = of(by_size(VALUES), ONE, unpublished=True)
    assert "disclosure-counts" in failing(new)
    accepted = of(
        by_size(VALUES), ONE, accept={"disclosure-counts": "règles appliquées"}, unpublished=True
    )
    assert "disclosure-counts" not in failing(accepted)


def coded(rows: dict[str, list[Cell]], columns: dict[str, str]) -> Prepared:
    """A published table in which « s » is a secret."""
    found = table(rows, list(columns), codes={"s": "secret statistique"})
    return checked(head() + mapped(found, columns), found)


def test_a_secret_alone_in_its_partition_looks_recoverable() -> None:
    told = said(coded({ALL: [20.0, "s", 33.0]}, FREQUENCIES), "disclosure")
    assert "100 less the others gives it" in told
    assert "C5" in told
    two = coded({ALL: [20.0, "s", "s"]}, FREQUENCIES)
    assert outcome(two, "disclosure") == "passed"
    some = dict(list(FREQUENCIES.items())[:2])
    assert outcome(coded({ALL: [20.0, "s"]}, some), "disclosure") == "passed", "one part is missing"


def test_a_secret_alone_among_the_sizes_of_a_total_looks_recoverable() -> None:
    values: list[Cell] = [*VALUES]
    values[1] = "s"
    found = coded(by_size(values), ONE)
    assert cells(found, "disclosure") == ["B6"]
    values[2] = "s"
    assert outcome(coded(by_size(values), ONE), "disclosure") == "passed"


def regional(bases: list[list[int]], values: list[list[int]]) -> tuple[str, Table]:
    """France and régions in rows, sizes in columns (total first), each with its respondents."""
    names = {
        "France": "france",
        "Bretagne": "region-53",
        "Corse": "region-94",
        "Normandie": "region-28",
    }
    sizes = {
        ALL: "toutes",
        **dict(
            zip(
                SIZES,
                ("moins-500", "500-1500", "1500-5000", "5000-10000", "10000-plus"),
                strict=True,
            )
        ),
    }
    columns = [(size, kind) for size in sizes for kind in ("%", "n")]
    rows = {
        name: [x for v, b in zip(values[i], bases[i], strict=True) for x in (float(v), float(b))]
        for i, name in enumerate(names)
    }
    found = table(rows, columns)
    text = mapped(found, {}, {name: f'territory = "{key}"' for name, key in names.items()})
    for size, code in sizes.items():
        for kind, measure in (("%", "value"), ("n", "base")):
            text += f'[[table.column]]\nlabel = ["{size}", "{kind}"]\nsize = "{code}"\n'
            text += f'{INDICATOR}\nmeasure = "{measure}"\n'
    return head() + text, found


CELL = st.integers(1, 40)


@settings(max_examples=25)
@given(st.lists(st.lists(CELL, min_size=5, max_size=5), min_size=3, max_size=3), st.data())
def test_no_secret_is_given_back_by_the_totals(parts: list[list[int]], data: st.DataObject) -> None:
    """Régions × sizes with their margins: what is hidden is never the only unknown of a line."""
    rows = [[sum(r[i] for r in parts) for i in range(5)], *parts]
    bases = [[sum(row), *row] for row in rows]
    values = [[data.draw(st.sampled_from((0, 30, 60, 100))) for _ in row] for row in bases]
    text, found = regional(bases, values)
    with NO_CONTRACT:
        of_it = checked(text, found, unpublished=True)
    secret = {o.cell for o in of_it.origins if o.raw == "(suppressed)" and o.measure == "value"}
    mask = np.array(
        [[f.cell in secret for f in found.figures[i * 12 : i * 12 + 12 : 2]] for i in range(4)]
    )
    assert not bridges(mask).any()
    for i, row in enumerate(bases):
        for j, base in enumerate(row):
            assert mask[i, j] or base >= 3
    assert len(of_it.rows) == 24


def test_every_level_of_territory_is_protected() -> None:
    bases = [[9 * 5, *[9] * 5]] + [[30, 6, 6, 6, 6, 6]] * 3
    bases[2] = [26, 2, 6, 6, 6, 6]
    text, found = regional(bases, [[50] * 6] * 4)
    of_it = checked(text, found, unpublished=True)
    lost = [(r["territory"], r["size_label"]) for r in of_it.rows if r["confidentiality"] == "C"]
    assert lost == [("region-94", SIZE_500)]
    fallen = [r for r in of_it.rows if r["confidentiality"] == "D"]
    assert len(fallen) == 3, "the three other corners of a rectangle"
    assert "france" not in {r["territory"] for r in fallen}
    assert ALL not in {r["size_label"] for r in fallen}


def test_a_part_is_hidden_before_a_total_even_where_no_count_tells_them_apart() -> None:
    values: list[Cell] = [*VALUES]
    values[3] = "s"
    found = table(by_size(values), ["%"], codes={"s": "secret"})
    of_it = checked(head() + mapped(found, ONE), found, unpublished=True)
    assert len(hidden(of_it)) == 2
    assert ALL not in hidden(of_it)


def test_what_is_published_of_everybody_stays_even_where_all_agree() -> None:
    found = of(
        by_size([100.0] * 6, [600.0, 500.0, 300.0, 2.0, 60.0, 1462.0]), COUNTED, unpublished=True
    )
    assert SIZE_10000 in hidden(found)
    assert ALL not in hidden(found)


def test_all_shares_of_a_hidden_cell_fall_together() -> None:
    columns = {
        **FREQUENCIES,
        "n": 'indicator = "abs-une-seule"\ngroup = "abs-realisee"\nmeasure = "base"',
    }
    rows = {ALL: [20.0, 47.0, 33.0, 2.0]}
    found = of(rows, columns, unpublished=True)
    assert {r["value"] for r in found.rows} == {""}


def test_a_range_between_the_sizes_and_the_total_falls_with_what_it_holds() -> None:
    rows = by_size(VALUES, [600.0, 2.0, 300.0, 90.0, 60.0, 1052.0])
    rows["Moins de 1 500 habitants"] = [10.0, 602.0]
    found = table(rows, list(COUNTED))
    text = head() + mapped(found, COUNTED)
    text += '[[table.row]]\nlabel = ["Moins de 1 500 habitants"]\nsize = "moins-1500"\n'
    of_it = checked(text, found, unpublished=True)
    assert "Moins de 1 500 habitants" in hidden(of_it)
