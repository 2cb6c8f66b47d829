"""The page of the analysis of social needs: who did one, coverage, pace, 2016, 2027."""

from __future__ import annotations

from datetime import date

from dashboard.domain.observation import Reading, Scope
from dashboard.exports.mirror.actions import actions, totals_files
from dashboard.exports.mirror.asked import Asked
from dashboard.exports.mirror.detail import evolution_parts, status
from dashboard.exports.mirror.evolutions import glance_parts, not_yet
from dashboard.exports.mirror.page import MirrorPage
from dashboard.exports.mirror.parts import (
    figure,
    folded,
    glossary,
    heading,
    joined,
    listed,
    paragraph,
)
from dashboard.exports.register_html import milestones_list
from dashboard.figures.plain.charts import timeline_svg
from dashboard.figures.timeline import timeline
from dashboard.results.evolution_view import evolution
from dashboard.results.glance import glance
from dashboard.results.register import milestones_of
from dashboard.wording import evolutions as words

ABS, DONE, NEW = "abs", "abs-realisee", "besoins-nouveaux"


def needs_page(asked: Asked) -> MirrorPage:
    """Everything the interactive page says, in its order."""
    world = asked.world
    chosen = asked.selection.with_(indicator=DONE, scope=Scope.EITHER, sizes=())
    units = evolution(world, chosen.with_(reading=Reading.UNITS))
    people = evolution(world, chosen.with_(reading=Reading.POPULATION))
    marks = milestones_of(world, ABS)
    drawn = timeline(marks, date.today(), wide=True)
    themes = {i.id: i.theme for i in world.catalogue.indicators.values()}
    pace = [i for i, theme in themes.items() if theme == ABS and i != DONE]
    new = [i for i, theme in themes.items() if theme == NEW]
    params = asked.kept("correction")
    body = joined(
        paragraph(words.NEEDS_INTRO),
        not_yet(asked, words.NEEDS_NOT_YET),
        status(units),
        heading(words.NEEDS_DONE),
        evolution_parts(asked, units, "realisee", judged=False, taken=False),
        heading(words.NEEDS_COVER),
        evolution_parts(asked, people, "couverture", judged=False, taken=False),
        heading(words.NEEDS_BREAK),
        *(paragraph(f"{r.label}. {r.text}", "asco-where") for r in units.entry.reasons),
        figure(timeline_svg(drawn, words.NEEDS_BREAK, "dates")),
        folded(words.LAWS_LIST, milestones_list(marks)),
        heading(words.NEEDS_PACE),
        some(asked, pace, words.NEEDS_PACE, "rythme"),
        heading(words.NEEDS_NEXT),
        listed(words.NEEDS_NEXT_TEXT),
        heading(words.NEEDS_NEW),
        some(asked, new, words.NEEDS_NEW_SHORT, "nouveaux"),
        glossary(),
        actions(asked, units.text, params | {"indicateur": DONE}, pairs=True),
    )
    return asked.answer(words.NEEDS_TITLE, words.NEEDS_INTRO, body, params)


def some(asked: Asked, indicators: list[str], title: str, key: str) -> str:
    """Some indicators at both dates, whatever filters the address carries, and their file."""
    chosen = asked.selection.with_(reading=Reading.UNITS, theme="", verdict=None)
    found = glance(asked.world, asked.universe, chosen, tuple(indicators), title, key)
    return joined(glance_parts(found, key), totals_files(asked, indicators))
