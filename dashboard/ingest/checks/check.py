"""What a check is: where it applies, how hard it is, and what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.domain.catalogue import Catalogue
from dashboard.geography.store import Geography
from dashboard.ingest.finding.table import Inspection
from dashboard.ingest.mapping.assembling import Assembled
from dashboard.ingest.mapping.entries import Entry, Read
from dashboard.ingest.mapping.matching import Meeting
from dashboard.ingest.mapping.model import ImportMapping
from dashboard.ingest.mapping.prepared import Finding, Level
from dashboard.ingest.mapping.reading import Loaded
from dashboard.tables.store import Observations


@dataclass(frozen=True)
class Context:
    """An import to be checked, beside all that is already known.

    ``observations`` are the figures as they stand, which may hold the former revision of this very
    import: its rows have the id of the import as their source.
    """

    file: str
    """Name of the workbook, as findings give it."""
    loaded: Loaded
    inspection: Inspection
    meeting: Meeting
    assembled: Assembled
    catalogue: Catalogue
    observations: Observations
    geography: Geography
    unpublished: bool = False

    @property
    def mapping(self) -> ImportMapping:
        """The mapping file."""
        return self.loaded.mapping

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The facts of the import."""
        return self.assembled.entries

    @cached_property
    def shown(self) -> tuple[Entry, ...]:
        """The facts that have a number."""
        return tuple(entry for entry in self.entries if entry.value is not None)

    def at(self, read: Read, rule: str, values: str) -> Finding:
        """A finding in the cell of a read."""
        return Finding(self.file, read.table.sheet, read.figure.cell, rule, values)


@dataclass(frozen=True)
class NotApplicable:
    """A check that has nothing to look at in this import, and why."""

    reason: str


Answer = Sequence[Finding] | NotApplicable


@dataclass(frozen=True)
class Check:
    """A check: its id, how hard it is, where it applies (one sentence), and how it looks.

    ``only_tells`` marks one whose findings are there to be known, not to be decided.
    """

    id: str
    level: Level
    applies: str
    look: Callable[[Context], Answer | Iterable[Finding]]
    only_tells: bool = False
