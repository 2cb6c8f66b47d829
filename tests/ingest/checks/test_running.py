"""Every check says what it is, and its outcome weighs acceptances in one way."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.ingest import mapping
from dashboard.ingest.checks.running import ACCEPTABLE, CHECKS
from dashboard.ingest.mapping.prepared import Level, Outcome
from dashboard.ingest.mapping.telling import checks_json, checks_told
from tests.ingest.checks.samples import ALL, INDICATOR, SIZE_500, by_size, of
from tests.ingest.mapping.known import cells, failing, outcome, result

HARD = {
    *("mapping", "nothing-dropped", "codes", "contract", "catalogue", "territory-known"),
    *("range-0-100", "interval", "partition-100", "own-within-available"),
    *("total-within-extremes", "readings", "coverage"),
}
FAR = by_size([8.0, 15.0, 33.0, 58.0, 71.0, 30.0])


def test_what_stops_an_import_for_good_is_known() -> None:
    assert {check.id for check in CHECKS if check.level is Level.HARD} == HARD
    assert not HARD & ACCEPTABLE


def test_no_two_checks_have_the_same_name() -> None:
    names = [check.id for check in CHECKS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_check_says_where_it_applies_in_one_sentence(check: object) -> None:
    applies = check.applies  # type: ignore[attr-defined]
    assert applies.startswith("To ")
    assert applies.endswith(".")


def test_a_soft_check_is_accepted_with_its_reason_and_then_stops_nothing() -> None:
    refused = of(FAR, {"%": INDICATOR})
    assert refused.stopped
    accepted = of(FAR, {"%": INDICATOR}, accept={"total-between-sizes": "champ sans Paris"})
    assert not accepted.stopped
    found = result(accepted, "total-between-sizes")
    assert (found.outcome, found.reason) == (Outcome.ACCEPTED, "champ sans Paris")
    assert [f.cell for f in found.findings] == ["B10"], "what was accepted is still told"


def test_what_is_not_accepted_still_stops() -> None:
    found = of({**FAR, SIZE_500: [120.0]}, {"%": INDICATOR}, accept={"total-between-sizes": "vu"})
    assert found.stopped
    assert {"range-0-100", "contract"} <= failing(found)


def test_a_hard_check_fails_even_where_somebody_accepts_it() -> None:
    found = of({SIZE_500: [120.0]}, {"%": INDICATOR}, accept={"range-0-100": "vu"})
    assert {"range-0-100", "mapping"} <= failing(found)


def test_a_person_reads_file_sheet_cell_rule_values_and_what_to_do() -> None:
    told = checks_told(of(FAR, {"%": INDICATOR}))
    assert "classeur.xlsx, Tableau 1, B10: a total is within 3 points" in told
    assert "REFUSED" in told
    assert "look, then repair or accept with a reason: total-between-sizes" in told
    assert "PASSED" in checks_told(of({SIZE_500: [9.0]}, {"%": INDICATOR}))
    hard = checks_told(of({SIZE_500: [120.0]}, {"%": INDICATOR}))
    assert "repair what stops it: contract, range-0-100" in hard


def test_a_long_list_is_cut_in_the_terminal_and_whole_in_the_json() -> None:
    rows = {SIZE_500: [9.0]} | {f"ligne {i}": [float(100 + i)] for i in range(1, 31)}
    found = of(rows, {"%": INDICATOR})
    assert len(cells(found, "nothing-dropped")) == 30
    assert "and 18 more" in checks_told(found)
    told = next(c for c in checks_json(found)["checks"] if c["id"] == "nothing-dropped")
    assert len(told["findings"]) == 30


def test_an_empty_import_is_refused_without_a_crash() -> None:
    found = of({SIZE_500: [1.0]}, {"%": 'ignore = "hors du champ"'})
    assert found.rows == ()
    assert failing(found) == {"mapping"}
    assert outcome(found, "contract") == "not applicable"


def test_the_total_of_a_table_alone_passes() -> None:
    assert not of({ALL: [15.0]}, {"%": INDICATOR}).stopped


def test_the_readme_names_every_check() -> None:
    readme = Path(mapping.__file__).with_name("README.md").read_text(encoding="utf-8")
    assert not [check.id for check in CHECKS if f"`{check.id}`" not in readme]
