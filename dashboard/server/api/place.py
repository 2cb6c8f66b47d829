"""Where the site stands, from an address of the API: its prefix and its whole address."""

from __future__ import annotations

from starlette.requests import Request

from dashboard.server.api.call import MOUNTED


def prefix_of(request: Request) -> str:
    """The base path of the site (« /asco »), empty at the root of its host."""
    path = str(request.scope.get("root_path", ""))
    return path.removesuffix(MOUNTED).rstrip("/")


def whole_of(request: Request) -> str:
    """The whole address of the site, without closing slash."""
    url = request.url
    return f"{url.scheme}://{url.netloc}{prefix_of(request)}"
