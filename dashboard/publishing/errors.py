"""What the command line of figures says when it cannot go on. Never a traceback."""

from __future__ import annotations

from pathlib import Path


class PublishingError(Exception):
    """A dossier that cannot be read or exported: which file, what is wrong, what to do."""

    def __init__(self, path: Path, reason: str, remedy: str = "") -> None:
        self.path, self.reason, self.remedy = path, reason, remedy
        super().__init__(f"{path}: {reason}" + (f"\n  To do: {remedy}" if remedy else ""))
