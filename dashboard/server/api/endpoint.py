"""An address of the API: what answers, what it takes, what it says of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.responses import Response

from dashboard.server.api.call import Call
from dashboard.server.api.parameters import Parameter


@dataclass(frozen=True)
class PathPart:
    """A variable part of an address."""

    name: str
    description: str
    example: str


@dataclass(frozen=True)
class Endpoint:
    """An address, once: the routes, the OpenAPI document and the manual are made from it.

    ``path`` follows ``/api/v1``. ``data_set`` is the id of the data set whose rows it gives (or
    the name of its variable part in braces); ``formats`` are the ids of the formats it can be
    written in, empty where there is one ``media_type``. ``example`` is a query string to try.
    """

    path: str
    title: str
    description: str
    answer: Callable[[Call], Response]
    parameters: tuple[Parameter, ...] = ()
    formats: tuple[str, ...] = ()
    data_set: str = ""
    media_type: str = "application/json"
    part: PathPart | None = None
    example: str = ""
    unused: tuple[Parameter, ...] = ()
    """Of the addresses of pages: checked, and without effect here."""
    schema: str = ""
    """Name of the schema of its JSON in the OpenAPI document, where it gives no rows."""

    @property
    def name(self) -> str:
        """Its name in the OpenAPI document: « communes_code »."""
        kept = (c if c.isalnum() else "_" for c in self.path)
        return "_".join(part for part in "".join(kept).split("_") if part) or "index"

    @property
    def example_path(self) -> str:
        """The address to try, without its query string."""
        filled = self.path
        if self.part:
            filled = filled.replace(f"{{{self.part.name}}}", self.part.example)
        return filled
