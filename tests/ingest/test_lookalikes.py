"""Whatever the layout, what is found is what was drawn, or a doubt names the place.

The workbooks of one run are always the same, so that a run can be trusted; ``ASCO_LOOKALIKES=5000``
draws that many others, and makes the smallest of a workbook that fails.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from dashboard.ingest.finding.inspection import inspect_workbook
from dashboard.ingest.finding.table import Inspection
from dashboard.ingest.workbook.opening import open_workbook
from tests.ingest.lookalike_files import write_csv, write_ods, write_xls, write_xlsx
from tests.ingest.lookalike_hand import Known, Lookalike
from tests.ingest.lookalike_judge import judge
from tests.ingest.lookalikes import in_ansi, workbooks

WIDER = int(os.environ.get("ASCO_LOOKALIKES", "0"))


def drawn(usual: int) -> settings:
    phases = [Phase.generate, *([Phase.shrink] if WIDER else [])]
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]
    return settings(
        max_examples=WIDER or usual,
        derandomize=not WIDER,
        database=None,
        deadline=None,
        suppress_health_check=quiet,
        phases=phases,
    )


def inspected(path: Path) -> Inspection:
    return inspect_workbook(open_workbook(path, isolated=False))


@drawn(120)
@given(truth=workbooks())
def test_every_layout_of_an_xlsx_file_is_found_or_doubted(truth: Lookalike, tmp_path: Path) -> None:
    assert judge(truth, inspected(write_xlsx(truth.pages, tmp_path / "drawn.xlsx"))) == []


@drawn(25)
@given(truth=workbooks())
def test_every_layout_of_an_xls_file_is_found_or_doubted(truth: Lookalike, tmp_path: Path) -> None:
    assert judge(truth, inspected(write_xls(truth.pages, tmp_path / "drawn.xls"))) == []


@drawn(25)
@given(truth=workbooks())
def test_every_layout_of_an_ods_file_is_found_or_doubted(truth: Lookalike, tmp_path: Path) -> None:
    assert judge(truth, inspected(write_ods(truth.pages, tmp_path / "drawn.ods"))) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@drawn(20)
@given(truth=workbooks(flat=True))
def test_every_layout_of_a_csv_file_is_found_or_doubted(
    encoding: str, truth: Lookalike, tmp_path: Path
) -> None:
    if encoding == "cp1252":
        truth = in_ansi(truth)
    assert judge(truth, inspected(write_csv(truth.pages[0], tmp_path / "data.csv", encoding))) == []


@drawn(30)
@given(truth=workbooks())
def test_where_nothing_is_doubtful_nothing_is_doubted(truth: Lookalike, tmp_path: Path) -> None:
    found = inspected(write_xlsx(truth.pages, tmp_path / "drawn.xlsx"))
    for page in truth.pages:
        if page.name in truth.plain:
            assert not [doubt for doubt in found.doubts if doubt.sheet == page.name]


@drawn(15)
@given(truth=workbooks())
def test_the_judge_sees_whatever_differs(truth: Lookalike, tmp_path: Path) -> None:
    """Each kind of tampering with the truth must be seen, or the other tests prove nothing."""
    found = inspected(write_xlsx(truth.pages, tmp_path / "drawn.xlsx"))
    found = replace(found, doubts=())
    before = Counter(fault.kind for fault in judge(truth, found))
    table = truth.tables[0]
    cell, known = next((c, k) for c, k in table.cells.items() if k.number is not None)
    row, column = table.places[cell]

    def seen(kind: str) -> bool:
        return Counter(fault.kind for fault in judge(truth, found))[kind] > before[kind]

    table.cells[cell] = Known((known.number or 0) + 1, known.percent, marks=known.marks)
    assert seen("number") or before["lost"]
    table.cells[cell] = replace(known, percent=not known.percent)
    assert seen("number") or before["lost"]
    del table.cells[cell]
    assert seen("invented") or before["lost"]
    table.cells[cell] = known
    table.rows[row] = ("another label",)
    assert seen("row path") or before["row path"]
    table.columns[column] = ("another label",)
    assert seen("column path") or before["column path"]


def test_the_drawing_reaches_every_layout() -> None:
    seen: Counter[str] = Counter()

    @settings(
        max_examples=450,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(workbooks())
    def draw(truth: Lookalike) -> None:
        seen.update(set().union(*(table.traits for table in truth.tables)))
        cells = [known for table in truth.tables for known in table.cells.values()]
        seen.update({"code"} if any(known.code for known in cells) else ())
        seen.update({"undefined code"} if any(known.undefined for known in cells) else ())
        seen.update({"mark"} if any(known.marks for known in cells) else ())
        seen.update({"plain"} if truth.plain else ())

    draw()
    wanted = {
        "sizes", "actions", "departements", "years", "indent", "spaces", "bold groups", "staircase", "merged groups", "1 header rows", "2 header rows", "3 header rows",
        "unmerged headers", "one", "below", "below bare", "beside", "beside bare", "blank row", "blank cell", "mixed styles", "notes before", "footnotes", "text years",
        "code", "undefined code", "mark", "plain", "counts", "counts across", "merged years", "banner groups", "odd text", "stray",
    }  # fmt: skip
    assert not {trait for trait in wanted if not seen[trait]}
