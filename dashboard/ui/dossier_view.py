"""The dossier of the workshop: figures in order, kept in the address, exported in one go."""

from __future__ import annotations

from dataclasses import dataclass
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
from dashboard.ui import cache, dossier_taken, figure_state, state
from dashboard.ui.dossier_load import load
from dashboard.ui.figure_log import log_of
from dashboard.ui.layout import paragraph, plain
from dashboard.wording import workshop as words
from dashboard.wording.dossier import dossier_sentence


def show(world: World, universe: WorldUniverse, spec: FigureSpec) -> None:
    """The figures kept so far, the buttons that put this one among them, the files of all."""
    st.header(words.DOSSIER, anchor=False)
    dossier = _read()
    taken = dossier_taken.place_in(dossier)
    _keep(dossier, spec, taken, universe)
    load()
    if not dossier.figures:
        paragraph(words.DOSSIER_EMPTY, "asco-note")
        return
    judged = _judged(world, dossier)
    _list(dossier, judged.titles, taken, universe)
    _title(dossier)
    _files(world, dossier, judged.refused)


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


def _write(dossier: Dossier) -> bool:
    """Put a dossier into the address; where it is too long for one, say so and change nothing."""
    try:
        figure_state.write_dossier(to_parameter(dossier) if dossier.figures else "")
    except DossierError as error:
        st.session_state["dossier-told"] = dossier_sentence(error)
        return False
    return True


def _with(dossier: Dossier, figures: tuple[FigureSpec, ...]) -> Dossier | None:
    """The dossier with other figures, put into the address; ``None`` where it cannot be."""
    try:
        changed = Dossier(dossier.title, dossier.author, dossier.method, figures)
    except DossierError as error:
        st.session_state["dossier-told"] = dossier_sentence(error)
        return None
    return changed if _write(changed) else None


def _keep(dossier: Dossier, spec: FigureSpec, taken: int | None, universe: WorldUniverse) -> None:
    """The button that adds the figure shown, and the one that puts it back where it was taken."""
    if told := st.session_state.pop("dossier-told", ""):
        st.info(told)
    with st.container(horizontal=True, key="dossier-keep"):
        if taken is not None:
            st.button(
                words.REPLACE.format(label=dossier.figures[taken].label), key="dossier-replace",
                on_click=lambda: _replace(dossier, taken, spec, universe),
            )  # fmt: skip
        st.button(words.ADD, key="dossier-add", on_click=lambda: _added(dossier, spec))


def _arrange(dossier: Dossier, figures: tuple[FigureSpec, ...]) -> None:
    _with(dossier, figures)


def _added(dossier: Dossier, spec: FigureSpec) -> None:
    if _with(dossier, (*dossier.figures, spec)):
        dossier_taken.leave()


def _replace(dossier: Dossier, place: int, spec: FigureSpec, universe: WorldUniverse) -> None:
    """Put the figure shown in the place of the one taken up; it may be corrected further."""
    figures = (*dossier.figures[:place], spec, *dossier.figures[place + 1 :])
    if changed := _with(dossier, figures):
        _open(place, changed.figures[place], universe)


def _open(place: int, spec: FigureSpec, universe: WorldUniverse) -> None:
    figure_state.write(spec, universe)
    dossier_taken.take(place, spec)


def _list(
    dossier: Dossier, titles: tuple[str, ...], taken: int | None, universe: WorldUniverse
) -> None:
    """One line a figure: its label, kind and title, and what can be done with it."""
    for place, (spec, title) in enumerate(zip(dossier.figures, titles, strict=True)):
        others = (*dossier.figures[:place], *dossier.figures[place + 1 :])
        kind = words.KINDS[spec.kind].lower()
        line = words.LINE.format(label=spec.label, kind=kind, title=title)
        with st.container(horizontal=True, key=f"dossier-line-{place}"):
            paragraph(f"{line} ({words.TAKEN})" if place == taken else line, "asco-where")
            st.button(
                words.OPEN, key=f"dossier-open-{place}",
                on_click=lambda place=place, spec=spec: _open(place, spec, universe),
            )  # fmt: skip
            if place:
                before = dossier.figures[: place - 1]
                moved = (*before, spec, dossier.figures[place - 1], *dossier.figures[place + 1 :])
                st.button(
                    words.UP, key=f"dossier-up-{place}",
                    on_click=lambda moved=moved: _arrange(dossier, moved),
                )  # fmt: skip
            st.button(
                words.REMOVE, key=f"dossier-remove-{place}",
                on_click=lambda others=others: _arrange(dossier, others),
            )  # fmt: skip


def _title(dossier: Dossier) -> None:
    key = "dossier-title"
    st.session_state[key] = dossier.title

    def changed() -> None:
        _write(Dossier(st.session_state[key], dossier.author, dossier.method, dossier.figures))

    st.text_input(words.DOSSIER_TITLE, key=key, on_change=changed, max_chars=150)


def _files(world: World, dossier: Dossier, refused: tuple[str, ...]) -> None:
    """The archive where every figure may leave, the file of the dossier, its address."""
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


@dataclass(frozen=True)
class Judged:
    """The title of each figure, its own or the one proposed, and why figures may not leave."""

    titles: tuple[str, ...]
    refused: tuple[str, ...]
    """One sentence a fault."""


def _judged(world: World, dossier: Dossier) -> Judged:
    """What composing every figure tells; done once for a dossier."""
    known = (figure_state.dossier_text(), world.observations.version)
    kept: tuple[object, Judged] | None = st.session_state.get("dossier-checked")
    if kept is None or kept[0] != known:
        found = tuple(checked(world, dossier, partial(draw, layer=cache.map_layer)))
        faults = (
            f"{each.label} : {fault.text} {fault.remedy}"
            for each in found
            for fault in each.refusals
        )
        judged = Judged(tuple(each.publication.title for each in found), tuple(faults))
        st.session_state["dossier-checked"] = kept = (known, judged)
    return kept[1]


def _zip(world: World, dossier: Dossier) -> bytes:
    drawn = partial(draw, layer=cache.map_layer)
    return dossier_zip(world, dossier, date.today(), app_version(), drawn=drawn, log=log_of(world))
