"""The catalogue: what can be shown, read from ``data/catalogue`` and checked as a whole.

Content is data: a new indicator, source or edition is a change of these files, not of code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol, TypeVar

from dashboard.domain.catalogue import (
    Catalogue,
    Edition,
    Indicator,
    MethodFact,
    Sentences,
    Source,
    Term,
    Theme,
)
from dashboard.domain.comparability import Milestone
from dashboard.domain.dataset import Dataset
from dashboard.domain.observation import Unit
from dashboard.tables import catalogue_rows as rows
from dashboard.tables.catalogue_files import overlay_folder, read_files, read_sources
from dashboard.tables.catalogue_links import check_links
from dashboard.tables.catalogue_register import register_of


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_WithId)


def load_catalogue(root: Path, dataset: Dataset = Dataset.PUBLISHED) -> Catalogue:
    """Read the catalogue under ``root`` (the ``data`` folder), by theme.

    For the demonstration, what ``catalogue/demonstration`` changes is laid over the common files.

    Raises :class:`TablesError` naming file, entry and key where a file is missing, badly
    written, or cites something that no file declares.
    """
    read = read_files(root, dataset)
    check_links(read, overlay_folder(root, dataset) or root / "catalogue")
    axes = read.axes
    return Catalogue(
        themes=_by_id(Theme(**t.model_dump()) for t in read.theme),
        indicators=_by_id(_indicator(row, read) for row in _in_order(read)),
        editions=_by_id(_edition(e) for e in read.edition),
        sources=_by_id(source_of(s) for s in read.source),
        thresholds=tuple(sorted(t.inhabitants for t in read.threshold)),
        domains=_terms(axes.domain),
        kinds_of_aid=_terms(axes.kind_of_aid),
        publics=_terms(axes.public),
        groups=_terms(axes.group),
        register=register_of(read),
        milestones=tuple(_milestone(m) for m in sorted(read.milestone, key=lambda m: m.date)),
    )


def load_sources(root: Path, dataset: Dataset = Dataset.PUBLISHED) -> Mapping[str, Source]:
    """The sources alone, for readers of the tables that do not need the whole catalogue."""
    return _by_id(source_of(s) for s in read_sources(root, dataset))


def _in_order(read: rows.Files) -> list[rows.IndicatorRow]:
    """Indicators in the order of the themes, communes before EPCI, then as the files list them."""
    position = {theme.id: place for place, theme in enumerate(read.theme)}
    return sorted(read.indicator, key=lambda row: (position[row.theme], row.unit is Unit.EPCI))


def _by_id(items: Iterable[T]) -> dict[str, T]:
    return {item.id: item for item in items}


def _terms(terms: Iterable[rows.TermRow]) -> dict[str, Term]:
    return _by_id(Term(row.id, row.label, row.definition) for row in terms)


def source_of(row: rows.SourceRow) -> Source:
    """A source of the catalogue, or one that a version of the data brings with it."""
    fields = row.model_dump(exclude={"confidence", "read_on"})
    return Source(**fields, read_on=row.read_on.isoformat())


def _edition(row: rows.EditionRow) -> Edition:
    facts = tuple(MethodFact(**f.model_dump(exclude={"fact"})) for f in row.fact)
    return Edition(**row.model_dump(exclude={"fact"}), facts=facts)


def _milestone(row: rows.MilestoneRow) -> Milestone:
    return Milestone(**row.model_dump(exclude={"date"}), date=row.date.isoformat())


def _indicator(row: rows.IndicatorRow, read: rows.Files) -> Indicator:
    shared = {"champ", "champs", "availability", "sentences"}
    return Indicator(
        **row.model_dump(exclude=shared),
        champ=read.axes.champs[row.champ],
        champs={edition: read.axes.champs[key] for edition, key in row.champs.items()},
        availability={e: read.axes.availability[key] for e, key in row.availability.items()},
        sentences={
            (scope, reading): Sentences(clauses.direct, clauses.inverse)
            for scope, by_reading in row.sentences.items()
            for reading, clauses in by_reading.items()
        },
    )
