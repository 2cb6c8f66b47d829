"""The first page of the mirror: five figures, three doors, the edition to come, the limits."""

from __future__ import annotations

from datetime import date

from dashboard.domain.page import MAP, PAGES
from dashboard.exports.mirror.asked import Asked
from dashboard.exports.mirror.frame import INDICATORS, mirror_path
from dashboard.exports.mirror.page import MirrorPage
from dashboard.exports.mirror.parts import heading, joined, listed, paragraph, template
from dashboard.results.home import (
    key_figures,
    last_edition_description,
    last_edition_out,
    next_edition,
)
from dashboard.wording import home as words
from dashboard.wording import mirror


def home_page(asked: Asked) -> MirrorPage:
    """Everything the interactive home page says; its links stay in the mirror."""
    world, site, kept = asked.world, asked.site, asked.kept()
    fictitious = asked.selection.dataset.is_fictitious
    intro = words.INTRO_DEMONSTRATION if fictitious else words.INTRO
    figures = key_figures(world.catalogue, world.observations, world.dataset)
    view = mirror_path(MAP)
    body = joined(
        paragraph(intro),
        template(
            "home.html",
            heading=words.FIVE_DEMONSTRATION if fictitious else words.FIVE,
            figures=[(f, site.link(view, {**f.link, **kept})) for f in figures],
            see=words.SEE,
            doors_heading=words.DOORS,
            doors=[
                (door, [(site.link(mirror_path(page), kept), label) for page, label in door.links])
                for door in words.THE_DOORS
            ],
            index=site.link(mirror_path(INDICATORS), kept),
            words=mirror,
        ),
        heading(words.EDITION_2025),
        *([] if fictitious else _edition(asked)),
        _comparisons(asked),
        heading(words.LIMITS),
        listed(words.THE_LIMITS),
    )
    return asked.answer(words.TITLE, asked.page.description, body, kept)


def _edition(asked: Asked) -> list[str]:
    catalogue = asked.world.catalogue
    state = next_edition(catalogue, date.today())
    state = state or last_edition_out(catalogue, asked.world.observations)
    return [paragraph(last_edition_description(catalogue)), paragraph(state, "asco-total")]


def _comparisons(asked: Asked) -> str:
    by_script = {page.script: page for page in PAGES}
    links = (
        template(
            "link.html",
            address=asked.site.link(mirror_path(by_script[script]), asked.kept()),
            label=label,
        )
        for script, label in words.COMPARISONS.items()
    )
    return joined(*links)
