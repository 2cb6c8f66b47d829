"""The catalogue of the data sets: what each holds, from whom, under which licence, since when."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.data_table import Column, DataSet
from dashboard.geography.integrity import read_manifest
from dashboard.paths import data_root, geo_root
from dashboard.results.data.pairs import LEVEL_COLUMNS
from dashboard.results.world import World
from dashboard.tables.versions import read_head
from dashboard.wording import data_columns, data_place_columns
from dashboard.wording import data_sets as texts
from dashboard.wording import data_words as words
from dashboard.wording.data_sets import Words
from dashboard.wording.datasets import DEMONSTRATION
from dashboard.wording.provenance import reference

OBSERVATIONS, COMPARISONS = "observations", "comparaisons"
INDICATORS, EDITIONS = "indicateurs", "editions"
COMMUNES, COMMUNES_2014, EVENTS = "communes", "communes-2014", "evenements-communes"
TERRITORIES, FRAME = "territoires", "cadre"
REGISTER, VERSIONS = "comparabilite", "versions"
CELLS = "communes-chiffres"
"""Communes with the cell of a view: made for a selection, not in the catalogue."""


@dataclass(frozen=True)
class _Plan:
    """What a data set is made of; ``survey``: its licence, dates and version are the figures'."""

    words: Words
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    survey: bool = False
    own: bool = False
    """Written by this site: judgements, log."""
    geographic: bool = False


PLANS: dict[str, _Plan] = {
    OBSERVATIONS: _Plan(texts.OBSERVATIONS, data_columns.OBSERVATIONS, ("id",), survey=True),
    COMPARISONS: _Plan(
        texts.COMPARISONS,
        data_columns.comparison_columns(LEVEL_COLUMNS),
        ("indicateur", "portee", "lecture", "sens", "territoire", "taille"),
        survey=True,
    ),
    INDICATORS: _Plan(texts.INDICATORS, data_place_columns.INDICATORS, ("indicateur",), own=True),
    EDITIONS: _Plan(texts.EDITIONS, data_place_columns.EDITIONS, ("edition",), own=True),
    REGISTER: _Plan(
        texts.REGISTER,
        data_place_columns.REGISTER,
        (),
        own=True,
    ),
    COMMUNES: _Plan(texts.COMMUNES, data_place_columns.COMMUNES, ("code",), geographic=True),
    COMMUNES_2014: _Plan(
        texts.COMMUNES_2014, data_place_columns.COMMUNES_2014, ("code", "code_2025")
    ),
    EVENTS: _Plan(texts.EVENTS, data_place_columns.EVENTS, ()),
    TERRITORIES: _Plan(texts.TERRITORIES, data_place_columns.TERRITORIES, ("territoire",)),
    FRAME: _Plan(texts.FRAME, data_place_columns.FRAME, ("territoire", "taille")),
    VERSIONS: _Plan(texts.VERSIONS, data_place_columns.VERSIONS, (), own=True),
}
_OF_VIEW = _Plan(texts.CELLS, data_place_columns.CELLS, ("code",), survey=True, geographic=True)
_OF_FRAME = _Plan(texts.CELLS_OF_FRAME, data_place_columns.CELLS, ("code",), geographic=True)
IDS = tuple(PLANS)
"""Ids of the catalogue, the figures first."""
SHOWN = (OBSERVATIONS, COMPARISONS, CELLS, *IDS[2:])
"""Ids of what the page « Données » shows: the catalogue, and the communes of a view."""


def data_sets(world: World) -> tuple[DataSet, ...]:
    """Every data set of the catalogue, the figures first."""
    return tuple(data_set(world, name) for name in IDS)


def data_set(world: World, name: str) -> DataSet:
    """A data set of the catalogue, or :data:`CELLS`; ``KeyError`` for any other id."""
    return _described(world, name, _OF_VIEW if name == CELLS else PLANS[name])


def cells_of_frame(world: World) -> DataSet:
    """:data:`CELLS` for a view of the frame: real counts, whatever the figures of the survey."""
    return _described(world, CELLS, _OF_FRAME)


def _described(world: World, name: str, plan: _Plan) -> DataSet:
    said = plan.words
    fictitious = world.dataset.is_fictitious and said.fictitious
    licence, url, producer = _conditions(plan, fictitious)
    title, description = said.title, said.description
    if fictitious:
        title, description = (
            own or usual for own, usual in zip(said.simulated, (title, description), strict=True)
        )
    return DataSet(
        id=name,
        title=title,
        description=f"{DEMONSTRATION}. {description}" if fictitious else description,
        columns=plan.columns,
        key=plan.key,
        licence=licence,
        licence_url=url,
        producer=producer,
        sources=_sources(world) if plan.survey else () if plan.own else (_attribution(),),
        period=_period(world, name, plan),
        updated=_updated(world, name, plan),
        version=world.observations.version if plan.survey or plan.own else texts.PLACES_VERSION,
        keywords=(*said.keywords, DEMONSTRATION) if fictitious else said.keywords,
        mark=DEMONSTRATION if fictitious else "",
        geographic=plan.geographic,
    )


def _conditions(plan: _Plan, fictitious: bool) -> tuple[str, str, str]:
    """Licence, its address, producer."""
    if fictitious:
        return words.FICTITIOUS, "", texts.PRODUCER_SITE
    if plan.survey:
        return words.QUOTED, "", texts.PRODUCER
    producer = texts.PRODUCER_SITE if plan.own else texts.PRODUCER_PLACES
    return words.OPEN_LICENCE, words.OPEN_LICENCE_URL, producer


def _sources(world: World) -> tuple[str, ...]:
    """The publications the figures were taken from, each once."""
    used = {seen.source for seen in world.observations}
    known = world.observations.sources
    return tuple(dict.fromkeys(reference(s) for name, s in known.items() if name in used))


def _attribution() -> str:
    return str(read_manifest(geo_root())["attribution"])


def _period(world: World, name: str, plan: _Plan) -> str:
    """ISO: the years the figures are about, the day of the frame."""
    editions = world.catalogue.editions
    if name in (COMPARISONS, REGISTER, EDITIONS):
        return "/".join(sorted(str(e.year) for e in editions.values()))
    if name == VERSIONS:
        days = [line.on for line in read_head(data_root()).log]
        return "/".join(dict.fromkeys((days[0], days[-1])))
    if plan.survey or plan.own:
        counted = {seen.key.edition for seen in world.observations}
        years = sorted(e.year for e in editions.values() if e.id in counted)
        return "/".join(dict.fromkeys(str(year) for year in (years[:1] + years[-1:])))
    return {COMMUNES_2014: "2014/2025", EVENTS: "2014/2025", FRAME: "2015/2025"}.get(name, "2025")


def _updated(world: World, name: str, plan: _Plan) -> str:
    """The day (ISO) the content last changed, empty where the figures were never built."""
    if name == VERSIONS:
        return read_head(data_root()).log[-1].on
    if plan.survey or plan.own:
        return world.observations.built_on
    return str(read_manifest(geo_root())["built_on"])
