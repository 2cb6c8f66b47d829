"""A workbook that is not the one the mapping was written for is noticed, wherever it differs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.ingest.finding.table import Role, SheetReport
from dashboard.ingest.mapping.prepare import prepared
from dashboard.ingest.mapping.reading import parse_mapping
from tests.ingest.mapping.known import MAPPING, ON, cells, checked, failing, known, outcome, said
from tests.ingest.mapping.tables import (
    ABS,
    ABS_COLUMNS,
    SHA,
    abs_table,
    head,
    inspection,
    mapped,
    table,
)

GOOD = head() + mapped(abs_table(), ABS_COLUMNS)


def test_the_workbook_of_the_mapping_passes_every_check() -> None:
    found = checked(GOOD, abs_table())
    assert not found.stopped, failing(found)
    assert len(found.rows) == len(found.origins) == 6


DIFFERENT = [
    (replace(abs_table(), title="Autre titre"), "title for which it was mapped"),
    (replace(abs_table(), number="Tableau 2"), "no table 'Tableau 1'"),
    (replace(abs_table(), sheet="Feuille"), "no such sheet: the file has Feuille"),
    (table(ABS, ["ABS réalisée (en %)"]), "no Tableau 1, column « ABS réalisée »"),
    (table({**ABS, "Total": [1.0]}, ["ABS réalisée"]), None),
    (table({k: v for k, v in ABS.items() if k != "Ensemble"}, ["ABS réalisée"]), "« Ensemble »"),
]


@pytest.mark.parametrize(("other", "told"), DIFFERENT)
def test_a_table_or_label_that_changed_is_told(other: object, told: str | None) -> None:
    found = checked(GOOD, other)  # type: ignore[arg-type]
    if told is None:
        assert cells(found, "nothing-dropped") == ["B11"]
    else:
        assert told in said(found, "mapping")
    assert found.stopped


def test_another_file_than_the_one_mapped_is_refused_unless_the_digest_is_taken_out() -> None:
    other = GOOD.replace(SHA, "1" * 64)
    assert "sha256" in said(checked(other, abs_table()), "mapping")
    assert not checked(GOOD.replace(SHA, ""), abs_table()).stopped


def test_spaces_of_any_kind_do_not_make_a_label_another() -> None:
    spaced = {
        k.replace(" ", "\u202f").replace("habitants", "\nhabitants"): v for k, v in ABS.items()
    }
    found = checked(GOOD, table(spaced, ["ABS\u00a0réalisée "]))
    assert not found.stopped, failing(found)


def test_a_table_that_nobody_mapped_or_ignored_is_not_dropped() -> None:
    other = replace(abs_table(), sheet="Tableau 2", number="Tableau 2")
    found = checked(GOOD, abs_table(), other)
    assert failing(found) == {"nothing-dropped"}
    assert "neither mapped nor ignored" in said(found, "nothing-dropped")
    ignored = GOOD + '\n[[ignore]]\nsheet = "Tableau 2"\nreason = "hors du champ"\n'
    assert not checked(ignored, abs_table(), other).stopped


def test_a_table_is_not_both_mapped_and_ignored_nor_mapped_twice() -> None:
    both = GOOD + '\n[[ignore]]\nsheet = "Tableau 1"\nreason = "hors du champ"\n'
    assert "is both" in said(checked(both, abs_table()), "mapping")
    twice = GOOD + mapped(abs_table(), ABS_COLUMNS)
    assert "mapped once" in said(checked(twice, abs_table()), "mapping")


def test_an_ignored_table_that_is_not_there_is_told() -> None:
    text = GOOD + '\n[[ignore]]\nsheet = "Tableau 9"\nreason = "hors du champ"\n'
    assert "no such sheet" in said(checked(text, abs_table()), "mapping")


def test_tables_of_a_sheet_without_a_number_are_told_apart_by_their_part() -> None:
    first = replace(abs_table(), number="")
    second = replace(table(ABS, ["ABS réalisée"], top=20), number="", part=2)
    alone = (
        head()
        + mapped(first, ABS_COLUMNS)
        + '\n[[ignore]]\nsheet = "Tableau 1"\npart = 2\nreason = "copie"\n'
    )
    assert "add part" in said(checked(alone, first, second), "mapping")
    told = alone.replace('number = ""\n', 'number = ""\npart = 1\n', 1)
    assert not checked(told, first, second).stopped


def test_two_columns_of_one_label_are_told_apart_by_their_letter() -> None:
    doubled = table({k: [v[0], 1.0] for k, v in ABS.items()}, ["%", "%"])
    text = head() + mapped(doubled, {"%": 'indicator = "abs-realisee"'})
    assert "stands at B, C" in said(checked(text, doubled), "mapping")
    first, second = (
        'label = ["%"]\nindicator',
        'label = ["%"]\nat = "C"\nmeasure = "base"\nindicator',
    )
    assert text.count(first) == 2
    told = text.replace(first, second, 1).replace(first, 'label = ["%"]\nat = "B"\nindicator', 1)
    assert not checked(told, doubled).stopped
    wrong = told.replace('at = "C"', 'at = "D"')
    assert "at D; the table has at B, C" in said(checked(wrong, doubled), "mapping")


def test_a_label_mapped_twice_is_told() -> None:
    text = GOOD + '[[table.row]]\nlabel = ["Ensemble"]\nsize = "toutes"\n'
    assert "written twice" in said(checked(text, abs_table()), "mapping")


def test_a_row_that_is_not_wanted_is_ignored_with_its_reason() -> None:
    text = GOOD.replace('size = "toutes"', 'ignore = "hors du champ"')
    found = checked(text, abs_table())
    assert not found.stopped
    assert len(found.rows) == 5
    no_reason = GOOD.replace('[[table.row]]\nlabel = ["Ensemble"]\nsize = "toutes"\n', "")
    assert cells(checked(no_reason, abs_table()), "nothing-dropped") == ["B10"]


def test_a_single_cell_is_ignored_with_its_reason() -> None:
    text = GOOD.replace(
        'scale = "percent"', 'scale = "percent"\nignore_cells = { B10 = "coquille" }'
    )
    found = checked(text, abs_table())
    assert not found.stopped
    assert len(found.rows) == 5


def test_a_sheet_of_data_without_any_table_is_not_passed_over() -> None:
    found = inspection(abs_table())
    sheets = (*found.sheets, SheetReport("Données", Role.DATA))
    loaded = parse_mapping(GOOD, MAPPING)
    of = prepared(loaded, replace(found, sheets=sheets), known(), ON)
    assert failing(of) == {"nothing-dropped"}
    ignored = GOOD + '\n[[ignore]]\nsheet = "Données"\nreason = "liste de communes"\n'
    of = prepared(parse_mapping(ignored, MAPPING), replace(found, sheets=sheets), known(), ON)
    assert not of.stopped


@pytest.mark.parametrize("name", ["mapping", "golden", "nothing"])
def test_only_soft_checks_can_be_accepted(name: str) -> None:
    text = head(accept={name: "parce que"}) + mapped(abs_table(), ABS_COLUMNS)
    found = checked(text, abs_table())
    assert f"accept {name!r}" in said(found, "mapping")
    assert outcome(found, "mapping") == "failed"
