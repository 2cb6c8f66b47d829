"""The manual of the API, a plain page at ``/api``, written from the endpoints themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup, escape

from dashboard.domain.page import DATA, Page
from dashboard.exports.data.formats import FORMATS
from dashboard.exports.mirror.frame import Site
from dashboard.exports.mirror.page import MirrorPage
from dashboard.exports.snippets import code_columns, curl_snippet, python_snippet, r_snippet
from dashboard.exports.templating import render
from dashboard.results.data.catalogue import OBSERVATIONS, data_set
from dashboard.results.world import World
from dashboard.server.api.asked import unknown
from dashboard.server.api.call import MOUNTED
from dashboard.server.api.endpoint import Endpoint
from dashboard.server.api.parameters import FORMAT, INDICATOR, PARAMETERS, Parameter
from dashboard.server.api.problems import problem
from dashboard.server.limits import Rate
from dashboard.wording import api as problems
from dashboard.wording import api_manual as words
from dashboard.wording.places import enumeration

PAGE = Page("api", "", words.SHORT_TITLE, words.DESCRIPTION)
EXAMPLE = {"indicateur": "action-sociale", "edition": "2015", "format": "csv"}
_MANY = 20
"""Values beyond which a parameter links to their list."""


def manual(
    world: World, site: Site, endpoints: Sequence[Endpoint], rate: Rate | None
) -> MirrorPage:
    """The page, for the frame of the mirror."""
    base = site.full(MOUNTED.strip("/"))
    first = f"{base}/observations?{urlencode(EXAMPLE)}"
    wrong = unknown(INDICATOR, "asb-realisee", INDICATOR.allowed(world))
    codes = code_columns(data_set(world, OBSERVATIONS))
    snippets = (
        (words.COMMAND, curl_snippet(first, "action-sociale.csv")),
        (words.PYTHON, python_snippet(first, codes)),
        (words.R, r_snippet(first, codes)),
    )
    limit = words.rate_text(rate.requests, rate.seconds) if rate else words.NO_LIMIT
    body = render(
        "api_manual.html",
        words=words,
        base=_plain(base),
        machine=site.link(f"{MOUNTED}/openapi.json".strip("/")),
        data_page=site.link(DATA.slug),
        feed=site.link("atom.xml"),
        snippets=[(title, _plain(text)) for title, text in snippets],
        endpoints=[_endpoint(one, site) for one in endpoints],
        parameters=[_parameter(one, world, site) for one in PARAMETERS.values()],
        formats=FORMATS.values(),
        kinds=problems.KINDS,
        error=_plain(bytes(problem(wrong, site.prefix).body).decode()),
        rate=limit,
        limited=rate is not None,
    )
    return MirrorPage(PAGE, words.TITLE, words.DESCRIPTION, Markup(body), {})  # noqa: S704


def _plain(text: str) -> Markup:
    """Code is escaped and never typeset."""
    return escape(text)


def _endpoint(one: Endpoint, site: Site) -> dict[str, Any]:
    names = [parameter.name for parameter in one.parameters if parameter is not FORMAT]
    query = f"?{one.example}" if one.example else ""
    formats = ", ".join(one.formats) or one.media_type
    return {
        "path": _plain(one.path),
        "example": f"{site.link(MOUNTED.strip('/'))}{one.example_path}{query}",
        "title": one.title,
        "description": one.description,
        "parameters": _plain(", ".join(names)) if names else "",
        "formats": _plain(formats),
    }


def _parameter(one: Parameter, world: World, site: Site) -> dict[str, Any]:
    values = list(one.allowed(world)) if one is not FORMAT else list(FORMATS)
    listed = one.closed and 0 < len(values) <= _MANY
    lists = {"indicateur": "indicators", "territoire": "territories", "v": "version"}
    link = lists.get(one.name, "")
    return {
        "name": _plain(one.name),
        "description": one.description,
        "listed": _plain(enumeration(values)) if listed else "",
        "example": _plain(one.example),
        "link": site.link(f"{MOUNTED}/{link}".strip("/")) if link else "",
        "link_text": _plain(link),
    }
