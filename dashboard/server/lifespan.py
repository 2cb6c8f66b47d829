"""What the application does before its first visitor: load everything once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from dashboard.domain.dataset import Dataset
from dashboard.exports.locator import prepare
from dashboard.geography.search_index import index_of
from dashboard.results.sheet.material import material
from dashboard.results.world import World

_LOGGER = logging.getLogger("dashboard")


@asynccontextmanager
async def warm(_app: Any) -> AsyncIterator[None]:
    """Fill the caches in the background, so that the first view is as fast as the next ones.

    A damaged file is logged and left to the page that needs it: the others go on working.
    """
    task = asyncio.create_task(asyncio.to_thread(_load))
    yield
    await task


def _load() -> None:
    from dashboard.ui import cache

    loads: list[Callable[[], object]] = [cache.geography]
    for dataset in Dataset:
        loads += [partial(cache.catalogue, dataset), partial(cache.observations, dataset)]
    loads += [lambda: index_of(cache.geography()), prepare]
    loads += [partial(_sheets, cache.world, dataset) for dataset in Dataset]
    loads.append(cache.map_layer)
    for load in loads:
        try:
            load()
        except Exception as error:  # the page that needs the part will say so in French
            _LOGGER.error("could not be loaded at start: %s", error)


def _sheets(world: Callable[[Dataset], World], dataset: Dataset) -> object:
    return material(world(dataset))
