"""An answer of the API as HTTP wants it: entity tag, condition, validity, what describes it.

An answer is made only when the client does not hold it already; large ones are streamed, and the
first piece is made before the status is sent, so that what fails at once is told as an error.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from itertools import chain
from typing import Any
from urllib.parse import quote

from starlette.responses import Response, StreamingResponse

from dashboard.server.api.call import Call
from dashboard.server.api.heavy import HEAVY
from dashboard.server.fingerprint import etag, of_world

JSON = "application/json"
_FROZEN = "public, max-age=86400"
"""The figures of a version never change; names of communes and words of the site may."""
_CURRENT = "public, no-cache"
Content = Callable[[], Iterable[bytes]]


def answer(
    call: Call,
    content: Content,
    media_type: str = JSON,
    *,
    file: Callable[[], str] | None = None,
    links: Iterable[str] = (),
    variant: str = "",
    updated: str = "",
    heavy: bool = False,
    public: bool = False,
) -> Response:
    """The answer to a call, or 304 where the client holds it.

    ``content`` makes the pieces. ``file`` gives the name of the file a
    browser saves (it shows JSON that nobody asked for as a file). ``links`` are values of the
    header ``Link``. ``variant`` tells apart answers of one address (the format that the
    header ``Accept`` chose). ``updated`` is the day (ISO) of the last change. ``heavy``: it takes
    long to make, and is made whole. ``public``: facts about communes, simulated in no data set.
    """
    asked = call.request.headers
    bare = _bare_tag(call, variant)
    headers = {
        "ETag": etag(bare, "gzip" if "gzip" in asked.get("accept-encoding", "") else ""),
        "Cache-Control": _FROZEN if call.world.frozen else _CURRENT,
        "Vary": "Accept, Accept-Encoding",
        "Content-Language": "fr",
        "ASCO-Donnees": _nature(call, public),
        "ASCO-Version": call.world.observations.version,
        "Link": ", ".join((*links, f'<{call.prefix}/api>; rel="help"')),
    }
    if updated:
        changed = datetime.combine(date.fromisoformat(updated), time(), UTC)
        headers["Last-Modified"] = format_datetime(changed, usegmt=True)
    if holds(asked.get("if-none-match", ""), headers["ETag"]):
        return Response(status_code=304, headers=headers)
    if file:
        shown = media_type == JSON and not call.one("format")
        place = "inline" if shown else "attachment"
        headers["Content-Disposition"] = f'{place}; filename="{quote(file())}"'
    if call.request.method == "HEAD":
        return _head(headers, media_type)
    if heavy:
        return Response(HEAVY.file(bare, lambda: b"".join(content())), 200, headers, media_type)
    return _streamed(content(), headers, media_type)


def json_answer(call: Call, content: Any, media_type: str = JSON, **more: Any) -> Response:
    """An answer of plain JSON; what is simulated says so in it."""
    return answer(call, lambda: [as_json(content)], media_type, **more)


def as_json(content: Any) -> bytes:
    """JSON for people too: accents as they are, indented."""
    return json.dumps(content, ensure_ascii=False, indent=2).encode("utf-8") + b"\n"


def holds(condition: str, tag: str) -> bool:
    """Whether ``If-None-Match`` names the tag (compared weakly, as RFC 9110 wants)."""
    if condition.strip() == "*":
        return True
    return tag in {part.strip().removeprefix("W/") for part in condition.split(",")}


def _bare_tag(call: Call, variant: str) -> str:
    """Of data, program and address; the tag that is sent adds the coding, since the server
    compresses what it can and a strong tag names bytes."""
    fields = repr(sorted((name, values) for name, values in call.fields.items()))
    where = (call.prefix, call.base, call.request.url.path)
    return etag(of_world(call.world), *where, fields, variant)


def _nature(call: Call, public: bool) -> str:
    """Whether what is sent is simulated; communes and territories are real in any data set."""
    dataset = call.world.dataset
    if not dataset.is_fictitious:
        return dataset.value
    return f"{dataset.value}; {'cadre-reel' if public else 'fictives'}"


def _head(headers: Mapping[str, str], media_type: str) -> Response:
    response = Response(b"", 200, dict(headers), media_type)
    del response.headers["content-length"]
    return response


def _streamed(pieces: Iterable[bytes], headers: Mapping[str, str], media_type: str) -> Response:
    iterator: Iterator[bytes] = iter(pieces)
    first = next(iterator, b"")
    second = next(iterator, None)
    if second is None:
        return Response(first, 200, dict(headers), media_type)
    return StreamingResponse(chain((first, second), iterator), 200, dict(headers), media_type)
