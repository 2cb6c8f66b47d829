"""The published figures of the 2015 edition, typed by hand from the facts file.

Deliberately independent of ``data/raw``: what the store returns must equal what a reader of the
publications would have written down. One entry a figure: id, indicator, scope, reading, size
range code, group of units, orientation, number (``None``: words only), qualifier, words, source.
"""

from __future__ import annotations

from typing import NamedTuple


class Golden(NamedTuple):
    """A figure as the publication states it."""

    id: str
    indicator: str
    scope: str
    reading: str
    size: str
    number: float | None
    qualifier: str = "exact"
    words: str = ""
    orientation: str = "direct"
    group: str = "ensemble"
    printed_in: str = "er-995-slideshare"


MI, LOC, LS, ASH = "er-995-maire-info", "er-995-localtis", "er-995-lien-social", "er-995-ash"
UNCCAS, COMPAS, LOC18 = "panorama-2018-unccas", "er-1078-compas", "er-1078-localtis"
NB = "\u00a0"

GOLDEN: tuple[Golden, ...] = (
    Golden("A001", "action-sociale", "propre", "communes", "toutes", 80, "more_than",
           "plus de huit communes sur dix"),
    Golden("A002", "action-sociale", "propre", "population", "toutes", 98),
    Golden("A003", "action-sociale", "propre", "communes", "moins-500", 72),
    Golden("A004", "action-sociale", "propre", "communes", "5000-plus", 100, words="la totalité"),
    Golden("A005", "action-sociale", "propre", "communes", "1500-plus", None, "none",
           "la quasi-totalité", printed_in=MI),
    Golden("A007", "action-sociale", "propre", "communes", "500-1500", 10,
           orientation="inverse", printed_in=MI),
    Golden("A008", "action-sociale", "territoire", "communes", "toutes", 10, "about",
           "seule une commune sur dix", "inverse"),
    Golden("A009", "action-sociale", "territoire", "communes", "toutes", 12,
           orientation="inverse", printed_in=MI),
    Golden("A010", "action-sociale", "territoire", "population", "toutes", 2,
           orientation="inverse", printed_in=MI),
    Golden("A012", "domaines-un-a-six", "sans-objet", "communes", "toutes", 56, printed_in=MI),
    Golden("A013", "domaines-sept-ou-plus", "sans-objet", "communes", "toutes", 20, "about",
           "près d’une sur cinq", printed_in=MI),
    Golden("A014", "domaines-un-a-six", "sans-objet", "communes", "moins-1500", 66.7, "about",
           "les deux tiers", printed_in=MI),
    Golden("A015", "domaines-sept-ou-plus", "sans-objet", "communes", "1500-plus", 66.7, "about",
           "les deux tiers", printed_in=MI),
    Golden("A017", "domaine-personnes-agees", "propre", "communes", "toutes", 66.7, "about",
           "les deux tiers"),
    Golden("A018", "domaine-personnes-agees", "propre", "population", "toutes", 90),
    Golden("A019", "domaine-personnes-agees", "propre", "communes", "moins-500", 50, "more_than",
           "plus de la moitié", printed_in=LOC),
    Golden("A020", "domaine-personnes-agees", "propre", "communes", "10000-plus", None, "none",
           "la quasi-totalité", printed_in=LOC),
    Golden("A021", "domaine-jeunesse-famille", "propre", "communes", "toutes", 39, printed_in=LS),
    Golden("A022", "domaine-jeunesse-famille", "propre", "communes", "toutes", 40, "about",
           f"environ 40{NB}%"),
    Golden("A023", "domaine-jeunesse-famille", "propre", "population", "toutes", 80, "about",
           f"environ 80{NB}%", printed_in=ASH),
    Golden("A024", "domaine-pauvrete-exclusions", "propre", "communes", "toutes", 37,
           printed_in=LS),
    Golden("A025", "domaine-pauvrete-exclusions", "propre", "communes", "toutes", 40, "about",
           f"environ 40{NB}%"),
    Golden("A026", "domaine-pauvrete-exclusions", "propre", "population", "toutes", 80, "about",
           f"environ 80{NB}%", printed_in=ASH),
    Golden("A027", "prestation", "propre", "communes", "toutes", 75, "about",
           "près des trois quarts"),
    Golden("A028", "prestation-en-nature", "propre", "communes", "toutes", 63),
    Golden("A029", "aide-financiere-non-remboursable", "propre", "communes", "toutes", 54),
    Golden("A030", "aide-financiere-remboursable", "propre", "communes", "toutes", 10,
           printed_in=LS),
    Golden("A031", "cheque-accompagnement-personnalise", "propre", "communes", "toutes", 5,
           printed_in=LS),
    Golden("A033", "aide-sociale-legale", "propre", "communes", "toutes", 10, "about",
           "une commune sur dix", printed_in=LS),
    Golden("A034", "aide-sociale-legale", "propre", "population", "toutes", 50, "about",
           "la moitié de la population", printed_in=LS),
    Golden("A035", "ccas", "sans-objet", "communes", "toutes", 75, printed_in=UNCCAS),
    Golden("A036", "ccas-porte-ensemble", "sans-objet", "communes", "toutes", 33.3, "about",
           "une commune sur trois", printed_in=UNCCAS),
    Golden("A037", "ccas-avec-services", "sans-objet", "communes", "toutes", 50, "about",
           "la moitié des communes", printed_in=UNCCAS),
    Golden("A038", "abs-realisee", "sans-objet", "communes", "toutes", 15, printed_in=LOC18),
    Golden("A039", "abs-realisee", "sans-objet", "communes", "toutes", 16.7, "about",
           "près d’une commune sur six", printed_in=COMPAS),
    Golden("A040", "abs-prevue", "sans-objet", "communes", "toutes", 3, printed_in=LOC18),
    Golden("A041", "abs-realisee", "sans-objet", "population", "toutes", 52, printed_in=LOC18),
    Golden("A041b", "abs-realisee", "sans-objet", "population", "toutes", 50, "more_than",
           "un peu plus de la moitié", printed_in=COMPAS),
    Golden("A042", "abs-realisee", "sans-objet", "communes", "moins-1500", 11, printed_in=COMPAS),
    Golden("A043", "abs-realisee", "sans-objet", "communes", "30000-plus", 76, printed_in=COMPAS),
    Golden("A044", "abs-tous-les-ans", "sans-objet", "communes", "toutes", 20, "about",
           "une sur cinq", group="abs-realisee", printed_in=COMPAS),
    Golden("A045", "abs-non-reconduite", "sans-objet", "communes", "toutes", 50, "about",
           "la moitié", group="abs-realisee", printed_in=COMPAS),
    Golden("A046", "abs-une-seule", "sans-objet", "communes", "toutes", 33.3, "about",
           "un tiers", group="abs-realisee", printed_in=COMPAS),
    Golden("A047", "abs-prestataire-exterieur", "sans-objet", "communes", "toutes", None, "none",
           "les grandes et moyennes davantage que les petites communes", group="abs-realisee",
           printed_in=COMPAS),
)  # fmt: skip

COMPLEMENTS = {"A006": ("A003", 28.0, MI)}
"""Figures printed as the complement of another: id, the figure that holds it, number, source."""

METHOD = {"A016": 12, "A032": 4, "A048": 8600, "A049": 1400, "A050": 11000, "A051": 12000}
"""Figures about the survey itself, kept with its editions."""

NOT_SHOWN = {"A011"}
"""Ambiguous figure (confidence C): never shown as a figure."""

ALL_FACTS = tuple(f"A{number:03d}" for number in range(1, 52))
"""Every id of the facts file."""
