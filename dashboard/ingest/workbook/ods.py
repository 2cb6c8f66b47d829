"""Reading .ods: values by calamine, confirmed by a reader of our own, which also sees the looks."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.ingest.workbook.agreement import (
    Place,
    Raw,
    agreed,
    calamine_values,
    open_calamine,
    plain,
    same,
)
from dashboard.ingest.workbook.archive import repack
from dashboard.ingest.workbook.cells import Sheet
from dashboard.ingest.workbook.merging import hidden_places, hidden_remark, without
from dashboard.ingest.workbook.ods_content import Table, tables
from dashboard.ingest.workbook.received import DOWNLOAD_AGAIN, Received

_MANIFEST = "META-INF/manifest.xml"


def read_ods(
    received: Received, parts: Mapping[str, bytes]
) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
    """Sheets and remarks of an unpacked container. Raises ``IngestError``."""
    if b"encryption-data" in parts.get(_MANIFEST, b"") or "encrypted-package" in parts:
        raise received.refuse(
            "the file is protected by a password",
            "open it with its password, save it without, and import that file",
        )
    if not parts.get("content.xml"):
        raise received.refuse("the part « content.xml » is missing from the file", DOWNLOAD_AGAIN)
    found = tables(received, parts.get("styles.xml", b""), parts["content.xml"])
    calamine = open_calamine(repack(parts))
    remarks: list[str] = []
    if any(name.startswith(("Basic/", "Scripts/")) for name in parts):
        remarks.append("the file holds macros: they were neither read nor run")
    sheets: list[Sheet] = []
    hidden: dict[str, set[Place]] = {}
    for table in found:
        first = calamine_values(calamine.get_sheet_by_name(table.name))
        cells = agreed(received, table.name, _restored(first, table), table.seen, table.formulas)
        merges = tuple(sorted(table.merges, key=lambda merge: (merge.top, merge.left)))
        hidden[table.name] = hidden_places(received, table.name, cells, merges)
        sheets.append(Sheet(table.name, without(cells, hidden[table.name]), merges, table.hidden))
    return tuple(sheets), (*remarks, *hidden_remark(hidden))


def _restored(first: Mapping[Place, Raw], table: Table) -> dict[Place, Raw]:
    """Values of calamine, where it lost just what it is known to lose given their full content.

    Of two texts that differ in spaces alone, ours is the one that follows the format.
    """
    restored = dict(first)
    for place, content in table.blurred.items():
        value = first.get(place, "")
        if value == content.blurred or same(plain(value), plain(content.value)):
            restored[place] = content.value
    return restored
