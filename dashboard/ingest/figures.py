"""Build the published figures: the reviewable CSV becomes a checked, signed Parquet file.

``data/raw/asco_2015_figures.csv`` → contract → links with the catalogue → Parquet, written aside,
read back, compared, then put in place. Any fault stops before the data in place is touched.
"""

from __future__ import annotations

import csv
import datetime as dt
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dashboard.domain.dataset import Dataset
from dashboard.ingest.figures_checks import check_against_catalogue
from dashboard.ingest.writing import entry, parquet_bytes, put_in_place
from dashboard.tables.catalogue import load_catalogue
from dashboard.tables.contract import check
from dashboard.tables.errors import TablesError
from dashboard.tables.layout import (
    OBSERVATIONS,
    RAW_COLUMNS,
    REAL_COLUMNS,
    WHOLE_COLUMNS,
    published_folder,
)
from dashboard.tables.manifest import Manifest, sha256
from dashboard.tables.store import Observations

RAW = "asco_2015_figures.csv"
RELEASE = "release.toml"


class Release(BaseModel):
    """Version, date and licence of the data, declared in ``data/raw/release.toml``."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    version: str = Field(pattern=r"^\d{4}\.\d+\.\d+$")
    released_on: dt.date
    licence: str = Field(min_length=1)


@dataclass(frozen=True)
class Built:
    """What a build put in place: the folder, its manifest, the figures read back from it."""

    folder: Path
    manifest: Manifest
    observations: Observations
    changed: bool


def build(root: Path) -> Built:
    """Check the raw figures under ``root`` (the ``data`` folder) and build ``root/published``.

    The same raw files give the same bytes. Raises :class:`TablesError` (its subclass
    ``ContractError`` lists every broken rule) and then leaves the former build whole.
    """
    catalogue = load_catalogue(root)
    raw = root / "raw" / RAW
    frame = check(read_raw(raw), raw)
    check_against_catalogue(frame, catalogue, raw)
    release = read_release(root / "raw" / RELEASE)
    content = parquet_bytes(frame)
    folder = published_folder(root)
    manifest = Manifest(
        version=release.version,
        built_on=release.released_on.isoformat(),
        licence=release.licence,
        files={OBSERVATIONS: entry(content, len(frame))},
        inputs={f"raw/{name}": sha256((root / "raw" / name).read_bytes()) for name in (RAW,)},
    )
    found, changed = put_in_place(folder, {OBSERVATIONS: content}, manifest, catalogue.sources)
    return Built(folder, manifest, found, changed)


def read_raw(path: Path) -> pd.DataFrame:
    """The raw CSV as text, with its data set, absent numbers as missing values."""
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            header = next(csv.reader(stream), [])
            stream.seek(0)
            frame = pd.read_csv(stream, dtype=str, keep_default_na=False)
    except FileNotFoundError as error:
        raise TablesError(path, "the file is missing", "git checkout -- data/raw") from error
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise TablesError(path, f"not a CSV file in UTF-8 ({error})", "correct the file") from error
    if tuple(header) != RAW_COLUMNS:
        odd = sorted(set(header) ^ set(RAW_COLUMNS)) or ["their order"]
        raise TablesError(path, f"unexpected columns: {', '.join(odd)}", "correct the header")
    frame.insert(1, "dataset", Dataset.PUBLISHED.value)
    numbers = [*WHOLE_COLUMNS, *REAL_COLUMNS]
    frame[numbers] = frame[numbers].replace("", None)
    return frame


def read_release(path: Path) -> Release:
    """The declared version, date and licence of the data."""
    try:
        return Release.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise TablesError(path, f"not a release note ({error})", "correct the file") from error
