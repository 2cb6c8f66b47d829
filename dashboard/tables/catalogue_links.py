"""Whether the files of the catalogue agree: everything cited is declared, nothing is silent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from dashboard.domain.observation import ALL_UNITS
from dashboard.tables import catalogue_rows as rows
from dashboard.tables.catalogue_toml import REPAIR
from dashboard.tables.errors import TablesError


def check_links(read: rows.Files, folder: Path) -> None:
    """Raise :class:`TablesError` listing every broken link of the catalogue."""
    faults = [*_editions_and_themes(read), *_indicators(read), *_axes(read)]
    if faults:
        raise TablesError(folder, "; ".join(faults), REPAIR)


def _missing(where: str, kind: str, cited: Iterable[str], declared: Iterable[str]) -> Iterator[str]:
    known = set(declared)
    for name in cited:
        if name not in known:
            yield f"{where} cites the {kind} {name!r}, which no file declares"


def _editions_and_themes(read: rows.Files) -> Iterator[str]:
    editions = [edition.id for edition in read.edition]
    sources = [source.id for source in read.source]
    for theme in read.theme:
        yield from _missing(f"theme {theme.id}", "edition", theme.editions, editions)
    for edition in read.edition:
        for fact in edition.fact:
            where = f"fact {fact.id} of edition {edition.id}"
            yield from _missing(where, "source", [fact.source], sources)
            if fact.value is None and not fact.words:
                yield f"{where} has neither value nor words"
    for milestone in read.milestone:
        where = f"milestone {milestone.id}"
        yield from _missing(where, "theme", milestone.themes, (theme.id for theme in read.theme))
    for threshold in read.threshold:
        where = f"threshold {threshold.inhabitants}"
        yield from _missing(where, "source", threshold.met_in, sources)


def _indicators(read: rows.Files) -> Iterator[str]:
    axes = read.axes
    editions = [edition.id for edition in read.edition]
    declared = {
        "theme": [theme.id for theme in read.theme],
        "source": [source.id for source in read.source],
        "champ": axes.champs,
        "sentence of availability": axes.availability,
        "group": [term.id for term in axes.group],
        "domain": ["", *(term.id for term in axes.domain)],
        "kind of aid": ["", *(term.id for term in axes.kind_of_aid)],
        "public": ["", *(term.id for term in axes.public)],
    }
    for row in read.indicator:
        where = f"indicator {row.id}"
        cited = {
            "theme": [row.theme, *([row.theme_2025] if row.theme_2025 else [])],
            "source": row.sources,
            "champ": [row.champ, *row.champs.values()],
            "sentence of availability": row.availability.values(),
            "group": [row.group],
            "domain": [row.domain],
            "kind of aid": [row.kind_of_aid],
            "public": [row.public],
        }
        for kind, names in cited.items():
            yield from _missing(where, kind, names, declared[kind])
        yield from _missing(
            where, "edition", (*row.editions, *row.champs, *row.questions), editions
        )
        if set(row.availability) != set(editions):
            yield f"{where} must say its availability for each of {', '.join(editions)}"
        yield from _sentences(row)


def _sentences(row: rows.IndicatorRow) -> Iterator[str]:
    """Every reading in every scope has its clauses, and nothing else has."""
    given = {(scope, reading) for scope, by in row.sentences.items() for reading in by}
    wanted = {(scope, reading) for scope in row.scopes for reading in row.readings}
    for scope, reading in sorted(wanted ^ given):
        problem = "lacks the" if (scope, reading) in wanted else "declares a useless"
        yield f"indicator {row.id} {problem} sentence for {scope.value}, {reading.value}"
    inverses = {bool(clauses.inverse) for by in row.sentences.values() for clauses in by.values()}
    if inverses and inverses != {bool(row.inverse_label)}:
        yield f"indicator {row.id} must have an inverse label and all inverse clauses, or none"


def _axes(read: rows.Files) -> Iterator[str]:
    """No theme, domain, kind of aid or public without an indicator: never silence."""
    used = {
        "theme": {theme for row in read.indicator for theme in (row.theme, row.theme_2025)},
        "domain": {row.domain for row in read.indicator},
        "kind of aid": {row.kind_of_aid for row in read.indicator},
        "public": {row.public for row in read.indicator},
    }
    terms = {
        "theme": [theme.id for theme in read.theme],
        "domain": [term.id for term in read.axes.domain],
        "kind of aid": [term.id for term in read.axes.kind_of_aid],
        "public": [term.id for term in read.axes.public],
    }
    for kind, names in terms.items():
        yield from (f"the {kind} {n!r} has no indicator" for n in names if n not in used[kind])
    if ALL_UNITS not in {term.id for term in read.axes.group}:
        yield f"the group {ALL_UNITS!r} is not declared"
