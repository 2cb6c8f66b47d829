"""Acronyms that a figure prints and spells out nowhere: a figure is read apart from its article."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dashboard.wording.publication import ACRONYM, ACRONYMS


def spelled_out(printed: Iterable[str]) -> str:
    """« ABS : analyse des besoins sociaux. », for the note; empty where all is spelled already."""
    text = " ".join(printed)
    plain = re.sub(r"\s+", " ", text).replace("'", "’").lower()
    return " ".join(
        ACRONYM.format(short=short, full=full)
        for short, full in ACRONYMS.items()
        if re.search(rf"\b{short}\b", text) and not _is_spelled(full, plain)
    )


def _is_spelled(full: str, plain: str) -> bool:
    """Whether the words stand in the text, in the singular or the plural."""
    words = r"\s".join(rf"{re.escape(word.rstrip('sx'))}\w*" for word in full.split(" "))
    return re.search(words, plain) is not None
