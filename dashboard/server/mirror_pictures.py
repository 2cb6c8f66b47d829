"""The maps of the mirror as pictures, drawn on demand and kept."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from dashboard.domain.figure import PageFormat
from dashboard.domain.figure_address import parse_figure
from dashboard.domain.page import FIGURES, MAP, Page
from dashboard.exports.mirror.asked import Asked, gathered
from dashboard.exports.mirror.figures import FIGURE_FILE
from dashboard.exports.mirror.map_part import MAP_FILE, members_of
from dashboard.figures.drawing.shapes import Drawing
from dashboard.figures.drawing.svg import svg_bytes
from dashboard.figures.plain.map_picture import map_picture
from dashboard.figures.publication.draw import draw
from dashboard.geography.integrity import GeographyError
from dashboard.geography.layer_topology import LayerError
from dashboard.results.publication.compose import publication
from dashboard.results.view import view
from dashboard.server.fingerprint import of_world
from dashboard.server.kept import Kept, Made, answered
from dashboard.server.mirror import Loaders, asked_of, opened, values_of
from dashboard.server.site import site_of
from dashboard.tables.errors import TablesError
from dashboard.wording import mirror

_LOGGER = logging.getLogger("dashboard")
_SVG = "image/svg+xml"
_MEMORY = 16_000_000
"""Bytes of compressed pictures kept: about forty maps of the whole country."""


def picture_routes(loaders: Loaders) -> list[BaseRoute]:
    """The map of a view, and the map of a figure of the workshop."""
    kept = Kept(_MEMORY)
    return [
        Route(f"/accessible/{MAP_FILE}", Pictures(loaders, kept, MAP, _map).answer),
        Route(f"/accessible/{FIGURE_FILE}", Pictures(loaders, kept, FIGURES, _figure).answer),
    ]


@dataclass(frozen=True)
class Pictures:
    """Answers with the drawing of a request; 404 where the view has no map."""

    loaders: Loaders
    kept: Kept
    page: Page
    drawn: Callable[[Asked, Loaders], Drawing | None]

    def answer(self, request: Request) -> Response:
        """The picture, or one sentence that says why there is none."""
        params = values_of(request)
        try:
            world, _ = opened(self.loaders.worlds, params)
            asked = asked_of(self.page, world, params, site_of(request, self.loaders.base))
            parts = ("picture", self.page.slug, of_world(world), repr(params))
            return answered(request, parts, self.kept, lambda: self._made(asked))
        except (TablesError, GeographyError, LayerError) as error:
            _LOGGER.error("a map could not be drawn: %s", error)
            return PlainTextResponse(mirror.MAP_FAILED, status_code=503)

    def _made(self, asked: Asked) -> Made:
        found = self.drawn(asked, self.loaders)
        if found is None:
            return Made.of(mirror.NO_MAP, "text/plain; charset=utf-8", status=404)
        return Made.of(svg_bytes(found), _SVG)


def _map(asked: Asked, loaders: Loaders) -> Drawing | None:
    result = view(asked.world, asked.selection)
    if result.carrier is None or result.legend is None:
        return None
    narrow = PageFormat.COLUMN.value in asked.params.get("format", ())
    page = PageFormat.COLUMN if narrow else PageFormat.PAGE
    return map_picture(result, loaders.layer, members_of(asked.world, result), page)


def _figure(asked: Asked, loaders: Loaders) -> Drawing | None:
    composed = publication(asked.world, parse_figure(gathered(asked.params), asked.universe).spec)
    return None if composed.blocked else draw(composed, layer=loaders.layer)
