"""What ASCO says in five figures, and where the next edition stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from dashboard.domain.address import to_params
from dashboard.domain.catalogue import Catalogue, Edition
from dashboard.domain.dataset import Dataset
from dashboard.domain.observation import ALL_UNITS, CellKey, Orientation, Reading, Scope
from dashboard.domain.size_range import ALL_SIZES, SizeRange
from dashboard.domain.territory import FRANCE
from dashboard.results import reading
from dashboard.results.universe import WorldUniverse
from dashboard.tables.store import Observations
from dashboard.wording import facts
from dashboard.wording.dates import in_words
from dashboard.wording.numbers import plural
from dashboard.wording.places import as_sentence
from dashboard.wording.provenance import publication
from dashboard.wording.vocabulary import unit_of

_FIVE: tuple[tuple[str, Scope, Reading, SizeRange], ...] = (
    ("action-sociale", Scope.OWN, Reading.POPULATION, ALL_SIZES),
    ("action-sociale", Scope.OWN, Reading.UNITS, SizeRange(0, 500)),
    ("domaine-personnes-agees", Scope.OWN, Reading.UNITS, ALL_SIZES),
    ("prestation-en-nature", Scope.OWN, Reading.UNITS, ALL_SIZES),
    ("abs-realisee", Scope.EITHER, Reading.UNITS, ALL_SIZES),
)


@dataclass(frozen=True)
class KeyFigure:
    """One figure of the home page: its text, its sentence, its source, the view it opens."""

    text: str
    is_words: bool
    sentence: str
    unit: str
    source: str
    link: dict[str, str]
    name: str
    """Short name of the indicator, for the link."""


def key_figures(
    catalogue: Catalogue, observations: Observations, dataset: Dataset = Dataset.PUBLISHED
) -> tuple[KeyFigure, ...]:
    """The figures that are published, each of the newest edition that has it."""
    editions = [e for e in catalogue.editions.values() if e.published]
    newest = sorted(editions, key=lambda e: -e.year)
    universe = WorldUniverse(catalogue, observations, None, dataset)
    found = (
        next(
            filter(None, (_figure(catalogue, observations, universe, e, *spec) for e in newest)),
            None,
        )
        for spec in _FIVE
    )
    return tuple(figure for figure in found if figure is not None)


def _figure(
    catalogue: Catalogue,
    observations: Observations,
    universe: WorldUniverse,
    edition: Edition,
    name: str,
    scope: Scope,
    kind: Reading,
    size: SizeRange,
) -> KeyFigure | None:
    indicator = catalogue.indicators[name]
    key = CellKey(
        universe.default.dataset,
        edition.id,
        name,
        indicator.unit,
        scope,
        kind,
        size,
        FRANCE,
        ALL_UNITS,
    )
    observation = reading.preferred(observations, key, Orientation.DIRECT)
    if observation is None or not observation.has_figure:
        return None
    selection = replace(
        universe.default, indicator=name, edition=edition.id, scope=scope, reading=kind
    )
    return KeyFigure(
        text=facts.value_text(observation),
        is_words=not observation.is_number or bool(observation.words),
        sentence=facts.lecture(indicator, observation, edition.situation),
        unit=unit_of(kind, indicator.unit),
        source=publication(catalogue.sources[observation.source]),
        link=to_params(selection, universe),
        name=indicator.short_label,
    )


def next_edition(catalogue: Catalogue, today: date) -> str:
    """Where the edition to come stands, in a sentence that stays true whatever the day."""
    coming = [e for e in catalogue.editions.values() if not e.published]
    if not coming:
        return ""
    edition = coming[-1]
    return as_sentence(
        f"Premiers résultats annoncés par la DREES pour {edition.release_expected}. "
        f"À la date du {in_words(today)}, aucun résultat de l’édition {edition.id} n’est intégré "
        "à ce site : rien n’y est montré comme s’il en venait"
    )


def last_edition_out(catalogue: Catalogue, observations: Observations) -> str:
    """What of the last edition is on the site, empty while it is still to come."""
    edition = max(catalogue.editions.values(), key=lambda e: e.year)
    rows = [row for row in observations if row.key.edition == edition.id and row.has_figure]
    if not edition.published:
        return ""
    told = plural(len({row.key.indicator for row in rows}), "indicateur")
    return f"{plural(len(rows), 'chiffre')} de l’édition {edition.id} sur ce site, pour {told}."


def last_edition_description(catalogue: Catalogue) -> str:
    """What the last edition is."""
    return max(catalogue.editions.values(), key=lambda e: e.year).description
