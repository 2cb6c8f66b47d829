"""What is kept beside a file: where it came from and its fingerprint (``name.xlsx.json``), and,
while it is on its way, what the partial file is the beginning of (``name.xlsx.part.json``)."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError


class Trace(BaseModel):
    """Where a file came from, as the server told it, and what was received."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: str
    final_url: str
    etag: str = ""
    last_modified: str = ""
    content_type: str = ""
    sha256: str
    bytes: int
    fetched_on: str


class Beginning(BaseModel):
    """What a partial file is the beginning of: the rest is asked for under that condition only."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: str
    validator: str


def beside(path: Path, ending: str) -> Path:
    """``name.xlsx`` with something more at its end."""
    return path.with_name(path.name + ending)


def read_trace(path: Path) -> Trace | None:
    """The trace of a file, ``None`` unless it is there and tells of these very bytes."""
    try:
        trace = Trace.model_validate_json(beside(path, ".json").read_bytes())
        with path.open("rb") as file:
            same = hashlib.file_digest(file, "sha256").hexdigest() == trace.sha256
    except (OSError, ValidationError):
        return None
    return trace if same else None


def read_beginning(part: Path) -> Beginning | None:
    """What a partial file is the beginning of, ``None`` where that is not known."""
    try:
        return Beginning.model_validate_json(beside(part, ".json").read_bytes())
    except (OSError, ValidationError):
        return None


def write_aside(path: Path, content: bytes) -> None:
    """Write a small file so that it is there whole or not at all."""
    aside = beside(path, ".new")
    with aside.open("wb") as file:
        file.write(content)
        settle(file.fileno())
    os.replace(aside, path)


def put_in_place(part: Path, path: Path, trace: Trace) -> None:
    """Let a finished file take its name, then its trace.

    Cut between the two, the trace no longer tells of the bytes and the file is fetched anew.
    """
    with part.open("rb") as file:
        settle(file.fileno())
    os.replace(part, path)
    write_aside(beside(path, ".json"), (trace.model_dump_json(indent=2) + "\n").encode())
    forget(part)
    with contextlib.suppress(OSError):  # not every system lets a folder be opened
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            settle(folder)
        finally:
            os.close(folder)


def settle(handle: int) -> None:
    """Ask the system to bring what was written to the disk."""
    os.fsync(handle)


def forget(part: Path) -> None:
    """Drop a partial file and what it was the beginning of."""
    part.unlink(missing_ok=True)
    beside(part, ".json").unlink(missing_ok=True)
