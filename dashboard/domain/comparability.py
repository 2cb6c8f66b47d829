"""What may be compared between two editions, by indicator, level, scope and reading, and why.

The register is content (``data/catalogue/comparability.toml``). Whatever it does not mention is not
comparable: a comparison is a judgement somebody made and dated, never a default.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dashboard.domain.observation import Reading, Scope


class Comparability(StrEnum):
    """The judgement on a pair of figures."""

    COMPARABLE = "comparable"
    CAUTION = "prudence"
    NOT_COMPARABLE = "non-comparable"

    @property
    def allows(self) -> bool:
        """Whether a difference may be shown at all."""
        return self is not Comparability.NOT_COMPARABLE


class Cause(StrEnum):
    """What makes two figures differ in meaning."""

    LAW = "loi"
    WORDING = "libelle"
    FIELD = "champ"
    GEOGRAPHY = "geographie"
    DESIGN = "plan-de-sondage"
    CALENDAR = "calendrier-electoral"
    EDITION = "edition-unique"
    """Asked in one of the two editions only."""
    UNKNOWN = "non-etabli"
    """Nobody has judged the pair yet."""


class ComparisonLevel(StrEnum):
    """How fine the compared figures are."""

    FRANCE = "france"
    SIZE = "taille"
    REGION = "region"
    """A région, all sizes or by size."""
    ENTITY = "entite"
    """Unit by unit (a commune, an EPCI): never, answers being confidential and EPCI redrawn."""


@dataclass(frozen=True)
class Reason:
    """Why a pair is not, or not fully, comparable; ``date`` is ISO, of the law if there is one."""

    id: str
    cause: Cause
    label: str
    text: str
    law: str = ""
    date: str = ""


NOT_JUDGED = Reason(
    "non-etabli",
    Cause.UNKNOWN,
    "Comparabilité non établie",
    "Le registre de comparabilité ne dit rien de cette paire : elle n’est pas comparée.",
)


@dataclass(frozen=True)
class Entry:
    """One judgement of the register; ``judged_on`` is the ISO date somebody made it."""

    status: Comparability
    reasons: tuple[Reason, ...]
    judged_on: str
    note: str = ""

    @property
    def main(self) -> Reason | None:
        """The reason to name first."""
        return self.reasons[0] if self.reasons else None


ABSENT = Entry(Comparability.NOT_COMPARABLE, (NOT_JUDGED,), "")

RegisterKey = tuple[str, ComparisonLevel, Scope, Reading]


@dataclass(frozen=True)
class Register:
    """All judgements, by (indicator, level, scope, reading)."""

    entries: Mapping[RegisterKey, Entry]

    def find(self, indicator: str, level: ComparisonLevel, scope: Scope, reading: Reading) -> Entry:
        """The judgement on a pair; one that was never made is « not comparable »."""
        return self.entries.get((indicator, level, scope, reading), ABSENT)


@dataclass(frozen=True)
class Milestone:
    """A law, an election or an edition of the survey, on the timeline; ``date`` is ISO.

    ``precision`` is ``jour`` or ``mois``, or ``annee`` where only that is known. ``themes`` are
    the subjects it touches (empty: all). ``to_confirm`` says what must still be verified.
    """

    id: str
    kind: str
    date: str
    precision: str
    name: str
    reference: str
    effect: str
    themes: tuple[str, ...] = ()
    to_confirm: str = ""
