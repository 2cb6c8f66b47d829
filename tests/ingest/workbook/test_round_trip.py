"""What somebody wrote in a sheet is what is read, cell by cell, whatever the format."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.ingest.workbook.cells import Sheet
from dashboard.ingest.workbook.opening import open_workbook
from tests.ingest.workbook.files import WRITERS, Sheets, Value

# Control characters and lone surrogates cannot stand in XML; a lone « _x0041_ » is an escape.
TEXTS = st.text(
    st.characters(
        codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="_\ufffe\uffff"
    )
    | st.sampled_from(list(" \n\téœ€’«»%<>&\"'-")),
    min_size=1,
    max_size=30,
)
NUMBERS = (
    st.integers(-(10**15), 10**15)
    | st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15)
    | st.sampled_from([0.1, 0.72, 1 / 3, 1e-300, 12345678.9, 0.5, 100])
).map(float)
MOMENTS = st.dates(dt.date(1901, 1, 1), dt.date(2100, 1, 1)) | st.datetimes(
    dt.datetime(1901, 1, 1), dt.datetime(2100, 1, 1)
).map(lambda moment: moment.replace(microsecond=0))
VALUES: st.SearchStrategy[Value] = TEXTS | NUMBERS | st.booleans() | MOMENTS
PLACES = st.tuples(st.integers(1, 60), st.integers(1, 30))
CELLS = st.dictionaries(PLACES, VALUES, max_size=25)
NAMES = st.text(st.sampled_from("ABCdeéè 12-_().&"), min_size=1, max_size=20).filter(
    lambda n: n == n.strip()
)
SHEETS = st.dictionaries(NAMES, CELLS, min_size=1, max_size=3).filter(
    lambda sheets: len({name.lower() for name in sheets}) == len(sheets)
)


def held(value: Value) -> Value | None:
    """What a cell must hold after reading: one type of number, no time where it is midnight."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    return value


def expected(cells: dict[tuple[int, int], Value]) -> dict[tuple[int, int], Value]:
    return {place: kept for place, value in cells.items() if (kept := held(value)) is not None}


def read_back(sheet: Sheet) -> dict[tuple[int, int], Value]:
    return {place: cell.value for place, cell in sheet.cells.items()}


def alike(one: Value, other: Value) -> bool:
    """Equal and of one type; XlsxWriter keeps sixteen digits of a number."""
    if isinstance(one, float) and type(other) is float:
        return one == pytest.approx(other, rel=1e-15, abs=0)
    return type(one) is type(other) and one == other


@pytest.mark.parametrize(("name", "write"), WRITERS, ids=[f"{n}-{w.__name__}" for n, w in WRITERS])
@given(sheets=SHEETS)
@example(sheets={"A": {(1, 1): "=1+1", (2, 1): "=", (3, 1): "#N/A"}})
@settings(max_examples=40, deadline=None)
def test_every_cell_comes_back_as_it_was_written(
    name: str, write: Callable[[Sheets], bytes], sheets: dict[str, dict[tuple[int, int], Value]]
) -> None:
    wanted = {sheet: expected(cells) for sheet, cells in sheets.items()}
    if not any(wanted.values()):
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(write(sheets))
        book = open_workbook(path, isolated=False)
    assert [sheet.name for sheet in book.sheets] == list(sheets)
    # A text may happen to be that of an error.
    assert [remark for remark in book.remarks if "hold an error" not in remark] == []
    assert book.kind == path.suffix[1:]
    for sheet in book.sheets:
        found = read_back(sheet)
        assert found.keys() == wanted[sheet.name].keys()
        for place, value in found.items():
            assert alike(wanted[sheet.name][place], value), (place, value)
        assert all(
            cell.row == row and cell.column == column for (row, column), cell in sheet.cells.items()
        )


@pytest.mark.parametrize(("name", "write"), WRITERS, ids=[w.__name__ for _, w in WRITERS])
@pytest.mark.parametrize("corner", [(1, 1), (1, 9), (9, 1), (7, 5)])
def test_a_table_that_starts_elsewhere_keeps_its_addresses(
    tmp_path: Path, name: str, write: Callable[[Sheets], bytes], corner: tuple[int, int]
) -> None:
    row, column = corner
    path = tmp_path / name
    path.write_bytes(write({"S": {corner: 1.0, (row + 2, column + 3): "fin"}}))
    (sheet,) = open_workbook(path, isolated=False).sheets
    assert read_back(sheet) == {corner: 1.0, (row + 2, column + 3): "fin"}


def test_the_same_table_reads_the_same_in_every_format(tmp_path: Path) -> None:
    table: Sheets = {
        "T": {
            (2, 2): "Commune",
            (2, 3): "Part",
            (3, 2): "  Ambérieu",
            (3, 3): 0.725,
            (4, 3): True,
            (5, 2): dt.date(2015, 9, 7),
        }
    }
    seen = []
    for name, write in WRITERS:
        (tmp_path / name).write_bytes(write(table))
        seen.append(read_back(open_workbook(tmp_path / name, isolated=False).sheets[0]))
    assert seen[1:] == seen[:-1]
    assert seen[0] == table["T"]
