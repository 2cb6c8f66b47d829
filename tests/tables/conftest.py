from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.domain.catalogue import Catalogue
from dashboard.tables.catalogue import load_catalogue
from dashboard.tables.store import Observations, load_published

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture(scope="session")
def data() -> Path:
    """The data folder of the repository."""
    return DATA


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The real catalogue."""
    return load_catalogue(DATA)


@pytest.fixture(scope="session")
def observations() -> Observations:
    """The real published figures."""
    return load_published(DATA)
