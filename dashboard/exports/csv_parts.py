"""What all CSV files share: one table, ``;``, decimal comma, UTF-8 with BOM, nothing that runs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from dashboard.figures.mark import Marked, dataset_of
from dashboard.wording.data_words import LICENCES

__all__ = [
    "Field",
    "licence_of",
    "name",
    "number",
    "safe",
    "write",
]

Field = str | int | float | None
"""A field: text, or a number, or nothing."""


def licence_of(view: Marked) -> str:
    """The conditions of the figures of a view; simulated ones are no figures of DREES."""
    return LICENCES[dataset_of(view)]


def write(columns: Sequence[str], rows: Iterable[Sequence[Field]]) -> bytes:
    """The file: a header and rows. Numbers stay numbers, negative ones included."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        if len(row) != len(columns):
            raise ValueError(f"a row of {len(row)} fields under {len(columns)} columns")
        writer.writerow([_written(field) for field in row])
    return text.getvalue().encode("utf-8-sig")


def name(view: Marked, parts: Iterable[str], extension: str) -> str:
    """File name of plain parts, empty ones left out; simulated figures say so first."""
    prefix = dataset_of(view).value if dataset_of(view).is_fictitious else ""
    return plain_name((prefix, *parts), extension)


def plain_name(parts: Iterable[str], extension: str) -> str:
    """File name of plain parts, empty ones left out, in the characters of any system."""
    kept = "_".join(re.sub(r"[^A-Za-z0-9.-]+", "-", part) for part in parts if part)
    return f"{kept}.{extension}"


def _written(field: Field) -> str:
    if field is None:
        return ""
    return safe(field) if isinstance(field, str) else number(field)


def number(value: float | None) -> str:
    """A number with a decimal comma, at most four decimals, no useless zero."""
    if value is None:
        return ""
    text = f"{value:.4f}".rstrip("0").rstrip(".").replace(".", ",")
    return "0" if text == "-0" else text


def safe(text: str) -> str:
    """Neutralise what a spreadsheet would run as a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text
