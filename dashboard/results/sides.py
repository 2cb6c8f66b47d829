"""The two levels of a pair: published as they stand, or put together on a common size range."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.domain.catalogue import Edition
from dashboard.domain.observation import ALL_UNITS, CellKey, Observation, Reading, Unit
from dashboard.domain.selection import Selection
from dashboard.domain.size_range import ALL_SIZES, SizeRange
from dashboard.domain.status import Confidentiality, Status
from dashboard.domain.territory import FRANCE, Territory, TerritoryKind
from dashboard.results import reading
from dashboard.results.survey_cells import key_of
from dashboard.results.weights import weights_of
from dashboard.results.world import World
from dashboard.stats.intervals import effective_size, wilson
from dashboard.wording.places import enumeration, of_size, size_label

Sides = Mapping[SizeRange, Observation]


@dataclass(frozen=True)
class Side:
    """One level: what was published, or why nothing stands there."""

    observation: Observation | None
    status: Status
    united: str = ""
    pieces: tuple[tuple[Observation, float], ...] = ()
    """The published figures it is made of, with the weight of each (their sum is 1)."""


def editions_of(world: World) -> tuple[Edition, Edition]:
    """The two editions compared: the first and the last of the catalogue."""
    ordered = sorted(world.catalogue.editions.values(), key=lambda e: e.year)
    return ordered[0], ordered[-1]


def value_territory(world: World, selection: Selection) -> Territory:
    """Whose values are compared: the chosen région where it has its own, France otherwise."""
    if selection.territory.kind is not TerritoryKind.REGION:
        return FRANCE
    base = key_of(world, selection, ALL_SIZES, FRANCE)
    for edition in editions_of(world):
        keys = world.observations.like(replace(base, edition=edition.id))
        if any(key.territory == selection.territory for key in keys):
            return selection.territory
    return FRANCE


def by_size(world: World, selection: Selection, edition: str, territory: Territory) -> Sides:
    """Every published figure of an edition in a territory, by size, read as the selection asks."""
    base = replace(key_of(world, selection, ALL_SIZES, territory), edition=edition)
    found: dict[SizeRange, Observation] = {}
    for key in world.observations.like(base):
        if key.territory != territory:
            continue
        seen = reading.preferred(world.observations, key, selection.orientation)
        seen = seen or reading.other_way(world.observations, key)
        if seen is not None:
            found[key.size_range] = seen
    return {size: found[size] for size in sorted(found)}


def absent(
    world: World, indicator: str, edition: Edition, size: SizeRange, territory: Territory
) -> Status:
    """Why an edition says nothing of a row."""
    departements = world.geography.departements.values()
    inside = {d.code for d in departements if d.region == territory.code}
    if inside and inside <= set(edition.uncertain_departements):
        return Status.FIELD_TO_CONFIRM
    if edition.id not in world.catalogue.indicators[indicator].editions:
        return Status.NOT_COLLECTED
    if not edition.published:
        return Status.FORTHCOMING
    return Status.NOT_AVAILABLE if size.is_all else Status.NOT_PUBLISHED_FOR_SIZE


def side(
    world: World,
    edition: Edition,
    sides: Sides,
    ranges: Sequence[SizeRange],
    size: SizeRange,
    indicator: str,
    territory: Territory = FRANCE,
) -> Side:
    """The level of a row: the published figure, or those of its pieces put together."""
    if not ranges:
        return Side(None, absent(world, indicator, edition, size, territory))
    pieces = [sides[piece] for piece in ranges]
    if len(pieces) == 1:
        return Side(pieces[0], pieces[0].status, pieces=((pieces[0], 1.0),))
    return _united(world, edition, pieces, size)


def _united(world: World, edition: Edition, pieces: Sequence[Observation], size: SizeRange) -> Side:
    """Pieces weighted by the real communes (or inhabitants) of the frame; or the reason why not."""
    names = enumeration([of_size(piece.key.size_range) for piece in pieces])
    united = f"{edition.situation} : communes {names} réunies"
    hidden = [piece for piece in pieces if piece.confidentiality.hides]
    if hidden:
        masked = replace(
            hidden[0],
            key=replace(hidden[0].key, size_range=size),
            confidentiality=Confidentiality.SECRET_SECONDARY,
            size_label=size_label(size),
        )
        return Side(masked, hidden[0].status, united)
    weights = _weights(world, edition, pieces)
    if weights is None or not all(piece.is_number for piece in pieces):
        return Side(None, Status.NOT_AVAILABLE, united)
    total = sum(weights)
    shares = [weight / total for weight in weights]
    exact = sum(w * (p.value or 0) for w, p in zip(shares, pieces, strict=True))
    value = round(exact, _decimals(pieces))
    errors = [piece.standard_error for piece in pieces]
    error = None
    if all(e is not None for e in errors):
        error = sum((w * (e or 0)) ** 2 for w, e in zip(shares, errors, strict=True)) ** 0.5
    bases = [piece.base for piece in pieces]
    base = None if None in bases else sum(b or 0 for b in bases)
    worst = max((p.status for p in pieces), key=_WORSE.index)
    whole = replace(
        pieces[0],
        id=f"{pieces[0].id}+",
        key=replace(pieces[0].key, size_range=size),
        value=value,
        status=worst,
        size_label=size_label(size),
        standard_error=error,
        interval=_interval(value, error, base),
        base=base,
        note="",
    )
    return Side(whole, worst, united, tuple(zip(pieces, shares, strict=True)))


def _decimals(pieces: Sequence[Observation]) -> int:
    """Digits of the pieces: nothing is made more precise than its publication."""
    finer = any(p.interval or not float(p.value or 0).is_integer() for p in pieces)
    return 1 if finer else 0


def _interval(value: float, error: float | None, base: int | None) -> tuple[float, float] | None:
    """95 % interval in percent, ``None`` where the precision is not known."""
    if error is None or not base:
        return None
    low, high = wilson(value / 100, effective_size(value / 100, error / 100, base, 0.0))
    return round(100 * float(low), 1), round(100 * float(high), 1)


_WORSE = (Status.PUBLISHED, Status.ESTIMATED, Status.PROVISIONAL, Status.LOW_RELIABILITY)


def _weights(world: World, edition: Edition, pieces: Sequence[Observation]) -> list[int] | None:
    """Real communes, or inhabitants, of each piece; ``None`` where the frame cannot tell.

    It cannot for a group of communes (those that did an ABS), nor for EPCI.
    """
    key: CellKey = pieces[0].key
    if key.group != ALL_UNITS or key.unit is not Unit.COMMUNE or key.reading is Reading.COUNT:
        return None
    ranges = [piece.key.size_range for piece in pieces]
    is_first = edition is editions_of(world)[0]
    return weights_of(world, key.territory, ranges, key.reading, is_first)
