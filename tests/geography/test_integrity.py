"""A damaged file is named with the command that repairs it; it is never half read."""

import json
import shutil
from pathlib import Path

import pytest

from dashboard.domain.territory import FRANCE
from dashboard.geography.integrity import GeographyError, verify
from dashboard.geography.outlines import load_outlines
from dashboard.geography.store import load_geography
from dashboard.paths import geo_root

READ = [
    "communes.parquet",
    "communes_2014.parquet",
    "departements.csv",
    "epci.csv",
    "filiation.parquet",
    "frame_2014_epci.csv",
    "frame_2015_communes.csv",
    "frame_2015_epci.csv",
    "regions.csv",
]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    root = tmp_path / "geo"
    shutil.copytree(geo_root(), root, ignore=shutil.ignore_patterns("web"))
    return root


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _alter(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize(
    ("damage", "reason"),
    [(Path.unlink, "missing"), (_truncate, "truncated"), (_alter, "altered")],
)
def test_a_damaged_file_is_named_with_its_remedy(copy: Path, name: str, damage, reason) -> None:  # type: ignore[no-untyped-def]
    damage(copy / name)
    with pytest.raises(GeographyError) as caught:
        load_geography(copy)
    assert caught.value.path == copy / name
    assert reason in caught.value.reason
    assert caught.value.command == "make geo"


@pytest.mark.parametrize("content", [None, "", "{}", '{"files": {"communes.parquet": 3}}'])
def test_a_damaged_manifest_is_named(copy: Path, content: str | None) -> None:
    manifest = copy / "manifest.json"
    manifest.unlink() if content is None else manifest.write_text(content)
    with pytest.raises(GeographyError) as caught:
        load_geography(copy)
    assert caught.value.path == manifest


def test_outlines_altered_are_refused(copy: Path) -> None:
    _alter(copy / "outlines.parquet")
    with pytest.raises(GeographyError) as caught:
        load_outlines(copy)
    assert caught.value.path == copy / "outlines.parquet"


def test_a_file_altered_after_a_first_reading_is_refused(copy: Path) -> None:
    load_geography(copy)
    _alter(copy / "regions.csv")
    with pytest.raises(GeographyError, match=r"regions\.csv"):
        load_geography(copy)


def test_a_file_the_manifest_does_not_list_is_refused(copy: Path) -> None:
    (copy / "more.csv").write_text("code\n")
    with pytest.raises(GeographyError, match="lists"):
        verify(copy / "more.csv")


def test_everything_committed_equals_the_manifest() -> None:
    manifest = json.loads((geo_root() / "manifest.json").read_text(encoding="utf-8"))
    for name in manifest["files"]:
        verify(geo_root() / name)
    present = {p.relative_to(geo_root()).as_posix() for p in geo_root().rglob("*") if p.is_file()}
    assert present - {"manifest.json", "README.md"} == set(manifest["files"])


def test_the_manifest_says_where_everything_comes_from() -> None:
    manifest = json.loads((geo_root() / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["attribution"].startswith("Contours : IGN, ADMIN EXPRESS COG, édition 2024")
    assert "Insee et DGCL (Licence Ouverte)" in manifest["attribution"]
    for source in manifest["sources"]:
        assert len(source["sha256"]) == 64
        assert all(source[key] for key in ("name", "version", "what"))
        assert source["licence"] == "Licence Ouverte 2.0"
    assert len(manifest["built_on"]) == 10


def test_populations_of_2015_are_unknown_until_supplied() -> None:
    geography = load_geography(geo_root())
    assert not geography.has_historical_populations
    assert geography.historical_population("75056", 2013) is None
    assert len(geography.members(FRANCE)) == 34_875
