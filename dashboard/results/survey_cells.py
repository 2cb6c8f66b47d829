"""Published observations turned into cells, each with its words, look and provenance."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.domain.catalogue import Indicator
from dashboard.domain.dataset import Dataset
from dashboard.domain.observation import ALL_UNITS, CellKey, Observation, Orientation
from dashboard.domain.selection import Level, Selection
from dashboard.domain.size_range import ALL_SIZES, SizeRange
from dashboard.domain.status import Qualifier, Status
from dashboard.domain.territory import FRANCE, Territory, TerritoryKind
from dashboard.results import reading
from dashboard.results.carrier import CellsByTerritory
from dashboard.results.origins import origin_of
from dashboard.results.result import Alternative, Cell, Look
from dashboard.results.world import World
from dashboard.wording import facts, places
from dashboard.wording.provenance import short_source, why_preferred
from dashboard.wording.vocabulary import STATUS

COMPLEMENT = "complément du chiffre publié"
SIMULATED_COMPLEMENT = "complément du chiffre simulé"

_LOOKS = {
    Qualifier.EXACT: Look.VALUE,
    Qualifier.ABOUT: Look.ABOUT,
    Qualifier.MORE_THAN: Look.MORE_THAN,
    Qualifier.LESS_THAN: Look.LESS_THAN,
    Qualifier.NONE: Look.WORDS,
}


def key_of(world: World, selection: Selection, size: SizeRange, territory: Territory) -> CellKey:
    """The key of the cell that the selection asks for."""
    indicator = world.catalogue.indicators[selection.indicator]
    return CellKey(
        dataset=world.dataset,
        edition=selection.edition,
        indicator=indicator.id,
        unit=indicator.unit,
        scope=selection.scope,
        reading=selection.reading,
        size_range=size,
        territory=territory,
        group=indicator.group,
    )


def size_cells(world: World, selection: Selection) -> CellsByTerritory:
    """Published cells by territory and size range, read in the asked direction; no totals.

    Words have no complement: such a figure, read the other way, says so by its status. Values of
    régions are taken only where they are asked for.
    """
    base = key_of(world, selection, ALL_SIZES, FRANCE)
    found: dict[Territory, dict[SizeRange, Observation]] = {}
    for key in world.observations.like(base):
        if selection.level is not Level.REGION and key.territory != FRANCE:
            continue
        observation = reading.preferred(world.observations, key, selection.orientation)
        observation = observation or reading.other_way(world.observations, key)
        if observation is not None and not key.size_range.is_all:
            found.setdefault(key.territory, {})[key.size_range] = observation
    return found


def total_of(world: World, selection: Selection) -> Observation | None:
    """The figure of all sizes, read in the asked direction: of France, or of the chosen région."""
    regional = selection.level is Level.REGION
    regional = regional and selection.territory.kind is TerritoryKind.REGION
    key = key_of(world, selection, ALL_SIZES, selection.territory if regional else FRANCE)
    found = reading.preferred(world.observations, key, selection.orientation)
    return found or reading.other_way(world.observations, key)


def cell_of(
    world: World,
    indicator: Indicator,
    observation: Observation,
    communes: int = 0,
    population: int = 0,
) -> Cell:
    """The cell of an observation, covering that many communes and inhabitants of today."""
    size = observation.key.size_range
    look = _LOOKS[observation.qualifier] if observation.has_figure else Look.STATUS
    group = group_label(world, indicator)
    territory = territory_name(world, observation.key.territory)
    situation = world.catalogue.editions[observation.key.edition].situation
    where = " ; ".join(
        part for part in (f"{territory}, {situation}", facts.interval_text(observation)) if part
    )
    words = (
        f"{facts.fact(indicator, observation, group)} ({where})"
        if observation.has_figure
        else facts.why_none(observation)
    )
    return Cell(
        heading=_heading(world, observation),
        text=facts.value_text(observation),
        sentence=words,
        look=look,
        value=observation.value if observation.has_figure else None,
        status=observation.status,
        confidentiality=observation.confidentiality,
        qualifier=observation.qualifier,
        size=size,
        communes=communes,
        population=population,
        tint=facts.implied_share(observation),
        mark=mark_of_complement(observation),
        source=short_source(world.catalogue.sources[observation.source]),
        origin=origin_of(world, observation),
        observation=observation,
        alternatives=alternatives(world, observation),
    )


def _heading(world: World, observation: Observation) -> str:
    """Who the figure is about: the published label of the size, and where it is not of France."""
    label = observation.size_label or places.size_label(observation.key.size_range)
    where = observation.key.territory
    return label if where == FRANCE else f"{label} – {territory_name(world, where)}"


def size_name(size: SizeRange, seen: Iterable[Observation | None]) -> str:
    """A row of sizes, named as the publications name it where they do with one voice."""
    labels = {one.size_label for one in seen if one is not None and one.size_label}
    return labels.pop() if len(labels) == 1 else places.size_label(size)


def mark_of_complement(observation: Observation) -> str:
    """The remark beside a figure that nobody printed: the complement of a printed one."""
    if not observation.derived:
        return ""
    if observation.key.dataset == Dataset.DEMONSTRATION:
        return SIMULATED_COMPLEMENT
    return (
        f"complément de « {observation.derived_from} »" if observation.derived_from else COMPLEMENT
    )


def missing_cell(
    size: SizeRange, status: Status, communes: int = 0, population: int = 0, heading: str = ""
) -> Cell:
    """A cell without figure: why, in the words of the status."""
    words = STATUS[status]
    return Cell(
        heading=heading or places.size_label(size),
        text=words.label,
        sentence=words.label,
        look=Look.STATUS,
        status=status,
        size=size,
        communes=communes,
        population=population,
    )


def alternatives(world: World, observation: Observation) -> tuple[Alternative, ...]:
    """The other published statements of the same fact, with the reason of the preference."""
    return tuple(
        Alternative(
            text=_as_printed(other, observation.orientation),
            source=short_source(world.catalogue.sources[other.source]),
            why=why_preferred(observation, other, world.catalogue.sources),
        )
        for other in reading.others(world.observations, observation)
    )


def _as_printed(other: Observation, orientation: Orientation) -> str:
    text = facts.value_text(other)
    return text if other.orientation is orientation else f"{text} (lecture inverse)"


def group_label(world: World, indicator: Indicator) -> str:
    """Who the share is taken among, empty for all units."""
    if indicator.group == ALL_UNITS:
        return ""
    return world.catalogue.groups[indicator.group].label


def region_of(world: World, observation: Observation) -> str:
    """Name of the région a figure is about, empty where it is about the whole country."""
    where = observation.key.territory
    return "" if where == FRANCE else territory_name(world, where)


def territory_name(world: World, territory: Territory) -> str:
    """Name of a territory for a reader."""
    return world.geography.name(territory)
