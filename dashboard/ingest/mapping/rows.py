"""Facts as rows of the contract, each with the cells it was read in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from dashboard.domain.catalogue import Source
from dashboard.domain.status import Qualifier
from dashboard.domain.version import Origin
from dashboard.ingest.mapping.attributes import typographic
from dashboard.ingest.mapping.entries import Entry
from dashboard.ingest.mapping.model import ImportMapping, Measure
from dashboard.ingest.mapping.numbers import written
from dashboard.tables.catalogue_rows import SourceRow
from dashboard.tables.layout import RAW_COLUMNS

_OF_MARGIN = (Measure.CI_LOW.value, Measure.CI_HIGH.value)


def row_of(entry: Entry, source: str) -> dict[str, str]:
    """The columns ``RAW_COLUMNS`` as text, empty where absent; ``source`` is the import."""
    key, size = entry.key, entry.key.size_range
    row = dict.fromkeys(RAW_COLUMNS, "")
    row |= {
        "id": entry.id,
        "edition": key.edition,
        "reference_date": entry.reference_date,
        "indicator": key.indicator,
        "unit": key.unit.value,
        "scope": key.scope.value,
        "reading": key.reading.value,
        "group": key.group,
        "territory": key.territory.key,
        "size_min": "" if size.is_all else str(size.minimum),
        "size_max": "" if size.maximum is None else str(size.maximum),
        "size_label": entry.size_label,
        "orientation": entry.orientation.value,
        "value": _text(entry.value),
        "qualifier": Qualifier.EXACT.value,
        "base": _text(entry.base),
        "ci_low": _text(entry.ci_low),
        "ci_high": _text(entry.ci_high),
        "standard_error": _text(entry.standard_error),
        "status": entry.status.value,
        "confidentiality": entry.confidentiality.value,
        "source": source,
        "confidence": "A",
        "note": entry.note,
    }
    return row


def _text(number: float | None) -> str:
    return "" if number is None else written(number)


def origins_of(entries: Iterable[Entry], file: str, digest: str) -> Iterator[Origin]:
    """One line for each cell that contributed; the cell of a margin gave both limits."""
    for entry in entries:
        for read in entry.reads:
            is_margin = read.measure is Measure.MARGIN
            for measure in _OF_MARGIN if is_margin else (read.measure.value,):
                yield Origin(
                    id=entry.id,
                    measure=measure,
                    file=file,
                    sha256=digest,
                    sheet=read.table.sheet,
                    table=read.table.name,
                    cell=read.figure.cell,
                    raw=read.figure.raw,
                )


def source_row(mapping: ImportMapping, on: dt.date) -> dict[str, Any]:
    """The row of the sources that the import is; ``ValueError`` where it is badly written.

    ``on`` is the day the file was read, where the mapping does not say.
    """
    told = mapping.source
    row = SourceRow(
        id=mapping.id,
        publication=typographic(told.publication),
        title=typographic(told.title),
        author=typographic(told.author),
        date=typographic(told.date),
        nature="official_table",
        read_in=f"classeur « {mapping.file.name} »",
        url="" if told.url == "?" else told.url,
        read_on=told.read_on or on,
        licence=typographic(told.licence),
        confidence="A",
    )
    return row.model_dump()


def as_source(row: dict[str, Any]) -> Source:
    """The same as the domain knows a source."""
    fields = {name: value for name, value in row.items() if name != "confidence"}
    return Source(**fields | {"read_on": row["read_on"].isoformat()})
