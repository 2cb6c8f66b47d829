"""Codes that stand where a figure could be (NR, nd, ///), and the file's own words for them.

The same letters do not mean the same everywhere: NC is « non concerné » in one file, « non
communiqué » in another. So letters alone never give a status; the meaning written in the file does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from dashboard.domain.status import Status
from dashboard.ingest.vocabulary.meanings import status_of

__all__ = ["KNOWN_CODES", "MARKS", "definitions", "read_code", "status_of"]

_NOT_THERE = frozenset({Status.NOT_AVAILABLE, Status.NOT_COLLECTED})
KNOWN_CODES: Mapping[str, frozenset[Status]] = MappingProxyType(
    {
        "NR": frozenset({Status.NON_RESPONSE}),
        "NC": frozenset({Status.NOT_CONCERNED, Status.NOT_AVAILABLE, Status.NOT_COMPARABLE}),
        "ND": _NOT_THERE,
        "NS": frozenset({Status.LOW_RELIABILITY}),
        "NA": _NOT_THERE | {Status.NOT_CONCERNED},
        "s": frozenset({Status.PUBLISHED, Status.LOW_RELIABILITY}),
        "c": frozenset({Status.PUBLISHED}),
        "x": _NOT_THERE | {Status.NOT_CONCERNED},
        "-": _NOT_THERE | {Status.NOT_CONCERNED, Status.PUBLISHED},
        "/": _NOT_THERE | {Status.NOT_CONCERNED},
        "//": _NOT_THERE | {Status.NOT_CONCERNED},
        "///": frozenset({Status.NOT_CONCERNED}),
        "…": _NOT_THERE | {Status.FORTHCOMING},
        "..": _NOT_THERE,
    }
)
"""Codes met in French statistics by canonical spelling, with the statuses they may mean.

A secret (s, c) is told by the confidentiality; its status stays that of a published cell.
"""
MARKS = ("(p)", "(e)", "(r)", "*", "**")
"""Marks that stand beside a number, which stays."""

_LETTERS = re.compile(r"[a-z](?:[./]?[a-z])?\.?", re.ASCII)
_DASHES = frozenset("-–—−‐‑")
_SYMBOL = r"(?:///?|\.\.\.|\.\.|[…/–—−-]|[a-zA-Z](?:[./]?[a-zA-Z])?\.?)"
_SIGN = r"\([a-zA-Z]\)|\*{1,3}"
_ASIDE = r"[\s«»\"“”]*"
_DEFINED = re.compile(
    rf"""
    (?:^|[;.,•:►→\n(]\s*|(?<=\n)[-–]\s+|^[-–]\s+|\b(?:et|[Cc]ode|[Ss]ymbole|[Ss]igne)\s+)
    {_ASIDE}(?P<code>{_SIGN}|{_SYMBOL}){_ASIDE}
    (?:(?:[:=]|\bsignifie|\bd[eé]signe)\s*|(?<=\))\s+)
    """,
    re.VERBOSE,
)
_STARRED = re.compile(r"^\s*(?P<code>\*{1,3}|\([a-zA-Z]\))\s*[:=]?\s*(?=[^\W\d_])", re.MULTILINE)
_QUOTED = re.compile(rf"[«\"“]\s*(?P<code>{_SYMBOL})\s*[»\"”]\s*\((?P<meaning>[^()]+)\)")
_BEHIND = re.compile(rf"(?P<meaning>[^.;:,()\n]+?)\s*\({_ASIDE}(?P<code>{_SYMBOL}){_ASIDE}\)")
_SHOWN = re.compile(
    rf"""(?:^|[.\n-])\s*lorsqu(?:e\s|')(?P<meaning>[^.\n]+?),\s*le\s+symbole\s*
    [«"“]\s*(?P<code>{_SYMBOL})\s*[»"”]\s+est\s+(?:affich|indiqu)""",
    re.VERBOSE | re.IGNORECASE,
)
_END = re.compile(r"[;\n]|\.(?=\s|$)")


def read_code(text: str) -> str | None:
    """The canonical spelling of a code (« n.d. » → ``ND``, « – » → ``-``), ``None`` if not one.

    Case and surrounding spaces do not matter: no two known codes differ by case alone.
    """
    bare = text.strip()
    if bare in _DASHES:
        return "-"
    if bare == "...":
        return "…"
    if _LETTERS.fullmatch(low := bare.lower()):
        letters = re.sub(r"[./]", "", low)
        bare = letters.upper() if len(letters) == 2 else letters
        if len(letters) == 1 and len(low) > 1:
            return None
    return bare if bare in KNOWN_CODES else None


def definitions(text: str) -> dict[str, str]:
    """The codes and marks that a note or a paragraph explains, each with its meaning.

    « NR : non-réponse ; ND = non disponible. », « le symbole « NC » (non concerné) », « non
    disponible (nd) », « (p) données provisoires », « * Données provisoires ». Codes are spelled as
    :func:`read_code` does. Known codes and marks only: an abbreviation of the subject is no code.
    Two meanings of one code that disagree are both kept, parted by « | ».
    """
    text = text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")
    found: dict[str, str] = {}
    starts = [*_DEFINED.finditer(text), *_STARRED.finditer(text)]
    starts.sort(key=lambda match: (match.end(), match.start()))
    for place, match in enumerate(starts):
        later = [m.start() for m in starts[place + 1 :] if m.start() >= match.end()]
        meaning = text[match.end() : min(later, default=len(text))]
        _add(found, match["code"], _END.split(meaning, maxsplit=1)[0])
    for pattern in (_QUOTED, _BEHIND, _SHOWN):
        for match in pattern.finditer(text):
            if status_of(match["meaning"]) is not None:
                _add(found, match["code"], match["meaning"])
    return found


def _add(found: dict[str, str], code: str, meaning: str) -> None:
    meaning = " ".join(meaning.strip(' \t"«»“”').split()).rstrip(" ,;.")
    if not any(letter.isalpha() for letter in meaning):
        return
    if code.startswith(("(", "*")) or (known := read_code(code)) is None:
        mark = code.lower() if code[0] in "(*" else f"({code.lower()})"
        if code[0] not in "(*" and (mark not in MARKS or status_of(meaning) is None):
            return
        known = mark
    if status_of(found.setdefault(known, meaning)) != status_of(meaning):
        found[known] = f"{found[known]} | {meaning}"
