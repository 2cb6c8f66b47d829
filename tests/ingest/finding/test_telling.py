"""What was found is told to a person, and written out whole for a program."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
import typer
from typer.testing import CliRunner

from dashboard.ingest.finding.cli import inspect_command
from dashboard.ingest.finding.report import as_json, told
from dashboard.ingest.finding.table import Inspection
from tests.ingest.finding.build import look_at, sheet

ROWS = [
    ["Tableau 1 - Les communes"],
    ["En %"],
    ["Taille", "ABS", "CCAS"],
    ["Moins de 500 hab.", 12.5, "NR"],
    ["500 hab. ou plus (1)", "25*", "ND"],
    ["Ensemble", 20, "ND"],
    ["NR : non-réponse."],
    ["* Données provisoires."],
    ["(1) Hors Mayotte."],
    ["Lecture : ainsi."],
    ["Champ : France."],
    ["Source : DREES."],
]


@pytest.fixture
def found() -> Inspection:
    return look_at(sheet("Lisez-moi", [["Les communes"]]), sheet("Tab 1", ROWS))


@pytest.mark.parametrize(
    "said",
    [
        "essai.xlsx",
        "'Lisez-moi': cover",
        "Tableau 1: Les communes",
        "A3:C6, 3 rows × 2 columns, unit: En %; 3 numbers, 3 codes, 0 texts",
        "sizes recognised: 3",
        "champ: France.",
        "lecture: ainsi.",
        "source: DREES.",
        "code NR: non-réponse",
        "mark 1: Hors Mayotte.",
        "mark *: Données provisoires",
        "'Tab 1' C5, C6: code « ND » explained nowhere in the file",
    ],
)
def test_the_report_says(found: Inspection, said: str) -> None:
    assert said in told(found)


def test_doubts_come_last_and_repeated_ones_once(found: Inspection) -> None:
    text = told(found)
    assert text.count("explained nowhere") == 1
    assert text.index("Doubts:") > text.index("source: DREES.")


def test_the_report_counts_the_territories_it_is_told_to_recognise() -> None:
    found = look_at(sheet("T", [["Département", "ABS"], ["Ain", 1], ["Nulle part", 2]]))
    text = told(found, lambda label: "departement:01" if label == "Ain" else None)
    assert "territories recognised: 1" in text


def test_only_tables_leaves_out_covers_and_doubts(found: Inspection) -> None:
    text = told(found, tables_only=True)
    assert "Tableau 1" in text
    assert "Lisez-moi" not in text
    assert "Doubts:" not in text


def test_the_json_holds_every_figure_with_its_cell(found: Inspection) -> None:
    whole = json.loads(json.dumps(as_json(found)))
    table = whole["sheets"][1]["tables"][0]
    assert [figure["cell"] for figure in table["figures"]] == ["B4", "C4", "B5", "C5", "B6", "C6"]
    assert table["figures"][2] == {
        "cell": "B5",
        "row": 5,
        "column": 2,
        "raw": "25*",
        "number": 25.0,
        "percent": False,
        "code": "",
        "text": "",
        "marks": ["*"],
        "formula": False,
    }
    assert table["rows"][1] == {
        "place": 5,
        "path": ["500 hab. ou plus"],
        "cells": ["A5"],
        "marks": ["1"],
    }
    assert table["codes"] == {"NR": "non-réponse"}
    assert {doubt["cell"] for doubt in whole["doubts"]} == {"C5", "C6"}


@pytest.fixture
def command() -> typer.Typer:
    app = typer.Typer()
    app.command("inspect")(inspect_command)
    return app


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Tab 1"
    for row in ROWS:
        page.append(row)
    path = tmp_path / "communes.xlsx"
    book.save(path)
    return path


def test_the_command_tells_what_it_found(command: typer.Typer, workbook: Path) -> None:
    result = CliRunner().invoke(command, [str(workbook)])
    assert result.exit_code == 0
    assert "Tableau 1: Les communes" in result.output


def test_the_command_writes_json_to_a_file_or_to_the_screen(
    command: typer.Typer, workbook: Path, tmp_path: Path
) -> None:
    target = tmp_path / "found.json"
    assert CliRunner().invoke(command, [str(workbook), "--json", str(target)]).exit_code == 0
    shown = CliRunner().invoke(command, [str(workbook), "--json", "-"]).stdout
    written = json.loads(target.read_text(encoding="utf-8"))
    assert json.loads(shown) == written
    assert written[0]["file"] == "communes.xlsx"


def test_a_file_that_cannot_be_read_is_told_and_the_others_still_are(
    command: typer.Typer, workbook: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing of a workbook")
    result = CliRunner().invoke(command, [str(broken), str(workbook)])
    assert result.exit_code == 1
    assert "broken.xlsx" in result.output
    assert "Traceback" not in result.output
    assert "Tableau 1: Les communes" in result.output


def test_json_that_cannot_be_written_is_told(command: typer.Typer, workbook: Path) -> None:
    target = workbook.parent / "absent" / "found.json"
    result = CliRunner().invoke(command, [str(workbook), "--json", str(target)])
    assert result.exit_code == 1
    assert "choose another place" in result.output
