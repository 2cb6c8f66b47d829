from __future__ import annotations

import os
from pathlib import Path

import pytest

from dashboard.geography.layer import DecodedLayer, read_layer

LAYERS = Path(os.environ.get("MAP_LAYER_ROOT", Path(__file__).parents[2] / "geo" / "web"))


@pytest.fixture(scope="session")
def root() -> Path:
    return LAYERS


@pytest.fixture(scope="session")
def overview() -> DecodedLayer:
    return read_layer(LAYERS)
