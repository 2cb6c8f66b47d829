"""The matrix of changed cells as a table, for the terminal and for the file of a version."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence

from dashboard.domain.observation import Observation
from dashboard.domain.version import CellChange, ChangeKind
from dashboard.wording.facts import value_text

CHANGES = "changes.csv"
COLUMNS = (
    "nature", "indicateur", "edition", "unite", "portee", "lecture", "groupe", "territoire",
    "taille", "avant", "apres", "source_avant", "source_apres", "note",
)  # fmt: skip
KINDS = {
    ChangeKind.CORRECTED: "corrected",
    ChangeKind.WITHDRAWN: "withdrawn",
    ChangeKind.ADDED: "added",
    ChangeKind.CONFIRMED: "confirmed by a better source",
    ChangeKind.COMPARABLE: "newly comparable",
}
"""The kinds in the words of the command line."""


def matrix_rows(changes: Iterable[CellChange]) -> list[dict[str, str]]:
    """One row a changed cell: its key, what a reader saw, what a reader sees."""
    return [
        {
            "nature": change.kind.value,
            "indicateur": change.key.indicator,
            "edition": change.key.edition,
            "unite": change.key.unit.value,
            "portee": change.key.scope.value,
            "lecture": change.key.reading.value,
            "groupe": change.key.group,
            "territoire": change.key.territory.key,
            "taille": change.key.size_range.code,
            "avant": _told(change.before),
            "apres": _told(change.after),
            "source_avant": change.before.source if change.before else "",
            "source_apres": change.after.source if change.after else "",
            "note": change.after.note if change.after else "",
        }
        for change in changes
    ]


def matrix_bytes(changes: Iterable[CellChange]) -> bytes:
    """The matrix as a CSV file for a spreadsheet in French."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(matrix_rows(changes))
    return text.getvalue().encode("utf-8-sig")


def counted(changes: Sequence[CellChange]) -> str:
    """« 12 added, 1 corrected », or « no figure »."""
    counts = Counter(change.kind for change in changes)
    return ", ".join(f"{counts[kind]} {KINDS[kind]}" for kind in KINDS if counts[kind]) or (
        "no figure"
    )


def _told(seen: Observation | None) -> str:
    return value_text(seen) if seen else ""
