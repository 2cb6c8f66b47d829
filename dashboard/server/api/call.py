"""One request to the API, read and checked: what every answer is made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.requests import Request

from dashboard.results.world import World

MOUNTED = "/api/v1"


@dataclass(frozen=True)
class Call:
    """A request with its fields (names and values that exist) and the world it asks about."""

    request: Request
    fields: Mapping[str, Sequence[str]]
    world: World
    base: str
    """Whole address of the site, without closing slash."""
    prefix: str
    """The part of it after the host."""

    def one(self, name: str, default: str = "") -> str:
        """The value of a field that has one."""
        return (self.fields.get(name) or [default])[-1]

    def path(self, name: str) -> str:
        """A part of the path, such as a code."""
        return str(self.request.path_params[name])

    def address(self, path: str, query: str = "") -> str:
        """Whole address of something of the API (« datasets/communes »)."""
        return f"{self.base}{MOUNTED}/{path}{f'?{query}' if query else ''}"

    def kept_query(self) -> str:
        """What links keep of the query: data set and version (« jeu=demonstration& »)."""
        kept = ((name, self.one(name)) for name in ("jeu", "v"))
        return "".join(f"{name}={value}&" for name, value in kept if value)
