"""How to cite a dossier, as a sentence and for a bibliography program."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from dashboard.domain.dossier import Dossier
from dashboard.domain.page import SITE
from dashboard.exports.citing import DREES
from dashboard.results.publication.publication import Publication
from dashboard.wording.dates import in_words
from dashboard.wording.publication import LICENCES
from dashboard.wording.typography import fine

NO_TITLE = "Dossier de figures"
_READ = re.compile(r"\(lu\s*:")
_BETWEEN = re.compile(r"\s;\s")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Names that every bibliography program knows and says in its language."""
_ESCAPED = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
"""Braces are spelled out: a program that looks for the end of a field counts escaped ones too."""


def title_of(dossier: Dossier) -> str:
    """The title of the dossier, or what stands for one."""
    return fine(dossier.title or NO_TITLE)


def sources_of(publications: Sequence[Publication]) -> tuple[str, ...]:
    """The publications that the figures cite, each once, without the places they were read in.

    Those places stand under each figure.
    """
    said = (_without_places(each.source) for each in publications)
    parts = (part.strip().rstrip(".") for text in said for part in _BETWEEN.split(text))
    return tuple(dict.fromkeys(part for part in parts if part))


def _without_places(source: str) -> str:
    """A « Source » line without its « (lu : …) », whatever parentheses these hold."""
    kept, depth = [], 0
    for place, character in enumerate(source):
        if character == "(" and (depth or _READ.match(source, place)):
            depth += 1
        elif character == ")" and depth:
            depth -= 1
        elif not depth:
            kept.append(character)
    return "".join(kept)


def licences_of(publications: Sequence[Publication]) -> tuple[str, ...]:
    """The conditions of the figures, each once."""
    told = (part for each in publications for part in each.licence.split(LICENCES))
    return tuple(dict.fromkeys(part for part in told if part))


def citation_text(dossier: Dossier, publications: Sequence[Publication], on: dt.date) -> str:
    """Who, what, when, from which publications. A composition is the work of its author, or of
    this site: never of the producer of its figures. Simulated figures have no producer at all."""
    mark = publications[0].mark
    version = publications[0].data_version
    made = [f"« {title_of(dossier)} »", f"dossier de figures, version {version} des données"]
    who = [dossier.author, SITE] if dossier.author else [SITE]
    said = f"{', '.join([*who, *made, in_words(on)])}."
    if mark:
        return f"{said} {mark}."
    sources = " ; ".join(sources_of(publications))
    return fine(f"{said} Source des chiffres : {DREES} ({sources})." if sources else said)


def bibtex(dossier: Dossier, publications: Sequence[Publication], on: dt.date) -> str:
    """The same as an entry of BibTeX."""
    mark = publications[0].mark
    sources = () if mark else sources_of(publications)
    note = [f"Version {publications[0].data_version} des données", *sources, mark]
    fields = {
        "author": dossier.author or SITE,
        "title": title_of(dossier),
        "howpublished": f"{SITE}, dossier de figures",
        "year": str(on.year),
        "note": ". ".join(part for part in note if part),
        "langid": "french",
    }
    lines = [f"  {key} = {{{{{_escaped(value)}}}}}," for key, value in fields.items()]
    lines.append(f"  month = {_MONTHS[on.month - 1]},")
    return "\n".join([f"@misc{{asco-figures-{on.isoformat()},", *lines, "}"]) + "\n"


def _escaped(text: str) -> str:
    return "".join(_ESCAPED.get(c, c) for c in text)
