"""What is refused before anything else looks at it: other hosts, endless addresses, shut doors."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.wording.messages import ADDRESS_TOO_LONG, HOST_UNKNOWN, NOT_SERVED

VARIABLE = "ASCO_HOSTS"
LONGEST = 8192
"""Bytes of path and query; a dossier of figures needs a few thousand."""
SHUT = ("/_stcore/upload_file", "/_stcore/metrics")
"""Streamlit's own doors that this site has no use for: nothing is uploaded, nobody is counted."""
_HOST = re.compile(r"(\*\.)?[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?|\[[0-9a-f:.]{2,45}\]", re.ASCII)


def hosts_of(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """The names of ``ASCO_HOSTS`` (between commas, ``*.exemple.fr`` for all below); none: any.

    ``ValueError`` naming the one that is no name of a host.
    """
    names = [n.strip().lower() for n in environment.get(VARIABLE, "").split(",") if n.strip()]
    for name in names:
        if not _HOST.fullmatch(name):
            raise ValueError(
                f"{VARIABLE} holds {name[:60]!r}: write names of hosts without scheme or port, "
                "separated by commas, such as asco.exemple.fr,*.exemple.fr"
            )
    return tuple(names)


class Guard:
    """Refuses, in French and in one sentence, what no page of ours asks for."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str] = ()) -> None:
        """``hosts`` as of :func:`hosts_of`; empty for any."""
        self._app = app
        self._hosts = tuple(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it; a web socket to another host is closed."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        else:
            await refusal(scope, receive, send)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        path = str(scope.get("path", ""))
        length = len(scope.get("raw_path") or path.encode()) + len(scope.get("query_string", b""))
        if length > LONGEST:
            return PlainTextResponse(ADDRESS_TOO_LONG, status_code=414)
        if any(path == door or path.startswith(f"{door}/") for door in SHUT):
            return PlainTextResponse(NOT_SERVED, status_code=404)
        if self._hosts and not self._is_ours(Headers(scope=scope).get("host", "")):
            return PlainTextResponse(HOST_UNKNOWN, status_code=400)
        return None

    def _is_ours(self, header: str) -> bool:
        name = re.sub(r":\d{1,5}\Z", "", header.strip().lower())
        return any(
            name == host or (host.startswith("*.") and name.endswith(host[1:]))
            for host in self._hosts
        )
