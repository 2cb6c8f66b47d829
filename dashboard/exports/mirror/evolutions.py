"""The pages of the comparison: all indicators, one, the real frame, laws and register."""

from __future__ import annotations

from datetime import date

from dashboard.domain.page import EVOLUTIONS, MAP
from dashboard.domain.selection import Section, Selection
from dashboard.exports.evolution_html import glance_table
from dashboard.exports.frame_html import epci_table
from dashboard.exports.html import composition_table
from dashboard.exports.mirror.actions import actions
from dashboard.exports.mirror.asked import Asked, description_of
from dashboard.exports.mirror.detail import evolution_parts
from dashboard.exports.mirror.forms import (
    chooser,
    glance_form,
    indicator_form,
    territory_form,
    view_form,
)
from dashboard.exports.mirror.frame import mirror_path
from dashboard.exports.mirror.page import MirrorPage
from dashboard.exports.mirror.parts import (
    described,
    figure,
    glossary,
    heading,
    joined,
    paragraph,
    region,
    template,
    told,
)
from dashboard.exports.register_html import milestones_list, register_table
from dashboard.figures.dumbbell_spec import glance_dumbbell
from dashboard.figures.frame_change import epci_chart, frame_chart
from dashboard.figures.plain.charts import dumbbell_svg, frame_svg, timeline_svg
from dashboard.figures.timeline import timeline
from dashboard.results.composition import composition_of
from dashboard.results.epci import epci_structure
from dashboard.results.evolution import EpciStructure, Glance
from dashboard.results.evolution_view import evolution
from dashboard.results.frame import FRAME_VIEWS
from dashboard.results.frame_change import frame_change_text
from dashboard.results.glance import glance
from dashboard.results.register import register_rows
from dashboard.results.sides import editions_of
from dashboard.wording import controls, mirror
from dashboard.wording import evolutions as words
from dashboard.wording.datasets import mark_of


def evolutions_page(asked: Asked) -> MirrorPage:
    """The part of the page that the address names."""
    selection = of_survey(asked)
    builders = {
        Section.GLANCE: _glance,
        Section.DETAIL: _detail,
        Section.FRAME: _frame,
        Section.LAWS: _laws,
    }
    return builders[selection.section](asked, selection)


def of_survey(asked: Asked) -> Selection:
    """The selection, with the first indicator of the survey in place of a map of the frame."""
    selection = asked.selection
    if selection.indicator not in FRAME_VIEWS:
        return selection
    first = asked.universe.default
    return selection.with_(
        indicator=first.indicator, scope=first.scope, reading=first.reading, edition=first.edition
    )


def both_dates(params: dict[str, str]) -> dict[str, str]:
    """The parameters of a view of both dates: no edition tells it from another."""
    return {key: value for key, value in params.items() if key != "edition"}


def not_yet(asked: Asked, text: str) -> str:
    """What a reader finds while the second edition is not out."""
    return "" if editions_of(asked.world)[1].published else paragraph(text, "asco-total")


def _glance(asked: Asked, selection: Selection) -> MirrorPage:
    found = glance(asked.world, asked.universe, selection)
    body = joined(
        _sections(asked, selection),
        not_yet(asked, words.NOT_YET),
        described(found.text),
        chooser(glance_form(asked, found.counts)),
        paragraph(found.text.total, "asco-total"),
        paragraph(found.chance, "asco-note"),
        glance_parts(found, "tous", with_chart=True),
        glossary(),
        actions(asked, found.text, asked.address(selection, every=True), pairs=True),
    )
    params = asked.address(selection, every=True)
    return asked.answer(found.text.title, description_of(found.text), body, params)


def glance_parts(found: Glance, key: str, with_chart: bool = False) -> str:
    """Table, chart of the rows that have a difference, four lines; or that nothing is kept."""
    if not found.rows:
        return paragraph(words.NOTHING_KEPT, "asco-where")
    tested = with_chart and any(r.pair.verdict.kind.shows_difference for r in found.rows)
    chart = (
        dumbbell_svg(glance_dumbbell(found), found.text.title, found.text.alternative, key)
        if tested
        else ""
    )
    return joined(region(glance_table(found), found.text.title), figure(chart), told(found.text))


def _detail(asked: Asked, selection: Selection) -> MirrorPage:
    found = evolution(asked.world, selection)
    choices = asked.universe.choices(selection.indicator)
    forms = indicator_form(asked, frame=False, hidden={"partie": Section.DETAIL.value})
    if choices is not None:
        places = asked.options.is_by_place(selection.indicator)
        forms += view_form(asked, choices, dated=False, places=places)
    body = joined(
        _sections(asked, selection),
        paragraph(words.NOT_A_SURVEY_FIGURE) if asked.selection.indicator in FRAME_VIEWS else "",
        not_yet(asked, words.NOT_YET),
        described(found.text),
        chooser(forms),
        evolution_parts(asked, found, "indicateur"),
    )
    params = both_dates(asked.address(selection))
    return asked.answer(found.text.title, description_of(found.text), body, params)


def _frame(asked: Asked, selection: Selection) -> MirrorPage:
    composition = composition_of(asked.world, selection.territory)
    text = frame_change_text(asked.world, selection)
    params = asked.kept("partie", "territoire")
    place = {"territoire": selection.territory.key}
    links = [
        template(
            "link.html",
            address=asked.site.link(
                mirror_path(MAP), {"indicateur": name, **place, **asked.kept()}
            ),
            label=label,
        )
        for name, label in (("cadre-fusions", words.MERGERS), ("cadre-part", words.SHARES))
    ]
    charts = (figure(frame_svg(c, c.key)) for c in frame_chart(composition))
    body = joined(
        _sections(asked, selection),
        paragraph(words.FRAME_TEXT),
        chooser(territory_form(asked, {"partie": Section.FRAME.value})),
        paragraph(text.total, "asco-total"),
        region(composition_table(composition), composition.territory),
        *charts,
        told(text),
        *links,
        heading(words.EPCI),
        epci_parts(epci_structure(asked.world)),
        actions(asked, text, params, is_frame=True),
    )
    title = f"{words.FRAME}, {composition.territory}"
    return asked.answer(title, description_of(text), body, params)


def epci_parts(structure: EpciStructure) -> str:
    """Table and chart of the real EPCI by kind, four lines."""
    return joined(
        region(epci_table(structure), structure.text.title),
        figure(frame_svg(epci_chart(structure), "epci")),
        told(structure.text),
    )


def _laws(asked: Asked, selection: Selection) -> MirrorPage:
    milestones = asked.world.catalogue.milestones
    drawn = timeline(milestones, date.today(), wide=True)
    mark = mark_of(selection)
    body = joined(
        _sections(asked, selection),
        paragraph(words.LAWS_TEXT),
        figure(timeline_svg(drawn, words.LAWS, "lois")),
        heading(words.LAWS_LIST),
        milestones_list(milestones),
        heading(words.REGISTER),
        paragraph(words.REGISTER_TEXT),
        register_table(register_rows(asked.world), mark),
    )
    title = f"{words.LAWS} ; {words.REGISTER[0].lower()}{words.REGISTER[1:]}"
    return asked.answer(title, words.LAWS_TEXT, body, asked.kept("partie"))


def _sections(asked: Asked, selection: Selection) -> str:
    """The way to the other parts of the page."""
    shown = [
        (asked.site.link(mirror_path(EVOLUTIONS), _part(asked, selection, section)),
         controls.SECTIONS[section], section is selection.section)
        for section in Section
    ]  # fmt: skip
    return template("sections.html", label=controls.SECTION, links=shown, words=mirror)


def _part(asked: Asked, selection: Selection, section: Section) -> dict[str, str]:
    there = selection.with_(section=section, theme="", verdict=None)
    return both_dates(asked.address(there, every=section is not Section.DETAIL))
