"""Imported workbooks as they are kept: the file as received, its mapping, its figures, its checks.

``raw/imports/<id>/r<n>`` never changes once a version of the data holds it; a corrected workbook
is the next revision.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from dashboard.domain.version import Origin
from dashboard.ingest.mapping.prepared import Prepared
from dashboard.ingest.releasing.disk import new_folder, settle
from dashboard.tables.catalogue_rows import SourceRow
from dashboard.tables.errors import TablesError
from dashboard.tables.layout import ORIGIN_COLUMNS, RAW_COLUMNS

FIGURES, ORIGINS, SOURCE, CHECKS, MAPPING = (
    "figures.csv", "origins.csv", "source.json", "checks.json", "mapping.toml",
)  # fmt: skip
WITHDRAWN = "RT"
_RESTORE = "git checkout -- data/raw/imports"


@dataclass(frozen=True)
class Import:
    """A revision of an imported workbook, ready to be put together with the other figures."""

    id: str
    revision: int
    rows: tuple[dict[str, str], ...]
    origins: tuple[Origin, ...]
    source: SourceRow
    files: Mapping[str, bytes]


def imports_folder(root: Path) -> Path:
    """Where imports are kept under the ``data`` folder."""
    return root / "raw" / "imports"


def revision_folder(root: Path, name: str, revision: int) -> Path:
    """Folder of one revision."""
    return imports_folder(root) / name / f"r{revision}"


def from_prepared(prepared: Prepared, former: Import | None, keeps_workbook: bool = True) -> Import:
    """What a checked import becomes; withdrawn figures of the former revision keep their place.

    The reason of a withdrawal is their note, and they have no value any more. A workbook whose
    secrets were made here is not kept: it holds them.
    """
    reasons = dict(prepared.withdrawn)
    stood = {row["id"]: row for row in former.rows} if former else {}
    rows = (*prepared.rows, *(_withdrawn(stood[name], why) for name, why in reasons.items()))
    kept = {o.id for o in prepared.origins}
    origins = (
        *prepared.origins,
        *(o for o in (former.origins if former else ()) if o.id in reasons and o.id not in kept),
    )
    source = SourceRow.model_validate(prepared.source)
    files = {
        MAPPING: prepared.mapping.read_bytes(),
        FIGURES: _csv_bytes(RAW_COLUMNS, sorted(rows, key=lambda row: row["id"])),
        ORIGINS: _csv_bytes(ORIGIN_COLUMNS, [asdict(origin) for origin in origins]),
        SOURCE: _json_bytes(source.model_dump(mode="json")),
        CHECKS: _json_bytes([asdict(check) for check in prepared.checks]),
    }
    if keeps_workbook:
        files[prepared.workbook.name] = prepared.workbook.read_bytes()
    revision = former.revision + 1 if former else 1
    return Import(prepared.id, revision, tuple(rows), tuple(origins), source, files)


def same(first: Import, second: Import) -> bool:
    """Whether two revisions say the same of the same file."""
    parts = (FIGURES, ORIGINS, SOURCE)
    return all(first.files[name] == second.files[name] for name in parts)


def store(root: Path, kept: Import) -> Path:
    """Write a revision; one of that number that no version ever held is moved out of the way."""
    folder = revision_folder(root, kept.id, kept.revision)
    settle(new_folder(folder, kept.files), folder)
    return folder


def read_import(root: Path, name: str, revision: int) -> Import:
    """A kept revision; :class:`TablesError` where a file is missing or is not what it should be."""
    folder = revision_folder(root, name, revision)
    try:
        files = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
        return Import(
            name,
            revision,
            tuple(_rows(files[FIGURES], RAW_COLUMNS)),
            tuple(Origin(**row) for row in _rows(files[ORIGINS], ORIGIN_COLUMNS)),
            SourceRow.model_validate(json.loads(files[SOURCE])),
            files,
        )
    except (OSError, KeyError) as error:
        raise TablesError(folder, f"a file of the import is missing ({error})", _RESTORE) from error
    except (ValueError, ValidationError) as error:
        raise TablesError(folder, f"the import is damaged ({error})", _RESTORE) from error


def _withdrawn(row: Mapping[str, str], why: str) -> dict[str, str]:
    empty = dict.fromkeys(("value", "words", "base", "ci_low", "ci_high", "standard_error"), "")
    return {**row, **empty, "qualifier": "none", "status": WITHDRAWN, "note": why}


def _csv_bytes(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def _json_bytes(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2, default=str) + "\n").encode()


def _rows(content: bytes, columns: Sequence[str]) -> list[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""))
    if tuple(reader.fieldnames or ()) != tuple(columns):
        raise ValueError(f"unexpected columns: {reader.fieldnames}")
    return list(reader)
