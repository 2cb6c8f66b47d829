from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from dashboard.ingest.figures import RAW, RELEASE, build
from dashboard.ingest.figures_cli import app
from dashboard.tables.contract import ContractError
from dashboard.tables.errors import TablesError
from dashboard.tables.layout import MANIFEST, OBSERVATIONS
from dashboard.tables.store import load_published

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the data folder that a test may change."""
    shutil.copytree(DATA, tmp_path / "data")
    return tmp_path / "data"


def _snapshot(root: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted((root / "published").iterdir())}


def _rewrite(root: Path, row: str, **cells: str) -> None:
    path = root / "raw" / RAW
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    for column, written in cells.items():
        frame.loc[frame["id"] == row, column] = written
    frame.to_csv(path, index=False, lineterminator="\n")


def test_the_committed_build_is_that_of_the_committed_figures(copy: Path) -> None:
    committed = load_published(DATA)
    rebuilt = build(copy)
    assert rebuilt.observations.rows == committed.rows
    assert rebuilt.manifest.version == committed.version == "2014.1.0"


def test_the_same_figures_give_the_same_bytes(copy: Path) -> None:
    build(copy)
    first = _snapshot(copy)
    shutil.rmtree(copy / "published")
    assert build(copy).changed
    assert _snapshot(copy) == first
    assert not build(copy).changed


def test_a_corrected_figure_reaches_the_reader(copy: Path) -> None:
    _rewrite(copy, "A003", value="73")
    build(copy)
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


@pytest.mark.parametrize(
    "text",
    [
        "",
        'version = "2014.1.0"',
        'version = 2014.1\nreleased_on = 2026-11-21\nlicence = "libre"',
        'version = "2014.1.0"\nreleased_on = "novembre"\nlicence = "libre"',
    ],
)
def test_a_release_without_version_date_or_licence_is_refused(copy: Path, text: str) -> None:
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
        raise OSError("no space left on device")

    monkeypatch.setattr("dashboard.ingest.writing.read_observations", refuse)
    with pytest.raises(OSError, match="no space"):
        build(copy)
    assert _snapshot(copy) == before
    assert [p.name for p in copy.iterdir() if p.name.startswith(".published")] == []


def test_the_command_says_what_it_built_and_what_is_wrong(copy: Path) -> None:
    run = CliRunner()
    good = run.invoke(app, ["build", "--root", str(copy)])
    assert good.exit_code == 0
    assert "44 published figures, version 2014.1.0" in good.output

    _rewrite(copy, "A003", value="720")
    bad = run.invoke(app, ["build", "--root", str(copy)])
    assert bad.exit_code == 1
    assert "row 'A003' (line 4), column value: '720': a share lies between 0" in bad.output
    assert "still in place" in bad.output
    assert load_published(copy).by_id["A003"].value == 72


def test_the_built_folder_holds_nothing_but_the_table_and_its_manifest() -> None:
    assert sorted(_snapshot(DATA)) == [MANIFEST, OBSERVATIONS]
