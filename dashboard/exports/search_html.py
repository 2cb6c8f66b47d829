"""The search of a commune without any script: a form, what it found, or what to try."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from markupsafe import Markup

from dashboard.domain.page import COMMUNE
from dashboard.exports.templating import render
from dashboard.geography.search import Hit, search
from dashboard.geography.search_text import LONGEST
from dashboard.geography.search_words import label_of
from dashboard.geography.store import Geography
from dashboard.wording import commune_page as words
from dashboard.wording.numbers import number, plural

LIMIT = 20


def search_html(
    geography: Geography, typed: str, kept: Mapping[str, str], bare: bool = False
) -> Markup:
    """The form with what was typed, then the communes that answer, or advice.

    ``kept`` are the parameters that follow the reader (data set, version); ``bare`` leaves out the
    examples that stand where nothing was typed.
    """
    asked = typed.strip()[:LONGEST]
    hits = search(geography, asked, LIMIT) if asked else ()
    text = render(
        "commune_search.html",
        words=words,
        typed=asked,
        kept=kept,
        advice=words.nothing_found(asked) if asked and not hits else "",
        caption=f"« {asked} » : {plural(len(hits), 'commune')}",
        hits=[_hit(geography, hit, kept) for hit in hits],
        examples=[
            (name, said, f"{COMMUNE.slug}?{urlencode({**kept, 'q': name})}")
            for name, said in (() if asked or bare else words.EXAMPLES)
        ],
    )
    return Markup(text)  # noqa: S704 - built by our template


def _hit(geography: Geography, hit: Hit, kept: Mapping[str, str]) -> dict[str, object]:
    return {
        "label": hit.label,
        "detail": hit.detail,
        "people": number(hit.population),
        "address": address_of(hit.code, kept),
        "others": [
            {"label": _label(geography, code), "address": address_of(code, kept)}
            for code in hit.others
        ],
    }


def address_of(code: str, kept: Mapping[str, str]) -> str:
    """Address of the sheet of a commune, from a page beside it."""
    return f"{COMMUNE.slug}?{urlencode({**kept, 'commune': code})}"


def _label(geography: Geography, code: str) -> str:
    commune = geography.commune(code)
    if commune is None:
        return code
    return label_of(commune.name, geography.departements[commune.departement].name)
