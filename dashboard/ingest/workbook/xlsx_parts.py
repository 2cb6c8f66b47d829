"""Which part of an .xlsx container holds which sheet, and what the container is at all."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from dashboard.ingest.workbook.received import DOWNLOAD_AGAIN, Received

Parts = Mapping[str, bytes]
CONTENT_TYPES = "[Content_Types].xml"
_MAIN = {
    "spreadsheetml.sheet.main+xml": "",
    "spreadsheetml.template.main+xml": "",
    "ms-excel.sheet.macroenabled.main+xml": "",
    "ms-excel.template.macroenabled.main+xml": "",
    "ms-excel.sheet.binary.macroenabled.main": "a binary workbook (.xlsb), which is not read",
    "ms-excel.addin.macroenabled.main+xml": "an add-in (.xlam), not a table",
    "wordprocessingml.document.main+xml": "a text document (.docx), not a spreadsheet",
    "presentationml.presentation.main+xml": "a presentation (.pptx), not a spreadsheet",
}
"""What each type of main part is, empty where it is read."""


def check_main_type(received: Received, parts: Parts) -> None:
    """Raise ``IngestError`` where the container is another document than a workbook."""
    types = parts[CONTENT_TYPES].decode("utf-8", "replace").lower()
    found = [what for kind, what in _MAIN.items() if kind in types]
    if not found:
        raise received.refuse("the file holds no workbook", DOWNLOAD_AGAIN)
    if "" not in found:
        raise received.refuse(f"this is {found[0]}")


def sheet_parts(received: Received, parts: Parts) -> tuple[dict[str, str], bool]:
    """Part that holds each sheet, by the name of the sheet, in the order of the workbook.

    The second says whether the file asks to be computed anew when opened: the program that wrote
    it then vouches for no result. Raises ``IngestError`` where a part is missing.
    """
    roots = _targets(received, parts, "")
    workbook = next((to for kind, to in roots.values() if kind == "officeDocument"), "")
    targets = _targets(received, parts, workbook)
    found: dict[str, str] = {}
    root = _xml(received, parts, workbook)
    if root.tag.startswith("{http://purl.oclc.org/"):
        raise received.refuse(
            "this is a « Strict Open XML » workbook, which one of the two readers does not know",
            "save it as an ordinary .xlsx",
        )
    for sheet in root.iterfind("{*}sheets/{*}sheet"):
        name = sheet.get("name", "")
        reference = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), "")
        part = targets.get(reference, ("", ""))[1]
        if part not in parts:
            raise received.refuse(
                "the part that holds this sheet is missing from the file",
                DOWNLOAD_AGAIN,
                sheet=name,
            )
        if name.lower() in {known.lower() for known in found}:
            raise received.refuse("two sheets have the same name", sheet=name)
        found[name] = part
    computing = root.find("{*}calcPr")
    stale = computing is not None and computing.get("fullCalcOnLoad") in ("1", "true")
    return found, stale


def _targets(received: Received, parts: Parts, source: str) -> dict[str, tuple[str, str]]:
    """Kind and target of each relation of a part inside the container, by its identifier."""
    folder, name = posixpath.split(source)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    return {
        relation.get("Id", ""): (
            relation.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))[1:],
        )
        for relation in _xml(received, parts, relations)
        if relation.get("TargetMode") != "External"
    }


def _xml(received: Received, parts: Parts, name: str) -> Element:
    if name not in parts:
        raise received.refuse(f"the part « {name} » is missing from the file", DOWNLOAD_AGAIN)
    try:
        root: Element = fromstring(parts[name], forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise received.refuse(
            f"the part « {name} » is damaged ({error})", DOWNLOAD_AGAIN
        ) from error
    return root
