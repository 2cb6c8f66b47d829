"""A name as people type it and as Insee writes it, brought to one form.

Accents, case, hyphens, apostrophes, ligatures, « St » and « Ste », « s/ », « lès » and « lez » make
no difference; typing errors are the matter of ``search_names``.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80
"""Characters of a search that are read: no name of a commune is longer than 45."""
ARTICLES = frozenset({"le", "la", "les", "l", "d", "de", "du", "des", "aux", "au", "en"})
"""Words that people leave out at the beginning of a name, or put before a territory."""
LINKS = ARTICLES | {"sur", "sous", "a"}
"""Words that no name ends with: what follows belongs to it."""
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae", "ß": "ss", "ø": "o"})
_SLASHED = ((re.compile(r"\bs/s\b"), "sous "), (re.compile(r"\bs/"), "sur "))
_WORD = re.compile(r"[a-z0-9]+")
_SAME = {
    "st": "saint",
    "ste": "sainte",
    "sts": "saints",
    "stes": "saintes",
    "lez": "les",
    "ss": "sous",
}


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text without accents, case or signs: « L'Haÿ-les-Roses » → l, hay, les, roses.

    No more than :data:`LONGEST` characters are read.
    """
    plain = unicodedata.normalize("NFKD", text[:LONGEST].translate(_LIGATURES)).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    for pattern, word in _SLASHED:
        plain = pattern.sub(word, plain)
    return tuple(_SAME.get(word, word) for word in _WORD.findall(plain))


def folded(text: str) -> str:
    """The words of a text, with one space between them."""
    return " ".join(words_of(text))


def without_article(key: str) -> str:
    """A folded name without the article it begins with; a name that is one article stays whole."""
    first, _, rest = key.partition(" ")
    return rest if first in {"le", "la", "les", "l"} and rest else key


def joined(key: str) -> str:
    """A folded name written as one word, as on keyboards without hyphen or apostrophe."""
    return key.replace(" ", "")
