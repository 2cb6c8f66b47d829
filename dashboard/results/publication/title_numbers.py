"""The numbers of a free title, each looked for in the figure: it must say what is to be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from dashboard.results.publication.publication import Publication
from dashboard.wording.publication import COUNT_WORDS, OF_INTERVALS, OF_TESTS

_SPACE = "[ \u00a0\u202f]"
_NUMBER = re.compile(rf"(\d{{1,3}}(?:{_SPACE}\d{{3}})+|\d+)(?:,(\d+))?{_SPACE}?(?:%|points?\b)")
_COUNT = rf"(\d+|{'|'.join(COUNT_WORDS)})"
_ONE_IN = re.compile(
    rf"\b{_COUNT}{_SPACE}(?:[^\W\d]+{_SPACE})?sur{_SPACE}{_COUNT}\b", re.IGNORECASE
)
_ROUND = 2.0
"""Points by which « une commune sur six » may round the figure it stands for."""


def strange_numbers(publication: Publication) -> Iterator[str]:
    """What a free title states (percentages, points, « 1 sur 6 ») and the figure shows nowhere.

    A title may round. The levels of tests and intervals are no figures where it names them.
    """
    if not publication.spec.title or publication.title == publication.proposed:
        return
    title = publication.title
    levels = [cell.value for cell in chain.from_iterable(publication.cells) if cell]
    shares = [value for value in levels if value is not None]
    pairs = publication.evolution.pairs if publication.evolution else ()
    changes = [abs(p.verdict.difference) for p in pairs if p.verdict.difference is not None]
    known = [*shares, *changes]
    known += [95.0] if OF_INTERVALS in title.lower() else []
    known += [5.0] if OF_TESTS in title.lower() else []
    for match in _NUMBER.finditer(title):
        decimals = match[2] or ""
        digits = "".join(c for c in match[1] if c.isdigit())
        value = float(f"{digits}.{decimals or 0}")
        if not any(round(one, len(decimals)) == value for one in known):
            yield match[0]
    for match in _ONE_IN.finditer(title):
        count, of = (_count(text) for text in match.groups())
        if (
            count <= of
            and of
            and not any(abs(share - 100 * count / of) <= _ROUND for share in shares)
        ):
            yield match[0]


def _count(text: str) -> int:
    return int(text) if text.isdecimal() else COUNT_WORDS[text.lower()]
