"""Specifications of figures for the tests: every kind on every indicator, in short."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from dashboard.domain.figure import FigureKind, FigureSpec
from dashboard.domain.figure_address import parse_figure
from dashboard.domain.territory import Territory, TerritoryKind
from dashboard.results.publication.compose import publication
from dashboard.results.publication.publication import Publication
from dashboard.results.universe import WorldUniverse
from dashboard.results.world import World
from dashboard.tables.store import Observations
from tests.worlds import demonstration_world, universe, world_of


def figure(**params: str) -> Publication:
    """The figure of an address that must be read without a notice."""
    dataset = params.get("jeu", "publie")
    parsed = parse_figure(params, universe(dataset))
    assert parsed.notices == ()
    return publication(world_of(dataset), parsed.spec)


def demonstration(**params: str) -> Publication:
    """A figure of the demonstration."""
    return figure(jeu="demonstration", **params)


@cache
def world_with_departements() -> World:
    """The demonstration with a figure for each département: the one of its région, as if printed.

    No département is published in either data set, so that a map of them needs a world that does.
    """
    world = demonstration_world()
    members: dict[str, list[str]] = {}
    for each in world.geography.departements.values():
        members.setdefault(each.region, []).append(each.code)
    regional = [o for o in world.observations if o.key.territory.kind is TerritoryKind.REGION]
    rows = tuple(
        replace(
            row,
            id=f"{row.id}-{code}",
            key=replace(row.key, territory=Territory(TerritoryKind.DEPARTEMENT, code)),
        )
        for row in regional
        for code in members[row.key.territory.code]
    )
    rows = (*world.observations, *rows)
    return replace(world, observations=Observations(rows, world.observations.sources))


def every_figure(world: World) -> Iterator[FigureSpec]:
    """Each kind on each indicator, as its address opens it: both editions, then each alone."""
    known = WorldUniverse.of(world)
    for indicator in world.catalogue.indicators:
        choices = known.choices(indicator)
        assert choices is not None
        for kind in FigureKind:
            params = {"type": kind.value, "indicateurs": indicator}
            for editions in (tuple(sorted(choices.editions)), choices.editions[:1]):
                spec = parse_figure({**params, "editions": ",".join(editions)}, known).spec
                yield spec.with_(dataset=world.dataset)


def every_publication(world: Callable[[], World]) -> tuple[Publication, ...]:
    """:func:`every_figure` composed, once for all tests; ``world`` is one of ``tests.worlds``."""
    return _every_publication(world)


@cache
def _every_publication(world: Callable[[], World]) -> tuple[Publication, ...]:
    return tuple(publication(world(), spec) for spec in every_figure(world()))


def texts(found: Publication) -> Iterator[tuple[str, str]]:
    """Every text that a figure prints, with where it stands."""
    for name in ("title", "proposed", "unit", "lecture", "champ", "source", "note"):
        yield name, getattr(found, name)
    for name in ("alternative", "description", "licence", "row_heading"):
        yield name, getattr(found, name)
    yield from (("row", row.label) for row in found.rows)
    yield from (("series", series.label) for series in found.series)
    for note in found.footnotes:
        yield from (("mark", note.mark), ("footnote", note.text))
    for blocked in found.blocked:
        yield from (("blocked", blocked.text), ("remedy", blocked.remedy))
