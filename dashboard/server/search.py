"""What answers as one types: JSON for the search box, nothing else."""

from __future__ import annotations

import logging

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from dashboard.domain.dataset import Dataset
from dashboard.domain.page import MAP
from dashboard.geography.integrity import GeographyError
from dashboard.geography.search import Found, Hit, find
from dashboard.geography.search_text import LONGEST
from dashboard.geography.search_words import of_territory
from dashboard.results.world import Worlds
from dashboard.tables.errors import TablesError
from dashboard.wording import commune_page as words
from dashboard.wording.numbers import plural
from dashboard.wording.typography import fine

_LOGGER = logging.getLogger("dashboard")
PATH = "/recherche"
LIMIT = 10


def search_routes(worlds: Worlds) -> list[BaseRoute]:
    """The route of the search box; its handler runs in a thread."""

    def answer(request: Request) -> Response:
        typed = request.query_params.get("q", "")[:LONGEST].strip()
        try:
            geography = worlds(Dataset.PUBLISHED, "").geography
        except (TablesError, GeographyError) as error:
            _LOGGER.error("a search could not be answered: %s", error)
            return _told(Found(), fine(words.FAILED), 503)
        found = find(geography, typed, LIMIT) if typed else Found()
        advice = words.advice(typed, found.answered, found.near) if typed else ""
        return _told(found, fine(advice))

    return [Route(PATH, answer)]


def _told(found: Found, advice: str, status: int = 200) -> Response:
    """Names in French, since the box shows them as they are; ``conseil`` where nothing is found or
    all is merely near, ``territoire`` where a département or région has the very name."""
    content: dict[str, object] = {"communes": [_hit(hit) for hit in found.hits], "conseil": advice}
    if found.territory is not None:
        content["territoire"] = {
            "texte": fine(of_territory(found.territory)),
            "lien": fine(words.SEE_TERRITORY),
            "adresse": f"{MAP.slug}?territoire={found.territory.territory.key}",
        }
    fresh = "public, max-age=300" if status == 200 else "no-store"
    return JSONResponse(content, status, {"Cache-Control": fresh, "X-Robots-Tag": "noindex"})


def _hit(hit: Hit) -> dict[str, str]:
    return {
        "code": hit.code,
        "nom": fine(hit.label),
        "precision": fine(hit.detail),
        "habitants": plural(hit.population, "habitant"),
    }
