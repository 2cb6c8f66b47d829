"""A client that asks too much waits; the others do not, and nobody borrows another's name."""

from collections.abc import Iterator
from ipaddress import ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.server.limits import (
    DEFAULT,
    Buckets,
    Rate,
    RateLimit,
    client_of,
    rate_of,
    trusted_of,
)

PROXY, PROXIES = "10.0.0.9", (ip_network("10.0.0.0/24"),)


class Clock:
    def __init__(self) -> None:
        self.time = 1000.0

    def __call__(self) -> float:
        return self.time


@given(
    rate=st.builds(Rate, st.integers(1, 50), st.integers(1, 90)),
    waits=st.lists(st.floats(0, 40), min_size=1, max_size=200),
)
def test_no_while_is_long_enough_for_more_than_the_rate_and_its_burst(rate, waits) -> None:
    clock = Clock()
    buckets = Buckets(rate, now=clock)
    allowed: list[float] = []
    for wait in waits:
        clock.time += wait
        if buckets.take("a")[0]:
            allowed.append(clock.time)
    for first in range(len(allowed)):
        for last in range(first, len(allowed)):
            while_ = allowed[last] - allowed[first]
            most = rate.requests + while_ * rate.requests / rate.seconds
            assert last - first + 1 <= most + 1e-6


@given(
    rate=st.builds(Rate, st.integers(1, 50), st.integers(1, 90)),
    waits=st.lists(st.floats(0, 10), min_size=1, max_size=120),
)
def test_who_waits_as_long_as_told_is_let_through(rate, waits) -> None:
    clock = Clock()
    buckets = Buckets(rate, now=clock)
    for wait in waits:
        clock.time += wait
        allowed, left, seconds = buckets.take("a")
        assert 0 <= left <= rate.requests
        if not allowed:
            assert left == 0
            clock.time += seconds + 1e-6
            assert buckets.take("a")[0]


def test_a_client_who_keeps_to_the_rate_is_never_refused_and_a_burst_is_allowed() -> None:
    clock = Clock()
    buckets = Buckets(Rate(10, 5), now=clock)
    assert [buckets.take("a")[0] for _ in range(11)] == [True] * 10 + [False]
    assert buckets.take("b") == (True, 9, pytest.approx(0.5))
    for _ in range(200):
        clock.time += 0.5
        assert buckets.take("a")[0]


def test_memory_stays_bounded_and_forgets_the_quietest_first() -> None:
    clock = Clock()
    buckets = Buckets(Rate(2, 3600), most=100, now=clock)
    for i in range(5000):
        buckets.take("busy")
        buckets.take(f"client-{i}")
    assert len(buckets) == 100
    assert not buckets.take("busy")[0]
    assert buckets.take("client-4990")[1] == 0, "heard of lately: remembered"
    assert buckets.take("client-0")[1] == 1, "long ago: as new"


@pytest.mark.parametrize(
    ("text", "rate"),
    [("", DEFAULT), ("600/60", Rate(600, 60)), (" 5/1 ", Rate(5, 1)), ("off", None), ("OFF", None)],
)
def test_the_operator_sets_the_rate(text: str, rate: Rate | None) -> None:
    assert rate_of({"ASCO_API_RATE": text}) == rate


@pytest.mark.parametrize("text", ["600", "0/60", "6/0", "-1/5", "1.5/2", "none", "٣/60", "9" * 80])
def test_a_rate_that_is_none_stops_at_start_and_says_how_to_write_it(text: str) -> None:
    with pytest.raises(ValueError, match=r"ASCO_API_RATE is .* write <requests>/<seconds>"):
        rate_of({"ASCO_API_RATE": text})


def test_trusted_proxies_are_addresses_or_networks() -> None:
    assert trusted_of({}) == ()
    found = trusted_of({"ASCO_TRUSTED_PROXIES": "10.0.0.1, 192.168.0.0/24,::1"})
    assert [str(network) for network in found] == ["10.0.0.1/32", "192.168.0.0/24", "::1/128"]
    with pytest.raises(ValueError, match=r"ASCO_TRUSTED_PROXIES holds 'proxy\.local'"):
        trusted_of({"ASCO_TRUSTED_PROXIES": "10.0.0.1,proxy.local"})


@given(forged=st.text(max_size=80), peer=st.ip_addresses(v=4).map(str))
def test_nobody_chooses_the_address_they_are_counted_under(forged: str, peer: str) -> None:
    assert client_of(peer, forged, ()) == peer
    assert client_of(PROXY, f"{forged},203.0.113.7", PROXIES) == "203.0.113.7"
    assert client_of(PROXY, f"{forged}, 203.0.113.7 , 10.0.0.3", PROXIES) == "203.0.113.7"


@given(text=st.text(max_size=60))
def test_any_header_is_read_without_an_error(text: str) -> None:
    assert len(client_of(PROXY, text, PROXIES)) <= 64
    assert len(client_of(text, text, PROXIES)) <= 64


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("203.0.113.7", "", "203.0.113.7"),
        (PROXY, "", PROXY),
        (PROXY, "198.51.100.4:5123", "198.51.100.4"),
        (PROXY, '"[2001:db8:1:2:3::9]:443"', "2001:db8:1:2::/64"),
        (PROXY, "unknown", PROXY),
        (PROXY, "203.0.113.7, unknown", PROXY),
        ("::ffff:10.0.0.9", "198.51.100.4", "198.51.100.4"),
        ("::ffff:198.51.100.4", "", "198.51.100.4"),
        ("2001:db8::1", "", "2001:db8::/64"),
        ("2001:db8::ffff", "", "2001:db8::/64"),
        ("", "", ""),
    ],
)
def test_who_asks(peer: str, forwarded: str, client: str) -> None:
    assert client_of(peer, forwarded, PROXIES) == client


@pytest.fixture
def client() -> Iterator[TestClient]:
    async def hello(_: Request) -> Response:
        return PlainTextResponse("bonjour")

    limited = RateLimit(
        Starlette(routes=[Route("/", hello)]),
        Buckets(Rate(3, 600)),
        PROXIES,
        lambda seconds: PlainTextResponse(f"attendre {seconds}", status_code=429),
    )
    with TestClient(limited, client=(PROXY, 1)) as found:
        yield found


def test_each_answer_says_what_is_left_and_a_refusal_when_to_come_back(client: TestClient) -> None:
    for left in (2, 1, 0):
        answer = client.get("/")
        assert answer.status_code == 200
        assert answer.headers["RateLimit-Policy"] == '"api";q=3;w=600'
        assert answer.headers["RateLimit"].startswith(f'"api";r={left};t=')
        assert "Retry-After" not in answer.headers
    refused = client.get("/")
    assert refused.status_code == 429
    assert refused.text == f"attendre {refused.headers['Retry-After']}"
    assert 199 <= int(refused.headers["Retry-After"]) <= 200
    assert client.get("/", headers={"X-Forwarded-For": "203.0.113.1"}).status_code == 200


def test_several_headers_are_one_list(client: TestClient) -> None:
    two = [("X-Forwarded-For", "198.51.100.1"), ("X-Forwarded-For", "203.0.113.5")]
    for _ in range(3):
        assert client.get("/", headers=two).status_code == 200
    assert client.get("/", headers={"X-Forwarded-For": "203.0.113.5"}).status_code == 429
    assert client.get("/", headers={"X-Forwarded-For": "198.51.100.1"}).status_code == 200
