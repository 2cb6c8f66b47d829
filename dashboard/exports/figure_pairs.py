"""Which pair of editions a row of a publication figure is, for every table made of it."""

from __future__ import annotations

from dashboard.results.evolution import Pair
from dashboard.results.publication.publication import Publication


def pair_of(publication: Publication, row: int) -> Pair | None:
    """The pair that holds the very cells of a row; ``None`` where there is none, as in bars."""
    if publication.evolution is None:
        return None
    line = publication.cells[row]
    return next((p for p in publication.evolution.pairs if (p.before, p.after) == line), None)
