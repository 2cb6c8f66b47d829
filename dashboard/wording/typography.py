"""French spaces: what must not be cut at the end of a line."""

from __future__ import annotations

import re
from functools import lru_cache

from dashboard.wording.numbers import NBSP, NNBSP

_BEFORE = re.compile(r" (?=[:»%])")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_FINE = re.compile(r" (?=[;!?])")


def lower_first(text: str) -> str:
    """The text inside a sentence: without its capital, unless it begins with an acronym."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


@lru_cache(maxsize=4096, typed=True)  # text that is already HTML is of another type
def fine(text: str) -> str:
    """The text with no-break spaces before « : » « » » « % », narrow ones before « ; » « ! » « ? »,
    and typographic apostrophes inside words (official lists of names have straight ones).

    Applied where text is put on a page, so that texts may be written with plain spaces.
    """
    text = _APOSTROPHE.sub("’", text)
    text = _FINE.sub(NNBSP, _BEFORE.sub(NBSP, text))
    for start in ("«", "n°", "1er", " R."):
        text = text.replace(f"{start} ", f"{start}{NBSP}")
    return text
