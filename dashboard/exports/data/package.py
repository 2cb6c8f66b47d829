"""Everything in one archive: a Data Package with its tables, their metadata, read-me, licence."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from dashboard.domain.data_table import DataSet, DataTable
from dashboard.domain.page import SITE
from dashboard.exports.data.csvw import csvw
from dashboard.exports.data.formats import CSV
from dashboard.exports.data.readme import citation_file, licence_text, read_me
from dashboard.exports.data.table_schema import table_schema
from dashboard.exports.data.write import write
from dashboard.exports.dossier.archive import zipped
from dashboard.wording import data_files as words

NAME = "asco-donnees"
_FOLDER = "donnees"
_LICENCE = "LICENCE.md"


def descriptor(
    sets: Sequence[DataSet],
    path: Callable[[DataSet], str],
    licence: str = _LICENCE,
    files: dict[str, bytes] | None = None,
    home: str = "",
) -> dict[str, Any]:
    """``datapackage.json``: one tabular resource a data set, its CSV standing at ``path``.

    ``licence`` is the path or address of the text of the conditions; ``files`` the content of each
    resource by the id of its data set, whose size and digest are then told; ``home`` the whole
    address of the page of the data sets, where it is known.
    """
    marks = [about.mark for about in sets if about.mark]
    days = [about.updated for about in sets if about.updated]
    versions = [about.version for about in sets if about.version[:1].isdigit()]
    said: dict[str, Any] = {
        "profile": "data-package",
        "name": f"demonstration-{NAME}" if marks else NAME,
        "title": f"{marks[0]} – {SITE}" if marks else f"{SITE} – enquête ASCO",
        "description": f"{marks[0]}. {words.SIMULATED_PACKAGE}" if marks else words.PACKAGE,
        "keywords": list(dict.fromkeys(word for about in sets for word in about.keywords)),
        "licenses": _licences(sets, licence),
        "resources": [
            _resource(about, path(about), licence, (files or {}).get(about.id)) for about in sets
        ],
    }
    if home:
        said["homepage"] = home
    if versions:
        said["version"] = versions[0]
    if days:
        said["created"] = f"{max(days)}T00:00:00Z"
    return said


def package_bytes(tables: Sequence[DataTable], home: str = "") -> bytes:
    """The archive of the tables, cited by ``home``, the whole address of the page of the data sets
    where it is known; the same tables give the same bytes."""
    sets = [table.about for table in tables]
    content = {table.about.id: write(table, CSV) for table in tables}
    files = {f"{_FOLDER}/{name}.csv": csv for name, csv in content.items()}
    files |= {
        f"{_FOLDER}/{about.id}.csv-metadata.json": _json(csvw(about, f"{about.id}.csv"))
        for about in sets
    }
    package = descriptor(sets, lambda about: f"{_FOLDER}/{about.id}.csv", files=content, home=home)
    files |= {
        "datapackage.json": _json(package),
        "README.md": read_me(tables, home).encode(),
        _LICENCE: licence_text(sets).encode(),
        "CITATION.cff": citation_file(sets, home).encode(),
    }
    days = [about.updated for about in sets if about.updated]
    return zipped(files, date.fromisoformat(max(days)) if days else date(2000, 1, 1))


def package_name(sets: Sequence[DataSet]) -> str:
    """« asco-donnees_v1.0.0.zip », « demonstration_asco-donnees_v1.0.0.zip »."""
    mark = "demonstration_" if any(about.mark for about in sets) else ""
    versions = [about.version for about in sets if about.version[:1].isdigit()]
    return f"{mark}{NAME}{f'_v{versions[0]}' if versions else ''}.zip"


def _resource(about: DataSet, path: str, licence: str, content: bytes | None) -> dict[str, Any]:
    said: dict[str, Any] = {
        "profile": "tabular-data-resource",
        "name": about.id,
        "title": f"{about.mark} – {about.title}" if about.mark else about.title,
        "description": about.description,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True},
        "licenses": _licences([about], licence),
        "sources": [{"title": source} for source in about.sources],
        "schema": table_schema(about),
    }
    if content is not None:
        said |= {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
    return said


def _licences(sets: Sequence[DataSet], path: str) -> list[dict[str, str]]:
    """Each licence once, at its address, or at the text of this package without one."""
    found = dict.fromkeys((about.licence, about.licence_url or path) for about in sets)
    return [{"title": title, "path": address} for title, address in found]


def _json(content: dict[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
