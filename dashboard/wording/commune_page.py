"""Texts of the page « Ma commune »: search, advice, links."""

from __future__ import annotations

from dashboard.wording.places import as_sentence

TITLE = "Ma commune"
INTRO = (
    "Trouvez une commune, même sous un nom ou un code perdu depuis 2014, et lisez en deux minutes "
    "ce que font les communes de sa taille en matière d’action sociale."
)
LABEL = "Commune, code postal ou ancien nom"
HINT = "Par exemple : Beaupréau, 49600, Saint-Denis 93, Lyon 3e"
BUTTON = "Chercher"
CLEAR = "Effacer"
LOADING = "Recherche…"
COUNT = ("{n} commune proposée", "{n} communes proposées")
"""Announced as one types; the plural from two."""
USE_ARROWS = "Flèches pour choisir, Entrée pour ouvrir la fiche."
FAILED = (
    "La recherche ne répond pas. Vérifiez la connexion et réessayez, ou cherchez sur la version "
    "accessible de cette page."
)
RESULTS = "Communes trouvées"
RESULTS_COLUMNS = ("Commune", "Ce qui a été reconnu", "Habitants")
ADVICE = (
    "Vérifiez l’orthographe, ou essayez le code postal, le code Insee, ou le nom suivi du "
    "département (« Saint-Denis 93 »). "
)
BEFORE_2014 = (
    "Une commune disparue ou renommée avant 2014 n’est pas dans les données : cherchez celle "
    "d’aujourd’hui."
)
NEAR = "Aucun nom n’a tous ces mots : voici les plus proches."
SEE_TERRITORY = "Voir ce territoire sur la carte"
EXAMPLES_TITLE = "Quelques exemples de recherches"
EXAMPLES = (
    ("Gesté", "une commune fusionnée depuis 2014"),
    ("49600", "un code postal, plusieurs communes"),
    ("Saint-Denis 93", "un homonyme, avec son département"),
    ("Lyon 3e", "un arrondissement"),
    ("Mamoudzou", "une commune d’outre-mer"),
)
TO_PRINT = "Imprimer la fiche (A4)"
TO_MAP = "Voir cette commune sur la carte"
TO_MERGERS = "Voir les communes nouvelles sur la carte"
OTHER_SEARCH = "Chercher une autre commune"
LONGEST_SHOWN = 60


def nothing_found(text: str) -> str:
    """« Aucune commune ne répond à « xyz ». » and what to try."""
    shown = "".join(c for c in text.strip() if c.isprintable())
    cut = f"{shown[:LONGEST_SHOWN]}…" if len(shown) > LONGEST_SHOWN else shown
    return f"Aucune commune ne répond à « {cut} ». {ADVICE}{BEFORE_2014}"


def advice(typed: str, answered: bool, near: bool) -> str:
    """What to make of the answers: there is none, or none holds all words; else nothing."""
    if near:
        return f"{NEAR} {BEFORE_2014}"
    return "" if answered else nothing_found(typed)


def others(name: str, today: str) -> str:
    """What an old commune also became."""
    return as_sentence(f"{name} a aussi donné {today}")
