"""Writing so that a crash at any moment leaves either the old or the new, never something between.

Everything is written aside, forced to the disk, then renamed in one step.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from dashboard.ingest.errors import IngestError

ASIDE = ".aside-"
"""Start of the names of what is being written; such leftovers mean nothing."""


def put(path: Path, content: bytes) -> None:
    """Replace a file in one step."""
    aside = path.with_name(f"{ASIDE}{path.name}")
    _write(aside, content)
    os.replace(aside, path)
    _sync(path.parent)


def new_folder(folder: Path, contents: Mapping[str, bytes]) -> Path:
    """Write files into a folder beside its place, and give where it stands.

    :func:`settle` moves it to ``folder`` once it has been verified.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f"{ASIDE}{folder.name}-", dir=folder.parent))
    aside.chmod(0o755)
    for name, content in contents.items():
        _write(aside / name, content)
    _sync(aside)
    return aside


def settle(aside: Path, folder: Path) -> None:
    """Move a verified folder to its place. What stands there was never before the readers, or is
    damaged: it is moved out of the way first, then removed."""
    former = folder.with_name(f"{ASIDE}former-{folder.name}")
    if folder.exists():
        shutil.rmtree(former, ignore_errors=True)
        os.rename(folder, former)
    os.rename(aside, folder)
    _sync(folder.parent)
    shutil.rmtree(former, ignore_errors=True)


def sweep(*folders: Path) -> None:
    """Remove what a killed run left aside."""
    for folder in folders:
        for left in folder.glob(f"{ASIDE}*"):
            shutil.rmtree(left, ignore_errors=True) if left.is_dir() else left.unlink()


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold the only right to change the data under ``root``; :class:`IngestError` if it is taken.

    The lock dies with its process: a killed run does not block the next one.
    """
    path = root / ".publishing"
    with path.open("a") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise IngestError(
                path, "another publication is running", "wait until it ends"
            ) from error
        yield


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
