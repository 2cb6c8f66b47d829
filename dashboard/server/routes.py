"""What the application serves besides Streamlit: documents of the pages, map layers."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Scope

from dashboard.domain.page import PAGES, Page
from dashboard.geography.layer import open_variant
from dashboard.geography.layer_topology import LayerError
from dashboard.paths import geo_root
from dashboard.server.shell import document, not_found, streamlit_files
from dashboard.server.site import site_of
from dashboard.server.static_files import FOLDER, SERVED, Asset, asset
from dashboard.wording.messages import LAYER_DAMAGED, LAYER_UNKNOWN

_LOGGER = logging.getLogger("dashboard")
_FOREVER = "public, max-age=31536000, immutable"

_STREAMLIT = ("media", "component")
"""First parts of the addresses of what pages offer to download, and of their components."""

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
        _UnknownPage("/{path:path}", _unknown),
    ]


class _UnknownPage(Route):
    """Matches addresses that lead to nothing, for which Streamlit would serve an empty page."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        if scope["type"] == "http" and not is_of_streamlit(str(scope.get("path", ""))):
            return super().matches(scope)
        return Match.NONE, {}


def is_of_streamlit(path: str) -> bool:
    """Whether Streamlit has an answer of its own: its interface, which its script also asks for
    below the address of a page, its files, a redirection (a slash at the end), a refusal (two at
    the start)."""
    parts = path.split("/")[1:]
    if "_stcore" in parts or parts[0] in _STREAMLIT or path.startswith("//"):
        return True
    return path in ("", "/") or path.endswith("/") or path[1:] in streamlit_files()


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
