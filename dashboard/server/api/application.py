"""The API as an ASGI application: routes, errors, other origins, rate."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.geography.integrity import GeographyError
from dashboard.results.world import Worlds
from dashboard.server.api.answers import json_answer
from dashboard.server.api.asked import check_names, check_unused, read_fields, read_world
from dashboard.server.api.call import MOUNTED, Call
from dashboard.server.api.endpoint import Endpoint
from dashboard.server.api.endpoints import ENDPOINTS
from dashboard.server.api.openapi import document
from dashboard.server.api.parameters import COMMON
from dashboard.server.api.place import prefix_of, whole_of
from dashboard.server.api.problems import ProblemError, problem
from dashboard.server.limits import Buckets, Network, RateLimit
from dashboard.tables.errors import TablesError
from dashboard.wording import api as say
from dashboard.wording.api_manual import MACHINE

_LOGGER = logging.getLogger("dashboard")
READ = ("GET", "HEAD", "OPTIONS")
EXPOSED = (
    "ETag", "Link", "Content-Disposition", "ASCO-Donnees", "ASCO-Version", "Retry-After",
    "RateLimit", "RateLimit-Policy",
)  # fmt: skip


def api(
    worlds: Worlds,
    buckets: Buckets | None = None,
    trusted: Sequence[Network] = (),
    base: str = "",
) -> ASGIApp:
    """The API of the given worlds; ``buckets`` is its rate (none: no limit), ``trusted`` are the
    proxies that may say for whom they ask, ``base`` is the address of the site where it is told."""
    application = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    for endpoint in (*ENDPOINTS, OPENAPI):
        application.add_api_route(
            endpoint.path,
            _route(endpoint, worlds, base),
            methods=["GET", "HEAD"],
            name=endpoint.name,
            response_model=None,
        )
    application.add_exception_handler(HTTPException, _http_error)
    limited: ASGIApp = _Options(application)
    if buckets is not None:
        limited = RateLimit(limited, buckets, trusted, _refused)
    return CORSMiddleware(
        limited, allow_origins=("*",), allow_methods=READ, allow_headers=("*",),
        expose_headers=EXPOSED, max_age=86400,
    )  # fmt: skip


def _route(endpoint: Endpoint, worlds: Worlds, base: str) -> Callable[[Request], Response]:
    def answered(request: Request) -> Response:
        prefix = prefix_of(request)
        try:
            given = read_fields(request.scope.get("query_string", b""))
            unused = {parameter.name for parameter in endpoint.unused}
            fields = {name: values for name, values in given.items() if name not in unused}
            check_names(fields, (*endpoint.parameters, *COMMON))
            world = read_world(fields, worlds)
            check_unused(given, endpoint.unused, world)
            return endpoint.answer(Call(request, fields, world, base or whole_of(request), prefix))
        except ProblemError as error:
            return problem(error, prefix)
        except (TablesError, GeographyError) as error:
            _LOGGER.error("the API could not read the data: %s", error)
            return problem(ProblemError(say.UNAVAILABLE, say.DAMAGED), prefix)
        except Exception:
            _LOGGER.exception("the API failed at %s", endpoint.path)
            return problem(ProblemError(say.INTERNAL, say.FAILED), prefix)

    return answered


def _openapi(call: Call) -> Response:
    return json_answer(call, document(call.world, ENDPOINTS, f"{call.base}{MOUNTED}"))


OPENAPI = Endpoint("/openapi.json", MACHINE, "", _openapi)
"""The document about the others."""


async def _http_error(request: Request, error: Exception) -> Response:
    """What the router itself refuses: unknown addresses and methods."""
    prefix = prefix_of(request)
    if isinstance(error, HTTPException) and error.status_code == 405:
        detail, headers = say.method_refused(request.method), {"Allow": ", ".join(READ)}
        return problem(ProblemError(say.METHOD, detail, headers=headers), prefix)
    return problem(ProblemError(say.NOT_FOUND, say.NO_ADDRESS), prefix)


def _refused(seconds: int) -> Response:
    return problem(ProblemError(say.TOO_MANY, say.wait(seconds)))


class _Options:
    """Answers OPTIONS that is no question of another origin: what may be done here."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer: ASGIApp = self._app
        if scope["type"] == "http" and scope["method"] == "OPTIONS":
            answer = Response(status_code=204, headers={"Allow": ", ".join(READ)})
        await answer(scope, receive, send)
