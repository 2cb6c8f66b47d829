"""A sheet may hold several tables; each is found whole, and nothing of one goes to another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.ingest.finding.inspection import unplaced
from tests.ingest.finding.build import (
    Written,
    bold,
    column_labels,
    doubtful,
    look_at,
    only_table,
    row_labels,
    sheet,
    table_of,
)

ONE = [["Taille", "ABS", "CCAS"], ["Moins de 500 hab.", 1, 2], ["500 hab. ou plus", 3, 4]]
TWO = [["Région", "ABS", "CCAS"], ["Bretagne", 5, 6], ["Corse", 7, 8]]


def beside(
    left: list[list[Written]], right: list[list[Written]], blank: int = 1
) -> list[list[Written]]:
    width = max(len(row) for row in left)
    height = max(len(left), len(right))
    rows: list[list[Written]] = []
    for place in range(height):
        first = left[place] if place < len(left) else []
        second = right[place] if place < len(right) else []
        rows.append([*first, *[None] * (width - len(first) + blank), *second])
    return rows


def test_a_second_header_starts_a_second_table() -> None:
    found = look_at(
        sheet(
            "T",
            [
                ["Tableau 1 - Par taille"],
                [],
                *ONE,
                ["1 Hors Mayotte."],
                [],
                [],
                [bold("Par région")],
                *TWO,
                ["Source : DREES."],
            ],
        )
    )
    assert found.doubts == ()
    first, second = found.tables
    assert (first.number, first.area, first.part) == ("Tableau 1", "A3:C5", 1)
    assert (second.title, second.area, second.part) == ("Par région", "A10:C12", 2)
    assert first.notes == ("1 Hors Mayotte.",)
    assert (first.source, second.source) == ("", "DREES.")


def test_a_title_right_below_the_notes_belongs_to_the_next_table() -> None:
    found = look_at(
        sheet("T", [*ONE, ["Source : DREES."], ["Tableau 2 - Par région"], ["En %"], *TWO])
    )
    first, second = found.tables
    assert (first.source, first.title) == ("DREES.", "")
    assert (second.number, second.title, second.unit) == ("Tableau 2", "Par région", "En %")


def test_tables_side_by_side_are_two() -> None:
    rows = beside([["Tableau 1 - Par taille"], *ONE], [["Tableau 2 - Par région"], *TWO])
    found = look_at(sheet("T", [*rows, [], ["Source : DREES."]]))
    assert found.doubts == ()
    first, second = found.tables
    assert (first.number, first.area) == ("Tableau 1", "A2:C4")
    assert (second.number, second.area) == ("Tableau 2", "E2:G4")
    assert row_labels(second) == ["Bretagne", "Corse"]
    assert first.source == second.source == "DREES."


def test_tables_side_by_side_may_differ_in_height_and_have_their_own_notes() -> None:
    left = [*ONE, ["Lecture : un pour cent."], ["Source : Insee."]]
    right = [*TWO, ["Normandie", 9, 10], ["Occitanie", 11, 12], ["Source : DREES."]]
    found = look_at(sheet("T", beside(left, right)))
    first, second = found.tables
    assert len(first.figures) == 4
    assert len(second.figures) == 8
    assert (first.source, second.source) == ("Insee.", "DREES.")
    assert (first.lecture, second.lecture) == ("un pour cent.", "")


def test_two_tables_side_by_side_above_a_wide_one() -> None:
    wide = [["Département", *(f"Part {n}" for n in range(7))], ["Ain", *range(7)]]
    found = look_at(sheet("T", [*beside(ONE, TWO), [], ["Tableau 3 - Large"], *wide]))
    assert [table.area for table in found.tables] == ["A1:C3", "E1:G3", "A6:H7"]


def test_a_blank_column_inside_a_table_does_not_part_it() -> None:
    rows = [
        ["Taille", "ABS", None, "CCAS", "CIAS"],
        ["Moins de 500 hab.", 1, None, 2, 3],
        ["500 hab. ou plus", 4, None, 5, 6],
    ]
    assert column_labels(table_of(rows)) == ["ABS", "CCAS", "CIAS"]


def test_blank_rows_do_not_part_a_table() -> None:
    table = table_of([*ONE, [], ["Ensemble", 9, 10], []])
    assert row_labels(table) == ["Moins de 500 hab.", "500 hab. ou plus", "Ensemble"]


def test_a_number_far_away_is_told_and_not_read() -> None:
    rows: list[list[Written]] = [*ONE, *[[]] * 20, [None] * 12 + [42]]
    found = look_at(sheet("T", rows))
    assert len(only_table(found).figures) == 4
    assert "M24" in doubtful(found)


def test_a_check_sum_below_the_table_is_told_and_not_read() -> None:
    found = look_at(sheet("T", [*ONE, [None, 10]]))
    assert len(only_table(found).figures) == 4
    assert "B4" in doubtful(found)


def test_a_column_of_remarks_beside_the_table_is_told() -> None:
    rows = [[*ONE[0], None, None], [*ONE[1], None, None, "à vérifier"], ONE[2]]
    found = look_at(sheet("T", rows))
    assert "F2" in doubtful(found)


def test_a_cover_with_a_table_is_data_and_told() -> None:
    found = look_at(sheet("Présentation", [["Les communes"], [], *ONE]))
    assert found.sheets[0].role == "data"
    assert len(found.tables) == 1
    assert found.doubts


def test_tables_side_by_side_may_have_counts_as_labels() -> None:
    right = [["Actions", "ABS"], [0, 1.5], [1, 2], [2, 3], ["3 ou plus", 4]]
    found = look_at(sheet("T", beside(ONE, right)))
    assert [table.area for table in found.tables] == ["A1:C3", "E1:F5"]


def test_two_titles_in_one_row_each_name_their_table() -> None:
    rows = [["Par taille", None, None, None, "Tableau 2 - Par région"], *beside(ONE, TWO)]
    first, second = look_at(sheet("T", rows, merges=["A1:C1", "E1:G1"])).tables
    assert (first.number, first.title) == ("", "Par taille")
    assert (second.number, second.title) == ("Tableau 2", "Par région")


def test_labels_before_a_blank_column_are_no_table() -> None:
    rows = [["Taille", None, "ABS"], ["Moins de 500 hab.", None, 1], ["500 hab. ou plus", None, 3]]
    assert table_of(rows).area == "A1:C3"


def test_a_number_beside_a_note_is_told_and_the_note_kept() -> None:
    rows = [*ONE, ["Champ : France.", *[None] * 20, 12345]]
    found = look_at(sheet("T", rows))
    assert only_table(found).champ == "France."
    assert len(only_table(found).figures) == 4
    assert set(doubtful(found)) == {"V4"}


def test_a_row_long_after_the_table_is_told_and_not_read() -> None:
    found = look_at(sheet("T", [*ONE, *[[]] * 8, ["Contrôle", 5, 6]]))
    assert len(only_table(found).figures) == 4
    assert {"B12", "C12"} <= set(doubtful(found))


def test_a_titled_table_without_header_is_one_of_its_own() -> None:
    rows = [*ONE, ["Tableau 2 - Suite"], ["Ain", 5, 6], ["Aube", 7, 8]]
    first, second = look_at(sheet("T", rows)).tables
    assert (len(first.figures), len(second.figures)) == (4, 4)
    assert second.number == "Tableau 2"


def test_a_single_row_without_header_is_no_table() -> None:
    found = look_at(sheet("T", [["Population", 66000000], [], [], ["Tableau 1 - Un"], *ONE]))
    assert only_table(found).number == "Tableau 1"
    assert "B1" in doubtful(found)


def test_a_bold_title_right_below_notes_is_that_of_the_next_table() -> None:
    rows = [*ONE, ["1 Hors Mayotte."], [bold("Par région")], ["En %"], *TWO]
    second = look_at(sheet("T", rows)).tables[1]
    assert (second.title, second.unit) == ("Par région", "En %")


def test_notes_of_their_own_are_kept_by_tables_side_by_side() -> None:
    left, right = [*ONE, ["Note : à gauche."]], [*TWO, ["Note : à droite."]]
    first, second = look_at(sheet("T", beside(left, right))).tables
    assert (first.notes, second.notes) == (("à gauche.",), ("à droite.",))


cells = st.one_of(
    st.none(),
    st.floats(-1e6, 1e6, allow_nan=False),
    st.integers(1990, 2030),
    st.sampled_from(
        ["Ain", "12,3", "NR", "Note : rien", "Tableau 1", "Ensemble", "1 234", " x", "(1)"]
    ),
)


@given(st.lists(st.lists(cells, max_size=6), max_size=10))
def test_whatever_the_sheet_no_number_is_lost_and_nothing_fails(rows: list[list[Written]]) -> None:
    one = sheet("T", rows)
    found = look_at(one)
    told = {doubt.cell for doubt in found.doubts}
    assert {cell.address for cell in unplaced(one, found.sheets[0])} <= told


@given(st.lists(st.lists(cells, max_size=6), max_size=10))
def test_a_cell_is_a_figure_once_and_its_row_and_column_are_named(
    rows: list[list[Written]],
) -> None:
    for table in look_at(sheet("T", rows)).tables:
        addresses = [figure.cell for figure in table.figures]
        assert len(addresses) == len(set(addresses))
        assert {f.row for f in table.figures} <= {line.place for line in table.rows}
        assert {f.column for f in table.figures} <= {line.place for line in table.columns}
