"""A large sheet costs as much as its cells, not their square."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from dashboard.ingest.workbook.cells import Sheet
from tests.ingest.finding.build import Written, bold, look_at, sheet

Shape = Callable[[int], list[list[Written]]]


def plain(rows: int) -> list[list[Written]]:
    return [["Commune", "A", "B"], *([f"Commune {n}", n / 7, n / 3] for n in range(rows))]


def groups(rows: int) -> list[list[Written]]:
    one: list[list[Written]] = [[bold("Groupe")], ["Hommes", 1.5], ["Total", 2.5]]
    return [["Commune", "A"], *(row for _ in range(rows // 3) for row in one)]


def texts(rows: int) -> list[list[Written]]:
    return [
        ["Commune", "A"],
        *([f"Commune{n}", "à paraître"] for n in range(rows)),
        ["Z", 1],
        ["Y", 2],
    ]


def tables(rows: int) -> list[list[Written]]:
    one: list[list[Written]] = [["Tableau 1 - Un"], ["Taille", "ABS"], ["A", 1.5], ["B", 2.5], []]
    return [row for _ in range(rows // 5) for row in one]


def unlabelled(rows: int) -> list[list[Written]]:
    return [["Commune", "A", "B"], *([None, n / 7, n / 3] for n in range(rows))]


@pytest.mark.parametrize("shape", [plain, groups, texts, tables, unlabelled])
def test_eight_times_the_rows_cost_far_less_than_their_square(shape: Shape) -> None:
    few, many = (min(_seconds(sheet("T", shape(n))) for _ in range(3)) for n in (400, 3_200))
    assert many < 24 * few


def _seconds(one: Sheet) -> float:
    start = time.process_time()
    look_at(one)
    return time.process_time() - start
