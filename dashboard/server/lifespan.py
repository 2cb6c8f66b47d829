"""What the application does before its first visitor: load everything once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from dashboard.domain.dataset import Dataset
from dashboard.domain.query import Query
from dashboard.exports.locator import prepare
from dashboard.geography.search_index import index_of
from dashboard.results.data.catalogue import CELLS, COMMUNES, COMPARISONS
from dashboard.results.data.tables import table
from dashboard.results.sheet.material import material
from dashboard.results.world import World

_LOGGER = logging.getLogger("dashboard")
_LONG = (COMPARISONS, CELLS, COMMUNES)


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
    loads += [partial(_tables, cache.world, dataset) for dataset in Dataset]
    for load in loads:
        try:
            load()
        except Exception as error:  # the page that needs the part will say so in French
            _LOGGER.error("could not be loaded at start: %s", error)


def _sheets(world: Callable[[Dataset], World], dataset: Dataset) -> object:
    return material(world(dataset))


def _tables(world: Callable[[Dataset], World], dataset: Dataset) -> object:
    """The long tables of open data, seconds of work for whoever would ask first."""
    return [table(world(dataset), name, Query(dataset=dataset)) for name in _LONG]
