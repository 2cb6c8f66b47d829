"""The download buttons of one figure; each file is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from dashboard.domain.dossier import Dossier, DossierAbout
from dashboard.exports.companion import ods_bytes, workbook_bytes
from dashboard.exports.dossier.checking import Checked
from dashboard.exports.dossier.dossier import MM_PER_POINT, about_of
from dashboard.exports.dossier.figure_csv import table_bytes
from dashboard.exports.dossier.naming import figure_name
from dashboard.exports.rendering.chromium import chromium_path
from dashboard.exports.rendering.render import pdf_bytes, png_bytes
from dashboard.figures.drawing.svg import svg_bytes
from dashboard.paths import app_version
from dashboard.results.publication.publication import Publication
from dashboard.results.world import World
from dashboard.ui.figure_log import log_of
from dashboard.ui.layout import paragraph
from dashboard.wording import workshop as words


def stem(said: Publication) -> str:
    """File name of a figure without its extension."""
    return figure_name(said, "svg").removesuffix(".svg")


def buttons(world: World, found: Checked) -> None:
    """SVG, PDF, PNG, workbook, CSV of the figure."""
    drawing = found.drawing
    if drawing is None:
        return
    said = found.publication
    size = drawing.width * MM_PER_POINT, drawing.height * MM_PER_POINT
    on = date.today()
    with st.container(horizontal=True, key="figure-exports"):
        _button(words.SVG, lambda: svg_bytes(drawing), said, "svg", "image/svg+xml")
        if chromium_path():
            _button(
                words.PDF,
                lambda: pdf_bytes([(svg_bytes(drawing), *size)], said.title, on),
                said, "pdf", "application/pdf",
            )  # fmt: skip
            _button(
                words.PNG, lambda: png_bytes(svg_bytes(drawing), *size), said, "png", "image/png"
            )
        _button(
            words.XLSX, lambda: workbook_bytes([said], _about(world, found, on)), said, "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        )  # fmt: skip
        _button(
            words.ODS, lambda: ods_bytes([said], _about(world, found, on)), said, "ods",
            "application/vnd.oasis.opendocument.spreadsheet",
        )  # fmt: skip
        _button(words.CSV, lambda: table_bytes(said), said, "csv", "text/csv")
    if not chromium_path():
        paragraph(words.NO_CHROMIUM, "asco-note")


def _about(world: World, found: Checked, on: date) -> DossierAbout:
    """What the workbook of one figure says of itself."""
    alone = Dossier(title=found.publication.title, figures=(found.publication.spec,))
    return about_of(alone, [found], app_version(), on, world, log_of(world))


def _button(
    label: str, content: Callable[[], bytes], said: Publication, extension: str, mime: str
) -> None:
    st.download_button(
        label,
        content,
        file_name=figure_name(said, extension),
        mime=mime,
        on_click="ignore",
        key=f"figure-save-{extension}",
    )
