"""Notes go to their field whatever their place and order; each sheet says what it is for."""

from __future__ import annotations

import itertools

import pytest

from dashboard.ingest.finding.table import Role
from tests.ingest.finding.build import look_at, sheet, table_of

BODY = [["Taille", "ABS", "CCAS"], ["Moins de 500 hab.", 12, 30], ["500 hab. ou plus", 25, 60]]
NOTES = [
    ["Note : les communes répondantes."],
    ["Lecture : 12 % des communes."],
    ["Champ : France entière."],
    ["Source : DREES, ASCO."],
]


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_notes_are_sorted_in_any_order_before_or_after(
    order: tuple[int, ...], before: bool
) -> None:
    notes = [NOTES[place] for place in order]
    title = [["Tableau 1 - Les communes"]]
    rows = [*title, *notes, [], *BODY] if before else [*title, [], *BODY, *notes]
    table = table_of(rows)
    assert table.lecture == "12 % des communes."
    assert table.champ == "France entière."
    assert table.source == "DREES, ASCO."
    assert table.notes == ("les communes répondantes.",)


def test_several_notes_in_one_cell_are_told_apart() -> None:
    text = "Note 1 : un.\nNote 2 : deux,\nsur deux lignes.\nChamp : France.\nSource : DREES.\nLecture : ainsi."
    table = table_of([["Tableau A1 - Les communes"], [text], [], *BODY])
    assert table.notes == ("un.", "deux, sur deux lignes.")
    assert (table.champ, table.source, table.lecture) == ("France.", "DREES.", "ainsi.")


def test_a_champ_in_several_rows_is_one() -> None:
    table = table_of([*BODY, ["Champ : France."], ["- RSA : tous régimes"], ["- AAH : Cnaf"]])
    assert table.champ == "France. - RSA : tous régimes - AAH : Cnaf"


def test_a_word_and_its_text_may_stand_in_two_cells() -> None:
    table = table_of([*BODY, ["Lecture :", "12 % des communes."], ["Source", "DREES."]])
    assert (table.lecture, table.source) == ("12 % des communes.", "DREES.")


def test_a_long_note_goes_on_below() -> None:
    table = table_of([*BODY, ["Note : les dépenses nettes."], ["Entre 1999 et 2003, tout change."]])
    assert table.notes == ("les dépenses nettes.", "Entre 1999 et 2003, tout change.")


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Présentation et méthode", Role.COVER),
        ("Lisez-moi", Role.COVER),
        ("Lisez moi", Role.COVER),
        ("LISEZ-MOI", Role.COVER),
        ("Méthodologie", Role.COVER),
        ("Sommaire", Role.SUMMARY),
        ("Historique des mises à jour", Role.CORRECTIONS),
        ("Corrections", Role.CORRECTIONS),
        ("Descriptif", Role.TEXT),
    ],
)
def test_the_name_of_a_sheet_says_its_role(name: str, role: Role) -> None:
    report = look_at(sheet(name, [["Les communes"], ["un texte", "et un autre"]])).sheets[0]
    assert report.role is role
    assert report.texts == ("Les communes", "un texte | et un autre")


def test_the_first_words_say_the_role_where_the_name_does_not() -> None:
    report = look_at(sheet("Feuil1", [["Sommaire"], ["Tableau 1 - Les communes"]])).sheets[0]
    assert report.role is Role.SUMMARY


def test_a_sheet_without_cell_is_empty() -> None:
    assert look_at(sheet("Feuil3", [])).sheets[0].role is Role.EMPTY


def test_a_sheet_with_a_table_is_data_whatever_its_name() -> None:
    assert look_at(sheet("eff - pers medical", BODY)).sheets[0].role is Role.DATA


def test_a_hidden_sheet_is_read_and_remarked() -> None:
    found = look_at(sheet("Caché", BODY, hidden=True))
    assert len(found.tables) == 1
    assert any("Caché" in remark for remark in found.remarks)


def test_dates_and_numbers_of_a_list_of_corrections_are_no_figures() -> None:
    rows = [["Date", "Tableau", "Avant", "Après"], ["mai 2019", "Tableau 1", 12, 13]]
    found = look_at(sheet("Historique", rows))
    assert found.tables == ()
    assert found.sheets[0].texts[1] == "mai 2019 | Tableau 1 | 12 | 13"


@pytest.mark.parametrize("word", ["Champ > ", "►Champ : ", "- Champ : ", "CHAMP • ", "Champ\xa0: "])
def test_a_field_is_announced_in_many_ways(word: str) -> None:
    assert table_of([*BODY, [f"{word}France."]]).champ == "France."


def test_a_line_apart_does_not_go_on_with_the_champ() -> None:
    table = table_of([*BODY, ["Champ : France."], [], ["- autre chose"]])
    assert (table.champ, table.notes) == ("France.", ("- autre chose",))


def test_columns_named_source_and_champ_are_headers() -> None:
    table = table_of([["Source", "Champ", "Part"], ["DREES", "France", 1], ["Insee", "France", 2]])
    assert table.area == "A1:C3"


def test_a_title_beside_its_unit_is_no_header_though_not_numbered() -> None:
    title = "Les communes menant une action sociale selon leur taille"
    assert table_of([[title, None, "En %"], *BODY]).title == title


def test_a_long_first_line_says_no_role() -> None:
    text = "Présentation des communes qui ont mené une action sociale facultative en 2014"
    assert look_at(sheet("Feuil1", [[text], *BODY])).sheets[0].role is Role.DATA


def test_a_title_defines_no_code() -> None:
    found = look_at(
        sheet("T", [["Tableau 1 - NR : non-réponse"], ["Taille", "ABS"], ["A", "NR"], ["B", 2]])
    )
    assert any("NR" in doubt.what for doubt in found.doubts)


def test_a_long_sentence_about_a_return_is_no_link() -> None:
    text = "Retour au domicile : les communes accompagnent les personnes âgées après une longue hospitalisation."
    assert text in " ".join(table_of([*BODY, [text]]).notes)
