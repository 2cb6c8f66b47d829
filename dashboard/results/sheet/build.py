"""A commune → its sheet: public facts of its own, published figures of communes of its size."""

from __future__ import annotations

from dashboard.domain.commune import Commune
from dashboard.geography.search_words import label_of
from dashboard.results import commune_facts
from dashboard.results.evolution_text import sources_of
from dashboard.results.sheet import material as made
from dashboard.results.sheet.around import neighbours
from dashboard.results.sheet.facts import subjects_of
from dashboard.results.sheet.intercommunal import epci_figures, epci_lines
from dashboard.results.sheet.material import material
from dashboard.results.sheet.nouns import Fact, Sheet
from dashboard.results.sheet.said import changes, essentials
from dashboard.results.sides import editions_of
from dashboard.results.survey_notes import NEVER_ITS_OWN
from dashboard.results.universe import WorldUniverse
from dashboard.results.world import World
from dashboard.wording import sheet as words
from dashboard.wording.datasets import mark_of
from dashboard.wording.places import as_sentence, of_size

_TITLES = {
    made.ACTION: words.ACTION,
    made.DOMAINS: words.DOMAINS,
    made.BENEFITS: words.BENEFITS,
    made.ABS: words.ABS,
}
CCAS_REQUIRED = 1_500
"""Inhabitants from which a CCAS is required (law NOTRe of 2015)."""


def sheet(world: World, code: str) -> Sheet | None:
    """The sheet of a commune of today, ``None`` where the code is that of none."""
    commune = world.geography.commune(code)
    if commune is None:
        return None
    geography = world.geography
    departement = geography.departements[commune.departement].name
    size = commune_facts.size_of(world, commune)
    subjects = subjects_of(world, commune, _TITLES)
    facts = [fact for subject in subjects for fact in subject.facts]
    around = neighbours(geography, commune, size)
    return Sheet(
        commune=commune,
        title=label_of(commune.name, departement),
        size=size,
        summary=_summary(world, commune, departement),
        identity=_identity(world, commune),
        brief=essentials(facts),
        subjects=subjects,
        editions=tuple(e.situation for e in editions_of(world) if e.published),
        coming=_coming(world),
        changes=changes(facts),
        epci=epci_lines(world, commune),
        epci_figures=epci_figures(world),
        neighbours=around,
        alone="" if around else words.ALONE,
        next_abs=words.next_abs(commune.population < CCAS_REQUIRED),
        limits=_limits(world, commune),
        champ=_champ(world),
        note=NEVER_ITS_OWN,
        sources=_sources(world, facts),
        mark=mark_of(WorldUniverse.of(world).default),
    )


def _summary(world: World, commune: Commune, departement: str) -> str:
    size = commune_facts.size_of(world, commune)
    people = world.geography.population
    same = people >= size.minimum
    if size.maximum is not None:
        same &= people < size.maximum
    position = world.geography.departement_index
    near = same & (position == position[commune.index])
    return words.summary(commune.name, of_size(size), int(same.sum()), int(near.sum()), departement)


def _identity(world: World, commune: Commune) -> tuple[str, ...]:
    lines = (
        commune_facts.where(world, commune),
        commune_facts.population(world, commune),
        commune_facts.population_then(world, commune),
        commune_facts.past(world, commune),
        *_outside_field(world, commune),
    )
    return tuple(as_sentence(line) for line in lines if line)


def _outside_field(world: World, commune: Commune) -> list[str]:
    """A sentence for each published edition of which the département may not be part."""
    name = world.geography.departements[commune.departement].name
    published = [edition for edition in editions_of(world) if edition.published]
    change = words.NO_CHANGE if len(published) > 1 else ""
    return [
        words.FIELD.format(where=name, edition=edition.id) + change
        for edition in published
        if commune.departement in edition.uncertain_departements
    ]


def _coming(world: World) -> str:
    coming = [edition for edition in editions_of(world) if not edition.published]
    if not coming:
        return ""
    return words.TO_COME.format(edition=coming[-1].id, when=coming[-1].release_expected)


def _limits(world: World, commune: Commune) -> tuple[str, ...]:
    first = editions_of(world)[0]
    merged = commune.merged_last_year is not None
    then = words.SIZE_OF_MERGED if merged else words.SIZE_OF_TODAY
    said = then.format(situation=first.situation)
    return words.NOT_ITS_ANSWER, words.NO_RANK, words.NO_QUALITY, said


def _champ(world: World) -> str:
    """The field of the figures told, each edition's once."""
    told = [asked for asked in material(world) if asked.subject in _TITLES]
    results = [result for asked in told for result in asked.results.values()]
    return " ".join(dict.fromkeys(r.text.champ for r in results if r.text.champ))


def _sources(world: World, facts: list[Fact]) -> tuple[str, ...]:
    """The publications of the figures told, each once."""
    levels = [level for fact in facts for level in fact.levels]
    return sources_of(world, [cell for level in levels for cell in (level.cell, level.total)])
