"""Colours as other eyes and a grey print see them, and which fills are then too much alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import combinations

from dashboard.figures.colour import difference
from dashboard.figures.drawing.shapes import Drawing, Drawn, Fill
from dashboard.figures.drawing.svg_parts import ink_share
from dashboard.figures.publication.tone import coded, grey_of, linear, recoloured

CLOSEST = 6.0
"""Least ΔE (OKLab, times 100) between two series, or a class and « no value »; about 2 is just
noticeable side by side."""
CLOSEST_ON_MAP = 9.0
"""Between two classes of a map, that lie in specks far from each other and from the legend."""
_KINDS: dict[Drawn, str] = {
    "hatch": "slope",
    "hatch-back": "slope",
    "cross": "mesh",
    "grid": "mesh",
}
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


IN_COLOUR, IN_GREY = "en couleurs", "en gris"
BY_PATTERN = "par leur trame"
SIGHTS: dict[str, Callable[[str], str]] = {
    IN_COLOUR: lambda colour: colour,
    IN_GREY: grey_of,
    **{f"en cas de {name}": _sight(matrix) for name, matrix in MACHADO.items()},
}


def as_seen(drawing: Drawing, sight: str) -> Drawing:
    """The drawing as one of :data:`SIGHTS` sees it, for a check by eye."""
    return recoloured(drawing, SIGHTS[sight])


def too_close(
    fills: Iterable[tuple[str, Fill]],
    missing: Iterable[tuple[str, Fill]] = (),
    least: float = CLOSEST,
) -> list[TooClose]:
    """Pairs of named fills nearer than ``least`` for some eyes, in the sight that confuses them
    most.

    Two fills with patterns of different kinds are told apart without their colours. « No value »
    must differ by its pattern, and by its colour as well, in full colour and in grey: in specks no
    larger than the pitch of a pattern, that alone is seen.
    """
    named = list(dict.fromkeys(fills))
    pairs = [nearest(one, other) for one, other in combinations(named, 2)]
    found = [pair for pair in pairs if pair is not None and pair.distance < least]
    for other, b in missing:
        for one, a in named:
            seen = _apart((one, a), (other, b), (IN_COLOUR, IN_GREY))
            if seen.distance < CLOSEST:
                found.append(seen)
            elif _kind(a.pattern) == _kind(b.pattern) != "none":
                found.append(replace(seen, sight=BY_PATTERN))
    return found


def nearest(one: tuple[str, Fill], other: tuple[str, Fill]) -> TooClose | None:
    """How far two named fills are in the eyes that confuse them most; ``None`` where their patterns
    tell them apart, or where they are one."""
    if one[1] == other[1] or _kind(one[1].pattern) != _kind(other[1].pattern):
        return None
    return _apart(one, other, SIGHTS)


def _apart(one: tuple[str, Fill], other: tuple[str, Fill], sights: Iterable[str]) -> TooClose:
    """The least distance of two fills, by their papers or by what ink and paper make from afar."""
    (name, a), (second, b) = one, other
    return min(
        (
            TooClose(name, second, difference(SIGHTS[sight](x), SIGHTS[sight](y)), sight)
            for sight in sights
            for x, y in ((a.paper, b.paper), (from_afar(a), from_afar(b)))
        ),
        key=lambda pair: pair.distance,
    )


def from_afar(fill: Fill) -> str:
    """The one colour that ink and paper of a pattern make where its lines are too fine to see."""
    share = ink_share(fill.pattern) if fill.ink else 0.0
    paper, ink = (
        [linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5)]
        for colour in (fill.paper, fill.ink or fill.paper)
    )
    mixed = (p + share * (i - p) for p, i in zip(paper, ink, strict=True))
    return "#" + "".join(f"{round(255 * coded(channel)):02x}" for channel in mixed)


def _kind(drawn: Drawn) -> str:
    """Patterns that an eye takes for one another: a slope, whichever way it leans; a mesh."""
    return _KINDS.get(drawn, drawn)


def weakest(fills: Iterable[tuple[str, Fill]]) -> TooClose | None:
    """The pair of fills that is hardest to tell apart; ``None`` where there is no pair."""
    pairs = (nearest(one, other) for one, other in combinations(list(dict.fromkeys(fills)), 2))
    known = [pair for pair in pairs if pair is not None]
    return min(known, key=lambda pair: pair.distance, default=None)
