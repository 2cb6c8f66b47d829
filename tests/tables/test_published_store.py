from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.domain.dataset import Dataset
from dashboard.tables.errors import TablesError
from dashboard.tables.layout import MANIFEST, OBSERVATIONS
from dashboard.tables.manifest import sha256
from dashboard.tables.store import load_dataset, load_published

VERSION = Path("published") / "versions" / "1.0.0"


@pytest.fixture
def copy(data: Path, tmp_path: Path) -> Path:
    """A copy of the data folder that a test may damage."""
    shutil.copytree(data, tmp_path / "data")
    return tmp_path / "data"


def _delete(path: Path) -> None:
    path.unlink()


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def _alter(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("damage", "reason"), [(_delete, "missing"), (_truncate, "truncated"), (_alter, "altered")]
)
def test_a_damaged_file_is_named_with_the_command_that_rebuilds_it(
    copy: Path, damage: Callable[[Path], None], reason: str
) -> None:
    path = copy / VERSION / OBSERVATIONS
    damage(path)
    with pytest.raises(TablesError) as caught:
        load_published(copy)
    assert caught.value.path == path
    assert reason in caught.value.reason
    assert caught.value.command == "make data"
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"files": {"observations.parquet": 3}}'])
def test_a_damaged_manifest_is_named(copy: Path, text: str) -> None:
    path = copy / VERSION / MANIFEST
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TablesError) as caught:
        load_published(copy)
    assert caught.value.path == path


def _vouch_for(folder: Path, content: bytes) -> None:
    """Replace the file and sign it, as a build of another version would."""
    (folder / OBSERVATIONS).write_bytes(content)
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    manifest["files"][OBSERVATIONS] = {"sha256": sha256(content), "bytes": len(content), "rows": 1}
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")


def test_a_file_signed_but_of_another_shape_is_refused(copy: Path, tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder = copy / VERSION
    table = pq.read_table(folder / OBSERVATIONS)
    unknown = pa.array(["hectare"] * table.num_rows)
    shapes = {
        "not a Parquet file": None,
        "columns": table.drop_columns(["note"]),
        "vocabulary": table.set_column(table.column_names.index("unit"), "unit", unknown),
    }
    for reason, shape in shapes.items():
        if shape is None:
            content = b"never a table"
        else:
            pq.write_table(shape, tmp_path / "other.parquet")
            content = (tmp_path / "other.parquet").read_bytes()
        _vouch_for(folder, content)
        with pytest.raises(TablesError, match=reason):
            load_published(copy)


def test_the_running_application_never_imports_the_contract() -> None:
    heavy = "{'pandas', 'pandera', 'geopandas', 'streamlit', 'plotly'}"
    code = (
        "import sys; from pathlib import Path; from dashboard.tables.store import load_published; "
        f"load_published(Path('data')); print(sorted({heavy} & set(sys.modules)))"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_no_data_set_is_read_in_the_place_of_the_other(data: Path, tmp_path: Path) -> None:
    shutil.copytree(data / "catalogue", tmp_path / "catalogue")
    shutil.copytree(data / "demonstration", tmp_path / VERSION)
    shutil.copy(data / "published" / "head.json", tmp_path / "published")
    shutil.copytree(data / VERSION, tmp_path / "demonstration")
    with pytest.raises(TablesError, match="outside the vocabulary"):
        load_published(tmp_path)
    with pytest.raises(TablesError, match="belongs to another data set"):
        load_dataset(tmp_path, Dataset.DEMONSTRATION)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        '{"current": "1.0.0", "log": []}',
        '{"current": "../..", "log": []}',
        '{"current": "1.0.0", "log": [{"version": "1.0.0"}]}',
    ],
)
def test_a_damaged_head_is_named_with_what_to_do(copy: Path, text: str) -> None:
    path = copy / "published" / "head.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TablesError) as caught:
        load_published(copy)
    assert caught.value.path == path
    assert caught.value.command
