"""One browser and one server of each kind for all browser tests; a clear word where none can run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.map_app import kit

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if kit.chromium_path() is None:
        skip = pytest.mark.skip(reason="no Chromium on this machine: CHROMIUM=path names one")
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(skip)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with kit.browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The whole application."""
    with kit.serve("app:app") as (url, _):
        yield url


@pytest.fixture(scope="session")
def served() -> Iterator[str]:
    """The small application that shows the map alone."""
    with kit.serve() as (url, _):
        yield url
