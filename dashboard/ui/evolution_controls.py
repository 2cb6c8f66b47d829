"""Controls of the pages that compare two editions."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.domain.selection import Order, Section, Selection
from dashboard.domain.verdict import VerdictKind
from dashboard.results.options import FRAME_THEME, Options
from dashboard.results.universe import WorldUniverse
from dashboard.ui import controls, state
from dashboard.ui.layout import is_phone
from dashboard.wording import controls as words
from dashboard.wording.verdicts import VERDICTS


def sections(selection: Selection, universe: WorldUniverse) -> None:
    """Which part of the page is open."""
    with st.container(key="parties"):
        controls.segments_of(
            words.SECTION,
            tuple(Section),
            selection.section,
            "section",
            universe,
            words.SECTIONS.__getitem__,
            hidden=True,
        )


def detail_bar(selection: Selection, options: Options, universe: WorldUniverse) -> None:
    """What, where, how it is read, for whom: for one indicator at both dates."""
    choices = universe.choices(selection.indicator)
    if choices is None:
        return
    with st.container(key="commandes"), _holder():
        left, right = st.columns([3, 2], gap="medium")
        with left:
            controls.what(selection, options, universe, frame=False)
        by_place = options.is_by_place(selection.indicator)
        if by_place:
            with right:
                controls.where(selection, options, universe)
        with st.container(horizontal=True, gap="medium", key="reglages"):
            controls.readings(selection, choices, universe)
            if by_place:
                controls.for_whom(selection, universe)
                adjusted(selection, universe)


def glance_bar(
    selection: Selection,
    options: Options,
    counts: Mapping[VerdictKind, int],
    universe: WorldUniverse,
) -> None:
    """Filters and order of the glance over all indicators; verdicts say how many there are.

    Order and correction wait until there is a difference to sort or to correct.
    """
    themes = {key: label for key, label in options.themes.items() if key != FRAME_THEME}
    verdicts = {kind.value: f"{VERDICTS[kind].label} ({n})" for kind, n in counts.items()}
    chosen = selection.verdict.value if selection.verdict else ""
    if chosen:
        verdicts.setdefault(chosen, f"{VERDICTS[VerdictKind(chosen)].label} (0)")
    with st.container(key="commandes"), _holder():
        left, middle, right = st.columns(3, gap="medium")
        with left:
            controls.select(
                words.THEME, ["", *themes], selection.theme, "glance-theme",
                lambda theme: {"theme": theme}, universe,
                lambda key: themes.get(key, words.ALL_THEMES),
            )  # fmt: skip
        with middle:
            controls.select(
                words.VERDICT, ["", *verdicts], chosen, "glance-verdict",
                lambda value: {"verdict": VerdictKind(value) if value else None}, universe,
                lambda key: verdicts.get(key, words.ALL_VERDICTS),
            )  # fmt: skip
        computed = any(kind.shows_difference for kind in counts)
        if computed:
            with right:
                _order(selection, universe)
        with st.container(horizontal=True, gap="medium", key="reglages"):
            controls.segments_of(
                words.READING, controls.BOTH_READINGS, selection.reading, "reading", universe,
                words.reading_label,
            )  # fmt: skip
            if computed:
                adjusted(selection, universe)


def _order(selection: Selection, universe: WorldUniverse) -> None:
    controls.select(
        words.ORDER, [order.value for order in Order], selection.order.value, "glance-order",
        lambda value: {"order": Order(value)}, universe, words.ORDERS.__getitem__,
    )  # fmt: skip


def adjusted(selection: Selection, universe: WorldUniverse) -> None:
    """The adjusted reading of the verdicts."""
    key = "controls-adjusted"
    st.session_state[key] = selection.adjusted

    def changed() -> None:
        state.change(universe, adjusted=bool(st.session_state[key]))

    st.toggle(words.ADJUSTED, key=key, on_change=changed, help=words.ADJUSTED_HELP)


def _holder() -> DeltaGenerator:
    return st.expander(words.BAR) if is_phone() else st.container()
