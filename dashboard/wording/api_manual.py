"""Words of the manual of the API: its parameters, its rules."""

from __future__ import annotations

from dashboard.wording.numbers import plural

INDICATOR = "Identifiant d’indicateur (liste : indicators). Sans lui : tous les indicateurs."
EDITION = "Édition de l’enquête (liste : editions). Sans elle : toutes."
SCOPE = (
    "De qui est l’action : « propre » (de la commune elle-même), « territoire » (de la commune ou "
    "de son EPCI), « sans-objet » quand la question ne se pose pas."
)
READING = (
    "Ce que le chiffre mesure : « communes » (% des communes), « population » (% de la population "
    "qui y vit), « nombre » (un nombre simple)."
)
ORIENTATION = (
    "Sens de lecture : « direct » (72 % mènent une action) ou « inverse » (28 % n’en mènent "
    "aucune). Sans lui : comme publié. Un chiffre en toutes lettres n’a pas d’inverse exact."
)
SIZE = (
    "Taille de commune en habitants, maximum exclu : « moins-500 », « 500-1500 », « 30000-plus », "
    "« toutes » pour les totaux seuls. Une tranche garde aussi celles qu’elle contient."
)
TERRITORY = (
    "Territoire : « france », « metropole », « region-76 », « departement-2A », "
    "« epci-200054781 ». Pour un chiffre, le territoire dont il est la valeur ; pour une commune, "
    "celui où elle se trouve."
)
STATUS = (
    "Statut de l’observation (A publié, P provisoire, E estimé, U peu fiable, ND, NR, NC, …), "
    "colonne « statut_observation ». Seul, il laisse de côté les chiffres que masque le secret "
    "statistique, quel que soit leur statut : les demander par « confidentialite »."
)
CONFIDENTIALITY = (
    "Confidentialité du chiffre (F diffusable, C secret statistique, D secret statistique induit), "
    "colonne « statut_confidentialite ». Avec « statut », un même chiffre répond aux deux."
)
TEXT = "Mots à trouver dans la ligne, sans tenir compte des accents ni des majuscules."
ORDER = "Colonne de tri ; précédée de « - », du plus grand au plus petit."
DATASET = (
    "« publie » (par défaut) ou « demonstration » : données fictives, marquées comme telles dans "
    "chaque réponse."
)
VERSION = (
    "Version des chiffres publiés, pour une réponse qui ne change plus. Sans elle : la version en "
    "ligne."
)
FORMAT = "Format de la réponse. Sans lui, l’en-tête Accept décide ; sinon JSON."
LEVEL = "Maille des valeurs d’une vue (« nationale », « region ») ; utile avec « indicateur »."
DATA_SET = "Identifiant du jeu de données (liste : datasets)."
CODE = "Code Insee à cinq caractères, d’aujourd’hui ou d’avant une fusion."

OBSERVATIONS = (
    "Chiffres publiés",
    "Chaque chiffre publié de l’enquête, avec ses mots, sa précision, ses deux statuts et sa "
    "source. Un chiffre en toutes lettres n’a pas de « valeur » : sa borne est à part.",
    "indicateur=abs-realisee&edition=2015&format=csv",
)
COMPARISONS = (
    "Comparaisons entre les éditions",
    "Les deux niveaux de chaque indicateur, et un écart avec son intervalle là où le registre de "
    "comparabilité et la précision le permettent ; ailleurs, la raison. Toujours les deux "
    "éditions : « edition », que porte l’adresse d’une page, est vérifiée et ne change rien.",
    "indicateur=abs-realisee&format=csv",
)
INDICATORS = ("Indicateurs", "Le catalogue des indicateurs et ce que chacun mesure.", "")
EDITIONS = ("Éditions", "Les éditions de l’enquête : date décrite, parution.", "")
TERRITORIES = (
    "Territoires",
    "France, régions, départements, intercommunalités, et la clé qui nomme chacun dans l’API.",
    "q=occitanie",
)
COMMUNES = (
    "Communes",
    "Sans « q » ni « indicateur » : toutes les communes d’aujourd’hui. Avec « q » : une recherche, "
    "comme on tape (nom, ancien nom, code postal, code Insee), en JSON. Avec « indicateur » : "
    "chaque commune avec le chiffre publié pour les communes de sa taille, jamais une réponse de "
    "la commune elle-même.",
    "q=geste",
)
COMMUNE = (
    "Une commune par son code",
    "La commune d’aujourd’hui. Le code d’une commune disparue répond 200 avec celle ou celles "
    "d’aujourd’hui où elle mène (« communes », la plus peuplée d’abord) et « existe_aujourdhui » "
    "à faux ; « evenements » dit, du plus ancien au plus récent, tout ce où ce code figure, avant "
    "ou après : fusions, rétablissements, changements de code ou de nom. Une commune qui "
    "existe encore et dont une partie est devenue une autre a celle-ci dans "
    "« autres_successeurs ».",
)
DATA_SETS = ("Jeux de données", "La liste des jeux : description, dates, licence, fichiers.")
ONE = ("Un jeu de données", "Sa description et ses colonnes, avec le sens de chaque code.")
ROWS = (
    "Les lignes d’un jeu",
    "Le jeu entier, ou ce que les filtres en gardent. « communes-chiffres » se fait pour un "
    "indicateur, que l’adresse nomme.",
)
SCHEMA = ("Schéma d’un jeu", "Table Schema (Frictionless) des fichiers CSV.")
CSVW = ("Métadonnées CSVW d’un jeu", "CSV on the Web (W3C) du fichier CSV.")
PACKAGE = (
    "Data Package",
    "Le descripteur des jeux de l’archive, avec l’adresse de leurs fichiers : tous, sauf "
    "« communes-chiffres », qui se fait pour un indicateur.",
)
ARCHIVE = (
    "Les jeux, en une archive",
    "Data Package complet : les fichiers CSV de tous les jeux sauf « communes-chiffres », leurs "
    "schémas, la licence, la citation, le sens des statuts.",
)
DCAT = ("Catalogue DCAT", "Le catalogue pour les portails, en JSON-LD (DCAT-AP).")
VERSION_PAGE = (
    "Versions et empreintes",
    "Version de l’application, des chiffres et de la géographie, avec les empreintes SHA-256.",
)

TITLE = "Manuel de l’API"
SUMMARY = "Les résultats publiés de l’enquête ASCO, lisibles par un programme."
INTRO = (
    "Les adresses se lisent par GET ou HEAD, sans clé ni inscription, depuis n’importe quel site. "
    "Les paramètres sont ceux des pages : l’adresse d’une carte devient un appel en changeant "
    "« /carte » en « /api/v1/communes »."
)
RULES = (
    "Rien n’est ignoré en silence : un paramètre ou une valeur inconnus donnent une erreur qui dit "
    "ce qui est possible.",
    "Un chiffre publié en toutes lettres le reste : « valeur » est vide, les mots et la borne ont "
    "leurs colonnes. Zéro n’est pas une absence : chaque ligne dit son statut et sa "
    "confidentialité.",
    "Les données fictives de la démonstration (« jeu=demonstration ») sont marquées dans chaque "
    "ligne, chaque nom de fichier et l’en-tête ASCO-Donnees.",
)
OK = "La réponse."
NOT_MODIFIED = "La réponse que vous avez déjà (If-None-Match) est encore la bonne."
HEADER_ETAG = "Empreinte de la réponse, à renvoyer dans If-None-Match."
HEADER_NATURE = (
    "« publie », « demonstration; fictives », ou « demonstration; cadre-reel » pour ce qui n’est "
    "simulé dans aucun jeu (communes, territoires)."
)
HEADER_VERSION = "Version des chiffres."
HEADER_LINK = "Adresses du schéma (describedby), de la licence (license) et du manuel (help)."
HEADER_RATE = "Requêtes qui restent et secondes avant qu’il y en ait plus."

DESCRIPTION = (
    "L’API des résultats publiés de l’enquête ASCO : adresses, paramètres, formats, erreurs, "
    "limites, versions, et des exemples pour la ligne de commande, Python et R."
)
SHORT_TITLE = "API"
BASE = "Adresse de base"
MACHINE = "Description pour les programmes (OpenAPI 3.1)"
FEED = "Être prévenu d’une nouvelle version des données (flux Atom)"
PAGE = "Voir les jeux de données et leurs colonnes"
FIRST = "Un premier appel"
FIRST_TEXT = (
    "Les chiffres publiés de l’action sociale des communes en 2014, en CSV : par la ligne de "
    "commande, en Python, en R."
)
COMMAND, PYTHON, R = "Ligne de commande", "Python", "R"
FROM_VIEW = (
    "La page Données écrit ces lignes pour la table qu’elle montre. L’adresse d’une carte "
    "s’emploie telle quelle avec « communes » : chaque commune du territoire, avec le chiffre des "
    "communes de sa taille. Avec « observations », « territoire » choisit les chiffres publiés "
    "pour ce territoire lui-même ; la plupart ne le sont que pour la France. Les réglages d’aspect "
    "(vue, partie, classes, commune, comparaison, correction) sont admis par « observations », "
    "« comparisons » et « communes » sans effet sur les lignes, comme « maille » par les deux "
    "premières ; une valeur inconnue est refusée là aussi."
)
ADDRESSES, ADDRESS, GIVES, WRITTEN = "Adresses", "Adresse", "Ce qu’elle donne", "Formats"
TRY = "Essayer"
ADDRESSES_CAPTION = "Les adresses, à écrire après l’adresse de base"
PARAMETERS, PARAMETER, MEANING, VALUES = "Paramètres", "Paramètre", "Sens", "Valeurs"
PARAMETERS_CAPTION = "Les paramètres, à écrire après « ? »"
SEVERAL = (
    "Un filtre prend plusieurs valeurs, séparées par des virgules ou en répétant son nom. Un "
    "paramètre vide vaut un paramètre absent. Chaque adresse ne prend que les filtres qui ont un "
    "sens pour elle."
)
FORMATS, FORMAT_NAME, FOR, MEDIA = "Formats", "format=", "Pour", "Type"
FORMATS_CAPTION = "Les formats des tables"
FORMATS_TEXT = (
    "Aucune limite de lignes : une table entière se télécharge en une requête, écrite au fur et à "
    "mesure. Les contours (GeoJSON, GeoParquet) vont avec les communes seulement."
)
VERSIONS, VERSIONS_TEXT = (
    "Versions et cache",
    (
        "Avec « v= » et un numéro de version, les chiffres sont ceux de cette version, pour "
        "toujours. Sans lui, ce sont ceux en ligne.",
        "Chaque réponse porte une empreinte (ETag). Renvoyée dans « If-None-Match », elle évite de "
        "télécharger deux fois la même chose : la réponse est alors 304, sans contenu.",
        "L’adresse « version » donne les numéros et les empreintes SHA-256 de tous les fichiers.",
    ),
)
ERRORS, ERRORS_TEXT = (
    "Erreurs",
    (
        "Une erreur est un document application/problem+json (RFC 9457) en français : il nomme le "
        "paramètre, sa valeur et ce qui est possible."
    ),
)
ERRORS_CAPTION = "Les erreurs, leur code et ce qu’il faut faire"
ERROR, STATUS_CODE, ADVICE, ERROR_EXAMPLE = "Erreur", "Code", "Que faire", "Exemple"
LIMITS = "Limites"
NO_LIMIT = "Ce site ne limite pas le nombre de requêtes."
LIMIT_HEADERS = (
    "Les en-têtes RateLimit et RateLimit-Policy disent ce qui reste ; au-delà, la réponse est 429 "
    "et Retry-After donne le nombre de secondes à attendre."
)
LICENCE, LICENCE_TEXT = (
    "Licence et citation",
    (
        "Les fichiers JSON, XLSX, Parquet et GeoJSON portent leur licence, leur source et leur "
        "date ; celles d’un fichier CSV sont dans ses métadonnées, à l’adresse que donne l’en-tête "
        "Link. Communes, territoires et textes de ce site : Licence Ouverte 2.0. Les chiffres de "
        "l’enquête se citent avec leur source : DREES, enquête ASCO, et la publication que donne "
        "chaque ligne.",
        "Citer aussi la version des données et l’adresse de l’appel, avec « v= » pour qu’elle se "
        "relise à l’identique.",
    ),
)


def rate_text(requests: int, seconds: int) -> str:
    """How many requests a client may make."""
    every = "minute" if seconds == 60 else plural(seconds, "seconde")
    return (
        f"Chaque client peut faire {plural(requests, 'requête')} par {every}, d’affilée ou non ; "
        "son crédit se reconstitue en continu."
    )
