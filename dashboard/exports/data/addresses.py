"""Where the API of the site gives the rows of a view of a data set, as a path with its query."""

from __future__ import annotations

from urllib.parse import urlencode

from dashboard.domain.query import Query, query_params
from dashboard.exports.data.formats import Format
from dashboard.results.data.catalogue import CELLS
from dashboard.results.universe import WorldUniverse
from dashboard.results.world import World

API = "api/v1"


def api_path(world: World, table: str, query: Query, form: Format) -> str:
    """« api/v1/datasets/observations/data?indicateur=ccas&format=csv », relative to the site.

    Communes with a figure are the communes of a view, whose indicator is always named.
    """
    path = f"{API}/datasets/{table}/data"
    if table == CELLS:
        path = f"{API}/communes"
        first = WorldUniverse.of(world).default.indicator
        query = query.with_(indicators=query.indicators[:1] or (first,))
    return f"{path}?{urlencode({**query_params(query), 'format': form.id}, safe=',')}"
