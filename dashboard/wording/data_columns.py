"""The columns of the tables of figures and comparisons: names of files, titles, meaning, codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dashboard.domain.data_table import Column, ColumnType
from dashboard.wording import data_words as codes

TEXT, WHOLE, NUMBER = ColumnType.STRING, ColumnType.INTEGER, ColumnType.NUMBER
DAY, YES_NO = ColumnType.DATE, ColumnType.BOOLEAN
_POINTS = "points de pourcentage"
_UNIT_OF_ROW = "voir la colonne « unite »"


def column(
    name: str,
    title: str,
    description: str,
    kind: ColumnType = TEXT,
    unit: str = "",
    meanings: Mapping[str, str] | None = None,
    required: bool = False,
) -> Column:
    """A column, its codes given with their meaning."""
    return Column(name, title, description, kind, unit, meanings or {}, required)


DATASET = column(
    "jeu", "Jeu", "Chiffres publiés, ou données fictives de la démonstration.",
    meanings=codes.DATASET_CODES, required=True,
)  # fmt: skip
EDITION = column("edition", "Édition", "Édition de l’enquête.", required=True)
INDICATOR = column(
    "indicateur", "Indicateur", "Identifiant de l’indicateur (jeu « indicateurs »).", required=True
)
INDICATOR_LABEL = column(
    "indicateur_en_clair", "Indicateur", "Nom court de l’indicateur.", required=True
)
THEME = column("sujet", "Sujet", "Sujet du questionnaire de 2015.")
UNIT = column(
    "unite_enquetee", "Unité enquêtée", "Qui est compté.", meanings=codes.UNIT_CODES, required=True
)
SCOPE = column(
    "portee", "Portée", "Action propre de la commune, ou disponible sur son territoire.",
    meanings=codes.SCOPE_CODES, required=True,
)  # fmt: skip
READING = column(
    "lecture", "Lecture", "De quoi le pourcentage est une part.",
    meanings=codes.READING_CODES, required=True,
)  # fmt: skip
ORIENTATION = column(
    "sens", "Sens", "« 72 % le font » ou « 28 % ne le font pas ».",
    meanings=codes.ORIENTATION_CODES, required=True,
)  # fmt: skip
GROUP = column("groupe", "Groupe", "Parmi quelles unités la part est prise.", required=True)
TERRITORY = column(
    "territoire", "Territoire", "De quel territoire est la valeur (« france », « region-76 »).",
    required=True,
)  # fmt: skip
TERRITORY_NAME = column("territoire_nom", "Territoire", "Nom du territoire.", required=True)
SIZE = (
    column("taille", "Taille", "Classe de taille : « toutes », « moins-500 », « 500-1500 »…"),
    column(
        "taille_min", "Taille, à partir de", "Population municipale, limite comprise.", WHOLE,
        "habitants",
    ),
    column(
        "taille_max_exclue", "Taille, jusqu’à", "Limite non comprise ; vide : sans limite.", WHOLE,
        "habitants",
    ),
    column("taille_en_clair", "Taille de commune", "La taille, comme elle a été publiée."),
)  # fmt: skip
FIGURE = (
    column(
        "valeur", "Valeur",
        "Le nombre publié, en chiffres ou en toutes lettres (« la totalité ») ; vide si les mots "
        "n’en donnent qu’une borne ou un ordre de grandeur, ou si le chiffre ne peut être montré.",
        NUMBER, _UNIT_OF_ROW,
    ),
    column(
        "borne_ou_ordre_de_grandeur", "Borne ou ordre de grandeur",
        "Ce que valent les mots publiés : à ne montrer qu’avec eux.", NUMBER, _UNIT_OF_ROW,
    ),
    column(
        "qualificatif", "Qualificatif", "Comment le nombre est publié.",
        meanings=codes.QUALIFIER_CODES,
    ),
    column("mots", "Mots", "Les mots de la publication."),
    column(
        "intervalle_bas", "Intervalle, bas", "Borne basse de l’intervalle de confiance à 95 %.",
        NUMBER, _UNIT_OF_ROW,
    ),
    column(
        "intervalle_haut", "Intervalle, haut", "Borne haute de l’intervalle de confiance à 95 %.",
        NUMBER, _UNIT_OF_ROW,
    ),
    column("erreur_type", "Erreur type", "Écart type d’échantillonnage.", NUMBER, _POINTS),
    column(
        "repondants", "Répondants", "Nombre de réponses à la base du chiffre.", WHOLE, "réponses"
    ),
    column(
        "statut_observation", "Statut", "Ce qu’on sait du chiffre.",
        meanings=codes.STATUS_CODES, required=True,
    ),
    column("statut_en_mots", "Statut en mots", "Le statut, en français.", required=True),
    column(
        "statut_confidentialite", "Confidentialité", "Si le chiffre peut être montré.",
        meanings=codes.CONFIDENTIALITY_CODES, required=True,
    ),
    column(
        "confidentialite_en_mots", "Confidentialité en mots", "La confidentialité, en français.",
        required=True,
    ),
)  # fmt: skip
CLEAR = column(
    "chiffre_en_clair", "Chiffre", "Ce que le site affiche : un nombre, des mots, un statut.",
    required=True,
)  # fmt: skip
VALUE_UNIT = column("unite", "Unité", "Unité de la valeur, de la borne et de l’intervalle.")
COMPLEMENT = column(
    "complement", "Complément", "Dit que le chiffre est le complément à 100 % d’un chiffre publié."
)
VERSION = column("version_donnees", "Version", "Version des données.")
UPDATED = column("mise_a_jour", "Mise à jour", "Jour où cette version a été faite.", DAY)

OBSERVATIONS = (
    column("id", "Identifiant", "Identifiant stable du fait publié.", required=True),
    DATASET, EDITION,
    column("date_observation", "Date", "Date décrite, dans les mots de la publication."),
    INDICATOR, INDICATOR_LABEL, THEME, UNIT, SCOPE, READING, ORIENTATION, GROUP,
    TERRITORY, TERRITORY_NAME, *SIZE, CLEAR, VALUE_UNIT, *FIGURE, COMPLEMENT,
    column(
        "prefere", "Préféré",
        "Vrai pour le chiffre que le site montre ; faux pour une autre formulation publiée du "
        "même fait.", YES_NO, required=True,
    ),
    column("source", "Source", "Publication, et où elle a été lue.", required=True),
    column("source_id", "Source, identifiant", "Identifiant de la source.", required=True),
    column("source_adresse", "Source, adresse", "Adresse où la source a été lue."),
    column("source_complement", "Source du complément", "Qui a imprimé le complément, s’il l’est."),
    column("licence_source", "Licence de la source", "Conditions de la source, telles que lues."),
    column("fichier", "Fichier", "Classeur d’origine, pour un chiffre importé."),
    column("feuille", "Feuille", "Feuille du classeur."),
    column("cellule", "Cellules", "Cellules lues, séparées par des espaces."),
    column("empreinte_fichier", "SHA-256", "Empreinte du classeur reçu."),
    column(
        "confiance", "Confiance", "Qui parle, dans la source.", meanings=codes.CONFIDENCE_CODES
    ),
    column("note", "Note", "Ce qu’il faut savoir pour lire le chiffre."),
    column("champ", "Champ", "Unités parmi lesquelles la part est prise."),
    VERSION, UPDATED,
)  # fmt: skip

_LEVELS = {
    "date": column("date", "Date", "Date décrite par l’édition."),
    **{c.name: c for c in (*FIGURE, COMPLEMENT)},
    "source": column("source", "Source", "Publication, et où elle a été lue."),
    "origine": column("origine", "Origine", "Fichier, feuille et cellule d’un chiffre importé."),
}


def level_columns(names: tuple[str, ...], suffix: str, when: str) -> tuple[Column, ...]:
    """The columns of a level, named after the edition it belongs to (« _avant »)."""
    kept = [_LEVELS[name] for name in names]
    return tuple(
        replace(c, name=f"{c.name}_{suffix}", title=f"{c.title} ({when})", required=False)
        for c in kept
    )


VERDICT = (
    column(
        "ecart_points", "Écart",
        "Édition récente moins édition ancienne ; vide si le verdict interdit l’écart.", NUMBER,
        _POINTS,
    ),
    column("ecart_bas", "Écart, bas", "Borne basse de l’écart.", NUMBER, _POINTS),
    column("ecart_haut", "Écart, haut", "Borne haute de l’écart.", NUMBER, _POINTS),
    column(
        "nature_des_bornes", "Nature des bornes",
        "Intervalle de confiance à 95 %, ou effet des seuls arrondis.",
    ),
    column(
        "valeur_p", "Valeur p",
        "Probabilité d’un écart au moins aussi grand, s’il n’y avait pas de différence ; deux "
        "chiffres significatifs.", NUMBER,
    ),
    column("seuil", "Seuil", "Seuil du test.", NUMBER),
    column(
        "verdict", "Verdict (code)", "Ce qu’on peut dire de l’écart.",
        meanings=codes.VERDICT_CODES, required=True,
    ),
    column("verdict_en_mots", "Verdict", "Le verdict, en français.", required=True),
    column(
        "verdict_corrige", "Verdict corrigé (code)",
        "Le verdict corrigé du nombre de comparaisons du même indicateur, de la même portée, de la "
        "même lecture et du même territoire (Benjamini–Hochberg) ; vide sans test.",
        meanings=codes.VERDICT_CODES,
    ),
    column("verdict_corrige_en_mots", "Verdict corrigé", "Le verdict corrigé, en français."),
)  # fmt: skip


def comparison_columns(level: tuple[str, ...]) -> tuple[Column, ...]:
    """The columns of the comparisons, of which each level has the fields named."""
    return (
        DATASET, INDICATOR, INDICATOR_LABEL, THEME, UNIT, SCOPE, READING, ORIENTATION,
        TERRITORY, TERRITORY_NAME, *SIZE,
        column("tailles_reunies", "Tailles réunies", "Tailles publiées qu’il a fallu réunir."),
        VALUE_UNIT,
        column("chiffre_avant", "Chiffre (ancien)", "Ce que le site affiche, édition ancienne."),
        column("chiffre_apres", "Chiffre (récent)", "Ce que le site affiche, édition récente."),
        *level_columns(level, "avant", "édition ancienne"),
        *level_columns(level, "apres", "édition récente"),
        *VERDICT,
        column(
            "comparabilite", "Comparabilité (code)", "Ce que dit le registre de comparabilité.",
            meanings=codes.COMPARABILITY_CODES, required=True,
        ),
        column("comparabilite_en_mots", "Comparabilité", "La même, en français.", required=True),
        column("raison", "Raison", "Pourquoi il n’y a pas de test ou pas d’écart."),
        column("remarques", "Remarques", "Ce qu’il faut garder à l’esprit."),
        VERSION,
    )  # fmt: skip
