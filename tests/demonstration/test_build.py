"""The build: same assumptions, same bytes; what stands in the repository is what it writes."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dashboard.__main__ import app
from dashboard.domain.dataset import Dataset
from dashboard.tables.errors import TablesError
from dashboard.tables.layout import COVARIANCES, MANIFEST, OBSERVATIONS
from dashboard.tables.store import load_dataset
from tests.demonstration.conftest import DATA, GEO, copy_of_inputs

BUILT = (OBSERVATIONS, COVARIANCES, MANIFEST)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_inputs(tmp_path_factory.mktemp("demonstration"))


def _build(root: Path) -> tuple[int, str]:
    run = CliRunner().invoke(
        app, ["demonstration", "build", "--root", str(root), "--geo", str(GEO)]
    )
    return run.exit_code, run.output


def test_a_new_build_writes_the_bytes_of_the_repository(copy: Path) -> None:
    code, output = _build(copy)
    assert code == 0, output
    assert "built in" in output
    assert "9500" in output
    for name in BUILT:
        fresh = (copy / "demonstration" / name).read_bytes()
        assert fresh == (DATA / "demonstration" / name).read_bytes(), f"make demonstration: {name}"


def test_the_tables_stay_small() -> None:
    assert sum((DATA / "demonstration" / name).stat().st_size for name in BUILT) < 1_000_000


def test_the_manifest_says_that_nothing_is_real() -> None:
    manifest = json.loads((DATA / "demonstration" / MANIFEST).read_text(encoding="utf-8"))
    assert "fictives" in manifest["licence"]
    assert set(manifest["inputs"]) == {"demonstration/assumptions.toml", "geo/manifest.json"}


def test_a_fault_leaves_the_former_demonstration_in_place(copy: Path) -> None:
    folder = copy / "demonstration"
    path = folder / "assumptions.toml"
    good = path.read_text(encoding="utf-8")
    if not (folder / MANIFEST).exists():
        assert _build(copy)[0] == 0
    before = {name: (folder / name).read_bytes() for name in BUILT}
    path.write_text(good.replace("sample = [3581,", "sample = [35810,"), encoding="utf-8")
    try:
        code, output = _build(copy)
    finally:
        path.write_text(good, encoding="utf-8")
    assert code == 1
    assert "35810 units cannot be sampled" in output
    assert "Nothing was changed" in output
    assert {name: (folder / name).read_bytes() for name in BUILT} == before


def test_a_missing_demonstration_says_how_to_build_it(tmp_path: Path) -> None:
    root = copy_of_inputs(tmp_path)
    with pytest.raises(TablesError, match="make demonstration"):
        load_dataset(root, Dataset.DEMONSTRATION)
