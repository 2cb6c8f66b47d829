"""How alike a label of a publisher and an indicator of the catalogue are: a score, never a verdict.

Words that every label of the survey has (« communes », « part », « ayant ») tell nothing and are
left out; names with an abbreviation count as one word, so that « ABS » alone says little.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from dashboard.domain.catalogue import Indicator
from dashboard.domain.observation import Orientation

SURE = 0.72
"""From this score an indicator is proposed; below, a person must say."""
CLEAR = 0.03
"""A proposal must be ahead of the next one by this much."""
_NUMBERS = ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")
_SHORT = (
    (r"analyses? besoins sociaux", "abs"),
    (r"centres? communal(?: action sociale)?", "ccas"),
    (r"centres? intercommunal(?: action sociale)?", "cias"),
    (r"cheques? accompagnement personnalise", "cap"),
    (r"intercommunalites?", "epci"),
    (r"secteurs?", "domaines"),
    *((rf"\b{n}\b", word) for n, word in enumerate(_NUMBERS, start=2)),
)
_LITTLE = """
% a attribuant attribue attribuent au aux avant avec ayant ce ces commune communes d dans de
depuis des disposant dispose disposent du elle en ensemble est et fait faite faites faits il
intervenant l la le les leur leurs menant mene menent n nombre offrant offre offrent ont ou par
parmi part parts pas plus pour pourcentage proportion qui realise s sa se selon ses si son sur
taille total un une y
"""
_EMPTY = frozenset(_LITTLE.split())
STEM = 7
"""Letters that are kept of a word: « handicap » and « handicapées » are alike."""
_DENIAL = re.compile(
    r"\b(?:aucune?|sans|jamais|non(?! (?:rembours|lucrati|salari)))\b"
    r"|\bn(?:e |')[a-z']+ (?:[a-z]+ )?(?:pas|aucune?)\b"
)
DOUBTFUL = 0.6
"""What a score is worth where one of label and indicator denies and the other does not."""
_WORD = re.compile(r"[a-z0-9%]+")


@dataclass(frozen=True)
class Match:
    """An indicator that resembles a text, from 0 to 1, and in which direction."""

    indicator: Indicator
    score: float
    orientation: Orientation


def bare(text: str) -> str:
    """Lower case, without accents, typographic apostrophes or doubled spaces."""
    low = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    return " ".join("".join(c for c in low if not unicodedata.combining(c)).split())


@lru_cache(maxsize=4096)
def words_of(text: str) -> str:
    """The words that tell one indicator from another, in their order."""
    kept = " ".join(word for word in _WORD.findall(bare(text)) if word not in _EMPTY)
    for pattern, short in _SHORT:
        kept = re.sub(pattern, short, kept)
    said = (word[:STEM] for word in kept.split() if not word.isdigit())
    return " ".join(dict.fromkeys(said))


def ranked(text: str, indicators: Iterable[Indicator], about: str = "") -> list[Match]:
    """The indicators from the likest to the least like, ties in the order of their ids.

    ``about`` is the title of the table, which decides between labels that are alike.
    """
    own, whole = words_of(text), words_of(f"{text} {about}")
    if not set(whole.split()) - set(_NUMBERS):
        return []
    denied = denies(text)
    found = [_match(own, whole, indicator, denied) for indicator in indicators]
    return sorted(found, key=lambda m: (-m.score, m.indicator.id))


def _match(own: str, whole: str, indicator: Indicator, denied: bool) -> Match:
    """A denial turns an indicator over, unless its own label is one; else it is hardly meant."""
    named = (indicator.label, indicator.short_label)
    score = max(_score(own, whole, words_of(name)) for name in named)
    score = max(score, 0.8 * _score(own, whole, words_of(indicator.definition)))
    orientation = Orientation.DIRECT
    if denied and indicator.inverse_label and not denies(indicator.label):
        score = max(score, _score(own, whole, words_of(indicator.inverse_label)))
        orientation = Orientation.INVERSE
    elif denied != denies(indicator.label):
        score *= DOUBTFUL
    return Match(indicator, round(score, 2), orientation)


def denies(text: str) -> bool:
    """Whether a label says that something is not done (« non remboursable » does not)."""
    return bool(_DENIAL.search(bare(text)))


def _score(own: str, whole: str, name: str) -> float:
    """By the label; the title decides between equals, and alone where the label says nothing."""
    if not name:
        return 0.0
    by_title = _alike(whole, name)
    return 0.85 * _alike(own, name) + 0.15 * by_title if own else 0.9 * by_title


def _alike(text: str, name: str) -> float:
    """Half for the words in common, half for the whole."""
    common, whole = fuzz.token_set_ratio(text, name), fuzz.token_sort_ratio(text, name)
    return float(common + whole) / 200
