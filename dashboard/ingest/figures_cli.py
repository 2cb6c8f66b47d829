"""Command line of the typed figures, mounted as ``python -m dashboard data``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from dashboard.ingest.errors import IngestError
from dashboard.ingest.releasing.matrix import counted
from dashboard.ingest.releasing.release import Outcome, release
from dashboard.paths import data_root
from dashboard.tables.errors import TablesError

app = typer.Typer(help="Published figures: check them, build them.", no_args_is_help=True)


@app.callback()
def main() -> None:
    """Published figures: check them, build them."""


@app.command("build")
def build_command(
    root: Annotated[Path | None, typer.Option(help="The data folder.", file_okay=False)] = None,
    note: Annotated[str, typer.Option(help="Why figures change, in French, for readers.")] = "",
    date: Annotated[
        dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day of the version.")
    ] = None,
) -> None:
    """Check data/raw against the contract and the catalogue; publish a version if it changed.

    A damaged version is written again from data/raw.
    """
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    day = date.date() if date else dt.date.today()
    try:
        done = release(root or data_root(), (), day, note)
    except (TablesError, IngestError) as error:
        console.print(str(error), style="red", markup=False)
        console.print("Nothing was changed: the figures built before are still in place.")
        raise typer.Exit(1) from error
    told = f"{len(done.observations)} published figures, version {done.version}, {done.outcome}"
    more = f": {counted(done.changes)}" if done.outcome is Outcome.NEW else ""
    console.print(f"{told}{more}", markup=False)
