"""One indicator at both dates: its pairs by size, their verdicts, what explains the change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.domain.catalogue import Edition, Indicator
from dashboard.domain.comparability import ComparisonLevel, Entry
from dashboard.domain.observation import Observation
from dashboard.domain.selection import Level, Selection
from dashboard.domain.size_range import ALL_SIZES, SizeRange
from dashboard.domain.territory import FRANCE, Territory
from dashboard.results import evolution_text as text
from dashboard.results.bands import Slot, align
from dashboard.results.evolution import Evolution, Pair
from dashboard.results.explained import explain
from dashboard.results.result import Cell
from dashboard.results.sides import Side, Sides, by_size, editions_of, side, value_territory
from dashboard.results.survey_cells import cell_of, missing_cell, size_name
from dashboard.results.survey_text import value_heading
from dashboard.results.verdicts import Question, adjust, chance, judge, step_of
from dashboard.results.world import World
from dashboard.wording.datasets import mark_of
from dashboard.wording.places import everyone_of


@dataclass(frozen=True)
class Material:
    """What both editions publish of a selection, before anything is said of it."""

    indicator: Indicator
    editions: tuple[Edition, Edition]
    territory: Territory
    before: Sides
    after: Sides
    steps: tuple[float, float]


def material(world: World, selection: Selection) -> Material:
    """Every published figure of the selection in both editions."""
    editions = editions_of(world)
    territory = value_territory(world, selection)
    before, after = (by_size(world, selection, e.id, territory) for e in editions)
    return Material(
        world.catalogue.indicators[selection.indicator],
        editions,
        territory,
        before,
        after,
        (step_of(tuple(before.values())), step_of(tuple(after.values()))),
    )


def evolution(world: World, selection: Selection) -> Evolution:
    """The comparison of the two editions for the selection (a survey indicator)."""
    found = material(world, selection)
    every = _pairs(world, selection, found)
    shown = [p for p in every if p.is_total or (p.size is not None and selection.concerns(p.size))]
    pairs = adjust(shown)
    entry = register_entry(world, selection, ALL_SIZES, found.territory)
    explained = explain(world, selection, found.territory, every)
    return Evolution(
        selection=selection,
        text=text.text_of(world, selection, found.territory, pairs),
        before=found.editions[0].situation,
        after=found.editions[1].situation,
        pairs=pairs,
        entry=entry,
        status_text=text.status_text(entry),
        chance=chance(pairs),
        explained=explained,
        value_heading=value_heading(
            world, replace(selection, territory=FRANCE, level=Level.NATIONAL)
        ),
        mark=mark_of(selection),
    )


def total_pair(world: World, selection: Selection) -> Pair:
    """The pair of all sizes alone, for a glance over many indicators."""
    found = material(world, selection)
    slot = Slot(ALL_SIZES, _of_all(found.before), _of_all(found.after))
    return _pair(world, selection, found, slot)


def register_entry(
    world: World, selection: Selection, size: SizeRange, territory: Territory
) -> Entry:
    """What the register says of a figure of that size and territory."""
    level = ComparisonLevel.FRANCE if size.is_all else ComparisonLevel.SIZE
    if territory != FRANCE:
        level = ComparisonLevel.REGION
    return world.catalogue.register.find(
        selection.indicator, level, selection.scope, selection.reading
    )


def _pairs(world: World, selection: Selection, found: Material) -> Sequence[Pair]:
    sizes = [[s for s in sides if not s.is_all] for sides in (found.before, found.after)]
    slots = list(align(*sizes))
    slots.append(Slot(ALL_SIZES, _of_all(found.before), _of_all(found.after)))
    return [_pair(world, selection, found, slot) for slot in slots]


def _of_all(sides: Mapping[SizeRange, Observation]) -> tuple[SizeRange, ...]:
    return (ALL_SIZES,) if ALL_SIZES in sides else ()


def _pair(world: World, selection: Selection, found: Material, slot: Slot) -> Pair:
    indicator = found.indicator
    sides = (found.before, found.after)
    pieces = (slot.before, slot.after)
    levels = [
        side(world, edition, sides[i], pieces[i], slot.size, indicator.id, found.territory)
        for i, edition in enumerate(found.editions)
    ]
    entry = register_entry(world, selection, slot.size, found.territory)
    question = Question(
        entry,
        text.subject(world, selection, slot.size, found.territory),
        (found.editions[0].situation, found.editions[1].situation),
        _covariance(world, levels),
        found.steps,
    )
    verdict = judge(levels[0], levels[1], question)
    before, after = (_cell(world, indicator, level, slot.size) for level in levels)
    is_all = slot.size.is_all
    return Pair(
        everyone_of(indicator.unit)
        if is_all
        else size_name(slot.size, (level.observation for level in levels)),
        before,
        after,
        verdict,
        slot.size,
        is_all,
        " ; ".join(level.united for level in levels if level.united),
        entry.status,
    )


def _covariance(world: World, levels: Sequence[Side]) -> float | None:
    """Covariance of the two estimates, from those of their pieces; ``None`` where not known."""
    total = 0.0
    for first, weight in levels[0].pieces:
        for last, other in levels[1].pieces:
            known = world.observations.covariance(first, last)
            if known is None:
                return None
            total += weight * other * known
    return total


def _cell(world: World, indicator: Indicator, level: Side, size: SizeRange) -> Cell:
    if level.observation is None:
        heading = everyone_of(indicator.unit) if size.is_all else ""
        return missing_cell(size, level.status, heading=heading)
    return cell_of(world, indicator, level.observation)
