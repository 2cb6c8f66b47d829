"""The card of a comparison: verdict, chart of the two levels, table, what explains the change."""

from __future__ import annotations

import streamlit as st

from dashboard.exports.citing import citation_of
from dashboard.exports.evolution_csv import csv_bytes, file_name
from dashboard.exports.evolution_html import explained_table, pairs_table
from dashboard.figures.explained import explained_chart, explained_figure
from dashboard.figures.template import CONFIG
from dashboard.results.evolution import Evolution
from dashboard.results.universe import WorldUniverse
from dashboard.ui import card
from dashboard.ui.evolution_chart import chart, current_ground, glossary
from dashboard.ui.layout import html, paragraph
from dashboard.wording import evolutions as words
from dashboard.wording.dates import today_in_words


def show(
    found: Evolution, universe: WorldUniverse, key: str, header: bool = True, judged: bool = True
) -> None:
    """The whole card; ``key`` tells apart the cards of one page.

    ``header`` and ``judged`` leave out the title and the register where the page says them.
    """
    if header:
        card.heading(found.text, found.mark)
    if judged:
        status(found)
    paragraph(found.text.total, "asco-total")
    chart(found, key)
    html(pairs_table(found))
    paragraph(found.chance, "asco-note")
    card.four_lines(found.text)
    card.about(found.text)
    if header:
        glossary()
    actions(found, universe, key)


def actions(found: Evolution, universe: WorldUniverse, key: str, mirrored: bool = False) -> None:
    """Télécharger, Citer, Lien; ``mirrored`` as in :func:`card.actions`."""
    card.actions(
        found.selection,
        universe,
        lambda address: citation_of(found.text, found.mark, address, today_in_words()),
        lambda: csv_bytes(found),
        file_name(found, "csv"),
        key,
        mirrored=mirrored,
    )


def status(found: Evolution) -> None:
    """What the register says, with its reasons, where a difference would stand."""
    said = found.status_text[0].lower() + found.status_text[1:]
    paragraph(f"{words.STATUS} : {said}", f"asco-status {found.entry.status.value}")


def explanation(evolution: Evolution, key: str) -> None:
    """What is due to behaviour and what to the structure of communes, or why nobody can say."""
    found, mark = evolution.explained, evolution.mark
    if found is None or found.waits:
        return
    if found.refused:
        paragraph(found.refused, "asco-where")
        return
    st.subheader(words.EXPLAINED, anchor=False)
    paragraph(found.sentence, "asco-total")
    figure = explained_figure(explained_chart(found, mark), current_ground())
    st.plotly_chart(
        figure, theme=None, width="stretch", config=CONFIG, key=f"explained-{key}",
        alt=found.alternative,
    )  # fmt: skip
    html(explained_table(found, mark, evolution.before, evolution.after))
