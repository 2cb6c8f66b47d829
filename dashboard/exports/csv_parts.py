"""What all CSV files share: one table, ``;``, decimal comma, UTF-8 with BOM, nothing that runs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from dashboard.domain.dataset import Dataset
from dashboard.domain.status import Qualifier, Status
from dashboard.figures.mark import Marked, dataset_of
from dashboard.results.result import Cell
from dashboard.wording.vocabulary import STATUS

Field = str | int | float | None
"""A field: text, or a number, or nothing."""

QUALIFIERS = {
    Qualifier.EXACT: "exact",
    Qualifier.MORE_THAN: "plus de",
    Qualifier.LESS_THAN: "moins de",
    Qualifier.ABOUT: "environ",
    Qualifier.NONE: "en toutes lettres",
}
SIMULATED = "simulé"
_LICENCES = {
    Dataset.PUBLISHED: "Licence Ouverte 2.0 (communes et populations) ; chiffres de l’enquête "
    "cités avec leur source",
    Dataset.DEMONSTRATION: "Données fictives, simulées : aucun résultat de la DREES, à ne pas "
    "réutiliser comme tel",
}


def status_in_words(cell: Cell) -> str:
    """The status of a cell in words; a simulated figure was never published."""
    simulated = cell.observation and cell.observation.key.dataset == Dataset.DEMONSTRATION
    if simulated and cell.status is Status.PUBLISHED:
        return SIMULATED
    return STATUS[cell.status].label


def licence_of(view: Marked) -> str:
    """The conditions of the figures of a view; simulated ones are no figures of DREES."""
    return _LICENCES[dataset_of(view)]


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
    return f"{'_'.join(part for part in (prefix, *parts) if part)}.{extension}"


def _written(field: Field) -> str:
    if field is None:
        return ""
    return _safe(field) if isinstance(field, str) else number(field)


def number(value: float | None) -> str:
    """A number with a decimal comma, at most four decimals, no useless zero."""
    if value is None:
        return ""
    text = f"{value:.4f}".rstrip("0").rstrip(".").replace(".", ",")
    return "0" if text == "-0" else text


def _safe(text: str) -> str:
    """Neutralise what a spreadsheet would run as a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text
