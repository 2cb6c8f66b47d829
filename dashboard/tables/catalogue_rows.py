"""The shape of the files of ``data/catalogue``: strict, so that a typing error never goes unseen.

Each model mirrors one table of one TOML file. An unknown key, a missing key or a value outside
the vocabulary is refused: :mod:`dashboard.tables.catalogue_files` names the file and the key.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from dashboard.domain.comparability import Cause, Comparability, ComparisonLevel
from dashboard.domain.observation import Reading, Scope, Unit

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=60)]
Text = Annotated[str, Field(min_length=1, pattern=r"^\S(?:.*\S)?$")]
Nature = Literal[
    "official_table",
    "drees_text",
    "official_notice",
    "drees_quoted",
    "association",
    "press",
    "project_document",
    "simulation",
]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceRow(_Strict):
    """A publication and the place where it was read; ``confidence`` grades the reading."""

    id: Slug
    publication: Text
    title: str = ""
    """Empty for what was computed here."""
    author: Text
    date: Text
    nature: Nature
    read_in: str = ""
    """Where it was read; empty for what was computed here."""
    url: Annotated[str, Field(pattern=r"^(?:https?://\S+)?$")]
    read_on: dt.date = dt.date(2026, 11, 20)
    licence: Text = "Licence non lue\u202f; chiffres cités avec leur source"
    confidence: Literal["A", "A-", "B"]

    @model_validator(mode="after")
    def _read_somewhere(self) -> SourceRow:
        if not (self.read_in and self.title) and self.nature != "simulation":
            raise ValueError("title, read_in: say what was read, and where")
        return self


class ThemeRow(_Strict):
    """A subject of the 2015 publication or a theme of the 2025 questionnaire."""

    id: Slug
    label: Text
    definition: Text
    editions: Annotated[tuple[Slug, ...], Field(min_length=1)]
    crosswalk: Text


class TermRow(_Strict):
    """A label of an axis of the field, or of a group of units."""

    id: Slug
    label: Text
    definition: str = ""


class NoteRow(_Strict):
    """What is known of the comparability of 2014 and 2025, with the law and its date if any.

    ``cause`` is the kind of reason it gives where an entry of the register cites it.
    """

    id: Slug
    cause: Cause
    label: Text
    text: Text
    law: str = ""
    date: dt.date | None = None


class EntryRow(_Strict):
    """A judgement on some indicators at some levels; ``reasons`` are ids of notes, main one first.

    Without ``scopes`` or ``readings`` it holds for all those of each indicator.
    """

    indicators: Annotated[tuple[Slug, ...], Field(min_length=1)]
    levels: Annotated[tuple[ComparisonLevel, ...], Field(min_length=1)]
    scopes: tuple[Scope, ...] = ()
    readings: tuple[Reading, ...] = ()
    status: Comparability
    reasons: tuple[Slug, ...] = ()
    judged_on: dt.date
    note: str = ""


class MilestoneRow(_Strict):
    """A law, an election or an edition of the survey, on the timeline.

    Where only the month or the year is known or told, ``date`` is a day inside it and
    ``precision`` says what may be printed.
    """

    id: Slug
    kind: Literal["loi", "decret", "elections", "enquete", "echeance"]
    date: dt.date
    precision: Literal["jour", "mois", "annee"]
    name: Text
    reference: Text
    effect: Text
    themes: tuple[Slug, ...] = ()
    to_confirm: str = ""


class ThresholdRow(_Strict):
    """A limit of size ranges met in a publication."""

    inhabitants: Annotated[int, Field(gt=0)]
    met_in: Annotated[tuple[Slug, ...], Field(min_length=1)]


class FactRow(_Strict):
    """A printed figure about the survey itself; ``fact`` is its id in the facts file, if any."""

    id: Slug
    fact: Annotated[str, Field(pattern=r"^(?:A\d{3})?$")] = ""
    label: Text
    value: float | None = None
    words: str = ""
    source: Slug
    note: str = ""


class EditionRow(_Strict):
    """An edition of the survey; ``year`` is the year its answers describe."""

    id: Annotated[str, Field(pattern=r"^\d{4}$")]
    label: Text
    situation: Text
    year: int
    published: bool
    release_expected: str
    description: Text
    uncertain_departements: tuple[Annotated[str, Field(pattern=r"^(\d{2}|2[AB]|97\d)$")], ...] = ()
    fact: tuple[FactRow, ...]


class SentencesRow(_Strict):
    """Clauses of the « Lecture »; ``mène|mènent`` holds the singular and the plural form."""

    direct: Text
    inverse: str = ""


class IndicatorRow(_Strict):
    """One indicator; ``champ`` and ``availability`` are keys of shared texts.

    ``champs`` (keys of fields) and ``questions`` (wordings) hold the editions that differ.
    """

    id: Slug
    label: Text
    short_label: Annotated[str, Field(min_length=2, max_length=34)]
    inverse_label: str = ""
    definition: Text
    theme: Slug
    theme_2025: str = ""
    unit: Unit
    scopes: Annotated[tuple[Scope, ...], Field(min_length=1)]
    readings: tuple[Reading, ...]
    champ: Slug
    question: Text
    group: Slug = "ensemble"
    partition: str = ""
    kind_of_aid: str = ""
    public: str = ""
    domain: str = ""
    editions: tuple[str, ...]
    availability: dict[str, Slug]
    sources: Annotated[tuple[Slug, ...], Field(min_length=1)]
    sentences: dict[Scope, dict[Reading, SentencesRow]] = {}
    champs: dict[str, Slug] = {}
    questions: dict[str, Text] = {}


class Axes(_Strict):
    """The file ``axes.toml``: axes of the field, groups of units, texts shared by indicators."""

    domain: tuple[TermRow, ...]
    kind_of_aid: tuple[TermRow, ...]
    public: tuple[TermRow, ...]
    group: tuple[TermRow, ...]
    champs: dict[Slug, Text]
    availability: dict[Slug, Text]


class Files(_Strict):
    """All the files of the catalogue, read and checked one by one, the overlay laid over them."""

    axes: Axes
    theme: tuple[ThemeRow, ...]
    source: tuple[SourceRow, ...]
    edition: tuple[EditionRow, ...]
    note: tuple[NoteRow, ...]
    entries: tuple[tuple[Path, tuple[EntryRow, ...]], ...]
    """Judgements by file; those of a later file replace those of an earlier one."""
    milestone: tuple[MilestoneRow, ...]
    threshold: tuple[ThresholdRow, ...]
    indicator: tuple[IndicatorRow, ...]
