"""Numbers as a French statistics office prints them.

Decimal comma, thousands by U+202F, U+00A0 before %, true minus U+2212; years and codes are never
grouped. CLDR (Babel) knows all of this but the minus and the points.
"""

from __future__ import annotations

from functools import lru_cache
from math import gcd

from babel.numbers import format_decimal

NBSP = "\u00a0"
NNBSP = "\u202f"
MINUS = "\u2212"
_LOCALE = "fr"


@lru_cache(maxsize=8192)
def number(value: float, decimals: int = 0) -> str:
    """``34875`` as « 34 875 »; ``decimals`` digits after the comma."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, format=pattern, locale=_LOCALE).replace("-", MINUS)


def percent(value: float, decimals: int | None = None) -> str:
    """A share from 0 to 100 as « 72 % ».

    Without ``decimals`` the value keeps the precision it was published with: none for a whole
    number, one digit otherwise. Nothing is ever made more precise than its publication.
    """
    if decimals is None:
        decimals = 0 if float(value).is_integer() else 1
    return f"{number(value, decimals)}{NBSP}%"


def points(value: float, decimals: int = 1) -> str:
    """A difference of percentages as « + 4,2 points » (singular below 2, as French wants)."""
    rounded = round(value, decimals)
    sign = "+" if rounded > 0 else MINUS if rounded < 0 else ""
    body = number(abs(rounded), decimals)
    noun = "point" if abs(rounded) < 2 else "points"
    return f"{sign}{NBSP}{body}{NBSP}{noun}" if sign else f"{body}{NBSP}{noun}"


def plural(count: float, singular: str, many: str | None = None) -> str:
    """« 1 commune », « 2 communes », « 0 commune »: French takes the plural from 2."""
    noun = singular if abs(count) < 2 else many or f"{singular}s"
    return f"{number(count)}{NBSP}{noun}"


def one_in(value: float) -> tuple[int, int] | None:
    """A share as « 1 sur 6 », where it is exactly that once rounded as it was published.

    ``16.7`` gives (1, 6), ``75`` gives (3, 4), ``15`` nothing: it would say more than its figure.
    """
    for of in range(2, 11):
        for count in range(1, of):
            exact = 100 * count / of
            digits = 0 if float(value).is_integer() else 1
            if gcd(count, of) == 1 and round(exact, digits) == value:
                is_said = count in (1, of - 1) or of <= 5
                return (count, of) if is_said else None
    return None
