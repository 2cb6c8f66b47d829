"""What the site says of the data set it shows."""

from __future__ import annotations

from dashboard.wording.verdicts import DEMONSTRATION

BANNER_TITLE = DEMONSTRATION
BANNER = (
    "Tous les chiffres d’enquête de cette page sont simulés, pour montrer ce que le site dira des "
    "deux éditions quand celle de 2025 sera publiée. Ils ne disent rien des communes réelles. Seul "
    "le cadre (nombres de communes, d’habitants et d’EPCI) est réel."
)
BACK = "Revenir aux chiffres publiés"
SEE = "Voir la démonstration (données fictives)"
SIDEBAR_HELP = (
    "Les chiffres publiés sont ceux de l’édition 2015. La démonstration montre des chiffres "
    "simulés des deux éditions."
)
