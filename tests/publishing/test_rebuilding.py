"""A publication can be rebuilt as it was, after its figures were corrected."""

import json
import re
import shlex
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.publishing import cli, loading
from tests.exports.dossier.kit import StandIn
from tests.ingest.releasing.kept import copy_of
from tests.pages.test_new_figures import FIVE, publish
from tests.publishing.test_cli import SMALL, export, run

ABS = SMALL.replace("action-sociale", "abs-realisee").replace('"2015"', '"2025"').replace(
    'portee = "propre"', 'portee = "sans-objet"'
)  # fmt: skip
CORRECTED = {**FIVE[0], "value": "13"}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    root = copy_of(tmp_path)
    monkeypatch.setenv("ASCO_DATA", str(root))
    forget()
    yield root
    forget()


def forget() -> None:
    """A new process, as far as what was read is concerned."""
    loading.world_of.cache_clear()
    loading.log_of.cache_clear()


def archive(path: Path, *more: str) -> bytes:
    forget()
    out = path.with_suffix(".zip")
    export(path, "--formats", "svg,xlsx", "--out", str(out), *more)
    return out.read_bytes()


def test_the_same_bytes_come_out_of_the_version_of_then(root: Path, tmp_path: Path) -> None:
    dossier = tmp_path / "essai.toml"
    dossier.write_text(ABS, encoding="utf-8")
    first = publish(root, tmp_path, FIVE, "Résultats de 2025.")
    then = archive(dossier)
    second = publish(root, tmp_path, [CORRECTED, *FIVE[1:]], "Rectificatif.")
    now = archive(dossier)
    assert now != then
    assert archive(dossier, "--data-version", first) == then
    assert archive(dossier, "--data-version", second) == now


def rebuilt(made: Path, into: Path) -> bytes:
    """What the command of the readme gives, typed where the archive was unfolded."""
    into.mkdir()
    with zipfile.ZipFile(made) as archive:
        archive.extractall(into)
    readme = next(into.glob("*LISEZMOI.txt")).read_text(encoding="utf-8")
    (command,) = re.findall(r"^ *python -m dashboard figures (.+)$", readme, re.MULTILINE)
    verb, file, *options = shlex.split(command)
    forget()
    said = run.invoke(cli.app, [verb, str(into / file), *options, "--out", str(into / "a.zip")])
    assert said.exit_code == 0, said.output
    return (into / "a.zip").read_bytes()


@pytest.mark.parametrize("more", [(), ("--formats", "svg,xlsx")])
@pytest.mark.parametrize("dataset", ["publie", "demonstration"])
def test_the_command_of_the_readme_makes_the_same_archive_after_a_correction(
    root: Path, tmp_path: Path, dataset: str, more: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli.dossier_zip, "__defaults__", tuple(
        StandIn if getattr(d, "__name__", "") == "Renderer" else d for d in cli.dossier_zip.__defaults__
    ))  # fmt: skip
    dossier = tmp_path / "essai.toml"
    mark = '"Un essai"\njeu = "demonstration"' if dataset == "demonstration" else '"Un essai"'
    dossier.write_text(ABS.replace('"Un essai"', mark), encoding="utf-8")
    publish(root, tmp_path, FIVE, "Résultats de 2025.")
    forget()
    export(dossier, *more)
    (then,) = tmp_path.glob("*essai.zip")
    publish(root, tmp_path, [CORRECTED, *FIVE[1:]], "Rectificatif.")
    assert rebuilt(then, tmp_path / "plus-tard") == then.read_bytes()


def test_a_version_that_never_was_is_refused_with_those_that_were(
    root: Path, tmp_path: Path
) -> None:
    dossier = tmp_path / "essai.toml"
    dossier.write_text(SMALL, encoding="utf-8")
    told = export(dossier, "--data-version", "9.9.9", code=1)
    assert "no version '9.9.9' of the figures; known: 1.0.0" in told
    assert not list(tmp_path.glob("*.zip"))
    dossier.write_text(
        SMALL.replace('"Un essai"', '"Un essai"\njeu = "demonstration"'), encoding="utf-8"
    )
    forget()
    assert "no version '1.0.0'" in export(dossier, "--data-version", "1.0.0", code=1)


def test_the_manifest_names_the_version_it_was_made_from(root: Path, tmp_path: Path) -> None:
    dossier = tmp_path / "essai.toml"
    dossier.write_text(SMALL, encoding="utf-8")
    publish(root, tmp_path, FIVE, "Résultats de 2025.")
    archive(dossier, "--data-version", "1.0.0")
    with zipfile.ZipFile(dossier.with_suffix(".zip")) as made:
        name = next(n for n in made.namelist() if n.endswith("manifest.json"))
        assert json.loads(made.read(name))["data_version"] == "1.0.0"
