"""The bytes of a file, read once: what is hashed is what is parsed, even if the file changes."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from dashboard.ingest.errors import IngestError
from dashboard.ingest.workbook.limits import LIMITS, Limits

SAVE_AGAIN = "open it in a spreadsheet program, save it as .xlsx and import that file"
DOWNLOAD_AGAIN = "download the file again from where it is published"


@dataclass(frozen=True, slots=True)
class Received:
    """A file as received; ``refuse`` builds the error that names it."""

    path: Path
    content: bytes
    limits: Limits = LIMITS

    @property
    def sha256(self) -> str:
        """Fingerprint of the bytes, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()

    def refuse(
        self, reason: str, remedy: str = SAVE_AGAIN, *, sheet: str = "", cell: str = ""
    ) -> IngestError:
        """The error to raise for this file."""
        return IngestError(self.path, reason, remedy, sheet=sheet, cell=cell)


def receive(path: Path, limits: Limits = LIMITS) -> Received:
    """Read a file whole, once. Raises ``IngestError`` where it cannot be or is too large.

    The file is opened first and examined through that handle, so that nobody can swap it between
    the check and the reading; a pipe or a device is refused without waiting for it.
    """
    try:
        handle = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
        with os.fdopen(handle, "rb") as file:
            state = os.fstat(handle)
            if not stat.S_ISREG(state.st_mode):
                kind = "a folder" if stat.S_ISDIR(state.st_mode) else "not a regular file"
                raise _not_regular(path, kind)
            content = file.read(limits.file_bytes + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    if len(content) > limits.file_bytes:
        raise IngestError(
            path,
            f"the file holds more than {limits.file_bytes >> 20} MiB,"
            " more than any table of the survey",
            "check that it is a table; leave out the sheets and pictures not needed",
        )
    if not content:
        raise IngestError(path, "the file is empty (0 bytes)", DOWNLOAD_AGAIN)
    return Received(path, content, limits)


def _not_regular(path: Path, kind: str) -> IngestError:
    return IngestError(path, f"this is {kind}", "give the path of a spreadsheet")


def _unreadable(path: Path, error: OSError | ValueError) -> IngestError:
    """The sentence for an error of the system."""
    if isinstance(error, FileNotFoundError):
        dangling = path.is_symlink()
        return IngestError(
            path,
            "the link leads to a file that does not exist" if dangling else "no such file",
            "check the path",
        )
    if isinstance(error, IsADirectoryError):
        return _not_regular(path, "a folder")
    if isinstance(error, PermissionError):
        # Windows refuses to open a folder this way.
        if path.is_dir():
            return _not_regular(path, "a folder")
        return IngestError(path, "the file may not be read", "give yourself the right to read it")
    if isinstance(error, OSError) and _is_loop(error):
        return IngestError(
            path, "the link leads back to itself", "give the path of the file itself"
        )
    what = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return IngestError(path, f"the file cannot be read: {what}", "check the path")


def _is_loop(error: OSError) -> bool:
    import errno

    return error.errno == errno.ELOOP
