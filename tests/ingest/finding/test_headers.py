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


def test_years_come_back_from_group_to_group_though_not_all_of_them() -> None:
    table = table_of(
        [
            ["Taille", "ABS", None, None, "CCAS", None],
            [None, 2014, 2015, 2016, 2014, 2015],
            ["A", 1, 2, 3, 4, 5],
        ],
        merges=["B1:D1", "E1:F1"],
    )
    assert column_labels(table)[3:] == ["CCAS / 2014", "CCAS / 2015"]


def test_a_year_that_jumps_back_elsewhere_makes_no_header() -> None:
    found = look_at(
        sheet("T", [["Taille", "ABS", "CCAS", "CIAS"], ["A", 2014, 1990, 2015], ["B", 1, 2, 3]])
    )
    assert row_labels(only_table(found)) == ["A", "B"]


@pytest.mark.parametrize("last", ["4 ou plus", "Ensemble", "4 et plus"])
def test_counts_ended_by_words_are_headers(last: str) -> None:
    table = table_of(
        [["Publics", 0, "1", 2, 3, last], ["Enfants", 5, 6, 7, 8, 9], ["Aînés", 1, 2, 3, 4, 5]]
    )
    assert column_labels(table) == ["0", "1", "2", "3", last]


def test_counts_over_a_blank_corner_are_headers() -> None:
    table = table_of(
        [["Taille", "Actions", None, None], [None, 1, 2, 3], ["A", 5, 6, 7]], merges=["B1:D1"]
    )
    assert column_labels(table) == ["Actions / 1", "Actions / 2", "Actions / 3"]


def test_counts_that_nothing_else_shows_to_be_headers_are_told() -> None:
    found = look_at(
        sheet("T", [["Publics", 1, 2, 3], ["Enfants", 5.5, 6, 7], ["Aînés", 1, 2, 3.5]])
    )
    assert column_labels(only_table(found)) == ["1", "2", "3"]
    assert "B1" in doubtful(found)


def test_a_first_row_of_figures_in_order_is_a_row() -> None:
    table = table_of([["Publics", "A", "B", "C"], ["Enfants", 1, 2, 3], ["Aînés", 2, 5, 4]])
    assert len(table.figures) == 6


def test_levels_alone_in_their_row_are_headers() -> None:
    found = look_at(
        sheet(
            "T",
            [
                ["Tableau 1 - Un"],
                [],
                [None, 2014],
                [None, "Aînés"],
                [None, "Oui", "Non"],
                ["A", 1, 2],
                ["B", 3, 4],
            ],
        )
    )
    table = only_table(found)
    assert column_labels(table) == ["2014 / Aînés / Oui", "2014 / Aînés / Non"]
    assert table.number == "Tableau 1"
    assert {"B3", "B4"} <= set(doubtful(found))


def test_a_header_alone_starts_a_second_table() -> None:
    found = look_at(
        sheet(
            "T",
            [
                ["Taille", "ABS"],
                ["A", 1],
                ["B", 2],
                [],
                ["Par public"],
                [None, "CCAS"],
                [bold("Aînés")],
                ["Repas", 3],
            ],
        )
    )
    first, second = found.tables
    assert (first.area, second.area) == ("A1:B3", "A6:B8")
    assert (column_labels(second), row_labels(second)) == (["CCAS"], ["Aînés / Repas"])
    assert second.title == "Par public"


def test_a_text_alone_over_the_figures_inside_a_table_names_the_rows_below() -> None:
    found = look_at(
        sheet("T", [["Taille", "ABS", "CCAS"], ["A", 1, 2], [None, "En 2025"], ["B", 3, 4]])
    )
    assert row_labels(only_table(found)) == ["A", "En 2025 / B"]
    assert "B3" in doubtful(found)


def test_two_figures_like_years_after_a_blank_row_stay_figures() -> None:
    table = table_of(
        [["Dép.", "ABS", "CCAS"], ["Ain", 10, 20], [], ["Aisne", 1996, 2004], ["Aube", 5, 6]]
    )
    assert grid_of_numbers(table)["Aisne", "CCAS"] == 2004
    table = table_of([["Dép.", "ABS"], ["Ain", 10], [], ["Aisne", 1942], ["Aube", 5]])
    assert grid_of_numbers(table)["Aisne", "ABS"] == 1942


def test_what_stands_below_the_next_title_tells_nothing_of_a_header() -> None:
    found = look_at(
        sheet(
            "T",
            [
                ["Tableau 1 - Un"],
                ["Année", "ABS"],
                [2000, 15.5],
                [2001, 26],
                ["Tableau 2 - Deux"],
                [None, None, "CCAS"],
                ["Aînés", "Repas", 1],
                ["Aînés", "Visites", 2],
                ["Enfants", "Crèche", 3],
            ],
        )
    )
    first, second = found.tables
    assert row_labels(first) == ["2000", "2001"]
    assert column_labels(second) == ["CCAS"]


def test_a_table_below_may_repeat_the_years_without_a_title() -> None:
    found = look_at(
        sheet("T", [["A", 2014, 2015], ["x", 1.5, 2], ["y", 3, 4], ["B", 2014, 2015], ["z", 5, 6]])
    )
    assert [t.area for t in found.tables] == ["A1:C3", "A4:C5"]


def test_a_figure_beside_a_single_label_is_no_header_of_the_next_rows() -> None:
    found = look_at(
        sheet("T", [["Dép.", "ABS"], ["Ain", 10], ["Aisne", "à paraître"], ["Aube", 5]])
    )
    assert row_labels(only_table(found)) == ["Ain", "Aisne", "Aube"]
    assert set(doubtful(found)) == {"B3"}


def test_a_bold_row_of_texts_among_bold_rows_is_no_header() -> None:
    rows = [
        [bold("Dép."), bold("ABS")],
        [bold("Ain"), bold(10)],
        [bold("Aisne"), bold("à paraître")],
        [bold("Aube"), bold(5)],
    ]
    assert row_labels(only_table(look_at(sheet("T", rows)))) == ["Ain", "Aisne", "Aube"]


def test_counts_head_a_second_table_too() -> None:
    rows = [
        ["Taille", "ABS", "CCAS"],
        ["X", 1, 2],
        [],
        ["Publics", 0, 1, "2 ou plus"],
        ["Y", 3, 4, 5],
        ["Z", 6, 7, 8],
    ]
    assert [t.area for t in look_at(sheet("T", rows)).tables] == ["A1:C2", "A4:D6"]


def test_a_year_over_another_level_heads_a_second_table() -> None:
    rows = [
        ["Taille", "ABS"],
        ["X", 1],
        ["Y", 2],
        [],
        ["Publics", 2014],
        [None, "CCAS", "CIAS"],
        ["Z", 3, 4],
        ["T", 5, 6],
    ]
    first, second = look_at(sheet("T", rows)).tables
    assert first.area == "A1:B3"
    assert column_labels(second) == ["2014 / CCAS", "2014 / CIAS"]
