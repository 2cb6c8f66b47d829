"""Ranges of commune sizes in every spelling met, as limits [min, max).

What is not surely a range of populations (two years, two codes, ages, euros) gives nothing; where
the spelling leaves a limit open to doubt, the doubt says so and how the limit was taken.

« Moins de 500 » is read without the word « habitants », as publications write it under a heading
that says it: whether a table is about sizes is for its reader to see.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard.domain.size_range import ALL_SIZES, SizeRange

OLDEST_YEAR, LAST_YEAR = 1900, 2100
SMALLEST = 100
"""Below this, a range that does not say « habitants » may count years of age or départements."""
OVERSEAS = range(971, 990)
"""Codes of départements and other territories overseas."""

_INHABITANTS = re.compile(r"(?<![a-zé])(?:hab(?:itants?|ts?)?|hbts?)(?![a-zé])\.?")
_NUMBER = re.compile(r"(?<![0-9])(?<![0-9][,.])[0-9]{1,3}(?:[ .][0-9]{3})+(?!,?[0-9])|[0-9]+")
_PREFIX = re.compile(
    r"(?:ensemble des |les )?(?:communes?|epci|intercommunalités?|collectivités?|villes?)"
    r"(?: dont la population est| ayant| comptant)?(?: ?: ?| |$)"
)
_TOTAL = re.compile(
    r"(?:ensemble|total)(?: (?:des|toutes) (?:les )?(?:communes|epci|intercommunalités|tailles))?"
    r"|toutes (?:les )?(?:communes|tailles)(?: confondues)?"
    r"|ensemble \(toutes (?:les )?(?:communes|tailles)(?: confondues)?\)"
)
_N = r"([0-9]+)"
_BELOW = re.compile(rf"(?:de )?moins de {_N}|(?:strictement )?inférieure?s? à {_N}|< ?{_N}")
_UP_TO = re.compile(rf"jusqu'à {_N}|au plus {_N}|(?:≤|<=) ?{_N}|{_N} (?:ou|et) (?:moins|-)")
_FROM = re.compile(
    rf"à partir de {_N}|au moins {_N}|(?:≥|>=) ?{_N}"
    rf"|(?:de )?{_N} (?:(?:ou|et) (?:plus|davantage|\+|au-delà)|\+)"
)
_ABOVE = re.compile(rf"(?:de )?plus de {_N}|(?:strictement )?supérieure?s? à {_N}|> ?{_N}")
_BETWEEN = re.compile(
    rf"(?:de )?{_N} ?(?:à|-) ?(?P<open>moins de |< ?)?{_N}"
    r"(?P<end> ?\(?(?:exclue?s?|inclus(?:es?)?)\)?)?"
    rf"|entre {_N} et {_N}"
)
_BRACKETS = re.compile(rf"([\[\]]) ?{_N} ?[;,] ?(?:{_N}|\+? ?∞) ?([\[\]])")


@dataclass(frozen=True, slots=True)
class SizeRead:
    """A size label as read. ``is_total`` marks the row of all communes (its size is all sizes).

    ``doubt`` is empty where the limits are certain, else says what was not.
    """

    size: SizeRange
    is_total: bool = False
    doubt: str = ""


def read_size(text: str) -> SizeRead | None:
    """The range of commune sizes that a label names, ``None`` unless it surely names one."""
    plain = " ".join(text.lower().replace("’", "'").split()).rstrip(" :")
    plain = re.sub(r"[–—−‐‑]", "-", plain)
    if _TOTAL.fullmatch(plain):
        return SizeRead(ALL_SIZES, is_total=True)
    said, count = _INHABITANTS.subn(" ", plain)
    written = _NUMBER.findall(said)
    body = _NUMBER.sub(lambda match: re.sub("[ .]", "", match[0]), said)
    body = _PREFIX.sub("", " ".join(body.split()), count=1)
    if not written or not _are_populations(written, said=count > 0):
        return None
    try:
        return _read(body)
    except ValueError:
        return None


def _are_populations(written: list[str], *, said: bool) -> bool:
    numbers = [int(re.sub("[ .]", "", number)) for number in written]
    if any(number.startswith("0") and number != "0" for number in written) or max(numbers) > 10**8:
        return False
    if said:
        return True
    years = all(w.isdigit() and OLDEST_YEAR <= int(w) <= LAST_YEAR for w in written)
    overseas = all(number in OVERSEAS for number in numbers)
    return max(numbers) >= SMALLEST and not years and not overseas


def _read(body: str) -> SizeRead | None:
    if match := _BELOW.fullmatch(body):
        return SizeRead(SizeRange(0, _only(match)))
    if match := _UP_TO.fullmatch(body):
        last = _only(match)
        return SizeRead(SizeRange(0, last + 1), doubt=_literal(last))
    if match := _FROM.fullmatch(body):
        return SizeRead(SizeRange(_only(match)))
    if match := _ABOVE.fullmatch(body):
        first = _only(match)
        return SizeRead(
            SizeRange(first),
            doubt=f"« plus de {first} » is taken as from {first} inhabitants, {first} included",
        )
    if match := _BETWEEN.fullmatch(body):
        low, high = (int(n) for n in match.groups() if n and n.isdigit())
        excluded = bool(match["open"]) or "exclu" in (match["end"] or "")
        return _between(low, high, excluded=excluded, included="inclu" in (match["end"] or ""))
    if match := _BRACKETS.fullmatch(body):
        left, low_text, high_text, right = match.groups()
        start = int(low_text) + (left == "]")
        end = int(high_text) + (right == "]") if high_text else None
        return SizeRead(SizeRange(start, end))
    return None


def _between(low: int, high: int, *, excluded: bool, included: bool) -> SizeRead:
    """A range with two limits: is the upper one a last population or a first one beyond?"""
    start, doubts = low, []
    if low == 1:
        start = 0
        doubts.append("a range from 1 inhabitant is taken as from 0")
    if high <= low:
        raise ValueError("limits the wrong way round")
    round_high = high % 10 == 0
    end = high + 1
    if excluded or (round_high and not included):
        end = high
    if round_high and not excluded and not included:
        if low % 10 == 1 and low > 1:
            end = high + 1
        else:
            doubts.append(f"{high} is taken as the first population beyond the range")
    return SizeRead(SizeRange(start, end), doubt="; ".join(doubts))


def _only(match: re.Match[str]) -> int:
    return next(int(group) for group in match.groups() if group)


def _literal(last: int) -> str:
    return "" if last % 10 else f"{last} itself is taken as inside the range"
