"""The table of a sheet says what the figure says: numbers, words, codes, and nothing secret."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from dashboard.domain.dataset import Dataset
from dashboard.domain.status import Confidentiality, Qualifier, Status
from dashboard.domain.verdict import VerdictKind
from dashboard.exports.companion import ods_bytes, workbook_bytes
from dashboard.exports.companion.columns import HIGH, LOW, RESPONDENTS
from dashboard.results.publication.publication import Publication
from dashboard.results.result import Cell
from dashboard.wording.vocabulary import CONFIDENTIALITY, STATUS
from tests.exports.companion.samples import ABOUT, WORLDS, book, by_hand, figures, opened, parts
from tests.figures.samples import level

TOP = 4
"""Row of the headings, counted from 1 as spreadsheets do."""


def sheets(dataset: Dataset) -> list[tuple[Publication, Any]]:
    workbook = opened(book(dataset))
    return [(p, workbook[p.label]) for p in figures(dataset)]


def table(sheet: Any) -> tuple[list[Any], list[list[Any]]]:
    reference = next(t.ref for t in sheet.tables.values() if t.name.startswith("figure_"))
    lines = [[cell.value for cell in row] for row in sheet[reference]]
    return lines[0], lines[1:]


def has_number(cell: Cell) -> bool:
    free = cell.status.has_figure and not cell.confidentiality.hides
    return free and cell.qualifier is Qualifier.EXACT


@pytest.mark.parametrize("dataset", WORLDS)
def test_every_number_is_a_number_and_the_one_of_the_figure(dataset: Dataset) -> None:
    numbers = 0
    for publication, sheet in sheets(dataset):
        heads, lines = table(sheet)
        assert heads[0] == publication.row_heading
        for row, line, cells in zip(publication.rows, lines, publication.cells, strict=True):
            assert line[0] == row.label
            for series, (there, cell) in enumerate(zip(line[1:], cells, strict=False)):
                assert heads[1 + series] == publication.series[series].label
                assert cell is not None
                if has_number(cell):
                    assert there == cell.value
                    assert isinstance(there, int | float)
                    numbers += 1
                elif cell.status.has_figure and not cell.confidentiality.hides:
                    assert there == cell.text
                else:
                    codes = (STATUS[cell.status].code, CONFIDENTIALITY[cell.confidentiality].code)
                    assert there in codes
                    assert there
    assert numbers > 10


@pytest.mark.parametrize("dataset", WORLDS)
def test_intervals_and_respondents_stand_beside_the_values_they_belong_to(dataset: Dataset) -> None:
    known = 0
    for publication, sheet in sheets(dataset):
        heads, lines = table(sheet)
        several = len(publication.series) > 1
        for number, series in enumerate(publication.series):
            before = f"{series.label} – " if several else ""
            places = [
                heads.index(f"{before}{h}") if f"{before}{h}" in heads else None
                for h in (LOW, HIGH, RESPONDENTS)
            ]
            for line, cells in zip(lines, publication.cells, strict=True):
                cell = cells[number]
                assert cell is not None
                seen = cell.observation
                hidden = cell.confidentiality.hides or not cell.status.has_figure
                shown = None if hidden or seen is None else seen
                interval = shown.interval if shown and has_number(cell) else None
                told = [line[p] if p is not None else None for p in places]
                assert told[:2] == (pytest.approx(interval) if interval else [None, None])
                assert told[2] == (shown.base if shown else None)
                known += interval is not None
    assert (known > 50) == (dataset is Dataset.DEMONSTRATION)


@pytest.mark.parametrize("dataset", WORLDS)
def test_a_second_library_reads_the_same_cells(dataset: Dataset) -> None:
    second = CalamineWorkbook.from_filelike(io.BytesIO(book(dataset)))
    for publication, sheet in sheets(dataset):
        read = second.get_sheet_by_name(publication.label).to_python()
        heads, lines = table(sheet)
        for i, line in enumerate([heads, *lines]):
            assert [value or None for value in read[TOP - 1 + i][: len(line)]] == [
                value or None for value in line
            ]


@pytest.mark.parametrize("dataset", WORLDS)
def test_every_code_is_explained_in_the_same_sheet(dataset: Dataset) -> None:
    explained = 0
    for _, sheet in sheets(dataset):
        said = [str(cell.value) for cell in sheet["A"] if cell.value]
        heads, lines = table(sheet)
        codes = {w.code for w in (*STATUS.values(), *CONFIDENTIALITY.values())} - {""}
        beside = [i for i, head in enumerate(heads) if str(head).endswith("Codes")]
        found = {v for line in lines for v in line if v in codes}
        found |= {mark for line in lines for i in beside for mark in _marks(line[i])}
        for code in found:
            assert [line for line in said if line.startswith(f"{code}\u00a0: ")], code
        explained += len(found)
    assert explained


def _marks(value: object) -> list[str]:
    return str(value).split(" ") if value else []


@pytest.mark.parametrize("status", list(Status))
def test_no_status_is_lost(status: Status) -> None:
    figure = by_hand(level(50.0, status=status), level(60.0))
    sheet = opened(workbook_bytes([figure], ABOUT))["Graphique 1"]
    heads, lines = table(sheet)
    code = STATUS[status].code
    if not status.has_figure:
        assert lines[0][1] == code
    else:
        assert lines[0][1] == 50
        assert not code or lines[0][heads.index("Codes")] == code
    explained = [c.value for c in sheet["A"] if str(c.value or "").startswith(f"{code}\u00a0:")]
    assert bool(explained) == bool(code)


@pytest.mark.parametrize("kind", [Confidentiality.SECRET, Confidentiality.SECRET_SECONDARY])
def test_a_secret_leaves_only_its_code_in_the_file(kind: Confidentiality) -> None:
    hidden = level(37.125, 4.0625)
    assert hidden.observation is not None
    seen = replace(hidden.observation, base=6271, confidentiality=kind)
    hidden = replace(hidden, confidentiality=kind, value=37.125, text="37,1 %", observation=seen)
    figure = by_hand(hidden, level(60.0, 2.0))
    for data in (workbook_bytes([figure], ABOUT), ods_bytes([figure], ABOUT)):
        text = "".join(parts(data).values())
        for trace in ("37.125", "37,1", "33.0625", "41.1875", "4.0625", "6271", "6 271"):
            assert trace not in text
    _, lines = table(opened(workbook_bytes([figure], ABOUT))["Graphique 1"])
    assert lines[0][:2] == ["Ligne 0", "s"]
    assert not any(lines[0][2:])


def test_words_stay_words_and_their_bound_stands_apart() -> None:
    words = level(80.0, words="plus de huit communes sur dix", qualifier=Qualifier.MORE_THAN)
    heads, lines = table(
        opened(workbook_bytes([by_hand(words, level(60.0))], ABOUT))["Graphique 1"]
    )
    assert lines[0][1] == "plus de huit communes sur dix"
    assert lines[0][heads.index("Borne ou ordre de grandeur")] == 80
    assert lines[1][heads.index("Borne ou ordre de grandeur")] is None


def test_the_code_of_words_stands_in_its_column_and_not_beside_them_too() -> None:
    words = level(
        80.0,
        words="plus de huit communes sur dix",
        qualifier=Qualifier.MORE_THAN,
        status=Status.PROVISIONAL,
    )
    heads, lines = table(
        opened(workbook_bytes([by_hand(words, level(60.0))], ABOUT))["Graphique 1"]
    )
    assert lines[0][1] == "plus de huit communes sur dix"
    assert "(p)" in lines[0][heads.index("Codes")].split(" ")


def test_a_number_published_in_words_is_that_number_with_its_words_beside_it() -> None:
    figure = next(p for p in figures(Dataset.PUBLISHED) if p.rows[-2].key == "5000-plus")
    heads, lines = table(opened(book(Dataset.PUBLISHED))[figure.label])
    line = next(line for line in lines if "5\u202f000" in line[0] and "Plus" in line[0])
    assert line[1] == 100
    assert line[heads.index("Publié en toutes lettres")] == "la totalité"
    assert line[heads.index("Borne ou ordre de grandeur")] is None
    assert [other[heads.index("Publié en toutes lettres")] for other in lines].count(None) == (
        len(lines) - 1
    )


@pytest.mark.parametrize("words", ["80 %", ""])
def test_a_bound_printed_in_digits_is_still_no_figure(words: str) -> None:
    bound = level(80.0, words=words, qualifier=Qualifier.LESS_THAN)
    heads, lines = table(
        opened(workbook_bytes([by_hand(bound, level(60.0))], ABOUT))["Graphique 1"]
    )
    assert not isinstance(lines[0][1], int | float)
    assert lines[0][heads.index("Borne ou ordre de grandeur")] == 80


def test_zero_is_a_number_and_nothing_is_not_zero() -> None:
    _, lines = table(opened(workbook_bytes([by_hand(level(0.0), None)], ABOUT))["Graphique 1"])
    assert [line[1] for line in lines] == [0, None]


def test_numbers_show_the_decimals_they_were_published_with() -> None:
    figure = by_hand(level(72.0), level(33.5), level(72.0, 1.0))
    sheet = opened(workbook_bytes([figure], ABOUT))["Graphique 1"]
    assert [sheet.cell(TOP + i, 2).number_format for i in (1, 2, 3)] == [
        "#,##0",
        "#,##0.0",
        "#,##0.0",
    ]


def test_a_dumbbell_tells_its_verdicts_and_no_difference_where_none_may_stand() -> None:
    for dataset in WORLDS:
        figure = next(p for p in figures(dataset) if p.evolution)
        heads, lines = table(opened(book(dataset))[figure.label])
        assert figure.evolution is not None
        difference = heads.index("Écart (en points)") if "Écart (en points)" in heads else None
        for pair, line in zip(figure.evolution.pairs, lines, strict=True):
            assert line[heads.index("Constat")] == pair.verdict.label
            told = line[difference] if difference else None
            shown = pair.verdict.difference if pair.verdict.kind.shows_difference else None
            assert told == (None if shown is None else pytest.approx(shown, abs=1e-4))


def test_a_blocked_pair_has_no_difference_even_where_one_was_computed() -> None:
    figure = next(p for p in figures(Dataset.DEMONSTRATION) if p.evolution)
    assert figure.evolution is not None
    first, *others = figure.evolution.pairs
    assert first.verdict.difference is not None
    verdict = replace(first.verdict, kind=VerdictKind.NOT_COMPARABLE)
    pairs = (replace(first, verdict=verdict), *others)
    changed = replace(figure, evolution=replace(figure.evolution, pairs=pairs))
    heads, lines = table(opened(workbook_bytes([changed], ABOUT))[figure.label])
    blocked = [i for i, head in enumerate(heads) if str(head).startswith("Écart")]
    assert len(blocked) == 3
    assert [lines[0][i] for i in blocked] == [None, None, None]
    assert None not in [lines[1][i] for i in blocked]
