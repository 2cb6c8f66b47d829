"""What a label says: its text as the spreadsheet shows it, and the marks that notes explain."""

from __future__ import annotations

import pytest

from tests.ingest.finding.build import (
    MONTH,
    bold,
    doubtful,
    grid_of_numbers,
    look_at,
    only_table,
    row_labels,
    sheet,
    shown,
    table_of,
)

HEADER = [bold("Prestation"), bold("Effectif")]


def test_months_are_labels_as_a_spreadsheet_shows_them() -> None:
    table = table_of(
        [["Mois", "RSA"], [shown("mmm-yy", MONTH), 1], ["juin-20*", 2], ["* Données provisoires."]]
    )
    assert row_labels(table) == ["janv-17", "juin-20"]
    assert table.rows[1].marks == ("*",)
    assert dict(table.footnotes or {}) == {"*": "Données provisoires"}


def test_years_can_name_the_rows() -> None:
    table = table_of([["Année", "Valeur"], [1996, 0.744], [1997, 0.753], [1998, 1998]])
    assert row_labels(table) == ["1996", "1997", "1998"]
    assert grid_of_numbers(table)["1998", "Valeur"] == 1998


def test_a_department_code_with_its_name_is_one_label() -> None:
    table = table_of(
        [["Département/territoire", 2015, 2016], ["01-Ain ", 85, 84], ["2A-Corse ", 1, 2]]
    )
    assert row_labels(table) == ["01-Ain", "2A-Corse"]


@pytest.mark.parametrize("mark", ["(1)", "1", " (1)", "¹"])
def test_an_explained_mark_is_taken_off_a_label(mark: str) -> None:
    rows = [HEADER, [f"ASH en établissement{mark}", 1], ["APA", 2], ["(1) Hors Mayotte."]]
    table = table_of(rows)
    assert table.rows[0].path == ("ASH en établissement",)
    assert table.rows[0].marks == ("1",)
    assert dict(table.footnotes or {}) == {"1": "Hors Mayotte."}


def test_stars_are_marks_too() -> None:
    table = table_of([HEADER, ["Guadeloupe**", 1], ["Ain", 2], ["** Y compris Saint-Martin."]])
    assert (table.rows[0].path, table.rows[0].marks) == (("Guadeloupe",), ("**",))


def test_a_digit_that_no_note_explains_stays_and_is_told() -> None:
    found = look_at(sheet("T", [HEADER, ["Total ACTP1", 1], ["APA", 2]]))
    assert row_labels(only_table(found))[0] == "Total ACTP1"
    assert "A2" in doubtful(found)


def test_digits_that_number_sisters_are_no_marks() -> None:
    found = look_at(
        sheet("T", [HEADER, ["GIR 1", 1], ["GIR 2", 2], ["APA1", 3], ["1 Hors Mayotte."]])
    )
    table = only_table(found)
    assert row_labels(table) == ["GIR 1", "GIR 2", "APA"]
    assert set(doubtful(found)) == {"A2"}


def test_an_age_at_the_end_of_a_label_is_no_mark() -> None:
    assert row_labels(table_of([HEADER, ["Personnes de 18 à 21", 1], ["Autres", 2]]))[0].endswith(
        "21"
    )


def test_bullets_are_taken_off_and_set_in() -> None:
    table = table_of([HEADER, ["Ensemble", 3], ["- hommes", 1], ["- femmes", 2]])
    assert row_labels(table) == ["Ensemble", "Ensemble / hommes", "Ensemble / femmes"]


def test_counts_can_name_the_rows() -> None:
    rows = [["Nombre d'actions", "Communes"], [0, 5.5], [1, 6], [2, 7], ["3 ou plus", 8]]
    assert row_labels(table_of(rows)) == ["0", "1", "2", "3 ou plus"]


def test_a_number_between_names_is_a_figure() -> None:
    rows = [
        ["Commune", "Rang", "Type", "Part"],
        ["Ain", 3, "urbain", 4.5],
        ["Aube", 7, "rural", 5],
    ]
    found = look_at(sheet("T", rows))
    assert row_labels(only_table(found)) == ["Ain", "Aube"]
    assert set(doubtful(found)) == {"C2", "C3"}


def test_two_marks_are_kept_in_their_order() -> None:
    rows = [HEADER, ["APA (1)(2)", 1], ["PCH", 2], ["(1) Un."], ["(2) Deux."]]
    assert table_of(rows).rows[0].marks == ("1", "2")


def test_a_mark_that_no_note_explains_is_taken_off_and_told() -> None:
    found = look_at(sheet("T", [HEADER, ["APA (3)", 1], ["PCH", 2]]))
    assert only_table(found).rows[0].marks == ("3",)
    assert "A2" in doubtful(found)


def test_a_mark_after_a_full_stop_is_one() -> None:
    table = table_of([HEADER, ["Moins de 500 hab.1", 1], ["PCH", 2], ["1. Y compris le CCAS."]])
    assert (table.rows[0].path, table.rows[0].marks) == (("Moins de 500 hab.",), ("1",))


def test_a_note_that_starts_with_its_mark_explains_it() -> None:
    table = table_of([HEADER, ["APA (1)", 1], ["PCH", 2], ["Note : (1) hors Mayotte."]])
    assert dict(table.footnotes or {}) == {"1": "hors Mayotte."}


def test_a_day_is_shown_whole() -> None:
    day = shown("d-mmm-yy", MONTH.replace(day=14))
    assert row_labels(table_of([["Jour", "RSA"], [day, 1], ["autre", 2]]))[0] == "2017-01-14"
