"""A small application that shows the commune map alone, for browser tests and measures.

``MAP_LAYER_ROOT`` names the folder of the layer files. It applies the strict content security
policy of the real application and serves the layer in its own way.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.routing import Route

from dashboard.geography.layer import open_variant, overview_url
from dashboard.ui.commune_map.head import head_links

if TYPE_CHECKING:
    from starlette.requests import Request

ROOT = Path(os.environ["MAP_LAYER_ROOT"])
INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)


async def layer(request: Request) -> Response:
    """A layer file in the best form the browser takes."""
    found = open_variant(
        ROOT, request.path_params["name"], request.headers.get("accept-encoding", "")
    )
    if found is None:
        return Response(status_code=404)
    body, encoding = found
    return Response(
        body,
        media_type="application/octet-stream",
        headers={
            "Content-Encoding": encoding,
            "Cache-Control": "public, max-age=31536000, immutable",
            "Vary": "Accept-Encoding",
        },
    )


async def shell(_request: Request) -> Response:
    """Streamlit's page with the lines that let the map start early."""
    page = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    links = head_links(overview_url(ROOT))
    return Response(page.replace("</head>", f"{links}</head>"), media_type="text/html")


class Policy:
    """Adds the content security policy to every answer."""

    def __init__(self, app: Any) -> None:
        self.app = app
        self.header = _policy().encode()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        async def with_policy(message: Any) -> None:
            if message["type"] == "http.response.start":
                message["headers"].append((b"content-security-policy", self.header))
            await send(message)

        await self.app(scope, receive, with_policy if scope["type"] == "http" else send)


def _policy() -> str:
    import base64
    import hashlib

    page = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'"
        for s in INLINE_SCRIPT.findall(page)
    )
    return (
        f"default-src 'none'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:; "
        "worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'self'"
    )


app = st.App(
    Path(__file__).parent / "page.py",
    routes=[Route("/", shell), Route("/geo/{name}", layer)],
    middleware=[Middleware(Policy)],
)
