"""Statistical confidentiality: what was made secret here, what looks recoverable, what nobody can
verify. A table already published is protected by its publisher: nothing of it is hidden here.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.ingest.checks.check import Answer, Check, Context, NotApplicable
from dashboard.ingest.checks.partition import gathered
from dashboard.ingest.checks.series import by_size, tiling
from dashboard.ingest.checks.suppression import LIMITS
from dashboard.ingest.mapping.entries import SUPPRESSED, Entry
from dashboard.ingest.mapping.prepared import Finding, Level

UNVERIFIABLE = "the rules of disclosure can be verified (else « non vérifiable »)"


def _disclosure(context: Context) -> Answer:
    if context.unpublished:
        rule = "a figure made secret here"
        return tuple(
            context.at(entry.place, rule, f"confidentiality {entry.confidentiality.value}")
            for entry in context.entries
            if entry.confidentiality.hides and entry.place.figure.raw == SUPPRESSED
        )
    secret = [entry for entry in context.entries if entry.confidentiality.hides]
    counted = [entry for entry in context.shown if entry.base is not None]
    if not secret and not counted:
        return NotApplicable(
            "« non vérifiable »: no figure is secret, and no number of respondents is given"
        )
    return (
        *_by_partition(context),
        *_by_total(context),
        *(context.at(e.place, *_few(e)) for e in counted if (e.base or 0) < LIMITS.units),
    )


def _few(entry: Entry) -> tuple[str, str]:
    return f"a figure rests on {LIMITS.units} respondents or more", f"base {entry.base:g}"


def _by_partition(context: Context) -> Iterator[Finding]:
    """A part alone in being hidden is 100 less the others."""
    for name, parts, told in gathered(context, context.entries):
        hidden = [entry for entry in told if entry.confidentiality.hides]
        shown = [entry for entry in told if entry.value is not None]
        if hidden and len(shown) == len(parts) - 1:
            rule = "a secret is not the only one of its partition"
            yield context.at(hidden[0].place, rule, f"{name}: 100 less the others gives it")


def _by_total(context: Context) -> Iterator[Finding]:
    """A size alone in being hidden under a shown total follows from the communes of the frame."""
    for series in by_size(context.entries).values():
        for whole in series:
            pieces = tiling(whole, series) or ()
            line = [series[size] for size in (whole, *pieces)] if pieces else []
            hidden = [entry for entry in line if entry.confidentiality.hides]
            if len(hidden) == 1 and all(e.value is not None for e in line if e is not hidden[0]):
                rule = "a secret is not the only one of its total and sizes"
                told = f"{whole.code}: the others and the known numbers of communes give it roughly"
                yield context.at(hidden[0].place, rule, told)


def _counts(context: Context) -> Answer:
    if not context.unpublished:
        return NotApplicable("the table is already published, and protected by its publisher")
    first: dict[int, Finding] = {}
    for entry in context.shown:
        if entry.is_share and entry.base is None:
            told = f"{entry.place.table.name}: no number of respondents"
            first.setdefault(id(entry.place.table), context.at(entry.place, UNVERIFIABLE, told))
    return tuple(first.values())


CHECKS = (
    Check(
        "disclosure",
        Level.SOFT,
        "To secret figures and to those with a number of respondents: what looks recoverable in a "
        "published table, what was made secret in one that is not.",
        _disclosure,
        only_tells=True,
    ),
    Check(
        "disclosure-counts",
        Level.SOFT,
        "To shares of a table not yet published (--unpublished).",
        _counts,
    ),
)
