"""The page of the method: where figures come from, and what changed from version to version."""

from __future__ import annotations

import streamlit as st

from dashboard.exports.journal_html import journal_list, sources_table
from dashboard.results.journal import journal
from dashboard.results.sources import source_rows
from dashboard.ui import cache, state
from dashboard.ui.layout import html, paragraph, prose
from dashboard.wording import versions as words


def show() -> None:
    """Everything below the title of the page. It is about the published figures alone."""
    world = cache.world()
    if state.dataset().is_fictitious:
        paragraph(words.JOURNAL_PUBLISHED_ONLY, "asco-note")
    st.header(words.JOURNAL, anchor=False)
    prose(words.JOURNAL_INTRO)
    steps, current = cache.steps()
    html(journal_list(journal(world, steps, current)))
    st.header(words.SOURCES, anchor=False)
    prose(words.SOURCES_INTRO)
    html(sources_table(source_rows(world)))
