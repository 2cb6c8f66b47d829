"""Everything a view is computed from, in one place: catalogue, published figures, geography.

Each part is loaded on its own, so that a damaged file takes down only the views that need it.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.dataset import Dataset
from dashboard.geography.store import Geography
from dashboard.tables.store import Observations


@dataclass(frozen=True, eq=False)
class World:
    """One data set and the territory it is laid on."""

    catalogue: Catalogue
    observations: Observations
    geography: Geography
    dataset: Dataset = Dataset.PUBLISHED
