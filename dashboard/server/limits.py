"""So many requests a client and a while: a bucket of tokens for each client, in bounded memory.

A client is an address; all addresses of one IPv6 /64 are one client. The address is that of the
connection, unless a proxy that the operator trusts says for whom it asks.
"""

from __future__ import annotations

import math
import os
import re
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from threading import Lock

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

RATE_VARIABLE, PROXIES_VARIABLE = "ASCO_API_RATE", "ASCO_TRUSTED_PROXIES"
Network = IPv4Network | IPv6Network


@dataclass(frozen=True)
class Rate:
    """At most ``requests`` in a burst, given back evenly over ``seconds``."""

    requests: int
    seconds: int


DEFAULT = Rate(600, 60)
MOST_CLIENTS = 20_000
"""Clients remembered; beyond, the one not heard of for longest is forgotten."""


def rate_of(environment: Mapping[str, str] = os.environ) -> Rate | None:
    """The rate of ``ASCO_API_RATE`` (``600/60``; ``off``: none). ``ValueError`` for any other."""
    text = environment.get(RATE_VARIABLE, "").strip()
    if not text:
        return DEFAULT
    if text.lower() == "off":
        return None
    match = re.fullmatch(r"([1-9]\d{0,6})/([1-9]\d{0,4})", text, re.ASCII)
    if match is None:
        raise ValueError(
            f"{RATE_VARIABLE} is {text[:60]!r}: write <requests>/<seconds>, such as 600/60, or off"
        )
    return Rate(int(match[1]), int(match[2]))


def trusted_of(environment: Mapping[str, str] = os.environ) -> tuple[Network, ...]:
    """The proxies of ``ASCO_TRUSTED_PROXIES`` (addresses or networks, between commas); none by
    default. ``ValueError`` naming the one that is no address."""
    found: list[Network] = []
    for part in environment.get(PROXIES_VARIABLE, "").split(","):
        if not part.strip():
            continue
        try:
            found.append(ip_network(part.strip()))
        except ValueError as error:
            raise ValueError(
                f"{PROXIES_VARIABLE} holds {part.strip()[:60]!r}: write addresses or networks "
                f"separated by commas, such as 10.0.0.1,192.168.0.0/24 ({error})"
            ) from error
    return tuple(found)


def client_of(peer: str, forwarded: str, trusted: Sequence[Network]) -> str:
    """Who asks: the connection, or the last address before our own proxies that they vouch for.

    ``forwarded`` is ``X-Forwarded-For``; each proxy adds at its end whom it heard, so it is read
    from the end and only as far as the addresses are trusted. The rest may be anybody's invention.
    """
    heard = peer
    for claimed in reversed(forwarded.split(",")):
        if not _is_trusted(heard, trusted):
            break
        address = _address(claimed)
        if not address:
            break
        heard = address
    return _grouped(heard)


class Buckets:
    """The tokens each client has left. Safe between threads."""

    def __init__(
        self,
        rate: Rate,
        most: int = MOST_CLIENTS,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.rate = rate
        self._most = most
        self._now = now
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._left)

    def take(self, client: str) -> tuple[bool, int, float]:
        """Take a token: whether there was one, whole tokens left, seconds until there is one more
        than that."""
        full, each = float(self.rate.requests), self.rate.seconds / self.rate.requests
        with self._lock:
            now = self._now()
            left, since = self._left.pop(client, (full, now))
            left = min(full, left + max(0.0, now - since) / each)
            allowed = left >= 1
            if allowed:
                left -= 1
            self._left[client] = (left, now)
            while len(self._left) > self._most:
                self._left.popitem(last=False)
        return allowed, int(left), (int(left) + 1 - left) * each


class RateLimit:
    """Refuses what a client asks beyond its rate, and says in each answer what it has left.

    ``refused`` builds the answer 429 from the number of seconds to wait.
    """

    def __init__(
        self,
        app: ASGIApp,
        buckets: Buckets,
        trusted: Sequence[Network],
        refused: Callable[[int], Response],
    ) -> None:
        self._app, self._buckets, self._trusted, self._refused = app, buckets, trusted, refused

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        forwarded = ",".join(Headers(scope=scope).getlist("x-forwarded-for"))
        peer = (scope.get("client") or ("", 0))[0]
        client = client_of(peer, forwarded, self._trusted)
        allowed, left, wait = self._buckets.take(client)
        seconds = max(1, math.ceil(wait))
        rate = self._buckets.rate

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["RateLimit-Policy"] = f'"api";q={rate.requests};w={rate.seconds}'
                headers["RateLimit"] = f'"api";r={left};t={seconds}'
                if not allowed:
                    headers["Retry-After"] = str(seconds)
            await send(message)

        answer: ASGIApp = self._app if allowed else self._refused(seconds)
        await answer(scope, receive, send_with_headers)


def _is_trusted(address: str, trusted: Sequence[Network]) -> bool:
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped:
        parsed = parsed.ipv4_mapped
    return any(parsed in network for network in trusted)


def _address(claimed: str) -> str:
    """The address a proxy wrote, without the port some add; empty where it is none."""
    text = claimed.strip().strip('"')
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        return str(ip_address(text))
    except ValueError:
        return ""


def _grouped(address: str) -> str:
    try:
        parsed = ip_address(address)
    except ValueError:
        return address[:64]
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(IPv6Network((int(parsed), 64), strict=False))
    return str(parsed)
