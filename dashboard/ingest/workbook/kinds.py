"""What a file is, by its first bytes: names lie, above all those that portals give."""

from __future__ import annotations

import re
from collections.abc import Collection

from dashboard.ingest.workbook.received import DOWNLOAD_AGAIN, SAVE_AGAIN, Received

ZIP, OLE, TEXT = "zip", "ole", "text"

SUFFIXES = {
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"),
    "xls": (".xls", ".xlt"),
    "ods": (".ods", ".ots"),
    "csv": (".csv", ".tsv", ".tab", ".txt"),
}
"""Endings that fit each kind."""

_TABLES = tuple(ending for endings in SUFFIXES.values() for ending in endings)
_EXPORT = "export the table from the program that made it as .xlsx, .ods or .csv"
_BINARY = (
    (b"%PDF", "a PDF document", "find the table as a spreadsheet: figures are not read from PDF"),
    (b"\x1f\x8b", "a gzip archive", "unpack it and import the file inside"),
    (b"BZh", "a bzip2 archive", "unpack it and import the file inside"),
    (b"\xfd7zXZ", "an xz archive", "unpack it and import the file inside"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it and import the file inside"),
    (b"Rar!", "a rar archive", "unpack it and import the file inside"),
    (b"\x89PNG", "a picture", "find the table as a spreadsheet"),
    (b"\xff\xd8\xff", "a picture", "find the table as a spreadsheet"),
    (b"GIF8", "a picture", "find the table as a spreadsheet"),
    (b"{\\rtf", "an RTF text", "find the table as a spreadsheet"),
    (b"PAR1", "a Parquet table", _EXPORT),
    (b"SQLite format 3", "an SQLite data base", _EXPORT),
    (b"\x7fELF", "a program", DOWNLOAD_AGAIN),
    (b"MZ\x90", "a program", DOWNLOAD_AGAIN),
)
_OLD_EXCEL = re.compile(rb"\x09[\x00\x02\x04\x08][\x04-\x10]\x00", re.DOTALL)
_HTML = re.compile(
    r"(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|table|meta)\b", re.DOTALL
)
_SYLK = re.compile(r"ID;P[^\r\n]*\r?\n[BCEFNOPW];")
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")
"""Signs that text does not hold (tab, line ends and form feed aside)."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def container(received: Received) -> str:
    """``zip``, ``ole`` or ``text``. Raises ``IngestError`` that says what else it is."""
    content = received.content
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return ZIP
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return OLE
    for magic, what, remedy in _BINARY:
        if content.startswith(magic):
            raise received.refuse(f"this is {what}, not a spreadsheet", remedy)
    if _OLD_EXCEL.match(content):
        raise received.refuse("this is a workbook of Excel 4 or older, which is not read")
    if content.startswith(_UTF16):
        raise received.refuse(
            "this is text in UTF-16 (« Unicode text »), which is not read",
            "save it as « CSV UTF-8 » or .xlsx",
        )
    if _CONTROL.search(content):
        raise received.refuse(
            "this is neither a spreadsheet (.xlsx, .xls, .ods) nor text", DOWNLOAD_AGAIN
        )
    _refuse_markup(received)
    return TEXT


def _refuse_markup(received: Received) -> None:
    """Web pages, XML and JSON are text too, but no table separated by signs."""
    head = received.content[:4096].decode("latin-1").removeprefix("ï»¿").lstrip()
    low = head.lower()
    if _SYLK.match(head):
        raise received.refuse("this is a SYLK file (.slk), which is not read")
    if low.startswith("<"):
        if "urn:schemas-microsoft-com:office:spreadsheet" in low:
            raise received.refuse("this is an « XML Spreadsheet 2003 », which is not read")
        if "opendocument" in low:
            raise received.refuse("this is a flat OpenDocument (.fods), which is not read")
        if _HTML.match(low):
            raise received.refuse(
                "this is a web page (HTML), not a spreadsheet: either an error page or a table"
                " that a portal calls « Excel »",
                f"look at it in a browser; if the table is there, {SAVE_AGAIN}",
            )
        raise received.refuse("this is an XML file, not a spreadsheet", _EXPORT)
    if re.match(r'(\{\s*("|\})|\[\s*[\[{"])', low):
        raise received.refuse("this is JSON, not a spreadsheet", _EXPORT)


def suffix_remark(received: Received, kind: str) -> tuple[str, ...]:
    """A doubt where the ending of the name says something else than the content."""
    suffix = received.path.suffix.lower()
    if suffix in SUFFIXES[kind]:
        return ()
    name = f"ends in « {suffix} »" if suffix else "has no ending"
    return (f"the name {name}, the content is {kind}: the content was believed",)


def zip_kind(received: Received, names: Collection[str], mimetype: bytes) -> str:
    """``xlsx`` or ``ods`` of a container. Raises ``IngestError`` that says what else it is."""
    if "[Content_Types].xml" in names:
        return "xlsx"
    kind = mimetype.decode("latin-1").strip()
    if kind.startswith("application/vnd.oasis.opendocument.spreadsheet"):
        return "ods"
    if kind.startswith("application/vnd.oasis.opendocument."):
        raise received.refuse(
            f"this is an OpenDocument file of another sort ({kind.rpartition('.')[2][:40]}),"
            " not a spreadsheet",
            "find the table as a spreadsheet",
        )
    if any(name.endswith(".iwa") for name in names):
        raise received.refuse("this is an Apple Numbers document, which is not read", _EXPORT)
    inside = [name for name in names if name.lower().endswith(_TABLES)]
    if inside:
        raise received.refuse(
            f"this is a zip archive that holds {len(inside)} table(s)"
            f" (first: « {inside[0][:80]} »)",
            "unpack it and import the file inside",
        )
    raise received.refuse("this is a zip archive, but neither .xlsx nor .ods", DOWNLOAD_AGAIN)
