"""Territories: a figure is about a territory that exists today, and that a map can show."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.ingest.checks.check import Check, Context
from dashboard.ingest.mapping.prepared import Finding, Level


def _known(context: Context) -> Iterator[Finding]:
    """Each unknown territory once, at its first cell."""
    seen: set[str] = set()
    for entry in context.entries:
        territory = entry.key.territory
        if context.geography.has(territory) or territory.key in seen:
            continue
        seen.add(territory.key)
        told = f"{territory.key}: not a territory of today"
        if territory.key.startswith("region"):
            told += " (a région of before 2016 is not shown: ignore its line with that reason)"
        yield context.at(entry.place, "a territory exists in the geography", told)


CHECKS = (Check("territory-known", Level.HARD, "To the territory of every figure.", _known),)
