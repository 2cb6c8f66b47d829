"""The commands that change what readers see, and those that tell what changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from dashboard.domain.version import CellChange
from dashboard.ingest.errors import IngestError
from dashboard.ingest.mapping.cli import checks_told
from dashboard.ingest.releasing.matrix import counted, matrix_bytes, matrix_rows
from dashboard.ingest.releasing.publish import publish
from dashboard.ingest.releasing.release import Outcome
from dashboard.ingest.releasing.rollback import difference, rollback
from dashboard.paths import data_root
from dashboard.tables.affected import affected
from dashboard.tables.catalogue import load_catalogue
from dashboard.tables.errors import TablesError
from dashboard.tables.store import load_version
from dashboard.tables.versions import read_head, version_folder

Root = Annotated[Path | None, typer.Option(help="The data folder.", file_okay=False)]
Day = Annotated[dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day of the version.")]
console = Console(highlight=False, soft_wrap=True)
_SHOWN = 40


@contextmanager
def _told() -> Iterator[None]:
    """A fault as one sentence, never a traceback; what readers see has not changed."""
    try:
        yield
    except (TablesError, IngestError) as error:
        faults = Console(stderr=True, highlight=False, soft_wrap=True)
        faults.print(str(error), style="red", markup=False)
        faults.print("Nothing was changed: readers see the same figures as before.")
        raise typer.Exit(1) from error


def publish_command(
    mappings: Annotated[list[Path], typer.Argument(help="Mapping files (TOML).", dir_okay=False)],
    files: Annotated[
        Path | None, typer.Option(help="Folder of the workbooks.", file_okay=False)
    ] = None,
    note: Annotated[str, typer.Option(help="Why, in French, for readers.")] = "",
    date: Day = None,
    root: Root = None,
    unpublished: Annotated[
        bool,
        typer.Option("--unpublished", help="Make secret what must be; keep no workbook."),
    ] = False,
) -> None:
    """Check mappings and their workbooks, then put them before the readers as one version."""
    data = root or data_root()
    with _told():
        done = publish(
            data,
            mappings,
            files,
            _day(date),
            note,
            lambda one: _say(checks_told(one)),
            unpublished,
        )
        if done.outcome is not Outcome.NEW:
            _say(f"Version {done.version}: {done.outcome}.")
            return
        _matrix(done.changes)
        catalogue = load_catalogue(data)
        for one in affected(done.changes, catalogue):
            _say(f"{one.edition}, {one.label}: {one.cells} cells; {one.pages[0]}")
        over = f", after {done.replaces}" if done.replaces else ""
        _say(f"Version {done.version} is before the readers{over}: {counted(done.changes)}.")


def history_command(root: Root = None) -> None:
    """List the versions that were before the readers: date, reason, sources, what changed, for
    which indicators."""
    data = root or data_root()
    with _told():
        head = read_head(data)
        touched_by: dict[str, str] = {}
        table = Table("version", "date", "action", "changes", "imports", "note", box=None)
        for line in head.log:
            brought = load_version(data, line.version).sources.keys() - load_catalogue(data).sources
            found = difference(data, line.replaces, line.version) if line.replaces else ()
            told = counted(found) if line.replaces else "first version"
            editions = sorted({change.key.edition for change in found})
            touched = f" ({', '.join(editions)})" if editions else ""
            sources = ", ".join(sorted(brought))
            touched_by[line.version] = "; ".join(
                f"{one.indicator} {one.edition} ({one.cells})"
                for one in affected(found, load_catalogue(data))
            )
            table.add_row(line.version, line.on, line.action, told + touched, sources, line.note)
        console.print(table)
        for version, indicators in touched_by.items():
            if indicators:
                _say(f"{version} touches, with numbers of cells: {indicators}")
        _say(f"Current version: {head.current} ({version_folder(data, head.current)})")


def diff_command(
    first: Annotated[str, typer.Argument(help="A version, such as 1.0.0.")],
    second: Annotated[str, typer.Argument(help="Another version.")],
    out: Annotated[Path | None, typer.Option(help="Where to store the matrix (CSV).")] = None,
    root: Root = None,
) -> None:
    """Print the changed cells from one version to another, and store them where asked."""
    with _told():
        found = difference(root or data_root(), first, second)
        _matrix(found, limit=None)
        _say(f"From {first} to {second}: {counted(found)}.")
        if out:
            try:
                out.write_bytes(matrix_bytes(found))
            except OSError as error:
                raise IngestError(out, f"cannot be written ({error.strerror})") from error
            _say(f"Stored in {out}.")


def rollback_command(
    reason: Annotated[str, typer.Option(help="Why, in French, for readers.")],
    to: Annotated[str, typer.Option(help="Version to go back to; by default the last one.")] = "",
    date: Day = None,
    root: Root = None,
) -> None:
    """Put a former version before the readers again; nothing is deleted."""
    with _told():
        line = rollback(root or data_root(), _day(date), reason, to)
        _say(
            f"Version {line.version} is before the readers again, in the place of {line.replaces}."
        )


def _matrix(found: tuple[CellChange, ...], limit: int | None = _SHOWN) -> None:
    table = Table(
        "change", "indicator", "edition", "size", "territory", "before", "after", box=None
    )
    for row in matrix_rows(found[:limit]):
        names = ("nature", "indicateur", "edition", "taille", "territoire", "avant", "apres")
        table.add_row(*(row[name] for name in names))
    console.print(table)
    if limit and len(found) > limit:
        _say(f"… and {len(found) - limit} more: see changes.csv in the folder of the version.")


def _day(date: dt.datetime | None) -> dt.date:
    return date.date() if date else dt.date.today()


def _say(text: str) -> None:
    console.print(text, markup=False)
