"""Settings come from environment variables; a wrong one stops the start with one sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def setting(read: Callable[[], T]) -> T:
    """What ``read`` makes of the environment; where it raises ``ValueError``, its sentence ends the
    program instead of a traceback."""
    try:
        return read()
    except ValueError as error:
        raise SystemExit(f"Not started: {error}. Correct the variable and start again.") from None
