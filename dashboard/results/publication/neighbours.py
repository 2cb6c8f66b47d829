"""Figures of one dossier that show an indicator at two dates: may a reader compare them?

Each figure leaves alone with the linters, yet they stand side by side on paper. Where the register
forbids the comparison, each of them says so in its note, and they share no scale.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from dashboard.domain.size_range import SizeRange
from dashboard.domain.territory import Territory
from dashboard.results.evolution_view import register_entry
from dashboard.results.publication.asked import Asked
from dashboard.results.publication.publication import Publication
from dashboard.results.world import World
from dashboard.wording import publication as words
from dashboard.wording.comparability import main_reason
from dashboard.wording.places import enumeration
from dashboard.wording.typography import fine


def parted(world: World, one: Publication, other: Publication) -> str:
    """Why two figures of different dates do not compare; empty where they may, or where no
    indicator is in both."""
    if set(one.spec.editions) & set(other.spec.editions):
        return ""
    asked = Asked(world, one.spec)
    for indicator in asked.indicators:
        if indicator.id not in other.spec.indicators:
            continue
        selection = asked.selection(indicator, asked.editions[0])
        for size, territory in sorted({*_shown(one), *_shown(other)}):
            entry = register_entry(world, selection, size, territory)
            if not entry.status.allows:
                return main_reason(entry)
    return ""


def warned(world: World, figures: Sequence[Publication]) -> tuple[Publication, ...]:
    """The figures, each with the note that names those of the dossier it does not compare to."""
    found = []
    for one in figures:
        reasons: dict[str, list[str]] = {}
        for other in figures:
            reason = parted(world, one, other) if other is not one else ""
            if reason:
                reasons.setdefault(reason, []).append(f"« {other.label} »")
        said = (
            words.PARTED.format(others=enumeration(labels), why=why)
            for why, labels in reasons.items()
        )
        note = fine(" ".join(part for part in (one.note, *said) if part))
        found.append(replace(one, note=note) if reasons else one)
    return tuple(found)


def _shown(figure: Publication) -> set[tuple[SizeRange, Territory]]:
    """Size and territory of each figure that is shown."""
    cells = figure.map.cells if figure.map is not None else chain.from_iterable(figure.cells)
    seen = (cell.observation for cell in cells if cell is not None)
    return {(o.key.size_range, o.key.territory) for o in seen if o is not None and o.has_figure}
