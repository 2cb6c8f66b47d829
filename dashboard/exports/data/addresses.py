"""Where the API of the site gives the rows of a view of a data set, as a path with its query."""

from __future__ import annotations

from urllib.parse import urlencode

from dashboard.domain.address import to_params
from dashboard.domain.observation import Orientation
from dashboard.domain.page import DATA
from dashboard.domain.query import Query, query_params
from dashboard.domain.territory import FRANCE
from dashboard.exports.data.formats import Format
from dashboard.results.data.catalogue import CELLS
from dashboard.results.data.cells import view_named
from dashboard.results.data.tables import unmet
from dashboard.results.universe import WorldUniverse
from dashboard.results.world import World

API = "api/v1"


def api_path(world: World, table: str, query: Query, form: Format) -> str:
    """« api/v1/datasets/observations/data?indicateur=ccas&format=csv », relative to the site.

    Communes with a figure are the communes of a view, whose indicator and edition are always
    named. The API refuses a filter that means nothing for a data set, which pages leave aside: it
    is not written.
    """
    asked = _of_one_view(world, query) if table == CELLS else query
    kept = query_params(asked.without(unmet(world, table, asked)))
    return f"{API}/datasets/{table}/data?{urlencode({**kept, 'format': form.id}, safe=',')}"


def catalogue_path(world: World) -> str:
    """« donnees?v=1.0.0 »: the page of all data sets, with the figures of this very version where
    versions are kept; relative to the site."""
    keeps = world.versions and not world.dataset.is_fictitious
    version = world.observations.version if keeps else ""
    params = query_params(Query(dataset=world.dataset, version=version))
    return f"{DATA.slug}?{urlencode(params)}" if params else DATA.slug


def _of_one_view(world: World, query: Query) -> Query:
    """The query with the one view that its rows are made for."""
    seen = view_named(world, query)
    said = to_params(seen, WorldUniverse.of(world))
    return query.with_(
        indicators=(seen.indicator,),
        editions=(seen.edition,),
        scopes=(seen.scope,) if "portee" in said else (),
        readings=(seen.reading,) if "lecture" in said else (),
        orientation=None if seen.orientation is Orientation.DIRECT else seen.orientation,
        sizes=seen.sizes,
        territories=() if seen.territory == FRANCE else (seen.territory,),
    )
