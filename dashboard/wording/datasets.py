"""What the site says of the data set it shows."""

from __future__ import annotations

from dashboard.domain.selection import Selection

DEMONSTRATION = "Démonstration – données fictives"


def mark_of(selection: Selection) -> str:
    """What must stand inside every picture, table and file of the selection."""
    return DEMONSTRATION if selection.dataset.is_fictitious else ""


BANNER_TITLE = DEMONSTRATION
BANNER = (
    "Tous les chiffres d’enquête de cette page sont simulés, pour montrer ce que le site dira des "
    "deux éditions quand celle de 2025 sera publiée. Ceux de 2014 imitent les chiffres publiés, "
    "ceux de 2025 sont inventés : à ne pas citer. Seul le cadre (nombres de communes, d’habitants "
    "et d’EPCI) est réel."
)
TITLE_PREFIX = "Démonstration (données fictives)"
"""Before the title of the browser window, so that a bookmark says it too."""
BACK = "Revenir aux chiffres publiés"
SEE = "Voir la démonstration (données fictives)"
SIDEBAR_HELP = (
    "Les chiffres publiés sont ceux de l’édition 2015. La démonstration montre des chiffres "
    "simulés des deux éditions."
)
