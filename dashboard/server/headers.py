"""Security headers on every answer, by what the address leads to, as a plain ASGI middleware."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.server.shell import inline_script_hashes

PLAIN = ("/accessible", "/embed", "/api", "/sitemap", "/atom.xml", "/robots.txt")
"""Where answers hold no script at all: mirror, embeds, API, feeds."""
FRAMED_BY_ANYBODY = "/embed"
"""The only pages made to stand inside those of others."""
_COMMON = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def headers_of(path: str) -> dict[str, str]:
    """The headers of an answer to ``path``: policy, who may frame it, no sniffing, no referrer."""
    embedded = _below(path, FRAMED_BY_ANYBODY)
    policy = _plain_policy(embedded) if any(_below(path, p) for p in PLAIN) else _APPLICATION
    frame = {} if embedded else {"X-Frame-Options": "SAMEORIGIN"}
    return {"Content-Security-Policy": policy, **_COMMON, **frame}


def _below(path: str, prefix: str) -> bool:
    return path == prefix or path.startswith((f"{prefix}/", f"{prefix}-", f"{prefix}."))


def application_policy() -> str:
    """Nothing from elsewhere, no ``unsafe-eval``; inline styles are Streamlit's and Plotly's."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' {' '.join(inline_script_hashes())}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )


def _plain_policy(embedded: bool) -> str:
    """No script, no inline style sheet (charts name their colours for a dark page in attributes);
    forms lead to this site."""
    return "; ".join(
        (
            "default-src 'none'",
            "style-src 'self'",
            "style-src-attr 'unsafe-inline'",
            "img-src 'self' data:",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors *" if embedded else "frame-ancestors 'self'",
        )
    )


_APPLICATION = application_policy()


class SecurityHeaders:
    """Adds the headers to each response that starts, whoever produced it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, headers added to the answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        added = headers_of(str(scope.get("path", "")))

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in added.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers)
