"""The command line: ``python -m dashboard …``. Everything here is build time, never run time."""

from __future__ import annotations

import typer

from dashboard.demonstration.cli import app as demonstration
from dashboard.ingest.cli import app as ingest
from dashboard.ingest.figures_cli import app as data
from dashboard.ingest.geo.cli import app as geo
from dashboard.publishing.cli import app as figures

app = typer.Typer(no_args_is_help=True, help="Build the data and the geography of the dashboard.")
app.add_typer(data, name="data", help="Published figures: data/raw to data/published.")
app.add_typer(
    demonstration,
    name="demonstration",
    help="Demonstration survey: assumptions to data/demonstration (fictitious).",
)
app.add_typer(
    ingest,
    name="ingest",
    help="Official workbooks: fetch, inspect, map, check, publish, compare, go back.",
)
app.add_typer(
    figures, name="figures", help="Publication figures: check a dossier, export it as a ZIP."
)
app.add_typer(geo, name="geo", help="Communes, outlines and map layers: geo/.")

if __name__ == "__main__":
    app()
