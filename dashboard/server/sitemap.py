"""The site map: every canonical page for search engines, communes in a file of their own.

Each address has the day its figures last changed, so that a robot comes back for a new version
only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from dashboard.domain.address import to_params
from dashboard.domain.data_view import DataView, data_view_params
from dashboard.domain.dataset import Dataset
from dashboard.domain.page import COMMUNE, DATA, EVOLUTIONS, FIGURES, MAP, PAGES
from dashboard.domain.selection import Section, Selection
from dashboard.domain.version import Release
from dashboard.exports.mirror.asked import OF_ONE_INDICATOR
from dashboard.exports.mirror.evolutions import both_dates
from dashboard.exports.mirror.frame import INDICATORS, Site, mirror_path
from dashboard.exports.mirror.indicators import views_of
from dashboard.geography.integrity import GeographyError, read_manifest
from dashboard.paths import geo_root
from dashboard.results.data.catalogue import SHOWN, data_set
from dashboard.results.frame import FRAME_VIEWS
from dashboard.results.universe import WorldUniverse
from dashboard.results.world import World
from dashboard.server.fingerprint import of_world
from dashboard.server.kept import Kept, Made, answered
from dashboard.server.mirror import Loaders
from dashboard.server.site import site_of
from dashboard.tables.errors import TablesError
from dashboard.wording.messages import DAMAGED_TITLE

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
INDEX, OF_PAGES, OF_COMMUNES = "sitemap.xml", "sitemap-pages.xml", "sitemap-communes.xml"
MOST = 50_000
"""Addresses a site map may hold."""
_MEMORY = 4_000_000
_XML = "application/xml"
_ROBOTS = "User-agent: *\nAllow: /\nDisallow: /_stcore/\nDisallow: /embed/\n"


class Entry(NamedTuple):
    """A line of a site map: a whole address, and the day (ISO) its content last changed, empty
    where it is not known."""

    address: str
    changed: str


def sitemap_routes(loaders: Loaders) -> list[BaseRoute]:
    """The index, its two files, and what tells robots where the index is."""
    maps = SiteMaps(loaders)
    files = [Route(f"/{name}", maps.answer) for name in (INDEX, OF_PAGES, OF_COMMUNES)]
    return [*files, Route("/robots.txt", maps.robots)]


class SiteMaps:
    """Answers with the site maps of the published figures."""

    def __init__(self, loaders: Loaders) -> None:
        self._loaders = loaders
        self._kept = Kept(_MEMORY)

    async def robots(self, request: Request) -> Response:
        """Everything may be read but Streamlit's own doors and the frames of other sites."""
        address = site_of(request, self._loaders.base).full(INDEX)
        return PlainTextResponse(f"{_ROBOTS}Sitemap: {address}\n")

    def answer(self, request: Request) -> Response:
        """The file that the path names."""
        name = request.url.path.rsplit("/", 1)[-1]
        site = site_of(request, self._loaders.base)
        try:
            world = self._loaders.worlds(Dataset.PUBLISHED, "")
            day = changed_on(world, self._loaders.log())
            parts = ("sitemap", name, site.base, day, of_world(world))
            return answered(
                request, parts, self._kept, lambda: Made.of(written(name, world, site, day), _XML)
            )
        except (TablesError, GeographyError):
            return Response(DAMAGED_TITLE, status_code=503, media_type="text/plain; charset=utf-8")


def written(name: str, world: World, site: Site, day: str) -> str:
    """The text of a site map; ``day`` (ISO) is when what the pages show last changed."""
    if name == INDEX:
        files = (Entry(site.full(file), day) for file in (OF_PAGES, OF_COMMUNES))
        return _document("sitemapindex", "sitemap", files)
    if name == OF_COMMUNES:
        return _document("urlset", "url", (Entry(one, day) for one in communes_of(world, site)))
    pages = (Entry(one, day) for one in pages_of(world, site))
    return _document("urlset", "url", (*pages, *data_sets_of(world, site)))


def changed_on(world: World, log: Sequence[Release]) -> str:
    """The day the figures became those of the site (a rollback is a change), or the geography was
    made where that is later: every page shows both."""
    days = [world.observations.built_on, str(read_manifest(geo_root())["built_on"])]
    return max((*days, *(line.on for line in log[-1:])))


def data_sets_of(world: World, site: Site) -> Iterator[Entry]:
    """The page of each data set in the mirror, with the day of the data set itself."""
    for name in SHOWN:
        address = site.full(mirror_path(DATA), data_view_params(DataView(name)))
        yield Entry(address, data_set(world, name).updated)


def pages_of(world: World, site: Site) -> Iterator[str]:
    """Interactive pages, their mirrors, then each view of each indicator in the mirror.

    The workshop has no mirror to list: an address without choices is nobody's figure. The first
    map is one of the views.
    """
    for page in PAGES:
        yield site.full(page.slug)
    universe = WorldUniverse.of(world)
    for page in (*PAGES, INDICATORS):
        if page not in (FIGURES, MAP):
            params = to_params(universe.default, universe) if page is EVOLUTIONS else {}
            kept = {k: v for k, v in params.items() if k not in OF_ONE_INDICATOR}
            yield site.full(mirror_path(page), kept)
    for section in (Section.FRAME, Section.LAWS):
        yield site.full(mirror_path(EVOLUTIONS), {"partie": section.value})
    for name in (*world.catalogue.indicators, *FRAME_VIEWS):
        choices = universe.choices(name)
        if choices is None:
            continue
        views = list(views_of(Selection(name, ""), name, choices))
        for one in views:
            yield site.full(mirror_path(MAP), to_params(one, universe))
        if name not in FRAME_VIEWS:
            for one in {(v.scope, v.reading): v for v in views}.values():
                params = both_dates(to_params(one.with_(section=Section.DETAIL), universe))
                yield site.full(mirror_path(EVOLUTIONS), params)


def communes_of(world: World, site: Site) -> Iterator[str]:
    """The sheet of each commune of today."""
    path = mirror_path(COMMUNE)
    for code in world.geography.codes[:MOST]:
        yield site.full(path, {"commune": code})


def _document(root: str, kind: str, entries: Iterable[Entry]) -> str:
    lines = "\n".join(f"<{kind}>{_line(entry)}</{kind}>" for entry in entries)
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{head}\n<{root} xmlns="{NAMESPACE}">\n{lines}\n</{root}>\n'


def _line(entry: Entry) -> str:
    day = f"<lastmod>{entry.changed}</lastmod>" if entry.changed else ""
    return f"<loc>{escape(entry.address)}</loc>{day}"
