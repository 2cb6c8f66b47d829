"""Writing a data set: fixed Parquet schemas, and a folder that is never half replaced.

Shared by the published figures and by the demonstration, so that both come through one door.
"""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.domain.catalogue import Source
from dashboard.tables.errors import TablesError
from dashboard.tables.layout import (
    COLUMNS,
    COVARIANCE_COLUMNS,
    MANIFEST,
    OBSERVATIONS,
    REAL_COLUMNS,
    TEXT_COLUMNS,
    WHOLE_COLUMNS,
)
from dashboard.tables.manifest import FileEntry, Manifest, sha256
from dashboard.tables.store import Observations, read_observations

OBSERVATIONS_SCHEMA = pa.schema(
    [
        pa.field(
            name,
            {
                **dict.fromkeys(TEXT_COLUMNS, pa.string()),
                **dict.fromkeys(WHOLE_COLUMNS, pa.int64()),
                **dict.fromkeys(REAL_COLUMNS, pa.float64()),
            }[name],
            nullable=name not in TEXT_COLUMNS,
        )
        for name in COLUMNS
    ]
)
COVARIANCES_SCHEMA = pa.schema(
    [
        pa.field(name, pa.float64() if name == "covariance" else pa.string(), nullable=False)
        for name in COVARIANCE_COLUMNS
    ]
)


def parquet_bytes(frame: pd.DataFrame, schema: pa.Schema = OBSERVATIONS_SCHEMA) -> bytes:
    """The table as Parquet: fixed schema, no timestamp, so that the bytes depend on it alone."""
    arrays = [pa.array(frame[field.name], type=field.type, from_pandas=True) for field in schema]
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), buffer, compression="zstd")
    return buffer.getvalue()


def entry(content: bytes, rows: int) -> FileEntry:
    """What the manifest says of a file."""
    return FileEntry(sha256(content), len(content), rows)


def put_in_place(
    folder: Path,
    contents: Mapping[str, bytes],
    manifest: Manifest,
    sources: Mapping[str, Source],
) -> tuple[Observations, bool]:
    """Write beside the folder, read back through the store, then swap file by file.

    Returns the observations read back and whether anything changed. Raises
    :class:`TablesError`, the folder untouched, where what was written cannot be read.
    """
    folder.mkdir(parents=True, exist_ok=True)
    before = folder / MANIFEST
    changed = not before.exists() or before.read_text(encoding="utf-8") != manifest.to_json()
    aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for name, content in contents.items():
            (aside / name).write_bytes(content)
        (aside / MANIFEST).write_text(manifest.to_json(), encoding="utf-8")
        observations = read_observations(aside, sources)
        if len(observations) != manifest.files[OBSERVATIONS].rows:
            raise TablesError(folder, "rows were lost on the way to Parquet", "report this bug")
        for name in (*contents, MANIFEST):
            os.replace(aside / name, folder / name)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return observations, changed
