"""Checks as a person reads them in a terminal, and as a program does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from dashboard.ingest.mapping.prepared import CheckResult, Level, Outcome, Prepared

MOST = 12
"""Findings of one check that a terminal shows; the JSON has them all."""
_SIGNS = {
    Outcome.PASSED: "ok      ",
    Outcome.FAILED: "FAILED  ",
    Outcome.ACCEPTED: "accepted",
    Outcome.NOT_APPLICABLE: "n/a     ",
    Outcome.TOLD: "told    ",
}


def checks_told(prepared: Prepared) -> str:
    """What was read and what each check found, in plain text."""
    return "\n".join(_lines(prepared))


def _lines(prepared: Prepared) -> Iterator[str]:
    yield f"{prepared.id}: {len(prepared.rows)} figures from {len(prepared.origins)} cells"
    yield f"  mapping  {prepared.mapping}"
    yield f"  workbook {prepared.workbook} (sha256 {prepared.sha256[:12]}…)"
    for check in prepared.checks:
        yield from _check(check)
    if prepared.withdrawn:
        yield f"{len(prepared.withdrawn)} withdrawn:"
        yield from (f"    {name}: {why}" for name, why in prepared.withdrawn)
    yield ""
    yield _verdict(prepared)


def _check(check: CheckResult) -> Iterator[str]:
    count = f" ({len(check.findings)})" if check.findings else ""
    yield f"{_SIGNS[check.outcome]}  {check.id} [{check.level}]{count}"
    if check.outcome is not Outcome.PASSED:
        yield f"            applies: {check.applies}"
    if check.reason:
        yield f"            reason: {check.reason}"
    for finding in check.findings[:MOST]:
        yield f"          - {finding}"
    if len(check.findings) > MOST:
        yield f"          - … and {len(check.findings) - MOST} more (--json tells all)"


def _verdict(prepared: Prepared) -> str:
    failed = [check for check in prepared.checks if check.stops]
    if not failed:
        return "PASSED: this import may be published."
    soft = [check.id for check in failed if check.level is Level.SOFT]
    hard = [check.id for check in failed if check.level is Level.HARD]
    said = ["REFUSED: this import may not be published."]
    if hard:
        said.append(f"  To do: repair what stops it: {', '.join(hard)}")
    if soft:
        said.append(f"  To do: look, then repair or accept with a reason: {', '.join(soft)}")
    return "\n".join(said)


def checks_json(prepared: Prepared) -> dict[str, Any]:
    """Everything an import is, complete and in a stable order, as plain values."""
    return {
        "id": prepared.id,
        "mapping": prepared.mapping.name,
        "workbook": prepared.workbook.name,
        "sha256": prepared.sha256,
        "stopped": prepared.stopped,
        "source": {k: v if isinstance(v, str) else str(v) for k, v in prepared.source.items()},
        "rows": list(prepared.rows),
        "origins": [asdict(origin) for origin in prepared.origins],
        "checks": [asdict(check) for check in prepared.checks],
        "withdrawn": [list(pair) for pair in prepared.withdrawn],
    }
