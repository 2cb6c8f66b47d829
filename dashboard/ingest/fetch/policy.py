"""How patient, how large, how trusting a transfer is: every number in one place."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """Limits of the transfer of one file; seconds and bytes."""

    allow_http: bool = False
    """Whether plain http may be asked (never after https: that would be a fall)."""
    connect: float = 10
    read: float = 30
    """Silence after which the server is given up."""
    total: float = 900
    """Time for one file, waits included."""
    attempts: int = 5
    redirects: int = 5
    largest: int = 50 << 20
    first_wait: float = 1
    longest_wait: float = 60
    longest_retry_after: float = 300
    """A server that asks for more patience than this is asked again another day."""
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    jitter: Callable[[], float] = random.random

    def wait(self, attempt: int) -> float:
        """Seconds before the next attempt: doubled each time, not the same for two clients."""
        longest = min(self.longest_wait, self.first_wait * 2.0 ** (attempt - 1))
        return longest * (0.5 + self.jitter() / 2)
