"""The notes of a comparison: what a reader must keep in mind of the pairs shown."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.observation import Orientation, Reading
from dashboard.domain.selection import Selection
from dashboard.domain.verdict import VerdictKind
from dashboard.results.evolution import Pair
from dashboard.results.world import World
from dashboard.wording.places import as_sentence, enumeration

_INDEPENDENT = (
    "Les échantillons des deux éditions peuvent se recouvrir et leur covariance n’est pas connue : "
    "les intervalles de l’écart sont calculés comme si les deux échantillons étaient indépendants."
)
_OVERLAP = (
    "Une partie des communes a répondu aux deux éditions : la covariance des deux estimations "
    "entre dans l’intervalle de l’écart."
)
_ROUNDING = (
    "La précision n’est pas publiée : les bornes données pour un écart ne viennent que de "
    "l’arrondi des deux chiffres, et ne disent rien de l’aléa de sondage."
)
_TWO_POINTS = (
    "Deux dates font deux points : rien n’est dit de ce qui s’est passé entre elles. La taille "
    "d’une commune est celle de l’édition."
)


def notes_of(world: World, selection: Selection, pairs: Sequence[Pair]) -> tuple[str, ...]:
    """Each note once, as sentences."""
    kinds = {pair.verdict.kind for pair in pairs}
    notes = [_TWO_POINTS]
    if any(kind.is_test for kind in kinds):
        notes.append(_INDEPENDENT if world.observations.covariances is None else _OVERLAP)
    if VerdictKind.UNKNOWN_PRECISION in kinds:
        notes.append(_ROUNDING)
    united = [pair.united for pair in pairs if pair.united]
    if united:
        notes.append(
            "Les deux éditions ne découpent pas les tailles de la même façon : elles sont "
            f"comparées sur leurs limites communes ({enumeration(united)}), chaque morceau pesant "
            f"ses {'habitants' if selection.reading is Reading.POPULATION else 'communes'}"
            " du cadre réel."
        )
    if selection.orientation is Orientation.INVERSE:
        notes.append("Le complément d’un pourcentage en est la lecture inverse exacte.")
    return tuple(dict.fromkeys(as_sentence(note) for note in notes))
