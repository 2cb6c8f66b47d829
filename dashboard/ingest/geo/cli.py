"""``python -m dashboard geo build``: the command behind ``make geo``."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from dashboard.geography.integrity import GeographyError
from dashboard.geography.layer_topology import LayerError
from dashboard.ingest.geo.build import Options
from dashboard.ingest.geo.build import build as run_build
from dashboard.ingest.geo.errors import BuildError
from dashboard.paths import geo_root

app = typer.Typer(no_args_is_help=True, help="Communes, outlines and filiation in geo/.")


@app.callback()
def main() -> None:
    """Communes, outlines and filiation in geo/."""


@app.command()
def build(
    admin_express: Annotated[
        list[Path] | None,
        typer.Option(help="Official ADMIN EXPRESS COG file; repeat for several files."),
    ] = None,
    historical_populations: Annotated[
        Path | None,
        typer.Option(help="CSV code,population,year of the communes of 2015 (Insee)."),
    ] = None,
    offline_cache: Annotated[
        Path | None,
        typer.Option(help="Folder that holds the packages already: nothing is downloaded."),
    ] = None,
    built_on: Annotated[
        datetime.datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Date written in the manifest (today)."),
    ] = None,
) -> None:
    """Build geo/ anew; on any failed check the folder stays what it was."""
    options = Options(
        admin_express=tuple(admin_express or ()),
        historical_populations=historical_populations,
        offline_cache=offline_cache,
        built_on=built_on.date() if built_on else None,
    )
    try:
        run_build(geo_root(), options, Console())
    except (BuildError, GeographyError, LayerError) as error:
        Console(stderr=True).print(f"geo build stopped, {geo_root()} is unchanged: {error}")
        raise typer.Exit(1) from error
