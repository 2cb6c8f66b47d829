"""The child process: gives the same answer, and a reader that dies, hangs or swells is survived."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.ingest.errors import IngestError
from dashboard.ingest.workbook import isolation
from dashboard.ingest.workbook.limits import LIMITS, Limits
from dashboard.ingest.workbook.opening import open_workbook
from dashboard.ingest.workbook.received import Received
from tests.ingest.workbook.files import Sheets, by_openpyxl

RUN = subprocess.run
TABLE: Sheets = {"S": {(1, 1): "Commune", (2, 3): 1.5}}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.xlsx"
    path.write_bytes(by_openpyxl(TABLE))
    return path


def stand_in(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let the child run this instead of the parse, under the same limits."""
    body = f"import pickle, sys, os, time; received = pickle.load(sys.stdin.buffer)\nfrom dashboard.ingest.workbook.isolation import _bound\n_bound(received.limits)\n{code}"

    def run(command: list[str], **options: object) -> object:
        return RUN([sys.executable, "-c", body], **options)  # type: ignore[call-overload]

    monkeypatch.setattr(isolation.subprocess, "run", run)


def test_the_child_answers_as_this_process_would(path: Path) -> None:
    assert open_workbook(path) == open_workbook(path, isolated=False)


def test_a_refusal_comes_back_whole(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.worksheets[0]["B2"] = "=1"
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(IngestError) as inside:
        open_workbook(tmp_path / "a.xlsx", isolated=False)
    with pytest.raises(IngestError) as outside:
        open_workbook(tmp_path / "a.xlsx")
    assert vars(inside.value) == vars(outside.value)
    assert outside.value.cell == "B2"


def test_a_child_that_dies_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, "os.abort()")
    with pytest.raises(IngestError, match="broke down on this file"):
        open_workbook(path)


def test_a_child_that_hangs_is_stopped(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, "time.sleep(60)")
    with pytest.raises(IngestError, match="took more than 1 s and was stopped"):
        open_workbook(path, dataclasses.replace(LIMITS, seconds=1))


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of resources there")
def test_a_child_that_swells_or_writes_is_stopped(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    written = tmp_path / "written"
    stand_in(monkeypatch, f"open({str(written)!r}, 'w').write('x' * 10)")
    with pytest.raises(IngestError, match="broke down"):
        open_workbook(path)
    assert written.read_text() == ""
    stand_in(
        monkeypatch,
        "held = bytearray(600 << 20)\nsys.stdout.buffer.write(pickle.dumps(('swelled', '', '', '')))",
    )
    with pytest.raises(IngestError, match="broke down"):
        open_workbook(path, Limits(memory_bytes=512 << 20))
    with pytest.raises(IngestError, match="swelled"):
        open_workbook(path, Limits(memory_bytes=2048 << 20))


def test_the_bytes_read_are_the_bytes_parsed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file replaced after it was read changes nothing."""
    real = isolation.run

    def swapped(received: Received) -> object:
        path.write_bytes(by_openpyxl({"Autre": {(1, 1): 0.0}}))
        return real(received)

    monkeypatch.setattr(isolation, "run", swapped)
    assert [sheet.name for sheet in open_workbook(path).sheets] == ["S"]
