"""Controls of the workshop: what is drawn, in which house lines; each writes the address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from dashboard.domain.figure import MAX_INDICATORS, MAX_TEXT, FigureKind, FigureSpec, PageFormat
from dashboard.domain.selection import Choices
from dashboard.domain.size_range import SizeRange
from dashboard.results.options import Options
from dashboard.results.publication.compose import readable
from dashboard.results.publication.lint import read_key
from dashboard.results.publication.publication import Publication
from dashboard.results.universe import WorldUniverse
from dashboard.results.world import World
from dashboard.ui import figure_state
from dashboard.ui.figure_where import where
from dashboard.ui.widgets import among_few, among_many
from dashboard.wording import controls as common
from dashboard.wording import workshop as words
from dashboard.wording.places import short_size

SEVERAL = (FigureKind.GROUPED, FigureKind.TABLE)
TWO_DATES = (FigureKind.GROUPED, FigureKind.TABLE)


def what(spec: FigureSpec, options: Options, universe: WorldUniverse) -> None:
    """What, when, how it is read, where, for whom."""
    _segments(words.KIND, list(FigureKind), spec.kind, "kind", universe, words.KINDS.__getitem__)
    _indicators(spec, options, universe)
    choices = universe.choices(spec.indicators[0])
    if choices is None:
        return
    with st.container(horizontal=True, gap="medium", key="figure-lecture"):
        _editions(spec, choices, options, universe)
        _segments(
            common.READING, choices.readings, spec.reading, "reading", universe,
            common.reading_label,
        )  # fmt: skip
        _segments(common.SCOPE, choices.scopes, spec.scope, "scope", universe, common.scope_label)
        _segments(
            common.ORIENTATION, choices.orientations, spec.orientation, "orientation", universe,
            common.ORIENTATIONS.__getitem__,
        )  # fmt: skip
    where(spec, options, universe)
    if spec.kind is not FigureKind.MAP:
        _sizes(spec, universe)


def house(spec: FigureSpec, found: Publication, world: World, universe: WorldUniverse) -> None:
    """Number, title, note, the value that is read, the format."""
    left, right = st.columns([1, 5])
    with left:
        _number(spec, universe)
    with right:
        _text(words.OWN_TITLE, spec.title, "title", universe, found.proposed, words.OWN_TITLE_HELP)
    _text(words.OWN_NOTE, spec.note, "note", universe, "", words.OWN_NOTE_HELP)
    _read(spec, found, world, universe)
    _segments(
        words.FORMAT, list(PageFormat), spec.format, "format", universe, words.FORMATS.__getitem__
    )


def _indicators(spec: FigureSpec, options: Options, universe: WorldUniverse) -> None:
    themes = [theme for theme in options.themes if theme != "cadre"]
    known = [name for theme in themes for name in options.indicators_of(theme)]
    if spec.kind in SEVERAL:
        key = "figure-indicators"
        st.session_state[key] = list(spec.indicators)

        def changed() -> None:
            chosen = tuple(st.session_state[key]) or spec.indicators[:1]
            figure_state.change(universe, indicators=chosen, read="")

        st.multiselect(
            words.INDICATORS, known, key=key, on_change=changed,
            format_func=options.indicator_label, max_selections=MAX_INDICATORS,
        )  # fmt: skip
        return
    _select(
        words.INDICATOR, known, spec.indicators[0], "indicator", universe,
        lambda chosen: {"indicators": (chosen,), "read": ""}, options.indicator_label,
    )  # fmt: skip


def _editions(
    spec: FigureSpec, choices: Choices, options: Options, universe: WorldUniverse
) -> None:
    known = sorted(choices.editions)
    if spec.kind is FigureKind.DUMBBELL or len(known) < 2:
        return
    key = "figure-editions"

    def label(name: str) -> str:
        return options.edition_label(name, spec.indicators[0])

    if spec.kind not in TWO_DATES:
        _segments(
            words.EDITIONS, known, spec.editions[0], "editions", universe, label,
            lambda chosen: {"editions": (chosen,), "read": ""},
        )  # fmt: skip
        return
    st.session_state[key] = list(spec.editions)

    def changed() -> None:
        chosen = tuple(sorted(st.session_state[key])) or spec.editions
        figure_state.change(universe, editions=chosen, read="")

    st.segmented_control(
        words.EDITIONS, known, selection_mode="multi", key=key, on_change=changed, format_func=label
    )


def _sizes(spec: FigureSpec, universe: WorldUniverse) -> None:
    key = "figure-sizes"
    sizes = {size.code: size for size in universe.sizes()}
    st.session_state[key] = [size.code for size in spec.sizes if size.code in sizes]

    def changed() -> None:
        chosen = tuple(sorted(sizes[code] for code in st.session_state[key]))
        figure_state.change(universe, sizes=chosen, read="")

    def label(code: str) -> str:
        return short_size(sizes.get(code, SizeRange()))

    st.pills(
        common.SIZES, list(sizes), selection_mode="multi", key=key, on_change=changed,
        format_func=label, help=common.SIZES_HELP,
    )  # fmt: skip
    _toggle(words.TOTAL, spec.total, "total", universe)


def _number(spec: FigureSpec, universe: WorldUniverse) -> None:
    key = "figure-number"
    st.session_state[key] = spec.number

    def changed() -> None:
        figure_state.change(universe, number=int(st.session_state[key]))

    st.number_input(words.NUMBER, 1, 99, key=key, on_change=changed)


def _text(
    label: str, current: str, name: str, universe: WorldUniverse, proposed: str, told: str
) -> None:
    key = f"figure-{name}"
    st.session_state[key] = current

    def changed() -> None:
        figure_state.change(universe, **{name: st.session_state[key]})

    st.text_input(
        label, key=key, on_change=changed, placeholder=proposed, help=told, max_chars=MAX_TEXT
    )


def _read(spec: FigureSpec, found: Publication, world: World, universe: WorldUniverse) -> None:
    """The value the « Lecture » reads: those of the figure that can be read."""
    values = dict(readable(world, spec))
    if not values:
        return
    current = key if (key := read_key(found)) in values else next(iter(values))
    _select(
        words.READ, list(values), current, "read", universe,
        lambda chosen: {"read": chosen}, values.__getitem__,
    )  # fmt: skip


def _toggle(label: str, current: bool, name: str, universe: WorldUniverse) -> None:
    key = f"figure-{name}"
    st.session_state[key] = current

    def changed() -> None:
        figure_state.change(universe, **{name: st.session_state[key]})

    st.toggle(label, key=key, on_change=changed)


def _select(
    label: str,
    choices: Sequence[str],
    current: str,
    name: str,
    universe: WorldUniverse,
    change: Callable[[str], dict[str, Any]],
    show: Callable[[str], str],
) -> None:
    def chosen(code: str) -> None:
        figure_state.change(universe, **change(code))

    among_many(label, choices, current, f"figure-{name}", chosen, show)


def _segments(
    label: str,
    choices: Sequence[Any],
    current: Any,
    name: str,
    universe: WorldUniverse,
    show: Callable[[str], str],
    change: Callable[[Any], dict[str, Any]] | None = None,
) -> None:
    def chosen(choice: Any) -> None:
        figure_state.change(universe, **(change(choice) if change else {name: choice}))

    among_few(label, choices, current, f"figure-{name}", chosen, show)
