"""What the filters of a data set can be set to: only what occurs in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from dashboard.domain.data_table import DataTable
from dashboard.domain.observation import Reading, Scope
from dashboard.domain.query import Query
from dashboard.domain.selection import Choices
from dashboard.domain.size_range import SizeRange, elementary_ranges
from dashboard.domain.status import Confidentiality, Status
from dashboard.results.data.catalogue import CELLS, data_set
from dashboard.results.data.filters import Row, status_columns
from dashboard.results.data.parts import Parts
from dashboard.results.data.tables import table
from dashboard.results.universe import WorldUniverse
from dashboard.results.world import World
from dashboard.wording.controls import reading_label, scope_label
from dashboard.wording.data_words import status_in_words
from dashboard.wording.places import short_size
from dashboard.wording.vocabulary import CONFIDENTIALITY


def offered_editions(world: World, name: str, query: Query) -> Mapping[str, str]:
    """Every edition, out or not: the answer then says that it is not."""
    known = _choices(world, query).editions if name == CELLS else world.catalogue.editions
    return {edition: edition for edition in sorted(known)}


def offered_readings(world: World, name: str, query: Query) -> Mapping[str, str]:
    """The readings that occur, or that the indicator of the communes has."""
    known = _choices(world, query).readings if name == CELLS else _codes(world, name, "lecture")
    return {str(r): reading_label(str(r)) for r in Reading if r in known}


def offered_scopes(world: World, name: str, query: Query) -> Mapping[str, str]:
    """The scopes that occur, or that the indicator of the communes has."""
    known = _choices(world, query).scopes if name == CELLS else _codes(world, name, "portee")
    return {str(s): scope_label(str(s)) for s in Scope if s in known}


def _choices(world: World, query: Query) -> Choices:
    universe = WorldUniverse.of(world)
    asked = query.indicators[0] if query.indicators else universe.default.indicator
    return universe.choices(asked) or Choices(editions=(universe.default.edition,))


def _codes(world: World, name: str, column: str) -> frozenset[str]:
    return frozenset(_values(Parts(world), name, column))


def offered_sizes(world: World, name: str) -> Mapping[str, str]:
    """The size ranges of the figures, ascending, all sizes last; of communes, those of the site."""
    sizes: list[SizeRange]
    if data_set(world, name).geographic:
        sizes = list(elementary_ranges(world.catalogue.thresholds))
    else:
        found_codes = _values(Parts(world), name, "taille")
        sizes = sorted(map(SizeRange.from_code, found_codes), key=lambda s: (s.is_all, s))
    return {size.code: short_size(size) for size in sizes}


def offered_statuses(world: World, name: str) -> Mapping[str, str]:
    """The statuses of observation that occur, in the order of the vocabulary and in the words of
    the rows: a simulated figure was never published."""
    about = data_set(world, name)
    found = _occurring(world, name, [status for status, _ in status_columns(about)])
    return {s.value: status_in_words(s, bool(about.mark)) for s in Status if s.value in found}


def offered_confidentialities(world: World, name: str) -> Mapping[str, str]:
    """The confidentialities that occur; none where nothing is masked."""
    about = data_set(world, name)
    found = _occurring(world, name, [secret for _, secret in status_columns(about) if secret])
    return {c.value: CONFIDENTIALITY[c].label for c in Confidentiality if c.value in found}


def _occurring(world: World, name: str, columns: Sequence[str]) -> frozenset[str]:
    return frozenset(code for column in columns for code in _codes(world, name, column))


def offered_territories(world: World, name: str) -> Mapping[str, str]:
    """The territories that have rows, in the order of the rows: key → name."""
    columns = [column.name for column in data_set(world, name).columns]
    if "territoire_nom" not in columns:
        return {}
    keys = _values(Parts(world), name, "territoire")
    names = _values(Parts(world), name, "territoire_nom")
    return dict(zip(keys, names, strict=True)) if len(keys) == len(names) else {k: k for k in keys}


@lru_cache(maxsize=64)
def _values(parts: Parts, name: str, column: str) -> tuple[str, ...]:
    """The values of a column, each once, in the order of the rows."""
    found: DataTable = table(parts.world, name)
    place = [c.name for c in found.about.columns].index(column)
    rows: list[Row] = list(found.rows)
    return tuple(dict.fromkeys(str(row[place]) for row in rows if row[place] not in (None, "")))
