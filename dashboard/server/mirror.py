"""The mirror: plain pages under ``/accessible/``, light ones for frames under ``/embed/``."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from dashboard.domain.address import dataset_of, version_of
from dashboard.domain.dataset import Dataset
from dashboard.domain.page import Page
from dashboard.domain.version import Release
from dashboard.exports.mirror.asked import Asked
from dashboard.exports.mirror.build import ADDRESSES, BUILDERS
from dashboard.exports.mirror.embed import EMBEDS
from dashboard.exports.mirror.frame import Site, embed_html, failure_html, mirror_html
from dashboard.exports.mirror.method import Sections, Steps, method_page
from dashboard.exports.mirror.page import MirrorPage
from dashboard.figures.publication.commune_map import LayerSource
from dashboard.geography.integrity import GeographyError
from dashboard.results.options import Options
from dashboard.results.standing import Standing, standing
from dashboard.results.universe import WorldUniverse
from dashboard.results.world import World, Worlds
from dashboard.server.fingerprint import of_world
from dashboard.server.kept import Kept, Made, answered
from dashboard.server.shell import not_found
from dashboard.server.site import site_of
from dashboard.tables.errors import TablesError
from dashboard.tables.versions import UnknownVersionError
from dashboard.wording import messages, mirror

_LOGGER = logging.getLogger("dashboard")
_HTML = "text/html; charset=utf-8"
_MEMORY = 24_000_000
"""Bytes of compressed pages kept."""
Values = dict[str, list[str]]


@dataclass(frozen=True)
class Loaders:
    """What the mirror asks of the application: worlds, logs, texts, the layer of the map."""

    worlds: Worlds
    log: Callable[[], Sequence[Release]]
    steps: Steps
    method: Sections
    layer: LayerSource
    base: str = ""
    """Address of the site, where its operator has told it."""


def mirror_routes(loaders: Loaders) -> list[BaseRoute]:
    """All pages of the mirror and all frames. Handlers run in threads."""
    kept = Kept(_MEMORY)
    builders: dict[str, Callable[[Asked], MirrorPage]] = {
        **BUILDERS,
        "methode": partial(
            method_page,
            sections=loaders.method,
            steps=loaders.steps,
            published=partial(loaders.worlds, Dataset.PUBLISHED, ""),
        ),
    }
    pages = Pages(loaders, kept, builders)
    frames = Pages(loaders, kept, EMBEDS, is_frame=True)
    return [
        Route("/accessible", _to_home),
        Route("/accessible/", pages.answer),
        Route("/accessible/{slug}", pages.answer),
        Route("/embed/{slug}", frames.answer),
    ]


@dataclass(frozen=True)
class Pages:
    """Answers for the pages of some builders; ``is_frame`` for frames on other sites."""

    loaders: Loaders
    kept: Kept
    builders: Mapping[str, Callable[[Asked], MirrorPage]]
    is_frame: bool = False

    def answer(self, request: Request) -> Response:
        """The page of a request: what cannot be read of the address is told on the page."""
        slug = str(request.path_params.get("slug", ""))
        page, build = ADDRESSES.get(slug), self.builders.get(slug)
        if page is None or build is None:
            return Response(not_found(request.url.path), status_code=404, media_type=_HTML)
        params = values_of(request)
        try:
            world, current = opened(self.loaders.worlds, params)
        except (TablesError, GeographyError) as error:
            text = messages.damaged_file(error.path, error.command)
            return _failed(error, text, page, site_of(request, self.loaders.base))
        site = site_of(request, self.loaders.base, world.observations.version)
        parts = (
            *("frame" if self.is_frame else "page", slug, site.base, site.prefix),
            *(date.today().isoformat(), of_world(world), of_world(current), repr(params)),
        )

        def make() -> Made:
            asked = asked_of(page, world, params, site, self.loaders.layer)
            built = build(asked)
            said = self._standing(world, current, slug, asked)
            write = embed_html if self.is_frame else mirror_html
            return Made.of(write(built, site, said), _HTML)

        try:
            return answered(request, parts, self.kept, make)
        except Exception as error:  # a page that fails is told in French, the others go on
            return _failed(error, mirror.NOT_BUILT, page, site)

    def _standing(self, world: World, current: World, slug: str, asked: Asked) -> Standing | None:
        if not world.frozen:
            return None
        return standing(world, current, self.loaders.log(), slug, asked.selection)


def values_of(request: Request) -> Values:
    """All values of each parameter, in the order of their names."""
    found: Values = {}
    for key, value in request.query_params.multi_items():
        found.setdefault(key, []).append(value)
    return dict(sorted(found.items()))


def opened(worlds: Worlds, params: Mapping[str, Sequence[str]]) -> tuple[World, World]:
    """The world an address asks for, and that of today; an unknown version gives today's."""
    dataset = dataset_of(params)
    current = worlds(dataset, "")
    version = version_of(params)
    if not version or dataset.is_fictitious:
        return current, current
    try:
        return worlds(dataset, version), current
    except UnknownVersionError:
        return current, current


def asked_of(
    page: Page, world: World, params: Values, site: Site, layer: LayerSource | None = None
) -> Asked:
    """The request as the pages take it."""
    return Asked(page, world, WorldUniverse.of(world), Options(world), params, site, layer)


async def _to_home(request: Request) -> Response:
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"accessible/{query}", status_code=308)


def _failed(error: Exception, text: str, page: Page, site: Site) -> Response:
    _LOGGER.error("a page of the mirror could not be built: %s", error, exc_info=error)
    return Response(
        failure_html(page, text, site),
        status_code=503 if isinstance(error, TablesError | GeographyError) else 500,
        media_type=_HTML,
        headers={"Cache-Control": "no-store"},
    )
