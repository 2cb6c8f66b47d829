"""``ingest inspect``: what stands in received files, before anybody writes a mapping."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from dashboard.geography.integrity import GeographyError
from dashboard.ingest.errors import IngestError
from dashboard.ingest.finding.inspection import inspect_workbook
from dashboard.ingest.finding.report import Recogniser, as_json, told
from dashboard.ingest.finding.table import Inspection
from dashboard.ingest.vocabulary.territories import Territories
from dashboard.ingest.workbook.opening import open_workbook
from dashboard.paths import geo_root


def inspect_command(
    files: Annotated[list[Path], typer.Argument(help="Workbooks: .xlsx, .xls, .ods or .csv.")],
    json_to: Annotated[
        str, typer.Option("--json", metavar="PATH|-", help="Write everything found as JSON.")
    ] = "",
    tables_only: Annotated[
        bool, typer.Option("--tables-only", help="Leave out covers, texts and doubts.")
    ] = False,
) -> None:
    """Tell what each sheet is and which tables it holds. Changes nothing."""
    errors = Console(stderr=True, highlight=False, soft_wrap=True)
    found: list[Inspection] = []
    failed = False
    for path in files:
        try:
            found.append(inspect_workbook(open_workbook(path)))
        except IngestError as error:
            failed = True
            errors.print(str(error), style="red", markup=False)
    if json_to != "-":
        recogniser = _recogniser(errors)
        for inspection in found:
            typer.echo(told(inspection, recogniser, tables_only=tables_only) + "\n")
    if json_to:
        failed |= not _write(json_to, found, errors)
    if failed:
        raise typer.Exit(1)


def _write(target: str, found: list[Inspection], errors: Console) -> bool:
    text = json.dumps([as_json(one) for one in found], ensure_ascii=False, indent=1)
    if target == "-":
        typer.echo(text)
        return True
    try:
        Path(target).write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        reason = error.strerror or "cannot be written"
        told_error = IngestError(Path(target), reason, "choose another place for the JSON file")
        errors.print(str(told_error), style="red", markup=False)
        return False
    return True


def _recogniser(errors: Console) -> Recogniser | None:
    """Names of territories, where the geography was built; otherwise said and left out."""
    try:
        territories = Territories.load(geo_root())
    except (GeographyError, OSError) as error:
        errors.print(f"Territories are not recognised: {error}", markup=False)
        return None

    def key(text: str) -> str | None:
        read = territories.read(text)
        return read.key if read else None

    return key
