"""The compact commune layer as the server sees it: which files there are, and reading one back.

``geo/web/index.json`` lists the files written by :mod:`dashboard.geography.layer_build`. Each lies
there in two compressed forms; its name carries the hash of its plain bytes, so that a browser may
keep it for ever.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from dashboard.geography.layer_bytes import STREAMS, Reader, unpack
from dashboard.geography.layer_decode import decode_part
from dashboard.geography.layer_topology import Arcs, LayerError

OVERVIEW = "france"
NAMES = "noms"
_NOT_ACCEPTED = re.compile(r"q\s*=\s*0(\.0*)?$")


def overview_file(root: Path) -> str:
    """File name of the overview, such as ``france-0123456789ab.bin`` (served under ``/geo/``)."""
    return str(_entry(root, OVERVIEW)["file"])


def overview_url(root: Path, prefix: str = "/geo/") -> str:
    """URL of the overview for the map's message; names and finer outlines are found beside it."""
    return prefix + overview_file(root)


def open_variant(root: Path, filename: str, accept_encoding: str) -> tuple[bytes, str] | None:
    """Bytes and content encoding (``br``, ``gzip`` or ``identity``) for a requested file.

    ``filename`` is what follows ``/geo/`` in the URL. ``None`` where the index does not list it,
    so that no path can lead elsewhere. :class:`LayerError` where a listed file is missing.
    """
    if filename not in _listed(root, _index_state(root)):
        return None
    accepted = _accepted(accept_encoding)
    if "br" in accepted:
        return _read(root / f"{filename}.br"), "br"
    zipped = _read(root / f"{filename}.gz")
    return (zipped, "gzip") if "gzip" in accepted else (gzip.decompress(zipped), "identity")


@dataclass(frozen=True)
class DecodedPart:
    """One territory (or département) of a layer file: its arcs and its grid."""

    territory: str
    unit: int
    shift: float
    arcs: Arcs


@dataclass(frozen=True)
class DecodedLayer:
    """A layer file read back: header, parts, and (overview only) attributes by commune."""

    header: dict[str, Any]
    parts: tuple[DecodedPart, ...]
    codes: tuple[str, ...]
    population: tuple[int, ...]
    merged: tuple[int | None, ...]


def read_layer(root: Path, name: str = OVERVIEW) -> DecodedLayer:
    """Decode a layer by its logical name (``france``, ``d46``); checks its hash.

    The browser has its own decoder; this one serves tests and other builds. Raises
    :class:`LayerError` where the file is missing, altered or not a layer.
    """
    entry = _entry(root, name)
    data = gzip.decompress(_read(root / f"{entry['file']}.gz"))
    if hashlib.sha256(data).hexdigest() != entry["sha256"]:
        raise LayerError(f"{root / entry['file']}: altered since it was built; run « make geo »")
    header, streams = unpack(data)
    readers = {key: Reader(streams[key], key) for key in STREAMS}
    parts = tuple(
        DecodedPart(about["territory"], about["unit"], about["shift"], decode_part(about, readers))
        for about in header["parts"]
    )
    if header["kind"] != "overview":
        return DecodedLayer(header, parts, (), (), ())
    return DecodedLayer(header, parts, *_attributes(header, streams))


def _attributes(
    header: dict[str, Any], streams: dict[str, bytes]
) -> tuple[tuple[str, ...], tuple[int, ...], tuple[int | None, ...]]:
    numbers = Reader(streams["code"], "code")
    population = Reader(streams["population"], "population")
    merged = Reader(streams["merged"], "merged")
    codes: list[str] = []
    for departement, _region, count, _file in header["departements"]:
        number = 0
        for _ in range(count):
            number += numbers.unsigned()
            codes.append(f"{departement}{number:0{5 - len(departement)}d}")
    people = tuple(population.unsigned() for _ in codes)
    years = (merged.unsigned() for _ in codes)
    return tuple(codes), people, tuple(2000 + year if year else None for year in years)


def _accepted(header: str) -> set[str]:
    offers = [part.strip().lower().partition(";") for part in header.split(",")]
    return {name.strip() for name, _, rest in offers if not _NOT_ACCEPTED.search(rest.strip())}


def _index_state(root: Path) -> tuple[int, int]:
    """Changes when the index does: modification time and size."""
    try:
        stat = (root / "index.json").stat()
    except OSError as error:
        raise LayerError(f"{root / 'index.json'}: missing; run « make geo »") from error
    return stat.st_mtime_ns, stat.st_size


@lru_cache(maxsize=8)
def _index(root: Path, _state: tuple[int, int]) -> dict[str, dict[str, Any]]:
    try:
        contents = json.loads((root / "index.json").read_text(encoding="utf-8"))
        return dict(contents["files"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise LayerError(f"{root / 'index.json'}: unreadable; run « make geo »") from error


@lru_cache(maxsize=8)
def _listed(root: Path, state: tuple[int, int]) -> frozenset[str]:
    return frozenset(entry["file"] for entry in _index(root, state).values())


def _entry(root: Path, name: str) -> dict[str, Any]:
    files = _index(root, _index_state(root))
    if name not in files:
        raise LayerError(f"{root / 'index.json'}: no layer « {name} »; run « make geo »")
    return files[name]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise LayerError(f"{path}: missing; run « make geo »") from error
