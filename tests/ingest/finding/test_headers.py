"""Each column carries the whole path of its headers, from the widest to its own."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.ingest.finding.build import (
    bold,
    column_labels,
    doubtful,
    grid_of_numbers,
    look_at,
    only_table,
    row_labels,
    sheet,
    shown,
    table_of,
)


def test_merged_headers_hold_for_each_column_they_cover() -> None:
    table = table_of(
        [
            ["Département", "ACTP", None, "PCH", None, "Total"],
            [None, "Moins de 60 ans", "60 ans ou plus", "Moins de 60 ans", "60 ans ou plus", None],
            ["Ain", 1, 2, 3, 4, 10],
        ],
        merges=["A1:A2", "B1:C1", "D1:E1", "F1:F2"],
    )
    assert column_labels(table) == [
        "ACTP / Moins de 60 ans",
        "ACTP / 60 ans ou plus",
        "PCH / Moins de 60 ans",
        "PCH / 60 ans ou plus",
        "Total",
    ]
    assert table.columns[2].cells == ("D1", "D2")


def test_three_rows_of_headers_are_read() -> None:
    table = table_of(
        [
            ["Taille", "Communes", None, None, None],
            [None, "ABS", None, "CCAS", None],
            [None, 2015, 2025, 2015, 2025],
            ["Moins de 500 hab.", 1, 2, 3, 4],
        ],
        merges=["A1:A3", "B1:E1", "B2:C2", "D2:E2"],
    )
    assert column_labels(table)[0] == "Communes / ABS / 2015"
    assert column_labels(table)[3] == "Communes / CCAS / 2025"


@pytest.mark.parametrize(
    "years", [[1996, 1997, 1998], ["2014", "2015", "2016"], [2018, 2017, 2016]]
)
def test_years_are_headers_not_figures(years: list[int | str]) -> None:
    table = table_of([["Prestation", *years], ["APA", 12, 13, 14], ["PCH", 2, 3, 4]])
    assert column_labels(table) == [str(year) for year in years]
    assert len(table.figures) == 6


def test_years_over_a_blank_corner_are_headers() -> None:
    table = table_of([[None, 2014, 2015], ["APA", 12, 13], ["PCH", 2, 3]])
    assert column_labels(table) == ["2014", "2015"]


def test_years_below_a_header_are_its_second_row() -> None:
    table = table_of(
        [["Taille", "ABS", None], [None, 2015, 2025], ["Moins de 500 hab.", 5, 6]],
        merges=["B1:C1"],
    )
    assert column_labels(table) == ["ABS / 2015", "ABS / 2025"]


def test_counts_that_look_like_years_stay_figures() -> None:
    table = table_of(
        [["Département", "Communes", "Habitants"], ["Ain", 1996, 2004], ["Aisne", 1850, 2100]]
    )
    assert grid_of_numbers(table)["Ain", "Communes"] == 1996


def test_numbers_above_the_names_are_headers() -> None:
    table = table_of(
        [
            ["Tableau 2 : Allocataires"],
            [],
            ["Numéro", 1, None, 2, None],
            ["Département", "Ain", None, "Aisne", None],
            [None, "Effectif", "Évolution (en %)", "Effectif", "Évolution (en %)"],
            ["janv-17", 7660, "nd", 17490, "nd"],
            ["févr-17", 7630, 1.5, 17510, -2],
            ["nd : non disponible."],
        ],
        merges=["B3:C3", "D3:E3", "B4:C4", "D4:E4"],
    )
    assert column_labels(table)[1] == "1 / Ain / Évolution (en %)"
    assert column_labels(table)[2] == "2 / Aisne / Effectif"


def test_dates_can_be_headers() -> None:
    dates = [shown("mmm-yy", dt.date(2020, month, 1)) for month in (1, 2)]
    table = table_of([["Prestation", *dates], ["APA", 12, 13]])
    assert column_labels(table) == ["janv-20", "févr-20"]


def test_a_header_alone_over_one_column_is_read() -> None:
    table = table_of([["Tableau 1 - Ensemble"], [], [None, "Effectif"], ["Ain", 12], ["Aisne", 13]])
    assert column_labels(table) == ["Effectif"]
    assert table.title == "Ensemble"


def test_a_header_merged_over_all_figures_is_read_though_alone_in_its_row() -> None:
    table = table_of(
        [[None, "Part des communes", None], ["Taille", "ABS", "CCAS"], ["Moins de 500 hab.", 1, 2]],
        merges=["B1:C1"],
    )
    assert column_labels(table) == ["Part des communes / ABS", "Part des communes / CCAS"]


def test_without_merged_cells_regular_groups_are_certain() -> None:
    table = table_of(
        [
            ["Département", "Hommes", None, "Femmes", None],
            [None, "2015", "2025", "2015", "2025"],
            ["Ain", 1, 2, 3, 4],
        ]
    )
    assert column_labels(table) == [
        "Hommes / 2015",
        "Hommes / 2025",
        "Femmes / 2015",
        "Femmes / 2025",
    ]


def test_without_merged_cells_irregular_groups_are_told() -> None:
    found = look_at(
        sheet(
            "T",
            [
                ["Département", "Hommes", None, None],
                [None, "jeunes", "vieux", "Ensemble"],
                ["Ain", 1, 2, 3],
            ],
        )
    )
    assert "B1" in doubtful(found)


def test_a_header_written_on_several_lines_is_one_line() -> None:
    table = table_of([["Code\n région", "Part des\ncommunes"], ["Ain", 12], ["Aisne", 13]])
    assert column_labels(table) == ["Part des communes"]


def test_a_row_of_texts_in_the_body_is_no_header_and_is_told() -> None:
    found = look_at(
        sheet(
            "T",
            [
                ["Département", "ABS", "CCAS"],
                ["Ain", 1, 2],
                ["Mayotte", "à paraître", "à paraître"],
                ["Aisne", 3, 4],
            ],
        )
    )
    table = only_table(found)
    assert row_labels(table) == ["Ain", "Mayotte", "Aisne"]
    assert set(doubtful(found)) == {"B3", "C3"}


def test_a_header_repeated_further_down_starts_a_table() -> None:
    header = [bold("Département"), bold("ABS"), bold("CCAS")]
    found = look_at(sheet("T", [header, ["Ain", 1, 2], ["Aisne", 3, 4], header, ["Paris", 5, 6]]))
    assert [table.area for table in found.tables] == ["A1:C3", "A4:C5"]


def test_a_table_without_header_is_told() -> None:
    found = look_at(sheet("T", [["Ain", 12.5, 13], ["Aisne", 14, 15.5]]))
    assert len(only_table(found).figures) == 4
    assert "without header" in doubtful(found)["A1"]


def test_a_column_without_header_is_told() -> None:
    found = look_at(sheet("T", [["Département", "ABS", None], ["Ain", 1, 2], ["Aisne", 3, 4]]))
    assert "C2" in doubtful(found)
    assert len(only_table(found).figures) == 4


def test_a_header_over_blank_cells_is_a_column_all_the_same() -> None:
    table = table_of([["Taille", "ABS", "CCAS"], ["Moins de 500 hab.", 1], ["500 hab. ou plus", 2]])
    assert column_labels(table) == ["ABS", "CCAS"]
