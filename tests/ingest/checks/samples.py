"""Good tables, one for each idea of a check, from which tests break one thing at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.ingest.finding.table import Table
from dashboard.ingest.mapping.prepared import Prepared
from tests.ingest.mapping.known import checked
from tests.ingest.mapping.tables import Cell, head, mapped, table

SIZE_500, SIZE_1500, SIZE_5000, SIZE_10000, SIZE_REST, ALL = (
    *("Moins de 500 habitants", "De 500 à 1 499 habitants", "De 1 500 à 4 999 habitants"),
    *("De 5 000 à 9 999 habitants", "10 000 habitants ou plus", "Ensemble"),
)
OWN = 'indicator = "action-sociale"\nscope = "propre"'
AVAILABLE = 'indicator = "action-sociale"\nscope = "territoire"'
INDICATOR = 'indicator = "abs-realisee"'
FREQUENCIES = {
    name: f'indicator = "{name}"\ngroup = "abs-realisee"'
    for name in ("abs-tous-les-ans", "abs-non-reconduite", "abs-une-seule")
}


def by_size(*columns: Sequence[Cell]) -> dict[str, list[Cell]]:
    """Columns of six values, from the smallest communes to the total, as rows."""
    names = (SIZE_500, SIZE_1500, SIZE_5000, SIZE_10000, SIZE_REST, ALL)
    return {name: [column[i] for column in columns] for i, name in enumerate(names)}


def of(
    rows: Mapping[str, Sequence[Cell]],
    columns: Mapping[str, str],
    accept: Mapping[str, str] | None = None,
    found: Table | None = None,
    **how: object,
) -> Prepared:
    """Check a table whose rows are sizes, each column being what the mapping says."""
    found = found or table(rows, list(columns))
    return checked(head(accept) + mapped(found, columns), found, **how)  # type: ignore[arg-type]
