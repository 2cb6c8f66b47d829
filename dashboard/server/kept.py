"""Answers made once and given again: compressed, tagged, in bounded memory."""

from __future__ import annotations

import gzip
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock

from starlette.requests import Request
from starlette.responses import Response

from dashboard.server.fingerprint import etag

_LEVEL = 6
_FRESH = "public, max-age=300, must-revalidate"
"""A reader may see figures five minutes old; after that the tag is asked for."""


@dataclass(frozen=True)
class Made:
    """A whole answer; ``body`` is compressed."""

    body: bytes
    media_type: str
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        text: str | bytes,
        media_type: str,
        headers: Mapping[str, str] | None = None,
        status: int = 200,
    ) -> Made:
        """An answer from its text."""
        content = text.encode("utf-8", "replace") if isinstance(text, str) else text
        return cls(gzip.compress(content, _LEVEL, mtime=0), media_type, status, headers or {})


class Kept:
    """The answers asked for last, at most ``limit`` bytes of them. Safe between threads."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._made: OrderedDict[str, Made] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._made)

    @property
    def size(self) -> int:
        """Bytes kept."""
        return self._size

    def get(self, key: str) -> Made | None:
        """The answer under a key, if it is still there."""
        with self._lock:
            found = self._made.get(key)
            if found is not None:
                self._made.move_to_end(key)
            return found

    def put(self, key: str, made: Made) -> None:
        """Keep an answer; those not asked for longest make room."""
        if len(made.body) > self._limit // 4:
            return
        with self._lock:
            old = self._made.pop(key, None)
            self._size += len(made.body) - (len(old.body) if old else 0)
            self._made[key] = made
            while self._size > self._limit:
                _, gone = self._made.popitem(last=False)
                self._size -= len(gone.body)


def answered(
    request: Request, parts: tuple[str, ...], kept: Kept, make: Callable[[], Made]
) -> Response:
    """The answer that ``parts`` name, made only where it is neither here nor with the reader.

    ``parts`` are everything the answer depends on: their digest is its strong tag. Only a good
    answer is kept or tagged.
    """
    tag = etag(*parts)
    common = {"Cache-Control": _FRESH, "Vary": "Accept-Encoding"}
    found = kept.get(tag)
    if _is_known(request, tag):
        return Response(status_code=304, headers={**common, "ETag": _sent(tag, request)})
    if found is None:
        found = make()
        if found.status != 200:
            return _response(found, request, {"Cache-Control": "no-store"})
        kept.put(tag, found)
    return _response(found, request, {**common, "ETag": _sent(tag, request)})


def _response(made: Made, request: Request, headers: Mapping[str, str]) -> Response:
    packed = _takes_gzip(request)
    body = made.body if packed else gzip.decompress(made.body)
    encoding = {"Content-Encoding": "gzip"} if packed else {}
    return Response(
        body,
        status_code=made.status,
        media_type=made.media_type,
        headers={**headers, **encoding, **made.headers},
    )


def _takes_gzip(request: Request) -> bool:
    accepted = request.headers.get("accept-encoding", "").lower().replace(" ", "").split(",")
    return any(part == "gzip" or part.startswith("gzip;q=") for part in accepted) and (
        "gzip;q=0" not in accepted
    )


def _sent(tag: str, request: Request) -> str:
    """The tag of the form that is sent: a strong tag names bytes, and compressed ones differ."""
    return f'{tag[:-1]}-gzip"' if _takes_gzip(request) else tag


def _is_known(request: Request, tag: str) -> bool:
    """Whether the reader has this very answer, in whatever form."""
    asked = request.headers.get("if-none-match", "")
    tags = {part.strip().removeprefix("W/") for part in asked.split(",")}
    return "*" in tags or bool(tags & {tag, f'{tag[:-1]}-gzip"'})
