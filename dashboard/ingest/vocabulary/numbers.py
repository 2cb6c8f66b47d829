"""Numbers as French publications write them, and nothing that only looks like a number.

« 1 234,5 », « 72 % », « −4,2 », « 12,3 (p) » are numbers; « 01 » is a code, « 2014-2018 » a period,
« 1.234 » could be read in two ways. The last three give nothing, so that nobody guesses for them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SPACES = " \u00a0\u2007\u2009\u202f"
"""What stands between thousands: ordinary, no-break, figure, thin, narrow no-break."""
SUPERSCRIPTS = "¹²³⁰⁴⁵⁶⁷⁸⁹"

_MARK = rf"\([a-zA-Z]\)|\([1-9]\)|\*{{1,3}}|⁽[{SUPERSCRIPTS}]⁾|[{SUPERSCRIPTS}]"
_NUMBER = re.compile(
    rf"""
    (?P<sign>[-−–+]?)[{SPACES}]*
    (?P<whole>[0-9]{{1,15}}|[0-9]{{1,3}}(?:[{SPACES}][0-9]{{3}}){{1,4}})
    (?:(?P<point>[.,])(?P<decimals>[0-9]{{1,20}}))?
    (?P<after>(?:\s*(?:{_MARK}|%))*)
    """,
    re.VERBOSE,
)
_AFTER = re.compile(rf"{_MARK}|%")
_SPACE = re.compile(rf"[{SPACES}]")


@dataclass(frozen=True, slots=True)
class NumberRead:
    """A number read in a text.

    ``value`` is the number as written (72.0 for « 72 % »), ``percent`` whether a % sign follows
    it, ``marks`` the signs beside it in their order: ``(p)``, ``*``, ``²``, ``(1)``.
    """

    value: float
    percent: bool = False
    marks: tuple[str, ...] = ()


def read_number(text: str) -> NumberRead | None:
    """The one number a text holds, ``None`` unless that is certain.

    A comma is the decimal comma (« 1,234 » is 1.234). A point is one too, except before exactly
    three digits without grouping spaces (« 1.234 »), where it could part thousands: ``None``.
    """
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    whole, point, decimals = match["whole"], match["point"], match["decimals"]
    if whole[0] == "0" and whole != "0":
        return None
    if point == "." and len(decimals) == 3 and whole != "0" and len(whole) <= 3:
        return None
    after = _AFTER.findall(match["after"])
    if after.count("%") > 1:
        return None
    marks = tuple(mark.lower() for mark in after if mark != "%")
    number = float(_SPACE.sub("", whole) + (f".{decimals}" if decimals else ""))
    signed = -number if match["sign"] in {"-", "−", "–"} else number
    return NumberRead(signed + 0.0, "%" in after, marks)
