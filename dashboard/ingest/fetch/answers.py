"""What an answer promises: its status, the range it holds, its length and its digests."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from pathlib import Path

from dashboard.ingest.fetch.errors import FetchError, TransientError
from dashboard.ingest.fetch.policy import Policy

Headers = Mapping[str, str]
_PASSING = {408, 425, 429, 500, 502, 503, 504}
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")
_SETTLED = dt.timedelta(seconds=60)
_DIGESTS = {"sha-256": "sha256", "sha-512": "sha512", "md5": "md5", "sha": "sha1"}


def check_status(status: int, headers: Headers, policy: Policy) -> None:
    """Raise where the answer holds no file: :class:`TransientError` if it may later."""
    if status in (200, 206, 304, 416):
        return
    if status in _PASSING:
        wait = retry_after(headers.get("Retry-After", ""))
        if wait is not None and wait > policy.longest_retry_after:
            raise FetchError(
                f"the server answers {status} and asks to wait {wait:.0f} s", "try again then"
            )
        raise TransientError(f"the server answers {status}", wait)
    remedy = {
        401: "the file is not public: ask the publisher",
        403: "the file is not public, or the portal refuses programs: fetch it in a browser",
        404: "look at the page of the data set: the file may have another name now",
        410: "look at the page of the data set: the file was withdrawn",
    }.get(status, "look at the address in a browser; try again later")
    raise FetchError(f"the server answers {status}", remedy)


def retry_after(text: str) -> float | None:
    """Seconds to wait, of a number or a date; ``None`` where nothing sensible is said."""
    if text.strip().isdecimal():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return max(0.0, (moment - dt.datetime.now(dt.UTC)).total_seconds())


def validator(headers: Headers) -> str:
    """What proves that two answers are parts of the same bytes; empty where nothing does.

    A strong ETag, else a date of change that was at least a minute old when it was told.
    """
    etag = headers.get("ETag", "").strip()
    if re.fullmatch(r'"[^"]*"', etag):
        return etag
    changed = headers.get("Last-Modified", "").strip()
    try:
        old = parsedate_to_datetime(headers.get("Date", "")) - parsedate_to_datetime(changed)
    except (ValueError, TypeError):
        return ""
    return changed if old >= _SETTLED else ""


def continues(headers: Headers, have: int, condition: str) -> bool:
    """Whether a partial answer starts just where the partial file ends, and is of the same file."""
    found = _RANGE.fullmatch(headers.get("Content-Range", "").strip())
    etag = headers.get("ETag", "").strip()
    changed = headers.get("Last-Modified", "").strip()
    told = etag if condition.startswith('"') else changed
    if not found or told not in ("", condition):
        return False
    first, last = int(found[1]), int(found[2])
    whole = None if found[3] == "*" else int(found[3])
    return first == have and last >= first and (whole is None or last == whole - 1)


def promised(status: int, headers: Headers, have: int) -> int | None:
    """Length of the whole file as announced; ``None`` where it is not, or the body is encoded."""
    if encoded(headers):
        return None
    length = headers.get("Content-Length", "").strip()
    if not length.isdecimal():
        return None
    return int(length) + (have if status == 206 else 0)


def encoded(headers: Headers) -> bool:
    """Whether the body was compressed for the way, though it was asked for as it is."""
    return headers.get("Content-Encoding", "identity").strip().lower() not in ("", "identity")


def broken_digest(part: Path, status: int, headers: Headers) -> str:
    """Name of a digest that the bytes do not have; empty where all agree or none is told."""
    for name, told in _told_digests(status, headers):
        with part.open("rb") as file:
            found = hashlib.file_digest(file, name).digest()
        try:
            if base64.b64decode(told, validate=True) != found:
                return name
        except binascii.Error:
            continue
    return ""


def _told_digests(status: int, headers: Headers) -> list[tuple[str, str]]:
    """Digests of the whole file; those of a partial or compressed body say nothing of it."""
    told = []
    if status == 200 and not encoded(headers):
        if md5 := headers.get("Content-MD5"):
            told.append(("md5", md5.strip()))
        told += _listed(headers.get("Content-Digest", ""))
    if not encoded(headers):
        told += _listed(headers.get("Repr-Digest", "")) + _listed(headers.get("Digest", ""))
    return told


def _listed(text: str) -> list[tuple[str, str]]:
    found = []
    for item in text.split(","):
        name, _, value = item.strip().partition("=")
        if known := _DIGESTS.get(name.strip().lower()):
            found.append((known, value.strip().strip(":")))
    return found
