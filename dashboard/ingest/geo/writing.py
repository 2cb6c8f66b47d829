"""Writes the tables of ``geo/`` aside, then puts the folder in place of the old one."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.geography.integrity import MANIFEST, read_manifest, verify
from dashboard.ingest.geo.errors import require

_COMPRESSION: Mapping[str, Any] = {"compression": "zstd", "compression_level": 19}
_UNLISTED = (MANIFEST, "README.md")


def write_parquet(frame: pd.DataFrame, path: Path) -> None:
    """Write a table; the same table always gives the same bytes."""
    pq.write_table(pa.Table.from_pandas(frame, preserve_index=False), path, **_COMPRESSION)


def write_records(records: list[Any], path: Path) -> None:
    """Write dataclass records, their fields being the columns, in their order."""
    names = [field.name for field in fields(records[0])]
    rows = [asdict(record) for record in records]
    columns = {name: [row[name] for row in rows] for name in names}
    pq.write_table(pa.table(columns), path, **_COMPRESSION)


def write_outlines(frame: gpd.GeoDataFrame, path: Path) -> None:
    """Write ``code`` and ``geometry`` as GeoParquet."""
    frame[["code", "geometry"]].to_parquet(path, index=False, **_COMPRESSION)


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """Write a table in UTF-8, comma, line feed."""
    frame.to_csv(path, index=False, lineterminator="\n", encoding="utf-8")


def write_manifest(folder: Path, contents: Mapping[str, Any]) -> None:
    """Write ``manifest.json``: the contents given, then digest and size of every file beside it."""
    files = {
        path.relative_to(folder).as_posix(): {"sha256": _digest(path), "bytes": path.stat().st_size}
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in _UNLISTED
    }
    text = json.dumps({**contents, "files": files}, ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(f"{text}\n", encoding="utf-8")


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give an empty folder that takes the place of ``target`` once the block ends without error.

    The files are verified against their manifest before the swap. On any error the new folder is
    removed and ``target`` is what it was.
    """
    fresh = target.with_name(f".{target.name}-building")
    former = target.with_name(f".{target.name}-former")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        yield fresh
        for name in read_manifest(fresh)["files"]:
            verify(fresh / name)
        _swap(fresh, target, former)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        if target.exists():
            shutil.rmtree(former, ignore_errors=True)


def carry(names: list[str], old: Path, new: Path) -> None:
    """Copy the files the build does not make itself from the old folder."""
    for name in names:
        require(
            (old / name).is_file(),
            "files kept as received",
            f"{old / name} is missing",
            f"Take it back from the repository: git checkout -- {old.name}/{name}",
        )
        shutil.copyfile(old / name, new / name)


def _swap(fresh: Path, target: Path, former: Path) -> None:
    shutil.rmtree(former, ignore_errors=True)
    if target.exists():
        os.replace(target, former)
    try:
        os.replace(fresh, target)
    except OSError:
        if former.exists():
            os.replace(former, target)
        raise


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
