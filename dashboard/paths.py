"""Where the project's files stand, from the environment or beside the package."""

from __future__ import annotations

import os
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""Top folder of the project."""


def data_root() -> Path:
    """Folder of the published aggregates and the catalogue (``ASCO_DATA`` moves it)."""
    return Path(os.environ.get("ASCO_DATA") or ROOT / "data")


def geo_root() -> Path:
    """Folder of the geography as built (``ASCO_GEO`` moves it)."""
    return Path(os.environ.get("ASCO_GEO") or ROOT / "geo")


def contact() -> str:
    """Where readers write to the operator of the site (``ASCO_CONTACT``), empty where not told."""
    return (os.environ.get("ASCO_CONTACT") or "").strip()[:200]


def app_version() -> str:
    """Version of the application, as its files cite it."""
    try:
        return version("dashboard")
    except PackageNotFoundError:
        return "non installée"
