"""The real structure of EPCI → a table: EPCI, communes and inhabitants by kind at each date."""

from __future__ import annotations

from dashboard.exports.templating import render
from dashboard.results.evolution import EpciStructure
from dashboard.wording.numbers import number

_ABSENT = "n.d."


def epci_table(structure: EpciStructure) -> str:
    """A row a kind; « n.d. » where a count is not known."""
    rows = [
        {
            "label": row.label,
            "is_total": row.is_total,
            "texts": [
                _ABSENT if count is None else number(count)
                for counts in (row.epci, row.communes, row.population)
                for count in counts
            ],
        }
        for row in structure.rows
    ]
    absent = any(None in (*row.epci, *row.communes, *row.population) for row in structure.rows)
    return render(
        "epci.html",
        caption=structure.text.title,
        names=("EPCI", "Communes", "Habitants"),
        years=structure.years,
        rows=rows,
        absent=absent,
    )
