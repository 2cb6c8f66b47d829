"""The server and the station that tests of transfers share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ingest.fetch.server import (
    Server,
    serving,
)
from tests.ingest.fetch.station import Station


@pytest.fixture(scope="module")
def shared() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture
def station(shared: Server, tmp_path: Path) -> Station:
    return Station(shared, tmp_path)
