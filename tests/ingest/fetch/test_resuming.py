"""A transfer cut short goes on where it stopped, and only where that is proved to be right."""

from __future__ import annotations

import datetime as dt
import tempfile
from email.utils import format_datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.fetch.server import (
    OLD,
    Server,
    holds,
    resets,
    says,
)
from tests.ingest.fetch.station import FILE, OTHER, Station


def test_a_transfer_cut_short_goes_on_where_it_stopped(station: Station) -> None:
    station.server.will(holds(FILE, cut=2_000), holds(FILE))
    station.fetch()
    assert station.path.read_bytes() == FILE
    assert station.asked("Range") == [None, "bytes=2000-"]
    assert station.asked("If-Range") == [None, '"v1"']


@given(cuts=st.lists(st.integers(0, 6_000), max_size=6))
@settings(max_examples=25, deadline=None)
def test_wherever_it_is_cut_the_file_is_whole_in_the_end(shared: Server, cuts: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        station = Station(shared, Path(folder))
        shared.will(*[holds(FILE, cut=cut) for cut in cuts], holds(FILE))
        station.fetch(attempts=8)
        assert station.path.read_bytes() == FILE


def test_a_connection_torn_down_is_resumed(station: Station) -> None:
    station.server.will(resets(FILE[:1_000]), holds(FILE))
    station.fetch()
    assert station.path.read_bytes() == FILE
    assert station.asked("Range")[1] in ("bytes=1000-", None)


def test_another_run_resumes_what_one_had_to_leave(station: Station) -> None:
    station.server.will(holds(FILE, cut=3_000))
    station.refused(attempts=1)
    assert station.left == {"a.xlsx.part", "a.xlsx.part.json"}
    station.server.will(holds(FILE))
    station.fetch()
    assert station.asked("Range") == ["bytes=3000-"]
    assert station.path.read_bytes() == FILE
    assert station.left == {"a.xlsx", "a.xlsx.json"}


def test_force_drops_what_was_begun(station: Station) -> None:
    station.server.will(holds(FILE, cut=3_000))
    station.refused(attempts=1)
    station.server.will(holds(FILE))
    station.fetch(force=True)
    assert station.asked("Range") == [None]


def test_a_date_of_change_proves_sameness_only_if_old_enough(station: Station) -> None:
    new = format_datetime(dt.datetime.now(dt.UTC) - dt.timedelta(seconds=5), usegmt=True)
    for date, expected in ((OLD, "bytes=2000-"), (new, None)):
        station.server.will(
            holds(FILE, "", cut=2_000, Last_Modified=date), holds(FILE, "", Last_Modified=date)
        )
        station.fetch(force=True)
        assert station.asked("Range") == [None, expected]
        assert station.path.read_bytes() == FILE


@pytest.mark.parametrize("etag", ["", 'W/"v1"', "v1"])
def test_without_a_strong_proof_the_transfer_starts_anew(station: Station, etag: str) -> None:
    station.server.will(holds(FILE, etag, cut=2_000), holds(FILE, etag))
    station.fetch()
    assert station.asked("Range") == [None, None]
    assert station.path.read_bytes() == FILE


def test_a_server_that_ignores_ranges_sends_all_again(station: Station) -> None:
    station.server.will(holds(FILE, cut=2_000), holds(FILE, ranges=False))
    station.fetch()
    assert station.path.read_bytes() == FILE


def test_a_file_that_changes_meanwhile_is_fetched_whole(station: Station) -> None:
    station.server.will(holds(FILE, cut=2_000), holds(OTHER, '"v2"'))
    station.fetch()
    assert station.asked("If-Range") == [None, '"v1"']
    assert station.path.read_bytes() == OTHER


WRONG = {
    "other etag": {"Content_Range": f"bytes 2000-{len(OTHER) - 1}/{len(OTHER)}", "ETag": '"v2"'},
    "other start": {"Content_Range": f"bytes 1000-{len(OTHER) - 1}/{len(OTHER)}", "ETag": '"v1"'},
    "other end": {"Content_Range": f"bytes 2000-2999/{len(OTHER)}", "ETag": '"v1"'},
    "no range": {"ETag": '"v1"'},
    "nonsense": {"Content_Range": "bytes */5", "ETag": '"v1"'},
}


@pytest.mark.parametrize("headers", WRONG.values(), ids=WRONG.keys())
def test_a_continuation_that_does_not_fit_starts_anew(
    station: Station, headers: dict[str, str]
) -> None:
    station.server.will(
        holds(FILE, cut=2_000), says(206, OTHER[2_000:], **headers), holds(OTHER, '"v2"')
    )
    station.fetch()
    assert station.path.read_bytes() == OTHER
    assert station.asked("Range") == [None, "bytes=2000-", None]


def test_a_partial_file_that_is_complete_already_starts_anew(station: Station) -> None:
    station.server.will(holds(FILE, cut=3_000))
    station.refused(attempts=1)
    Path(f"{station.path}.part").write_bytes(FILE)
    station.server.will(holds(FILE))
    station.fetch()
    assert station.path.read_bytes() == FILE


def test_a_partial_file_of_another_address_is_not_continued(station: Station) -> None:
    station.server.will(holds(FILE, cut=3_000))
    station.refused(attempts=1)
    told = Path(f"{station.path}.part.json")
    told.write_text(told.read_text().replace("/a", "/b"))
    station.server.will(holds(FILE))
    station.fetch()
    assert station.asked("Range") == [None]
