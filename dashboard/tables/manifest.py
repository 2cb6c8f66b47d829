"""The manifest of a built folder: version, date, and what proves that its files are unchanged."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from dashboard.tables.errors import TablesError
from dashboard.tables.layout import MANIFEST


@dataclass(frozen=True)
class FileEntry:
    """A built file: SHA-256 in hexadecimal, size in bytes, number of rows."""

    sha256: str
    bytes: int
    rows: int


@dataclass(frozen=True)
class Manifest:
    """What was built, when (ISO date), from which raw files (their SHA-256 by path).

    ``imports`` gives the revision of each imported workbook that the version holds.
    """

    version: str
    built_on: str
    licence: str
    files: Mapping[str, FileEntry] = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)
    imports: Mapping[str, int] = field(default_factory=dict)

    def to_json(self) -> str:
        """The text of the file, the same for the same content."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def sha256(content: bytes) -> str:
    """SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of a built folder; :class:`TablesError` where absent or badly written."""
    path = folder / MANIFEST
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        files = {
            name: FileEntry(str(entry["sha256"]), int(entry["bytes"]), int(entry["rows"]))
            for name, entry in content["files"].items()
        }
        return Manifest(
            version=str(content["version"]),
            built_on=str(content["built_on"]),
            licence=str(content["licence"]),
            files=files,
            inputs=dict(content["inputs"]),
            imports={str(name): int(n) for name, n in content.get("imports", {}).items()},
        )
    except FileNotFoundError as error:
        raise TablesError(path, "the file is missing") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise TablesError(path, f"not a manifest ({error!r})") from error


def verified_bytes(path: Path, manifest: Manifest) -> bytes:
    """The bytes of a built file, refused unless they are those the manifest vouches for."""
    entry = manifest.files.get(path.name)
    if entry is None:
        raise TablesError(path, f"the file is not listed in {MANIFEST}")
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise TablesError(path, "the file is missing") from error
    if len(content) < entry.bytes:
        raise TablesError(path, f"the file is truncated: {len(content)} bytes of {entry.bytes}")
    if sha256(content) != entry.sha256:
        raise TablesError(path, "the file was altered since it was built (SHA-256 differs)")
    return content
