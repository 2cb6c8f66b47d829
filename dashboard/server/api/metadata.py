"""What describes the data: catalogue, schemas, packages, versions and their checksums."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from starlette.responses import Response

from dashboard.domain.data_table import DataSet
from dashboard.exports.data.description import described_column, description_of
from dashboard.exports.data.formats import formats_of
from dashboard.geography.integrity import read_manifest as geography_manifest
from dashboard.paths import app_version, data_root, geo_root
from dashboard.results.data import catalogue
from dashboard.server.api.answers import json_answer
from dashboard.server.api.call import Call
from dashboard.server.api.rows import data_set_of, file_of
from dashboard.server.fingerprint import of_world
from dashboard.tables.manifest import read_manifest
from dashboard.tables.versions import dataset_folder, version_folder


def data_sets(call: Call) -> Response:
    """Every data set, in short."""
    about = [catalogue.data_set(call.world, name) for name in catalogue.SHOWN]
    said = [{**description_of(one), **_links(call, one)} for one in about]
    return json_answer(call, {"jeux": said})


def one_data_set(call: Call) -> Response:
    """A data set with its columns."""
    about = data_set_of(call)
    columns = [described_column(column) for column in about.columns]
    content = {**description_of(about), "colonnes": columns, **_links(call, about)}
    return json_answer(call, content, updated=about.updated)


def version(call: Call) -> Response:
    """Versions and checksums of the program, the figures and the geography."""
    world, root = call.world, data_root()
    frozen = world.frozen
    folder = version_folder(root, frozen) if frozen else dataset_folder(root, world.dataset)
    manifest, places = read_manifest(folder), geography_manifest(geo_root())
    files = {
        name: {"sha256": file.sha256, "octets": file.bytes, "lignes": file.rows}
        for name, file in sorted(manifest.files.items())
    }
    content = {
        "application": app_version(),
        "donnees": {
            "jeu": world.dataset.value,
            "fictives": world.dataset.is_fictitious,
            "version": manifest.version,
            "du": manifest.built_on,
            "versions_connues": list(world.versions),
            "fichiers": files,
        },
        "catalogue": {"fichiers": _catalogue_files(root / "catalogue")},
        "geographie": {
            "du": places["built_on"],
            "attribution": places["attribution"],
            "fichiers": {
                name: {"sha256": file["sha256"], "octets": file["bytes"]}
                for name, file in sorted(places["files"].items())
            },
        },
        "empreinte": of_world(world),
    }
    return json_answer(call, content, updated=manifest.built_on)


def _links(call: Call, about: DataSet) -> dict[str, Any]:
    """Where its files and its schema are."""
    kept = call.kept_query().rstrip("&")
    return {
        "fichiers": {form.id: file_of(call, about, form) for form in formats_of(about)},
        "schema": call.address(f"datasets/{about.id}/schema", kept),
    }


def _catalogue_files(folder: Path) -> dict[str, dict[str, Any]]:
    found = {}
    for path in sorted(folder.rglob("*.toml")):
        content = path.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        found[path.relative_to(folder).as_posix()] = {"sha256": digest, "octets": len(content)}
    return found
