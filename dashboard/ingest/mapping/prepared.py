"""What an import is ready to publish: rows in the shape of the contract, each with its origin."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from dashboard.domain.version import Origin


class Level(StrEnum):
    """A hard check stops the import; a soft one may be accepted with a recorded reason."""

    HARD = "hard"
    SOFT = "soft"


class Outcome(StrEnum):
    """What a check found."""

    PASSED = "passed"
    FAILED = "failed"
    ACCEPTED = "accepted"
    NOT_APPLICABLE = "not applicable"
    TOLD = "told"
    """Nothing to decide, something to know (a golden number superseded)."""


@dataclass(frozen=True)
class Finding:
    """One disagreement: file, sheet, cell, rule, the values that disagree."""

    file: str
    sheet: str
    cell: str
    rule: str
    values: str

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.file, self.sheet, self.cell) if part)
        return f"{place}: {self.rule}: {self.values}"


@dataclass(frozen=True)
class CheckResult:
    """A check, where it applies (one sentence), what it found, the reason it was accepted."""

    id: str
    level: Level
    applies: str
    outcome: Outcome
    findings: tuple[Finding, ...] = ()
    reason: str = ""

    @property
    def stops(self) -> bool:
        """Whether the import may not be published."""
        return self.outcome is Outcome.FAILED


@dataclass(frozen=True)
class Prepared:
    """An import after its checks.

    ``rows`` are dictionaries with the columns ``RAW_COLUMNS`` of ``tables/layout.py`` (text; empty
    where absent), ``source`` being the id of the import. ``withdrawn`` lists ids of rows that stood
    before and are withdrawn, with the reason.
    """

    id: str
    mapping: Path
    workbook: Path
    sha256: str
    source: dict[str, Any]
    rows: tuple[dict[str, str], ...]
    origins: tuple[Origin, ...]
    checks: tuple[CheckResult, ...]
    withdrawn: tuple[tuple[str, str], ...] = ()

    @property
    def stopped(self) -> bool:
        """Whether a check forbids to publish."""
        return any(check.stops for check in self.checks)
