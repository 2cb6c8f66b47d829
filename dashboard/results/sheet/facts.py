"""The facts of a sheet: for each indicator the cell that rule 1 gives the commune, and its pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.domain.address import to_params
from dashboard.domain.catalogue import Edition
from dashboard.domain.commune import Commune
from dashboard.domain.size_range import ALL_SIZES, narrowest
from dashboard.domain.status import Status
from dashboard.results.carrier import cell_index
from dashboard.results.commune_facts import size_of
from dashboard.results.evolution import Evolution, Pair
from dashboard.results.result import Cell, Kind, Result
from dashboard.results.sheet.material import Asked, material
from dashboard.results.sheet.nouns import Fact, Level, Subject, shows
from dashboard.results.sides import editions_of
from dashboard.results.survey_cells import missing_cell
from dashboard.results.universe import WorldUniverse
from dashboard.results.verdicts import adjust
from dashboard.results.world import World
from dashboard.wording import sheet as words
from dashboard.wording.places import as_sentence, enumeration
from dashboard.wording.typography import lower_first


def subjects_of(world: World, commune: Commune, titles: dict[str, str]) -> tuple[Subject, ...]:
    """The subjects with at least one figure; ``titles`` names those that are told, in order.

    Verdicts are corrected for the number of comparisons of the whole sheet.
    """
    asked = [one for one in material(world) if one.subject in titles]
    facts = _judged([_fact(world, commune, one) for one in asked])
    found = []
    for subject, title in titles.items():
        here = [f for one, f in zip(asked, facts, strict=True) if one.subject == subject]
        told = [fact for fact in here if _is_told(fact)]
        absent = [lower_first(fact.label) for fact in here if not _is_told(fact)]
        said = as_sentence(words.ABSENT.format(names=enumeration(absent))) if absent else ""
        if told:
            found.append(Subject(title, tuple(told), said))
    return tuple(found)


def _fact(world: World, commune: Commune, asked: Asked) -> Fact:
    published = [e for e in editions_of(world) if e.published]
    levels = tuple(_level(world, asked.results.get(e.id), commune, e) for e in published)
    several = len(asked.indicator.scopes) > 1
    newest = max(asked.results, default=asked.selection.edition)
    selection = replace(asked.selection, edition=newest, commune=commune.code)
    return Fact(
        indicator=asked.indicator.id,
        label=asked.indicator.short_label,
        detail=words.SCOPES[asked.scope] if several else "",
        levels=levels,
        pair=_pair(world, asked.evolution, commune),
        unjudged=words.UNJUDGED if asked.evolution and _is_uncertain(world, commune) else "",
        params=to_params(selection, WorldUniverse.of(world)),
    )


def _level(world: World, result: Result | None, commune: Commune, edition: Edition) -> Level:
    """What an edition says; an indicator it did not ask for has the status that says so."""
    if result is None:
        cell = missing_cell(size_of(world, commune), Status.NOT_COLLECTED)
        return Level(edition.id, edition.situation, cell, missing_cell(ALL_SIZES, cell.status))
    cell = _cell(world, result, commune)
    total = result.total or missing_cell(ALL_SIZES, Status.NOT_AVAILABLE)
    return Level(edition.id, edition.situation, cell, total)


def _cell(world: World, result: Result, commune: Commune) -> Cell:
    """The cell of its size; where only the total is published, the status that says so."""
    if result.carrier is not None:
        return result.cells[cell_index(world.geography, result.carrier, commune.code)]
    uncertain = world.catalogue.editions[result.selection.edition].uncertain_departements
    if commune.departement in uncertain:
        return missing_cell(size_of(world, commune), Status.FIELD_TO_CONFIRM)
    if result.kind is Kind.NUMBER:
        return missing_cell(size_of(world, commune), Status.NOT_PUBLISHED_FOR_SIZE)
    return result.rows[0]


def _pair(world: World, evolution: Evolution | None, commune: Commune) -> Pair | None:
    """What changed for communes of the size; not where one of the editions is not carried."""
    if evolution is None or _is_uncertain(world, commune):
        return None
    return pair_of(evolution, commune)


def _is_uncertain(world: World, commune: Commune) -> bool:
    """Whether the commune may lie outside the field of a published edition."""
    published = (edition for edition in editions_of(world) if edition.published)
    return any(commune.departement in edition.uncertain_departements for edition in published)


def pair_of(evolution: Evolution, commune: Commune) -> Pair | None:
    """The pair of the narrowest sizes, common to both editions, that hold the commune."""
    by_size = {p.size: p for p in evolution.pairs if p.size is not None and not p.is_total}
    size = narrowest(by_size, commune.population)
    return None if size is None else by_size[size]


def _judged(facts: Sequence[Fact]) -> list[Fact]:
    pairs = iter(adjust([fact.pair for fact in facts if fact.pair is not None]))
    return [replace(fact, pair=next(pairs)) if fact.pair is not None else fact for fact in facts]


def _is_told(fact: Fact) -> bool:
    """Whether there is anything to tell: a figure of its size or of all communes."""
    return any(shows(level.cell) or shows(level.total) for level in fact.levels)
