"""What an answer depends on besides its address: the program and the data, as one short text.

Two processes with the same files give the same fingerprint, so that an ``ETag`` made of it holds
behind several of them; whatever changes an answer changes it.
"""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import dashboard
from dashboard.geography.integrity import read_manifest
from dashboard.geography.store import Geography
from dashboard.paths import geo_root
from dashboard.results.world import World
from dashboard.tables.store import Observations

_PROGRAM = Path(dashboard.__path__[0])
_WRITTEN = (".py", ".html", ".css", ".toml", ".md", ".cff")
_KEPT = 12


@cache
def program() -> str:
    """A digest of the program's own files, read once: a new release makes new answers."""
    digest = hashlib.sha256()
    for path in sorted(_PROGRAM.rglob("*")):
        if path.suffix in _WRITTEN:
            digest.update(path.relative_to(_PROGRAM).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def of_world(world: World) -> str:
    """A digest of everything a world holds, and of the version it was asked for."""
    parts = (world.catalogue, world.observations, world.geography)
    said = (world.dataset.value, world.frozen, *world.versions)
    return _digest(program(), *said, *(_of_part(part) for part in parts))


def etag(*parts: str) -> str:
    """A strong entity tag of the given texts."""
    return f'"{_digest(*parts)[:32]}"'


_known: OrderedDict[int, tuple[Any, str]] = OrderedDict()
_lock = Lock()


def _of_part(part: Any) -> str:
    """The digest of a part, computed once while it is in memory (parts are never written to)."""
    with _lock:
        found = _known.get(id(part))
        if found is not None and found[0] is part:
            _known.move_to_end(id(part))
            return found[1]
    digest = _digest(*_content(part))
    with _lock:
        _known[id(part)] = (part, digest)
        while len(_known) > _KEPT:
            _known.popitem(last=False)
    return digest


def _content(part: Any) -> tuple[str, ...]:
    if isinstance(part, Observations):
        told = sorted((part.covariances or {}).items())
        known = repr((part.covariances is None, told, part.origins, part.sources))
        return (part.version, part.built_on, repr(part.rows), known)
    if isinstance(part, Geography):
        import pandas as pd

        rows = pd.util.hash_pandas_object(part.communes.astype(str), index=False)
        named = repr((part.departements, part.regions, part.epci, part.attribution))
        files = json.dumps(read_manifest(geo_root()), sort_keys=True)
        return (named, files, rows.to_numpy().tobytes().hex())
    return (repr(part),)


def _digest(*texts: str) -> str:
    digest = hashlib.sha256()
    for text in texts:
        content = text.encode("utf-8", "surrogatepass")
        digest.update(len(content).to_bytes(8, "big"))
        digest.update(content)
    return digest.hexdigest()
