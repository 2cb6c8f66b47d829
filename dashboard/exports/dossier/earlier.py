"""An earlier export read back: its manifest and, where the archive is there, its tables.

The archive may come from anywhere: it is read within bounds, and nothing of it is run or written.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dashboard.exports.dossier.figure_csv import COMPARED, KEY, SHOWN
from dashboard.exports.dossier.manifest import FORMAT
from dashboard.exports.dossier.naming import MANIFEST

MAX_MEMBER = 20_000_000
"""Bytes of a file of an archive, once unfolded; only manifests and tables are read."""
MAX_MEMBERS = 400
ValueKey = tuple[str, str]
"""Row and series of a value."""


class EarlierError(ValueError):
    """What was given is no earlier export; the message says why, in English."""


@dataclass(frozen=True)
class EarlierFigure:
    """A figure of an export: its texts, and its values by row and series where they are known."""

    label: str
    address: str
    texts: Mapping[str, str]
    values: Mapping[ValueKey, Mapping[str, str]] | None = None

    @property
    def key(self) -> str:
        """Its choices without its words, its number and its format: the same figure, reworded."""
        dropped = ("titre=", "note=", "lire=", "numero=", "format=")
        _, _, query = self.address.partition("?")
        return "&".join(part for part in query.split("&") if not part.startswith(dropped))


@dataclass(frozen=True)
class Export:
    """An exported dossier, as far as it can be compared."""

    data_version: str
    app_version: str
    date: str
    renderer: str
    figures: tuple[EarlierFigure, ...]
    files: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of each file by name."""


def read_export(content: bytes) -> Export:
    """The export in a ZIP, or of a manifest alone. Raises :class:`EarlierError`."""
    if not content.startswith(b"PK"):
        return _export(_json(content), {})
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) > MAX_MEMBERS:
                raise EarlierError(f"an archive of {len(members)} files, at most {MAX_MEMBERS}")
            manifests = [m for m in members if m.filename.endswith(MANIFEST)]
            if len(manifests) != 1:
                raise EarlierError(f"no {MANIFEST} in the archive: not an exported dossier")
            tables = [m for m in members if m.filename.endswith(".csv")]
            read = {m.filename: _member(archive, m) for m in tables}
            return _export(_json(_member(archive, manifests[0])), read)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
        raise EarlierError(f"not a ZIP that can be read ({error})") from error


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    with archive.open(member) as stream:
        content = stream.read(MAX_MEMBER + 1)
    if len(content) > MAX_MEMBER:
        raise EarlierError(f"{member.filename} unfolds to more than {MAX_MEMBER} bytes")
    return content


def _json(content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise EarlierError(f"its manifest is not JSON ({error})") from error


def _export(content: Any, tables: Mapping[str, bytes]) -> Export:
    try:
        if content["format"] != FORMAT:
            raise EarlierError(f"a manifest of form {content['format']!r}, known: {FORMAT}")
        return Export(
            data_version=str(content["data_version"]),
            app_version=str(content["app_version"]),
            date=str(content["date"]),
            renderer=str(content["renderer"]),
            figures=tuple(_figure(figure, tables) for figure in content["figures"]),
            files={str(name): str(entry["sha256"]) for name, entry in content["files"].items()},
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise EarlierError(f"its manifest lacks something ({error!r})") from error


def _figure(figure: Any, tables: Mapping[str, bytes]) -> EarlierFigure:
    texts = {str(k): str(v) for k, v in figure["texts"].items()}
    notes = {f"footnote {k}": str(v) for k, v in figure["footnotes"].items()}
    found = [name for name in figure["files"] if name in tables]
    return EarlierFigure(
        str(figure["label"]),
        str(figure["address"]),
        {**texts, **notes},
        _values(tables[found[0]], found[0]) if found else None,
    )


def _values(content: bytes, name: str) -> dict[ValueKey, dict[str, str]]:
    """The values of a table, and the words for them under « ligne », « serie » and « shown »."""
    try:
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
        kept = ("ligne", "serie", *COMPARED)
        return {
            (row[KEY[0]], row[KEY[1]]): {
                **{column: row.get(column) or "" for column in kept},
                "shown": next((row[c] for c in SHOWN if row.get(c)), ""),
            }
            for row in rows
        }
    except (ValueError, KeyError, csv.Error) as error:
        raise EarlierError(f"{name} is not a table of figures ({error!r})") from error
