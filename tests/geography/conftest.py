"""The geography as committed, read once."""

import pytest

from dashboard.geography.store import Geography, load_geography
from dashboard.paths import geo_root


@pytest.fixture(scope="session")
def geography() -> Geography:
    return load_geography(geo_root())
