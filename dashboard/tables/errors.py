"""The one error of the published tables: what is wrong, in which file, and what to do."""

from __future__ import annotations

from pathlib import Path


class TablesError(Exception):
    """A file of ``data/`` is missing, truncated, altered or badly written.

    ``path`` is the file, ``reason`` what is wrong with it (English), ``command`` the command that
    repairs it. The pages turn the three into a French sentence.
    """

    def __init__(self, path: Path, reason: str, command: str = "make data") -> None:
        self.path = path
        self.reason = reason
        self.command = command
        super().__init__(f"{path}: {reason}. To repair: {command}")
