"""The same map the obvious way: Plotly's WebGL map with the outlines given by URL, served alike.

``OUTLINES`` names the GeoJSON file (prepared by the bench from ``geo/outlines.parquet``).
"""

from __future__ import annotations

import gzip
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from starlette.responses import Response
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.requests import Request


@cache
def _zipped() -> bytes:
    return gzip.compress(Path(os.environ["OUTLINES"]).read_bytes(), compresslevel=9)


async def outlines(_request: Request) -> Response:
    """The outlines of all communes, compressed and kept by the browser."""
    return Response(
        _zipped(),
        media_type="application/geo+json",
        headers={
            "Content-Encoding": "gzip",
            "Cache-Control": "public, max-age=31536000, immutable",
        },
    )


app = st.App(Path(__file__).with_name("page.py"), routes=[Route("/outlines.geojson", outlines)])
