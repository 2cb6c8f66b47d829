"""The comparability register and the legal timeline, as rows for a page."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.comparability import ComparisonLevel, Entry, Milestone
from dashboard.domain.observation import Reading, Scope
from dashboard.results.world import World


@dataclass(frozen=True)
class RegisterRow:
    """One judgement, for the levels, scopes and readings it holds for alike."""

    theme: str
    label: str
    levels: tuple[ComparisonLevel, ...]
    scopes: tuple[Scope, ...]
    readings: tuple[Reading, ...]
    entry: Entry


def register_rows(world: World) -> tuple[RegisterRow, ...]:
    """Every indicator of the catalogue, those the register does not name included.

    Levels, scopes and readings judged alike share a row.
    """
    rows = []
    for indicator in world.catalogue.indicators.values():
        theme = world.catalogue.themes[indicator.theme].label
        judged: dict[Entry, list[tuple[ComparisonLevel, Scope, Reading]]] = {}
        for (name, level, scope, reading), entry in world.catalogue.register.entries.items():
            if name == indicator.id:
                judged.setdefault(entry, []).append((level, scope, reading))
        if not judged:
            entry = world.catalogue.register.find(
                indicator.id, ComparisonLevel.FRANCE, indicator.scopes[0], Reading.UNITS
            )
            rows.append(RegisterRow(theme, indicator.short_label, (), (), (), entry))
        for entry, keys in judged.items():
            rows.append(
                RegisterRow(
                    theme,
                    indicator.short_label,
                    tuple(dict.fromkeys(level for level, _, _ in keys)),
                    tuple(dict.fromkeys(scope for _, scope, _ in keys)),
                    tuple(dict.fromkeys(reading for _, _, reading in keys)),
                    entry,
                )
            )
    return tuple(rows)


def milestones_of(world: World, theme: str) -> tuple[Milestone, ...]:
    """Laws that name a subject, with the elections and the editions of the survey around them."""
    laws = ("loi", "decret")
    return tuple(
        m
        for m in world.catalogue.milestones
        if theme in m.themes or (m.kind not in laws and not m.themes)
    )
