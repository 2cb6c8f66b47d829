"""The table of comparisons: each pair of levels, with a difference or the reason for none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from dashboard.domain.catalogue import Indicator
from dashboard.domain.observation import Orientation, Reading, Scope
from dashboard.domain.query import Query
from dashboard.domain.selection import Selection
from dashboard.domain.size_range import ALL_SIZES
from dashboard.domain.territory import FRANCE, Territory, TerritoryKind
from dashboard.results.data.figures import Row, size_fields, unit_in_words
from dashboard.results.data.pairs import level_fields, verdict_fields
from dashboard.results.data.parts import Parts
from dashboard.results.evolution import Evolution, Pair
from dashboard.results.evolution_view import evolution
from dashboard.results.sides import editions_of
from dashboard.results.survey_cells import key_of, territory_name
from dashboard.results.world import World
from dashboard.wording.comparability import COMPARABILITY

_Asked = tuple[str, Scope, Reading, Orientation, Territory]


def comparison_rows(parts: Parts, query: Query) -> tuple[Row, ...]:
    """The pairs of the indicators, scopes, readings and territories asked for, all sizes.

    Territories are France and the régions with values of their own in either edition.
    """
    return tuple(row for asked in _asked(parts.world, query) for row in _pairs(parts, *asked))


def _asked(world: World, query: Query) -> Iterator[_Asked]:
    for indicator in world.catalogue.indicators.values():
        if query.indicators and indicator.id not in query.indicators:
            continue
        direction = query.orientation or Orientation.DIRECT
        if direction is Orientation.INVERSE and not indicator.inverse_label:
            continue
        for scope in indicator.scopes or (Scope.EITHER,):
            for reading in indicator.readings or (Reading.UNITS,):
                if query.scopes and scope not in query.scopes:
                    continue
                if query.readings and reading not in query.readings:
                    continue
                for territory in _territories(world, indicator, scope, reading):
                    if not query.territories or territory in query.territories:
                        yield indicator.id, scope, reading, direction, territory


def _territories(
    world: World, indicator: Indicator, scope: Scope, reading: Reading
) -> tuple[Territory, ...]:
    base = key_of(world, Selection(indicator.id, "", scope, reading), ALL_SIZES, FRANCE)
    keys = (
        key
        for edition in editions_of(world)
        for key in world.observations.like(replace(base, edition=edition.id))
    )
    regions = {k.territory for k in keys if k.territory.kind is TerritoryKind.REGION}
    return FRANCE, *sorted(regions)


@lru_cache(maxsize=8192)
def _pairs(
    parts: Parts,
    indicator: str,
    scope: Scope,
    reading: Reading,
    orientation: Orientation,
    territory: Territory,
) -> tuple[Row, ...]:
    world = parts.world
    selection = Selection(
        indicator=indicator,
        edition=editions_of(world)[1].id,
        scope=scope,
        reading=reading,
        orientation=orientation,
        territory=territory,
        dataset=world.dataset,
    )
    view = evolution(world, selection)
    return tuple(_row(world, view, pair) for pair in view.pairs)


def _row(world: World, view: Evolution, pair: Pair) -> Row:
    asked = view.selection
    indicator = world.catalogue.indicators[asked.indicator]
    size = pair.size or ALL_SIZES
    key = key_of(world, asked, size, asked.territory)
    return (
        world.dataset.value,
        indicator.id,
        indicator.short_label,
        world.catalogue.themes[indicator.theme].label,
        indicator.unit.value,
        asked.scope.value,
        asked.reading.value,
        asked.orientation.value,
        asked.territory.key,
        territory_name(world, asked.territory),
        *size_fields(key, pair.heading),
        pair.united,
        unit_in_words(key),
        pair.before.text,
        pair.after.text,
        *level_fields(pair.before, view.before),
        *level_fields(pair.after, view.after),
        *verdict_fields(pair),
        pair.status.value,
        COMPARABILITY[pair.status],
        pair.verdict.reason,
        " ".join(pair.verdict.remarks),
        world.observations.version,
    )
