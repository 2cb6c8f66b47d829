"""The one card in which every view stands: title, faces, view, four lines, actions."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.domain.page import MAP
from dashboard.domain.selection import Face, Selection
from dashboard.exports import evolution_csv
from dashboard.exports.citing import citation
from dashboard.exports.csv_file import csv_bytes, file_name
from dashboard.exports.evolution_html import pairs_table
from dashboard.exports.html import cells_table, composition_table, legend_html
from dashboard.exports.text_html import four_lines as lines_html
from dashboard.figures.bars import LONGEST_CHART, bar_chart, bar_figure
from dashboard.figures.template import CONFIG, ground
from dashboard.results.result import Kind, Look, Result, Text
from dashboard.results.universe import WorldUniverse
from dashboard.ui import dataset, evolution_chart, mirror_link, state
from dashboard.ui.layout import html, is_dark, is_phone, paragraph
from dashboard.ui.layout import words as text_of
from dashboard.wording import card as words
from dashboard.wording import controls
from dashboard.wording.dates import today_in_words
from dashboard.wording.typography import fine
from dashboard.wording.versions import FROZEN_LINK


def content_of(result: Result) -> bytes:
    """The file of a view: its pairs where it compares, its cells otherwise."""
    return evolution_csv.csv_bytes(result.evolution) if result.evolution else csv_bytes(result)


def name_of(result: Result) -> str:
    """Name of the file of a view."""
    if result.evolution:
        return evolution_csv.file_name(result.evolution, "csv")
    return file_name(result, "csv")


def show(result: Result, universe: WorldUniverse, draw_map: Callable[[Result], None]) -> None:
    """The whole card of a result; ``draw_map`` places the map where there is one.

    On a phone the table comes before the map.
    """
    heading(result.text, result.mark)
    face = _faces(result, universe)
    has_table = result.kind is Kind.MAP or face is not Face.MAP
    table_first = has_table and is_phone() and face is Face.MAP
    if table_first:
        _table(result)
    if face is Face.MAP:
        _map_face(result, draw_map)
    elif face is Face.CHART:
        _chart(result)
    if has_table and not table_first:
        _table(result)
    four_lines(result.text)
    about(result.text)
    actions(
        result.selection,
        universe,
        lambda address: citation(result, address, today_in_words()),
        lambda: content_of(result),
        name_of(result),
        "card",
        mirrored=True,
    )
    html(composition_table(result.composition))


def _table(result: Result) -> None:
    """The figures themselves; the total in words stands before them, since it colours nobody."""
    paragraph(result.text.total, "asco-total")
    html(pairs_table(result.evolution) if result.evolution else cells_table(result))


def _faces(result: Result, universe: WorldUniverse) -> Face:
    """The faces that make sense: a lone figure has no chart, what is missing has one face."""
    if result.kind is Kind.MAP:
        labels = dict(controls.FACES)
        if len(result.rows) > LONGEST_CHART:
            del labels[Face.CHART]
    elif result.kind is Kind.NUMBER:
        labels = controls.FACES_OF_A_NUMBER
    else:
        return Face.MAP
    key = "card-face"
    face = result.selection.face if result.selection.face in labels else Face.MAP
    st.session_state[key] = face.value

    def changed() -> None:
        if st.session_state[key] is not None:
            state.change(universe, face=Face(st.session_state[key]))

    with st.container(key="faces"):
        st.segmented_control(
            controls.FACE,
            [face.value for face in labels],
            key=key,
            on_change=changed,
            format_func=lambda code: labels[Face(code)],
            label_visibility="collapsed",
            required=True,
        )
    return face


def _map_face(result: Result, draw_map: Callable[[Result], None]) -> None:
    if result.kind is not Kind.MAP or result.legend is None:
        instead_of_map(result)
        return
    draw_map(result)
    html(legend_html(result.legend, result.composition.territory, result.counted_in))


def instead_of_map(result: Result) -> None:
    """A figure in large type, or why there is none."""
    if result.evolution:
        paragraph(result.why_no_map, "asco-total")
        if result.kind is Kind.FORTHCOMING:
            dataset.offer()
        evolution_chart.chart(result.evolution, "map")
        html(pairs_table(result.evolution))
        return
    row = result.rows[0]
    number = row.look not in (Look.STATUS, Look.WORDS, Look.ABOUT, Look.MORE_THAN, Look.LESS_THAN)
    css = "asco-big" if number else "asco-big w"
    css = "asco-big s" if row.look is Look.STATUS else css
    paragraph(row.text, css)
    paragraph(row.mark, "asco-note")
    paragraph(result.why_no_map, "asco-where")
    for other in row.alternatives:
        paragraph(f"{words.ALSO} : {other.text} – {other.source} ({other.why}).", "asco-note")


def _chart(result: Result) -> None:
    if result.evolution:
        evolution_chart.chart(result.evolution, "map")
        return
    figure = bar_figure(bar_chart(result), ground("dark" if is_dark() else "light"))
    st.plotly_chart(
        figure, theme=None, width="stretch", config=CONFIG, key="chart", alt=result.text.alternative
    )
    if any(cell.look in (Look.ABOUT, Look.MORE_THAN, Look.LESS_THAN) for cell in result.rows):
        paragraph(words.ASTERISK, "asco-note")


def heading(text: Text, mark: str = "") -> None:
    """Title, what is measured, whose values; « Démonstration » first where they are simulated."""
    st.header(fine(text.title), anchor=False)
    paragraph(f"{mark} · {text.subtitle}" if mark else text.subtitle, "asco-sub")
    paragraph(text.selection, "asco-where")


def four_lines(text: Text) -> None:
    """Lecture, Champ, Note, Source."""
    html(lines_html(text))


def about(text: Text) -> None:
    """What the indicator is, folded."""
    if text.about:
        with st.expander(words.ABOUT):
            lines = (f"<p><b>{text_of(k)}.</b> {text_of(v)}</p>" for k, v in text.about)
            html(f'<div class="asco-four">{"".join(lines)}</div>')


def actions(
    selection: Selection,
    universe: WorldUniverse,
    cite: Callable[[str], str],
    content: Callable[[], bytes],
    name: str,
    key: str,
    every: bool = False,
    mirrored: bool = False,
) -> None:
    """Télécharger, Citer, Lien.

    ``cite`` turns the address of the view into its citation; ``every`` says that the view is about
    many indicators; ``mirrored`` adds the way to the plain page of the map: others have it at
    their foot.
    """
    address = state.address(selection, universe, every)
    with st.container(key=f"actions-{key}", horizontal=True):
        st.download_button(
            words.DOWNLOAD,
            content,
            file_name=name,
            mime="text/csv",
            on_click="ignore",
            key=f"{key}-download",
        )
        frozen = state.frozen_address(selection, universe, every)
        with st.popover(words.CITE):
            st.code(cite(frozen or address), language=None, wrap_lines=True)
        with st.popover(words.LINK):
            st.code(state.live_address(selection, universe, every), language=None, wrap_lines=True)
            if frozen:
                paragraph(FROZEN_LINK, "asco-note")
                st.code(frozen, language=None, wrap_lines=True)
        if mirrored:
            mirror_link.link(mirror_link.here(MAP.path))
