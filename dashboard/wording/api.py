"""What the API says in French when something is wrong; each kind has its place in the manual."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.wording.numbers import NNBSP, plural
from dashboard.wording.places import enumeration

SHOWN = 60
"""Characters of a visitor's text that an answer repeats."""
LISTED = 10
"""Allowed values that an answer lists."""


@dataclass(frozen=True)
class ProblemKind:
    """A kind of error: its anchor in the manual, its HTTP status, its title, what to do."""

    id: str
    status: int
    title: str
    advice: str


UNKNOWN_PARAMETER = ProblemKind(
    "parametre-inconnu", 400, "Paramètre inconnu",
    "Retirer le paramètre ou corriger son nom : rien n’est ignoré en silence.",
)  # fmt: skip
UNKNOWN_VALUE = ProblemKind(
    "valeur-inconnue", 400, "Valeur inconnue",
    "Prendre une des valeurs que la réponse énumère (« permis »).",
)  # fmt: skip
UNREADABLE = ProblemKind(
    "requete-illisible", 400, "Requête illisible",
    "Encoder l’adresse en UTF-8, sans caractère de commande, et ne donner qu’une fois un "
    "paramètre qui n’a qu’une valeur.",
)  # fmt: skip
MISSING = ProblemKind(
    "parametre-manquant", 400, "Paramètre manquant",
    "Ajouter le paramètre que la réponse nomme, avec une des valeurs qu’elle énumère.",
)  # fmt: skip
NOT_FOUND = ProblemKind(
    "introuvable", 404, "Introuvable",
    "Vérifier l’adresse, le code ou le numéro de version.",
)  # fmt: skip
METHOD = ProblemKind(
    "methode-refusee", 405, "Méthode refusée",
    "L’API se lit seulement : GET, HEAD et OPTIONS.",
)  # fmt: skip
NOT_ACCEPTABLE = ProblemKind(
    "format-indisponible", 406, "Format indisponible",
    "Demander un des formats proposés, par « format= » ou par l’en-tête « Accept ».",
)  # fmt: skip
TOO_LONG = ProblemKind(
    "adresse-trop-longue", 414, "Adresse trop longue",
    "Demander moins de valeurs à la fois, ou la table entière.",
)  # fmt: skip
TOO_MANY = ProblemKind(
    "trop-de-requetes", 429, "Trop de requêtes",
    "Attendre le nombre de secondes que donne l’en-tête « Retry-After » ; pour tout reprendre, "
    "télécharger une table entière, qui ne compte que pour une requête.",
)  # fmt: skip
INTERNAL = ProblemKind(
    "erreur-interne", 500, "Erreur interne",
    "L’incident est consigné dans le journal du serveur. Réessayer plus tard.",
)  # fmt: skip
UNAVAILABLE = ProblemKind(
    "donnees-indisponibles", 503, "Données indisponibles",
    "Un fichier de données est absent ou altéré sur le serveur ; son journal dit lequel. "
    "Réessayer plus tard.",
)  # fmt: skip
BUSY = ProblemKind(
    "serveur-occupe",
    503,
    "Serveur occupé",
    "Réessayer après le nombre de secondes que donne « Retry-After », ou demander un format plus "
    "léger (csv, jsonl).",
)
KINDS = (
    UNKNOWN_PARAMETER, UNKNOWN_VALUE, MISSING, UNREADABLE, NOT_FOUND, METHOD, NOT_ACCEPTABLE,
    TOO_LONG, TOO_MANY, INTERNAL, UNAVAILABLE, BUSY,
)  # fmt: skip


def shown(text: str) -> str:
    """A visitor's text as an answer may repeat it: short, printable."""
    plain = "".join(c if c.isprintable() else "�" for c in text[: SHOWN + 1])
    return f"{plain[:SHOWN]}…" if len(plain) > SHOWN else plain


def unknown_parameter(name: str, allowed: Sequence[str]) -> str:
    """No such parameter here."""
    return f"Le paramètre « {shown(name)} » n’existe pas ici. {_allowed(allowed)}"


def unknown_value(name: str, value: str, allowed: Sequence[str]) -> str:
    """The parameter exists, the value does not."""
    said = f"Le paramètre « {name} » ne connaît pas la valeur « {shown(value)} »."
    return f"{said} {_allowed(allowed)}" if allowed else said


def too_many(name: str, most: int) -> str:
    """More values than one filter takes."""
    return f"Le paramètre « {name} » prend au plus {plural(most, 'valeur')}."


def too_long_value(name: str, most: int) -> str:
    """A value longer than is read."""
    return f"La valeur du paramètre « {name} » dépasse {plural(most, 'caractère')}."


def not_filtered(name: str, title: str, able: Sequence[str]) -> str:
    """The filter means nothing for this data set."""
    return f"« {title} » ne se filtre pas par « {name} ». {_allowed(able)}"


def of_a_view(title: str) -> str:
    """The data set depends on an indicator, which the address must name."""
    return f"« {title} » dépend d’un indicateur : l’adresse doit le nommer (« indicateur= »)."


def no_column(name: str, title: str, columns: Sequence[str]) -> str:
    """The order names no column of the data set."""
    return f"« {title} » n’a pas de colonne « {shown(name)} » pour le tri. {_allowed(columns)}"


def not_for_indicator(name: str, value: str) -> str:
    """The value exists, but not for this indicator."""
    return f"La valeur « {shown(value)} » du paramètre « {name} » n’existe pas pour cet indicateur."


def repeated(name: str) -> str:
    """A parameter of one value given twice."""
    return f"Le paramètre « {name} » n’a qu’une valeur ; il est donné plusieurs fois."


NOT_UTF8 = "L’adresse n’est pas du texte en UTF-8."
CONTROL = "L’adresse contient un caractère de commande."
TOO_MANY_FIELDS = "L’adresse contient trop de paramètres."


def too_long(most: int) -> str:
    """The whole query is longer than is read."""
    return f"La partie de l’adresse après « ? » dépasse {plural(most, 'caractère')}."


NO_ADDRESS = "Aucune ressource de l’API n’a cette adresse."


def no_data_set(name: str, known: Sequence[str]) -> str:
    """No data set of that name."""
    return f"Aucun jeu de données ne s’appelle « {shown(name)} ». {_allowed(known)}"


def no_commune(code: str) -> str:
    """No commune of any date has that code."""
    return (
        f"Aucune commune n’a, ou n’a eu depuis 2014, le code Insee « {shown(code)} ». Un code "
        "Insee a cinq caractères (01001, 2A004, 97105) et n’est pas un code postal ; chercher "
        "par nom ou code postal : communes?q="
    )


def no_version(version: str, known: Sequence[str]) -> str:
    """No such version of the data was published."""
    return f"Aucune version des données ne porte le numéro « {shown(version)} ». {_allowed(known)}"


def method_refused(method: str) -> str:
    """The method is not GET, HEAD or OPTIONS."""
    return f"La méthode {shown(method)} n’est pas admise : l’API se lit seulement."


def no_format(asked: str, known: Sequence[str]) -> str:
    """None of the media types asked for can be given."""
    return f"Aucun des types demandés (« {shown(asked)} ») n’est proposé. {_allowed(known)}"


def wait(seconds: int) -> str:
    """The rate is used up."""
    return f"Trop de requêtes en peu de temps. Réessayer dans {plural(seconds, 'seconde')}."


BUSY_TEXT = (
    "D’autres fichiers lourds (XLSX, Parquet, archive) sont en cours d’écriture. Réessayer dans un "
    "moment."
)
FAILED = "La réponse n’a pas pu être construite."
DAMAGED = "Les données nécessaires à cette réponse ne peuvent pas être lues."


def _allowed(values: Sequence[str]) -> str:
    if not values:
        return "Aucune valeur n’est possible ici."
    listed = enumeration([f"« {value} »" for value in values[:LISTED]])
    left = len(values) - LISTED
    more = f"{NNBSP}; et {plural(left, 'autre')}" if left > 0 else ""
    return f"Possible : {listed}{more}."
