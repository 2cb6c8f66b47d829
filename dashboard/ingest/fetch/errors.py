"""What can go wrong with one file on the way, apart from the file itself."""

from __future__ import annotations


class FetchError(Exception):
    """A file that was not fetched: why, and what the person in front should do."""

    def __init__(self, reason: str, remedy: str) -> None:
        self.reason, self.remedy = reason, remedy
        super().__init__(f"{reason}\n  To do: {remedy}")


class TransientError(Exception):
    """Something that may pass: the transfer is tried again, after ``wait`` seconds if told so."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        self.reason, self.wait = reason, wait
        super().__init__(reason)
