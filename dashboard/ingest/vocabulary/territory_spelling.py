"""What a label of a territory is made of: its code, its name without ornament, what it adds."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_CODE = r"(?:2[ab]|69[dm]|9[78][0-9]|[0-9]{2}|[0-9]{9})"
_CODE_FIRST = re.compile(rf"(?P<code>{_CODE})(?:\s*[-–—:]\s*|\s+)(?P<name>.+)", re.IGNORECASE)
_CODE_LAST = re.compile(rf"(?P<name>.+?)\s*\((?P<code>{_CODE})\)", re.IGNORECASE)
_SCOPE = re.compile(
    r"[\s,(-]*\b(?P<scope>(?:hors|y compris|sans) (?:les |la |le )?"
    r"(?:mayotte|drom|dom|corse|paris|guyane|guadeloupe|martinique|la réunion|réunion)"
    r"(?: et (?:les |la |le )?(?:mayotte|drom|dom|corse|guyane))?)\s*\)?",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"(?:total|ensemble)(?P<estimated> estimée?)?\b\s*(?:de la |de |:|-|–)?\s*", re.IGNORECASE
)
_KIND = re.compile(r"(?:region|departement) (?:de la |de l |du |des |de |d )?")
_ARTICLE = re.compile(r"(?:la|le|les|l) ")
_SYNONYMS = {
    "dom": "drom",
    "outre mer": "drom",
    "departements d outre mer": "drom",
    "france metropolitaine et dom": "france metropolitaine et drom",
    "france metropole": "france metropolitaine",
    "france y compris drom": "france metropolitaine et drom",
    "paca": "provence alpes cote d azur",
}


@dataclass(frozen=True, slots=True)
class Spelled:
    """A label taken apart. ``name`` is plain, empty for a bare code or a bare total."""

    code: str
    name: str
    total: bool
    scope_note: str


def plain(name: str) -> str:
    """A name without accents, capitals, hyphens, apostrophes or leading article."""
    bare = unicodedata.normalize("NFKD", name.replace("œ", "oe").casefold())
    letters = "".join(c if c.isalnum() else " " for c in bare if not unicodedata.combining(c))
    words = re.sub(r"\bst(e?) ", r"saint\1 ", " ".join(letters.split()))
    return _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words


def spelled(text: str) -> Spelled:
    """Take a label apart; never fails."""
    label = " ".join(text.split()).strip(" :.;").replace("’", "'")
    notes = []
    if re.fullmatch(_CODE, label, re.IGNORECASE):
        return Spelled(label.upper(), "", total=False, scope_note="")
    if scope := _SCOPE.search(label):
        notes.append(" ".join(scope["scope"].split()))
        label = f"{label[: scope.start()]} {label[scope.end() :]}".strip(" ,(")
    total = _TOTAL.match(label)
    if total:
        notes += ["total estimé"] if total["estimated"] else []
        label = label[total.end() :]
    code = ""
    if match := _CODE_FIRST.fullmatch(label) or _CODE_LAST.fullmatch(label):
        code, label = match["code"].upper(), match["name"]
    name = plain(label)
    name = _KIND.sub("", name, count=1) if _KIND.match(name) else name
    return Spelled(code, _SYNONYMS.get(name, name), total is not None, "; ".join(notes))
