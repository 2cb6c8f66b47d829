"""``python -m dashboard figures``: what the person in front of it is told, and what is written."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from dashboard.exports.dossier.formats import ALL
from dashboard.publishing import cli, loading
from dashboard.publishing.telling import progress
from tests.browser.map_app.kit import chromium_path
from tests.exports.dossier.kit import SIMULATED, StandIn
from tests.worlds import world_of

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "etudes-et-resultats" / "dossier.toml"
SMALL = """
[dossier]
titre = "Un essai"

[[figure]]
type = "barres"
indicateurs = ["action-sociale"]
editions = ["2015"]
portee = "propre"
lecture = "communes"
"""
BLOCKED = """
[[figure]]
type = "halteres"
indicateurs = ["abs-realisee"]
editions = ["2015", "2025"]
"""
run = CliRunner()


@pytest.fixture(autouse=True)
def _worlds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "world_of", lambda dataset, _="": world_of(dataset.value))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "essai.toml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def export(path: Path, *more: str, code: int = 0) -> str:
    said = run.invoke(cli.app, ["export", str(path), "--date", "2026-11-21", *more])
    assert said.exit_code == code, said.output
    return said.output


def names(path: Path) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(path.read_bytes())).namelist()


def test_a_dossier_becomes_an_archive_beside_it(small: Path) -> None:
    told = export(small, "--formats", "svg,ods")
    archive = small.with_name("essai.zip")
    assert f"{archive}: 1 figures, {archive.stat().st_size} bytes" in told
    assert "graphique-1.svg" in names(archive)
    assert sorted(p.name for p in small.parent.iterdir()) == ["essai.toml", "essai.zip"]


def test_the_same_command_writes_the_same_bytes(small: Path) -> None:
    one, two = small.with_name("1.zip"), small.with_name("2.zip")
    for out in (one, two):
        export(small, "--formats", "svg,xlsx,ods", "--out", str(out))
    assert one.read_bytes() == two.read_bytes()


def test_it_tells_what_changed_since_an_earlier_archive(small: Path) -> None:
    export(small, "--formats", "svg")
    archive = small.with_name("essai.zip")
    unchanged = export(small, "--formats", "svg", "--against", str(archive))
    assert "figures: values and texts are unchanged" in unchanged
    small.write_text(SMALL + 'titre = "Un titre à moi"\n', encoding="utf-8")
    told = export(small, "--formats", "svg", "--against", str(archive))
    assert re.search(r"Graphique 1: title: '.+' -> 'Un titre à moi'", told)
    assert "files changed: " in told


def test_a_refused_figure_is_named_with_its_rule_and_its_remedy(small: Path) -> None:
    small.write_text(SMALL + BLOCKED, encoding="utf-8")
    told = export(small, "--formats", "svg", code=3)
    assert re.search(r"Graphique 2: refused, rule [\w-]+: .+\n  To do: .+", told)
    assert "Graphique 1: refused" not in told
    assert "Nothing was written" in told
    assert not small.with_name("essai.zip").exists()
    said = run.invoke(cli.app, ["check", str(small)])
    assert said.exit_code == 3
    assert "Graphique 2: refused" in said.output
    assert "2 figures checked, 1 refused" in said.output


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[dossier", "not TOML"),
        ("", "no figure"),
        (SMALL + "portée = 'x'\n", "not TOML"),
        (SMALL + "couleur = 'x'\n", "figure 1: unknown key 'couleur'"),
        (
            SMALL.replace("action-sociale", "action"),
            "figure 1: indicateurs = 'action' is not known",
        ),
        (SMALL.replace("2015", "2019"), "figure 1: editions = '2019' is not known today"),
    ],
)
def test_a_file_that_cannot_be_taken_as_it_stands_changes_nothing(
    small: Path, content: str, told: str
) -> None:
    small.write_text(content, encoding="utf-8")
    said = export(small, "--formats", "svg", code=1)
    assert str(small) in said
    assert told in said
    assert "Traceback" not in said
    assert list(small.parent.iterdir()) == [small]


def test_missing_files_and_wrong_options_are_told(small: Path) -> None:
    assert "No such file" in export(small.with_name("absent.toml"), code=1)
    assert "Known: svg" in export(small, "--formats", "gif", code=2)
    other = small.with_name("old.zip")
    other.write_bytes(b"PK nothing")
    told = export(small, "--formats", "svg", "--against", str(other), code=1)
    assert f"{other}: not a ZIP" in told
    assert "No such file" in export(small, "--against", str(small.with_name("no.zip")), code=1)


def test_a_folder_takes_the_archive_under_the_name_of_the_dossier(
    small: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "ici"
    folder.mkdir()
    export(small, "--formats", "svg", "--out", str(folder))
    (made,) = folder.iterdir()
    assert made.suffix == ".zip"
    assert "graphique-1.svg" in names(made)


@pytest.mark.parametrize("name", ["neuf/", "neuf", "neuf/dedans/", "v1.2"])
def test_a_folder_that_is_not_there_yet_is_made(small: Path, tmp_path: Path, name: str) -> None:
    told = export(small, "--formats", "svg", "--out", f"{tmp_path}/{name}")
    made = tmp_path / name / "essai.zip"
    assert f"{made}: 1 figures" in told
    assert "graphique-1.svg" in names(made)


def test_where_no_archive_can_go_nothing_is_made_and_the_way_out_is_told(
    small: Path, tmp_path: Path
) -> None:
    told = export(small, "--formats", "svg", "--out", f"{tmp_path}/absent/a.zip", code=1)
    assert f"{tmp_path}/absent/a.zip: the folder {tmp_path}/absent does not exist" in told
    assert "To do: make it" in told
    for out in (str(small), f"{small}/", f"{small}/dedans"):
        told = export(small, "--formats", "svg", "--out", out, code=1)
        assert f"{small} is a file, not a folder" in told
    assert "checked" not in told
    assert [p.name for p in tmp_path.iterdir()] == ["essai.toml"]


def test_the_dossier_of_an_archive_gives_its_folder_its_name_and_the_mark_once(
    tmp_path: Path,
) -> None:
    from dashboard.domain.dossier_file import to_toml

    for file, made in (
        ("demonstration_dossier.toml", f"demonstration_{tmp_path.name}.zip"),
        ("demonstration_essai.toml", "demonstration_essai.zip"),
    ):
        (tmp_path / file).write_text(to_toml(SIMULATED), encoding="utf-8")
        export(tmp_path / file, "--formats", "svg")
        assert (tmp_path / made).exists()


def test_without_chromium_pictures_are_left_out_unless_they_were_asked_for(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHROMIUM", "")
    monkeypatch.setenv("PATH", "/nowhere")
    told = export(small)
    assert "without pdf and png: no Chromium" in told
    archive = small.with_name("essai.zip")
    before = archive.read_bytes()
    assert not [name for name in names(archive) if name.endswith((".pdf", ".png"))]
    assert "CHROMIUM" in export(small, "--formats", "svg,pdf", code=1)
    assert archive.read_bytes() == before


def test_a_chromium_that_fails_is_told_and_what_was_asked_for_is_never_left_out(
    small: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    broken = tmp_path_factory.mktemp("bin") / "chromium"
    broken.write_text("#!/bin/sh\nexit 9\n")
    broken.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(broken))
    assert "Chromium made no pdf" in export(small, "--formats", "svg,pdf", code=1)
    assert list(small.parent.iterdir()) == [small]
    assert "without pdf and png: Chromium is there but failed" in export(small)


def test_a_failed_write_leaves_the_former_archive(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = small.with_name("essai.zip")
    archive.write_bytes(b"former")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", str(archive))

    monkeypatch.setattr("os.replace", full)
    assert "No space left" in export(small, "--formats", "svg", code=1)
    assert archive.read_bytes() == b"former"
    assert sorted(p.name for p in small.parent.iterdir()) == ["essai.toml", "essai.zip"]


def test_an_archive_of_fictitious_figures_says_so_in_its_name(tmp_path: Path) -> None:
    from dashboard.domain.dossier_file import to_toml

    path = tmp_path / "essai.toml"
    path.write_text(to_toml(SIMULATED), encoding="utf-8")
    export(path, "--formats", "svg")
    assert (tmp_path / "demonstration_essai.zip").exists()


def test_progress_is_a_bar_on_a_terminal_and_lines_elsewhere() -> None:
    for terminal in (True, False):
        out = io.StringIO()
        with progress(Console(file=out, force_terminal=terminal, width=80), 2) as step:
            step("checked Graphique 1")
            step("checked [Carte 1]")
        assert ("\x1b" in out.getvalue()) == terminal
        if not terminal:
            assert out.getvalue() == "checked Graphique 1\nchecked [Carte 1]\n"


def test_it_is_part_of_the_command_line_of_the_project() -> None:
    from dashboard.__main__ import app

    told = run.invoke(app, ["figures", "--help"]).output
    assert "export" in told
    assert "check" in told


class TestTheExample:
    def test_it_says_that_it_is_a_composition(self) -> None:
        text = EXAMPLE.read_text(encoding="utf-8")
        assert "composition" in text
        assert "ne reproduisent aucune page" in text

    def test_every_figure_passes_the_linters_and_has_its_own_reading(self) -> None:
        dossier, world = loading.load_dossier(EXAMPLE)
        from dashboard.exports.dossier.checking import checked

        figures = list(checked(world, dossier))
        assert [f.label for f in figures if f.refusals] == []
        assert {figure.publication.label.split()[0] for figure in figures} == {
            "Graphique", "Tableau", "Carte",
        }  # fmt: skip
        shown = {name for spec in dossier.figures for name in spec.indicators}
        assert {"action-sociale", "abs-realisee", "abs-une-seule", "prestation"} <= shown
        assert len({f.publication.title for f in figures}) == len(figures)

    def test_the_whole_of_it_is_exported(self, tmp_path: Path, monkeypatch) -> None:
        monkeypatch.setattr(cli.dossier_zip, "__defaults__", tuple(
            StandIn if getattr(d, "__name__", "") == "Renderer" else d for d in cli.dossier_zip.__defaults__
        ))  # fmt: skip
        out = tmp_path / "a.zip"
        export(EXAMPLE, "--out", str(out))
        said = json.loads(zipfile.ZipFile(out).read("manifest.json"))
        assert len(said["figures"]) == 7
        kinds = {name.rsplit(".")[-1] for name in said["files"]}
        assert set(ALL) <= kinds
        for name, entry in said["files"].items():
            assert not name.endswith(".svg") or entry["bytes"] <= 2_000_000

    @pytest.mark.browser
    @pytest.mark.skipif(chromium_path() is None, reason="no Chromium on this machine")
    def test_pdf_and_png_are_the_same_twice(self, small: Path) -> None:
        archives = [small.with_name(f"{n}.zip") for n in (1, 2)]
        for out in archives:
            export(small, "--out", str(out))
        assert {"graphique-1.pdf", "graphique-1.png", "dossier.pdf"} <= set(names(archives[0]))
        assert archives[0].read_bytes() == archives[1].read_bytes()
