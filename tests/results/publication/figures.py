"""Specifications of figures for the tests: every kind on every indicator, in short."""

from collections.abc import Iterator

from dashboard.domain.figure import FigureKind, FigureSpec
from dashboard.domain.figure_address import parse_figure
from dashboard.results.publication.compose import publication
from dashboard.results.publication.publication import Publication
from dashboard.results.universe import WorldUniverse
from dashboard.results.world import World
from tests.worlds import universe, world_of


def figure(**params: str) -> Publication:
    """The figure of an address that must be read without a notice."""
    dataset = params.get("jeu", "publie")
    parsed = parse_figure(params, universe(dataset))
    assert parsed.notices == ()
    return publication(world_of(dataset), parsed.spec)


def demonstration(**params: str) -> Publication:
    """A figure of the demonstration."""
    return figure(jeu="demonstration", **params)


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
