"""A data set of the catalogue, or what a query keeps of it, as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from dashboard.domain.data_table import DataTable
from dashboard.domain.query import Query
from dashboard.results.data import about, catalogue, places
from dashboard.results.data.cells import cells_table
from dashboard.results.data.comparisons import comparison_rows
from dashboard.results.data.figures import Row, figure_rows
from dashboard.results.data.filters import concerned, kept, order_of
from dashboard.results.data.kept import kept_in_codes, kept_in_words
from dashboard.results.data.parts import Parts
from dashboard.results.world import World

_ROWS: dict[str, Callable[[Parts, Query], Sequence[Row]]] = {
    catalogue.OBSERVATIONS: lambda parts, query: figure_rows(parts, query.orientation),
    catalogue.COMPARISONS: comparison_rows,
    catalogue.INDICATORS: lambda parts, _: about.indicator_rows(parts),
    catalogue.EDITIONS: lambda parts, _: about.edition_rows(parts),
    catalogue.REGISTER: lambda parts, _: about.register_rows(parts),
    catalogue.COMMUNES: lambda parts, _: places.commune_rows(parts),
    catalogue.COMMUNES_2014: lambda parts, _: places.old_commune_rows(parts),
    catalogue.EVENTS: lambda parts, _: places.event_rows(parts),
    catalogue.TERRITORIES: lambda parts, _: places.territory_rows(parts),
    catalogue.FRAME: lambda parts, _: places.frame_rows(parts),
    catalogue.VERSIONS: lambda parts, _: about.version_rows(parts),
}
EVERYTHING = Query()


def table(world: World, name: str, query: Query = EVERYTHING) -> DataTable:
    """A data set by id, with the rows a query keeps. ``KeyError`` for an unknown id.

    :data:`~dashboard.results.data.catalogue.CELLS` is made for the view that the query names.

    Data set and version of the query are those of the world: who opened it has chosen them.
    Filters that do not concern the data set keep every row (see :func:`unmet`).
    """
    parts, asked = Parts(world), query.with_(dataset=world.dataset, version="")
    if name == catalogue.CELLS:
        return _of_view(parts, asked)
    if name == catalogue.VERSIONS:  # the log goes on while figures stand
        return _made(parts, name, asked)
    return _kept(parts, name, asked)


def _made(parts: Parts, name: str, query: Query) -> DataTable:
    described = catalogue.data_set(parts.world, name)
    rows = kept(described, _ROWS[name](parts, query), query)
    said = kept_in_words(parts.world, described, query)
    return DataTable(described, rows, said, kept_in_codes(described, query))


_kept = lru_cache(maxsize=48)(_made)


@lru_cache(maxsize=3)
def _of_view(parts: Parts, query: Query) -> DataTable:
    """Rows of their own for each view, a dozen megabytes: few are kept."""
    found = cells_table(parts.world, query)
    asked = Query(
        statuses=query.statuses,
        confidentialities=query.confidentialities,
        text=query.text,
        order=query.order,
    )
    also = kept_in_words(parts.world, found.about, asked)
    said = " ; ".join(part for part in (found.kept, also) if part)
    codes = (*found.codes, *kept_in_codes(found.about, asked))
    return DataTable(found.about, kept(found.about, found.rows, asked), said, codes)


def unmet(world: World, name: str, query: Query) -> tuple[str, ...]:
    """Keys of what a query asks for and this data set cannot answer, its order included."""
    described = catalogue.data_set(world, name)
    asked = {
        "indicateur": query.indicators,
        "edition": query.editions,
        "portee": query.scopes,
        "lecture": query.readings,
        "sens": query.orientation,
        "taille": query.sizes,
        "territoire": query.territories,
        "statut": query.statuses,
        "confidentialite": query.confidentialities,
    }
    able = concerned(described)
    found = [key for key, values in asked.items() if values and key not in able]
    if query.order and order_of(described, query.order) is None:
        found.append("tri")
    return tuple(found)
