"""Lines for the page's ``<head>`` that let the map start while Streamlit is still starting.

Without them the browser learns of the scripts and of the layer only when the first message
arrives, one module after the other. With them it fetches all of them at once, and decodes the
layer while the application connects.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

ASSETS = Path(__file__).with_name("assets")
ROUTE = "/_stcore/bidi-components/dashboard.commune_map/"


def head_links(layer_url: str, base: str = "") -> str:
    """HTML for the head of a page that shows the map.

    ``layer_url`` is the URL of the overview, ``base`` the prefix of the application's paths
    (Streamlit's ``baseUrlPath``), empty or like ``/asco``.
    """
    layer = escape(layer_url)
    scripts = sorted(path.name for path in ASSETS.glob("*.js"))
    lines = [
        f'<link rel="preload" as="fetch" crossorigin data-commune-layer href="{layer}">',
        *(f'<link rel="modulepreload" href="{base}{ROUTE}{name}">' for name in scripts),
        f'<link rel="preload" as="style" href="{base}{ROUTE}map.css">',
        f'<script type="module" async src="{base}{ROUTE}early.js"></script>',
    ]
    return "\n".join(lines)
