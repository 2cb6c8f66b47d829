"""The dossier of the workshop: figures in order, kept in the address, exported in one go."""

from __future__ import annotations

from datetime import date
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from dashboard.domain.dossier import Dossier, DossierError
from dashboard.domain.dossier_address import KEY, from_parameter, to_parameter
from dashboard.domain.dossier_file import to_toml
from dashboard.domain.figure import FigureSpec
from dashboard.exports.dossier.checking import checked
from dashboard.exports.dossier.dossier import dossier_zip
from dashboard.exports.dossier.naming import archive_name
from dashboard.figures.publication.draw import draw
from dashboard.paths import app_version
from dashboard.results.universe import WorldUniverse
from dashboard.results.world import World
from dashboard.ui import cache, figure_state, state
from dashboard.ui.dossier_load import load
from dashboard.ui.figure_log import log_of
from dashboard.ui.layout import paragraph, plain
from dashboard.wording import workshop as words
from dashboard.wording.dossier import dossier_sentence


def show(world: World, universe: WorldUniverse, spec: FigureSpec) -> None:
    """The figures kept so far, the button that adds this one, the files of all."""
    st.header(words.DOSSIER, anchor=False)
    dossier = _read()
    _add(dossier, spec)
    load()
    if not dossier.figures:
        paragraph(words.DOSSIER_EMPTY, "asco-note")
        return
    _list(world, dossier, universe)
    _title(dossier)
    _files(world, dossier)


def _read() -> Dossier:
    """The dossier of the address; one that cannot be read is told, and an empty one shown."""
    text = figure_state.dossier_text()
    if not text:
        return Dossier()
    try:
        found = from_parameter(text, lambda name: WorldUniverse.of(cache.world(name))).dossier
    except DossierError as error:
        st.info(plain(dossier_sentence(error)))
        return Dossier()
    if found.figures and found.dataset is not state.dataset():
        st.info(words.DOSSIER_OTHER)
        return Dossier()
    return found


def _write(dossier: Dossier) -> None:
    try:
        figure_state.write_dossier(to_parameter(dossier) if dossier.figures else "")
    except DossierError as error:
        st.session_state["dossier-told"] = dossier_sentence(error)


def _with(dossier: Dossier, figures: tuple[FigureSpec, ...]) -> None:
    try:
        _write(Dossier(dossier.title, dossier.author, dossier.method, figures))
    except DossierError as error:
        st.session_state["dossier-told"] = dossier_sentence(error)


def _add(dossier: Dossier, spec: FigureSpec) -> None:
    if told := st.session_state.pop("dossier-told", ""):
        st.info(told)
    st.button(
        words.ADD,
        key="dossier-add",
        on_click=lambda: _with(dossier, (*dossier.figures, spec)),
    )


def _list(world: World, dossier: Dossier, universe: WorldUniverse) -> None:
    """One line a figure: its label and title, and what can be done with it."""
    for place, spec in enumerate(dossier.figures):
        others = (*dossier.figures[:place], *dossier.figures[place + 1 :])
        known = world.catalogue.indicators[spec.indicators[0]]
        with st.container(horizontal=True, key=f"dossier-line-{place}"):
            paragraph(f"{spec.label} – {spec.title or known.short_label}", "asco-where")
            st.button(
                words.OPEN, key=f"dossier-open-{place}",
                on_click=lambda spec=spec: figure_state.write(spec, universe),
            )  # fmt: skip
            if place:
                before = dossier.figures[: place - 1]
                moved = (*before, spec, dossier.figures[place - 1], *dossier.figures[place + 1 :])
                st.button(
                    words.UP, key=f"dossier-up-{place}",
                    on_click=lambda moved=moved: _with(dossier, moved),
                )  # fmt: skip
            st.button(
                words.REMOVE, key=f"dossier-remove-{place}",
                on_click=lambda others=others: _with(dossier, others),
            )  # fmt: skip


def _title(dossier: Dossier) -> None:
    key = "dossier-title"
    st.session_state[key] = dossier.title

    def changed() -> None:
        _write(Dossier(st.session_state[key], dossier.author, dossier.method, dossier.figures))

    st.text_input(words.DOSSIER_TITLE, key=key, on_change=changed, max_chars=150)


def _files(world: World, dossier: Dossier) -> None:
    """The archive where every figure may leave, the file of the dossier, its address."""
    refused = _refused(world, dossier)
    if refused:
        st.info(words.DOSSIER_REFUSED)
        for line in refused:
            paragraph(line, "asco-note")
    with st.container(horizontal=True, key="dossier-files"):
        if not refused:
            st.download_button(
                words.DOSSIER_ZIP, lambda: _zip(world, dossier), mime="application/zip",
                file_name=archive_name(dossier, ""), on_click="ignore", key="dossier-zip",
            )  # fmt: skip
        st.download_button(
            words.DOSSIER_FILE, to_toml(dossier), file_name="dossier.toml",
            mime="application/toml", on_click="ignore", key="dossier-toml",
        )  # fmt: skip
        with st.popover(words.DOSSIER_LINK):
            base = (st.context.url or "").split("?", 1)[0]
            jeu = {"jeu": dossier.dataset.value} if dossier.dataset.is_fictitious else {}
            address = urlencode({**jeu, KEY: figure_state.dossier_text()})
            st.code(f"{base}?{address}", language=None, wrap_lines=True)


def _refused(world: World, dossier: Dossier) -> tuple[str, ...]:
    """Why figures may not leave, one sentence a fault; found once for a dossier."""
    known = (figure_state.dossier_text(), world.observations.version)
    kept = st.session_state.get("dossier-checked")
    if kept is None or kept[0] != known:
        found = checked(world, dossier, partial(draw, layer=cache.map_layer))
        faults = tuple(
            f"{each.label} : {fault.text} {fault.remedy}"
            for each in found
            for fault in each.refusals
        )
        st.session_state["dossier-checked"] = kept = (known, faults)
    lines: tuple[str, ...] = kept[1]
    return lines


def _zip(world: World, dossier: Dossier) -> bytes:
    drawn = partial(draw, layer=cache.map_layer)
    return dossier_zip(world, dossier, date.today(), app_version(), drawn=drawn, log=log_of(world))
