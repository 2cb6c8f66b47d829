"""A data cell becomes a number, a code or a text, with its marks, and keeps its address."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.ingest.finding.table import Figure
from tests.ingest.finding.build import (
    Written,
    doubtful,
    look_at,
    only_table,
    sheet,
    shown,
    table_of,
)


def figure(value: Written, *notes: str) -> Figure:
    rows = [["Taille", "ABS", "CCAS"], ["Moins de 500 hab.", value, 1], ["500 ou plus", 2, 3]]
    found = look_at(sheet("T", [*rows, *([note] for note in notes)]))
    return next(f for f in only_table(found).figures if f.cell == "B2")


@pytest.mark.parametrize(
    ("value", "number", "percent"),
    [
        (12.5, 12.5, False),
        ("12,3", 12.3, False),
        ("1 234,5", 1234.5, False),
        ("1 234", 1234, False),
        ("72 %", 72, True),
        (shown("0%", 0.72), 72, True),
        (shown("0.0 %", 0.07), 7, True),
        (shown("0%", 0.145), 14.5, True),
        ("− 4,2", -4.2, False),
        (0, 0, False),
    ],
)
def test_numbers_are_read_as_they_are_shown(value: Written, number: float, percent: bool) -> None:
    read = figure(value)
    assert (read.number, read.percent, read.code, read.text) == (number, percent, "", "")


@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_a_stored_number_is_never_changed(value: float) -> None:
    assert figure(value).number == value


@given(st.integers(-10_000, 10_000))
def test_a_share_shown_in_percent_is_a_hundred_times_what_is_stored(hundredths: int) -> None:
    assert figure(shown("0.00%", hundredths / 10_000)).number == hundredths / 100


def test_the_cell_and_what_it_held_are_kept() -> None:
    read = figure("2 023 700*", "* Données provisoires.")
    assert (read.cell, read.row, read.column) == ("B2", 2, 2)
    assert (read.number, read.marks, read.raw) == (2023700, ("*",), "2 023 700*")


def test_marks_are_explained_beside_the_table() -> None:
    rows = [["Taille", "ABS"], ["A", "12 (p)"], ["B", 3], ["(p) : données provisoires."]]
    table = table_of(rows)
    assert table.figures[0].marks == ("(p)",)
    assert dict(table.footnotes or {}) == {"(p)": "données provisoires"}


@pytest.mark.parametrize("written", ["NR", "NR ", "nr", " NR"])
def test_a_code_is_read_as_its_note_defines_it(written: str) -> None:
    table = table_of([["Taille", "ABS"], ["A", written], ["B", 3], ["NR : non-réponse."]])
    assert table.figures[0].code == "NR"
    assert table.figures[0].number is None
    assert table.figures[0].raw == written
    assert dict(table.codes or {}) == {"NR": "non-réponse"}


def test_the_same_letters_mean_what_each_file_says() -> None:
    body = [["Taille", "ABS"], ["A", "NC"], ["B", 3]]
    one = table_of([*body, ["NC : non communiqué."]])
    other = table_of([*body, ["NC : non concerné."]])
    assert (one.codes or {})["NC"] == "non communiqué"
    assert (other.codes or {})["NC"] == "non concerné"


def test_a_code_of_the_cover_holds_for_every_sheet() -> None:
    cover = sheet(
        "Présentation et méthode", [["Signification"], ["NR : non-réponse ; ND : absent"]]
    )
    found = look_at(cover, sheet("T", [["Taille", "ABS"], ["A", "NR"], ["B", 3]]))
    assert found.doubts == ()
    assert dict(only_table(found).codes or {}) == {"NR": "non-réponse"}


def test_a_note_of_the_table_outranks_the_cover() -> None:
    cover = sheet("Lisez-moi", [["NC : non concerné."]])
    rows = [["Taille", "ABS"], ["A", "NC"], ["B", 3], ["NC : non communiqué."]]
    found = look_at(cover, sheet("T", rows))
    assert (only_table(found).codes or {})["NC"] == "non communiqué"


def test_a_code_defined_nowhere_is_told_for_each_cell() -> None:
    found = look_at(sheet("T", [["Taille", "ABS"], ["A", "NR"], ["B", 3], ["C", "NR"]]))
    assert set(doubtful(found)) == {"B2", "B4"}
    assert only_table(found).codes == {}


@pytest.mark.parametrize(
    "value", ["à paraître", "1.234", "12,3,4", True, dt.date(2020, 5, 1), "01"]
)
def test_what_is_no_number_for_sure_is_kept_as_text_and_told(value: Written) -> None:
    rows = [["Taille", "ABS", "CCAS"], ["A", value, 1], ["B", 2, 3], ["C", 4, 5]]
    found = look_at(sheet("T", rows))
    read = next(f for f in only_table(found).figures if f.cell == "B2")
    assert read.number is None
    assert read.text
    assert "B2" in doubtful(found)


def test_a_blank_cell_is_no_figure() -> None:
    table = table_of([["Taille", "ABS", "CCAS"], ["A", None, 1], ["B", 2, None]])
    assert [f.cell for f in table.figures] == ["C2", "B3"]
