"""The search of a commune without any script: a form, what it found, or what to try."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from markupsafe import Markup

from dashboard.domain.page import COMMUNE, MAP
from dashboard.exports.templating import render
from dashboard.geography.search import Found, Hit, find
from dashboard.geography.search_territories import Named
from dashboard.geography.search_text import LONGEST
from dashboard.geography.search_words import label_of, of_territory
from dashboard.geography.store import Geography
from dashboard.wording import commune_page as words
from dashboard.wording.numbers import number, plural

LIMIT = 20


def search_html(
    geography: Geography, typed: str, kept: Mapping[str, str], bare: bool = False
) -> Markup:
    """The form with what was typed, then what answers, with advice where that is not sure.

    ``kept`` are the parameters that follow the reader (data set, version); ``bare`` leaves out the
    examples that stand where nothing was typed.
    """
    asked = typed.strip()[:LONGEST]
    found = find(geography, asked, LIMIT) if asked else Found()
    text = render(
        "commune_search.html",
        words=words,
        typed=asked,
        kept=kept,
        advice=words.advice(asked, found.answered, found.near) if asked else "",
        territory=_territory(found.territory, kept) if found.territory else None,
        caption=f"« {asked} » : {plural(len(found.hits), 'commune')}",
        hits=[_hit(geography, hit, kept) for hit in found.hits],
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


def _territory(named: Named, kept: Mapping[str, str]) -> dict[str, str]:
    query = urlencode({**kept, "territoire": named.territory.key})
    return {"text": of_territory(named), "address": f"{MAP.slug}?{query}"}


def address_of(code: str, kept: Mapping[str, str]) -> str:
    """Address of the sheet of a commune, from a page beside it."""
    return f"{COMMUNE.slug}?{urlencode({**kept, 'commune': code})}"


def _label(geography: Geography, code: str) -> str:
    commune = geography.commune(code)
    if commune is None:
        return code
    return label_of(commune.name, geography.departements[commune.departement].name)
