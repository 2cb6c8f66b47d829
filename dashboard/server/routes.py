"""What the application serves besides Streamlit: documents of the pages, map layers, robots."""

from __future__ import annotations

import logging
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from dashboard.domain.page import PAGES
from dashboard.geography.layer import open_variant
from dashboard.geography.layer_topology import LayerError
from dashboard.paths import geo_root
from dashboard.server.shell import document
from dashboard.wording.messages import LAYER_DAMAGED, LAYER_UNKNOWN

_LOGGER = logging.getLogger("dashboard")
ASSETS = Path(__file__).parent / "assets"
_FOREVER = "public, max-age=31536000, immutable"
_ROBOTS = "User-agent: *\nAllow: /\nDisallow: /_stcore/\n"


def routes() -> list[BaseRoute]:
    """All routes of our own; they are matched before Streamlit's."""
    pages: list[BaseRoute] = [_page_route(page.path, document(page)) for page in PAGES]
    return [
        *pages,
        Route("/favicon.svg", _favicon),
        Route("/robots.txt", _robots),
        Route("/geo/{name}", _layer),
    ]


def _page_route(path: str, text: str) -> Route:
    async def page(_: Request) -> Response:
        return Response(text, media_type="text/html", headers={"Cache-Control": "no-cache"})

    return Route(path, page)


async def _favicon(_: Request) -> Response:
    body = (ASSETS / "favicon.svg").read_bytes()
    headers = {"Cache-Control": "public, max-age=86400"}
    return Response(body, media_type="image/svg+xml", headers=headers)


async def _robots(_: Request) -> Response:
    return PlainTextResponse(_ROBOTS)


def _layer(request: Request) -> Response:
    """A layer of the map, precompressed; its name holds its hash, so it never changes."""
    accepted = request.headers.get("accept-encoding", "")
    try:
        found = open_variant(geo_root() / "web", request.path_params["name"], accepted)
    except LayerError as error:
        _LOGGER.error("a map layer could not be served: %s", error)
        return PlainTextResponse(LAYER_DAMAGED, status_code=503)
    if found is None:
        return PlainTextResponse(LAYER_UNKNOWN, status_code=404)
    body, encoding = found
    headers = {"Cache-Control": _FOREVER, "Vary": "Accept-Encoding"}
    if encoding != "identity":
        headers["Content-Encoding"] = encoding
    return Response(body, media_type="application/octet-stream", headers=headers)
