"""All the files of ``data/catalogue``, with those of a data set laid over them.

A data set other than the published one has a folder of its own inside (``demonstration/``) that
holds only what differs, in files of the same names and shapes: a row with a known id replaces the
row in its place, a new id comes at the end of its kind. The indicators of the overlay stand in one
file, ``indicators.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.domain.dataset import Dataset
from dashboard.tables import catalogue_rows as rows
from dashboard.tables.catalogue_toml import (
    REPAIR,
    checked,
    read_rows,
    read_tables,
    read_toml,
    validate,
)
from dashboard.tables.errors import TablesError

OVERLAY_INDICATORS = "indicators.toml"


@dataclass(frozen=True)
class _Kind:
    """A table array of the catalogue: its file, its name, its rows, what identifies a row."""

    file: str
    table: str
    model: type[Any]
    key: str = "id"
    beside: tuple[str, ...] = ()
    """Other table arrays of the same file."""

    def read(self, folder: Path, needed: bool) -> tuple[Any, ...]:
        path = folder / self.file
        if not needed and not path.exists():
            return ()
        tables = read_tables(path, (self.table, *self.beside), needed)
        found = checked(path, self.model, tables[self.table])
        if self.key:
            _refuse_repeated(path, (getattr(row, self.key) for row in found))
        return found


THEMES = _Kind("themes.toml", "theme", rows.ThemeRow)
SOURCES = _Kind("sources.toml", "source", rows.SourceRow)
EDITIONS = _Kind("editions.toml", "edition", rows.EditionRow)
NOTES = _Kind("comparability.toml", "note", rows.NoteRow, beside=("entry",))
ENTRIES = _Kind("comparability.toml", "entry", rows.EntryRow, key="", beside=("note",))
MILESTONES = _Kind("milestones.toml", "milestone", rows.MilestoneRow)
THRESHOLDS = _Kind("size_ranges.toml", "threshold", rows.ThresholdRow, key="inhabitants")
AXES = "axes.toml"
KINDS = (THEMES, SOURCES, EDITIONS, NOTES, ENTRIES, MILESTONES, THRESHOLDS)


def overlay_folder(root: Path, dataset: Dataset) -> Path | None:
    """Folder of what the data set changes in the catalogue; ``None`` for the published figures."""
    return root / "catalogue" / dataset.value if dataset.is_fictitious else None


def read_files(root: Path, dataset: Dataset = Dataset.PUBLISHED) -> rows.Files:
    """Read every file of ``root/catalogue`` and lay over them what the data set changes.

    Raises :class:`TablesError` with the file, the row and the key of the first fault;
    identifiers are unique within their kind in each layer.
    """
    base, over = root / "catalogue", overlay_folder(root, dataset)
    if over is not None:
        _refuse_unknown_files(over)
    layers = [(base, True), *([(over, False)] if over is not None and over.is_dir() else [])]
    return rows.Files(
        axes=_axes(layers),
        theme=_merged(THEMES, layers),
        source=_merged(SOURCES, layers),
        edition=_merged(EDITIONS, layers),
        note=_merged(NOTES, layers),
        entries=tuple((f / ENTRIES.file, ENTRIES.read(f, needed)) for f, needed in layers),
        milestone=_merged(MILESTONES, layers),
        threshold=_merged(THRESHOLDS, layers),
        indicator=_indicators(layers),
    )


def read_sources(root: Path, dataset: Dataset = Dataset.PUBLISHED) -> tuple[rows.SourceRow, ...]:
    """The sources alone, those of the data set laid over the common ones."""
    over = overlay_folder(root, dataset)
    layers = [(root / "catalogue", True), *([(over, False)] if over is not None else [])]
    return _merged(SOURCES, layers)


Layers = Iterable[tuple[Path, bool]]
"""Folders from the ground up, and whether every file must be there."""


def _merged(kind: _Kind, layers: Layers) -> tuple[Any, ...]:
    found: dict[object, Any] = {}
    for folder, needed in layers:
        found.update((getattr(row, kind.key), row) for row in kind.read(folder, needed))
    return tuple(found.values())


def _indicators(layers: Layers) -> tuple[rows.IndicatorRow, ...]:
    found: dict[str, rows.IndicatorRow] = {}
    for folder, needed in layers:
        paths = (
            sorted(folder.glob("indicators_*.toml")) if needed else [folder / OVERLAY_INDICATORS]
        )
        if needed and not paths:
            raise TablesError(folder, "no file indicators_*.toml", "git checkout -- data")
        seen: list[str] = []
        for path in paths:
            if needed or path.exists():
                read = read_rows(path, "indicator", rows.IndicatorRow)
                seen.extend(row.id for row in read)
                _refuse_repeated(path, seen)
                found.update((row.id, row) for row in read)
    return tuple(found.values())


def _axes(layers: Layers) -> rows.Axes:
    merged: dict[str, Any] = {}
    for folder, needed in layers:
        path = folder / AXES
        if needed or path.exists():
            axes = _read_axes(path, needed)
            merged = {name: _laid(merged.get(name), getattr(axes, name)) for name in _PARTS}
    return rows.Axes(**merged)


_PARTS = tuple(rows.Axes.model_fields)
_TEXTS = ("champs", "availability")


def _read_axes(path: Path, needed: bool) -> rows.Axes:
    content = read_toml(path)
    if not needed:
        content = {part: {} if part in _TEXTS else [] for part in _PARTS} | content
    axes = validate(path, rows.Axes, content, "file")
    for terms in (axes.domain, axes.kind_of_aid, axes.public, axes.group):
        _refuse_repeated(path, (term.id for term in terms))
    return axes


def _laid(below: Any, above: Any) -> Any:
    """A dictionary of texts by key, or a list of terms by id, over the one below."""
    if isinstance(above, Mapping):
        return {**(below or {}), **above}
    by_id = {term.id: term for term in (*(below or ()), *above)}
    return tuple(by_id.values())


def _refuse_unknown_files(folder: Path) -> None:
    known = {AXES, OVERLAY_INDICATORS, *(kind.file for kind in KINDS)}
    for path in sorted(folder.glob("*")):
        if path.name not in known:
            raise TablesError(
                path,
                f"not a file of the catalogue; an overlay may hold {', '.join(sorted(known))}",
                "rename or remove it",
            )


def _refuse_repeated(path: Path, ids: Iterable[object]) -> None:
    seen: set[object] = set()
    for identifier in ids:
        if identifier in seen:
            raise TablesError(path, f"the id {identifier!r} is declared twice", REPAIR)
        seen.add(identifier)
