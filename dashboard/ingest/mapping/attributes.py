"""The full key of each figure: what its row and its column say of it, completed by the table.

A row or a column may say anything that the table says by default, and then prevails; a row and a
column that contradict each other are refused, since nobody could tell which one is right.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.domain.observation import CellKey, Orientation
from dashboard.domain.size_range import SizeRange
from dashboard.domain.territory import Territory
from dashboard.ingest.finding.table import Line
from dashboard.ingest.mapping.matching import clean
from dashboard.ingest.mapping.model import ImportMapping, LineRow, Measure, TableRow
from dashboard.ingest.vocabulary.sizes import read_size

DATASET = "publie"
NEEDED = (
    *("edition", "reference_date", "indicator", "unit", "scope", "reading", "group"),
    *("territory", "size", "measure"),
)
"""What every figure must be told, one way or another."""

WHOLE_LABELS = {"commune": "Ensemble des communes", "epci": "Ensemble des intercommunalités"}
"""Label of the size of a table that has no line by size."""


@dataclass(frozen=True)
class Told:
    """What is said of the figures where a row and a column cross, and what is wrong with it."""

    values: dict[str, Any]
    missing: tuple[str, ...]
    contradictions: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether the figures have a full key."""
        return not self.missing and not self.contradictions

    @property
    def key(self) -> CellKey:
        """The key; only of what :attr:`is_whole`."""
        told = self.values
        return CellKey(
            dataset=DATASET,
            edition=told["edition"],
            indicator=told["indicator"],
            unit=told["unit"],
            scope=told["scope"],
            reading=told["reading"],
            size_range=SizeRange.from_code(told["size"]),
            territory=Territory.from_key(told["territory"]),
            group=told["group"],
        )

    @property
    def orientation(self) -> Orientation:
        """The direction in which the figure is read, direct where nothing is said."""
        found: Orientation = self.values.get("orientation") or Orientation.DIRECT
        return found

    @property
    def measure(self) -> Measure:
        """What the cell says of the fact; only of what :attr:`is_whole`."""
        found: Measure = self.values["measure"]
        return found


def told_of(
    mapping: ImportMapping, table: TableRow, row: tuple[LineRow, Line], column: tuple[LineRow, Line]
) -> Told:
    """Everything the mapping says of the figures of a row and a column."""
    by_row, by_column = _given(row[0]), _given(column[0])
    contradictions = tuple(
        f"{name}: the row says {by_row[name]}, the column {by_column[name]}"
        for name in by_row
        if name in by_column and by_row[name] != by_column[name]
    )
    values: dict[str, Any] = {
        "edition": mapping.edition,
        "reference_date": mapping.reference_date,
        "territory": mapping.territory,
        **_given(table.defaults),
        **by_row,
        **by_column,
    }
    values.setdefault("size_label", _size_label(values, row, column))
    missing = tuple(name for name in NEEDED if values.get(name) is None)
    return Told(values, missing, contradictions)


def _given(attributes: Any) -> dict[str, Any]:
    kept = attributes.model_dump(exclude={"label", "at", "ignore"}, exclude_none=True)
    return dict(kept)


def _size_label(
    values: dict[str, Any], row: tuple[LineRow, Line], column: tuple[LineRow, Line]
) -> str:
    """The label of the line that gives the size, as published; a common one where none does."""
    for said, line in (row, column):
        if said.size is not None and line.label:
            return typographic(_naming(said.size, line))
    unit = values.get("unit")
    return WHOLE_LABELS.get(unit.value if unit else "", WHOLE_LABELS["commune"])


def _naming(size: str, line: Line) -> str:
    """The part of the label that names the size (a column may be « Moins de 500 hab. > % »)."""
    reads = ((part, read_size(part)) for part in reversed(line.path))
    named = (part for part, read in reads if read is not None and read.size.code == size)
    return next(named, line.label)


def typographic(text: str) -> str:
    """The publisher's words with typographic apostrophes and quotation marks, on one line."""
    words = clean(text).replace("'", "’")
    while words.count('"') >= 2:
        words = words.replace('"', "« ", 1).replace('"', " »", 1)
    return words.replace('"', "").strip()
