"""Footnote marks at the end of labels: « ASH en établissement3 », « Guadeloupe** », « Total (2) ».

A digit glued to a word is a mark only when the notes explain it; otherwise it may be part of the
name, and is left there and told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

_SIGN = re.compile(r"\s*(?:\((?P<a>\d{1,2}|\*{1,3})\)|(?P<b>\*{1,3})|(?P<c>[¹²³⁴⁵⁶⁷⁸⁹]+))\s*$")
_LETTER = re.compile(r"\s*\((?P<a>[a-z])\)\s*$")
_DIGIT = re.compile(r"(?<=[^\W\d_])(?P<space>\s?)(?P<a>\d{1,2})$|(?<=[^\W\d_][.)])(?P<a2>\d)$")
_INSIDE = re.compile(r"(?<=[^\W\d_])(\d)(?=\s)")
_SUPERSCRIPTS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")


@dataclass(frozen=True)
class Unmarked:
    """A label without its marks, and what was not certain about them."""

    text: str
    marks: tuple[str, ...] = ()
    doubt: str = ""


def families(labels: Iterable[str]) -> set[str]:
    """Stems that several labels number: « GIR » where « GIR 1 » stands beside « GIR 2 »."""
    digits: dict[str, set[str]] = {}
    for label in labels:
        bare = " ".join(label.split())
        if match := _DIGIT.search(bare):
            digits.setdefault(bare[: match.start()].rstrip(), set()).add(match["a"] or match["a2"])
    return {stem for stem, found in digits.items() if len(found) > 1}


def unmarked(text: str, known: Collection[str], numbered: Collection[str] = ()) -> Unmarked:
    """Take the footnote marks off a label.

    ``known`` are the marks explained in the notes; ``numbered`` the stems of :func:`families`,
    whose digits name things and are no marks.
    """
    bare = " ".join(text.split())
    marks: list[str] = []
    doubts: list[str] = []
    while match := _SIGN.search(bare) or _LETTER.search(bare):
        groups = match.groupdict()
        mark = str(groups.get("a") or groups.get("b") or groups.get("c")).translate(_SUPERSCRIPTS)
        if match.re is _LETTER and mark not in known:
            break
        if not bare[: match.start()].strip():
            break
        if mark not in known:
            doubts.append(f"mark « {mark} » explained in no note")
        marks.insert(0, mark)
        bare = bare[: match.start()].rstrip()
    if match := _DIGIT.search(bare):
        digit, stem = match["a"] or match["a2"], bare[: match.start()].rstrip()
        if stem in numbered:
            if digit in known and not marks:
                doubts.append(
                    f"« {bare} » kept: {digit} could be a mark, but sisters are numbered too"
                )
        elif digit in known:
            marks.insert(0, digit)
            bare = stem
            if match["space"]:
                doubts.append(f"« {digit} » after a space read as a footnote mark")
        elif not match["space"]:
            doubts.append(f"« {bare} » kept: {digit} could be a mark, but no note explains it")
    if (match := _INSIDE.search(bare)) and match[1] in known:
        doubts.append(f"« {bare} » kept: {match[1]} could be a mark inside the label")
    return Unmarked(bare, tuple(marks), "; ".join(doubts))
