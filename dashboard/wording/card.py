"""Labels of the card."""

DOWNLOAD = "Télécharger (CSV)"
ABOUT = "Définition, questionnaires, comparabilité"
CITE = "Citer"
LINK = "Lien"
ALSO = "Autre formulation publiée"
ASTERISK = (
    "* Publié en toutes lettres : la barre montre l’ordre de grandeur ou la borne, non un nombre "
    "publié."
)
