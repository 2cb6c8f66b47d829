"""Command line of the demonstration, mounted as ``python -m dashboard demonstration``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from dashboard.demonstration.build import Built, build
from dashboard.domain.observation import Observation
from dashboard.geography.integrity import GeographyError
from dashboard.paths import data_root, geo_root
from dashboard.tables.errors import TablesError

app = typer.Typer(help="The demonstration survey (fictitious data).", no_args_is_help=True)


@app.callback()
def main() -> None:
    """The demonstration survey (fictitious data)."""


@app.command("build")
def build_command(
    root: Annotated[
        Path | None, typer.Option(help="The data folder (data/).", file_okay=False)
    ] = None,
    geo: Annotated[
        Path | None, typer.Option(help="The geography as built (geo/).", file_okay=False)
    ] = None,
) -> None:
    """Simulate both editions from data/demonstration/assumptions.toml and write their tables."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        with console.status("Reading the assumptions") as status:
            built = build(root or data_root(), geo or geo_root(), status.update)
    except (TablesError, GeographyError) as error:
        console.print(str(error), style="red", markup=False)
        console.print("Nothing was changed: the demonstration built before is still in place.")
        raise typer.Exit(1) from error
    console.print(_summary(built))
    state = "built" if built.changed else "unchanged"
    rows, pairs = len(built.observations), len(built.observations.covariances or {})
    console.print(
        f"{rows} simulated figures and {pairs} covariances, "
        f"version {built.manifest.version}, {state} in {built.folder}"
    )


def _summary(built: Built) -> Table:
    """Samples and figures by edition and unit."""
    table = Table("edition", "unit", "sample", "respondents", "figures", "secret", "no figure")
    for (unit, edition), (sampled, respondents) in built.samples.items():
        rows = [
            row for row in built.observations if (row.key.unit, row.key.edition) == (unit, edition)
        ]
        table.add_row(
            edition, unit.value, str(sampled), str(respondents), *(map(str, _counts(rows)))
        )
    return table


def _counts(rows: list[Observation]) -> tuple[int, int, int]:
    """Figures shown, hidden, and without figure for another reason."""
    shown = sum(row.has_figure for row in rows)
    hidden = sum(row.confidentiality.hides for row in rows)
    return shown, hidden, len(rows) - shown - hidden
