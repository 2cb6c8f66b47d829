"""The data sets of the site: what was published, and a demonstration that nobody may mistake."""

from __future__ import annotations

from enum import StrEnum


class Dataset(StrEnum):
    """A whole set of survey estimates; a page shows one at a time. The value is the URL's key."""

    PUBLISHED = "publie"
    DEMONSTRATION = "demonstration"

    @property
    def is_fictitious(self) -> bool:
        """Whether the figures are simulated and every picture, table and file must say so."""
        return self is Dataset.DEMONSTRATION
