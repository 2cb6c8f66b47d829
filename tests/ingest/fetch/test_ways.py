"""Where a file is asked, and what may not lead elsewhere; a disk that fails."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dashboard.ingest.fetch.asking import check_scheme
from dashboard.ingest.fetch.errors import FetchError
from dashboard.ingest.fetch.policy import Policy
from tests.ingest.fetch.server import (
    Handler,
    holds,
    says,
)
from tests.ingest.fetch.station import FILE, OTHER, Station


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
