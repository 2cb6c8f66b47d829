"""The page of the method, section by section, with the log of the data."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.domain.method import MethodSection
from dashboard.exports.method_html import MethodParts, contents_html, section_html
from dashboard.exports.mirror.asked import Asked
from dashboard.exports.mirror.page import MirrorPage
from dashboard.exports.mirror.parts import joined, paragraph, template
from dashboard.paths import contact
from dashboard.results.journal import Step, journal
from dashboard.results.method import with_contact
from dashboard.results.world import World
from dashboard.wording import method as words
from dashboard.wording import versions

Steps = Callable[[], tuple[tuple[Step, ...], str]]
"""Gives the log of the published figures, and the current version."""
Sections = Callable[[], Sequence[MethodSection]]
"""Gives the sections of the method as they are written."""


def method_page(
    asked: Asked, sections: Sections, steps: Steps, published: Callable[[], World]
) -> MirrorPage:
    """What the interactive page says: it is about the ``published`` figures alone."""
    told = [with_contact(section, contact()) for section in sections()]
    world = published()
    parts = MethodParts(world, journal(world, *steps()))
    fictitious = asked.selection.dataset.is_fictitious
    body = joined(
        paragraph(words.INTRO),
        paragraph(versions.JOURNAL_PUBLISHED_ONLY, "asco-note") if fictitious else "",
        contents_html(told),
        *(
            template("section.html", id=one.id, title=one.title, inside=section_html(one, parts))
            for one in told
        ),
    )
    return asked.answer(words.TITLE, asked.page.description, body, asked.kept())
