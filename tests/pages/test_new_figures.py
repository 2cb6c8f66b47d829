"""A site that runs takes new figures at its next view, says where they come from, and corrects."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.exports.csv_file import csv_bytes
from dashboard.ingest.releasing.imports import from_prepared
from dashboard.ingest.releasing.release import release, standing
from dashboard.ingest.releasing.rollback import rollback
from dashboard.results.journal import journal, read_steps
from dashboard.results.universe import WorldUniverse
from dashboard.results.view import view
from dashboard.results.world import World
from dashboard.tables.catalogue import load_catalogue
from dashboard.tables.catalogue_release import with_release
from dashboard.tables.store import load_published
from tests.ingest.releasing.kept import DAY, copy_of, figures, imported, prepared, row
from tests.pages.test_pages import CARTE, opened, text_of
from tests.worlds import real_world

METHOD = "../../pages/methode.py"
ABS_2025 = {"indicateur": "abs-realisee", "edition": "2025", "lecture": "communes"}
SIZES = [("0", "500"), ("500", "1500"), ("1500", "5000"), ("5000", ""), ("", "")]
ACTION = [
    row(90 + n, size, value, indicator="action-sociale", scope="propre")
    for n, (size, value) in enumerate(zip(SIZES, ("70", "91", "98", "100", "82"), strict=True))
]
FIVE = [*figures("12", "20", "35", "70", "17"), *ACTION]
REASON = "Total erroné selon la DREES."


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    root = copy_of(tmp_path)
    monkeypatch.setenv("ASCO_DATA", str(root))
    return root


def publish(root: Path, tmp_path: Path, rows: list[dict[str, str]], note: str) -> str:
    stands = standing(root)
    former = stands.import_of("asco-2025-abs") if stands else None
    return release(root, [imported(tmp_path / "in", rows, former)], DAY, note).version


def world(root: Path) -> World:
    seen = load_published(root)
    return World(with_release(load_catalogue(root), seen), seen, real_world().geography)


def test_new_figures_are_shown_at_the_next_view_without_a_restart(
    root: Path, tmp_path: Path
) -> None:
    app = opened(CARTE, **ABS_2025)
    assert "à paraître" in text_of(app)
    publish(root, tmp_path, FIVE, "Résultats de 2025.")
    app.run()
    text = text_of(app)
    assert not app.exception
    assert "à paraître" not in text
    assert "12\u00a0%" in text
    assert "données de l’enquête ASCO 2025" in text
    publish(root, tmp_path, [{**FIVE[0], "value": "13"}, *FIVE[1:]], "Rectificatif.")
    assert "13\u00a0%" in text_of(app.run())
    rollback(root, DAY, "Rectificatif mal saisi.")
    again = text_of(app.run())
    assert "12\u00a0%" in again
    assert "13\u00a0%" not in again


def test_the_home_page_follows_the_newest_edition(root: Path, tmp_path: Path) -> None:
    assert "aucun résultat de l’édition 2025" in text_of(opened())
    publish(root, tmp_path, FIVE, "Résultats de 2025.")
    text = text_of(opened())
    assert "aucun résultat de l’édition 2025" not in text
    assert "10\u00a0chiffres de l’édition 2025 sur ce site, pour 2\u00a0indicateurs" in text
    assert "En 2025, 17\u00a0% des communes ont déjà réalisé" in text
    assert "En 2014, 63\u00a0% des communes attribuent" in text
    assert text.count('class="v') == 5


def test_an_imported_figure_tells_its_file_its_sheet_and_its_cell(
    root: Path, tmp_path: Path
) -> None:
    publish(root, tmp_path, FIVE, "Résultats de 2025.")
    found = world(root)
    universe = WorldUniverse.of(found)
    from dashboard.domain.address import parse

    parsed = parse(ABS_2025, universe)
    assert parsed.notices == ()
    result = view(found, parsed.selection)
    about = dict(result.text.about)["Origine des chiffres"]
    for told in (
        "abs-2025.xlsx",
        "SHA-256",
        "« Tableau 1 »",
        "5\u00a0cellules",
        "1er\u00a0décembre",
    ):
        assert told.replace("\u00a0", " ") in about.replace("\u00a0", " ")
    rows = list(csv.DictReader(io.StringIO(csv_bytes(result).decode("utf-8-sig")), delimiter=";"))
    assert [r["origine"].rsplit(" ", 1)[1] for r in rows] == ["B6", "B7", "B8", "B9", "B10"]
    assert "Origine" not in dict(
        view(real_world(), parsed.selection.with_(edition="2015")).text.about
    )


def test_the_method_page_tells_each_version_what_it_corrects_and_why(
    root: Path, tmp_path: Path
) -> None:
    publish(root, tmp_path, FIVE, "Résultats de 2025.")
    publish(root, tmp_path, [{**FIVE[0], "value": "13"}, *FIVE[1:]], "Rectificatif du 4 décembre.")
    stands = standing(root)
    assert stands
    kept = [{**FIVE[0], "value": "13"}, *FIVE[1:4], *ACTION]
    gone = prepared(tmp_path / "in", kept, {FIVE[4]["id"]: REASON})
    release(root, [from_prepared(gone, stands.imports["asco-2025-abs"])], DAY, "Retrait.")
    rollback(root, DAY, "Le retrait était une erreur.")
    text = text_of(opened(METHOD))
    for told in ("Version 1.0.0", "Version 1.1.0", "Version 2.0.0", "Version 3.0.0"):
        assert f"<b>{told}</b>" in text
    assert "<b>Retour à la version 2.0.0</b>" in text
    assert text.count("version en ligne") == 1
    assert "Rectificatif du 4\u00a0décembre" in text.replace("4 décembre", "4\u00a0décembre")
    assert REASON.replace("'", "’") in text
    assert "retiré par le producteur" in text
    assert "1\u00a0chiffre corrigé" in text
    assert "abs-2025.xlsx" in text
    first = text.index("Retour à la version")
    assert first < text.index("Version 3.0.0") < text.index("Version 1.0.0")


def test_the_two_levels_of_a_pair_are_told_in_the_same_direction(
    root: Path, tmp_path: Path
) -> None:
    publish(root, tmp_path, FIVE, "Résultats de 2025.")
    entries = journal(world(root), *read_steps(root))
    pairs = [c for c in entries[0].cells if c.kind.startswith("comparable")]
    told = {(c.before, c.after) for c in pairs}
    assert ("90\u00a0% (2015)", "91\u00a0% (2025)") in told
    assert not any(c.before.startswith("10\u00a0%") for c in pairs)


def test_a_withdrawn_figure_is_said_withdrawn_on_its_own_page(root: Path, tmp_path: Path) -> None:
    publish(root, tmp_path, FIVE, "Résultats de 2025.")
    stands = standing(root)
    assert stands
    gone = prepared(tmp_path / "in", [*FIVE[1:]], {FIVE[0]["id"]: REASON})
    release(root, [from_prepared(gone, stands.imports["asco-2025-abs"])], DAY, "Retrait.")
    for direction in ("direct", "inverse"):
        text = text_of(opened(CARTE, **ABS_2025, sens=direction))
        assert "retiré par le producteur" in text
        assert REASON in text


def test_a_damaged_log_takes_down_its_page_alone_and_in_french(root: Path) -> None:
    (root / "published" / "head.json").write_text("{", encoding="utf-8")
    app: AppTest = opened(METHOD)
    assert not app.exception
    assert app.error
    assert "Traceback" not in text_of(app)
