"""Checks of one figure at a time: each stops or tells on a broken table, and names the cell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.ingest.finding.table import Doubt
from tests.ingest.checks.samples import INDICATOR, SIZE_500, SIZE_1500, by_size, of
from tests.ingest.mapping.known import cells, checked, failing, outcome, result, said
from tests.ingest.mapping.tables import ABS, ABS_COLUMNS, abs_table, head, mapped, table

ONE = {"%": INDICATOR}
PRECISE = {
    "%": INDICATOR,
    "se": f'{INDICATOR}\nmeasure = "standard_error"',
    "inf": f'{INDICATOR}\nmeasure = "ci_low"',
    "sup": f'{INDICATOR}\nmeasure = "ci_high"',
    "n": f'{INDICATOR}\nmeasure = "base"',
}


@pytest.mark.parametrize("value", [-0.1, 100.1, 980.0])
def test_a_share_outside_0_and_100_stops_the_import(value: float) -> None:
    found = of({SIZE_500: [value]}, ONE)
    assert failing(found) >= {"range-0-100", "contract"}
    assert cells(found, "range-0-100") == cells(found, "contract") == ["B5"]


@pytest.mark.parametrize("value", [0.0, 100.0])
def test_0_and_100_are_shares(value: float) -> None:
    assert not of({SIZE_500: [value]}, ONE).stopped


def test_fractions_taken_for_percent_are_noticed() -> None:
    rows = {name: [row[0] / 100] for name, row in ABS.items()}
    found = of(rows, ONE)
    assert failing(found) == {"scale"}
    assert "largest share is 0.71 %" in said(found, "scale")
    assert not checked(
        head() + mapped(table(rows, ["%"]), ONE, scale="fraction"), table(rows, ["%"])
    ).stopped


INTERVALS = [
    ((40.0, 2.0, 41.0, 44.0, 600), "an interval holds its value", "D5"),
    ((40.0, 2.0, 36.1, 39.0, 600), "an interval holds its value", "D5"),
    ((40.0, -2.0, 36.1, 43.9, 600), "not negative", "C5"),
    ((40.0, 2.0, None, 43.9, 600), "two limits", "E5"),
    ((40.0, 2.0, 36.1, None, 600), "two limits", "D5"),
    (("s", 2.0, 36.1, 43.9, 600), "no precision either", "B5"),
]


@pytest.mark.parametrize(("contents", "told", "cell"), INTERVALS)
def test_an_interval_that_cannot_be_is_refused(
    contents: tuple[float | str | None, ...], told: str, cell: str
) -> None:
    found = table({SIZE_500: contents}, list(PRECISE), codes={"s": "secret"})
    of_it = checked(head() + mapped(found, PRECISE), found)
    assert "interval" in failing(of_it)
    assert told in said(of_it, "interval")
    assert cells(of_it, "interval") == [cell]


def test_the_margin_of_a_secret_is_refused_too() -> None:
    columns = {"%": INDICATOR, "±": f'{INDICATOR}\nmeasure = "margin"'}
    found = table({SIZE_500: ("s", 2.0)}, list(columns), codes={"s": "secret"})
    of_it = checked(head() + mapped(found, columns), found)
    assert "margin 2 (C5)" in said(of_it, "interval")


def test_a_good_interval_passes_and_none_is_not_applicable() -> None:
    assert outcome(of({SIZE_500: (40.0, 2.0, 36.1, 43.9, 600)}, PRECISE), "interval") == "passed"
    assert outcome(of({SIZE_500: [40.0]}, ONE), "interval") == "not applicable"


@pytest.mark.parametrize(
    ("error", "passes"), [(2.0, True), (1.0, False), (4.0, False), (2.3, True)]
)
def test_interval_and_standard_error_tell_the_same(error: float, passes: bool) -> None:
    found = of({SIZE_500: (40.0, error, 36.1, 43.9, 600)}, PRECISE)
    assert (outcome(found, "interval-agrees") == "passed") is passes
    assert cells(found, "interval-agrees") == ([] if passes else ["C5"])


def test_near_0_an_interval_need_not_be_symmetric() -> None:
    found = of({SIZE_500: (3.0, 1.0, 1.0, 8.0, 600)}, PRECISE)
    assert outcome(found, "interval-agrees") == "passed"
    two = {k: v for k, v in PRECISE.items() if k in ("%", "se")}
    assert outcome(of({SIZE_500: (40.0, 2.0)}, two), "interval-agrees") == "not applicable"


@pytest.mark.parametrize(
    ("error", "base", "passes"),
    [(2.0, 600, True), (0.02, 600, False), (20.0, 600, False), (2.0, 60000, False)],
)
def test_a_precision_must_fit_its_respondents(error: float, base: float, passes: bool) -> None:
    columns = {k: v for k, v in PRECISE.items() if k in ("%", "se", "n")}
    found = of({SIZE_500: (40.0, error, base)}, columns)
    assert (outcome(found, "precision-plausible") == "passed") is passes
    assert cells(found, "precision-plausible") == ([] if passes else ["C5"])


def test_the_precision_of_an_interval_is_judged_too() -> None:
    columns = {k: v for k, v in PRECISE.items() if k in ("%", "inf", "sup", "n")}
    found = of({SIZE_500: (40.0, 10.0, 90.0, 60000)}, columns)
    assert cells(found, "precision-plausible") == ["C5"]
    assert outcome(of({SIZE_500: [40.0]}, ONE), "precision-plausible") == "not applicable"


CATALOGUE = [
    ('indicator = "abs-realise"', "no such indicator"),
    ('indicator = "abs-themes"', "does not fit the indicator 'abs-themes'"),
    ('indicator = "abs-realisee"\ngroup = "abs-realisee"', "does not fit the indicator"),
    ('indicator = "abs-realisee"\nscope = "propre"', "does not fit the indicator"),
    ('indicator = "abs-prevue"\norientation = "inverse"', "orientation 'inverse'"),
    ('indicator = "abs-realisee"\nedition = "2035"', "no such edition"),
]


@pytest.mark.parametrize(("column", "told"), CATALOGUE)
def test_what_the_catalogue_does_not_know_is_refused_with_its_cell(column: str, told: str) -> None:
    found = of({SIZE_500: [40.0]}, {"%": column})
    assert "catalogue" in failing(found)
    assert told in said(found, "catalogue")
    assert set(cells(found, "catalogue")) == {"B5"}


def test_a_limit_of_sizes_not_met_before_is_told_and_not_refused() -> None:
    found = table({"2 000 habitants ou plus": [40.0]}, ["%"])
    rows = {"2 000 habitants ou plus": 'size = "2000-plus"'}
    of_it = checked(head() + mapped(found, ONE, rows), found)
    assert not of_it.stopped
    assert outcome(of_it, "size-limits") == "told"
    assert "2000" in said(of_it, "size-limits")
    assert outcome(of({SIZE_500: [40.0]}, ONE), "size-limits") == "passed"


def test_a_broken_rule_of_the_contract_is_told_by_cell() -> None:
    columns = {"%": 'indicator = "epci-cias"\nunit = "epci"'}
    found = of({SIZE_500: [40.0]}, columns)
    assert "EPCI results are not published by size" in said(found, "contract")
    assert cells(found, "contract") == ["B5"]


def test_a_broken_rule_about_a_precision_is_told_in_its_own_cell() -> None:
    found = of({SIZE_500: (98.0, 2.0, 94.0, 102.0, 600)}, PRECISE)
    assert "an upper bound is at most 100" in said(found, "contract")
    assert cells(found, "contract") == ["E5"]
    assert cells(of({SIZE_500: (98.0, -2.0, 94.0, 99.0, 600)}, PRECISE), "contract") == ["C5"]


@pytest.mark.parametrize("key", ["region-42", "departement-20", "epci-999999999"])
def test_a_territory_of_another_time_is_refused_with_a_remedy(key: str) -> None:
    found = of({SIZE_500: [40.0], SIZE_1500: [41.0]}, {"%": f'{INDICATOR}\nterritory = "{key}"'})
    assert "territory-known" in failing(found)
    assert cells(found, "territory-known") == ["B5"], "each territory is told once"
    assert ("before 2016" in said(found, "territory-known")) is (key == "region-42")


def test_territories_of_today_pass() -> None:
    for key in ("region-76", "departement-2A", "metropole", "france"):
        found = of({SIZE_500: [40.0]}, {"%": f'{INDICATOR}\nterritory = "{key}"'})
        assert not found.stopped, failing(found)


def test_a_doubt_about_an_imported_sheet_must_be_looked_at() -> None:
    doubts = tuple(
        Doubt("Tableau 1", cell, "a code that no note explains") for cell in ("B9", "C9")
    )
    found = checked(head() + mapped(abs_table(), ABS_COLUMNS), abs_table(), doubts=doubts)
    assert failing(found) == {"doubts"}
    assert "(in 2 cells, the last C9)" in said(found, "doubts")
    assert cells(found, "doubts") == ["B9"]
    text = head(accept={"doubts": "lu dans le classeur"}) + mapped(abs_table(), ABS_COLUMNS)
    accepted = checked(text, abs_table(), doubts=doubts)
    assert not accepted.stopped
    assert result(accepted, "doubts").reason == "lu dans le classeur"
    elsewhere = (Doubt("Sommaire", "B9", "a stray cell"),)
    assert not checked(
        head() + mapped(abs_table(), ABS_COLUMNS), abs_table(), doubts=elsewhere
    ).stopped


def test_a_code_that_the_mapping_takes_otherwise_than_the_file_must_be_accepted() -> None:
    found = table({SIZE_500: ["NC"]}, ["%"], codes={"NC": "non concerné"})
    other = checked(head() + mapped(found, ONE, more='codes = { NC = "ND" }'), found)
    assert failing(other) == {"codes-as-defined"}
    assert cells(other, "codes-as-defined") == ["B5"]
    same = checked(head() + mapped(found, ONE, more='codes = { NC = "NC" }'), found)
    assert outcome(same, "codes-as-defined") == "passed"
    assert outcome(of({SIZE_500: [1.0]}, ONE), "codes-as-defined") == "not applicable"


def test_a_number_with_other_decimals_than_its_neighbours_is_noticed() -> None:
    values = [8.1, 15.2, 33.3, 58.4, 71.5, 15.1]
    assert outcome(of(by_size(values), ONE), "decimals") == "passed"
    odd = of(by_size([*values[:2], 33.3333333, *values[3:]]), ONE)
    assert failing(odd) == {"decimals"}
    assert cells(odd, "decimals") == ["B7"]
    raw = [8.123456789, 15.223456789, 33.323456789, 58.423456789, 71.523456789, 15.123456789]
    assert outcome(of(by_size(raw), ONE), "decimals") == "passed"
    typed = of(by_size([*raw[:2], 33.3, *raw[3:]]), ONE)
    assert cells(typed, "decimals") == ["B7"]
    assert outcome(of({SIZE_500: [8.0]}, ONE), "decimals") == "not applicable"


def test_a_column_pasted_twice_is_noticed() -> None:
    values = [row[0] for row in ABS.values()]
    columns = {"a": INDICATOR, "b": 'indicator = "abs-prevue"'}
    copied = of(by_size(values, values), columns)
    assert "same-as-other-column" in failing(copied)
    assert cells(copied, "same-as-other-column") == ["C5"]
    other = of(by_size(values, [v / 2 for v in values]), columns)
    assert outcome(other, "same-as-other-column") == "passed"
    bases = {
        "a": f'{INDICATOR}\nmeasure = "base"',
        "b": 'indicator = "abs-prevue"\nmeasure = "base"',
    }
    shares = {"%": INDICATOR, "% b": 'indicator = "abs-prevue"'}
    counts = [600.0, 500.0, 300.0, 90.0, 60.0, 1550.0]
    asked = of(by_size(values, [v / 2 for v in values], counts, counts), {**shares, **bases})
    assert outcome(asked, "same-as-other-column") == "passed", "one base, several questions"
    flat = of(by_size([5.0] * 6, [5.0] * 6), columns)
    assert outcome(flat, "same-as-other-column") == "not applicable"


def test_a_copy_in_another_table_is_noticed() -> None:
    second = replace(abs_table(), sheet="Tableau 2", number="Tableau 2")
    text = head() + mapped(abs_table(), ABS_COLUMNS)
    text += mapped(second, {"ABS réalisée": f'{INDICATOR}\nreading = "population"'})
    found = checked(text, abs_table(), second)
    assert "Tableau 1 from B5" in said(found, "same-as-other-column")


def test_the_stored_result_of_a_formula_is_told() -> None:
    found = table({SIZE_500: [40.0]}, ["%"])
    found = replace(found, figures=tuple(replace(f, formula=True) for f in found.figures))
    told = checked(head() + mapped(found, ONE), found)
    assert outcome(told, "as-read") == "told"
    assert not told.stopped


def test_an_acceptance_without_need_is_told() -> None:
    found = of({SIZE_500: [40.0]}, ONE, accept={"doubts": "vu"})
    assert outcome(found, "doubts") == "passed"
    assert "without need" in result(found, "doubts").reason
