"""The method → HTML, the same for the page and for its mirror: one section at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from dashboard.domain.method import MethodPart, MethodSection
from dashboard.exports.journal_html import journal_list, sources_table
from dashboard.exports.register_html import milestones_list, register_table
from dashboard.exports.templating import render
from dashboard.results.journal import Entry
from dashboard.results.method import edition_facts, status_rows
from dashboard.results.register import register_rows
from dashboard.results.sources import source_rows
from dashboard.results.world import World
from dashboard.wording import method as words
from dashboard.wording.typography import fine


@dataclass(frozen=True)
class MethodParts:
    """What the computed parts are made from: the published figures and their log in words."""

    world: World
    entries: Sequence[Entry]


def section_html(section: MethodSection, parts: MethodParts) -> Markup:
    """Paragraphs, definitions and the computed part of a section, without its title."""
    text = "".join(f"<p>{escape(fine(paragraph))}</p>" for paragraph in section.paragraphs)
    terms = render("method_terms.html", terms=section.terms) if section.terms else ""
    part = _PARTS[section.part](parts) if section.part else ""
    return Markup(text + terms + part)  # noqa: S704 - escaped above or by the templates


def contents_html(sections: Sequence[MethodSection]) -> Markup:
    """Links to the sections of the page."""
    links = "".join(
        f'<li><a href="#{escape(s.id)}">{escape(fine(s.title))}</a></li>' for s in sections
    )
    label = escape(fine(words.CONTENTS))
    return Markup(  # noqa: S704 - escaped above
        f'<nav class="asco-contents" aria-label="{label}"><ul>{links}</ul></nav>'
    )


def _facts(parts: MethodParts) -> str:
    return render("method_facts.html", editions=edition_facts(parts.world), words=words)


def _statuses(parts: MethodParts) -> str:  # noqa: ARG001 - the same for all
    captions = (words.STATUS_CAPTION, words.SECRET_CAPTION)
    return render(
        "method_statuses.html", tables=list(zip(captions, status_rows(), strict=True)), words=words
    )


def _register(parts: MethodParts) -> str:
    return register_table(register_rows(parts.world))


def _milestones(parts: MethodParts) -> str:
    return milestones_list(parts.world.catalogue.milestones)


def _journal(parts: MethodParts) -> str:
    return journal_list(parts.entries)


def _sources(parts: MethodParts) -> str:
    return sources_table(source_rows(parts.world))


def _frame(parts: MethodParts) -> str:
    return f"<p>{escape(fine(parts.world.geography.attribution))}</p>"


_PARTS: dict[MethodPart, Callable[[MethodParts], str]] = {
    MethodPart.EDITIONS: _facts,
    MethodPart.STATUSES: _statuses,
    MethodPart.REGISTER: _register,
    MethodPart.MILESTONES: _milestones,
    MethodPart.JOURNAL: _journal,
    MethodPart.SOURCES: _sources,
    MethodPart.FRAME: _frame,
}
