"""The figures typed from publications: ``data/raw/asco_2015_figures.csv`` and their conditions."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

import pandas as pd
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dashboard.domain.dataset import Dataset
from dashboard.tables.errors import TablesError
from dashboard.tables.layout import RAW_COLUMNS, REAL_COLUMNS, WHOLE_COLUMNS

RAW = "asco_2015_figures.csv"
RELEASE = "release.toml"


class Terms(BaseModel):
    """The conditions of the figures, declared in ``data/raw/release.toml``."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    licence: str = Field(min_length=1)


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


def read_licence(path: Path) -> str:
    """The declared conditions of the figures; :class:`TablesError` where there are none."""
    try:
        return Terms.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).licence
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise TablesError(
            path, f"not a note of conditions ({error})", "correct the file"
        ) from error
