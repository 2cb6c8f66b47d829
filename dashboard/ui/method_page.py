"""The page of the method: the survey, how to read it, what compares, versions, access."""

from __future__ import annotations

import streamlit as st

from dashboard.exports.method_html import MethodParts, contents_html, section_html
from dashboard.paths import contact
from dashboard.results.journal import journal
from dashboard.results.method import with_contact
from dashboard.ui import cache, state
from dashboard.ui.layout import html, paragraph
from dashboard.wording import versions as words
from dashboard.wording.typography import fine


def show() -> None:
    """Everything below the title of the page. It is about the published figures alone."""
    world = cache.world()
    if state.dataset().is_fictitious:
        paragraph(words.JOURNAL_PUBLISHED_ONLY, "asco-note")
    sections = [with_contact(section, contact()) for section in cache.method()]
    parts = MethodParts(world, journal(world, *cache.steps()))
    html(contents_html(sections))
    for section in sections:
        st.header(fine(section.title), anchor=section.id)
        html(section_html(section, parts))
