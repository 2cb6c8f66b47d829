"""``ingest propose`` and ``ingest check``: draft a mapping, then see if it may be published."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Annotated

import typer

from dashboard.geography.integrity import GeographyError
from dashboard.ingest.errors import IngestError
from dashboard.ingest.mapping.prepare import inspect_file, prepare
from dashboard.ingest.mapping.proposing import propose
from dashboard.ingest.mapping.telling import checks_json, checks_told
from dashboard.ingest.vocabulary.territories import Territories
from dashboard.paths import data_root, geo_root
from dashboard.tables.catalogue import load_catalogue
from dashboard.tables.errors import TablesError

__all__ = ["check_command", "checks_told", "propose_command"]

Root = Annotated[Path | None, typer.Option(help="The data folder.", file_okay=False)]
FAULTS = (IngestError, TablesError, GeographyError)


def propose_command(
    file: Annotated[Path, typer.Argument(help="The workbook (.xlsx, .xls, .ods, .csv).")],
    out: Annotated[
        Path | None, typer.Option(help="Where to write the draft; by default beside the workbook.")
    ] = None,
    root: Root = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite an existing file.")] = False,
) -> None:
    """Write a first draft of a mapping file, to be reviewed line by line."""
    target = out or file.with_suffix(".toml")
    try:
        inspection = inspect_file(file)
        territories = Territories.load(geo_root())
        draft = propose(
            inspection, load_catalogue(root or data_root()), territories, dt.date.today()
        )
        _write(target, draft, force=force)
    except FAULTS as error:
        raise _refused(error) from error
    left = draft.count('"?"')
    typer.echo(f"{target}: {len(inspection.tables)} tables, {left} « ? » to decide")


def _write(target: Path, draft: str, *, force: bool) -> None:
    """Write the draft; a file that stands is kept unless ``force`` says otherwise."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("w" if force else "x", encoding="utf-8", newline="\n") as stream:
            stream.write(draft)
    except FileExistsError as error:
        if not target.is_file():
            raise IngestError(target, "cannot be written there", "choose --out") from error
        remedy = "give another name with --out, or --force to overwrite what was reviewed"
        raise IngestError(target, "the file exists", remedy) from error
    except OSError as error:
        raise IngestError(
            target, f"cannot be written ({error.strerror})", "choose --out"
        ) from error


def check_command(
    mapping: Annotated[Path, typer.Argument(help="The mapping file (.toml).")],
    file: Annotated[
        Path | None, typer.Option(help="The workbook; by default beside the mapping.")
    ] = None,
    root: Root = None,
    as_json: Annotated[bool, typer.Option("--json", help="Tell everything as JSON.")] = False,
    unpublished: Annotated[
        bool,
        typer.Option("--unpublished", help="Make secret what must be, before a first publication."),
    ] = False,
) -> None:
    """Say whether a workbook may be published, and why not. Nothing is written."""
    try:
        prepared = prepare(mapping, file, root or data_root(), unpublished=unpublished)
    except FAULTS as error:
        raise _refused(error) from error
    if as_json:
        typer.echo(json.dumps(checks_json(prepared), ensure_ascii=False, indent=2))
    else:
        typer.echo(checks_told(prepared))
    if prepared.stopped:
        raise typer.Exit(1)


def _refused(error: Exception) -> typer.Exit:
    typer.echo(str(error), err=True)
    return typer.Exit(1)
