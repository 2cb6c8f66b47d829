"""Names of the files of a dossier: plain letters, and « demonstration_ » before simulated ones."""

from __future__ import annotations

from dashboard.domain.dataset import Dataset
from dashboard.domain.dossier import Dossier
from dashboard.results.publication.publication import Publication

MANIFEST = "manifest.json"
README = "LISEZMOI.txt"
CITATION = "citation.txt"
BIBTEX = "citation.bib"
ITSELF = "dossier.toml"
TOGETHER = "dossier.pdf"
WORKBOOK = "classeur"


def prefixed(dataset: Dataset, name: str) -> str:
    """The name, told as fictitious where it is, once: a file that travels alone still says so."""
    mark = f"{dataset.value}_" if dataset.is_fictitious else ""
    return mark + name.removeprefix(mark)


def figure_name(publication: Publication, extension: str) -> str:
    """« graphique-1.svg »."""
    stem = publication.label.lower().replace(" ", "-")
    return prefixed(publication.spec.dataset, f"{stem}.{extension}")


def archive_name(dossier: Dossier, stem: str) -> str:
    """Name of the ZIP: « etudes-et-resultats.zip »."""
    return prefixed(dossier.dataset, f"{stem or 'dossier'}.zip")
