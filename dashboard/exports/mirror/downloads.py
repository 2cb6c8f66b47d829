"""The files of a page: which call of the API gives the rows that the page shows, and no other.

A page shows the figures of one territory (France, or régions with values of their own), of the
sizes that were chosen; the tables of open data hold every territory and every size.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dashboard.domain.observation import CellKey, Reading
from dashboard.domain.selection import Level, Selection
from dashboard.domain.size_range import ALL_SIZES, SizeRange
from dashboard.domain.territory import FRANCE, TerritoryKind
from dashboard.exports.mirror.asked import Asked
from dashboard.results.evolution_view import evolution
from dashboard.results.glance import glance
from dashboard.results.reading import has_sizes
from dashboard.results.sides import value_territory
from dashboard.results.survey_cells import key_of
from dashboard.results.world import World

API = "api/v1"
_WHICH = ("jeu", "v")
_VIEW = (*_WHICH, "indicateur", "edition", "portee", "lecture", "sens")
_PAIRS = (*_WHICH, "indicateur", "portee", "lecture", "sens")


def figures_path(asked: Asked, params: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """The call that gives the published figures of the view of ``params``."""
    kept = {key: params[key] for key in _VIEW if key in params}
    seen = asked.selection
    return f"{API}/observations", kept | _places(asked.world, seen) | _sizes(asked.world, seen)


def pairs_path(asked: Asked, params: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """The call that gives the comparisons of a page: of one indicator, that ``params`` name, or of
    all those of the glance."""
    kept = {key: params[key] for key in _PAIRS if key in params}
    if "indicateur" not in params:
        return f"{API}/comparisons", kept | _of_glance(asked)
    seen = _with_indicator(asked, params["indicateur"])
    sizes: dict[str, str] = {}
    if seen.sizes and "tailles" in params:
        pairs = evolution(asked.world, seen).pairs
        sizes = {"taille": _codes(pair.size for pair in pairs if pair.size)}
    return f"{API}/comparisons", kept | _territory(value_territory(asked.world, seen).key) | sizes


def totals_path(
    asked: Asked, indicators: Sequence[str], reading: Reading
) -> tuple[str, dict[str, str]]:
    """The call that gives the national totals of some indicators at both dates."""
    which = {key: value for key, value in asked.kept().items() if key in _WHICH}
    named = {"indicateur": ",".join(indicators)} if indicators else {}
    totals = {"taille": ALL_SIZES.code, "lecture": reading.value}
    return f"{API}/comparisons", which | named | totals | _territory(FRANCE.key)


def _of_glance(asked: Asked) -> dict[str, str]:
    """Every indicator, or those of the theme and of the verdict that were chosen."""
    seen = asked.selection
    names: Sequence[str] = ()
    if seen.verdict is not None:
        rows = glance(asked.world, asked.universe, seen).rows
        names = tuple(dict.fromkeys(row.indicator for row in rows))
    elif seen.theme:
        known = asked.world.catalogue.indicators.values()
        names = tuple(one.id for one in known if one.theme == seen.theme)
    return totals_path(asked, names, seen.reading)[1]


def _with_indicator(asked: Asked, name: str) -> Selection:
    """The selection with an indicator that the page may have chosen itself."""
    seen, known = asked.selection, asked.world.catalogue.indicators[name]
    if seen.indicator == name:
        return seen
    return replace(
        seen,
        indicator=name,
        scope=next(iter(known.scopes), seen.scope),
        reading=next(iter(known.readings), seen.reading),
    )


def _places(world: World, seen: Selection) -> dict[str, str]:
    """Whose values a view shows: with « Maille : Régions », those of the région that was chosen, or
    of all beside the total of France."""
    if seen.level is not Level.REGION:
        return _territory(FRANCE.key)
    if seen.territory.kind is TerritoryKind.REGION:
        return _territory(seen.territory.key)
    found = {key.territory for key in _keys(world, seen)}
    regions = sorted(where for where in found if where.kind is TerritoryKind.REGION)
    return _territory(",".join(where.key for where in (FRANCE, *regions)))


def _sizes(world: World, seen: Selection) -> dict[str, str]:
    """The published sizes that tell of those that were chosen, and the total."""
    if not seen.sizes or not has_sizes(world.observations, seen.indicator, seen.edition):
        return {}
    sizes = {key.size_range for key in _keys(world, seen)}
    return {"taille": _codes((ALL_SIZES, *(s for s in sizes if seen.concerns(s))))}


def _keys(world: World, seen: Selection) -> Iterable[CellKey]:
    return world.observations.like(key_of(world, seen, ALL_SIZES, FRANCE))


def _codes(sizes: Iterable[SizeRange]) -> str:
    return ",".join(size.code for size in sorted(set(sizes)))


def _territory(key: str) -> dict[str, str]:
    return {"territoire": key}
