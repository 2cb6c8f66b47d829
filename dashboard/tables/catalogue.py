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
from dashboard.domain.observation import Unit
from dashboard.tables import catalogue_files as files
from dashboard.tables.catalogue_links import check_links
from dashboard.tables.errors import TablesError


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_WithId)


def load_catalogue(root: Path) -> Catalogue:
    """Read the catalogue under ``root`` (the ``data`` folder), by theme.

    Raises :class:`TablesError` naming file, entry and key where a file is missing, badly
    written, or cites something that no file declares.
    """
    read = read_files(root)
    check_links(read, root / "catalogue")
    axes = read.axes
    return Catalogue(
        themes=_by_id(Theme(**t.model_dump()) for t in read.theme),
        indicators=_by_id(_indicator(row, read) for row in _in_order(read)),
        editions=_by_id(_edition(e) for e in read.edition),
        sources=_by_id(_source(s) for s in read.source),
        thresholds=tuple(sorted(t.inhabitants for t in read.threshold)),
        domains=_terms(axes.domain),
        kinds_of_aid=_terms(axes.kind_of_aid),
        publics=_terms(axes.public),
        groups=_terms(axes.group),
    )


def load_sources(root: Path) -> Mapping[str, Source]:
    """The sources alone, for readers of the tables that do not need the whole catalogue."""
    path = root / "catalogue" / "sources.toml"
    return _by_id(_source(s) for s in files.read_rows(path, "source", files.SourceRow))


def read_files(root: Path) -> files.Files:
    """Read every file of ``root/catalogue``; identifiers are unique within their kind."""
    folder = root / "catalogue"
    axes_path = folder / "axes.toml"
    indicators: list[files.IndicatorRow] = []
    for path in sorted(folder.glob("indicators_*.toml")):
        rows = files.read_rows(path, "indicator", files.IndicatorRow)
        _refuse_repeated(path, (row.id for row in (*indicators, *rows)))
        indicators.extend(rows)
    if not indicators:
        raise TablesError(folder, "no file indicators_*.toml", "git checkout -- data")
    axes = files.validate(axes_path, files.Axes, files.read_toml(axes_path), "file")
    for terms in (axes.domain, axes.kind_of_aid, axes.public, axes.group):
        _refuse_repeated(axes_path, (term.id for term in terms))
    return files.Files(
        axes=axes,
        theme=_unique(folder / "themes.toml", "theme", files.ThemeRow),
        source=_unique(folder / "sources.toml", "source", files.SourceRow),
        edition=_unique(folder / "editions.toml", "edition", files.EditionRow),
        note=_unique(folder / "comparability.toml", "note", files.NoteRow),
        threshold=files.read_rows(folder / "size_ranges.toml", "threshold", files.ThresholdRow),
        indicator=tuple(indicators),
    )


R = TypeVar("R", files.ThemeRow, files.SourceRow, files.EditionRow, files.NoteRow)


def _unique(path: Path, table: str, model: type[R]) -> tuple[R, ...]:
    rows = files.read_rows(path, table, model)
    _refuse_repeated(path, (row.id for row in rows))
    return rows


def _refuse_repeated(path: Path, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for identifier in ids:
        if identifier in seen:
            raise TablesError(path, f"the id {identifier!r} is declared twice", files.REPAIR)
        seen.add(identifier)


def _in_order(read: files.Files) -> list[files.IndicatorRow]:
    """Indicators in the order of the themes, communes before EPCI, then as the files list them."""
    position = {theme.id: place for place, theme in enumerate(read.theme)}
    return sorted(read.indicator, key=lambda row: (position[row.theme], row.unit is Unit.EPCI))


def _by_id(items: Iterable[T]) -> dict[str, T]:
    return {item.id: item for item in items}


def _terms(rows: Iterable[files.TermRow]) -> dict[str, Term]:
    return _by_id(Term(row.id, row.label, row.definition) for row in rows)


def _source(row: files.SourceRow) -> Source:
    fields = row.model_dump(exclude={"confidence", "read_on"})
    return Source(**fields, read_on=row.read_on.isoformat())


def _edition(row: files.EditionRow) -> Edition:
    facts = tuple(MethodFact(**f.model_dump(exclude={"fact"})) for f in row.fact)
    return Edition(**row.model_dump(exclude={"fact"}), facts=facts)


def _indicator(row: files.IndicatorRow, read: files.Files) -> Indicator:
    notes = {note.id: note.text for note in read.note}
    shared = {"champ", "availability", "comparability", "sentences"}
    return Indicator(
        **row.model_dump(exclude=shared),
        champ=read.axes.champs[row.champ],
        availability={e: read.axes.availability[key] for e, key in row.availability.items()},
        comparability=" ".join(notes[note] for note in row.comparability),
        sentences={
            (scope, reading): Sentences(clauses.direct, clauses.inverse)
            for scope, by_reading in row.sentences.items()
            for reading, clauses in by_reading.items()
        },
    )
