"""After a real correction: the workbook lists it, dated, and an earlier export is told from it."""

import datetime as dt
import hashlib
import io
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from openpyxl import load_workbook

from dashboard.domain.dossier import Correction, Dossier
from dashboard.exports.companion.book import book_of
from dashboard.exports.companion.corrections import corrections_sheet
from dashboard.exports.companion.names import sheet_names
from dashboard.exports.dossier.against import Changes, FigureChange, TextChange, against
from dashboard.exports.dossier.dossier import dossier_zip
from dashboard.exports.dossier.formats import Format
from dashboard.ingest.releasing.release import release, standing
from dashboard.publishing.telling import change_lines
from dashboard.results.journal import Step, read_steps
from dashboard.results.publication.compose import publication
from dashboard.results.publication.corrections import corrections_of
from dashboard.results.world import World
from dashboard.tables.catalogue import load_catalogue
from dashboard.tables.catalogue_release import with_release
from dashboard.tables.store import load_published
from tests.exports.companion.samples import ABOUT
from tests.exports.dossier.kit import ACTION, BENEFITS, ON, REAL, SIMULATED, VERSION
from tests.ingest.releasing.kept import DAY, copy_of, imported, row
from tests.worlds import demonstration_world, real_world

RESTORED = dt.date(2027, 3, 15)
PLACE = {
    "edition": "2015", "indicator": "action-sociale", "scope": "propre",
    "reference_date": "en 2014",
}  # fmt: skip
SMALL = row(
    1,
    ("0", "500"),
    "70.4",
    size_label="Moins de 500 habitants",
    note="Erreur de pondération.",
    **PLACE,
)
GONE = row(
    2, ("30000", ""), "", qualifier="none", status="RT", note="Erreur de champ.",
    edition="2015", reference_date="fin 2014",
)  # fmt: skip
OTHER = row(3, ("", ""), "75", edition="2015", indicator="ccas", reference_date="en 2014")
NEW = row(4, ("500", "1500"), "80", edition="2015", indicator="ccas", reference_date="en 2014")


@cache
def corrected() -> tuple[World, tuple[Step, ...], str]:
    """The published data after one figure was corrected and one withdrawn, then this one restored:
    world, log, and the checksum of the file of figures."""
    with TemporaryDirectory() as folder:
        root = copy_of(Path(folder))
        first = imported(Path(folder) / "a", [SMALL, GONE, OTHER, NEW])
        release(root, [first], DAY, "Rectificatif de la DREES.")
        stands = standing(root)
        assert stands
        back = {**GONE, "value": "76", "qualifier": "exact", "status": "A", "note": ""}
        former = stands.imports["asco-2025-abs"]
        again = imported(Path(folder) / "b", [SMALL, back, OTHER, NEW], former)
        release(root, [again], RESTORED, "Chiffre confirmé.")
        seen = load_published(root)
        files = root / "published" / "versions" / seen.version / "observations.parquet"
        checksum = hashlib.sha256(files.read_bytes()).hexdigest()
        catalogue = with_release(load_catalogue(root), seen)
        return World(catalogue, seen, real_world().geography), read_steps(root)[0], checksum


def listed(dossier: Dossier = REAL) -> tuple[Correction, ...]:
    world, log, _ = corrected()
    return corrections_of(world, log, [publication(world, spec) for spec in dossier.figures])


@cache
def workbook() -> Any:
    world, log, _ = corrected()
    made = dossier_zip(world, REAL, ON, VERSION, [Format.XLSX], log=log)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return load_workbook(io.BytesIO(archive.read("classeur.xlsx")))


def test_each_correction_is_dated_with_both_values_its_reason_and_the_figures_it_touches() -> None:
    found = listed()
    assert [(c.date, c.kind) for c in found] == [
        ("2027-03-15", "rétabli"),
        ("2026-12-01", "corrigé"),
        ("2026-12-01", "retiré"),
    ]
    restored, changed, gone = found
    assert (changed.before, changed.after) == ("72\u00a0%", "70,4\u00a0%")
    assert changed.note == "Erreur de pondération."
    assert changed.figures == ("Graphique 1",)
    assert gone.before == "76\u00a0%"
    assert gone.note == "Erreur de champ."
    assert restored.note == "Chiffre confirmé.", "the note of the version stands for its reason"
    assert restored.figures == ("Graphique 2",)
    assert restored.after == "76\u00a0%"


def test_a_correction_that_no_figure_shows_says_so_and_is_listed_all_the_same() -> None:
    found = listed(Dossier("Un essai", figures=(BENEFITS,)))
    assert len(found) == 3
    assert {each.figures for each in found} == {()}


def test_what_was_only_added_or_confirmed_corrects_nothing() -> None:
    _, log, _ = corrected()
    kinds = {change.kind.value for step in log for change in step.changes}
    assert {"ajout", "correction", "retrait", "confirmation"} <= kinds
    assert not [each for each in listed() if each.label.startswith("CCAS")]


def test_simulated_figures_have_no_corrections() -> None:
    _, log, _ = corrected()
    world = demonstration_world()
    figures = [publication(world, spec) for spec in SIMULATED.figures]
    assert corrections_of(world, log, figures) == ()


def test_the_workbook_bears_them_on_a_sheet_of_their_own_that_the_summary_leads_to() -> None:
    book = workbook()
    assert book.sheetnames[-1] == "Corrections"
    sheet = book["Corrections"]
    header = [cell.value for cell in sheet[4]]
    assert header[0] == "Date"
    assert header[-1] == "Figures de ce classeur"
    lines = [[cell.value for cell in line] for line in sheet.iter_rows(5, 7)]
    assert [line[0] for line in lines] == ["15 mars 2027", "1er\u00a0décembre 2026",
                                           "1er\u00a0décembre 2026"]  # fmt: skip
    assert lines[1][5:7] == ["72\u00a0%", "70,4\u00a0%"]
    assert lines[1][-1] == "Graphique 1"
    assert "corrections" in {table.lower() for table in sheet.tables}
    links = [c.hyperlink.location for r in book["Sommaire"].iter_rows() for c in r if c.hyperlink]
    assert any("Corrections" in place for place in links)


def test_the_first_sheet_says_version_checksum_and_how_many_were_corrected() -> None:
    world, _, checksum = corrected()
    sheet = workbook()["Présentation et méthode"]
    facts = {line[0].value: line[1].value for line in sheet.iter_rows() if line[0].value}
    assert facts["Version des données"] == world.observations.version == "2.1.0"
    assert facts["Version de l’application"] == VERSION
    assert facts["Empreinte des données"] == f"SHA-256\u00a0: {checksum}"
    assert facts["Corrections"].startswith("3\u00a0chiffres corrigés ou retirés, dont certains de")
    assert "15 mars 2027" in facts["Corrections"]


def test_without_a_correction_there_is_no_such_sheet_nor_line() -> None:
    assert corrections_sheet(ABOUT, "") is None
    figures = [publication(real_world(), ACTION)]
    sheets = book_of(figures, ABOUT, charted=False).sheets
    assert "Corrections" not in [sheet.name for sheet in sheets]
    texts = [item.value for sheet in sheets for r in sheet.rows for item in r.items]
    assert "Corrections" not in texts


def test_an_earlier_export_is_told_from_the_corrected_one_figure_by_figure() -> None:
    world, log, _ = corrected()
    old = dossier_zip(real_world(), REAL, ON, VERSION, [Format.SVG])
    changes = against(old, dossier_zip(world, REAL, ON, VERSION, [Format.SVG], log=log))
    lines = list(change_lines(changes))
    assert "version of the data: 1.0.0 -> 2.1.0" in lines
    assert "Graphique 1: Moins de 500 habitants, 2014: 72 -> 70,4 (valeur)" in [
        " ".join(line.split()) for line in lines
    ]
    assert not [line for line in lines if line.startswith("Tableau 1:")], "nothing of it changed"
    lecture = next(line for line in lines if line.startswith("Graphique 1: lecture:"))
    assert "72 %" in lecture
    assert "70,4 %" in lecture


def test_a_long_text_is_told_where_it_begins_to_differ() -> None:
    same = "mot " * 60
    change = TextChange("note", f"{same}72 % à la fin.", f"{same}70,4 % à la fin.")
    same_files: tuple[str, ...] = ()
    [line] = change_lines(
        Changes(
            ("1", "1"),
            ("1", "1"),
            ("", ""),
            (FigureChange("Graphique 1", "", (), (change,)),),
            *([same_files] * 5),
        )
    )
    assert "72 % à la fin.'" in line
    assert "70,4 % à la fin.'" in line
    assert len(line) < 260


@pytest.mark.parametrize("name", ["Corrections", "corrections"])
def test_no_figure_takes_the_name_of_the_sheet(name: str) -> None:
    assert sheet_names([name]) != (name,)
