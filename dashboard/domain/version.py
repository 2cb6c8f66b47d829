"""Versions of the published figures: their numbers, their log, what changed, where they were read.

A version never changes once written. What readers see is the one that ``head.json`` names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from dashboard.domain.observation import CellKey, Observation

_VERSION = re.compile(r"(\d{1,4})\.(\d{1,4})\.(\d{1,4})", re.ASCII)


class Part(StrEnum):
    """Which part of a version number a change raises."""

    MAJOR = "major"
    """A figure that somebody may have quoted was corrected or withdrawn."""
    MINOR = "minor"
    """Figures were added, or confirmed by a better source."""
    PATCH = "patch"
    """Notes, sources, origins: no figure."""


@dataclass(frozen=True, order=True)
class Version:
    """A semantic version of the data."""

    major: int
    minor: int = 0
    patch: int = 0

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    @classmethod
    def parse(cls, text: str) -> Version:
        """Read « 1.4.0 »; ``ValueError`` where the text is no version."""
        match = _VERSION.fullmatch(text)
        if match is None:
            raise ValueError(f"not a version of the data: {text!r}")
        return cls(*map(int, match.groups()))

    def raised(self, part: Part) -> Version:
        """The next version."""
        if part is Part.MAJOR:
            return Version(self.major + 1)
        if part is Part.MINOR:
            return Version(self.major, self.minor + 1)
        return Version(self.major, self.minor, self.patch + 1)


FIRST = Version(1)


class Action(StrEnum):
    """What put a version before the readers; the value is the word written in the log."""

    PUBLICATION = "publication"
    ROLLBACK = "retour"


@dataclass(frozen=True)
class Release:
    """A line of the log: which version replaced which, on what day (ISO), and why (in French)."""

    version: str
    on: str
    action: Action
    note: str
    replaces: str = ""


class ChangeKind(StrEnum):
    """What happened to a figure between two versions; the value is written in files."""

    ADDED = "ajout"
    CORRECTED = "correction"
    WITHDRAWN = "retrait"
    CONFIRMED = "confirmation"
    """The same figure, now from a source that ranks higher."""
    COMPARABLE = "nouvellement-comparable"
    """A pair of editions that could not be compared before, and now can."""

    @property
    def raises(self) -> Part:
        """Which part of the version number it raises."""
        affects = self in (ChangeKind.CORRECTED, ChangeKind.WITHDRAWN)
        return Part.MAJOR if affects else Part.MINOR


@dataclass(frozen=True)
class CellChange:
    """A changed cell: what a reader saw, what a reader sees.

    For :attr:`ChangeKind.COMPARABLE` these are the two editions of the pair, in the new version.
    """

    kind: ChangeKind
    key: CellKey
    before: Observation | None
    after: Observation | None


@dataclass(frozen=True)
class Origin:
    """Where an imported figure was read: one line a cell that contributed to it.

    ``measure`` says to what: ``value``, ``standard_error``, ``ci_low``, ``ci_high``, ``base``.
    ``sha256`` is that of the file as received; ``raw`` is what the cell holds.
    """

    id: str
    measure: str
    file: str
    sha256: str
    sheet: str
    table: str
    cell: str
    raw: str
