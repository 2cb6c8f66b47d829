"""CSV files: encoding and separator are told, contradictions are refused, text stays text."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.ingest.errors import IngestError
from dashboard.ingest.workbook.cells import Workbook
from dashboard.ingest.workbook.opening import open_workbook

FIELDS = st.text(st.sampled_from(list("abcXYZ éèàçÉœ€’«»0123456789.;,\t\n\"'%-")), max_size=12)
ROWS = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(FIELDS, min_size=width, max_size=width), min_size=2, max_size=8)
)
ENCODINGS = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "cp1252": "Windows-1252"}
SIGNS = {";": "semicolon", ",": "comma", "\t": "tab"}


def opened(content: bytes, folder: Path, name: str = "tableau.csv") -> Workbook:
    path = folder / name
    path.write_bytes(content)
    return open_workbook(path, isolated=False)


def values(book: Workbook) -> dict[tuple[int, int], object]:
    return {place: cell.value for place, cell in book.sheets[0].cells.items()}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("sign", SIGNS)
@given(rows=ROWS)
@settings(max_examples=30, deadline=None)
def test_quoted_fields_come_back_in_every_encoding(
    encoding: str, sign: str, rows: list[list[str]]
) -> None:
    """Everything quoted, as statistical programs write: only the separator stands outside."""
    rows = [["Commune « é »", *[f"col {n}" for n in range(len(rows[0]) - 1)]], *rows]
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=sign, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    wanted = {
        (r, c): field
        for r, row in enumerate(rows, 1)
        for c, field in enumerate(row, 1)
        if field.strip()
    }
    with tempfile.TemporaryDirectory() as folder:
        book = opened(buffer.getvalue().encode(encoding), Path(folder))
    assert values(book) == wanted
    assert ENCODINGS[encoding] in book.remarks[0]
    assert book.remarks[1] == f"separator: {SIGNS[sign]}"
    assert book.sheets[0].name == "tableau"


def test_a_french_export_with_decimal_commas_and_free_titles_is_read(tmp_path: Path) -> None:
    text = "Tableau 1, part des communes\n\nCommune;Part;Note\nAmbérieu;12,5;\nBourg;7,25;oui, un peu\nSource : DREES, enquête ASCO\n"
    book = opened(text.encode("cp1252"), tmp_path)
    assert values(book)[4, 2] == "12,5"
    assert values(book)[1, 1] == "Tableau 1, part des communes"
    assert values(book)[6, 1] == "Source : DREES, enquête ASCO"
    assert book.remarks == ("encoding: Windows-1252 (it is not UTF-8)", "separator: semicolon")


def test_numbers_stay_the_text_they_are(tmp_path: Path) -> None:
    assert values(opened(b"a;b\n01;1 234,50\n", tmp_path))[2, 1] == "01"
    assert values(opened(b"a;b\n01;1 234,50\n", tmp_path))[2, 2] == "1 234,50"


def test_formulas_in_a_csv_are_only_text(tmp_path: Path) -> None:
    cell = opened(b"a;b\n=cmd|'/c calc'!A1;2\n", tmp_path).sheets[0].cells[2, 1]
    assert (cell.value, cell.formula) == ("=cmd|'/c calc'!A1", False)


def test_the_separator_of_the_first_line_is_believed_and_told(tmp_path: Path) -> None:
    book = opened(b"sep=;\r\na;b,c\r\n1;2\r\n", tmp_path)
    assert values(book) == {(1, 1): "a", (1, 2): "b,c", (2, 1): "1", (2, 2): "2"}
    assert "first line" in book.remarks[1]


def test_rows_of_another_length_are_told(tmp_path: Path) -> None:
    book = opened(b"a;b;c\n1;2;3\n1;2;3\n4;5\n", tmp_path)
    assert (
        "1 row(s) have another number of fields than the 3 of most (first: row 4)" in book.remarks
    )


def test_one_column_is_told(tmp_path: Path) -> None:
    assert (
        opened(b"a\nb\n", tmp_path).remarks[1] == "separator: none found, the file has one column"
    )


def test_letters_lost_before_are_told(tmp_path: Path) -> None:
    assert "1 letter(s) were lost" in opened("a;b\nAmb\ufffdrieu;1\n".encode(), tmp_path).remarks[0]


REFUSED = {
    "decimal or separator": (b"1,5\n2,5\n", "between two digits"),
    "two separators": (b"a,b;c\nd,e;f\n", "could both be the separator"),
    "open quotation mark": (b'a;"b\nc;d\n', "quotation marks"),
    "text after a quotation mark": (b'"a"b;c\n1;2\n', "quotation marks"),
    "wrong mark": (b"\xef\xbb\xbfa;\xe9\n", "marked as UTF-8"),
    "two encodings": ("é;b\n".encode() + "é;b\n".encode("cp1252"), "mixes encodings"),
    "encoded twice": ("é;b\n".encode().decode("cp1252").encode(), "encoded twice"),
    "Mac Roman": ("hébergé;b\nc;d\n".encode("mac_roman"), "neither UTF-8 nor Windows-1252"),
    "undefined in Windows-1252": (b"a\x81;b\n", "neither UTF-8 nor Windows-1252"),
    "Latin-9": ("cœur;b\n".encode("iso8859-15"), "neither UTF-8 nor Windows-1252"),
    "UTF-16": ("a;b\n".encode("utf-16"), "UTF-16"),
    "zeros": (b"a;b\n\0\0", "neither a spreadsheet"),
    "spaces only": (b" ; \n;\n", "no cell with content"),
    "endless field": (b'"' + b"a" * 140_000 + b'";b\n', "characters"),
    "too many rows": (b"a;b\n" * 20_001, "more than 20,000 rows"),
    "too many columns": (b";".join([b"x"] * 2_001) + b"\n", "more than 2,000 columns"),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_a_file_that_contradicts_itself_is_refused_with_a_remedy(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    with pytest.raises(IngestError, match=reason) as caught:
        opened(content, tmp_path)
    assert caught.value.remedy


def test_the_longest_field_of_other_readers_stays_what_it_was(tmp_path: Path) -> None:
    before = csv.field_size_limit()
    opened(b"a;b\n1;2\n", tmp_path)
    assert csv.field_size_limit() == before
