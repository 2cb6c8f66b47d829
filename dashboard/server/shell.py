"""The HTML document every page starts from: Streamlit's own, in French and with its own title.

Streamlit serves one English document for all pages. Here it is read once from the installed
package and rewritten for each page: language, title, description, Open Graph, favicon. Its inline
scripts are hashed, so that the content security policy can name them.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from functools import cache
from pathlib import Path

import streamlit
from jinja2 import Environment

from dashboard.domain.page import PAGES, SITE, Page
from dashboard.server.static_files import FOLDER, FRENCH, STYLE, asset

LONGEST_PATH = 80
_NOSCRIPT = (
    "Cette page a besoin de JavaScript. Activez-le dans votre navigateur pour voir les cartes, "
    "les graphiques et les tableaux, ou lisez sa "
)
_MIRROR_NAME = "version accessible, sans JavaScript"


_STATIC = Path(streamlit.__file__).parent / "static"


@cache
def _template() -> str:
    return (_STATIC / "index.html").read_text(encoding="utf-8")


@cache
def streamlit_files() -> frozenset[str]:
    """Addresses, from the root of the site, of the files Streamlit brings: its script and fonts.

    Its own document is none of them: ours stand in its place.
    """
    files = (path for path in _STATIC.rglob("*") if path.is_file())
    return frozenset(path.relative_to(_STATIC).as_posix() for path in files) - {"index.html"}


def document(
    page: Page, prefix: str = "", extra_head: str = "", query: str = "", address: str = ""
) -> str:
    """The document of one page; ``prefix`` is the base path of the site, without closing slash.

    ``extra_head`` is HTML of ours for the end of the head. ``query`` is that of the request: the
    mirror of the view has the same. ``address`` is the canonical one, where the page has one.

    ``RuntimeError`` where the installed Streamlit ships a document we cannot rewrite: better at
    start than an English page in production.
    """
    text = re.sub(r"<!--.*?-->", "", _template(), flags=re.DOTALL)
    text = _once(text, r"<html[^>]*>", '<html lang="fr">')
    text = _once(text, r"<title>.*?</title>", _head(page))
    text = _once(text, r'<link rel="shortcut icon"[^>]*>', _icon(prefix))
    text = re.sub(r'<link rel="service-desc"[^>]*>', "", text)
    ours = (
        f'<link rel="stylesheet" href="{prefix}/{asset(STYLE).name}">'
        f'<script type="module" src="{prefix}/{asset(FRENCH).name}"></script>'
    )
    mirror = html.escape(f"{prefix}/accessible/{page.slug}{'?' if query else ''}{query}")
    other = f'<link rel="alternate" type="text/html" href="{mirror}" title="Version accessible">'
    other += (
        f'<link rel="alternate" type="application/atom+xml" href="{prefix}/atom.xml" '
        'title="Versions des données">'
    )
    text = _once(text, r"</head>", f"{ours}{other}{_canonical(address)}{extra_head}</head>")
    said = f'{_NOSCRIPT}<a href="{mirror}">{_MIRROR_NAME}</a>.'
    text = _once(text, r"<noscript>.*?</noscript>", f"<noscript>{said}</noscript>")
    return re.sub(r'((?:href|src)=")\./', rf"\1{prefix}/", text).strip()


def not_found(path: str, prefix: str = "") -> str:
    """The page for an address that leads nowhere."""
    template = (FOLDER / "not_found.html").read_text(encoding="utf-8")
    shown = path if len(path) <= LONGEST_PATH else f"{path[:LONGEST_PATH]}…"
    environment = Environment(autoescape=True)
    return environment.from_string(template).render(
        site=SITE, path=shown, pages=PAGES, prefix=prefix
    )


def inline_script_hashes() -> tuple[str, ...]:
    """CSP sources (``'sha256-…'``) of the inline scripts of the document."""
    scripts = re.findall(r"<script>(.*?)</script>", _template(), flags=re.DOTALL)
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def _head(page: Page) -> str:
    title, description = html.escape(page.full_title), html.escape(page.description)
    return (
        f"<title>{title}</title>"
        f'<meta name="description" content="{description}">'
        f'<meta property="og:title" content="{title}">'
        f'<meta property="og:description" content="{description}">'
        f'<meta property="og:site_name" content="{html.escape(SITE)}">'
        '<meta property="og:locale" content="fr_FR"><meta property="og:type" content="website">'
        '<meta name="color-scheme" content="light dark">'
    )


def _canonical(address: str) -> str:
    if not address:
        return ""
    named = html.escape(address)
    return f'<link rel="canonical" href="{named}"><meta property="og:url" content="{named}">'


def _icon(prefix: str) -> str:
    return f'<link rel="icon" type="image/svg+xml" href="{prefix}/favicon.svg">'


def _once(text: str, pattern: str, replacement: str) -> str:
    changed, count = re.subn(pattern, lambda _: replacement, text, flags=re.DOTALL)
    if count != 1:
        raise RuntimeError(
            f"the installed Streamlit {streamlit.__version__} ships an index.html with "
            f"{count} matches of {pattern!r} (1 expected): install the version of requirements.txt"
        )
    return changed
