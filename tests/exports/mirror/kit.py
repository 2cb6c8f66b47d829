"""Pages of the mirror as a browser reads them: strict HTML, then a tree."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from functools import cache

import html5lib

from dashboard.exports.mirror.asked import Asked
from dashboard.exports.mirror.build import ADDRESSES, BUILDERS
from dashboard.exports.mirror.embed import EMBEDS
from dashboard.exports.mirror.frame import Site, embed_html, mirror_html
from dashboard.exports.mirror.page import MirrorPage
from dashboard.results.options import Options
from dashboard.results.universe import WorldUniverse
from dashboard.results.world import World
from tests.worlds import world_of

SITE = Site("https://exemple.fr/asco", "/asco", ("look.css", "mirror.css"), "1.0.0")
Params = dict[str, list[str]]


@cache
def _universe(world: World) -> tuple[WorldUniverse, Options]:
    return WorldUniverse.of(world), Options(world)


def asked(slug: str, params: Params, world: World) -> Asked:
    return Asked(ADDRESSES[slug], world, *_universe(world), params, SITE)


def built(slug: str, world: World | None = None, **params: str) -> MirrorPage:
    """A page before its frame."""
    shown = world or world_of(params.get("jeu", "publie"))
    return BUILDERS[slug](asked(slug, {k: [v] for k, v in params.items()}, shown))


def page(slug: str, world: World | None = None, **params: str) -> str:
    """The whole document."""
    return mirror_html(built(slug, world, **params), SITE)


def embedded(slug: str, world: World | None = None, **params: str) -> str:
    """The whole document for a frame on another site."""
    shown = world or world_of(params.get("jeu", "publie"))
    one = asked(slug, {k: [v] for k, v in params.items()}, shown)
    return embed_html(EMBEDS[slug](one), SITE)


def tree(text: str) -> ET.Element:
    """The document as a tree; a fault of its HTML raises."""
    parser = html5lib.HTMLParser(
        tree=html5lib.getTreeBuilder("etree"), strict=True, namespaceHTMLElements=False
    )
    root: ET.Element = parser.parse(text)
    return root


def said(element: ET.Element) -> str:
    """The text of an element, spaces made plain."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", "".join(element.itertext())).strip()


def table_rows(root: ET.Element, css: str) -> list[list[str]]:
    """The cells of the rows of the first table of a class."""
    table = next(t for t in root.iter("table") if css in t.attrib["class"].split())
    return [[said(c) for c in row if c.tag in ("td", "th")] for row in table.iter("tr")]
