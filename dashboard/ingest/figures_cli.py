"""Command line of the published figures, mounted as ``python -m dashboard data``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from dashboard.ingest.figures import build
from dashboard.tables.errors import TablesError

DATA = Path(__file__).resolve().parents[2] / "data"

app = typer.Typer(help="Published figures: check them, build them.", no_args_is_help=True)


@app.callback()
def main() -> None:
    """Published figures: check them, build them."""


@app.command("build")
def build_command(
    root: Annotated[Path, typer.Option(help="The data folder.", file_okay=False)] = DATA,
) -> None:
    """Check data/raw against the contract and the catalogue, then build data/published."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        built = build(root)
    except TablesError as error:
        console.print(str(error), style="red", markup=False)
        console.print("Nothing was changed: the figures built before are still in place.")
        raise typer.Exit(1) from error
    rows, version = len(built.observations), built.manifest.version
    state = "built" if built.changed else "unchanged"
    console.print(f"{rows} published figures, version {version}, {state} in {built.folder}")
