"""Words that a printed map needs and no other view has: its scale, the mark of merged communes."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.wording.places import enumeration
from dashboard.wording.typography import fine

SCALE = (
    "Teintes réparties entre les valeurs de cette carte : d’une carte à l’autre, comparer les "
    "valeurs, non les teintes."
)
SHARED = (
    "Mêmes teintes pour les mêmes valeurs sur les cartes {numbers} ; avec une autre carte, "
    "comparer les valeurs, non les teintes."
)
BRACKETS = "Entre crochets : intervalle de confiance à 95 %."
REACHES = "Entre crochets : étendue des intervalles de confiance à 95 % de la classe."
"""Where the values of a class are not named one by one."""
INHABITANTS = "hab."
"""In a line of a slide, which is short."""
AMONG = "dont {count} {mark}"
MERGED = "commune issue d’une fusion depuis 2014"


def scale_sentence(labels: Sequence[str], levels: int) -> str:
    """What the tints of a map of so many levels are worth, beside the maps that share its scale.

    ``labels`` name these, itself among them (« Carte 1 »); empty where it stands alone, and there
    is nothing to say of a single tint.
    """
    if labels:
        numbers = enumeration([label.split()[-1] for label in labels])
        return fine(SHARED.format(numbers=numbers))
    return fine(SCALE) if levels > 1 else ""
