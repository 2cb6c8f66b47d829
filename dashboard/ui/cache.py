"""The only place of ``st.cache_*``: what is loaded once and shared by all visitors.

Each part is keyed by the state of its files, so that a running application takes new figures at
the next view, and a damaged file is noticed.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard.domain.catalogue import Catalogue
from dashboard.geography.store import Geography, load_geography
from dashboard.paths import data_root, geo_root
from dashboard.results.world import World
from dashboard.tables.catalogue import load_catalogue
from dashboard.tables.store import Observations, load_published

Signature = tuple[tuple[str, int, int], ...]


def _signature(folder: Path) -> Signature:
    """Name, size and time of each file below a folder: changes whenever one of them does."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            stat = path.stat()
            found.append((path.relative_to(folder).as_posix(), stat.st_size, stat.st_mtime_ns))
    return tuple(found)


def catalogue() -> Catalogue:
    """The catalogue. ``TablesError`` where a file is missing or wrong."""
    root = data_root()
    return _catalogue(str(root), _signature(root / "catalogue"))


def observations() -> Observations:
    """The published figures. ``TablesError`` where the file is missing, cut or altered."""
    root = data_root()
    return _observations(str(root), _signature(root / "published"))


def geography() -> Geography:
    """The communes. ``GeographyError`` where a file is missing, cut or altered."""
    root = geo_root()
    return _geography(str(root), _signature(root))


def world() -> World:
    """Everything a view needs; the errors of its parts."""
    return World(catalogue(), observations(), geography())


@st.cache_resource(max_entries=2, show_spinner=False)
def _catalogue(root: str, signature: Signature) -> Catalogue:  # noqa: ARG001 - the cache key
    return load_catalogue(Path(root))


@st.cache_resource(max_entries=2, show_spinner=False)
def _observations(root: str, signature: Signature) -> Observations:  # noqa: ARG001
    return load_published(Path(root))


@st.cache_resource(max_entries=2, show_spinner=False)
def _geography(root: str, signature: Signature) -> Geography:  # noqa: ARG001
    return load_geography(Path(root))
