"""Break every column of the real table once: each fault is refused, named and explained."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from dashboard.ingest.figures import RAW, read_raw
from dashboard.tables.contract import ContractError, check
from dashboard.tables.layout import COLUMNS

PATH = Path(__file__).resolve().parents[2] / "data" / "raw" / RAW

SCHEMA_FAULTS: dict[str, tuple[str, str | None, str]] = {
    # column: (row to damage, what is written there, words of the rule)
    "id": ("A002", "A001", "must not be repeated"),
    "dataset": ("A002", "reel", "must be one of publie, demonstration"),
    "edition": ("A002", "ASCO 2015", "a year of four digits"),
    "reference_date": ("A002", "2014", "« en » or « fin » and a year"),
    "indicator": ("A002", "Action sociale", "an identifier of the catalogue"),
    "unit": ("A002", "département", "must be one of commune, epci"),
    "scope": ("A002", "own", "must be one of propre, territoire, sans-objet"),
    "reading": ("A002", "habitants", "must be one of communes, population, nombre"),
    "group": ("A002", "", "an identifier of the catalogue"),
    "territory": ("A002", "region-7", "the key of a territory"),
    "size_min": ("A003", "-1", "must not be negative"),
    "size_max": ("A007", "500", "must be above size_min"),
    "size_label": ("A002", "Communes de l'ensemble", "the label of the publication"),
    "orientation": ("A002", "positif", "must be one of direct, inverse"),
    "value": ("A002", "980", "between 0 and 100"),
    "qualifier": ("A002", "presque", "must be one of exact, more_than"),
    "words": ("A001", "", "keeps the words of its publication"),
    "base": ("A002", "0", "at least one respondent"),
    "ci_low": ("A002", "99", "has two bounds and holds the value"),
    "ci_high": ("A002", "101", "an upper bound is at most 100"),
    "standard_error": ("A002", "-0.5", "must not be negative"),
    "status": ("A002", "publié", "must be one of A, P"),
    "confidentiality": ("A002", "non", "must be one of F, C, D"),
    "source": ("A002", "", "an identifier of the catalogue"),
    "counter_source": ("A001", "er-995-ash", "only an exact share has a printed complement"),
    "counter_id": ("A003", "", "exactly when counter_source is"),
    "confidence": ("A002", "C", "must be one of A, A-, B"),
    "note": ("A002", "« " + "longue citation " * 40, "one line of at most 300 characters"),
}

SUBTLER_FAULTS = [
    ("value", "A002", "plein", "must be a number"),
    ("value", "A002", None, "a figure has a value"),
    ("value", "A005", "99", "a figure has a value"),
    ("value", "A002", "-1", "between 0 and 100"),
    ("base", "A002", "12.5", "must be a number"),
    ("qualifier", "A002", "about", "keeps the words of its publication"),
    ("words", "A001", "plus d'une commune sur deux", "typographic apostrophes"),
    ("status", "A002", "ND", "a figure has a value"),
    ("confidentiality", "A002", "C", "a figure has a value"),
    ("unit", "A003", "epci", "EPCI results are not published by size"),
    ("territory", "A002", "pays-basque", "the key of a territory"),
    ("territory", "A002", "departement-2a", "the key of a territory"),
]


def _broken(column: str, row: str, written: str | None) -> ContractError:
    frame = read_raw(PATH)
    frame.loc[frame["id"] == row, column] = written
    with pytest.raises(ContractError) as caught:
        check(frame, PATH)
    return caught.value


def test_the_real_figures_meet_their_contract() -> None:
    frame = check(read_raw(PATH), PATH)
    assert tuple(frame.columns) == COLUMNS
    assert len(frame) == 44


def test_every_column_has_a_fault_that_is_refused() -> None:
    assert tuple(SCHEMA_FAULTS) == COLUMNS


@pytest.mark.parametrize("column", COLUMNS)
def test_a_fault_in_any_column_is_refused_with_file_row_column_and_rule(column: str) -> None:
    row, written, rule = SCHEMA_FAULTS[column]
    error = _broken(column, row, written)
    assert error.path == PATH
    faulty = written if column == "id" else row
    [told] = [v for v in error.violations if v.column == column and rule in v.rule][:1]
    line = _line_of(row)
    assert f"row {faulty!r} (line {line})" in str(told) or column == "id"
    assert f"{PATH}" in str(error)
    assert rule in str(error)


@pytest.mark.parametrize(("column", "row", "written", "rule"), SUBTLER_FAULTS)
def test_columns_that_contradict_each_other_are_refused(
    column: str, row: str, written: str | None, rule: str
) -> None:
    error = _broken(column, row, written)
    assert any(rule in v.rule and repr(row) in v.row for v in error.violations), str(error)


def test_all_faults_are_told_at_once() -> None:
    frame = read_raw(PATH)
    frame.loc[frame["id"] == "A002", "value"] = "980"
    frame.loc[frame["id"] == "A003", "unit"] = "hameau"
    with pytest.raises(ContractError) as caught:
        check(frame, PATH)
    assert {(v.column, v.row[:10]) for v in caught.value.violations} == {
        ("value", "row 'A002'"),
        ("unit", "row 'A003'"),
    }


def test_the_same_figure_of_the_same_source_is_not_counted_twice() -> None:
    frame = read_raw(PATH)
    again = frame[frame["id"] == "A009"].assign(id="A099")
    with pytest.raises(ContractError, match="stands in another row"):
        check(pd.concat([frame, again], ignore_index=True), PATH)


def test_a_missing_a_foreign_or_a_misplaced_column_is_named() -> None:
    frame = read_raw(PATH)
    for damaged, told in (
        (frame.drop(columns="status"), "column status"),
        (frame.assign(citation="« … »"), "column citation"),
        (frame[[*reversed(frame.columns)]], "order of the contract"),
    ):
        with pytest.raises(ContractError, match=told):
            check(damaged, PATH)


def _line_of(row: str) -> int:
    lines = PATH.read_text(encoding="utf-8").splitlines()
    return next(n for n, line in enumerate(lines, start=1) if line.startswith(f"{row},"))
