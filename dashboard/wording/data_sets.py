"""The data sets of the catalogue as a portal presents them: title, description, keywords."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.page import SITE
from dashboard.domain.version import Action


@dataclass(frozen=True)
class Words:
    """What is said of a data set; ``fictitious`` where the demonstration replaces its content."""

    title: str
    description: str
    keywords: tuple[str, ...]
    fictitious: bool = False
    simulated: tuple[str, str] = ("", "")
    """Title and description in the demonstration, where those of the figures would be false."""


_ACTION = ("action sociale", "communes", "CCAS", "enquête ASCO", "DREES")
_GEOGRAPHY = ("communes", "code officiel géographique", "populations municipales")

OBSERVATIONS = Words(
    "Chiffres publiés de l’enquête ASCO",
    "Chaque chiffre lu dans les publications, une ligne par fait publié : à qui il s’applique, sa "
    "valeur ou ses mots, sa précision, ses deux statuts, sa source jusqu’à la cellule du classeur. "
    "Plusieurs formulations d’un même fait sont toutes gardées ; la colonne « prefere » dit celle "
    "que le site montre.",
    (*_ACTION, "statistiques publiques"),
    fictitious=True,
    simulated=(
        "Chiffres simulés de la démonstration",
        "Des chiffres inventés, dans la forme de ceux que l’enquête publie : une ligne par fait, à "
        "qui il s’applique, sa valeur, sa précision, ses deux statuts. Ils montrent ce que ce jeu "
        "contiendra quand les deux éditions seront publiées.",
    ),
)
COMPARISONS = Words(
    "Comparaisons entre les deux éditions",
    "Chaque indicateur aux deux dates, par taille de commune : les deux niveaux, et un écart avec "
    "son intervalle là où le registre de comparabilité et la précision le permettent. Ailleurs, la "
    "raison tient lieu d’écart.",
    (*_ACTION, "évolution"),
    fictitious=True,
)
INDICATORS = Words(
    "Indicateurs",
    "Le catalogue des indicateurs : nom, définition, sujet, champ, question, éditions où ils "
    "existent.",
    (*_ACTION, "métadonnées"),
    fictitious=True,
)
EDITIONS = Words(
    "Éditions de l’enquête",
    "Les éditions de l’enquête : date décrite, parution, nombre de chiffres.",
    (*_ACTION, "métadonnées"),
    fictitious=True,
)
COMMUNES = Words(
    "Communes d’aujourd’hui",
    "Les communes au 1er janvier 2025 : département, région, intercommunalité, population, classe "
    "de taille, fusions depuis 2014. Des faits publics seulement : rien de l’enquête.",
    _GEOGRAPHY,
)
COMMUNES_2014 = Words(
    "Communes de 2014 et de 2015, et ce qu’elles sont devenues",
    "Chaque commune du 1er janvier 2014 ou 2015, et la commune d’aujourd’hui où elle mène. Une "
    "commune partagée a une ligne par commune d’aujourd’hui.",
    (*_GEOGRAPHY, "fusions de communes"),
)
EVENTS = Words(
    "Événements de communes depuis 2014",
    "Fusions, rétablissements, changements de code et de nom depuis le 1er janvier 2014.",
    (*_GEOGRAPHY, "fusions de communes"),
)
TERRITORIES = Words(
    "Territoires",
    "France, régions, départements et intercommunalités d’aujourd’hui, avec la clé qui les nomme "
    "dans les adresses et dans l’API.",
    (*_GEOGRAPHY, "intercommunalités"),
)
FRAME = Words(
    "Cadre : communes et habitants par taille, 2015 et 2025",
    "Combien de communes et d’habitants par classe de taille, en France, par région et par "
    "département : des comptes réels, non des estimations.",
    (*_GEOGRAPHY, "taille des communes"),
)
REGISTER = Words(
    "Registre de comparabilité",
    "Ce qui se compare entre les éditions, ce qui ne se compare pas, et pourquoi. Un indicateur "
    "que personne n’a jugé ne se compare pas.",
    (*_ACTION, "comparabilité"),
    fictitious=True,
)
VERSIONS = Words(
    "Versions des données et corrections",
    "Le journal des versions des chiffres publiés, avec chaque chiffre corrigé, retiré ou ajouté. "
    "Les données fictives de la démonstration n’y entrent pas.",
    (*_ACTION, "corrections"),
)
CELLS = Words(
    "Communes et chiffre des communes de leur taille",
    "Chaque commune avec le chiffre publié pour les communes de sa taille : jamais une réponse de "
    "la commune elle-même, que l’enquête tient confidentielle. Ce jeu se fait pour un indicateur "
    "et une édition, que son adresse nomme ; il n’est pas dans l’archive.",
    (*_ACTION, "carte"),
    fictitious=True,
    simulated=(
        "Communes et chiffre simulé des communes de leur taille",
        "Chaque commune, réelle, avec le chiffre simulé des communes de sa taille. Ce jeu se fait "
        "pour un indicateur et une édition, que son adresse nomme ; il n’est pas dans l’archive.",
    ),
)
CELLS_OF_FRAME = Words(
    "Communes et cadre réel",
    "Chaque commune avec ce que le cadre réel dit de sa classe : un compte de communes, non une "
    "réponse à l’enquête.",
    (*_GEOGRAPHY, "carte"),
)
PLACES_VERSION = "COG 2025"
"""Vintage of the codes of communes."""
OWN = "la commune n’a pas de chiffre à elle : celui-ci est celui des communes de sa taille"
"""Constant of the column ``nature``: what the figure beside a commune is."""
FRAME_FACT = "cadre réel : un compte de communes, non une réponse à l’enquête"
PRODUCER_SITE = f"{SITE} (site non officiel)"
PRODUCER = f"DREES (chiffres) ; mise en forme : {PRODUCER_SITE}"
PRODUCER_PLACES = f"Insee, DGCL, La Poste, IGN ; mise en forme : {PRODUCER_SITE}"
TERRITORY_KINDS = {
    "france": "pays",
    "metropole": "France métropolitaine",
    "region": "région",
    "departement": "département",
    "epci": "EPCI",
}
ACTIONS = {Action.PUBLICATION: "publication", Action.ROLLBACK: "retour à une version"}
