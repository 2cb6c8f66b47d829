"""The one bar above the card: what → when → how it is read → where → for whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from dashboard.domain.selection import Choices, Selection
from dashboard.domain.territory import Territory
from dashboard.results.options import Options
from dashboard.results.universe import WorldUniverse
from dashboard.ui import state
from dashboard.ui.layout import is_phone
from dashboard.wording import controls as words
from dashboard.wording.places import short_size


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
            what, where = st.columns([3, 2], gap="medium")
            with what:
                _what(selection, options, universe)
            with where:
                _where(selection, options, universe)
            with st.container(horizontal=True, gap="medium", key="reglages"):
                _how(selection, choices, options, universe)
                if options.has_sizes(selection.indicator) and options.has_figure(selection):
                    _for_whom(selection, universe)


def _what(selection: Selection, options: Options, universe: WorldUniverse) -> None:
    left, right = st.columns([2, 3])
    theme = options.theme_of(selection.indicator)
    with left:
        _select(
            words.THEME,
            list(options.themes),
            theme,
            "theme",
            lambda chosen: {"indicator": options.first_of(chosen)},
            universe,
            options.themes.__getitem__,
        )
    with right:
        _select(
            words.INDICATOR,
            options.indicators_of(theme),
            selection.indicator,
            "indicator",
            lambda chosen: {"indicator": chosen},
            universe,
            options.indicator_label,
        )


def _where(selection: Selection, options: Options, universe: WorldUniverse) -> None:
    kind = options.kind_of(selection.territory)
    territories = options.territories_of(kind)
    left, right = st.columns(2) if len(territories) > 1 else (st.container(), None)
    with left:
        _select(
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
            _select(
                words.TERRITORY_KINDS[kind],
                [territory.key for territory in territories],
                selection.territory.key,
                f"territory-{kind}",
                lambda chosen: {"territory": Territory.from_key(chosen)},
                universe,
                options.territory_label,
            )


def _how(selection: Selection, choices: Choices, options: Options, universe: WorldUniverse) -> None:
    def segments(
        label: str, allowed: Sequence[str], field: str, show: Callable[[str], str]
    ) -> None:
        _segments(label, allowed, str(getattr(selection, field)), field, universe, show)

    def edition_label(edition: str) -> str:
        return options.edition_label(edition, selection.indicator)

    segments(words.EDITION, sorted(choices.editions), "edition", edition_label)
    if not options.has_figure(selection):
        return
    segments(words.READING, choices.readings, "reading", words.reading_label)
    segments(words.SCOPE, choices.scopes, "scope", words.scope_label)
    segments(words.ORIENTATION, choices.orientations, "orientation", words.ORIENTATIONS.__getitem__)
    segments(words.LEVEL, choices.levels, "level", words.LEVELS.__getitem__)
    segments(words.METHOD, choices.methods, "method", words.METHODS.__getitem__)


def _for_whom(selection: Selection, universe: WorldUniverse) -> None:
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


def _select(
    label: str,
    choices: Sequence[str],
    current: str,
    name: str,
    change: Callable[[str], dict[str, Any]],
    universe: WorldUniverse,
    show: Callable[[str], str],
) -> None:
    key = f"controls-{name}"
    st.session_state[key] = current

    def changed() -> None:
        state.change(universe, **change(st.session_state[key]))

    st.selectbox(label, choices, key=key, on_change=changed, format_func=show)


def _segments(
    label: str,
    choices: Sequence[str],
    current: str,
    name: str,
    universe: WorldUniverse,
    show: Callable[[str], str],
) -> None:
    """A choice among a few, shown only where there is one to make."""
    if len(choices) < 2:
        return
    key = f"controls-{name}"
    by_code = {str(choice): choice for choice in choices}
    st.session_state[key] = str(current)

    def changed() -> None:
        chosen = st.session_state[key]
        if chosen is not None:
            state.change(universe, **{name: by_code[chosen]})

    st.segmented_control(
        label, list(by_code), key=key, on_change=changed, format_func=show, required=True
    )
