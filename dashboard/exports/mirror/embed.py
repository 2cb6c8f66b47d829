"""A view made for a frame on another site: figure, title, lecture, source, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from dashboard.domain.observation import Scope
from dashboard.domain.page import EPCI, EVOLUTIONS, MAP, NEEDS
from dashboard.domain.selection import Compare, Face, Section
from dashboard.exports.evolution_html import glance_table, pairs_table
from dashboard.exports.frame_html import epci_table
from dashboard.exports.html import composition_table
from dashboard.exports.mirror.asked import Asked, description_of
from dashboard.exports.mirror.carte import chart_of, number_of, table_of
from dashboard.exports.mirror.detail import pairs_svg
from dashboard.exports.mirror.evolutions import of_survey
from dashboard.exports.mirror.map_part import map_of
from dashboard.exports.mirror.needs import DONE
from dashboard.exports.mirror.page import MirrorPage
from dashboard.exports.mirror.parts import figure, folded, joined, paragraph, region, told
from dashboard.exports.register_html import milestones_list
from dashboard.figures.frame_change import epci_chart, frame_chart
from dashboard.figures.plain.charts import frame_svg, timeline_svg
from dashboard.figures.timeline import timeline
from dashboard.results.composition import composition_of
from dashboard.results.epci import epci_structure
from dashboard.results.evolution import Evolution
from dashboard.results.evolution_view import evolution
from dashboard.results.frame_change import frame_change_text
from dashboard.results.glance import glance
from dashboard.results.result import Kind, Text
from dashboard.results.view import view
from dashboard.wording import evolutions as words
from dashboard.wording import mirror

Builder = Callable[[Asked], MirrorPage]


def embed_map(asked: Asked) -> MirrorPage:
    """The face of the view that the address names: map, chart or table."""
    selection = asked.selection
    if selection.compare is Compare.SIDE_BY_SIDE:
        found = evolution(asked.world, selection)
        return _compared(asked, found, asked.address(selection))
    result = view(asked.world, selection)
    table = region(table_of(result), result.text.title)
    chart = figure(chart_of(result))
    drawn = chart or number_of(result)
    if selection.face is Face.MAP and result.kind is Kind.MAP:
        drawn = map_of(asked, result, bare=True) or drawn
    if selection.face is Face.TABLE or not drawn:
        return _page(asked, result.text, table, "", asked.address(selection))
    return _page(asked, result.text, drawn, table, asked.address(selection))


def embed_evolutions(asked: Asked) -> MirrorPage:
    """The part of the comparison that the address names."""
    selection = of_survey(asked)
    if selection.section is Section.DETAIL:
        return _compared(asked, evolution(asked.world, selection), asked.address(selection))
    params = asked.address(selection, every=True)
    if selection.section is Section.FRAME:
        composition = composition_of(asked.world, selection.territory)
        text = frame_change_text(asked.world, selection)
        charts = joined(*(figure(frame_svg(c, c.key)) for c in frame_chart(composition)))
        table = region(composition_table(composition), composition.territory)
        return _page(asked, text, charts, table, asked.kept("partie", "territoire"))
    if selection.section is Section.LAWS:
        milestones = asked.world.catalogue.milestones
        drawn = timeline(milestones, date.today(), wide=True)
        body = joined(
            figure(timeline_svg(drawn, words.LAWS, "lois")),
            folded(words.LAWS_LIST, milestones_list(milestones)),
        )
        return asked.answer(words.LAWS, words.LAWS_TEXT, body, asked.kept("partie"))
    found = glance(asked.world, asked.universe, selection)
    return _page(asked, found.text, region(glance_table(found), found.text.title), "", params)


def embed_needs(asked: Asked) -> MirrorPage:
    """Who did an analysis of social needs, at both dates."""
    chosen = asked.selection.with_(indicator=DONE, scope=Scope.EITHER, sizes=())
    found = evolution(asked.world, chosen)
    return _compared(asked, found, asked.kept("correction", "vue"))


def embed_epci(asked: Asked) -> MirrorPage:
    """The real EPCI by kind."""
    structure = epci_structure(asked.world)
    table = region(epci_table(structure), structure.text.title)
    drawn = figure(frame_svg(epci_chart(structure), "epci"))
    return _page(asked, structure.text, drawn, table, asked.kept())


EMBEDS: Mapping[str, Builder] = {
    MAP.slug: embed_map,
    EVOLUTIONS.slug: embed_evolutions,
    NEEDS.slug: embed_needs,
    EPCI.slug: embed_epci,
}
"""Pages that can stand in a frame, by slug."""


def _compared(asked: Asked, found: Evolution, params: Mapping[str, str]) -> MirrorPage:
    drawn, table = figure(pairs_svg(found, "vue")), region(pairs_table(found), found.text.title)
    if asked.selection.face is Face.TABLE or not drawn:
        return _page(asked, found.text, table, "", params)
    return _page(asked, found.text, drawn, table, params)


def _page(
    asked: Asked, text: Text, shown: str, table: str, params: Mapping[str, str]
) -> MirrorPage:
    """The view under its source, its table and its lines folded under it.

    A frame on another site is low: what a reader must see of a figure, its unit and its source,
    stands above it.
    """
    body = joined(
        paragraph(text.subtitle, "asco-sub"),
        paragraph(source_of(text), "from"),
        shown,
        paragraph(text.total, "asco-total"),
        folded(mirror.TABLE, table) if table else "",
        folded(mirror.EMBED_LINES, told(text)),
    )
    return asked.answer(text.title, description_of(text), body, params)


def source_of(text: Text) -> str:
    """The first source of a view, and how many more its lines cite."""
    if not text.sources:
        return ""
    first, *others = text.sources
    return mirror.EMBED_SOURCE.format(source=first) + mirror.more_sources(len(others))
