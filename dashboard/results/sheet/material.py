"""The Results that every sheet draws on: the same for all communes, hence made once for a world."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from weakref import WeakKeyDictionary

from dashboard.domain.address import parse
from dashboard.domain.catalogue import Catalogue, Indicator
from dashboard.domain.observation import ALL_UNITS, Reading, Scope, Unit
from dashboard.domain.selection import Selection
from dashboard.results.evolution import Evolution
from dashboard.results.evolution_view import evolution
from dashboard.results.result import Result
from dashboard.results.sides import editions_of
from dashboard.results.universe import WorldUniverse
from dashboard.results.view import view
from dashboard.results.world import World
from dashboard.tables.store import Observations

ACTION, DOMAINS, BENEFITS, ABS, OF_EPCI = "action", "domaines", "prestations", "abs", "epci"
_ACTION = ("action-sociale", "ccas", "domaines-sept-ou-plus")
_ABS = ("abs-realisee", "abs-prevue")


@dataclass(frozen=True)
class Asked:
    """One indicator in one scope: its Result in each published edition, and its evolution.

    ``evolution`` is ``None`` while the second edition is to come.
    """

    subject: str
    indicator: Indicator
    scope: Scope
    results: Mapping[str, Result]
    evolution: Evolution | None
    selection: Selection


@dataclass(frozen=True)
class _Kept:
    catalogue: Catalogue
    asked: tuple[Asked, ...]


_made: WeakKeyDictionary[Observations, _Kept] = WeakKeyDictionary()
_lock = Lock()


def material(world: World) -> Sequence[Asked]:
    """What sheets are made of, in the order they tell it."""
    with _lock:
        kept = _made.get(world.observations)
        if kept is None or kept.catalogue is not world.catalogue:
            kept = _Kept(world.catalogue, tuple(_asked(world)))
            _made[world.observations] = kept
        return kept.asked


def _asked(world: World) -> Iterator[Asked]:
    universe = WorldUniverse.of(world)
    both = all(edition.published for edition in editions_of(world))
    for subject, indicator in _indicators(world.catalogue):
        for scope in indicator.scopes or (Scope.EITHER,):
            first = {"indicateur": indicator.id, "portee": scope.value}
            selection = replace(parse(first, universe).selection, reading=Reading.UNITS)
            selection = replace(selection, dataset=world.dataset, version=world.frozen)
            results = {
                edition.id: view(world, replace(selection, edition=edition.id))
                for edition in editions_of(world)
                if edition.published and edition.id in indicator.editions
            }
            change = evolution(world, selection) if both and len(results) > 1 else None
            yield Asked(subject, indicator, scope, results, change, selection)


def _indicators(catalogue: Catalogue) -> Iterator[tuple[str, Indicator]]:
    """Indicators by subject: action, domains, benefits, ABS, then those of EPCI."""
    known = [i for i in catalogue.indicators.values() if i.group == ALL_UNITS]
    yield from ((ACTION, catalogue.indicators[i]) for i in _ACTION if i in catalogue.indicators)
    yield from ((DOMAINS, i) for i in known if i.domain and i.unit is Unit.COMMUNE)
    of_aid = [i for i in known if i.unit is Unit.COMMUNE and not i.domain]
    yield from ((BENEFITS, i) for i in of_aid if i.theme == "prestations")
    yield from ((ABS, catalogue.indicators[i]) for i in _ABS if i in catalogue.indicators)
    yield from ((OF_EPCI, i) for i in known if i.unit is Unit.EPCI)
