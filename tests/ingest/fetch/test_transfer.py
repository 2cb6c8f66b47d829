"""A file on the way: resumed, tried again, checked, and never worse than what was there."""

from __future__ import annotations

import base64
import dataclasses
import datetime as dt
import gzip
import hashlib
import json
import os
import tempfile
import time
from collections.abc import Iterator
from email.utils import format_datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.ingest.fetch.asking import check_scheme, session
from dashboard.ingest.fetch.errors import FetchError
from dashboard.ingest.fetch.policy import Policy
from dashboard.ingest.fetch.transfer import FETCHED, UNCHANGED, Arrived, transfer
from tests.ingest.fetch.server import (
    OLD,
    Handler,
    Server,
    chunked,
    drips,
    holds,
    resets,
    says,
    serving,
    sleeps,
    workbook,
)

FILE = workbook("première", 5_000)
OTHER = workbook("seconde", 6_000)


@pytest.fixture(scope="module")
def shared() -> Iterator[Server]:
    with serving() as server:
        yield server


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


@pytest.fixture
def station(shared: Server, tmp_path: Path) -> Station:
    return Station(shared, tmp_path)


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


def written(path: Path) -> tuple[int, ...]:
    """What changes when a file is written or replaced (reading it changes only ``st_atime``)."""
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


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


REFUSED = {
    "web page": (b"<!DOCTYPE html><html><body>Maintenance</body></html>", "web page"),
    "JSON error": (b'{"error_code": "NotFound", "message": "unknown"}', "JSON"),
    "empty": (b"", "empty"),
    "document": (b"%PDF-1.7", "PDF"),
    "CSV": (b"a;b\n1;2\n", "it is csv, not xlsx"),
    "damaged": (FILE[:3_000], "damaged"),
    "flipped bit": (FILE.replace(b"premi", b"qremi", 1), "damaged"),
}


@pytest.mark.parametrize(("body", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_an_answer_of_200_that_is_not_the_file_never_replaces_it(
    station: Station, body: bytes, reason: str
) -> None:
    station.server.will(holds(FILE))
    station.fetch()
    station.server.will(
        says(
            200,
            body,
            Content_Type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        )
    )
    assert reason in station.refused().reason
    assert len(station.server.requests) == 1
    assert station.path.read_bytes() == FILE
    assert station.left == {"a.xlsx", "a.xlsx.json"}


def test_a_length_that_lies_is_found_out(station: Station) -> None:
    station.server.will(says(200, FILE, length=len(FILE) - 10))
    assert "damaged" in station.refused().reason
    station.server.will(says(200, FILE, length=len(FILE) + 10))
    assert f"broke off after {len(FILE):,} bytes" in station.refused().reason
    assert not station.path.exists()


def test_a_body_without_length_is_believed_only_if_whole(station: Station) -> None:
    station.server.will(
        chunked(FILE[:3_000], end=False), says(200, FILE[:3_000], length=-1), chunked(FILE)
    )
    station.fetch()
    assert station.path.read_bytes() == FILE
    assert len(station.waits) == 2


def digest(name: str, content: bytes) -> str:
    return base64.b64encode(hashlib.new(name, content).digest()).decode()


@pytest.mark.parametrize("header", ["Content_MD5", "Digest", "Repr_Digest", "Content_Digest"])
def test_digests_told_by_the_server_are_verified(station: Station, header: str) -> None:
    forms = {
        "Content_MD5": "{md5}",
        "Digest": "sha-256={sha},md5={md5}",
        "Repr_Digest": "sha-256=:{sha}:",
        "Content_Digest": "sha-256=:{sha}:, unknown=:eA==:",
    }

    def told(content: bytes) -> dict[str, str]:
        return {
            header: forms[header].format(md5=digest("md5", content), sha=digest("sha256", content))
        }

    station.server.will(says(200, FILE, **told(OTHER)), says(200, FILE, **told(FILE)))
    station.fetch()
    assert len(station.server.requests) == 2
    station.server.will(says(200, FILE, **told(OTHER)))
    assert "announces" in station.refused(force=True).reason


def test_the_digest_of_the_whole_file_is_verified_after_resuming(station: Station) -> None:
    whole = {
        "Repr_Digest": f"sha-256=:{digest('sha256', FILE)}:",
        "Content_MD5": digest("md5", FILE[2_000:]),
    }
    station.server.will(holds(FILE, cut=2_000), holds(FILE, **whole))
    station.fetch()
    wrong = {"Repr_Digest": f"sha-256=:{digest('sha256', OTHER)}:"}
    station.server.will(holds(FILE, cut=2_000), holds(FILE, **wrong), holds(OTHER, '"v2"'))
    station.fetch(force=True)
    assert station.path.read_bytes() == OTHER


def test_a_body_compressed_against_the_wish_is_unpacked(station: Station) -> None:
    station.server.will(says(200, gzip.compress(FILE), ETag='"v1"', Content_Encoding="gzip"))
    station.fetch()
    assert station.path.read_bytes() == FILE


def test_too_much_is_refused_announced_or_not(station: Station) -> None:
    station.server.will(holds(FILE))
    assert "larger than 4,000" in station.refused(largest=4_000).reason
    station.server.will(chunked(FILE))
    assert "larger than 4,000" in station.refused(largest=4_000).reason
    station.server.will(says(200, gzip.compress(FILE), Content_Encoding="gzip"))
    assert "larger than 4,000" in station.refused(largest=4_000).reason
    assert station.left == set()


def test_silence_is_given_up_and_tried_again(station: Station) -> None:
    station.server.will(sleeps(0.5), holds(FILE))
    station.fetch(read=0.1)
    assert len(station.server.requests) == 2


def test_a_trickle_is_stopped_when_time_is_over_and_can_be_resumed(station: Station) -> None:
    station.server.will(drips(FILE, 0.01))
    assert "takes more than" in station.refused(total=0.2).reason
    begun = Path(f"{station.path}.part").read_bytes()
    assert 0 < len(begun) < len(FILE)
    assert FILE.startswith(begun)


def test_waits_count_in_the_time_for_one_file(station: Station) -> None:
    station.server.will(says(503, Retry_After="200"))
    assert "takes more than 100 s" in station.refused(total=100).reason
    assert station.waits == []


def test_redirections_are_followed_and_told(station: Station) -> None:
    other = station.server.address.replace("127.0.0.1", "localhost")
    station.server.will(says(302, Location="/b"), says(307, Location=f"{other}/c"), holds(FILE))
    arrived = station.fetch()
    assert station.server.paths == ["/a", "/b", "/c"]
    assert arrived.trace.final_url == f"{other}/c"
    assert arrived.trace.url == f"{station.server.address}/a"


def test_the_body_of_a_redirection_is_not_waited_for(station: Station) -> None:
    def moves(handler: Handler) -> None:
        says(302, b"x", length=10**9, Location="/b")(handler)
        handler.wfile.flush()
        time.sleep(0.5)

    station.server.will(moves, holds(FILE))
    station.fetch(read=0.2)
    assert station.waits == []


def test_endless_redirections_end(station: Station) -> None:
    station.server.will(says(302, Location="/a"))
    assert "more than 5 times" in station.refused().reason
    assert len(station.server.requests) == 6


@pytest.mark.parametrize(
    "target",
    [
        "ftp://127.0.0.1/a",
        "file:///etc/hostname",
        "data:,x",
        "//user:pw@127.0.0.1/a",
        "http://[",
        "https:///a",
    ],
)
def test_a_redirection_elsewhere_is_refused(station: Station, target: str) -> None:
    station.server.will(says(302, Location=target))
    station.refused()
    assert len(station.server.requests) == 1


def test_plain_http_is_asked_only_if_allowed_and_never_after_https(station: Station) -> None:
    station.server.will(holds(FILE))
    assert "--allow-http" in station.refused(allow_http=False).remedy
    assert station.server.requests == []
    allowed = Policy(allow_http=True)
    check_scheme("http://a.fr/", allowed)
    check_scheme("https://a.fr/", allowed, before="http://a.fr/")
    with pytest.raises(FetchError, match="from https to plain http"):
        check_scheme("http://a.fr/", allowed, before="https://a.fr/")


def test_proxies_and_passwords_of_the_environment_are_not_used(
    station: Station, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login a password b\n")
    monkeypatch.setenv("NETRC", str(netrc))
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    station.server.will(holds(FILE))
    station.fetch()
    assert station.asked("Authorization") == [None]


def test_the_name_that_the_server_gives_is_not_used(station: Station) -> None:
    station.server.will(holds(FILE, Content_Disposition='attachment; filename="../../evil.xlsx"'))
    station.fetch()
    assert station.left == {"a.xlsx", "a.xlsx.json"}
    assert not (station.path.parents[2] / "evil.xlsx").exists()


def test_a_disk_that_fails_leaves_the_former_file(
    station: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    station.server.will(holds(FILE))
    station.fetch()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dashboard.ingest.fetch.traces.os.fsync", full)
    station.server.will(holds(OTHER, '"v2"'))
    with pytest.raises(OSError, match="No space"):
        station.fetch()
    assert station.path.read_bytes() == FILE


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [("a.json", b"[]", b'{"error_code": "x", "message": "unknown data set"}'), ("a.json", b'[{"a": 1}]', b"[{"),
     ("a.parquet", b"PAR1....PAR1", b"PAR1...."), ("a.csv", b"a;b\n1;2\n", b'{"message": "x"}'), ("a.xlsx", FILE, b"[]")],
)  # fmt: skip
def test_exports_are_judged_by_their_bytes(
    station: Station, name: str, good: bytes, bad: bytes
) -> None:
    station.path = station.path.with_name(name)
    station.server.will(says(200, good))
    station.fetch()
    station.server.will(says(200, bad))
    station.refused(force=True)
    assert station.path.read_bytes() == good
