"""Between the address bar and the selection: the URL is the state, nothing else keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from dashboard.domain.address import dataset_of, parse, to_params, version_of
from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Parsed, Selection, Universe
from dashboard.results.universe import WorldUniverse
from dashboard.results.world import World
from dashboard.tables.versions import UnknownVersionError
from dashboard.ui import cache
from dashboard.wording.messages import notice_text
from dashboard.wording.typography import fine

OF_ONE_INDICATOR = ("indicateur", "edition", "portee", "sens")


def dataset() -> Dataset:
    """The data set the address asks for."""
    return dataset_of(params())


def opened() -> tuple[World, WorldUniverse]:
    """The world of the data set and version the address asks for; the errors of its files.

    A version that was never published gives the current one: reading the address says so.
    """
    try:
        world = cache.world(dataset(), version_of(params()))
    except UnknownVersionError:
        world = cache.world(dataset())
    return world, WorldUniverse.of(world)


def read(universe: Universe) -> Selection:
    """The selection of the address; what could not be taken is told in one line each."""
    parsed = parse(params(), universe)
    _tell(parsed, universe)
    return parsed.selection


def write(selection: Selection, universe: Universe) -> None:
    """Put a selection into the address bar, through the codec, so that it is always valid."""
    params = to_params(selection, universe)
    valid = parse(params, universe).selection
    st.query_params.from_dict(to_params(valid, universe))


def change(universe: Universe, **changes: object) -> None:
    """Change some choices of the current address (for widget callbacks)."""
    write(parse(params(), universe).selection.with_(**changes), universe)


def address(selection: Selection, universe: Universe, every: bool = False) -> str:
    """The full address of a selection on this site, to copy or cite.

    ``every`` leaves out what names one indicator, for a view of many.
    """
    base = (st.context.url or "").split("?", 1)[0]
    params = to_params(selection, universe)
    if every:
        params = {key: value for key, value in params.items() if key not in OF_ONE_INDICATOR}
    return f"{base}?{urlencode(params, safe=',')}" if params else base


def live_address(selection: Selection, universe: Universe, every: bool = False) -> str:
    """The address that follows the updates of the figures."""
    return address(selection.with_(version=""), universe, every)


def frozen_address(selection: Selection, universe: Universe, every: bool = False) -> str:
    """The address that always shows these very figures; empty where data have no versions."""
    if selection.dataset.is_fictitious:
        return ""
    version = selection.version or cache.observations().version
    return address(selection.with_(version=version), universe, every)


def jeu() -> dict[str, str]:
    """The part of an address that keeps the data set, for links to other pages."""
    return {"jeu": dataset().value} if dataset().is_fictitious else {}


def params() -> Mapping[str, list[str]]:
    """What the address says, as it stands."""
    return {key: st.query_params.get_all(key) for key in st.query_params}


def _tell(parsed: Parsed, universe: Universe) -> None:
    for notice in parsed.notices:
        names = (universe.name_of(notice.value), universe.name_of(notice.instead))
        st.info(fine(notice_text(notice, names)))
