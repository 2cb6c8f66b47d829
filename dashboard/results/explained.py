"""What explains the change of a total: what communes of each size do, or how many there are.

A Kitagawa decomposition over the size bands both editions have, with the real communes (or
inhabitants) of the frame as weights. It needs a complete partition: a missing, masked or worded
band, or a group whose weights nobody knows, and there is no decomposition but a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.observation import ALL_UNITS, Reading, Unit
from dashboard.domain.selection import Selection
from dashboard.domain.size_range import SizeRange
from dashboard.domain.territory import FRANCE, Territory
from dashboard.domain.verdict import VerdictKind
from dashboard.results.bands import is_partition
from dashboard.results.evolution import Explained, Pair, Part
from dashboard.results.weights import weights_of
from dashboard.results.world import World
from dashboard.stats.decomposition import decompose
from dashboard.wording.alternative import shortened
from dashboard.wording.datasets import mark_of
from dashboard.wording.numbers import percent, points
from dashboard.wording.places import as_sentence, of_size
from dashboard.wording.typography import lower_first
from dashboard.wording.verdicts import signed

BEHAVIOUR = "Comportement, à taille égale"
STRUCTURE = "Structure des communes"
RESIDUAL = "Arrondis"
TOTAL = "Écart total"
_REFUSED = "Le changement du total ne peut pas être décomposé : "


def explain(
    world: World, selection: Selection, territory: Territory, pairs: Sequence[Pair]
) -> Explained:
    """The decomposition of the total's change; ``pairs`` are all rows, the total last.

    The residual is that of the figures as printed, so that what a reader adds up is right.
    """
    *rows, total = pairs
    why = _refusal(world, selection, total, rows)
    sizes = [pair.size for pair in rows if pair.size is not None]
    weights = None if why else _weights(world, selection, territory, sizes)
    stated = total.verdict.difference
    if why or weights is None or stated is None:
        why = why or "les effectifs de 2015 ne sont pas connus pour ce territoire"
        waits = total.verdict.kind is VerdictKind.FORTHCOMING
        return Explained(refused=as_sentence(f"{_REFUSED}{why}"), waits=waits)
    before = [pair.before.value or 0.0 for pair in rows]
    after = [pair.after.value or 0.0 for pair in rows]
    found = decompose(before, after, weights[0], weights[1], stated=stated)
    residual = round(stated, 1) - round(found.behaviour, 1) - round(found.structure, 1)
    sums = [sum(w) for w in weights]
    parts = tuple(
        Part(
            pair.heading,
            before[i],
            after[i],
            100 * weights[0][i] / sums[0],
            100 * weights[1][i] / sums[1],
            found.by_behaviour[i],
            found.by_structure[i],
        )
        for i, pair in enumerate(rows)
    )
    lines = tuple(
        (label, points(value), value)
        for label, value in (
            (BEHAVIOUR, found.behaviour),
            (STRUCTURE, found.structure),
            (RESIDUAL, residual),
            (TOTAL, stated),
        )
    )
    return Explained(
        stated,
        found.behaviour,
        found.structure,
        residual,
        parts,
        _sentence(selection, total, (found.behaviour, found.structure, residual), parts, sizes),
        lines,
        shortened(
            [f"{lower_first(label)}, {words}" for label, words, _ in lines], mark_of(selection)
        ),
    )


def _refusal(world: World, selection: Selection, total: Pair, rows: Sequence[Pair]) -> str:
    """Why there is no decomposition, as the end of a sentence; empty where there is one."""
    indicator = world.catalogue.indicators[selection.indicator]
    if indicator.unit is not Unit.COMMUNE:
        return "les intercommunalités ne sont publiées que pour leur ensemble"
    if indicator.group != ALL_UNITS:
        return (
            "la part est prise parmi une partie des communes, dont le nombre par taille n’est pas "
            "connu"
        )
    if not total.verdict.kind.shows_difference:
        return f"aucun écart n’est calculé entre les deux totaux ({total.verdict.label})"
    sizes = [pair.size for pair in rows if pair.size is not None]
    if not is_partition(sizes):
        return "les tailles montrées ne couvrent pas toutes les communes une fois et une seule"
    lacking = [p for p in rows if not p.verdict.kind.shows_difference]
    if lacking:
        return f"{lower_first(lacking[0].heading)}, {lacking[0].verdict.label}"
    return ""


def _weights(
    world: World, selection: Selection, territory: Territory, sizes: Sequence[SizeRange]
) -> tuple[list[int], list[int]] | None:
    """Weights of each size at both dates, ``None`` where one of them is not known."""
    reading = selection.reading
    before, after = (weights_of(world, territory, sizes, reading, first) for first in (True, False))
    return None if before is None or after is None else (before, after)


def _sentence(
    selection: Selection,
    total: Pair,
    split: tuple[float, float, float],
    parts: Sequence[Part],
    sizes: Sequence[SizeRange],
) -> str:
    """``split`` is what is due to behaviour, to structure and to rounding, in points."""
    behaviour, structure, residual = split
    people = selection.reading is Reading.POPULATION
    rounding = f" ({signed(residual)} d’arrondis)" if round(residual, 1) else ""
    moved = max(range(len(parts)), key=lambda i: abs(_shift(parts[i])))
    whom = "de la population" if people else "des communes"
    said = (
        f"Sur un écart total de {total.verdict.difference_text}, {signed(behaviour)} vient de ce "
        f"que font les communes, à taille égale, et {signed(structure)} de la "
        f"structure{rounding} : les communes {of_size(sizes[moved])} sont passées de "
        f"{percent(parts[moved].weight_before, 1)} à "
        f"{percent(parts[moved].weight_after, 1)} {whom}."
    )
    if selection.territory == FRANCE:
        said += " Mayotte, absente des effectifs de 2015, compte dans ceux de 2025."
    if total.verdict.kind is VerdictKind.NO_DIFFERENCE:
        said += (
            " L’écart total n’est pas significatif : la décomposition décrit l’écart observé, elle "
            "ne prouve pas qu’il existe."
        )
    if total.verdict.kind is VerdictKind.UNKNOWN_PRECISION:
        said += " La précision d’un chiffre manque : celle des deux parts n’est pas connue."
    return said


def _shift(part: Part) -> float:
    return part.weight_after - part.weight_before
