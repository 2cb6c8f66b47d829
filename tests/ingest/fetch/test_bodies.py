"""What arrives is checked: an answer that is not the file never replaces the one that was there."""

from __future__ import annotations

import base64
import gzip
import hashlib
from pathlib import Path

import pytest

from tests.ingest.fetch.server import (
    chunked,
    drips,
    holds,
    says,
    sleeps,
)
from tests.ingest.fetch.station import FILE, OTHER, Station

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
