"""Errors of the API as problem documents (RFC 9457), in French."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from starlette.responses import Response

from dashboard.wording.api import LISTED, ProblemKind, shown
from dashboard.wording.typography import fine

MEDIA_TYPE = "application/problem+json"
MANUAL = "/api"
"""Address of the manual, from the root of the site."""


class ProblemError(Exception):
    """Why a request cannot be answered.

    ``parameter`` and ``value`` name what is wrong, ``allowed`` what would be right.
    """

    def __init__(
        self,
        kind: ProblemKind,
        detail: str,
        parameter: str = "",
        value: str = "",
        allowed: Sequence[str] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.kind, self.detail, self.headers = kind, detail, dict(headers or {})
        self.parameter, self.value, self.allowed = parameter, value, tuple(allowed)


def problem(error: ProblemError, prefix: str = "") -> Response:
    """The answer: status, and a document that names parameter, value, what is allowed, where to
    read more. ``prefix`` is the base path of the site."""
    kind = error.kind
    manual = f"{prefix}{MANUAL}#{kind.id}"
    content: dict[str, object] = {
        "type": manual,
        "title": kind.title,
        "status": kind.status,
        "detail": fine(error.detail),
        "conseil": fine(kind.advice),
        "documentation": manual,
    }
    if error.parameter:
        content["parametre"] = shown(error.parameter)
        content["valeur"] = shown(error.value)
    if error.allowed:
        content["permis"] = list(error.allowed[:LISTED])
        content["permis_nombre"] = len(error.allowed)
    body = json.dumps(content, ensure_ascii=False, indent=2).encode("utf-8") + b"\n"
    headers = {
        "Cache-Control": "no-store",
        "Content-Language": "fr",
        "Link": f'<{prefix}{MANUAL}>; rel="help"',
        **error.headers,
    }
    return Response(body, kind.status, headers, MEDIA_TYPE)
