"""Refuses files of ``geo/`` that are missing, truncated or altered.

``geo/manifest.json`` holds the SHA-256 and the size of every file the build wrote.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"
COMMAND = "make geo"


class GeographyError(Exception):
    """A file of ``geo/`` cannot be used.

    ``path`` is the file, ``reason`` what is wrong with it (English), ``command`` the command that
    rebuilds it. The pages turn the three into a French sentence.
    """

    def __init__(self, path: Path, reason: str, command: str = COMMAND) -> None:
        self.path = path
        self.reason = reason
        self.command = command
        super().__init__(f"{path}: {reason}. To rebuild: {command}")


def verify(path: Path) -> Path:
    """Return ``path`` once its bytes equal what the manifest above it says.

    The manifest is the first ``manifest.json`` in the folders that hold the file. The digest is
    computed again only when the size or the time of the file has changed. Raises
    :class:`GeographyError`.
    """
    root = _root_of(path)
    expected = read_manifest(root)["files"].get(path.relative_to(root).as_posix())
    if expected is None:
        raise GeographyError(path, f"not a file that {root / MANIFEST} lists")
    try:
        stat = path.stat()
    except OSError as error:
        raise GeographyError(path, "missing") from error
    if stat.st_size != expected["bytes"]:
        reason = f"truncated or altered ({stat.st_size} bytes instead of {expected['bytes']})"
        raise GeographyError(path, reason)
    if _digest(path, stat.st_mtime_ns, stat.st_size) != expected["sha256"]:
        raise GeographyError(path, "altered (its SHA-256 is not that of the manifest)")
    return path


def read_manifest(root: Path) -> dict[str, Any]:
    """The manifest of a ``geo/`` folder. Raises :class:`GeographyError`."""
    path = root / MANIFEST
    try:
        stat = path.stat()
        return _parsed(path, stat.st_mtime_ns, stat.st_size)
    except OSError as error:
        raise GeographyError(path, "missing") from error
    except (ValueError, KeyError, TypeError) as error:
        raise GeographyError(path, f"not a manifest ({error})") from error


def _root_of(path: Path) -> Path:
    for folder in path.parents:
        if (folder / MANIFEST).is_file():
            return folder
        if folder.name == "geo":
            raise GeographyError(folder / MANIFEST, "missing")
    raise GeographyError(path.parent / MANIFEST, "missing")


@lru_cache(maxsize=8)
def _parsed(path: Path, _modified: int, _size: int) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for entry in manifest["files"].values():
        int(entry["bytes"]), str(entry["sha256"])
    return manifest


@lru_cache(maxsize=512)
def _digest(path: Path, _modified: int, _size: int) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
