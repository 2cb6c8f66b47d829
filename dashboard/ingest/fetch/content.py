"""Whether what was received is what was asked for, by its bytes: servers call error pages 200."""

from __future__ import annotations

import json
from pathlib import Path

from dashboard.ingest.errors import IngestError
from dashboard.ingest.workbook.archive import unpack
from dashboard.ingest.workbook.kinds import SUFFIXES, container, zip_kind
from dashboard.ingest.workbook.received import receive


def refusal(part: Path, name: str) -> str:
    """Why the bytes of ``part`` cannot be the file ``name``; empty where they can."""
    suffix = Path(name).suffix.lower()
    try:
        if suffix == ".json":
            return _json(part)
        if suffix == ".parquet":
            return _parquet(part)
        received = receive(part)
        match container(received):
            case "zip":
                parts = unpack(received)
                kind = zip_kind(received, parts.keys(), parts.get("mimetype", b""))
            case "ole":
                kind = "xls"
            case _:
                kind = "csv"
    except IngestError as error:
        return error.reason
    return "" if suffix in SUFFIXES[kind] else f"it is {kind}, not {suffix[1:]}"


def _json(part: Path) -> str:
    """Exports are lists of records; an error of the portal is an object."""
    try:
        told = json.loads(part.read_bytes())
    except (ValueError, RecursionError):
        return "it is no JSON, or cut short"
    if isinstance(told, list):
        return ""
    message = told.get("message") or told.get("error") if isinstance(told, dict) else None
    return (
        f"the portal answers with an error ({str(message)[:200]})"
        if message
        else "it is no list of records"
    )


def _parquet(part: Path) -> str:
    with part.open("rb") as file:
        first = file.read(4)
        file.seek(max(0, part.stat().st_size - 4))
        whole = first == file.read(4) == b"PAR1"
    return "" if whole else "it is no Parquet table, or cut short"
