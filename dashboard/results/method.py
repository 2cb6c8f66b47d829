"""What the method page computes: facts of the editions, the words of each status."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.domain.catalogue import Edition, MethodFact
from dashboard.domain.method import MethodSection
from dashboard.results.world import World
from dashboard.wording.method import NO_CONTACT
from dashboard.wording.numbers import number
from dashboard.wording.provenance import short_source
from dashboard.wording.vocabulary import CONFIDENTIALITY, STATUS

_CONTACT = "{contact}"


@dataclass(frozen=True)
class FactRow:
    """A printed figure about the survey itself, with where it was printed."""

    label: str
    text: str
    source: str
    note: str


@dataclass(frozen=True)
class EditionFacts:
    """An edition: its name, its description, its facts in the order of the catalogue."""

    title: str
    description: str
    rows: tuple[FactRow, ...]


@dataclass(frozen=True)
class StatusRow:
    """A status: its name, its sign in tables, its code in files, what it means."""

    label: str
    sign: str
    code: str
    explanation: str


def edition_facts(world: World) -> tuple[EditionFacts, ...]:
    """What was printed about each edition: sample, respondents, collection, publications."""
    return tuple(_edition(world, edition) for edition in world.catalogue.editions.values())


def status_rows() -> tuple[tuple[StatusRow, ...], tuple[StatusRow, ...]]:
    """The statuses of the observation, and those of confidentiality."""
    observed = (StatusRow(w.label, w.code, s.value, w.explanation) for s, w in STATUS.items())
    hidden = (
        StatusRow(w.label, w.code, s.value, w.explanation) for s, w in CONFIDENTIALITY.items()
    )
    return tuple(observed), tuple(hidden)


def with_contact(section: MethodSection, contact: str) -> MethodSection:
    """The section with the address of the operator in its place, or a sentence without one."""
    said = contact or NO_CONTACT
    return replace(
        section,
        paragraphs=tuple(text.replace(_CONTACT, said) for text in section.paragraphs),
        terms=tuple(replace(t, text=t.text.replace(_CONTACT, said)) for t in section.terms),
    )


def _edition(world: World, edition: Edition) -> EditionFacts:
    rows = tuple(
        FactRow(
            label=fact.label,
            text=_told(fact),
            source=short_source(world.catalogue.sources[fact.source]),
            note=fact.note,
        )
        for fact in edition.facts
    )
    return EditionFacts(edition.label, edition.description, rows)


def _told(fact: MethodFact) -> str:
    return fact.words or ("" if fact.value is None else number(fact.value))
