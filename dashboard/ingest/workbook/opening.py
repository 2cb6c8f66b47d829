"""The door of the import: a file in, its cells out, or a sentence that says why not.

Nothing of a file is run, computed or fetched. What the file is, its bytes decide. The parse runs in
a process of its own, bounded in time and memory, since no library is proof against every file.
"""

from __future__ import annotations

import re
from pathlib import Path

from dashboard.ingest.errors import IngestError
from dashboard.ingest.workbook import isolation
from dashboard.ingest.workbook.archive import unpack
from dashboard.ingest.workbook.cells import Sheet, Workbook
from dashboard.ingest.workbook.csv_text import read_csv
from dashboard.ingest.workbook.kinds import container, suffix_remark, zip_kind
from dashboard.ingest.workbook.limits import LIMITS, Limits
from dashboard.ingest.workbook.ods import read_ods
from dashboard.ingest.workbook.received import DOWNLOAD_AGAIN, Received, receive
from dashboard.ingest.workbook.xls import read_xls
from dashboard.ingest.workbook.xlsx import read_xlsx

Read = tuple[tuple[Sheet, ...], tuple[str, ...]]
_ERROR = re.compile(r"#(NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A|SPILL!|CALC!|ERROR!)|Err:\d{3}")


def open_workbook(path: Path, limits: Limits = LIMITS, *, isolated: bool = True) -> Workbook:
    """The sheets of a .xlsx, .xls, .ods or .csv file, cell by cell with their looks.

    Raises :class:`IngestError`, and nothing else, for whatever cannot be read with certainty.
    ``isolated=False`` parses in this process (for tests: a hostile file can then hang it).
    """
    received = receive(path, limits)
    return isolation.run(received) if isolated else parse(received)


def parse(received: Received) -> Workbook:
    """Parse in this process. Raises :class:`IngestError`."""
    try:
        return _parsed(received)
    except (IngestError, KeyboardInterrupt, SystemExit):
        raise
    except MemoryError as error:
        raise received.refuse(
            "reading the file takes more memory than a table can need", DOWNLOAD_AGAIN
        ) from error
    except BaseException as error:  # a panic of the Rust reader is no Exception
        raise received.refuse(
            f"the file is damaged or of an unknown make ({type(error).__name__}: {error})"[:400],
            "open it in a spreadsheet program, save it as .xlsx and import that file; if it does"
            " not open there either, download it again",
        ) from error


def _parsed(received: Received) -> Workbook:
    kind, (sheets, remarks) = _read(received)
    if not any(sheet.cells for sheet in sheets):
        raise received.refuse("the file holds no cell with content", DOWNLOAD_AGAIN)
    return Workbook(
        received.path,
        received.sha256,
        kind,
        sheets,
        (*suffix_remark(received, kind), *remarks, *_errors(sheets)),
    )


def _read(received: Received) -> tuple[str, Read]:
    """Kind, and sheets with remarks."""
    match container(received):
        case "zip":
            parts = unpack(received)
            kind = zip_kind(received, parts.keys(), parts.get("mimetype", b""))
            return kind, (read_xlsx if kind == "xlsx" else read_ods)(received, parts)
        case "ole":
            return "xls", read_xls(received)
        case _:
            return "csv", read_csv(received)


def _errors(sheets: tuple[Sheet, ...]) -> list[str]:
    """A doubt for each sheet with error values: they stay as text, never a number."""
    found = []
    for sheet in sheets:
        wrong = [
            cell for cell in sheet if isinstance(cell.value, str) and _ERROR.fullmatch(cell.value)
        ]
        if wrong:
            found.append(
                f"sheet {sheet.name!r}: {len(wrong)} cell(s) hold an error"
                f" (first: {wrong[0].address}, {wrong[0].value})"
            )
    return found
