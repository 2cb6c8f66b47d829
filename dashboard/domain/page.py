"""The pages of the site: one list for navigation, titles, descriptions and routes."""

from __future__ import annotations

from dataclasses import dataclass

SITE = "Action sociale des communes"
"""Name of the site, appended to page titles."""


@dataclass(frozen=True)
class Page:
    """A page: ``slug`` is its address (empty for the home page), ``script`` its file in pages/."""

    slug: str
    script: str
    title: str
    description: str

    @property
    def path(self) -> str:
        """Address from the root of the site."""
        return f"/{self.slug}"

    @property
    def full_title(self) -> str:
        """Title of the browser window."""
        return f"{self.title} – {SITE}" if self.slug else f"{SITE} – enquête ASCO"


HOME = Page(
    "",
    "accueil.py",
    "Accueil",
    "Ce que font les communes et les intercommunalités en matière d’action sociale : les résultats "
    "publiés de l’enquête ASCO de la DREES, en cartes, graphiques et tableaux.",
)
MAP = Page(
    "carte",
    "carte.py",
    "Carte",
    "Carte de toutes les communes de France : ce que l’enquête ASCO a publié sur l’action sociale "
    "des communes de chaque taille, fin 2014, et le cadre des communes en 2015 et 2025.",
)
EVOLUTIONS = Page(
    "evolutions",
    "evolutions.py",
    "Évolutions",
    "Ce qui a changé entre les éditions 2015 et 2025 de l’enquête ASCO, et ce qui ne se compare "
    "pas : les deux niveaux, l’écart, sa précision, les lois intervenues et le cadre réel.",
)
NEEDS = Page(
    "besoins-sociaux",
    "besoins_sociaux.py",
    "Besoins sociaux",
    "L’analyse des besoins sociaux (ABS) : quelles communes l’ont faite, à quel rythme, ce que le "
    "décret de 2016 a changé et ce que 2027 demande à chaque CCAS.",
)
EPCI = Page(
    "intercommunalites",
    "intercommunalites.py",
    "Intercommunalités",
    "L’action sociale des intercommunalités, publiée pour leur ensemble seulement, et leur "
    "structure réelle en 2014, 2015 et 2025.",
)

FIGURES = Page(
    "figures",
    "figures.py",
    "Atelier",
    "Composer une figure de publication à partir des chiffres de l’enquête ASCO : titre, lecture, "
    "champ et source calculés, contrôles, export en SVG, PDF, PNG et classeur.",
)
COMMUNE = Page(
    "ma-commune",
    "ma_commune.py",
    "Ma commune",
    "Trouver une commune par son nom, son code postal ou son ancien nom, et lire en deux minutes "
    "ce que font les communes de sa taille en matière d’action sociale ; une page à imprimer.",
)
DATA = Page(
    "donnees",
    "donnees.py",
    "Données",
    "Les chiffres de l’enquête ASCO et le cadre des communes à télécharger : tableaux, schémas, "
    "licence, citation, API.",
)
METHOD = Page(
    "methode",
    "methode.py",
    "Méthode",
    "D’où viennent les chiffres de l’enquête ASCO montrés ici : sources, classeurs, versions des "
    "données, corrections et leurs raisons.",
)

PAGES: tuple[Page, ...] = (
    HOME,
    COMMUNE,
    MAP,
    EVOLUTIONS,
    NEEDS,
    EPCI,
    FIGURES,
    DATA,
    METHOD,
)
