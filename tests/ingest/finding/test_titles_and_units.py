"""A table found says its number, its title, its unit, wherever the publisher wrote them."""

from __future__ import annotations

import pytest

from tests.ingest.finding.build import bold, look_at, only_table, sheet, table_of

BODY = [["Taille", "ABS", "CCAS"], ["Moins de 500 hab.", 12, 30], ["500 hab. ou plus", 25, 60]]


@pytest.mark.parametrize(
    ("written", "number", "title"),
    [
        ("Tableau 1 - Les communes", "Tableau 1", "Les communes"),
        ("Tableau A1 – Les communes", "Tableau A1", "Les communes"),
        ("Tableau 12. Les communes", "Tableau 12", "Les communes"),
        ("Tableau A - Les communes", "Tableau A", "Les communes"),
        ("TABLEAU 3 : Les communes", "TABLEAU 3", "Les communes"),
        ("Graphique 2 : Les communes", "Graphique 2", "Les communes"),
        ("Tableau 1bis - Les communes", "Tableau 1bis", "Les communes"),
        ("Tableau n° 4 – Les communes", "Tableau n° 4", "Les communes"),
        ("Tableau 2- Les communes", "Tableau 2", "Les communes"),
        ("Tableau 5.2 Les communes", "Tableau 5.2", "Les communes"),
        ("Les communes selon leur taille", "", "Les communes selon leur taille"),
        ("Tableaux de bord des communes", "", "Tableaux de bord des communes"),
    ],
)
def test_the_number_and_the_title_are_told_apart(written: str, number: str, title: str) -> None:
    table = table_of([[written], [], *BODY])
    assert (table.number, table.title) == (number, title)


def test_a_title_may_stand_before_source_champ_and_notes() -> None:
    table = table_of(
        [
            [bold("Tableau 1 - Les communes")],
            ["Source : DREES, enquête ASCO."],
            ["Champ : France entière."],
            ["Note : toutes les communes."],
            [],
            *BODY,
        ]
    )
    assert table.title == "Les communes"
    assert table.source == "DREES, enquête ASCO."
    assert table.champ == "France entière."
    assert table.notes == ("toutes les communes.",)


def test_a_number_alone_takes_its_title_from_the_next_line() -> None:
    table = table_of([["Tableau 3"], ["Les communes"], [], *BODY])
    assert (table.number, table.title) == ("Tableau 3", "Les communes")


def test_a_title_merged_over_the_table_is_no_header() -> None:
    table = table_of([["Les communes"], *BODY], merges=["A1:C1"])
    assert table.title == "Les communes"
    assert [line.path for line in table.columns] == [("ABS",), ("CCAS",)]


def test_a_table_that_starts_away_from_the_corner_is_found() -> None:
    shifted = [[None, None, *row] for row in BODY]
    table = table_of([[], [None, None, "Tableau 1 - Les communes"], [], *shifted])
    assert table.area == "C4:E6"
    assert table.title == "Les communes"


@pytest.mark.parametrize(
    "unit", ["En %", "en %", "(en %)", "en milliers d'euros", "Effectifs", "En jours", "Nombre"]
)
def test_a_line_of_its_own_says_the_unit(unit: str) -> None:
    assert table_of([["Tableau 1 - Les communes"], [unit], *BODY]).unit == unit.strip("()")


def test_the_unit_may_stand_at_the_right_above_the_header() -> None:
    table = table_of([["Tableau 1 - Les communes"], [None, None, "En %"], *BODY])
    assert table.unit == "En %"
    assert [line.path for line in table.columns] == [("ABS",), ("CCAS",)]


def test_the_unit_may_stand_beside_the_title() -> None:
    table = table_of([["Tableau 1 - Les communes", None, "En %"], [], *BODY])
    assert (table.title, table.unit) == ("Les communes", "En %")


def test_the_unit_is_read_in_the_title() -> None:
    table = table_of([["Tableau 1 - Les communes (en milliers d’euros)"], [], *BODY])
    assert table.unit == "en milliers d’euros"


def test_a_unit_that_all_headers_say_is_that_of_the_table() -> None:
    rows = [["Taille", "ABS (en %)", "CCAS (en %)"], *BODY[1:]]
    assert table_of(rows).unit == "en %"


def test_a_unit_that_one_header_says_stays_with_its_column() -> None:
    table = table_of([["Taille", "Effectif", "Évolution (en %)"], *BODY[1:]])
    assert table.unit == ""
    assert table.columns[1].path == ("Évolution (en %)",)


def test_a_unit_between_header_and_figures_is_no_row() -> None:
    table = table_of([["Tableau 1 - Les communes"], BODY[0], [None, "En %"], *BODY[1:]])
    assert len(table.rows) == 2
    assert table.unit == "En %"


def test_links_are_no_part_of_anything() -> None:
    table = table_of(
        [
            ["Tableau 1 - Les communes", None, None, "Retour au sommaire"],
            ["> retour sommaire"],
            ["Sommaire"],
            *BODY,
            [None, None, None, None, "Retour en haut de la page"],
        ]
    )
    assert table.title == "Les communes"
    assert table.area == "A4:C6"
    assert table.notes == ()


def test_a_sheet_that_announces_a_table_without_holding_one_is_told() -> None:
    found = look_at(sheet("Tab7", [["Tableau 7 - Enfants par âge"], ["À paraître"]]))
    assert found.tables == ()
    assert found.sheets[0].texts == ("Tableau 7 - Enfants par âge", "À paraître")
    assert "Tableau 7" in found.doubts[0].what


def test_the_name_of_a_table_without_number_is_its_place() -> None:
    assert only_table(look_at(sheet("eff", BODY))).name == "eff [1]"
