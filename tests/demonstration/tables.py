"""The built tables of the demonstration as tests read them: territories by sizes."""

from collections import defaultdict
from collections.abc import Iterator

from dashboard.demonstration.assumptions import Assumptions, Form
from dashboard.domain.observation import Observation, Reading, Unit
from dashboard.domain.size_range import ALL_SIZES, SizeRange
from dashboard.domain.territory import FRANCE, Territory
from dashboard.tables.store import Observations

Table = dict[tuple[Territory, SizeRange], Observation]


def tables(observations: Observations, reading: Reading | None = None) -> Iterator[Table]:
    """The tables of the communes: territories by sizes, one an indicator, scope and reading."""
    found: dict[tuple[object, ...], Table] = defaultdict(dict)
    for row in observations:
        key = row.key
        if key.unit is Unit.COMMUNE and reading in (None, key.reading):
            name = (key.edition, key.indicator, key.scope, key.reading)
            found[name][key.territory, key.size_range] = row
    yield from found.values()


def form_of(row: Observation, assumptions: Assumptions) -> Form | None:
    """How the table of a row is published, where it is not published whole."""
    told = {(r.indicator, r.edition): r.form for r in assumptions.releases}
    return told.get((row.key.indicator, row.key.edition))


def axes(table: Table) -> tuple[list[Territory], list[SizeRange]]:
    """Lines (France first) and columns (all sizes first)."""
    lines = sorted({t for t, _ in table}, key=lambda t: (t != FRANCE, t.code))
    sizes = sorted({s for _, s in table} - {ALL_SIZES})
    return lines, [ALL_SIZES, *sizes]
