"""The short address of a commune, as people guess it: ``/ma-commune/46042``."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from dashboard.domain.dataset import Dataset
from dashboard.domain.page import COMMUNE
from dashboard.exports.mirror.frame import ROOT
from dashboard.geography.integrity import GeographyError
from dashboard.results.universe import WorldUniverse
from dashboard.results.world import Worlds
from dashboard.server.shell import not_found
from dashboard.tables.errors import TablesError

_CODE = re.compile(r"\d[\dAB]\d{3}", re.ASCII | re.IGNORECASE)


def commune_routes(worlds: Worlds) -> list[BaseRoute]:
    """Below the page of a commune and below its mirror; handlers run in threads."""

    def answer(request: Request) -> Response:
        code = str(request.path_params["code"]).upper()
        if not _CODE.fullmatch(code) or not _is_known(worlds, code):
            text = not_found(request.url.path)
            return Response(text, status_code=404, media_type="text/html")
        asked = [(k, v) for k, v in request.query_params.multi_items() if k != "commune"]
        query = urlencode([*asked, ("commune", code)], safe=",")
        return RedirectResponse(f"../{COMMUNE.slug}?{query}", status_code=308)

    paths = (f"/{COMMUNE.slug}", f"/{ROOT}/{COMMUNE.slug}")
    return [Route(f"{path}/{{code}}", answer) for path in paths]


def _is_known(worlds: Worlds, code: str) -> bool:
    """Whether a commune has or had that code; without geography the page itself says what fails."""
    try:
        return WorldUniverse.of(worlds(Dataset.PUBLISHED, "")).commune_today(code) is not None
    except (TablesError, GeographyError):
        return True
