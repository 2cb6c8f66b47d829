"""The index of the mirror: every indicator, with its pages; also the list for the site map."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.domain.observation import Orientation
from dashboard.domain.page import EVOLUTIONS, MAP
from dashboard.domain.selection import Choices, Section, Selection
from dashboard.exports.mirror.asked import Asked
from dashboard.exports.mirror.evolutions import both_dates
from dashboard.exports.mirror.frame import mirror_path
from dashboard.exports.mirror.page import MirrorPage
from dashboard.exports.mirror.parts import heading, joined, paragraph, template
from dashboard.results.frame import FRAME_VIEWS
from dashboard.results.options import Options
from dashboard.wording import controls, mirror
from dashboard.wording.typography import lower_first


def indicators_page(asked: Asked) -> MirrorPage:
    """Indicators by subject, each with a link to each edition, scope and reading."""
    groups = [
        (
            label,
            [
                (asked.options.indicator_label(name), _links(asked, name))
                for name in asked.options.indicators_of(theme)
            ],
        )
        for theme, label in asked.options.themes.items()
    ]
    body = joined(
        paragraph(mirror.ALL_INDICATORS_TEXT),
        *(
            joined(heading(label), template("index.html", indicators=found))
            for label, found in groups
        ),
    )
    return asked.answer(
        mirror.ALL_INDICATORS, mirror.ALL_INDICATORS_DESCRIPTION, body, asked.kept()
    )


def views_of(base: Selection, indicator: str, choices: Choices) -> Iterator[Selection]:
    """Every edition, scope and reading of an indicator, editions in order of time."""
    for edition in sorted(choices.editions):
        for scope in choices.scopes:
            for reading in choices.readings:
                yield base.with_(
                    indicator=indicator,
                    edition=edition,
                    scope=scope,
                    reading=reading,
                    orientation=Orientation.DIRECT,
                )


def _links(asked: Asked, indicator: str) -> list[tuple[str, str]]:
    choices = asked.universe.choices(indicator)
    if choices is None:
        return []
    base = Selection(
        indicator, "", dataset=asked.selection.dataset, version=asked.selection.version
    )
    found = [
        (asked.site.link(mirror_path(MAP), asked.address(one)), _label(asked.options, one, choices))
        for one in views_of(base, indicator, choices)
    ]
    if indicator not in FRAME_VIEWS:
        first = next(views_of(base, indicator, choices)).with_(section=Section.DETAIL)
        found.append(
            (
                asked.site.link(mirror_path(EVOLUTIONS), both_dates(asked.address(first))),
                mirror.COMPARISON,
            )
        )
    return found


def _label(options: Options, one: Selection, choices: Choices) -> str:
    """« Fin 2014, action propre, % des communes »: what tells this page from its neighbours."""
    parts = [options.edition_label(one.edition, one.indicator)]
    if len(choices.scopes) > 1:
        parts.append(lower_first(controls.scope_label(one.scope.value)))
    if len(choices.readings) > 1:
        parts.append(controls.reading_label(one.reading.value))
    return ", ".join(parts)
