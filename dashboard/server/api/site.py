"""What the API adds to the site: its addresses, its manual, the feed of data versions."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from dashboard.domain.dataset import Dataset
from dashboard.exports.atom import MEDIA_TYPE, atom_feed
from dashboard.exports.mirror.frame import mirror_html
from dashboard.geography.integrity import GeographyError
from dashboard.results.journal import Step, journal
from dashboard.results.world import World, Worlds
from dashboard.server.api.application import api
from dashboard.server.api.call import MOUNTED
from dashboard.server.api.endpoints import ENDPOINTS
from dashboard.server.api.manual import manual
from dashboard.server.api.problems import MANUAL, ProblemError, problem
from dashboard.server.fingerprint import of_world
from dashboard.server.kept import Kept, Made, answered
from dashboard.server.limits import Buckets, Network, Rate
from dashboard.server.site import site_of
from dashboard.tables.errors import TablesError
from dashboard.wording import api as say

_LOGGER = logging.getLogger("dashboard")
FEED = "/atom.xml"
_MEMORY = 1_000_000
Steps = Callable[[], tuple[tuple[Step, ...], str]]
"""Gives the log with what changed at each line, and the current version."""


def api_site(
    worlds: Worlds,
    steps: Steps,
    base: str = "",
    rate: Rate | None = None,
    trusted: Sequence[Network] = (),
) -> list[BaseRoute]:
    """The routes; ``base`` is the address of the site where its operator has told it, ``rate`` what
    a client of the API may ask (none: no limit), ``trusted`` the proxies before the site."""
    kept = Kept(_MEMORY)

    def page(request: Request) -> Response:
        """The manual."""

        def answer(world: World) -> Response:
            site = site_of(request, base, world.observations.version)

            def make() -> Made:
                text = mirror_html(manual(world, site, ENDPOINTS, rate), site, path=MANUAL[1:])
                return Made.of(text, "text/html; charset=utf-8", {})

            return answered(request, ("api", site.base, repr(rate), of_world(world)), kept, make)

        return _with_data(worlds, answer)

    def feed(request: Request) -> Response:
        """The feed of data versions."""

        def answer(world: World) -> Response:
            lines, current = steps()
            site = site_of(request, base)
            log = repr([line.release for line in lines])

            def make() -> Made:
                body = atom_feed(journal(world, lines, current), site.base, FEED)
                return Made.of(body, f"{MEDIA_TYPE}; charset=utf-8", {})

            return answered(request, ("feed", site.base, log, of_world(world)), kept, make)

        return _with_data(worlds, answer)

    application = api(worlds, Buckets(rate) if rate else None, trusted, base)
    return [
        Route(MOUNTED, _to_manual),
        Route(f"{MOUNTED}/", _to_manual),
        Mount(MOUNTED, app=application),
        Route(MANUAL, page),
        Route(f"{MANUAL}/{{rest:path}}", _nothing),
        Route(FEED, feed),
    ]


def _with_data(worlds: Worlds, answer: Callable[[World], Response]) -> Response:
    try:
        return answer(worlds(Dataset.PUBLISHED, ""))
    except (TablesError, GeographyError) as error:
        _LOGGER.error("the data could not be read: %s", error)
        return PlainTextResponse(say.DAMAGED, status_code=503)


async def _nothing(request: Request) -> Response:
    """Another version of the API, or none: told like its other errors."""
    error = ProblemError(say.NOT_FOUND, say.NO_ADDRESS)
    return problem(error, str(request.scope.get("root_path", "")))


async def _to_manual(request: Request) -> Response:
    return RedirectResponse(f"{request.scope.get('root_path', '')}{MANUAL}", status_code=308)
