"""The texts that come with the pictures: what each figure says, and what the archive holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from dashboard.domain.dossier import Dossier, DossierAbout
from dashboard.exports.dossier.checking import Checked
from dashboard.exports.dossier.citing import licences_of, sources_of, title_of
from dashboard.exports.dossier.formats import ALL, Format
from dashboard.exports.dossier.naming import (
    BIBTEX,
    CITATION,
    ITSELF,
    MANIFEST,
    TOGETHER,
    figure_name,
    prefixed,
)
from dashboard.results.publication.publication import Publication
from dashboard.wording.dates import in_words
from dashboard.wording.typography import fine

_COMMAND = "python -m dashboard figures export"
_MADE_OF = {
    ".svg": "figure vectorielle, texte modifiable",
    ".pdf": "figure vectorielle, page à la taille de la figure ; {together} les réunit",
    ".png": "image à 300 points par pouce",
    ".txt": "texte de remplacement, description longue et lignes de la figure",
    ".csv": "table de la figure (séparateur « ; », virgule décimale)",
    ".xlsx": "classeur de toutes les figures, avec graphiques modifiables",
    ".ods": "le même classeur, sans graphique",
    ".bib": "citation pour une bibliographie ({citation} : en une phrase)",
    ".toml": "le dossier lui-même, pour le refaire",
    ".json": "versions, empreintes SHA-256, adresses et textes de chaque figure",
}


def figure_text(publication: Publication) -> str:
    """Text alternative, long description and the lines of a figure."""
    said = publication
    notes = [f"{note.mark} : {note.text}" for note in said.footnotes]
    lines = [
        *([said.mark, ""] if said.mark else []),
        f"{said.label} – {said.title}",
        said.unit,
        "",
        "Texte de remplacement",
        said.alternative,
        "",
        "Description longue",
        said.description,
        "",
        *(f"{name} : {text}" for name, text in house_lines(said) if text),
        *notes,
        "",
        f"Version des données : {said.data_version}",
        f"Conditions : {said.licence}",
    ]
    return fine("\n".join(lines)) + "\n"


def house_lines(publication: Publication) -> tuple[tuple[str, str], ...]:
    """The four lines under a figure, in the order of the house."""
    said = publication
    return (
        ("Note", said.note),
        ("Lecture", said.lecture),
        ("Champ", said.champ),
        ("Source", said.source),
    )


def readme(
    dossier: Dossier,
    figures: Sequence[Checked],
    names: Sequence[str],
    lacking: Mapping[Format, str],
    about: DossierAbout,
    on: dt.date,
    formats: Sequence[Format] = ALL,
) -> str:
    """LISEZMOI.txt: what the archive is, what it holds, what it lacks and why.

    ``formats`` are those that were asked for: the command that makes the archive again names them.
    """
    dataset = dossier.dataset
    together, citation, bib, proof = (
        prefixed(dataset, name) for name in (TOGETHER, CITATION, BIBTEX, MANIFEST)
    )
    publications = [each.publication for each in figures]
    first = publications[0]
    said = [*([first.mark, ""] if first.mark else []), title_of(dossier)]
    said += [dossier.author] if dossier.author else []
    said += ["", *dossier.method] if dossier.method else []
    said += ["", "Figures"]
    for each in figures:
        stem = figure_name(each.publication, "")
        its = ", ".join(name.removeprefix(stem) for name in names if name.startswith(stem))
        said += [f"{each.label} – {each.publication.title}", f"  {stem}({its})"]
    kinds = dict.fromkeys(name[name.rindex(".") :] for name in names)
    said += ["", "Fichiers"]
    said += [
        f"{kind} : {text.format(together=together, citation=citation)}"
        for kind, text in _MADE_OF.items()
        if kind in kinds
    ]
    if lacking:
        said += ["", "Ce qui manque"]
        said += [f"{kind.value.upper()} : {why}" for kind, why in lacking.items()]
    advice = [(each.label, fault) for each in figures for fault in each.advice]
    if advice:
        said += ["", "À relire avant de publier"]
        said += [f"{label} : {fault.text} {fault.remedy}" for label, fault in advice]
    said += ["", *(f"Source : {text}" for text in sources_of(publications))]
    said += [f"Conditions : {text}" for text in licences_of(publications)]
    said += [
        f"Version des données : {first.data_version}",
        *([f"Empreinte des données (SHA-256) : {about.data_sha256}"] if about.data_sha256 else []),
        f"Version de l’application : {about.app_version}",
        f"Date : {in_words(on)}",
        "",
        f"Pour citer ces figures, voir {citation} et {bib}.",
        f"{proof} donne l’empreinte de chaque fichier.",
        "",
        "Pour les refaire à l’identique, avec cette version de l’application :",
    ]
    command = rebuilding(dossier, first.data_version, formats, on)
    compare = "Pour savoir ce qui a changé depuis : ajouter --against et le nom de cette archive"
    compare += "." if dataset.is_fictitious else ", et retirer --data-version."
    told = fine("\n".join(said))
    return f"{told}\n  {command}\n{fine(compare)}\n"


def rebuilding(dossier: Dossier, version: str, formats: Sequence[Format], on: dt.date) -> str:
    """The command that makes the same archive from the dossier inside it, whatever came since.

    Simulated figures have no versions of their own: they are those of the application.
    """
    asked = [prefixed(dossier.dataset, ITSELF), "--date", on.isoformat()]
    if not dossier.dataset.is_fictitious:
        asked += ["--data-version", version]
    if tuple(formats) != ALL:
        asked += ["--formats", ",".join(formats)]
    return " ".join([_COMMAND, *asked])
