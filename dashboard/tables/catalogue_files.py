"""The shape of the files of ``data/catalogue``: strict, so that a typing error never goes unseen.

Each model mirrors one table of one TOML file. An unknown key, a missing key or a value outside
the vocabulary is refused with the file and the key; :mod:`dashboard.tables.catalogue` then checks
that the files agree with each other and turns them into the nouns of ``domain``.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dashboard.domain.observation import Reading, Scope, Unit
from dashboard.tables.errors import TablesError

REPAIR = "correct the file (see data/catalogue), then make data"

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
]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceRow(_Strict):
    """A publication and the place where it was read; ``confidence`` grades the reading."""

    id: Slug
    publication: Text
    title: Text
    author: Text
    date: Text
    nature: Nature
    read_in: Text
    url: Annotated[str, Field(pattern=r"^(?:https?://\S+)?$")]
    read_on: dt.date = dt.date(2026, 11, 20)
    licence: Text = "Licence non lue\u202f; chiffres cités avec leur source"
    confidence: Literal["A", "A-", "B"]


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
    """What is known of the comparability of 2014 and 2025, with the law and its date if any."""

    id: Slug
    label: Text
    text: Text
    law: str = ""
    date: dt.date | None = None


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
    """One indicator; ``champ``, ``availability`` and ``comparability`` are keys of shared texts."""

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
    comparability: Annotated[tuple[Slug, ...], Field(min_length=1)]
    sources: Annotated[tuple[Slug, ...], Field(min_length=1)]
    sentences: dict[Scope, dict[Reading, SentencesRow]] = {}


class Axes(_Strict):
    """The file ``axes.toml``: axes of the field, groups of units, texts shared by indicators."""

    domain: tuple[TermRow, ...]
    kind_of_aid: tuple[TermRow, ...]
    public: tuple[TermRow, ...]
    group: tuple[TermRow, ...]
    champs: dict[Slug, Text]
    availability: dict[Slug, Text]


class Files(_Strict):
    """All the files of the catalogue, read and checked one by one."""

    axes: Axes
    theme: tuple[ThemeRow, ...]
    source: tuple[SourceRow, ...]
    edition: tuple[EditionRow, ...]
    note: tuple[NoteRow, ...]
    threshold: tuple[ThresholdRow, ...]
    indicator: tuple[IndicatorRow, ...]


M = TypeVar("M", bound=BaseModel)


def read_toml(path: Path) -> dict[str, object]:
    """Read a TOML file; :class:`TablesError` where it is absent or is not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise TablesError(path, "the file is missing", "git checkout -- data") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TablesError(path, f"not a TOML file ({error})", REPAIR) from error


def read_rows(path: Path, table: str, model: type[M]) -> tuple[M, ...]:
    """Read the only table array of a file; an error names the row by its id and the key."""
    content = read_toml(path)
    rows = content.pop(table, None)
    if content or not isinstance(rows, list) or not rows:
        raise TablesError(path, f"expected [[{table}]] tables and nothing else", REPAIR)
    return tuple(validate(path, model, row, _name(row, i)) for i, row in enumerate(rows, start=1))


def validate(path: Path, model: type[M], content: object, where: str) -> M:
    """Check one table against its model; :class:`TablesError` names the row and every key."""
    try:
        return model.model_validate(content)
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()
        )
        raise TablesError(path, f"{where}: {faults}", REPAIR) from error


def _name(row: object, position: int) -> str:
    return f"table {position} ({row.get('id', 'without id') if isinstance(row, dict) else row})"
