"""Colours as other eyes and a grey print see them, and which fills are then too much alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations

from dashboard.figures.colour import difference
from dashboard.figures.drawing.shapes import Fill
from dashboard.figures.publication.tone import coded, grey_of, linear

CLOSEST = 4.0
"""Least ΔE (OKLab, times 100) between two classes; about 2 is just noticeable side by side."""
_Matrix = tuple[tuple[float, float, float], ...]
MACHADO: dict[str, _Matrix] = {
    "protanopie": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutéranopie": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopie": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""Machado, Oliveira and Fernandes (2009), full severity, on linear RGB."""


@dataclass(frozen=True)
class TooClose:
    """Two fills that are hardly told apart, how far they are, and in whose eyes."""

    one: str
    other: str
    distance: float
    sight: str


def seen_by(colour: str, matrix: _Matrix) -> str:
    """A colour as a person with that colour blindness sees it."""
    channels = [linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5)]
    mixed = [sum(m * c for m, c in zip(row, channels, strict=True)) for row in matrix]
    return "#" + "".join(f"{round(255 * coded(min(max(c, 0.0), 1.0))):02x}" for c in mixed)


def _sight(matrix: _Matrix) -> Callable[[str], str]:
    return lambda colour: seen_by(colour, matrix)


SIGHTS: dict[str, Callable[[str], str]] = {
    "en couleurs": lambda colour: colour,
    "en gris": grey_of,
    **{f"en cas de {name}": _sight(matrix) for name, matrix in MACHADO.items()},
}


def too_close(
    fills: Iterable[tuple[str, Fill]], missing: Iterable[tuple[str, Fill]] = ()
) -> list[TooClose]:
    """Pairs of named fills too close for some eyes, the first sight that confuses them each.

    Two fills with different patterns are told apart without their colours; « no value » must
    differ by its colour as well, in full colour.
    """
    named = list(dict.fromkeys(fills))
    found = []
    for (one, a), (other, b) in combinations(named, 2):
        if a.pattern == b.pattern and a != b:
            for sight, see in SIGHTS.items():
                distance = difference(see(a.paper), see(b.paper))
                if distance < CLOSEST:
                    found.append(TooClose(one, other, distance, sight))
                    break
    for other, b in missing:
        for one, a in named:
            distance = difference(a.paper, b.paper)
            if distance < CLOSEST:
                found.append(TooClose(one, other, distance, "en couleurs"))
    return found
