"""The filters of a data set: only those that mean something for it; each writes the address."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard.domain.data_table import DataSet, DataTable
from dashboard.domain.data_view import DataView
from dashboard.domain.query import DESCENDING, FIELDS, LONGEST_TEXT
from dashboard.domain.territory import Territory
from dashboard.exports.data.screen import Screen
from dashboard.results.data.catalogue import CELLS
from dashboard.results.data.filters import concerned
from dashboard.results.data.offered import (
    offered_confidentialities,
    offered_editions,
    offered_readings,
    offered_scopes,
    offered_sizes,
    offered_statuses,
    offered_territories,
)
from dashboard.results.options import Options
from dashboard.results.world import World
from dashboard.ui import data_state
from dashboard.ui.layout import is_phone
from dashboard.ui.widgets import among_many
from dashboard.wording import controls
from dashboard.wording import data_page as words


def bar(world: World, view: DataView, found: DataTable) -> None:
    """All the controls of a data set, of which ``found`` is what is kept; folded on a phone."""
    name, query = found.about.id, view.query
    able = concerned(found.about) - ({"statut", "confidentialite"} if name == CELLS else set())
    with st.expander(controls.BAR) if is_phone() else st.container():
        left, right = st.columns([3, 2], gap="medium")
        with left:
            _search(view)
        with right:
            _order(view, found)
        if "indicateur" in able:
            _indicators(world, view)
        with st.container(horizontal=True, gap="medium", key="reglages"):
            if "edition" in able:
                _few(view, found, "edition", controls.EDITION, offered_editions(world, name, query))
            if "lecture" in able:
                _few(view, found, "lecture", controls.READING, offered_readings(world, name, query))
            if "portee" in able:
                _few(view, found, "portee", controls.SCOPE, offered_scopes(world, name, query))
            if "taille" in able:
                _few(view, found, "taille", controls.SIZES, offered_sizes(world, name))
            if "statut" in able:
                _few(view, found, "statut", words.STATUSES, offered_statuses(world, name))
            if "confidentialite" in able:
                offered = offered_confidentialities(world, name)
                _few(view, found, "confidentialite", words.CONFIDENTIALITY, offered)
        if "territoire" in able:
            _territory(world, view, found.about)


def _search(view: DataView) -> None:
    key = "data-search"
    st.session_state[key] = view.query.text
    st.text_input(
        words.SEARCH,
        key=key,
        placeholder=words.SEARCH_HINT,
        max_chars=LONGEST_TEXT,
        on_change=lambda: data_state.write(view.with_(text=st.session_state[key].strip())),
    )


def _order(view: DataView, found: DataTable) -> None:
    """The columns on screen, both ways."""
    screen = Screen(found)
    labels = {"": words.DEFAULT_ORDER}
    for shown in screen.layout.columns:
        heading = screen.heading(shown)
        labels[shown.order] = heading
        labels[f"{DESCENDING}{shown.order}"] = f"{heading}, {words.DESCENDING}"
    current = view.query.order
    labels.setdefault(current, current.removeprefix(DESCENDING))
    among_many(
        words.ORDER,
        list(labels),
        current,
        "data-order",
        lambda chosen: data_state.write(view.with_(order=chosen)),
        labels.__getitem__,
    )


def _indicators(world: World, view: DataView) -> None:
    """Several indicators; one where each commune takes the figure of one."""
    labels = {i.id: i.short_label for i in world.catalogue.indicators.values()}
    chosen = view.query.indicators
    if view.table == CELLS:
        first = next(iter(labels))
        among_many(
            controls.INDICATOR,
            list(labels),
            chosen[0] if chosen else first,
            "data-indicator",
            lambda name: data_state.write(view.with_(indicators=(name,))),
            labels.__getitem__,
        )
        return
    key = "data-indicators"
    st.session_state[key] = list(chosen)
    st.multiselect(
        words.INDICATORS,
        list(labels),
        key=key,
        format_func=labels.__getitem__,
        placeholder=words.ALL,
        on_change=lambda: data_state.write(view.with_(indicators=tuple(st.session_state[key]))),
    )


def _few(
    view: DataView, found: DataTable, key: str, label: str, offered: Mapping[str, str]
) -> None:
    """Pills of one filter, shown only where there is a choice; none chosen means all.

    Values of the address that are not among those offered stand beside them. Communes take the
    figure of one edition, reading and scope: that one is lit.
    """
    chosen = [_code(value) for value in getattr(view.query, FIELDS[key])]
    one = view.table == CELLS and key != "taille"
    if one and found.rows:
        place = [column.name for column in found.about.columns].index(key)
        chosen = [str(found.rows[0][place])]
    labels = {**offered, **{code: code for code in chosen if code not in offered}}
    if len(labels) < 2:
        return
    widget = f"data-{view.table}-{key}"
    st.session_state[widget] = (chosen[0] if chosen else None) if one else chosen

    def changed() -> None:
        picked = st.session_state[widget]
        codes = ([picked] if picked else []) if one else picked
        data_state.write_filter(view, key, codes)

    st.pills(
        label,
        list(labels),
        selection_mode="single" if one else "multi",
        key=widget,
        on_change=changed,
        format_func=labels.__getitem__,
    )


def _code(value: object) -> str:
    return str(getattr(value, "code", value))


def _territory(world: World, view: DataView, about: DataSet) -> None:
    """Where the communes lie, by kind then by name; of figures, whose value it is."""
    current = view.query.territories[0].key if view.query.territories else ""

    def choose(key: str) -> None:
        places = (Territory.from_key(key),) if key else ()
        data_state.write(view.with_(territories=places))

    if not about.geographic:
        offered = {"": words.ALL_TERRITORIES, **offered_territories(world, about.id)}
        if len(offered) > 2:
            offered.setdefault(current, current)
            among_many(
                words.TERRITORY, list(offered), current, "data-territory", choose,
                offered.__getitem__,
            )  # fmt: skip
        return
    options = Options(world)
    here = Territory.from_key(current or "france")
    kind = options.kind_of(here)
    places = options.territories_of(kind)
    left, right = st.columns(2)
    with left:
        among_many(
            controls.TERRITORY_KIND,
            list(controls.TERRITORY_KINDS),
            kind,
            "data-kind",
            lambda chosen: choose(options.first_territory(chosen).key),
            controls.TERRITORY_KINDS.__getitem__,
        )
    if len(places) > 1:
        with right:
            among_many(
                controls.TERRITORY_KINDS[kind],
                [place.key for place in places],
                here.key,
                f"data-territory-{kind}",
                choose,
                options.territory_label,
            )
