"""The list of checks, and their outcome once acceptances are weighed."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.ingest.checks import (
    as_read,
    cells,
    contract,
    copies,
    decimals,
    disclosure,
    known,
    partition,
    places,
    readings,
    revision,
    structure,
    totals,
)
from dashboard.ingest.checks.check import Check, Context, NotApplicable
from dashboard.ingest.mapping.prepared import CheckResult, Finding, Level, Outcome

CHECKS: tuple[Check, ...] = (
    *structure.CHECKS,
    *contract.CHECKS,
    *places.CHECKS,
    *cells.CHECKS,
    *partition.CHECKS,
    *totals.CHECKS,
    *readings.CHECKS,
    *revision.CHECKS,
    *known.CHECKS,
    *as_read.CHECKS,
    *decimals.CHECKS,
    *copies.CHECKS,
    *disclosure.CHECKS,
)
"""Every check, in the order in which it is told."""

ACCEPTABLE = frozenset(c.id for c in CHECKS if c.level is Level.SOFT and not c.only_tells)


def run_all(context: Context) -> tuple[CheckResult, ...]:
    """The outcome of every check; a soft one with a reason in the mapping is accepted."""
    return tuple(_result(check, context) for check in CHECKS)


def acceptance_faults(context: Context) -> Iterator[Finding]:
    """Acceptances of what is no soft check: nobody accepts what stops an import."""
    for name in context.mapping.accept:
        if name not in ACCEPTABLE:
            told = f"accept {name!r}: not one of {', '.join(sorted(ACCEPTABLE))}"
            rule = "only a soft check can be accepted"
            yield Finding(context.loaded.path.name, "", "", rule, told)


def _result(check: Check, context: Context) -> CheckResult:
    answer = check.look(context)
    if isinstance(answer, NotApplicable):
        outcome, reason = Outcome.NOT_APPLICABLE, answer.reason
        return CheckResult(check.id, check.level, check.applies, outcome, (), reason)
    findings = tuple(answer)
    if check.id == "mapping":
        findings += tuple(acceptance_faults(context))
    reason = ""
    if not findings:
        outcome = Outcome.PASSED
    elif check.only_tells:
        outcome = Outcome.TOLD
    elif check.level is Level.SOFT and (reason := context.mapping.accept.get(check.id, "")):
        outcome = Outcome.ACCEPTED
    else:
        outcome = Outcome.FAILED
    if outcome is Outcome.PASSED and context.mapping.accept.get(check.id):
        reason = "accepted in the mapping without need: take the acceptance out"
    return CheckResult(check.id, check.level, check.applies, outcome, findings, reason)
