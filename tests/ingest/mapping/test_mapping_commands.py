"""The command line: a draft is never lost, a refusal says why, nothing is written by a check."""

from __future__ import annotations

import json
import os
from functools import partial
from pathlib import Path

import pytest
import typer
from openpyxl import Workbook
from typer.testing import CliRunner

from dashboard.ingest.errors import IngestError
from dashboard.ingest.mapping.cli import check_command, propose_command
from dashboard.ingest.mapping.prepare import inspect_file, prepare
from dashboard.ingest.mapping.reading import parse_mapping
from dashboard.ingest.workbook.opening import open_workbook
from tests.ingest.mapping.known import DATA
from tests.ingest.mapping.tables import ABS
from tests.ingest.mapping.test_proposing import draft_of

app = typer.Typer()
app.command("propose")(propose_command)
app.command("check")(check_command)
runner = CliRunner()
OPEN = ("publication", "title", "author", "date", "licence")


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workbooks are read in this process, which is quicker than the safer way."""
    quick = partial(open_workbook, isolated=False)
    monkeypatch.setattr("dashboard.ingest.mapping.prepare.open_workbook", quick)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A small workbook as a publisher writes it."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Tableau 1"
    sheet.append(["Tableau 1 - Analyse des besoins sociaux des communes en 2025"])
    sheet.append(["En %"])
    sheet.append(["Taille de la commune", "ABS réalisée"])
    for name, row in ABS.items():
        sheet.append([name, row[0]])
    sheet.append([])
    sheet.append(["Source : DREES, enquête ASCO 2025."])
    path = tmp_path / "abs.xlsx"
    made.save(path)
    return path


def _decide(mapping: Path) -> None:
    text = mapping.read_text(encoding="utf-8")
    for key in OPEN:
        text = text.replace(f'\n{key} = "?"', f'\n{key} = "DREES"')
    mapping.write_text(text.replace('\nurl = "?"', '\nurl = ""'), encoding="utf-8")


def test_a_workbook_goes_from_draft_to_accepted_rows(book: Path) -> None:
    drafted = runner.invoke(app, ["propose", str(book)])
    assert drafted.exit_code == 0, drafted.output
    mapping = book.with_suffix(".toml")
    assert "abs.toml: 1 tables, " in drafted.output
    refused = runner.invoke(app, ["check", str(mapping)])
    assert refused.exit_code == 1
    assert "[source]: publication = « ? »" in refused.output
    _decide(mapping)
    passed = runner.invoke(app, ["check", str(mapping)])
    assert passed.exit_code == 0, passed.output
    assert "PASSED" in passed.output
    of = prepare(mapping, None, DATA)
    values = {o.cell: r["value"] for r in of.rows for o in of.origins if o.id == r["id"]}
    assert values == {f"B{i}": f"{row[0]:g}" for i, row in enumerate(ABS.values(), start=4)}


@pytest.mark.usefixtures("here")
def test_the_json_of_a_check_is_complete(book: Path) -> None:
    mapping = book.with_suffix(".toml")
    runner.invoke(app, ["propose", str(book)])
    _decide(mapping)
    told = json.loads(runner.invoke(app, ["check", str(mapping), "--json"]).output)
    assert told["stopped"] is False
    assert len(told["rows"]) == len(told["origins"]) == 6
    assert {c["outcome"] for c in told["checks"]} <= {"passed", "told", "not applicable"}


@pytest.mark.usefixtures("here")
def test_the_workbook_may_stand_elsewhere(book: Path, tmp_path: Path) -> None:
    mapping = tmp_path / "ailleurs" / "abs.toml"
    mapping.parent.mkdir()
    runner.invoke(app, ["propose", str(book), "--out", str(mapping)])
    _decide(mapping)
    assert runner.invoke(app, ["check", str(mapping)]).exit_code == 1
    for place in (book, book.parent):
        assert runner.invoke(app, ["check", str(mapping), "--file", str(place)]).exit_code == 0


@pytest.mark.usefixtures("here")
def test_a_reviewed_mapping_is_never_overwritten_unless_told(book: Path) -> None:
    mapping = book.with_suffix(".toml")
    mapping.write_text("# reviewed\n", encoding="utf-8")
    kept = runner.invoke(app, ["propose", str(book)])
    assert kept.exit_code == 1
    assert "the file exists" in kept.output
    assert mapping.read_text(encoding="utf-8") == "# reviewed\n"
    assert runner.invoke(app, ["propose", str(book), "--force"]).exit_code == 0
    assert "reviewed" not in mapping.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["propose", "check"])
@pytest.mark.usefixtures("here")
def test_a_missing_file_is_one_sentence_and_no_traceback(command: str, tmp_path: Path) -> None:
    done = runner.invoke(app, [command, str(tmp_path / "absent.xlsx")])
    assert done.exit_code == 1
    assert "absent.xlsx" in done.output
    assert "To do: " in done.output
    assert "Traceback" not in done.output


@pytest.mark.usefixtures("here")
def test_the_folder_of_a_draft_is_made_as_the_page_to_follow_asks(
    book: Path, tmp_path: Path
) -> None:
    out = tmp_path / "data" / "mappings" / "abs.toml"
    done = runner.invoke(app, ["propose", str(book), "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert parse_mapping(out.read_text("utf-8"), out)


@pytest.mark.usefixtures("here")
def test_a_folder_that_cannot_be_written_to_is_told(book: Path, tmp_path: Path) -> None:
    done = runner.invoke(app, ["propose", str(book), "--out", str(book / "a.toml")])
    assert done.exit_code == 1
    assert "cannot be written" in done.output


@pytest.mark.usefixtures("here")
def test_a_data_folder_that_is_none_is_told(book: Path, tmp_path: Path) -> None:
    mapping = book.with_suffix(".toml")
    runner.invoke(app, ["propose", str(book)])
    _decide(mapping)
    done = runner.invoke(app, ["check", str(mapping), "--root", str(tmp_path)])
    assert done.exit_code == 1
    assert "missing" in done.output
    with pytest.raises(IngestError):
        prepare(mapping, None, tmp_path)


@pytest.mark.usefixtures("here")
def test_a_file_that_changed_since_its_mapping_is_refused(book: Path) -> None:
    mapping = book.with_suffix(".toml")
    runner.invoke(app, ["propose", str(book)])
    _decide(mapping)
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append(["Tableau 1 - Autre chose en 2025"])
    made.save(book)
    done = runner.invoke(app, ["check", str(mapping)])
    assert done.exit_code == 1
    assert "the workbook is the one the mapping was written for" in done.output


@pytest.mark.usefixtures("here")
def test_a_check_writes_nothing(book: Path) -> None:
    mapping = book.with_suffix(".toml")
    runner.invoke(app, ["propose", str(book)])
    _decide(mapping)
    before = {p: p.read_bytes() for p in book.parent.rglob("*")}
    runner.invoke(app, ["check", str(mapping), "--unpublished"])
    assert {p: p.read_bytes() for p in book.parent.rglob("*")} == before


@pytest.mark.usefixtures("here")
def test_the_real_workbooks_are_drafted_and_their_drafts_are_mapping_files() -> None:
    """No indicator of another survey is forced on them: what is not clear says « ? »."""
    folder = Path(os.environ.get("ASCO_WORKBOOKS") or DATA.parents[1] / "shared" / "workbooks")
    files = sorted(folder.glob("personnel*.xlsx"))
    if not files:
        pytest.skip(f"no real workbooks in {folder} (ASCO_WORKBOOKS)")
    found = inspect_file(files[0])
    draft = draft_of(found).replace('edition = "?"', 'edition = "2025"', 1)
    draft = draft.replace('reference_date = "?"', 'reference_date = "en 2025"', 1)
    loaded = parse_mapping(draft, Path("draft.toml"))
    assert len(loaded.mapping.table) == len(found.tables) > 10
    assert len(loaded.undecided) > len(found.tables)
