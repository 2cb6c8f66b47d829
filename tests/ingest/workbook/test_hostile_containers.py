"""Files that are damaged, disguised or made to exhaust their reader get one clear sentence."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.ingest.errors import IngestError
from dashboard.ingest.workbook.limits import LIMITS, Limits
from dashboard.ingest.workbook.opening import open_workbook
from tests.ingest.workbook.files import (
    ODS_TYPE,
    WRITERS,
    Sheets,
    by_hand_ods,
    by_openpyxl,
    by_xlsxwriter,
    by_xlwt,
    unzipped,
    xlsx,
    zipped,
)

TABLE: Sheets = {"S": {(1, 1): "Commune", (1, 2): 1.5, (2, 1): "é" * 40, (3, 3): True}}


def refusal(
    folder: Path, content: bytes, name: str = "a.xlsx", limits: Limits = LIMITS
) -> IngestError:
    path = folder / name
    path.write_bytes(content)
    with pytest.raises(IngestError) as caught:
        open_workbook(path, limits, isolated=False)
    error = caught.value
    assert error.path == path
    assert error.reason
    assert error.remedy
    assert "\n" not in error.reason
    return error


def with_part(content: bytes, **changes: bytes | None) -> bytes:
    parts = {**unzipped(content)}
    for name, new in changes.items():
        if new is None:
            del parts[name]
        else:
            parts[name] = new
    return zipped(parts)


def compound(*entries: str) -> bytes:
    """The outside of a compound file (old Office) with the given names in its directory."""
    directory = b"".join(
        (name + "\0").encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<H", 2 * len(name) + 2)
        + bytes(62)
        for name in ("Root Entry", *entries)
    )
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + directory.ljust(1024, b"\0")


def bomb(name: str = "xl/worksheets/sheet1.xml") -> bytes:
    return with_part(by_openpyxl(TABLE), **{name: b"<a>" + b" " * 30_000_000})


def lying_bomb() -> bytes:
    """A part that unpacks to far more than its header says."""
    content = bytearray(bomb())
    size = struct.pack("<I", 30_000_003)
    while (at := content.find(size)) >= 0:
        content[at : at + 4] = struct.pack("<I", 100)
    return bytes(content)


def overlapping() -> bytes:
    """Two names in the directory for the same packed bytes."""
    content = zipped(
        unzipped(by_openpyxl(TABLE)) | {"xl/b.xml": b"<a/>", "xl/c.xml": b"<a/>"}, packed=False
    )
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        first, second = (
            archive.getinfo("xl/b.xml").header_offset,
            archive.getinfo("xl/c.xml").header_offset,
        )
    directory = content.rindex(b"PK\x01\x02", 0, content.rindex(b"xl/c.xml"))
    changed = bytearray(content)
    assert struct.unpack_from("<I", content, directory + 42)[0] == second
    struct.pack_into("<I", changed, directory + 42, first)
    return bytes(changed)


def twice() -> bytes:
    buffer = io.BytesIO(by_openpyxl(TABLE))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
    return buffer.getvalue()


def encrypted_zip() -> bytes:
    content = bytearray(by_openpyxl(TABLE))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(mark, at + 1)
    return bytes(content)


def password_xls() -> bytes:
    """An .xls with the record that announces a password right after the first of its stream."""
    content = by_xlwt(TABLE)
    start = content.index(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    return content[: start + 20] + struct.pack("<HH6s", 0x2F, 6, b"") + content[start + 30 :]


def endless_texts() -> bytes:
    content = by_xlwt(TABLE)
    at = content.index(struct.pack("<H", 0xFC), 512)
    while struct.unpack_from("<II", content, at + 4) != (2, 2):
        at = content.index(struct.pack("<H", 0xFC), at + 1)
    return content[: at + 8] + b"\xff\xff\xff\xff" + content[at + 12 :]


def impossible_size() -> bytes:
    content = by_xlwt(TABLE)
    at = content.index(struct.pack("<HH", 0x0200, 14))
    return content[: at + 4] + struct.pack("<I", 4_352) + content[at + 8 :]


DTD = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>'
SHEET = "xl/worksheets/sheet1.xml"
CONTENT_TYPES = "[Content_Types].xml"

FILES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "zero bytes": ("a.xlsx", lambda: b"", "empty (0 bytes)"),
    "PDF": ("a.xlsx", lambda: b"%PDF-1.7\n", "PDF document"),
    "HTML called xls": ("a.xls", lambda: b"\xef\xbb\xbf \n<!DOCTYPE html><html><table><tr><td>1</td></tr></table></html>", "web page"),
    "HTML table": ("a.xls", lambda: b"<table border=1><tr><td>1</td></tr></table>", "web page"),
    "HTML error page": ("a.csv", lambda: b"<html><body>404</body></html>", "web page"),
    "XHTML": ("a.xls", lambda: b'<?xml version="1.0"?>\n<!-- x -->\n<html xmlns="http://www.w3.org/1999/xhtml"/>', "web page"),
    "XML 2003": ("a.xls", lambda: b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "XML Spreadsheet 2003"),
    "flat ods": ("a.ods", lambda: b'<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>', "flat OpenDocument"),
    "other XML": ("a.csv", lambda: b"<?xml version='1.0'?><rss/>", "an XML file"),
    "JSON": ("a.csv", lambda: b'{"error": "not found"}', "JSON"),
    "JSON list": ("a.csv", lambda: b'[{"a": 1}]', "JSON"),
    "SYLK": ("a.csv", lambda: b"ID;PWXL;N;E\r\nB;Y2\r\n", "SYLK"),
    "Excel 4": ("a.xls", lambda: b"\x09\x04\x06\x00\x00\x00\x10\x00", "Excel 4 or older"),
    "picture": ("a.xlsx", lambda: b"\x89PNG\r\n", "a picture"),
    "gzip": ("a.csv", lambda: b"\x1f\x8b\x08", "gzip"),
    "Parquet": ("a.csv", lambda: b"PAR1", "Parquet"),
    "garbage": ("a.xlsx", lambda: bytes(range(250, 0, -1)) * 4, "neither a spreadsheet"),
    "zip of tables": ("a.xlsx", lambda: zipped({"x/t.xlsx": b"x", "u.csv": b""}), "zip archive that holds 2 table"),
    "other zip": ("a.xlsx", lambda: zipped({"a.png": b"x"}), "neither .xlsx nor .ods"),
    "empty zip": ("a.xlsx", lambda: zipped({}), "neither .xlsx nor .ods"),
    "Numbers": ("a.xlsx", lambda: zipped({"Index/Document.iwa": b"x"}), "Apple Numbers"),
    "text document": ("a.ods", lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "of another sort (text)"),
    "docx": ("a.xlsx", lambda: zipped({CONTENT_TYPES: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"}), ".docx"),
    "xlsb": ("a.xlsx", lambda: zipped({CONTENT_TYPES: "application/vnd.ms-excel.sheet.binary.macroEnabled.main"}), ".xlsb"),
    "no workbook": ("a.xlsx", lambda: zipped({CONTENT_TYPES: "<Types/>"}), "holds no workbook"),
    "password xlsx": ("a.xlsx", lambda: compound("EncryptionInfo", "EncryptedPackage"), "password"),
    "password zip": ("a.xlsx", encrypted_zip, "password"),
    "password xls": ("a.xls", password_xls, "password"),
    "password ods": ("a.ods", lambda: zipped({"mimetype": ODS_TYPE, "content.xml": b"\1\2", "META-INF/manifest.xml": '<m xmlns="x"><encryption-data/></m>'}), "password"),
    "password whole ods": ("a.ods", lambda: zipped({"mimetype": ODS_TYPE, "encrypted-package": b"\1\2"}), "password"),
    "xls that announces endless texts": ("a.xls", endless_texts, "announces more texts"),
    "xls that ends before it begins": ("a.xls", impossible_size, "impossible size"),
    "Word 97": ("a.xls", lambda: compound("WordDocument"), ".doc"),
    "compound without workbook": ("a.xls", lambda: compound("Thumbs"), "damaged"),
    "ods without content": ("a.ods", lambda: zipped({"mimetype": ODS_TYPE}), "content.xml"),
    "bomb": ("a.xlsx", bomb, "unpacks to more than a table can need"),
    "bomb beside": ("a.xlsx", lambda: bomb("xl/other.xml"), "unpacks to more than a table can need"),
    "bomb that lies": ("a.xlsx", lying_bomb, "damaged"),
    "overlapping parts": ("a.xlsx", overlapping, "overlap"),
    "part twice": ("a.xlsx", twice, "there twice"),
    "part twice by case": ("a.xlsx", lambda: zipped(unzipped(by_openpyxl(TABLE)) | {"XL/Workbook.xml": b"<a/>"}), "there twice"),
    "sheet part missing": ("a.xlsx", lambda: with_part(by_openpyxl(TABLE), **{SHEET: None}), "missing"),
    "relations missing": ("a.xlsx", lambda: with_part(by_openpyxl(TABLE), **{"xl/_rels/workbook.xml.rels": None}), "missing"),
    "strict": ("a.xlsx", lambda: with_part(by_openpyxl(TABLE), **{"xl/workbook.xml": b'<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheets/></workbook>'}), "Strict Open XML"),
    "styles damaged": ("a.xlsx", lambda: with_part(by_openpyxl(TABLE), **{"xl/styles.xml": b"<styleSheet"}), "damaged"),
    "strings missing": ("a.xlsx", lambda: with_part(by_xlsxwriter(TABLE), **{"xl/sharedStrings.xml": None}), "damaged"),
    "entities": ("a.xlsx", lambda: with_part(by_openpyxl(TABLE), **{SHEET: DTD}), "document type"),
    "entities in the workbook": ("a.xlsx", lambda: with_part(by_openpyxl(TABLE), **{"xl/workbook.xml": DTD}), "damaged"),
    "entities in UTF-16": ("a.xlsx", lambda: with_part(by_openpyxl(TABLE), **{SHEET: DTD.decode().replace('"1.0"', '"1.0" encoding="utf-16"').encode("utf-16")}), "document type"),
    "entities in ods": ("a.ods", lambda: with_part(by_hand_ods(TABLE), **{"styles.xml": DTD}), "document type"),
    "bottomless": ("a.xlsx", lambda: with_part(by_openpyxl(TABLE), **{"xl/b.xml": b"<a>" * 5_000}), "nests more than 100"),
    "sheet of nothing": ("a.xlsx", lambda: by_openpyxl({"S": {}}), "no cell with content"),
    "ods of nothing": ("a.ods", lambda: by_hand_ods({"S": {}}), "no cell with content"),
    "xls of nothing": ("a.xls", lambda: by_xlwt({"S": {}}), "no cell with content"),
    "ods without sheet": ("a.ods", lambda: by_hand_ods({}), "no sheet"),
    "spaces only": ("a.xlsx", lambda: by_openpyxl({"S": {(1, 1): "  \n"}}), "no cell with content"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "made", "reason"), FILES.values(), ids=FILES.keys())
def test_each_unreadable_file_gets_a_sentence_and_a_remedy(
    tmp_path: Path, name: str, made: Callable[[], bytes], reason: str
) -> None:
    assert reason in refusal(tmp_path, made(), name).reason


@pytest.mark.parametrize(("name", "write"), WRITERS, ids=[w.__name__ for _, w in WRITERS])
def test_a_file_cut_short_anywhere_is_refused(
    tmp_path: Path, name: str, write: Callable[..., bytes]
) -> None:
    whole = write(TABLE)
    for length in [
        *range(0, 60, 7),
        *range(60, len(whole) - 1, max(1, len(whole) // 60)),
        len(whole) - 1,
    ]:
        path = tmp_path / name
        path.write_bytes(whole[:length])
        try:
            book = open_workbook(path, isolated=False)
        except IngestError:
            continue
        # Padding at the end of a compound file may be missing without harm.
        path.write_bytes(whole)
        assert book.sheets == open_workbook(path, isolated=False).sheets, length


@pytest.mark.parametrize(("name", "write"), WRITERS, ids=[w.__name__ for _, w in WRITERS])
@given(data=st.data())
@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_bytes_changed_on_the_way_never_give_another_exception(
    tmp_path: Path, name: str, write: Callable[..., bytes], data: st.DataObject
) -> None:
    content = bytearray(write(TABLE))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / name
    path.write_bytes(content)
    try:
        # A damaged .xls can make the Rust reader abort its process.
        book = open_workbook(path, isolated=name.endswith(".xls"))
    except IngestError:
        return
    assert any(sheet.cells for sheet in book.sheets)


def test_numbers_of_parts_sheets_and_bytes_are_bounded(tmp_path: Path) -> None:
    many = by_openpyxl({f"S{n}": {(1, 1): 1.0} for n in range(6)})
    assert "6 sheets" in refusal(tmp_path, many, limits=Limits(sheets=5)).reason
    assert "parts, more than 5" in refusal(tmp_path, many, limits=Limits(members=5)).reason
    largest = max(map(len, unzipped(many).values()))
    assert (
        "unpacks to more" in refusal(tmp_path, many, limits=Limits(unpacked_bytes=largest)).reason
    )
    assert "MiB" in refusal(tmp_path, many, limits=Limits(file_bytes=100)).reason
    for name, write in WRITERS[2:]:
        many = write({f"S{n}": {(1, 1): 1.0} for n in range(6)})
        assert "6 sheets" in refusal(tmp_path, many, name, Limits(sheets=5)).reason.replace(
            "holds 6", "6"
        )


def test_the_name_is_not_believed_and_the_doubt_is_told(tmp_path: Path) -> None:
    for name, write in WRITERS:
        path = tmp_path / f"{name}.csv"
        path.write_bytes(write(TABLE))
        book = open_workbook(path, isolated=False)
        assert book.kind == name.rpartition(".")[2]
        assert "ends in « .csv »" in book.remarks[0]
    path = tmp_path / "sans"
    path.write_bytes(b"a;b\n1;2\n")
    assert "has no ending" in open_workbook(path, isolated=False).remarks[0]


def test_macros_are_told_and_links_are_not_followed(tmp_path: Path) -> None:
    parts = unzipped(by_openpyxl(TABLE))
    parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    path = tmp_path / "a.xlsm"
    path.write_bytes(
        zipped(
            parts
            | {"xl/vbaProject.bin": b"\xd0\xcf", "xl/externalLinks/externalLink1.xml": b"<a/>"}
        )
    )
    book = open_workbook(path, isolated=False)
    assert book.kind == "xlsx"
    macros = "the file holds macros: they were neither read nor run"
    assert book.remarks == (
        macros,
        "the file links to other files: not followed, stored values are used",
    )
    path = tmp_path / "a.ods"
    path.write_bytes(zipped(unzipped(by_hand_ods(TABLE)) | {"Basic/Standard/Module1.xml": b"<a/>"}))
    assert open_workbook(path, isolated=False).remarks == (macros,)


@pytest.mark.skipif(os.name == "nt", reason="links and rights of POSIX systems")
def test_paths_that_lead_nowhere_are_told(tmp_path: Path) -> None:
    loop, dangling = tmp_path / "loop.xlsx", tmp_path / "dangling.xlsx"
    loop.symlink_to(loop)
    dangling.symlink_to(tmp_path / "none")
    pipe = tmp_path / "pipe.xlsx"
    os.mkfifo(pipe)
    for path, reason in (
        (tmp_path, "a folder"),
        (tmp_path / "none.xlsx", "no such file"),
        (loop, "leads back to itself"),
        (dangling, "does not exist"),
        (pipe, "not a regular file"),
        (Path("nul\0.xlsx"), "cannot be read"),
    ):
        with pytest.raises(IngestError, match=reason):
            open_workbook(path, isolated=False)


def test_a_file_one_may_not_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("dashboard.ingest.workbook.received.os.open", denied)
    with pytest.raises(IngestError, match="may not be read"):
        open_workbook(tmp_path / "a.xlsx", isolated=False)


def test_the_fingerprint_is_that_of_the_bytes_read(tmp_path: Path) -> None:
    import hashlib

    content = xlsx('<row r="1"><c r="A1"><v>1</v></c></row>')
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert open_workbook(path, isolated=False).sha256 == hashlib.sha256(content).hexdigest()
