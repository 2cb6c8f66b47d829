"""The one bar above the card: what → when → how it is read → where → for whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from dashboard.domain.observation import Reading
from dashboard.domain.selection import Choices, Compare, Selection
from dashboard.domain.territory import Territory
from dashboard.results.options import FRAME_THEME, Options
from dashboard.results.universe import WorldUniverse
from dashboard.ui import state
from dashboard.ui.layout import is_phone
from dashboard.ui.widgets import among_few, among_many
from dashboard.wording import controls as words
from dashboard.wording.places import short_size

BOTH_READINGS = (Reading.UNITS, Reading.POPULATION)


def bar(selection: Selection, options: Options, universe: WorldUniverse) -> None:
    """All controls of the map page; each writes the address, and the address moves each.

    On a phone the bar is folded, so that the sentence and the figures come first.
    """
    choices = universe.choices(selection.indicator)
    if choices is None:
        return
    folded = is_phone()
    with st.container(key="commandes"):
        holder = st.expander(words.BAR) if folded else st.container()
        with holder:
            left, right = st.columns([3, 2], gap="medium")
            with left:
                what(selection, options, universe)
            with right:
                where(selection, options, universe)
            with st.container(horizontal=True, gap="medium", key="reglages"):
                _when(selection, choices, options, universe)
                if selection.compare is not Compare.NONE or options.has_figure(selection):
                    how(selection, choices, universe)
                if options.has_sizes(selection.indicator) and options.has_figure(selection):
                    for_whom(selection, universe)


def what(
    selection: Selection, options: Options, universe: WorldUniverse, frame: bool = True
) -> None:
    """Subject and indicator; without the ``frame`` on a page of survey figures."""
    themes = [theme for theme in options.themes if frame or theme != FRAME_THEME]
    left, right = st.columns([2, 3])
    theme = options.theme_of(selection.indicator)
    with left:
        select(
            words.THEME,
            themes,
            theme,
            "theme",
            lambda chosen: {"indicator": options.first_of(chosen)},
            universe,
            options.themes.__getitem__,
        )
    with right:
        select(
            words.INDICATOR,
            options.indicators_of(theme),
            selection.indicator,
            "indicator",
            lambda chosen: {"indicator": chosen},
            universe,
            options.indicator_label,
        )


def where(selection: Selection, options: Options, universe: WorldUniverse) -> None:
    """Kind of territory, and the territory."""
    kind = options.kind_of(selection.territory)
    territories = options.territories_of(kind)
    left, right = st.columns(2) if len(territories) > 1 else (st.container(), None)
    with left:
        select(
            words.TERRITORY_KIND,
            list(words.TERRITORY_KINDS),
            kind,
            "kind",
            lambda chosen: {"territory": options.first_territory(chosen)},
            universe,
            words.TERRITORY_KINDS.__getitem__,
        )
    if right is not None:
        with right:
            select(
                words.TERRITORY_KINDS[kind],
                [territory.key for territory in territories],
                selection.territory.key,
                f"territory-{kind}",
                lambda chosen: {"territory": Territory.from_key(chosen)},
                universe,
                options.territory_label,
            )


def _when(
    selection: Selection, choices: Choices, options: Options, universe: WorldUniverse
) -> None:
    """One date or both, and which."""

    def edition_label(edition: str) -> str:
        return options.edition_label(edition, selection.indicator)

    segments_of(
        words.COMPARE, choices.compares, selection.compare, "compare", universe,
        words.COMPARES.__getitem__,
    )  # fmt: skip
    if selection.compare is Compare.NONE:
        segments_of(
            words.EDITION, sorted(choices.editions), selection.edition, "edition", universe,
            edition_label,
        )  # fmt: skip


def readings(selection: Selection, choices: Choices, universe: WorldUniverse) -> None:
    """How the figure is read: reading, scope, direction."""
    segments_of(
        words.READING, choices.readings, selection.reading, "reading", universe, words.reading_label
    )
    segments_of(words.SCOPE, choices.scopes, selection.scope, "scope", universe, words.scope_label)
    segments_of(
        words.ORIENTATION, choices.orientations, selection.orientation, "orientation", universe,
        words.ORIENTATIONS.__getitem__,
    )  # fmt: skip


def how(selection: Selection, choices: Choices, universe: WorldUniverse) -> None:
    """How the figure is read, how fine, in which classes."""
    readings(selection, choices, universe)
    if selection.compare is Compare.NONE:
        segments_of(
            words.LEVEL, choices.levels, selection.level, "level", universe,
            words.LEVELS.__getitem__,
        )  # fmt: skip
        segments_of(
            words.METHOD, choices.methods, selection.method, "method", universe,
            words.METHODS.__getitem__,
        )  # fmt: skip


def for_whom(selection: Selection, universe: WorldUniverse) -> None:
    """Size ranges kept."""
    key = "controls-sizes"
    sizes = {size.code: size for size in universe.sizes()}
    st.session_state[key] = [size.code for size in selection.sizes]

    def changed() -> None:
        chosen = sorted(sizes[code] for code in st.session_state[key])
        state.change(universe, sizes=tuple(chosen))

    st.pills(
        words.SIZES,
        list(sizes),
        selection_mode="multi",
        key=key,
        on_change=changed,
        format_func=lambda code: short_size(sizes[code]),
        help=words.SIZES_HELP,
    )


def select(
    label: str,
    choices: Sequence[str],
    current: str,
    name: str,
    change: Callable[[str], dict[str, Any]],
    universe: WorldUniverse,
    show: Callable[[str], str],
) -> None:
    """A choice among many; ``change`` turns what was chosen into changes of the selection."""

    def chosen(code: str) -> None:
        state.change(universe, **change(code))

    among_many(label, choices, current, f"controls-{name}", chosen, show)


def segments_of(
    label: str,
    choices: Sequence[str],
    current: str,
    name: str,
    universe: WorldUniverse,
    show: Callable[[str], str],
    hidden: bool = False,
) -> None:
    """A choice among a few, shown only where there is one to make."""

    def chosen(choice: str) -> None:
        state.change(universe, **{name: choice})

    among_few(label, choices, current, f"controls-{name}", chosen, show, hidden)
