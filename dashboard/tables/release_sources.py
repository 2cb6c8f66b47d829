"""The sources that a version of the data brings with it: the workbooks imported into it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from dashboard.domain.catalogue import Source
from dashboard.tables.catalogue import source_of
from dashboard.tables.catalogue_rows import SourceRow
from dashboard.tables.errors import TablesError
from dashboard.tables.layout import SOURCES
from dashboard.tables.manifest import Manifest, verified_bytes


def sources_bytes(sources: Iterable[SourceRow]) -> bytes:
    """The file, the same for the same sources."""
    rows = [row.model_dump(mode="json") for row in sorted(sources, key=lambda row: row.id)]
    return (json.dumps(rows, ensure_ascii=False, indent=2) + "\n").encode()


def read_release_sources(folder: Path, manifest: Manifest) -> dict[str, Source]:
    """Sources by id, empty where the folder brings none; :class:`TablesError` where damaged."""
    if SOURCES not in manifest.files:
        return {}
    path = folder / SOURCES
    content = verified_bytes(path, manifest)
    try:
        rows: list[Any] = json.loads(content)
        found = [source_of(SourceRow.model_validate(row)) for row in rows]
    except (ValueError, ValidationError) as error:
        raise TablesError(path, f"not a list of sources ({error})") from error
    return {source.id: source for source in found}
