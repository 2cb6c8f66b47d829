"""The words of a publication figure that no other view has: headings, marks, notes."""

from __future__ import annotations

from dashboard.domain.figure import FigureKind
from dashboard.domain.status import Qualifier, Status
from dashboard.domain.territory import TerritoryKind

ROW_SIZE = "Taille de commune"
ROW_INDICATOR = "Indicateur"
ROW_ZONE = {TerritoryKind.REGION: "Région", TerritoryKind.DEPARTEMENT: "Département"}

PICTURE: dict[FigureKind, str] = {
    FigureKind.BARS: "Graphique en barres",
    FigureKind.GROUPED: "Graphique en barres groupées",
    FigureKind.DUMBBELL: "Graphique à deux points par ligne",
    FigureKind.TABLE: "Tableau",
    FigureKind.MAP: "Carte des communes",
    FigureKind.MAP_REGIONS: "Carte des régions",
    FigureKind.MAP_DEPARTEMENTS: "Carte des départements",
}
"""What the picture is, for its text alternative."""

MARKS: dict[Qualifier, tuple[str, str]] = {
    Qualifier.ABOUT: ("(a)", "ordre de grandeur, dans les mots de la publication"),
    Qualifier.MORE_THAN: ("(b)", "borne, la publication ne donne pas la valeur exacte"),
    Qualifier.LESS_THAN: ("(b)", "borne, la publication ne donne pas la valeur exacte"),
    Qualifier.NONE: ("(d)", "dit en toutes lettres, la publication ne donne pas de nombre"),
}
"""Letter and meaning of a figure that is not a plain number; the complement is « (c) »."""
COMPLEMENT_MARK = "(c)"
COMPLEMENT_MEANING = "{mark}, soit 100 % moins ce chiffre"

COMPLEMENTS = (
    "Le complément d’un pourcentage en est la lecture inverse exacte ; il est signalé comme tel.",
    "Le complément d’un pourcentage en est la lecture inverse exacte.",
)
"""Notes of a page that the letter « (c) » says in a figure."""
DOUBT = "à confirmer"
"""What a clause of the field says where it is not certain: it goes to the note."""
PLAIN = {
    Status.NOT_PUBLISHED_FOR_SIZE: "aucun chiffre publié pour cette taille de commune",
    Status.ESTIMATED: "estimé par le producteur",
    Status.NON_RESPONSE: "non-réponse",
    Status.FORTHCOMING: "résultats à paraître",
    Status.WITHDRAWN: "publié, puis retiré par le producteur",
}
"""Meaning of codes whose label and explanation say the same."""
SEE_NOTE = "{label}, voir la note"
ABOUT_READING = (
    "Pas de valeur numérique.",
    "Valeur exacte non lue.",
)
"""Remarks on how a figure was read, which its letter says in a publication."""
APPROXIMATE = ("Un peu moins de ", "Un peu plus de ")
"""Beginnings of remarks that say over again what an order of magnitude says by its words."""
PRESS = ("la presse", "Journal des maires")
"""Where figures were read too, beside the places that the catalogue of sources names."""
OF_PRESS = " de la presse,"
TO_CHECK = "à vérifier"
LICENCES = " / "
"""Between two licences, which may hold any other sign."""
SIZE_OF_EDITION = "La taille d’une commune est celle de l’édition."
PRECISION = "Les intervalles de confiance sont à 95 %."
NO_PRECISION = "La précision de ces chiffres n’est pas publiée."
SOME_PRECISION = "La précision de certains de ces chiffres n’est pas publiée."
NATIONAL = (
    "Les valeurs sont nationales : aucun chiffre propre à ce territoire n’est publié ({where})."
)
NATIONAL_FOR = (
    "Valeurs nationales pour les lignes suivantes, faute de chiffre publié pour {where} : {names}."
)
NATIONAL_ON_MAP = (
    "Les valeurs sont celles de la France entière, portées sur les communes de ce territoire selon "
    "leur taille : aucun chiffre propre à ce territoire n’est publié ({where})."
)
ONLY_REGION = "Région {name} seule."
ONLY_DEPARTEMENT = "Département {name} seul."
MAP_OF = {
    TerritoryKind.METROPOLE: "Carte limitée à la France métropolitaine.",
    TerritoryKind.REGION: "Carte limitée à une région ({name}).",
    TerritoryKind.DEPARTEMENT: "Carte limitée à un département ({name}).",
    TerritoryKind.EPCI: "Carte limitée à une intercommunalité ({name}).",
}
"""What a map of communes shows of the field of its figures, which is wider."""
NO_COMMON_SIZE = "Aucune classe de taille retenue n’est publiée pour tous ces indicateurs."
ZONAL = "La teinte d’{zone} est le chiffre publié pour l’ensemble de ses communes{size}."
LEGEND_ZONES = "La teinte d’{zone} dit {what} ({when})."
IN_DEPARTEMENT = "dans le département {name}"
ZONE = {TerritoryKind.REGION: "région", TerritoryKind.DEPARTEMENT: "département"}
A_ZONE = {TerritoryKind.REGION: "une région", TerritoryKind.DEPARTEMENT: "un département"}
ZONES = {TerritoryKind.REGION: "les régions", TerritoryKind.DEPARTEMENT: "les départements"}
PARTED = "Cette figure et {others} ne se comparent pas. {why}"
UNREAD = "La valeur choisie pour la lecture n’a pas de chiffre dans cette figure."

INTERVAL = "L’intervalle de confiance à 95 % va de {low} à {high}."

HOLDS = "« {wide} » comprend « {narrow} »."
NATIONWIDE = "En France, {said}"
OF_FRANCE = "{said} (France)"
ACRONYM = "{short} : {full}."
ACRONYMS = {
    "ABS": "analyse des besoins sociaux",
    "CCAS": "centre communal d’action sociale",
    "CIAS": "centre intercommunal d’action sociale",
    "EPCI": "établissement public de coopération intercommunale",
}
"""What a figure spells out once in its note, unless it does elsewhere."""
INVERSE = " (lecture inverse)"
RISES = "{when}, {subject} augmente avec leur taille"
FALLS = "{when}, {subject} diminue avec leur taille"
EACH_SIZE = "{when}, {subject} {verb} dans chaque classe de taille"
SPREAD = "{when}, {subject} va de {low} ({least}) à {high} ({most})"
SPREAD_OF_SURE = f"{SPREAD} parmi {{zones}} au chiffre fiable"

HIGHEST = "soit la plus élevée des {count} parts présentées"
HIGHEST_PUBLISHED = "soit la plus élevée des parts publiées"
HIGHEST_SHOWN = "soit la plus élevée des parts présentées"
BUT = "{said} hors {wholes}"
HIGHEST_EVERYWHERE = (
    "{when}, « {what} » a la part la plus élevée à chaque taille de commune présentée"
)
COUNTS = {
    3: "trois", 4: "quatre", 5: "cinq", 6: "six", 7: "sept", 8: "huit", 9: "neuf", 10: "dix",
    11: "onze", 12: "douze",
}  # fmt: skip
COUNT_WORDS = {"un": 1, "une": 1, "deux": 2, **{word: n for n, word in COUNTS.items()}}
OF_INTERVALS, OF_TESTS = "confiance", "seuil"
"""Words by which a title names the level of its intervals, of its tests."""
AT_LEAST_ONE = "au moins un"
"""What the clause of an indicator says where it holds others."""
