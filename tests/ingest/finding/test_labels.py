"""Each row carries the whole path of its labels, whatever way the publisher shows what is under what."""

from __future__ import annotations

import pytest

from tests.ingest.finding.build import (
    MONTH,
    bold,
    doubtful,
    grid_of_numbers,
    indent,
    look_at,
    only_table,
    row_labels,
    sheet,
    shown,
    table_of,
)

HEADER = [bold("Prestation"), bold("Effectif")]


def test_several_label_columns_give_one_element_each() -> None:
    table = table_of(
        [
            ["Code région", "Code département", "Département", "APA"],
            ["84", "01", "Ain", 1],
            ["94", "2A", "Corse-du-Sud", 2],
            [11, 95, "Val-d'Oise", 3],
            [None, None, "TOTAL", 6],
        ]
    )
    assert row_labels(table) == [
        "84 / 01 / Ain",
        "94 / 2A / Corse-du-Sud",
        "11 / 95 / Val-d'Oise",
        "TOTAL",
    ]
    assert len(table.figures) == 4


def test_a_label_merged_over_several_rows_holds_for_each() -> None:
    table = table_of(
        [
            ["Domaine", "Action", "Part"],
            ["Part des personnes orientées", "vers Pôle emploi", 43],
            [None, "vers le département", 31],
            ["Délai moyen", None, 94],
        ],
        merges=["A2:A3", "A4:B4"],
    )
    assert row_labels(table) == [
        "Part des personnes orientées / vers Pôle emploi",
        "Part des personnes orientées / vers le département",
        "Délai moyen",
    ]


def test_a_label_written_once_for_several_rows_holds_for_each() -> None:
    table = table_of(
        [
            ["Domaine", "Action", "Part"],
            ["Aînés", "Repas", 1],
            [None, "Visites", 2],
            [None, "Transport", 3],
            ["Enfance", "Crèche", 4],
            [None, "Aide", 5],
        ]
    )
    assert row_labels(table)[2] == "Aînés / Transport"
    assert row_labels(table)[4] == "Enfance / Aide"


def test_a_ladder_of_columns_is_a_hierarchy() -> None:
    table = table_of(
        [
            [None, None, None, 1996, 1997],
            ["Personnes âgées", None, None, 10, 11],
            [None, "Domicile", None, 4, 5],
            [None, None, "Aides ménagères", 1, 2],
            [None, None, "APA", 3, 3],
            [None, "Accueil", None, 6, 6],
            ["Enfance", None, None, 20, 21],
        ]
    )
    assert row_labels(table) == [
        "Personnes âgées",
        "Personnes âgées / Domicile",
        "Personnes âgées / Domicile / Aides ménagères",
        "Personnes âgées / Domicile / APA",
        "Personnes âgées / Accueil",
        "Enfance",
    ]


def test_indents_are_a_hierarchy() -> None:
    table = table_of(
        [
            HEADER,
            ["Ensemble", 10],
            [indent(1, "Mesures administratives"), 4],
            [indent(2, "Pupilles"), 1],
            [indent(2, "Mineurs"), 3],
            [indent(1, "Mesures judiciaires"), 6],
        ]
    )
    assert row_labels(table)[2:] == [
        "Ensemble / Mesures administratives / Pupilles",
        "Ensemble / Mesures administratives / Mineurs",
        "Ensemble / Mesures judiciaires",
    ]


def test_leading_spaces_are_a_hierarchy() -> None:
    table = table_of([HEADER, ["Ensemble", 10], ["   Hommes", 4], ["   Femmes", 6], ["Autres", 1]])
    assert row_labels(table) == ["Ensemble", "Ensemble / Hommes", "Ensemble / Femmes", "Autres"]


def test_one_space_too_many_is_no_hierarchy_and_is_told() -> None:
    found = look_at(sheet("T", [HEADER, ["Hommes", 4], [" Femmes", 6], ["Autres", 1]]))
    assert row_labels(only_table(found)) == ["Hommes", "Femmes", "Autres"]
    assert "A3" in doubtful(found)


def test_bold_rows_without_figures_name_those_below() -> None:
    table = table_of(
        [
            HEADER,
            [bold("Personnes âgées")],
            ["Domicile", 1],
            ["Accueil", 2],
            [bold("Enfance")],
            ["Domicile", 3],
        ]
    )
    assert row_labels(table) == [
        "Personnes âgées / Domicile",
        "Personnes âgées / Accueil",
        "Enfance / Domicile",
    ]
    assert table.rows[0].cells == ("A2", "A3")


def test_a_bold_group_holds_for_rows_with_several_labels() -> None:
    table = table_of(
        [
            ["Code", "Département", "APA"],
            [bold("Métropole")],
            ["01", "Ain", 1],
            ["02", "Aisne", 2],
            [bold("DROM")],
            ["971", "Guadeloupe", 3],
        ]
    )
    assert row_labels(table)[1:] == ["Métropole / 02 / Aisne", "DROM / 971 / Guadeloupe"]


def test_a_row_without_figures_that_is_not_bold_is_told() -> None:
    found = look_at(sheet("T", [HEADER, ["Âgées"], ["Domicile", 1], ["Accueil", 2]]))
    assert "A2" in doubtful(found)


def test_a_row_whose_figures_are_all_blank_beside_a_code_is_a_row() -> None:
    found = look_at(
        sheet(
            "T", [["Code", "Dép.", "APA"], ["01", "Ain", 1], ["976", "Mayotte"], ["02", "Aisne", 2]]
        )
    )
    assert row_labels(only_table(found)) == ["01 / Ain", "976 / Mayotte", "02 / Aisne"]
    assert doubtful(found)["B3"]


def test_dont_announces_the_rows_set_further_in() -> None:
    table = table_of(
        [HEADER, ["Mesures, dont :", 10], [indent(1, "Pupilles"), 4], [indent(1, "Mineurs"), 6]]
    )
    assert row_labels(table)[1] == "Mesures, dont : / Pupilles"


def test_a_bold_dont_announces_the_rows_that_are_not() -> None:
    table = table_of(
        [
            HEADER,
            [bold("Dépenses brutes, dont :"), bold(10)],
            ["placements", 4],
            ["actions", 6],
            [bold("Dépenses nettes"), bold(8)],
        ]
    )
    assert row_labels(table) == [
        "Dépenses brutes, dont :",
        "Dépenses brutes, dont : / placements",
        "Dépenses brutes, dont : / actions",
        "Dépenses nettes",
    ]


def test_a_dont_that_shows_no_parts_is_told() -> None:
    found = look_at(sheet("T", [HEADER, ["Mesures, dont :", 10], ["Pupilles", 4], ["Autres", 6]]))
    assert row_labels(only_table(found)) == ["Mesures, dont :", "Pupilles", "Autres"]
    assert "A2" in doubtful(found)


def test_a_bold_total_with_figures_is_no_parent() -> None:
    table = table_of(
        [HEADER, [bold("TOTAL métropole"), bold(9)], ["Guadeloupe", 4], [bold("TOTAL"), bold(13)]]
    )
    assert row_labels(table) == ["TOTAL métropole", "Guadeloupe", "TOTAL"]


def test_the_total_after_the_groups_is_told() -> None:
    found = look_at(
        sheet(
            "T",
            [
                HEADER,
                [bold("Âgées")],
                ["Domicile", 1],
                [bold("Enfance")],
                ["Crèche", 3],
                [bold("Ensemble"), bold(4)],
            ],
        )
    )
    assert row_labels(only_table(found))[-1] == "Ensemble"
    assert "A6" in doubtful(found)


def test_totals_of_each_group_stay_in_their_group() -> None:
    table = table_of(
        [
            HEADER,
            [bold("Âgées")],
            ["Domicile", 1],
            ["Total", 1],
            [bold("Enfance")],
            ["Crèche", 3],
            ["Total", 3],
        ]
    )
    assert row_labels(table)[1] == "Âgées / Total"
    assert row_labels(table)[3] == "Enfance / Total"


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


def test_two_rows_with_the_same_path_are_told() -> None:
    found = look_at(sheet("T", [HEADER, ["Repas", 1], ["Autres", 2], ["Repas", 3]]))
    assert "A4" in doubtful(found)


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


def test_a_region_repeated_on_each_row_does_not_pass_to_the_total() -> None:
    rows = [
        ["Région", "Dép.", "ABS"],
        ["Bretagne", "Finistère", 1],
        ["Bretagne", "Morbihan", 2],
        ["Corse", "Corse-du-Sud", 3],
        ["Corse", "Haute-Corse", 4],
        [None, "Total", 10],
    ]
    assert row_labels(table_of(rows))[-1] == "Total"


def test_a_code_never_passes_to_the_rows_below() -> None:
    rows = [
        ["Code", "Région", "ABS"],
        ["84", "ARA", 1],
        [None, "dont Ain", 2],
        ["53", "Bretagne", 3],
        [None, "dont Finistère", 1],
        [None, "Total", 4],
    ]
    assert row_labels(table_of(rows))[1:] == [
        "dont Ain",
        "53 / Bretagne",
        "dont Finistère",
        "Total",
    ]


def test_a_full_column_of_names_does_not_pass_to_the_total() -> None:
    rows = [
        ["Type", "Détail", "ABS"],
        ["Un", "a", 1],
        ["Deux", "b", 2],
        ["Trois", "c", 3],
        ["Quatre", "d", 4],
        [None, "Total", 10],
    ]
    assert row_labels(table_of(rows))[-1] == "Total"


def test_a_size_without_figures_is_a_row_not_a_group() -> None:
    rows = [HEADER, ["Moins de 500 hab.", 1], ["500 à 1 499 hab."], ["1 500 hab. ou plus", 2]]
    found = look_at(sheet("T", rows))
    assert row_labels(only_table(found)) == [
        "Moins de 500 hab.",
        "500 à 1 499 hab.",
        "1 500 hab. ou plus",
    ]
    assert "A3" in doubtful(found)


def test_a_last_total_that_is_not_bold_stays_in_its_group_and_is_told() -> None:
    rows = [
        HEADER,
        [bold("Âgées")],
        ["Domicile", 1],
        [bold("Enfance")],
        ["Crèche", 3],
        ["Ensemble", 4],
    ]
    found = look_at(sheet("T", rows))
    assert row_labels(only_table(found))[-1] == "Enfance / Ensemble"
    assert "A6" in doubtful(found)


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


def test_a_blank_row_inside_a_ladder_does_not_end_it() -> None:
    rows = [
        [None, None, 2014, 2015],
        ["Âgées", None, 1.5, 2],
        [],
        [None, "Repas", 3, 4],
        ["Enfance", None, 5, 6],
    ]
    assert row_labels(table_of(rows)) == ["Âgées", "Âgées / Repas", "Enfance"]
