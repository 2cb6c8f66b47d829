"""The geography build from end to end."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from rich.console import Console

from dashboard.geography.layer_build import build_layers
from dashboard.geography.tables import HISTORICAL
from dashboard.ingest.geo import checks, sources
from dashboard.ingest.geo.admin_express import read_admin_express
from dashboard.ingest.geo.attributes import Attributes, add_measures, add_mergers, read_attributes
from dashboard.ingest.geo.coverage import clean, measure, simplify
from dashboard.ingest.geo.filiation import SECOND_DAY, Lineage, snapshot_2020, trace
from dashboard.ingest.geo.historical import read_historical_populations
from dashboard.ingest.geo.history import History
from dashboard.ingest.geo.lineage import Snapshot, read_snapshot
from dashboard.ingest.geo.manifest import CARRIED, manifest
from dashboard.ingest.geo.passage import bring_to_today
from dashboard.ingest.geo.readers import read_json, read_outlines
from dashboard.ingest.geo.writing import (
    carry,
    replacing,
    write_csv,
    write_manifest,
    write_outlines,
    write_parquet,
    write_records,
)

YEAR_OF_NAMES = 2026
"""The package of today holds the COG of 1 January 2026: the codes of 2025, a few new names."""


@dataclass(frozen=True)
class Options:
    """What the operator asks: official files, a folder of packages instead of the network."""

    admin_express: Sequence[Path] = ()
    historical_populations: Path | None = None
    offline_cache: Path | None = None
    built_on: datetime.date | None = None


def build(root: Path, options: Options, console: Console) -> None:
    """Build the folder ``root`` anew. Raises :class:`BuildError`, ``root`` being then untouched."""
    wanted = tuple(s for s in sources.ALL if not (options.admin_express and s is sources.OUTLINES))
    with tempfile.TemporaryDirectory() as scratch, replacing(root) as fresh:
        with _step(console, f"{len(wanted)} packages"):
            folder = options.offline_cache or Path(scratch)
            packages = sources.fetch_all(wanted, folder, offline=options.offline_cache is not None)
        carry(CARRIED, root, fresh)
        checks.check_frame_2015(pd.read_csv(fresh / "frame_2015_communes.csv"))
        with _step(console, "communes of today"):
            today = read_attributes(packages[sources.TODAY])
            checks.check_communes(today.communes)
            checks.check_territories(today.departements, today.regions, today.epci)
        with _step(console, "filiation since 2014"):
            history, snapshots = _read_history(packages)
            lineage = trace(history, snapshots)
            checks.check_lineage(lineage, set(today.communes["code"]))
        _write_tables(fresh, today, lineage)
        supplied = options.historical_populations or root / HISTORICAL
        if options.historical_populations or supplied.is_file():
            known = history.communes(SECOND_DAY)
            write_csv(read_historical_populations(supplied, known), fresh / HISTORICAL)
        _build_outlines(fresh, packages, options, today, lineage, snapshots[-1], console)
        write_manifest(fresh, manifest(list(wanted), options.admin_express, options.built_on))
    console.print(f"{root} is built.")


def _build_outlines(
    fresh: Path,
    packages: dict[sources.Source, Path],
    options: Options,
    today: Attributes,
    lineage: Lineage,
    last: Snapshot,
    console: Console,
) -> None:
    codes = today.communes["code"]
    with _step(console, "outlines of the communes of today"):
        if options.admin_express:
            source = read_admin_express(options.admin_express)
        else:
            source = read_outlines(packages[sources.OUTLINES])
        passage = bring_to_today(source, set(codes), last.parents, lineage.holders)
    console.print(
        f"  {passage.joined} communes joined from {passage.gathered}, {passage.recoded} recoded, "
        f"{len(passage.reestablished)} re-established"
    )
    territory = dict(zip(codes, today.communes["territory"], strict=True))
    with _step(console, "cleaning the coverage of each territory"):
        coverage = clean(passage.outlines, territory)
        checks.check_coverage(coverage, today.communes, "full outlines")
    with _step(console, "simplifying, measuring"):
        simplified = simplify(coverage)
        checks.check_coverage(simplified, today.communes, "simplified outlines")
        communes = add_measures(today.communes, measure(coverage, simplified))
        communes = add_mergers(communes, lineage.merged)
        checks.check_measures(communes, coverage)
    write_parquet(communes, fresh / "communes.parquet")
    write_outlines(simplified, fresh / "outlines.parquet")
    with _step(console, "layers of the map"):
        build_layers(communes, coverage, fresh / "web")


def _read_history(packages: dict[sources.Source, Path]) -> tuple[History, list[Snapshot]]:
    archive = packages[sources.HISTORY]
    history = History(read_json(archive, "historique-communes"))
    known = {
        year: read_snapshot(year, read_json(packages[source], "communes"))
        for year, source in sources.SNAPSHOTS.items()
    }
    latest = read_json(packages[sources.TODAY], "communes")
    known[YEAR_OF_NAMES] = read_snapshot(YEAR_OF_NAMES, latest)
    known[2020] = snapshot_2020(read_json(archive, "epci"), history.snapshot(), known[2021])
    return history, [known[year] for year in sorted(known)]


def _write_tables(fresh: Path, today: Attributes, lineage: Lineage) -> None:
    write_csv(today.departements, fresh / "departements.csv")
    write_csv(today.regions, fresh / "regions.csv")
    write_csv(today.epci, fresh / "epci.csv")
    write_records(lineage.events, fresh / "filiation.parquet")
    write_records(lineage.old, fresh / "communes_2014.parquet")


@contextmanager
def _step(console: Console, what: str) -> Iterator[None]:
    started = datetime.datetime.now(tz=datetime.UTC)
    with console.status(what):
        yield
    seconds = (datetime.datetime.now(tz=datetime.UTC) - started).total_seconds()
    console.print(f"{what}: {seconds:.1f} s")
