"""« Ma commune » without any script: search, sheet, and the sheet on one printed page."""

from __future__ import annotations

from markupsafe import Markup, escape

from dashboard.domain.page import COMMUNE, MAP
from dashboard.exports.mirror.asked import Asked, shortened
from dashboard.exports.mirror.page import MirrorPage
from dashboard.exports.mirror.parts import joined
from dashboard.exports.search_html import search_html
from dashboard.exports.sheet_html import Printed, sheet_html
from dashboard.geography.search_text import LONGEST
from dashboard.results.sheet.build import sheet
from dashboard.results.sheet.nouns import Sheet
from dashboard.wording import commune_page as words
from dashboard.wording.datasets import mark_of
from dashboard.wording.typography import fine

PRINTED = "impression"
"""Parameter that asks for the printed page."""


def commune_page(asked: Asked) -> MirrorPage:
    """The page for an address: ``commune=`` gives its sheet, ``q=`` what answers, else the form."""
    found = sheet(asked.world, asked.selection.commune) if asked.selection.commune else None
    if found is None:
        return _search(asked)
    params = {**asked.kept(), "commune": found.commune.code}
    if _last(asked, PRINTED) == "1":
        return _printed(asked, found, params)
    body = joined(
        search_html(asked.world.geography, "", asked.kept(), bare=True),
        _links(asked, found, params),
        sheet_html(found, kept=asked.kept()),
    )
    return _page(asked, found, body, params)


def _search(asked: Asked) -> MirrorPage:
    typed = _last(asked, "q").strip()[:LONGEST]
    kept = asked.kept()
    intro = Markup(f'<p class="asco-where">{escape(fine(words.INTRO))}</p>')  # noqa: S704
    body = joined(intro, search_html(asked.world.geography, typed, kept))
    params = {**kept, "q": typed} if typed else kept
    mark = mark_of(asked.selection)
    return MirrorPage(COMMUNE, words.TITLE, COMMUNE.description, body, params, mark, asked.notices)


def _printed(asked: Asked, found: Sheet, params: dict[str, str]) -> MirrorPage:
    address = asked.site.full(COMMUNE.slug, params)
    body = sheet_html(found, kept=asked.kept(), printed=Printed(address))
    return _page(asked, found, body, params, printed=True)


def _page(
    asked: Asked, found: Sheet, body: Markup, params: dict[str, str], printed: bool = False
) -> MirrorPage:
    first = found.brief[0].sentence if found.brief else ""
    description = shortened(f"{found.summary} {first}".strip())
    return MirrorPage(
        COMMUNE, found.title, description, body, params, found.mark, asked.notices, printed
    )


def _links(asked: Asked, found: Sheet, params: dict[str, str]) -> str:
    """To the printed page, and to the map with the commune chosen."""
    first = found.subjects[0].facts[0].params if found.subjects else params
    ways = (
        (COMMUNE.slug, {**params, PRINTED: "1"}, words.TO_PRINT),
        (MAP.slug, first, words.TO_MAP),
    )
    links = (
        f'<a href="{escape(asked.site.link(f"accessible/{slug}", query))}">{escape(label)}</a>'
        for slug, query, label in ways
    )
    return f'<p class="asco-ways">{" · ".join(links)}</p>'


def _last(asked: Asked, key: str) -> str:
    values = asked.params.get(key) or ("",)
    return values[-1]
