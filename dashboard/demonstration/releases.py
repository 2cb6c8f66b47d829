"""How a figure is told: what a real publication does to its tables, done to the simulated ones.

Some figures come without their precision, some in words, some for a few sizes only, some later.
The estimates themselves are not touched: only what of them is published.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.demonstration.assumptions import Assumptions, Form, Release
from dashboard.demonstration.rows import Cell, Row
from dashboard.domain.observation import Reading
from dashboard.domain.status import Confidentiality, Qualifier, Status
from dashboard.domain.territory import FRANCE

PRECISION = ("standard_error", "ci_low", "ci_high", "base")
FIGURE = ("value", *PRECISION)
WORDS_APART = 3.0
"""Points that words may stand from the estimate they tell."""


def released(
    rows: Iterator[tuple[Cell, Row]], edition: str, assumptions: Assumptions
) -> Iterator[tuple[Cell, Row]]:
    """The rows as they are published. ``ValueError`` where words would tell another figure."""
    by_indicator = {r.indicator: r for r in assumptions.releases if r.edition == edition}
    for cell, row in rows:
        release = by_indicator.get(cell.series.indicator)
        if release is None:
            yield cell, row
        elif release.form is Form.FORTHCOMING:
            yield cell, {**row, **dict.fromkeys(FIGURE), **_free(Status.FORTHCOMING)}
        elif release.form is Form.IMPRECISE:
            yield cell, {**row, **dict.fromkeys(PRECISION)}
        elif release.form is Form.SOME_SIZES:
            if cell.size.is_all or cell.size.minimum in release.sizes:
                yield cell, row
        else:
            yield cell, _in_words(cell, row, release)


def _in_words(cell: Cell, row: Row, release: Release) -> Row:
    """The national total of the communes in words; the other rows as they are."""
    told = cell.size.is_all and cell.territory == FRANCE and cell.reading is Reading.UNITS
    if not told:
        return row
    if row["value"] is None or abs(row["value"] - release.about) > WORDS_APART:
        raise ValueError(f"{release.indicator}: « {release.words} » is not {row['value']} %")
    return {
        **row,
        **dict.fromkeys(PRECISION),
        "value": release.about,
        "qualifier": Qualifier.ABOUT.value,
        "words": release.words,
    }


def _free(status: Status) -> Row:
    return {"status": status.value, "confidentiality": Confidentiality.FREE.value, "note": ""}
