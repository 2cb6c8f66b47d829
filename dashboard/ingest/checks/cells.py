"""What must be true of a single figure: a share is a share, an interval holds its value."""

from __future__ import annotations

import math
from collections.abc import Iterator

from dashboard.ingest.checks.check import Answer, Check, Context, NotApplicable
from dashboard.ingest.mapping.entries import Entry, half_unit
from dashboard.ingest.mapping.model import Measure
from dashboard.ingest.mapping.prepared import Finding, Level

Z = 1.959964
"""Half-width of a 95 % interval, in standard errors."""
AGREES = 0.25
"""How far the half-width may be from that of the standard error, as a share of it."""
NEAR_BOUND = 10.0
"""Below this share (and above its complement) good intervals are not symmetric."""
PLAUSIBLE = (0.2, 3.0)
"""The standard error over that of a simple random sample: design and rounding explain no more."""
PRECISIONS = (Measure.STANDARD_ERROR, Measure.CI_LOW, Measure.CI_HIGH, Measure.MARGIN)
NO_PRECISION = NotApplicable("no interval or standard error is imported")


def _range(context: Context) -> Iterator[Finding]:
    for entry in context.shown:
        value = entry.value or 0.0
        if entry.is_share and not 0 <= value <= 100:
            told = f"{value:g}"
            yield context.at(entry.place, "a share lies between 0 and 100", told)
        elif value < 0:
            yield context.at(entry.place, "a count is not negative", f"{value:g}")


def _scale(context: Context) -> Iterator[Finding]:
    """Shares all below 1 in a table: very likely 0.72 read as 0,72 %."""
    for met in context.meeting.met:
        shares = [e for e in context.shown if e.place.table is met.table and e.is_share and e.value]
        if len(shares) >= 3 and all((e.value or 0) <= 1 for e in shares):
            told = f"{met.table.name}: the largest share is {max(e.value or 0 for e in shares):g}"
            told += f" %, with scale = {met.row.scale}"
            yield context.at(shares[0].place, "shares are not fractions taken as percent", told)


def _interval(context: Context) -> Answer:
    measured = [e for e in context.entries if _has_precision(e)]
    if not measured:
        return NO_PRECISION
    return tuple(f for entry in measured for f in _of_interval(entry, context))


def _has_precision(entry: Entry) -> bool:
    return any(r.measure in PRECISIONS and r.number is not None for r in entry.reads)


def _of_interval(entry: Entry, context: Context) -> Iterator[Finding]:
    value, low, high, error = entry.value, entry.ci_low, entry.ci_high, entry.standard_error
    if value is None:
        rule = "a figure that is not shown has no precision either"
        said = ", ".join(
            f"{r.measure} {r.number:g} ({r.figure.cell})"
            for r in entry.reads
            if r.measure in PRECISIONS and r.number is not None
        )
        yield context.at(entry.place, rule, said)
        return
    if error is not None and error < 0:
        read = entry.read(Measure.STANDARD_ERROR) or entry.place
        yield context.at(read, "a standard error is not negative", f"{error:g}")
    if (low is None) != (high is None):
        read = entry.read(Measure.CI_LOW) or entry.read(Measure.CI_HIGH) or entry.place
        yield context.at(read, "an interval has two limits", _written(entry))
    if low is None or high is None:
        return
    if not low <= value <= high:
        read = entry.read(Measure.CI_LOW) or entry.read(Measure.MARGIN) or entry.place
        yield context.at(read, "an interval holds its value", _written(entry))


def _agrees(context: Context) -> Answer:
    both = [
        e
        for e in context.shown
        if e.is_share and None not in (e.standard_error, e.ci_low, e.ci_high)
    ]
    if not both:
        return NotApplicable("no figure has both an interval and a standard error")
    found = []
    for entry in both:
        value, error = entry.value or 0.0, entry.standard_error or 0.0
        half = ((entry.ci_high or 0.0) - (entry.ci_low or 0.0)) / 2
        slack = half_unit(entry.reads) * (1 + Z)
        if NEAR_BOUND <= value <= 100 - NEAR_BOUND and (
            abs(half - Z * error) > AGREES * Z * error + slack
        ):
            told = f"half-width {half:g}, 1.96 × standard error {Z * error:.4g}"
            read = entry.read(Measure.STANDARD_ERROR) or entry.place
            found.append(context.at(read, "interval and standard error tell the same", told))
    return tuple(found)


def _plausible(context: Context) -> Answer:
    judged = [e for e in context.shown if e.is_share and e.base and _error(e) is not None]
    if not judged:
        return NotApplicable("no share has both a number of respondents and a precision")
    found = []
    for entry in judged:
        error, value = _error(entry) or 0.0, entry.value or 0.0
        if not 0 < value < 100 or not entry.base:
            continue
        simple = math.sqrt(value * (100 - value) / entry.base)
        slack = half_unit(entry.reads)
        low, high = (simple * part for part in PLAUSIBLE)
        if error + slack < low or error - slack > high:
            told = f"{value:g} % of {entry.base:g} respondents ± {error:.4g}; a simple random "
            told += f"sample would give {simple:.3g}"
            read = entry.read(Measure.STANDARD_ERROR) or entry.read(Measure.CI_LOW)
            found.append(context.at(read or entry.place, "a precision fits its base", told))
    return tuple(found)


def _error(entry: Entry) -> float | None:
    """The standard error, or the one its interval implies."""
    if entry.standard_error is not None:
        return entry.standard_error
    if entry.ci_low is None or entry.ci_high is None:
        return None
    return (entry.ci_high - entry.ci_low) / (2 * Z)


def _written(entry: Entry) -> str:
    named = ("value", "ci_low", "ci_high", "standard_error")
    said = ((name, getattr(entry, name)) for name in named)
    return ", ".join(f"{name} {value:g}" for name, value in said if value is not None)


CHECKS = (
    Check("range-0-100", Level.HARD, "To every number, share or count.", _range),
    Check(
        "scale",
        Level.SOFT,
        "To tables with at least three shares above zero.",
        _scale,
    ),
    Check(
        "interval",
        Level.HARD,
        "To every figure with an interval or a standard error.",
        _interval,
    ),
    Check(
        "interval-agrees",
        Level.SOFT,
        "To shares between 10 and 90 % with both a 95 % interval and a standard error.",
        _agrees,
    ),
    Check(
        "precision-plausible",
        Level.SOFT,
        "To shares with a precision and a number of respondents, neither 0 nor 100 %.",
        _plausible,
    ),
)
