"""Parts of a whole: the shares of a partition, and the two readings of one action."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.observation import Scope
from dashboard.ingest.checks.check import Answer, Check, Context, NotApplicable
from dashboard.ingest.checks.series import by_key
from dashboard.ingest.mapping.entries import Entry, Read, half_unit
from dashboard.ingest.mapping.prepared import Level

NOISE = 1e-6
"""Points that floating-point sums may be off by."""


def parts_of(catalogue: Catalogue) -> dict[str, list[str]]:
    """The indicators of each partition, by the name of the partition."""
    found: dict[str, list[str]] = {}
    for indicator in catalogue.indicators.values():
        if indicator.partition:
            found.setdefault(indicator.partition, []).append(indicator.id)
    return found


def gathered(
    context: Context, entries: Sequence[Entry]
) -> Iterator[tuple[str, list[str], list[Entry]]]:
    """Each partition wherever the import tells a part of it: name, all its parts, those told."""
    keyed = by_key(entries)
    for name, parts in parts_of(context.catalogue).items():
        places = {
            (replace(key, indicator=parts[0]), orientation)
            for key, orientation in keyed
            if key.indicator in parts
        }
        for key, orientation in sorted(places, key=str):
            here = [keyed.get((replace(key, indicator=part), orientation)) for part in parts]
            yield name, parts, [entry for entry in here if entry is not None]


def _partition(context: Context) -> Answer:
    shares = [e for e in context.shown if e.is_share]
    rounding = _rounding(context)
    found, seen = [], False
    for name, parts, told in gathered(context, shares):
        seen = True
        total = sum(entry.direct or 0.0 for entry in told)
        slack = sum(rounding[_written_alike(entry)] for entry in told) + NOISE
        whole = len(told) == len(parts)
        if total - 100 > slack or (whole and 100 - total > slack):
            values = " + ".join(f"{e.direct:g} ({e.key.indicator})" for e in told)
            rule = "the shares of a partition sum to 100, but for rounding"
            if not whole:
                rule = "some shares of a partition do not pass 100 together, but for rounding"
            cells = ", ".join(f"{e.place.table.name} {e.place.figure.cell}" for e in told)
            said = f"{name}: {values} = {total:g}, in {cells}"
            found.append(context.at(told[-1].place, rule, said))
    if not seen:
        return NotApplicable(
            "no indicator of this import belongs to a partition; the shares of a multiple choice "
            "need not sum to 100"
        )
    return tuple(found)


def _rounding(context: Context) -> dict[tuple[int, str], float]:
    """What rounding hides in the shares of an indicator in a table, by table and indicator."""
    alike: dict[tuple[int, str], list[Read]] = {}
    for entry in context.shown:
        alike.setdefault(_written_alike(entry), []).append(entry.place)
    return {name: half_unit(reads) for name, reads in alike.items()}


def _written_alike(entry: Entry) -> tuple[int, str]:
    return id(entry.place.table), entry.key.indicator


def _scopes(context: Context) -> Answer:
    keyed = by_key(context.shown)
    found, seen = [], False
    for (key, orientation), own in keyed.items():
        if key.scope is not Scope.OWN:
            continue
        available = keyed.get((replace(key, scope=Scope.AVAILABLE), orientation))
        if available is None:
            continue
        seen = True
        slack = half_unit([own.place]) + half_unit([available.place])
        if (available.direct or 0.0) < (own.direct or 0.0) - slack:
            told = f"own {own.direct:g} ({own.place.figure.cell}), available {available.direct:g}"
            rule = "an action available on the territory is not rarer than that of the commune"
            found.append(context.at(available.place, rule, told))
    if not seen:
        return NotApplicable("no figure is given both for the commune and for its territory")
    return tuple(found)


CHECKS = (
    Check(
        "partition-100",
        Level.HARD,
        "To indicators the catalogue puts in a partition, wherever at least one of its parts has "
        "a number: all parts sum to 100, some of them do not pass it.",
        _partition,
    ),
    Check(
        "own-within-available",
        Level.HARD,
        "To figures given both for the commune's own action and for the one available on its "
        "territory.",
        _scopes,
    ),
)
