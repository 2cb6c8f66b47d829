"""Size ranges, territories and their articles, in French."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.observation import Unit
from dashboard.domain.size_range import SizeRange
from dashboard.wording.numbers import NBSP, number


def of_size(size: SizeRange) -> str:
    """What follows « communes »: « de 500 à 1 499 habitants », empty for all sizes."""
    if size.is_all:
        return ""
    if size.maximum is None:
        return f"de {number(size.minimum)}{NBSP}habitants ou plus"
    if size.minimum == 0:
        return f"de moins de {number(size.maximum)}{NBSP}habitants"
    return f"de {number(size.minimum)} à {number(size.maximum - 1)}{NBSP}habitants"


def everyone_of(unit: Unit) -> str:
    """Heading of the total: « Ensemble des communes », « Ensemble des EPCI »."""
    return "Ensemble des EPCI" if unit is Unit.EPCI else "Ensemble des communes"


def size_label(size: SizeRange) -> str:
    """The range as a row heading: « De 500 à 1 499 habitants », « Ensemble des communes »."""
    text = of_size(size)
    if not text:
        return "Ensemble des communes"
    text = text.removeprefix("de ") if not (size.minimum and size.maximum) else text
    return text[0].upper() + text[1:]


def short_size(size: SizeRange) -> str:
    """The range for an axis or a filter: « < 500 », « 500 à 1 499 », « 30 000 ou + »."""
    if size.is_all:
        return "Ensemble"
    if size.maximum is None:
        return f"{number(size.minimum)} ou plus"
    if size.minimum == 0:
        return f"Moins de {number(size.maximum)}"
    return f"{number(size.minimum)} à {number(size.maximum - 1)}"


def enumeration(parts: Sequence[str]) -> str:
    """« a », « a et b », « a, b et c »."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} et {parts[-1]}"


def as_sentence(text: str) -> str:
    """The text with a capital and a full stop, its own capitals kept."""
    text = text.strip()
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?…" else f"{text}."
