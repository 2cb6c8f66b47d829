"""A file on the way: arrived with its trace, asked again only where it may have changed."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from email.utils import format_datetime
from pathlib import Path

import pytest

from dashboard.ingest.fetch.asking import session
from dashboard.ingest.fetch.errors import FetchError
from dashboard.ingest.fetch.policy import Policy
from dashboard.ingest.fetch.transfer import FETCHED, UNCHANGED, transfer
from tests.ingest.fetch.server import (
    OLD,
    holds,
    says,
)
from tests.ingest.fetch.station import FILE, OTHER, Station, written


def test_a_file_arrives_with_its_trace(station: Station) -> None:
    station.server.will(holds(FILE, '"v1"', Last_Modified=OLD, Content_Type="application/x"))
    arrived = station.fetch()
    assert arrived.outcome == FETCHED
    assert station.path.read_bytes() == FILE
    trace = json.loads(Path(f"{station.path}.json").read_text())
    assert trace.pop("fetched_on").startswith(str(dt.datetime.now(dt.UTC).year))
    assert trace == {
        "url": f"{station.server.address}/a",
        "final_url": f"{station.server.address}/a",
        "etag": '"v1"',
        "last_modified": OLD,
        "content_type": "application/x",
        "sha256": hashlib.sha256(FILE).hexdigest(),
        "bytes": len(FILE),
    }
    assert station.left == {"a.xlsx", "a.xlsx.json"}
    assert station.asked("Accept-Encoding") == ["identity"]
    assert str(station.asked("User-Agent")[0]).startswith("ASCO-dashboard/")


def test_an_unchanged_file_is_neither_sent_nor_written(station: Station) -> None:
    station.server.will(holds(FILE))
    station.fetch()
    before = written(station.path)
    arrived = station.fetch()
    assert arrived.outcome == UNCHANGED
    assert station.asked("If-None-Match") == [None, '"v1"']
    assert written(station.path) == before
    station.server.will(holds(FILE, "", Last_Modified=OLD), says(304, length=-1))
    station.fetch(force=True)
    assert station.fetch().outcome == UNCHANGED
    assert station.asked("If-Modified-Since") == [None, OLD]


def test_force_asks_for_the_file_anyway_and_the_same_bytes_are_called_unchanged(
    station: Station,
) -> None:
    station.server.will(holds(FILE))
    station.fetch()
    station.fetch(force=True)
    assert station.asked("If-None-Match") == [None, None]
    station.server.will(holds(FILE, '"v2"'))
    assert station.fetch().outcome == UNCHANGED
    station.server.will(holds(OTHER, '"v3"'))
    assert station.fetch().outcome == FETCHED
    assert station.path.read_bytes() == OTHER


def test_a_file_altered_here_is_fetched_again(station: Station) -> None:
    station.server.will(holds(FILE))
    station.fetch()
    station.path.write_bytes(b"altered")
    station.fetch()
    assert station.asked("If-None-Match") == [None, None]
    assert station.path.read_bytes() == FILE


def test_a_304_that_answers_no_condition_is_refused(station: Station) -> None:
    station.server.will(says(304, length=-1))
    assert "not asked" in station.refused().reason
    station.server.will(holds(FILE), holds(OTHER, '"v2"', cut=2_000), says(304, length=-1))
    station.fetch()
    station.refused(attempts=1)
    assert "not asked" in station.refused().reason
    assert station.asked("Range") == [None, None, "bytes=2000-"]


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_again_with_longer_and_longer_waits(
    station: Station, status: int
) -> None:
    station.server.will(*[says(status)] * 4, holds(FILE))
    assert station.fetch().outcome == FETCHED
    assert station.waits == [1, 2, 4, 8]


def test_waits_are_spread_and_bounded() -> None:
    for jitter in (0.0, 1.0):
        policy = Policy(jitter=lambda jitter=jitter: jitter, longest_wait=10)  # type: ignore[misc]
        waits = [policy.wait(n) for n in (1, 2, 3, 20)]
        assert waits == [w * (0.5 + jitter / 2) for w in (1, 2, 4, 10)]


def test_a_server_that_stays_down_is_given_up_and_the_former_file_stays(station: Station) -> None:
    station.server.will(holds(FILE))
    station.fetch()
    station.server.will(says(503))
    error = station.refused(attempts=3)
    assert error.reason == "the server answers 503; tried 3 times"
    assert len(station.server.requests) == 3
    assert station.path.read_bytes() == FILE
    assert station.left == {"a.xlsx", "a.xlsx.json"}


def test_nobody_listening_is_told(station: Station) -> None:
    station.server.will(holds(FILE))
    with pytest.raises(FetchError, match="no answer from the server"), session() as client:
        transfer(client, "http://127.0.0.1:9/a", station.path, station.policy)


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (404, "another name"),
        (403, "browser"),
        (410, "withdrawn"),
        (401, "public"),
        (204, "browser"),
        (418, "browser"),
    ],
)
def test_what_will_not_pass_is_asked_once(station: Station, status: int, word: str) -> None:
    station.server.will(says(status))
    error = station.refused()
    assert str(status) in error.reason
    assert word in error.remedy
    assert len(station.server.requests) == 1
    assert station.left == set()


def test_the_server_may_ask_for_patience_within_reason(station: Station) -> None:
    station.server.will(says(429, Retry_After="7"), holds(FILE))
    station.fetch()
    assert station.waits == [7]
    later = format_datetime(dt.datetime.now(dt.UTC) + dt.timedelta(seconds=100), usegmt=True)
    station.server.will(
        says(503, Retry_After=later), says(429, Retry_After="soon"), holds(OTHER, '"v2"')
    )
    station.fetch()
    assert 95 < station.waits[1] <= 100
    assert station.waits[2] == 2
    station.server.will(says(429, Retry_After="86400"))
    assert "86400 s" in station.refused().reason
    assert len(station.server.requests) == 1
