"""The command: what is asked for, what is told, and the exit code."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from filelock import FileLock
from typer.testing import CliRunner, Result

from dashboard.ingest.errors import IngestError
from dashboard.ingest.fetch.catalogue import Catalogue, base_url, read_catalogue
from dashboard.ingest.fetch.cli import fetch_command
from dashboard.ingest.fetch.fetching import LOCK
from dashboard.ingest.fetch.policy import Policy
from tests.ingest.fetch.server import Handler, Server, holds, says, serving, workbook

ROOT = Path(__file__).resolve().parents[3]
REAL = read_catalogue(ROOT / "data" / "raw" / "datadrees.toml")
FILES = [attachment.file for attachment in REAL.attachment]
app = typer.Typer()
app.command()(fetch_command)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def run(server: Server, into: Path, *options: str) -> Result:
    command = ["--base-url", server.address, "--allow-http", "--into", str(into), *options]
    return CliRunner().invoke(app, command, env={"COLUMNS": "300", "NO_COLOR": "1"})


def test_all_attachments_are_fetched_from_the_addresses_of_the_portal(
    server: Server, tmp_path: Path
) -> None:
    server.will(holds(workbook()))
    result = run(server, tmp_path / "new" / "folder")
    assert result.exit_code == 0, result.output
    assert server.paths == [
        f"/api/datasets/1.0/{REAL.dataset.id}/attachments/{file.replace('.', '')}/"
        for file in FILES
    ]
    for file in FILES:
        assert (tmp_path / "new" / "folder" / file).read_bytes() == workbook()
        assert f"fetched: {file}" in result.output
    again = run(server, tmp_path / "new" / "folder")
    assert again.exit_code == 0
    assert again.output.count("unchanged: ") == len(FILES)


def test_one_that_fails_is_told_and_does_not_stop_the_others(
    server: Server, tmp_path: Path
) -> None:
    def all_but_the_second(handler: Handler) -> None:
        missing = FILES[1].replace(".", "") in handler.path
        (says(404) if missing else holds(workbook()))(handler)

    server.will(all_but_the_second)
    result = run(server, tmp_path)
    assert result.exit_code == 1
    assert f"failed: {FILES[1]}: the server answers 404" in result.output
    assert "To do: " in result.output
    assert f"1 of {len(FILES)} not fetched" in result.output
    assert (tmp_path / FILES[5]).exists()
    assert "Traceback" not in result.output


def test_only_the_named_are_fetched(server: Server, tmp_path: Path) -> None:
    server.will(holds(workbook()))
    result = run(server, tmp_path, "--only", FILES[2], "--only", REAL.attachment[0].id)
    assert result.exit_code == 0
    assert {path.name for path in tmp_path.glob("*.xlsx")} == {FILES[0], FILES[2]}


def test_exports_come_from_the_explore_address(server: Server, tmp_path: Path) -> None:
    server.will(says(200, b"[]"))
    result = run(server, tmp_path, "--export", "json")
    assert result.exit_code == 0, result.output
    assert server.paths == [f"/api/explore/v2.1/catalog/datasets/{REAL.dataset.id}/exports/json"]
    assert (tmp_path / f"{REAL.dataset.id}.json").read_bytes() == b"[]"


def test_the_list_of_the_portal_is_compared_with_what_is_known(
    server: Server, tmp_path: Path
) -> None:
    listed = [
        {"id": a.id, "title": a.label, "mimetype": "x", "url": "y"} for a in REAL.attachment[1:]
    ]
    listed.append({"id": "asco-2025xlsx", "title": "ASCO [2025]", "mimetype": "x", "url": "y"})
    server.will(
        says(200, json.dumps({"dataset_id": REAL.dataset.id, "attachments": listed}).encode())
    )
    result = run(server, tmp_path, "--list")
    assert result.exit_code == 0, result.output
    assert server.paths == [f"/api/explore/v2.1/catalog/datasets/{REAL.dataset.id}"]
    assert "NEW: asco-2025xlsx ASCO [2025]" in result.output
    assert f"not listed any more: {REAL.attachment[0].id}" in result.output
    assert result.output.count("known: ") == len(FILES) - 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "answer", [says(200, b"<html>"), says(500), says(200, b'{"message": "x"}'), says(404)]
)
def test_a_list_that_is_none_is_told(server: Server, tmp_path: Path, answer: object) -> None:
    assert callable(answer)
    server.will(answer)
    result = run(server, tmp_path, "--list")
    assert result.exit_code == 1
    assert "fetch stopped: " in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "options",
    [["--only", "unknown.xlsx"], ["--export", "xml"], ["--export", "csv", "--only", FILES[0]], ["--base-url", "ftp://a.fr"],
     ["--base-url", "portal"], ["--base-url", "https://user:pw@a.fr"], ["--base-url", "https://a.fr/?x=1"], ["--timeout", "0"], ["--unknown"]],
)  # fmt: skip
def test_options_that_make_no_sense_exit_with_2(
    server: Server, tmp_path: Path, options: list[str]
) -> None:
    server.will(holds(workbook()))
    result = run(server, tmp_path, *options)
    assert result.exit_code == 2, result.output
    assert server.requests == []


def test_plain_http_needs_to_be_allowed(server: Server, tmp_path: Path) -> None:
    server.will(holds(workbook()))
    result = CliRunner().invoke(app, ["--base-url", server.address, "--into", str(tmp_path)])
    assert result.exit_code == 1
    assert "--allow-http" in result.output
    assert server.requests == []


def test_two_runs_at_once_do_not_meet(server: Server, tmp_path: Path) -> None:
    server.will(holds(workbook()))
    with FileLock(tmp_path / LOCK):
        result = run(server, tmp_path)
    assert result.exit_code == 1
    assert "another fetch is at work" in result.output
    assert server.requests == []
    assert run(server, tmp_path).exit_code == 0


def test_a_folder_that_is_a_file_is_told(server: Server, tmp_path: Path) -> None:
    server.will(holds(workbook()))
    (tmp_path / "file").write_text("x")
    for into in (tmp_path / "file", tmp_path / "file" / "inside"):
        result = run(server, into)
        assert result.exit_code == 1
        assert "cannot be written" in re.sub(r"\s+", " ", result.output)


def test_a_disk_that_is_full_is_told(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dashboard.ingest.fetch.traces.os.fsync", full)
    server.will(holds(workbook()))
    result = run(server, tmp_path, "--only", FILES[0])
    assert result.exit_code == 1
    assert "cannot be written ([Errno 28] No space left on device)" in result.output
    assert "Traceback" not in result.output


def test_the_timeout_is_that_of_silence(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Policy] = []

    def watched(*options: Policy, **_: bool) -> list[object]:
        seen.append(options[2])
        return []

    monkeypatch.setattr("dashboard.ingest.fetch.cli.fetch", watched)
    run(server, tmp_path, "--timeout", "3")
    assert (seen[0].connect, seen[0].read, seen[0].allow_http) == (3, 3, True)


@pytest.mark.parametrize(
    "file",
    [
        "../a.xlsx",
        "/a.xlsx",
        "a/b.xlsx",
        "..xlsx",
        ".a.xlsx",
        "a.exe",
        "a",
        "con.xlsx",
        "a\\b.xlsx",
        "a\n.xlsx",
        "a..xlsx",
    ],
)
def test_names_that_lead_out_of_the_folder_are_refused(tmp_path: Path, file: str) -> None:
    path = tmp_path / "d.toml"
    entry = f'[[attachment]]\nid = "a"\nfile = {json.dumps(file)}\nlabel = "x"\nedition = "2015"\n'
    path.write_text(
        f'[dataset]\nid = "d"\ntitle = "t"\nhost = "https://a.fr"\npage = "p"\nlicence = "l"\n{entry}'
    )
    with pytest.raises(IngestError, match="plain file name"):
        read_catalogue(path)


def test_a_catalogue_that_repeats_or_breaks_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "d.toml"
    text = (ROOT / "data" / "raw" / "datadrees.toml").read_text(encoding="utf-8")
    for broken, reason in (
        (f'{text}\n[[attachment]]\nid = "z"\nfile = "{FILES[0].capitalize()}"\nlabel = "x"\nedition = "x"\n', "named twice"),
        (text.replace("[dataset]", "[dataset"), "cannot be read"),
        (text.replace('licence = "', 'license = "'), "licence"),
        (text.replace('id = "2848_', 'id = "../'), "identifier"),
        ("", "dataset"),
    ):  # fmt: skip
        path.write_text(broken, encoding="utf-8")
        with pytest.raises(IngestError, match=reason):
            read_catalogue(path)
    with pytest.raises(IngestError, match="cannot be read"):
        read_catalogue(tmp_path / "none.toml")


def test_the_catalogue_names_the_six_workbooks_by_the_rule_of_the_portal() -> None:
    assert isinstance(REAL, Catalogue)
    assert len(REAL.attachment) == 6
    assert all(attachment.id == attachment.file.replace(".", "") for attachment in REAL.attachment)
    assert base_url(REAL.dataset.host) == REAL.dataset.host
    assert REAL.dataset.host.startswith("https://")
    assert REAL.dataset.page.startswith(REAL.dataset.host)
