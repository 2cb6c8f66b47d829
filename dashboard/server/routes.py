"""What the application serves besides Streamlit: documents of the pages, map layers."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Scope

from dashboard.domain.page import PAGES, Page
from dashboard.geography.layer import open_variant
from dashboard.geography.layer_topology import LayerError
from dashboard.paths import geo_root
from dashboard.server.shell import document, not_found
from dashboard.server.site import site_of
from dashboard.server.static_files import FOLDER, SERVED, Asset, asset
from dashboard.wording.messages import LAYER_DAMAGED, LAYER_UNKNOWN

_LOGGER = logging.getLogger("dashboard")
_FOREVER = "public, max-age=31536000, immutable"

Head = Callable[[], str]
"""Gives HTML for the head of a page at each request."""


def routes(heads: Mapping[str, Head] | None = None, base: str = "") -> list[BaseRoute]:
    """All routes of our own; they are matched before Streamlit's.

    ``heads`` gives, by the slug of a page, what its head holds besides the common lines; ``base``
    is the address of the site where its operator has told it.
    """
    more = heads or {}
    return [
        *(_page_route(page, more.get(page.slug, str), base) for page in PAGES),
        *(_asset_route(asset(name)) for name in SERVED),
        Route("/favicon.svg", _favicon),
        Route("/geo/{name}", _layer),
        _UnknownPage("/{slug}", _unknown),
    ]


class _UnknownPage(Route):
    """Matches addresses that look like a page of ours and are none; files are Streamlit's."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        path = str(scope.get("path", ""))
        if scope["type"] == "http" and re.fullmatch(r"/[^_./][^./]*", path):
            return super().matches(scope)
        return Match.NONE, {}


def _page_route(page: Page, head: Head, base: str) -> Route:
    async def answer(request: Request) -> Response:
        query = request.url.query
        address = "" if query else site_of(request, base).full(page.slug)
        text = document(page, extra_head=head(), query=query, address=address)
        return Response(text, media_type="text/html", headers={"Cache-Control": "no-cache"})

    return Route(page.path, answer)


def _asset_route(served: Asset) -> Route:
    async def answer(_: Request) -> Response:
        headers = {"Cache-Control": _FOREVER}
        return Response(served.content, media_type=served.media_type, headers=headers)

    return Route(f"/{served.name}", answer)


async def _favicon(_: Request) -> Response:
    body = (FOLDER / "favicon.svg").read_bytes()
    headers = {"Cache-Control": "public, max-age=86400"}
    return Response(body, media_type="image/svg+xml", headers=headers)


async def _unknown(request: Request) -> Response:
    return Response(not_found(request.url.path), status_code=404, media_type="text/html")


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
