"""Text alternatives of pictures: short, marked where the figures are simulated."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.wording.places import as_sentence

LENGTH = 220
"""Characters a text alternative may have."""
IN_TABLE = " ; la suite dans le tableau."
IN_DESCRIPTION = " ; la suite dans la description."


def shortened(parts: Sequence[str], mark: str = "", start: str = "", rest: str = IN_TABLE) -> str:
    """The parts as one text, as many as fit, the mark of simulated figures first;
    ``rest`` says where the others are."""
    head = f"{mark}. {start}" if mark else start
    kept = list(parts)
    text = f"{head}{' ; '.join(kept)}."
    while len(text) > LENGTH and len(kept) > 1:
        kept.pop()
        text = f"{head}{' ; '.join(kept)}{rest}"
    return as_sentence(text[:LENGTH])
