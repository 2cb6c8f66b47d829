"""Where the site stands, for canonical addresses: told by the operator, else by the request."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from starlette.requests import Request

from dashboard.exports.mirror.frame import Site
from dashboard.server.static_files import MIRROR_STYLE, STYLE, asset

VARIABLE = "ASCO_SITE"
_ADDRESS = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?"
    r"(?:/[A-Za-z0-9._~-]{1,60}){0,6}",
    re.ASCII,
)


def base_of(environment: Mapping[str, str] = os.environ) -> str:
    """The address of ``ASCO_SITE`` without closing slash, empty where it is not set.

    ``ValueError`` where it is no address such as ``https://exemple.fr/asco``.
    """
    text = environment.get(VARIABLE, "").strip().rstrip("/")
    if text and not _ADDRESS.fullmatch(text):
        raise ValueError(
            f"{VARIABLE} is {text[:80]!r}: write the address of the site without parameters, such "
            "as https://exemple.fr or https://exemple.fr/asco"
        )
    return text


def site_of(request: Request, base: str = "", version: str = "") -> Site:
    """The site as this request sees it; ``base`` is what the operator said, where he did."""
    prefix = str(request.scope.get("root_path", "")).rstrip("/")
    seen = f"{request.url.scheme}://{request.url.netloc}{prefix}"
    styles = tuple(asset(name).name for name in (STYLE, MIRROR_STYLE))
    return Site(base or seen, prefix, styles, version)
