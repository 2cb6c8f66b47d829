"""What an import says when it cannot go on: where, what is wrong, what to do. Never a traceback."""

from __future__ import annotations

from pathlib import Path


class IngestError(Exception):
    """A file that cannot be read, mapped or published.

    ``sheet`` and ``cell`` name the place inside the file where they are known; ``remedy`` says what
    the person in front of the command line should do.
    """

    def __init__(
        self, path: Path, reason: str, remedy: str = "", *, sheet: str = "", cell: str = ""
    ) -> None:
        self.path, self.reason, self.remedy = path, reason, remedy
        self.sheet, self.cell = sheet, cell
        inside = "".join([f", sheet {sheet!r}" if sheet else "", f", cell {cell}" if cell else ""])
        super().__init__(f"{path}{inside}: {reason}" + (f"\n  To do: {remedy}" if remedy else ""))
