"""All figures of a version put together: those typed from publications, and the imported ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import pandas as pd
import pyarrow as pa

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.dataset import Dataset
from dashboard.ingest.figures import RAW, RELEASE, read_licence, read_raw
from dashboard.ingest.figures_checks import check_against_catalogue
from dashboard.ingest.releasing.imports import Import, imports_folder
from dashboard.ingest.writing import entry, parquet_bytes
from dashboard.tables.catalogue import source_of
from dashboard.tables.contract import check
from dashboard.tables.layout import (
    COLUMNS,
    MANIFEST,
    OBSERVATIONS,
    ORIGIN_COLUMNS,
    ORIGINS,
    REAL_COLUMNS,
    SOURCES,
    WHOLE_COLUMNS,
)
from dashboard.tables.manifest import FileEntry, Manifest, sha256
from dashboard.tables.release_sources import sources_bytes

ORIGINS_SCHEMA = pa.schema([pa.field(name, pa.string(), nullable=False) for name in ORIGIN_COLUMNS])


@dataclass(frozen=True)
class Assembled:
    """The files of a version but for its manifest, and what the manifest says of them."""

    contents: Mapping[str, bytes]
    files: Mapping[str, FileEntry]
    inputs: Mapping[str, str]
    imports: Mapping[str, int]
    licence: str

    def manifest(self, version: str, on: dt.date) -> Manifest:
        """The manifest of the version made of these files."""
        return Manifest(
            version, on.isoformat(), self.licence, self.files, self.inputs, self.imports
        )

    def whole(self, version: str, on: dt.date) -> dict[str, bytes]:
        """Every file of the version."""
        return {**self.contents, MANIFEST: self.manifest(version, on).to_json().encode()}


def assemble(root: Path, imports: Iterable[Import], catalogue: Catalogue) -> Assembled:
    """Check all figures together and give the files of a version; the same figures, same bytes.

    Raises ``ContractError`` with every broken rule, naming the raw file or the import.
    """
    raw = root / "raw" / RAW
    typed = check(read_raw(raw), raw)
    check_against_catalogue(typed, catalogue, raw)
    kept = sorted(imports, key=lambda one: one.id)
    brought = [row for one in kept for row in one.rows]
    frame = typed
    if brought:
        together = pd.concat([read_raw(raw), _frame(brought)], ignore_index=True)
        frame = check(together, imports_folder(root))
    contents = {OBSERVATIONS: parquet_bytes(frame)}
    counts = {OBSERVATIONS: len(frame)}
    if kept:
        origins = [asdict(origin) for one in kept for origin in one.origins]
        table = pd.DataFrame(origins, columns=list(ORIGIN_COLUMNS))
        contents[ORIGINS] = parquet_bytes(table, ORIGINS_SCHEMA)
        contents[SOURCES] = sources_bytes(one.source for one in kept)
        counts |= {ORIGINS: len(origins), SOURCES: len(kept)}
    files = {f"raw/{name}": (root / "raw" / name).read_bytes() for name in (RAW,)}
    for one in kept:
        place = f"raw/imports/{one.id}/r{one.revision}"
        files |= {f"{place}/{name}": content for name, content in one.files.items()}
    return Assembled(
        contents,
        {name: entry(content, counts[name]) for name, content in contents.items()},
        {name: sha256(content) for name, content in files.items()},
        {one.id: one.revision for one in kept},
        read_licence(root / "raw" / RELEASE),
    )


def completed(catalogue: Catalogue, imports: Iterable[Import]) -> Catalogue:
    """The catalogue with the sources of the imports, as the rows of the version cite them."""
    brought = {one.source.id: source_of(one.source) for one in imports}
    return replace(catalogue, sources={**catalogue.sources, **brought})


def _frame(rows: list[dict[str, str]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows).assign(dataset=Dataset.PUBLISHED.value)[list(COLUMNS)]
    numbers = [*WHOLE_COLUMNS, *REAL_COLUMNS]
    frame[numbers] = frame[numbers].replace("", None)
    return frame
