"""Files that take seconds to make: one at a time, and kept while there is room.

A workbook of all communes costs as much as a thousand ordinary answers. Without this, a few
requests could keep the pages of everybody waiting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock

from dashboard.server.api.problems import ProblemError
from dashboard.server.kept import Kept, Made
from dashboard.wording import api as say

MEMORY = 48_000_000
"""Bytes of files kept."""
WAITING = 4
"""Requests that wait for their turn; a further one is told to come back."""
PATIENCE = 30
"""Seconds a request waits for its turn."""


class Heavy:
    """Makes files one at a time. Safe between threads."""

    def __init__(self, memory: int = MEMORY, waiting: int = WAITING) -> None:
        self._kept = Kept(memory)
        self._turn = Lock()
        self._places = BoundedSemaphore(waiting + 1)

    def file(self, key: str, make: Callable[[], bytes]) -> bytes:
        """The file that a key names, made where it is not kept; :class:`ProblemError` where too
        many are being made."""
        found = self._kept.get(key)
        if found is not None:
            return found.body
        with self._my_turn():
            again = self._kept.get(key)
            if again is not None:
                return again.body
            body = make()
            self._kept.put(key, Made(body, ""))
            return body

    @contextmanager
    def _my_turn(self) -> Iterator[None]:
        if not self._places.acquire(blocking=False):
            raise _busy()
        try:
            if not self._turn.acquire(timeout=PATIENCE):
                raise _busy()
            try:
                yield
            finally:
                self._turn.release()
        finally:
            self._places.release()


def _busy() -> ProblemError:
    return ProblemError(say.BUSY, say.BUSY_TEXT, headers={"Retry-After": str(PATIENCE)})


HEAVY = Heavy()
"""Shared by all addresses of the process."""
