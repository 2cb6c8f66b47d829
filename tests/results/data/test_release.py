"""A new version is in the tables with its origin, and its corrections are in the log."""

from pathlib import Path

import pytest

from dashboard.domain.query import Query
from dashboard.ingest.releasing.release import release, standing
from dashboard.results.data.tables import table
from dashboard.results.world import World
from dashboard.tables.catalogue import load_catalogue
from dashboard.tables.catalogue_release import with_release
from dashboard.tables.store import load_published, load_version
from tests.ingest.releasing.kept import DAY, copy_of, figures, imported
from tests.results.data.fields import records
from tests.worlds import demonstration_world, real_world

REASON = "Total erroné selon la DREES."


def world(root: Path, version: str = "") -> World:
    read = load_version(root, version) if version else load_published(root)
    return World(with_release(load_catalogue(root), read), read, real_world().geography)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    found = copy_of(tmp_path)
    monkeypatch.setenv("ASCO_DATA", str(found))
    return found


def publish(root: Path, tmp_path: Path, values: tuple[str, ...], note: str) -> str:
    stands = standing(root)
    former = stands.import_of("asco-2025-abs") if stands else None
    rows = figures(*values)
    return release(root, [imported(tmp_path / "in", rows, former)], DAY, note).version


def test_an_imported_figure_names_its_file_sheet_and_cell_and_a_correction_is_told(
    root: Path, tmp_path: Path
) -> None:
    before = publish(root, tmp_path, ("12", "20", "35", "70", "17"), "Résultats de 2025.")
    first = world(root)
    asked = Query(indicators=("abs-realisee",), editions=("2025",))
    rows = records(table(first, "observations", asked))
    assert len(rows) == 5
    for row in rows:
        assert row["fichier"] == "abs-2025.xlsx"
        assert row["feuille"]
        assert row["cellule"]
        assert len(str(row["empreinte_fichier"])) == 64
        assert row["version_donnees"] == before

    seen = records(table(demonstration_world(), "versions"))
    after = publish(root, tmp_path, ("12", "20", "35", "70", "18"), REASON)
    now = world(root)
    log = records(table(now, "versions"))
    assert [r["version"] for r in log if not r["changement"]] == ["1.0.0", before, after]
    corrected = [r for r in log if r["changement"] == "corrigé"]
    assert [(r["avant"], r["apres"]) for r in corrected] == [("17\u00a0%", "18\u00a0%")]
    assert corrected[0]["indicateur"] == "abs-realisee"
    added = [r for r in log if r["changement"] == "ajouté"]
    assert len(added) == 5

    demonstration = records(table(demonstration_world(), "versions"))
    assert len(demonstration) > len(seen)
    assert len(demonstration) == len(log), "the log goes on beside the demonstration too"

    frozen = records(table(world(root, before), "observations", asked))
    totals = [r["valeur"] for r in frozen if r["taille"] == "toutes"]
    assert totals == [17], "a frozen version keeps what was read then"
    assert 18 in [r["valeur"] for r in records(table(now, "observations", asked))]
