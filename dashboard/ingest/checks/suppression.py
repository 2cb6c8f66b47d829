"""Which figures of a table not yet published must be made secret, and which fall with them.

The rules are those of :mod:`dashboard.stats.disclosure`. A cell of units is a size range in a
territory; all shares of the same units that give each other away (the parts of a partition, both
readings, both directions) are hidden together. A table is taken with its totals: by size, and from
France to its régions, from a région to its départements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.observation import Reading, Unit
from dashboard.domain.size_range import ALL_SIZES, SizeRange
from dashboard.domain.status import Confidentiality
from dashboard.domain.territory import FRANCE, Territory, TerritoryKind
from dashboard.geography.store import Geography
from dashboard.ingest.checks.series import tiling
from dashboard.ingest.mapping.entries import Entry
from dashboard.stats.disclosure import Booleans, Limits, primary, protect

LIMITS = Limits(units=3, small=10, dominance=0.85)
"""Fewer than three units or respondents; ten for a small cell; one unit with 85 % of the whole."""
TOTAL_COST = 1e6
"""How much dearer it is to hide a total than a part."""
Place = tuple[Territory, SizeRange]


@dataclass
class Group:
    """The cells of units that the same kind of share is told of, each with its figures."""

    cells: dict[Place, list[Entry]]
    hidden: dict[Place, Confidentiality]

    def hide(self, place: Place, why: Confidentiality) -> bool:
        """Hide a cell; whether it was shown before."""
        if place in self.hidden or place not in self.cells:
            return False
        self.hidden[place] = why
        return True


def to_hide(
    entries: Iterable[Entry], catalogue: Catalogue, geography: Geography
) -> dict[str, Confidentiality]:
    """Ids of the figures to hide, with the kind of secret; those without a base are left."""
    groups: dict[tuple[str, ...], dict[Place, list[Entry]]] = defaultdict(dict)
    for entry in entries:
        key = entry.key
        known = catalogue.indicators.get(key.indicator)
        subject = (known.partition if known else "") or key.indicator
        name = (key.edition, key.unit.value, key.scope.value, key.group, subject)
        groups[name].setdefault((key.territory, key.size_range), []).append(entry)
    found: dict[str, Confidentiality] = {}
    for cells in groups.values():
        group = Group(cells, {})
        _hide_primary(group, geography)
        _hide_secondary(group, geography)
        found |= {e.id: why for place, why in group.hidden.items() for e in cells[place]}
    return found


def _hide_primary(group: Group, geography: Geography) -> None:
    for place, entries in group.cells.items():
        if any(entry.confidentiality.hides for entry in entries):
            group.hide(place, Confidentiality.SECRET)
        for entry in entries:
            if entry.base is None or entry.value is None or not entry.is_share:
                continue
            base = int(entry.base)
            units, largest = _frame(entry, geography)
            is_secret = primary(
                np.array([base if units is None else units]),
                np.array([base]),
                np.array([round(entry.value * base / 100)]),
                np.array([largest]),
                LIMITS,
            )
            if is_secret[0]:
                group.hide(place, Confidentiality.SECRET)


def _frame(entry: Entry, geography: Geography) -> tuple[int | None, float]:
    """Communes of the cell and share of the largest in its population, as far as is known."""
    key = entry.key
    is_known = key.unit is Unit.COMMUNE and key.group == "ensemble" and key.edition == "2025"
    if not is_known or not geography.has(key.territory):
        return None, 0.0
    population = geography.population[geography.members(key.territory)]
    inside = population[population >= key.size_range.minimum]
    if key.size_range.maximum is not None:
        inside = inside[inside < key.size_range.maximum]
    whole = int(inside.sum(dtype=np.int64))
    is_weighed = key.reading is Reading.POPULATION and whole > 0
    return len(inside), float(inside.max()) / whole if is_weighed else 0.0


def _hide_secondary(group: Group, geography: Geography) -> None:
    """Protect every table of totals until nothing more falls."""
    falls = True
    while falls:
        newly = [_protect(group, whole, parts) for whole, parts in _levels(group, geography)]
        falls = any([*newly, _hide_unions(group)])


def _levels(group: Group, geography: Geography) -> list[tuple[Territory, list[Territory]]]:
    """Each territory with those of the next level that the group tells of."""
    there = {territory for territory, _ in group.cells}
    regions = sorted(t for t in there if t.kind is TerritoryKind.REGION)
    by_region: dict[Territory, list[Territory]] = defaultdict(list)
    for one in sorted(t for t in there if t.kind is TerritoryKind.DEPARTEMENT):
        if geography.has(one):
            region = geography.departements[one.code].region
            by_region[Territory(TerritoryKind.REGION, region)].append(one)
    alone = sorted(there - {FRANCE, *regions} - {d for ds in by_region.values() for d in ds})
    return [(FRANCE, regions), *by_region.items(), *((one, []) for one in alone)]


def _protect(group: Group, whole: Territory, parts: Sequence[Territory]) -> bool:
    """Hide what the totals of one table would give back; whether something was hidden."""
    pieces = tiling(ALL_SIZES, {size for _, size in group.cells}) or ()
    columns = (ALL_SIZES, *pieces)
    rows = (whole, *(parts or (whole,)))  # a table of one row is protected as two equal rows
    places = [[(territory, size) for size in columns] for territory in rows]
    present = _array(places, lambda p: p in group.cells)
    absent_total = np.zeros_like(present)
    absent_total[0, :], absent_total[:, 0] = ~present[0, :], ~present[:, 0]
    hidden = _array(places, lambda p: p in group.hidden) | absent_total
    if not (hidden & present).any():
        return False
    cost = np.array([[_cost(group, place) for place in row] for row in places])
    unanimous = _array(places, lambda p: any(_is_unanimous(e) for e in group.cells.get(p, ())))
    unanimous[1:, 0] &= bool(parts)
    try:
        more = protect(hidden, present | absent_total, unanimous, cost)
    except ValueError:
        more = present & ~hidden
    fallen = [places[row][column] for row, column in np.argwhere(more).tolist()]
    newly = [group.hide(place, Confidentiality.SECRET_SECONDARY) for place in fallen]
    return any(newly)


def _array(places: list[list[Place]], test: Callable[[Place], bool]) -> Booleans:
    return np.array([[test(place) for place in row] for row in places], dtype=np.bool_)


def _cost(group: Group, place: Place) -> float:
    """What hiding a cell loses: its respondents, much more where it is a total, or twice one."""
    base = max((entry.base or 1.0 for entry in group.cells.get(place, ())), default=1.0)
    totals = (place[1] == ALL_SIZES) + (place[0] == FRANCE)
    return float(base * TOTAL_COST**totals)


def _is_unanimous(entry: Entry) -> bool:
    return entry.value in (0.0, 100.0)


def _hide_unions(group: Group) -> bool:
    """Ranges between the pieces and the total, and the métropole, fall with what they hold."""
    pieces = set(tiling(ALL_SIZES, {size for _, size in group.cells}) or ())
    hidden = list(group.hidden)
    found = False
    for territory, size in list(group.cells):
        is_between = size not in pieces and not size.is_all
        holds = is_between and any(t == territory and s.overlaps(size) for t, s in hidden)
        is_metropole = territory.kind is TerritoryKind.METROPOLE
        holds |= is_metropole and any(s == size and t.kind is not FRANCE.kind for t, s in hidden)
        if holds:
            found |= group.hide((territory, size), Confidentiality.SECRET_SECONDARY)
    return found
