"""A dossier → one ZIP: every figure in every format, one workbook, and what proves them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import ExitStack

from dashboard.domain.dossier import Dossier, DossierAbout
from dashboard.domain.dossier_file import to_toml
from dashboard.exports.companion import ods_bytes, workbook_bytes
from dashboard.exports.dossier.archive import zipped
from dashboard.exports.dossier.checking import Checked, Draw, all_may_leave, checked
from dashboard.exports.dossier.citing import bibtex, citation_text, licences_of, title_of
from dashboard.exports.dossier.figure_csv import table_bytes
from dashboard.exports.dossier.formats import ALL, Format, in_order
from dashboard.exports.dossier.manifest import manifest
from dashboard.exports.dossier.naming import (
    BIBTEX,
    CITATION,
    ITSELF,
    MANIFEST,
    README,
    TOGETHER,
    WORKBOOK,
    figure_name,
    prefixed,
)
from dashboard.exports.dossier.texts import figure_text, readme
from dashboard.exports.rendering.errors import RenderingError
from dashboard.exports.rendering.render import Renderer
from dashboard.figures.drawing.svg import svg_bytes
from dashboard.results import journal
from dashboard.results.publication.corrections import corrections_of
from dashboard.results.world import World
from dashboard.wording.publication import LICENCES
from dashboard.wording.typography import fine

Log = Sequence[journal.Step]
Step = Callable[[str], None]
"""Told what is being made, in English; called once for each of :func:`steps`."""
MM_PER_POINT = 25.4 / 72


def steps(dossier: Dossier, formats: Sequence[Format] = ALL) -> int:
    """How often a :data:`Step` will be called."""
    count = len(dossier.figures)
    return count + 1 + (count + 1 if any(f.needs_browser for f in formats) else 0)


def dossier_zip(
    world: World,
    dossier: Dossier,
    on: dt.date,
    app_version: str,
    formats: Sequence[Format] = ALL,
    render: Callable[[], Renderer] = Renderer,
    drawn: Draw | None = None,
    step: Step = lambda _: None,
    log: Log = (),
) -> bytes:
    """The archive, the same for the same dossier, versions, date, browser and fonts.

    ``log`` is the log of the versions of the data (``results.journal.read_steps``), from which the
    workbook lists the corrections.

    Raises ``DossierRefusedError`` with the faults of every figure that may not leave, and
    ``DossierError`` for a dossier without figures: nothing is half made. Where no browser can
    render, the archive has no PDF nor PNG, and its README and manifest say why.
    """
    figures = []
    for each in checked(world, dossier, drawn):
        step(f"checked {each.label}")
        figures.append(each)
    all_may_leave(tuple(figures))
    about = about_of(dossier, figures, app_version, on, world, log)
    files = archive_files(dossier, figures, on, about, in_order(formats), render, step)
    return zipped(files, on)


def archive_files(
    dossier: Dossier,
    figures: Sequence[Checked],
    on: dt.date,
    about: DossierAbout,
    formats: Sequence[Format],
    render: Callable[[], Renderer] = Renderer,
    step: Step = lambda _: None,
) -> dict[str, bytes]:
    """The files of the archive by name, of figures that may leave."""
    publications = [each.publication for each in figures]
    svgs = [svg_bytes(each.drawing) for each in figures if each.drawing]
    files: dict[str, bytes] = {}
    for said, svg in zip(publications, svgs, strict=True):
        if Format.SVG in formats:
            files[figure_name(said, "svg")] = svg
        files[figure_name(said, "txt")] = figure_text(said).encode()
        files[figure_name(said, "csv")] = table_bytes(said)
    pictures, lacking, version = _rendered(dossier, figures, svgs, formats, on, render, step)
    files |= pictures
    step("workbook")
    book = prefixed(dossier.dataset, WORKBOOK)
    if Format.XLSX in formats:
        files[f"{book}.xlsx"] = workbook_bytes(publications, about)
    if Format.ODS in formats:
        files[f"{book}.ods"] = ods_bytes(publications, about)
    own = {
        CITATION: about.citation + "\n",
        BIBTEX: bibtex(dossier, publications, on),
        ITSELF: to_toml(dossier),
    }
    files |= {prefixed(dossier.dataset, name): text.encode() for name, text in own.items()}
    name = prefixed(dossier.dataset, MANIFEST)
    told = readme(dossier, figures, [*files, name], lacking, about, on, in_order(formats))
    files[prefixed(dossier.dataset, README)] = told.encode()
    files[name] = manifest(about, figures, files, lacking, version, on)
    return files


def about_of(
    dossier: Dossier,
    figures: Sequence[Checked],
    app_version: str,
    on: dt.date,
    world: World | None = None,
    log: Log = (),
) -> DossierAbout:
    """What the files say of the dossier: with the ``world`` of its figures, the checksum of the
    data; with the ``log`` of their versions, what was corrected."""
    publications = [each.publication for each in figures]
    return DossierAbout(
        title=title_of(dossier),
        author=dossier.author,
        method=tuple(map(fine, dossier.method)),
        data_version=publications[0].data_version,
        app_version=app_version,
        licence=LICENCES.join(licences_of(publications)),
        citation=citation_text(dossier, publications, on),
        published_on=on.isoformat(),
        data_sha256=world.observations.sha256 if world else "",
        corrections=corrections_of(world, log, publications) if world else (),
    )


def _rendered(
    dossier: Dossier,
    figures: Sequence[Checked],
    svgs: Sequence[bytes],
    formats: Sequence[Format],
    on: dt.date,
    render: Callable[[], Renderer],
    step: Step,
) -> tuple[dict[str, bytes], dict[Format, str], str]:
    """PDF and PNG of all figures, or why there are none, and the browser that made them."""
    wanted = [f for f in formats if f.needs_browser]
    if not wanted:
        return {}, {}, ""
    files: dict[str, bytes] = {}
    try:
        with ExitStack() as stack:
            step("browser")
            browser = stack.enter_context(render())
            pages = []
            for each, svg in zip(figures, svgs, strict=True):
                step(f"rendering {each.label}")
                said, drawing = each.publication, each.drawing
                if drawing is None:
                    continue
                page = (svg, drawing.width * MM_PER_POINT, drawing.height * MM_PER_POINT)
                pages.append(page)
                if Format.PDF in wanted:
                    one = browser.pdf([page], f"{said.label} – {said.title}", on)
                    files[figure_name(said, "pdf")] = one
                if Format.PNG in wanted:
                    files[figure_name(said, "png")] = browser.png(*page)
            if Format.PDF in wanted:
                together = prefixed(dossier.dataset, TOGETHER)
                files[together] = browser.pdf(pages, title_of(dossier), on)
            return files, {}, browser.version
    except RenderingError as error:
        return {}, dict.fromkeys(wanted, error.sentence), ""
