"""A server, a folder and a clock for the tests of a transfer."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path

import pytest

from dashboard.ingest.fetch.asking import session
from dashboard.ingest.fetch.errors import FetchError
from dashboard.ingest.fetch.policy import Policy
from dashboard.ingest.fetch.transfer import Arrived, transfer
from tests.ingest.fetch.server import (
    Server,
    workbook,
)

FILE = workbook("première", 5_000)
OTHER = workbook("seconde", 6_000)


class Station:
    """A server, a folder and a clock that only waits move."""

    def __init__(self, server: Server, folder: Path) -> None:
        self.server, self.path = server, folder / "a.xlsx"
        self.waits: list[float] = []
        self.policy = Policy(
            allow_http=True, connect=2, read=2, sleep=self.waits.append, jitter=lambda: 1.0
        )

    def fetch(self, force: bool = False, **changes: object) -> Arrived:
        policy = dataclasses.replace(self.policy, **changes)  # type: ignore[arg-type]
        with session() as client:
            return transfer(client, f"{self.server.address}/a", self.path, policy, force=force)

    def refused(self, **changes: object) -> FetchError:
        with pytest.raises(FetchError) as caught:
            self.fetch(**changes)  # type: ignore[arg-type]
        assert caught.value.remedy
        return caught.value

    def asked(self, name: str) -> list[str | None]:
        return [request.get(name) for request in self.server.requests]

    @property
    def left(self) -> set[str]:
        return set(os.listdir(self.path.parent))


def written(path: Path) -> tuple[int, ...]:
    """What changes when a file is written or replaced (reading it changes only ``st_atime``)."""
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
