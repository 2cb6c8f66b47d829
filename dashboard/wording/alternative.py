"""Text alternatives of pictures: short, marked where the figures are simulated."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.wording.places import as_sentence

LENGTH = 220
"""Characters a text alternative may have."""
_REST = " ; la suite dans le tableau."


def shortened(parts: Sequence[str], mark: str = "", start: str = "") -> str:
    """The parts as one text, as many as fit, the mark of simulated figures first."""
    head = f"{mark}. {start}" if mark else start
    kept = list(parts)
    text = f"{head}{' ; '.join(kept)}."
    while len(text) > LENGTH and len(kept) > 1:
        kept.pop()
        text = f"{head}{' ; '.join(kept)}{_REST}"
    return as_sentence(text[:LENGTH])
