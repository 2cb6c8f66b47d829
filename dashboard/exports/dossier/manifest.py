"""The manifest of a dossier: what was made, from which versions, and what proves each file."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from dashboard.domain.dossier import DossierAbout
from dashboard.domain.figure_address import figure_params
from dashboard.exports.dossier.checking import Checked
from dashboard.exports.dossier.formats import Format
from dashboard.exports.dossier.naming import figure_name
from dashboard.results.publication.publication import Publication

FORMAT = 1
"""Version of the form of this file."""
TEXTS = ("title", "unit", "note", "lecture", "champ", "source", "alternative", "description")
"""Texts of a figure that are kept, so that two exports can be compared without their pictures."""
FIGURES_PAGE = "/figures"


def manifest(
    about: DossierAbout,
    figures: Sequence[Checked],
    files: Mapping[str, bytes],
    lacking: Mapping[Format, str],
    renderer: str,
    on: dt.date,
) -> bytes:
    """The file, without itself among the files; the same for the same content."""
    content: dict[str, Any] = {
        "format": FORMAT,
        "title": about.title,
        "author": about.author,
        "mark": figures[0].publication.mark,
        "date": on.isoformat(),
        "data_version": about.data_version,
        "data_sha256": about.data_sha256,
        "app_version": about.app_version,
        "licence": about.licence,
        "citation": about.citation,
        "renderer": renderer,
        "lacking": {kind.value: why for kind, why in lacking.items()},
        "figures": [_figure(each.publication, files) for each in figures],
        "files": {
            name: {"sha256": hashlib.sha256(body).hexdigest(), "bytes": len(body)}
            for name, body in sorted(files.items())
        },
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def address_of(publication: Publication) -> str:
    """The address of a figure in the workshop, from the root of the site."""
    return f"{FIGURES_PAGE}?{urlencode(figure_params(publication.spec))}"


def _figure(publication: Publication, files: Mapping[str, bytes]) -> dict[str, Any]:
    stem = figure_name(publication, "")
    return {
        "label": publication.label,
        "address": address_of(publication),
        "texts": {name: getattr(publication, name) for name in TEXTS},
        "footnotes": {note.mark: note.text for note in publication.footnotes},
        "files": sorted(name for name in files if name.startswith(stem)),
    }
