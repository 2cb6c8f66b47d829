"""Everything a view is computed from, in one place: catalogue, published figures, geography.

Each part is loaded on its own, so that a damaged file takes down only the views that need it.
"""

from __future__ import annotations

from collections.abc import Callable
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
    versions: tuple[str, ...] = ()
    """The versions of the published figures a view can be frozen to, the first one first."""
    frozen: str = ""
    """The version that was asked for; empty where the figures are the current ones."""


Worlds = Callable[[Dataset, str], World]
"""Gives the world of a data set, and of a version of the published figures (empty: the current).

``UnknownVersionError`` where no such version was published, the errors of its files otherwise.
"""
