"""From a mapping and a workbook to what can be published: rows, origins, and every check told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from dashboard.domain.catalogue import Catalogue
from dashboard.geography.integrity import GeographyError
from dashboard.geography.store import Geography, load_geography
from dashboard.ingest.checks.check import Context
from dashboard.ingest.checks.revision import withdrawn
from dashboard.ingest.checks.running import run_all
from dashboard.ingest.checks.suppression import to_hide
from dashboard.ingest.errors import IngestError
from dashboard.ingest.finding.inspection import inspect_workbook
from dashboard.ingest.finding.table import Inspection
from dashboard.ingest.mapping.assembling import assemble
from dashboard.ingest.mapping.entries import hidden
from dashboard.ingest.mapping.matching import meet
from dashboard.ingest.mapping.prepared import Prepared
from dashboard.ingest.mapping.reading import REMEDY, Loaded, read_mapping
from dashboard.ingest.mapping.rows import as_source, origins_of, row_of, source_row
from dashboard.ingest.workbook.opening import open_workbook
from dashboard.paths import geo_root
from dashboard.tables.catalogue import load_catalogue
from dashboard.tables.errors import TablesError
from dashboard.tables.store import Observations, load_published

Inspect = Callable[[Path], Inspection]


@dataclass(frozen=True)
class Known:
    """What an import is checked against: catalogue, figures as they stand, geography."""

    catalogue: Catalogue
    observations: Observations
    geography: Geography


def load_known(root: Path) -> Known:
    """Read what is known under ``root`` (the ``data`` folder); :class:`IngestError`."""
    try:
        return Known(load_catalogue(root), load_published(root), load_geography(geo_root()))
    except (TablesError, GeographyError) as error:
        raise IngestError(error.path, error.reason, error.command) from error


def inspect_file(path: Path) -> Inspection:
    """Open a workbook and find its tables; :class:`IngestError`."""
    return inspect_workbook(open_workbook(path))


def prepare(
    mapping_path: Path,
    workbook: Path | None,
    root: Path,
    *,
    on: dt.date | None = None,
    unpublished: bool = False,
    inspect: Inspect = inspect_file,
) -> Prepared:
    """Read, map and check a workbook against the data under ``root``; nothing is written.

    ``workbook`` is the file or the folder it stands in, by default that of the mapping. ``on`` is
    the day of the import, where the mapping does not say when the file was read.
    ``unpublished`` makes secret what the rules of disclosure ask for. Raises
    :class:`IngestError` where a file cannot be read; whatever else is wrong is a check that failed.
    """
    loaded = read_mapping(mapping_path)
    place = workbook or mapping_path.parent
    file = place / loaded.mapping.file.name if place.is_dir() else place
    day = on or dt.date.today()
    return prepared(loaded, inspect(file), load_known(root), day, unpublished=unpublished)


def prepared(
    loaded: Loaded, inspection: Inspection, known: Known, on: dt.date, *, unpublished: bool = False
) -> Prepared:
    """The same from a mapping already read and a workbook already inspected."""
    source = _source(loaded, on)
    context = _context(loaded, inspection, known, source)
    if unpublished:
        context = _protected(context)
    mapping = loaded.mapping
    return Prepared(
        id=mapping.id,
        mapping=loaded.path,
        workbook=inspection.path,
        sha256=inspection.sha256,
        source=source,
        rows=tuple(row_of(entry, mapping.id) for entry in context.entries),
        origins=tuple(origins_of(context.entries, context.file, inspection.sha256)),
        checks=run_all(context),
        withdrawn=withdrawn(context),
    )


def _context(
    loaded: Loaded, inspection: Inspection, known: Known, source: dict[str, Any]
) -> Context:
    file = inspection.path.name
    meeting = meet(loaded.mapping, inspection, file)
    told = known.catalogue.sources, known.observations.sources
    sources = {**told[0], **told[1], loaded.mapping.id: as_source(source)}
    return Context(
        file=file,
        loaded=loaded,
        inspection=inspection,
        meeting=meeting,
        assembled=assemble(loaded, meeting, file),
        catalogue=replace(known.catalogue, sources=sources),
        observations=known.observations,
        geography=known.geography,
    )


def _protected(context: Context) -> Context:
    """The same without what must be secret, before anything is told of it."""
    secrets = to_hide(context.entries, context.catalogue, context.geography)
    entries = tuple(
        hidden(entry, secrets[entry.id]) if entry.id in secrets else entry
        for entry in context.entries
    )
    assembled = replace(context.assembled, entries=entries)
    return replace(context, assembled=assembled, unpublished=True)


def _source(loaded: Loaded, on: dt.date) -> dict[str, Any]:
    try:
        return source_row(loaded.mapping, on)
    except ValidationError as error:
        faults = "; ".join(f"{f['loc'][0]}: {f['msg']}" for f in error.errors())
        raise IngestError(loaded.path, f"[source]: {faults}", REMEDY) from error
