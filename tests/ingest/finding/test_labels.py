"""Each row carries the whole path of its labels, whatever way the publisher shows what is under what."""

from __future__ import annotations

from tests.ingest.finding.build import (
    bold,
    doubtful,
    indent,
    look_at,
    only_table,
    row_labels,
    sheet,
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


def test_two_rows_with_the_same_path_are_told() -> None:
    found = look_at(sheet("T", [HEADER, ["Repas", 1], ["Autres", 2], ["Repas", 3]]))
    assert "A4" in doubtful(found)


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


def test_a_blank_row_inside_a_ladder_does_not_end_it() -> None:
    rows = [
        [None, None, 2014, 2015],
        ["Âgées", None, 1.5, 2],
        [],
        [None, "Repas", 3, 4],
        ["Enfance", None, 5, 6],
    ]
    assert row_labels(table_of(rows)) == ["Âgées", "Âgées / Repas", "Enfance"]
