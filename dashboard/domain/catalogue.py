"""What can be shown: themes, indicators, editions, sources. Content lives in ``data/catalogue``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.domain.comparability import Milestone, Register
from dashboard.domain.observation import ALL_UNITS, Orientation, Reading, Scope, Unit


@dataclass(frozen=True)
class Source:
    """A publication, and where it was read. ``nature`` orders the precedence of values."""

    id: str
    publication: str
    title: str
    author: str
    date: str
    nature: str
    read_in: str
    url: str
    read_on: str
    licence: str


@dataclass(frozen=True)
class Theme:
    """A subject of a questionnaire; ``editions`` says in which of them it exists."""

    id: str
    label: str
    definition: str
    editions: tuple[str, ...]
    crosswalk: str
    """Where the theme went in the other questionnaire, in one French sentence."""


@dataclass(frozen=True)
class Sentences:
    """Clauses that a « Lecture » is made of, for one reading, in both directions.

    A clause follows a subject: « 72 % des communes de moins de 500 habitants » +
    ``direct`` « mènent au moins une action sociale ». For the population reading the subject is
    « 98 % de la population » and the clause « vit dans une commune menant … ». Where singular
    and plural differ, both forms stand in the clause, ``mène|mènent au moins une action sociale``:
    « une commune sur trois » takes the singular, « la quasi-totalité des communes » the plural.
    """

    direct: str
    inverse: str = ""

    def clause(self, orientation: Orientation) -> str:
        """The clause in the asked direction, empty where the catalogue has none."""
        return self.direct if orientation is Orientation.DIRECT else self.inverse


@dataclass(frozen=True)
class Indicator:
    """One indicator of the survey.

    ``theme`` is the subject of the 2015 publication, ``theme_2025`` that of the 2025
    questionnaire (empty: absent there). ``group`` is the group of units the share is taken
    among. ``partition`` names the set whose shares sum to 100 %; empty for a multiple choice.
    ``availability`` says for each edition why there is a figure or none (one French sentence).
    """

    id: str
    label: str
    short_label: str
    inverse_label: str
    definition: str
    theme: str
    theme_2025: str
    unit: Unit
    scopes: tuple[Scope, ...]
    readings: tuple[Reading, ...]
    champ: str
    question: str
    sentences: Mapping[tuple[Scope, Reading], Sentences]
    group: str = ALL_UNITS
    partition: str = ""
    kind_of_aid: str = ""
    public: str = ""
    domain: str = ""
    editions: tuple[str, ...] = ()
    availability: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    champs: Mapping[str, str] = field(default_factory=dict)
    """Field of the editions whose field is not ``champ``, by edition."""
    questions: Mapping[str, str] = field(default_factory=dict)
    """Wording of the editions whose question is not ``question``, by edition."""

    def champ_in(self, edition: str) -> str:
        """Field of the edition: the units the share is taken among."""
        return self.champs.get(edition, self.champ)


@dataclass(frozen=True)
class MethodFact:
    """A printed figure about the survey itself (sample, respondents), with its source."""

    id: str
    label: str
    value: float | None
    words: str
    source: str
    note: str = ""


@dataclass(frozen=True)
class Edition:
    """An edition of the survey.

    ``situation`` is the date the answers describe, in words (« fin 2014 »);
    ``release_expected`` the announced date of first results, empty once out.
    """

    id: str
    label: str
    situation: str
    year: int
    published: bool
    release_expected: str
    description: str
    facts: tuple[MethodFact, ...]
    uncertain_departements: tuple[str, ...] = ()
    """Départements of which it is not known whether they belong to the field."""


@dataclass(frozen=True)
class Term:
    """A label of an axis of the field (kind of aid, public, domain) or of a group of units."""

    id: str
    label: str
    definition: str = ""


@dataclass(frozen=True)
class Catalogue:
    """Everything the files of ``data/catalogue`` declare, in their order."""

    themes: Mapping[str, Theme]
    indicators: Mapping[str, Indicator]
    editions: Mapping[str, Edition]
    sources: Mapping[str, Source]
    thresholds: tuple[int, ...]
    """Limits of the size ranges met in the publications, in inhabitants, ascending."""
    domains: Mapping[str, Term]
    kinds_of_aid: Mapping[str, Term]
    publics: Mapping[str, Term]
    groups: Mapping[str, Term]
    register: Register = field(default_factory=lambda: Register({}))
    """What may be compared between the two editions; nothing by default."""
    milestones: tuple[Milestone, ...] = ()
    """Laws, elections and editions, in order of time."""
