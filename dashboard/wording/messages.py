"""Messages to a visitor: what an address could not say, what a damaged file stops."""

from __future__ import annotations

from pathlib import PurePath

from dashboard.domain.selection import Notice, Problem

_NAMES = {
    "indicateur": "l’indicateur",
    "edition": "l’édition",
    "portee": "la portée",
    "lecture": "la lecture",
    "sens": "le sens de lecture",
    "tailles": "la taille",
    "territoire": "le territoire",
    "commune": "la commune",
    "vue": "la vue",
    "maille": "la maille",
    "classes": "la méthode de classes",
    "jeu": "le jeu de chiffres",
    "comparaison": "la comparaison",
    "correction": "la correction",
    "sujet": "le sujet",
    "verdict": "le verdict",
    "tri": "le tri",
    "partie": "la partie de la page",
    "type": "la sorte de figure",
    "indicateurs": "un indicateur",
    "editions": "une édition",
    "total": "la présence du total",
    "numero": "le numéro de la figure",
    "titre": "le titre",
    "note": "la note",
    "lire": "la valeur à lire",
    "format": "le format",
    "v": "la version des données",
    "taille": "la taille",
    "statut": "le statut",
    "confidentialite": "la confidentialité",
    "table": "le jeu de données",
    "page": "la page du tableau",
    "q": "la recherche",
}
_SHOWN = 60


def notice_text(notice: Notice, names: tuple[str, str] = ("", "")) -> str:
    """One sentence: what stood in the address, why it was not taken, what is shown instead.

    ``names`` are those of a commune that no longer exists and of the one of today.
    """
    name = _NAMES.get(notice.key, notice.key)
    value = notice.value[:_SHOWN] + ("…" if len(notice.value) > _SHOWN else "")
    value = "".join(c for c in value if c.isprintable())
    value = value.replace("\\", "\\\\").translate({ord(c): f"\\{c}" for c in "`*_[]<>$#~:|"})
    if notice.problem is Problem.MERGED:
        before = f"{names[0]} ({value})" if names[0] else value
        today = f"{names[1]} ({notice.instead})" if names[1] else notice.instead
        return f"La commune {before} n’existe plus sous ce code : voici {today}."
    if notice.problem is Problem.REPEATED:
        return f"L’adresse donne plusieurs fois {name} ; la dernière valeur est retenue."
    if notice.problem is Problem.TOO_LONG:
        return (
            f"Dans cette adresse, {name} dépasse la longueur permise ; « {value} » n’a pas été "
            "retenu en entier."
        )
    if notice.key == "v":
        return (
            f"Dans cette adresse, la version des données « {value} » n’a jamais été publiée ; "
            "la version en ligne est affichée. La page Méthode en donne la liste."
        )
    if notice.problem is Problem.NOT_FOR_INDICATOR:
        return (
            f"Dans cette adresse, {name} « {value} » n’existe pas pour cet indicateur ; "
            "la vue la plus proche est affichée."
        )
    return (
        f"Dans cette adresse, {name} « {value} » ne correspond à rien de connu aujourd’hui ; "
        "la vue la plus proche est affichée."
    )


DAMAGED_TITLE = "Cette page ne peut pas s’afficher"


def damaged_file(path: PurePath, command: str) -> str:
    """Which file is missing or altered, and the command that rebuilds it."""
    parts = path.parts
    shown = "/".join(parts[parts.index("published") :] if "published" in parts else parts[-2:])
    if command.startswith("correct"):
        return (
            f"Le fichier `{shown}` contient une erreur. Le corriger sur le serveur, dont le "
            "journal dit l’endroit et la règle, puis recharger la page. Les pages qui n’ont pas "
            "besoin de ce fichier restent disponibles."
        )
    return (
        f"Le fichier `{shown}` est absent, incomplet ou altéré. Pour le reconstruire, lancer "
        f"`{command}` sur le serveur, puis recharger la page. Les pages qui n’ont pas besoin de "
        "ce fichier restent disponibles."
    )


LAYER_UNKNOWN = "Fond de carte inconnu."
LAYER_DAMAGED = "Fond de carte absent ou altéré. Lancer « make geo » sur le serveur."
BACK_HOME = "Revenir à l’accueil"
UNEXPECTED = (
    "Une erreur inattendue s’est produite. La page n’a pas pu être construite ; l’incident est "
    "consigné dans le journal du serveur. Recharger la page ou revenir à l’accueil."
)
ADDRESS_TOO_LONG = "Adresse trop longue : aucune vue de ce site n’en demande une pareille."
HOST_UNKNOWN = "Ce site ne répond pas sous ce nom."
NOT_SERVED = "Ce site ne sert rien à cette adresse : on ne peut rien y déposer."
