"""Build the demonstration: assumptions and real frame become a checked, signed data set.

The tables pass the contract and the checks of the published figures, are written beside the former
ones, read back through the store, then put in place. Any fault stops before that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.demonstration.answers import simulate
from dashboard.demonstration.assumptions import ASSUMPTIONS, Assumptions, read_assumptions
from dashboard.demonstration.covariances import Numbered, covariance_rows
from dashboard.demonstration.estimated import Drawn, Edition, editions
from dashboard.demonstration.releases import released
from dashboard.demonstration.rows import edition_rows
from dashboard.demonstration.survey import Survey, prepare
from dashboard.demonstration.universe import build_universe
from dashboard.domain.catalogue import Catalogue
from dashboard.domain.dataset import Dataset
from dashboard.domain.observation import Unit
from dashboard.geography.integrity import MANIFEST as GEOGRAPHY_MANIFEST
from dashboard.geography.store import Geography, load_geography
from dashboard.ingest.figures_checks import check_against_catalogue
from dashboard.ingest.writing import (
    COVARIANCES_SCHEMA,
    entry,
    parquet_bytes,
    put_in_place,
)
from dashboard.tables.catalogue import load_catalogue
from dashboard.tables.contract import check
from dashboard.tables.errors import TablesError
from dashboard.tables.layout import (
    COLUMNS,
    COVARIANCE_COLUMNS,
    COVARIANCES,
    OBSERVATIONS,
)
from dashboard.tables.manifest import Manifest, sha256
from dashboard.tables.store import Observations
from dashboard.tables.versions import dataset_folder

DRAW = 5
"""Stream of random numbers of the drawn samples, apart from those of universe and answers."""

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Built:
    """What a build put in place, and the sizes of the samples by unit and edition."""

    folder: Path
    manifest: Manifest
    observations: Observations
    changed: bool
    samples: Mapping[tuple[Unit, str], tuple[int, int]]


def build(root: Path, geo: Path, progress: Progress = lambda _: None) -> Built:
    """Build ``root/demonstration`` (``root`` is the ``data`` folder) from its assumptions.

    The same assumptions, catalogue and geography (folder ``geo``) give the same bytes. Raises
    :class:`TablesError` where an assumption or a row is wrong, and leaves the former build whole.
    """
    path = dataset_folder(root, Dataset.DEMONSTRATION) / ASSUMPTIONS
    assumptions = read_assumptions(path)
    catalogue = load_catalogue(root, Dataset.DEMONSTRATION)
    progress("Communes and EPCI of both editions, and what each would answer")
    surveys = surveys_of(assumptions, catalogue, load_geography(geo), path)
    progress("Samples, estimates and their precision")
    try:
        found, drawn = editions(surveys, (assumptions.seed, DRAW))
        rows = _numbered(found, assumptions, catalogue)
    except (ValueError, KeyError) as error:
        raise TablesError(path, str(error), "correct the assumptions") from error
    progress("Covariances of the estimates of both editions")
    covariances = covariance_rows(surveys[Unit.COMMUNE], drawn[Unit.COMMUNE], found, rows)
    progress("Contract, catalogue, files")
    return _write(
        root, geo, assumptions, catalogue, [n.row for n in rows], covariances, _sizes(drawn)
    )


def surveys_of(
    assumptions: Assumptions, catalogue: Catalogue, geography: Geography, path: Path
) -> dict[Unit, Survey]:
    """The two surveys ready to be drawn; :class:`TablesError` on an impossible assumption."""
    try:
        check_series(assumptions, catalogue)
        universe = build_universe(geography, assumptions)
        units = {i.id: i.unit for i in catalogue.indicators.values()}
        return prepare(assumptions, universe, simulate(universe, assumptions, units))
    except (ValueError, KeyError) as error:
        raise TablesError(path, str(error), "correct the assumptions") from error


def check_series(assumptions: Assumptions, catalogue: Catalogue) -> None:
    """Every indicator of every edition has its series, and no series is without indicator."""
    wanted = {
        (f"{i.id}/{scope.value}", edition)
        for i in catalogue.indicators.values()
        for scope in i.scopes
        for edition in i.editions
    }
    given = {(s.key, edition) for s in assumptions.series for edition in s.editions}
    for key, edition in sorted(wanted ^ given):
        what = "has no series" if (key, edition) in wanted else "is not in the catalogue"
        raise ValueError(f"{key}, {edition}: {what}")
    for series in assumptions.series:
        group = catalogue.indicators[series.indicator].group
        for edition in series.editions:
            if (
                group in catalogue.indicators
                and series.base.get(edition, "").split("/")[0] != group
            ):
                raise ValueError(f"{series.key}, {edition}: its base must be the group {group}")


def _numbered(
    found: Mapping[tuple[Unit, str], Edition], assumptions: Assumptions, catalogue: Catalogue
) -> list[Numbered]:
    """All rows, communes then EPCI, edition by edition, with their ids."""
    rows: list[Numbered] = []
    for (unit, _), edition in found.items():
        written = edition_rows(edition, unit, assumptions, catalogue)
        for cell, row in released(written, edition.id, assumptions):
            row["id"] = f"D{len(rows) + 1:06d}"
            rows.append(Numbered(edition.id, cell, row))
    return rows


def _sizes(drawn: Drawn) -> dict[tuple[Unit, str], tuple[int, int]]:
    return {
        (unit, edition): (len(answered.sampled), len(answered.respondents))
        for unit, by_edition in drawn.items()
        for edition, answered in by_edition.items()
    }


def _write(
    root: Path,
    geo: Path,
    assumptions: Assumptions,
    catalogue: Catalogue,
    rows: Iterable[Mapping[str, Any]],
    covariances: Iterable[tuple[str, str, float]],
    samples: Mapping[tuple[Unit, str], tuple[int, int]],
) -> Built:
    folder = dataset_folder(root, Dataset.DEMONSTRATION)
    path = folder / OBSERVATIONS
    frame = check(pd.DataFrame(list(rows), columns=list(COLUMNS)), path)
    check_against_catalogue(frame, catalogue, path)
    pairs = pd.DataFrame(list(covariances), columns=list(COVARIANCE_COLUMNS))
    contents = {
        OBSERVATIONS: parquet_bytes(frame),
        COVARIANCES: parquet_bytes(pairs, COVARIANCES_SCHEMA),
    }
    counts = {OBSERVATIONS: len(frame), COVARIANCES: len(pairs)}
    inputs = {
        f"{folder.name}/{ASSUMPTIONS}": folder / ASSUMPTIONS,
        f"geo/{GEOGRAPHY_MANIFEST}": geo / GEOGRAPHY_MANIFEST,
    }
    manifest = Manifest(
        version=assumptions.version,
        built_on=assumptions.built_on.isoformat(),
        licence=assumptions.licence,
        files={name: entry(content, counts[name]) for name, content in contents.items()},
        inputs={name: sha256(file.read_bytes()) for name, file in inputs.items()},
    )
    observations, changed = put_in_place(folder, contents, manifest, catalogue.sources)
    return Built(folder, manifest, observations, changed, samples)
