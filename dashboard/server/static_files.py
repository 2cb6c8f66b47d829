"""Small files of the site, served under names that hold their hash: they never change."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "assets"


@dataclass(frozen=True)
class Asset:
    """A file under its public name (``look-0123456789ab.css``)."""

    name: str
    content: bytes
    media_type: str


@cache
def asset(file: str) -> Asset:
    """The asset of a file of the folder."""
    path = FOLDER / file
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()[:12]
    kind = {".css": "text/css", ".js": "text/javascript"}[path.suffix]
    return Asset(f"{path.stem}-{digest}{path.suffix}", content, kind)


STYLE, FRENCH, MIRROR_STYLE = "look.css", "fr.js", "mirror.css"
SERVED = (STYLE, FRENCH, MIRROR_STYLE)
