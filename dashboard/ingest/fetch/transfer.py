"""One file from a server to its place: resumed, checked, and never worse than what was there."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import requests
from urllib3.exceptions import HTTPError

from dashboard.ingest.fetch import answers
from dashboard.ingest.fetch.asking import asked
from dashboard.ingest.fetch.content import refusal
from dashboard.ingest.fetch.errors import FetchError, TransientError
from dashboard.ingest.fetch.policy import Policy
from dashboard.ingest.fetch.traces import (
    Beginning,
    Trace,
    beside,
    forget,
    put_in_place,
    read_beginning,
    read_trace,
    write_aside,
)

FETCHED, UNCHANGED = "fetched", "unchanged"
_CHUNK = 1 << 16
_LATER = "look at the address in a browser; try again later"
Progress = Callable[[int, int | None], None]
"""Told after each piece: bytes there, bytes in all where known."""


def unwatched(_have: int, _whole: int | None) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file in its place; ``outcome`` is ``fetched`` or ``unchanged``."""

    path: Path
    outcome: str
    trace: Trace


def transfer(
    client: requests.Session,
    url: str,
    path: Path,
    policy: Policy,
    *,
    force: bool = False,
    progress: Progress = unwatched,
) -> Arrived:
    """Bring ``url`` to ``path``; nobody else may write there at the same time.

    The former file stays until another one is complete and checked. ``force`` asks for the file
    even if it did not change, and drops what was begun. Raises :class:`FetchError`.
    """
    run = _Run(client, url, path, policy, progress)
    if force:
        forget(run.part)
    known = None if force else read_trace(path)
    attempt = 1
    while True:
        try:
            return run.attempt(known)
        except TransientError as error:
            wait = policy.wait(attempt) if error.wait is None else error.wait
            if attempt >= policy.attempts:
                raise FetchError(f"{error.reason}; tried {attempt} times", _LATER) from error
            run.check_time(wait)
        policy.sleep(wait)
        attempt += 1


class _Run:
    """The attempts at one file."""

    def __init__(
        self, client: requests.Session, url: str, path: Path, policy: Policy, progress: Progress
    ) -> None:
        self.client, self.url, self.path = client, url, path
        self.policy, self.progress = policy, progress
        self.part = beside(path, ".part")
        self.until = policy.clock() + policy.total

    def check_time(self, more: float = 0) -> None:
        """Raise where the time for this file is over, or would be after ``more`` seconds."""
        if self.policy.clock() + more > self.until:
            raise FetchError(
                f"the transfer takes more than {self.policy.total:.0f} s",
                "try again: what has arrived is kept where the server lets it be resumed",
            )

    def attempt(self, known: Trace | None) -> Arrived:
        """Ask once. Raises :class:`TransientError` where asking again makes sense."""
        have, condition = self._begun()
        question = self._question(have, condition, known)
        with asked(self.client, self.url, question, self.policy) as answer:
            status, headers = answer.status_code, answer.headers
            answers.check_status(status, headers, self.policy)
            if status == 304:
                if known is None or not {"If-None-Match", "If-Modified-Since"} & set(question):
                    raise FetchError("the server answers 304 to a question not asked", _LATER)
                return Arrived(self.path, UNCHANGED, known)
            if status == 416 or (status == 206 and not answers.continues(headers, have, condition)):
                forget(self.part)
                raise TransientError("the server does not continue where it stopped", 0)
            if status == 200:
                have = 0
            whole = answers.promised(status, headers, have)
            self._receive(answer, have, whole)
            return self._finished(answer, known, whole)

    def _begun(self) -> tuple[int, str]:
        """Bytes there already and the proof that they are of the same file; else nothing."""
        beginning = read_beginning(self.part)
        if not beginning or beginning.url != self.url or not self.part.is_file():
            forget(self.part)
            return 0, ""
        return self.part.stat().st_size, beginning.validator

    @staticmethod
    def _question(have: int, condition: str, known: Trace | None) -> Mapping[str, str]:
        if have and condition:
            return {"Range": f"bytes={have}-", "If-Range": condition}
        if known and known.etag:
            return {"If-None-Match": known.etag}
        if known and known.last_modified:
            return {"If-Modified-Since": known.last_modified}
        return {}

    def _receive(self, answer: requests.Response, have: int, whole: int | None) -> None:
        """Write the body after the bytes there; what cannot be resumed is dropped on failure."""
        self._check_size(whole or 0)
        condition = answers.validator(answer.headers)
        resumable = bool(condition) and not answers.encoded(answer.headers)
        if answer.status_code == 200:
            forget(self.part)
        if resumable:
            told = Beginning(url=self.url, validator=condition)
            write_aside(beside(self.part, ".json"), told.model_dump_json().encode())
        with self.part.open("ab") as file:
            while chunk := self._piece(answer, have):
                file.write(chunk)
                have += len(chunk)
                self._check_size(have)
                self.progress(have, whole)
                self.check_time()

    @staticmethod
    def _piece(answer: requests.Response, have: int) -> bytes:
        """What has arrived of the body, without waiting for more of it."""
        try:
            piece: bytes = answer.raw.read1(_CHUNK, decode_content=True)
        except (HTTPError, requests.RequestException, OSError) as error:
            raise TransientError(f"the transfer broke off after {have:,} bytes") from error
        return piece

    def _check_size(self, size: int) -> None:
        if size > self.policy.largest:
            forget(self.part)
            raise FetchError(
                f"the file is larger than {self.policy.largest:,} bytes",
                "check the address: no table of the survey is that large",
            )

    def _finished(
        self, answer: requests.Response, known: Trace | None, whole: int | None
    ) -> Arrived:
        """Check the bytes and let them take their place."""
        headers = answer.headers
        if name := answers.broken_digest(self.part, answer.status_code, headers):
            forget(self.part)
            raise TransientError(f"the bytes do not have the {name} that the server announces")
        if reason := refusal(self.part, self.path.name):
            forget(self.part)
            if whole is None:
                raise TransientError(f"what came is not the file: {reason}")
            raise FetchError(f"what came is not the file: {reason}", _LATER)
        content = self.part.read_bytes()
        trace = Trace(
            url=self.url,
            final_url=answer.url,
            etag=headers.get("ETag", ""),
            last_modified=headers.get("Last-Modified", ""),
            content_type=headers.get("Content-Type", ""),
            sha256=hashlib.sha256(content).hexdigest(),
            bytes=len(content),
            fetched_on=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        )
        put_in_place(self.part, self.path, trace)
        same = known is not None and known.sha256 == trace.sha256
        return Arrived(self.path, UNCHANGED if same else FETCHED, trace)
