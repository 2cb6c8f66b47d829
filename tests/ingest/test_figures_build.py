from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from dashboard.ingest.errors import IngestError
from dashboard.ingest.figures import RAW, RELEASE
from dashboard.ingest.figures_cli import app
from dashboard.ingest.releasing.matrix import CHANGES
from dashboard.ingest.releasing.release import Outcome, Released, release
from dashboard.tables.contract import ContractError
from dashboard.tables.errors import TablesError
from dashboard.tables.layout import MANIFEST, OBSERVATIONS
from dashboard.tables.store import load_published
from dashboard.tables.versions import read_head

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the data folder that a test may change."""
    shutil.copytree(DATA, tmp_path / "data")
    return tmp_path / "data"


def build(root: Path) -> Released:
    return release(root, (), dt.date(2026, 11, 21), "Chiffre relu.")


def _snapshot(root: Path) -> dict[str, bytes]:
    folder = root / "published"
    return {
        str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def _rewrite(root: Path, row: str, **cells: str) -> None:
    path = root / "raw" / RAW
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    for column, written in cells.items():
        frame.loc[frame["id"] == row, column] = written
    frame.to_csv(path, index=False, lineterminator="\n")


def test_the_committed_version_is_that_of_the_committed_figures(copy: Path) -> None:
    before = _snapshot(copy)
    done = build(copy)
    assert (done.outcome, done.version) == (Outcome.UNCHANGED, "1.0.0")
    assert done.observations.rows == load_published(DATA).rows
    assert _snapshot(copy) == before


def test_the_same_figures_give_the_same_bytes(copy: Path) -> None:
    first = _snapshot(copy)["versions/1.0.0/observations.parquet"]
    shutil.rmtree(copy / "published")
    done = build(copy)
    assert (done.outcome, done.version, done.replaces) == (Outcome.NEW, "1.0.0", "")
    assert _snapshot(copy)["versions/1.0.0/observations.parquet"] == first
    assert [line.version for line in read_head(copy).log] == ["1.0.0"]


def test_a_corrected_figure_reaches_the_reader(copy: Path) -> None:
    _rewrite(copy, "A003", value="73")
    assert build(copy).version == "2.0.0"
    assert load_published(copy).by_id["A003"].value == 73


LINK_FAULTS = [
    ("A003", {"indicator": "action-sociales"}, "no such indicator"),
    ("A003", {"edition": "2014"}, "no such edition"),
    ("A003", {"source": "er-996"}, "no such source"),
    ("A003", {"counter_source": "er-996"}, "no such source"),
    ("A003", {"size_max": "600"}, "not a threshold"),
    ("A003", {"group": "abs-realisee"}, "does not fit the indicator"),
    ("A003", {"scope": "sans-objet"}, "does not fit the indicator"),
    ("A028", {"reading": "nombre"}, "does not fit the indicator"),
    ("A012", {"orientation": "inverse"}, "does not fit the indicator"),
    ("A001", {"unit": "epci"}, "does not fit the indicator"),
]


@pytest.mark.parametrize(("row", "cells", "told"), LINK_FAULTS)
def test_a_figure_that_the_catalogue_does_not_know_stops_the_build(
    copy: Path, row: str, cells: dict[str, str], told: str
) -> None:
    before = _snapshot(copy)
    _rewrite(copy, row, **cells)
    with pytest.raises(ContractError, match=told) as caught:
        build(copy)
    assert caught.value.path == copy / "raw" / RAW
    assert any(row in violation.row for violation in caught.value.violations)
    assert _snapshot(copy) == before


def _print_frequencies(root: Path, *values: str) -> None:
    for row, value in zip(("A044", "A045", "A046"), values, strict=True):
        _rewrite(root, row, value=value, qualifier="exact", words="")


def test_the_shares_of_a_partition_sum_to_one_hundred_but_for_rounding(copy: Path) -> None:
    _print_frequencies(copy, "20", "47", "34")
    build(copy)
    _print_frequencies(copy, "20", "50", "34")
    with pytest.raises(ContractError, match="sum to 100"):
        build(copy)


def test_an_action_on_the_territory_cannot_be_rarer_than_the_commune_s_own(copy: Path) -> None:
    _rewrite(copy, "A010", value="5")
    with pytest.raises(ContractError, match="cannot be rarer"):
        build(copy)


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda path: path.unlink(), "missing"),
        (lambda path: path.write_bytes(b""), "unexpected columns|CSV"),
        (lambda path: path.write_bytes(path.read_bytes().replace("é".encode(), b"\xe9")), "UTF-8"),
        (lambda path: path.write_text("id,valeur\nA001,80\n", encoding="utf-8"), "valeur"),
    ],
    ids=["absent", "empty", "latin-1", "other columns"],
)
def test_a_raw_file_that_cannot_be_read_is_named_and_the_build_kept(
    copy: Path, damage: object, told: str
) -> None:
    before = _snapshot(copy)
    path = copy / "raw" / RAW
    assert callable(damage)
    damage(path)
    with pytest.raises(TablesError, match=told) as caught:
        build(copy)
    assert caught.value.path == path
    assert _snapshot(copy) == before


@pytest.mark.parametrize("text", ["", 'license = "libre"', "licence = 3", 'licence = ""'])
def test_figures_without_conditions_are_refused(copy: Path, text: str) -> None:
    (copy / "raw" / RELEASE).write_text(text, encoding="utf-8")
    with pytest.raises(TablesError) as caught:
        build(copy)
    assert caught.value.path == copy / "raw" / RELEASE


def test_a_failure_while_writing_leaves_the_former_figures_whole(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _snapshot(copy)
    _rewrite(copy, "A003", value="73")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dashboard.ingest.releasing.release.read_observations", refuse)
    with pytest.raises(IngestError, match="No space left"):
        build(copy)
    monkeypatch.undo()
    assert load_published(copy).by_id["A003"].value == 72
    build(copy)
    after = _snapshot(copy)
    assert {name: after[name] for name in before if name != "head.json"} == {
        name: content for name, content in before.items() if name != "head.json"
    }
    assert not [name for name in after if ".aside" in name]


def test_the_command_says_what_it_built_and_what_is_wrong(copy: Path) -> None:
    run = CliRunner()
    good = run.invoke(app, ["build", "--root", str(copy)])
    assert good.exit_code == 0
    assert "44 published figures, version 1.0.0, unchanged" in good.output

    _rewrite(copy, "A003", value="720")
    bad = run.invoke(app, ["build", "--root", str(copy)])
    assert bad.exit_code == 1
    assert "row 'A003' (line 4), column value: '720': a share lies between 0" in bad.output
    assert "still in place" in bad.output
    assert load_published(copy).by_id["A003"].value == 72

    _rewrite(copy, "A003", value="73")
    silent = run.invoke(app, ["build", "--root", str(copy)])
    assert silent.exit_code == 1
    assert "say why, in French: --note" in silent.output

    told = ["build", "--root", str(copy), "--note", "Chiffre relu.", "--date", "2026-12-01"]
    done = run.invoke(app, told)
    assert "version 2.0.0, published: 1 corrected" in done.output
    line = read_head(copy).log[-1]
    assert (line.version, line.on, line.note) == ("2.0.0", "2026-12-01", "Chiffre relu.")


def test_a_version_holds_its_table_its_manifest_and_what_changed(copy: Path) -> None:
    assert sorted(_snapshot(DATA)) == [
        "head.json",
        f"versions/1.0.0/{MANIFEST}",
        f"versions/1.0.0/{OBSERVATIONS}",
    ]
    _rewrite(copy, "A003", value="73")
    build(copy)
    matrix = _snapshot(copy)[f"versions/2.0.0/{CHANGES}"].decode("utf-8-sig").splitlines()
    assert len(matrix) == 2
    assert matrix[1].startswith("correction;action-sociale;2015;commune;propre;communes;ensemble;")
    assert ";72\u00a0%;73\u00a0%;" in matrix[1]
