"""A dossier in an address: the value of ``dossier=``, so that it can be sent without a file."""

from __future__ import annotations

import base64
import binascii
import json
import re
import zlib

from dashboard.domain.dossier import Dossier, DossierError, DossierProblem
from dashboard.domain.dossier_figures import ReadDossier, UniverseOf, read, written

KEY = "dossier"
MAX_CHARACTERS = 4_000
"""Longer addresses are cut by mail programs and refused by servers."""
MAX_TEXT_BYTES = 64_000
"""What a value may unfold to; a dossier of 24 figures with long texts comes to about 30 000."""
_ALPHABET = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)


def to_parameter(dossier: Dossier) -> str:
    """The value; :class:`DossierError` where it would be too long for an address."""
    head: dict[str, object] = {"titre": dossier.title}
    if dossier.author:
        head["auteur"] = dossier.author
    if dossier.method:
        head["methode"] = list(dossier.method)
    if dossier.dataset.is_fictitious:
        head["jeu"] = dossier.dataset.value
    content = {"dossier": head, "figure": written(dossier)}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(text.encode()) + packer.flush()
    value = base64.urlsafe_b64encode(packed).decode().rstrip("=")
    if len(value) > MAX_CHARACTERS:
        raise DossierError(
            DossierProblem.ADDRESS_TOO_LONG,
            f"an address of {len(value)} characters, at most {MAX_CHARACTERS}: save it as a file",
        )
    return value


def from_parameter(value: str, universe_of: UniverseOf) -> ReadDossier:
    """Read :func:`to_parameter` back. Raises :class:`DossierError`, whatever the value."""
    if len(value) > MAX_CHARACTERS:
        raise DossierError(
            DossierProblem.ADDRESS_TOO_LONG,
            f"a value of {len(value)} characters, at most {MAX_CHARACTERS}",
        )
    content = _unfolded(value)
    if not isinstance(content, dict) or set(content) - {"dossier", "figure"}:
        raise _unreadable()
    head = content.get("dossier", {})
    if not isinstance(head, dict):
        raise _unreadable()
    return read(head, content.get("figure", []), universe_of)


def _unfolded(value: str) -> object:
    """What the value holds, never unfolded beyond its bound."""
    if not _ALPHABET.fullmatch(value):
        raise _unreadable()
    try:
        packed = base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))
        reader = zlib.decompressobj(-zlib.MAX_WBITS)
        text = reader.decompress(packed, MAX_TEXT_BYTES)
        if not reader.eof or reader.unused_data:
            raise _unreadable()
        return json.loads(text.decode())
    except (binascii.Error, zlib.error, ValueError, RecursionError) as error:
        raise _unreadable() from error


def _unreadable() -> DossierError:
    return DossierError(DossierProblem.UNREADABLE, "not the address of a dossier: copy it whole")
