"""One question to a server: no proxy, no password, no fall from https, few redirections.

The environment is not consulted (proxies, ``.netrc``), so that a file comes from where the address
says, on every machine alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from urllib.parse import urljoin, urlsplit

import requests
from urllib3.exceptions import HTTPError

from dashboard.ingest.fetch.errors import FetchError, TransientError
from dashboard.ingest.fetch.policy import Policy

USER_AGENT = f"ASCO-dashboard/{version('dashboard')} (import of published tables)"
_MOVED = {301, 302, 303, 307, 308}
_LATER = "look at the address in a browser; try again later"


class _Direct(requests.Session):
    """A session that leaves redirections alone: following them reads their bodies whole."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Nowhere, as far as the library is concerned."""


@contextmanager
def session() -> Iterator[requests.Session]:
    """A session that tells who asks and asks for bytes as they are."""
    with _Direct() as opened:
        opened.trust_env = False
        opened.headers.clear()
        opened.headers.update(
            {"User-Agent": USER_AGENT, "Accept": "*/*", "Accept-Encoding": "identity"}
        )
        yield opened


@contextmanager
def asked(
    client: requests.Session, url: str, headers: Mapping[str, str], policy: Policy
) -> Iterator[requests.Response]:
    """The last answer after redirections, its body not read yet.

    Raises :class:`FetchError` for an address that must not be asked, :class:`TransientError` where
    no answer came.
    """
    check_scheme(url, policy)
    for _ in range(policy.redirects + 1):
        answer = _once(client, url, headers, policy)
        try:
            if answer.status_code not in _MOVED:
                yield answer
                return
            target = _joined(url, answer.headers.get("Location", ""))
        finally:
            answer.close()
        check_scheme(target, policy, before=url)
        url = target
    raise FetchError(f"the server redirects more than {policy.redirects} times", _LATER)


def _joined(url: str, target: str) -> str:
    try:
        return urljoin(url, target)
    except ValueError:
        return target


def _once(
    client: requests.Session, url: str, headers: Mapping[str, str], policy: Policy
) -> requests.Response:
    try:
        return client.get(
            url,
            headers=dict(headers),
            stream=True,
            allow_redirects=False,
            timeout=(policy.connect, policy.read),
        )
    except requests.exceptions.SSLError as error:
        raise FetchError(
            f"the certificate of the server is not valid ({_short(error)})",
            "do not go around it: check the date of this machine, or ask the publisher",
        ) from error
    except ValueError as error:  # no valid address or header, in the words of the library
        raise FetchError(f"the address is not valid ({_short(error)})", _LATER) from error
    except (requests.RequestException, HTTPError, OSError) as error:
        raise TransientError(f"no answer from the server ({_short(error)})") from error


def check_scheme(url: str, policy: Policy, *, before: str = "") -> None:
    """Raise :class:`FetchError` unless the address may be asked (after ``before`` redirected)."""
    try:
        parts = urlsplit(url)
        scheme, host, user = parts.scheme, parts.hostname, parts.username
    except ValueError as error:
        raise FetchError(f"the address {url[:200]!r} is not valid", _LATER) from error
    whence = "the server redirects to" if before else "the address is"
    if scheme not in ("https", "http") or not host or user is not None:
        raise FetchError(f"{whence} {url[:200]!r}, which is not asked", _LATER)
    if scheme == "http" and urlsplit(before).scheme == "https":
        raise FetchError(f"{whence} {url[:200]!r}, from https to plain http", _LATER)
    if scheme == "http" and not policy.allow_http:
        raise FetchError(
            f"{whence} {url[:200]!r}: plain http can be changed on the way",
            "use https, or allow http with --allow-http if the server is yours",
        )


def _short(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"[:200]
