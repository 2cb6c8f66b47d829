"""The published figures in memory, read once from the built Parquet file.

Light on purpose: pyarrow alone, imported when a file is read; the contract (pandera) has already
been checked when the file was built, and its SHA-256 proves that it has not changed since.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from dashboard.domain.catalogue import Source
from dashboard.domain.dataset import Dataset
from dashboard.domain.observation import (
    ALL_UNITS,
    CellKey,
    Observation,
    Orientation,
    Reading,
    Scope,
    Unit,
)
from dashboard.domain.size_range import ALL_SIZES, SizeRange
from dashboard.domain.status import Confidentiality, Qualifier, Status
from dashboard.domain.territory import FRANCE, Territory
from dashboard.domain.version import Origin
from dashboard.tables.catalogue import load_sources
from dashboard.tables.errors import TablesError
from dashboard.tables.layout import (
    COLUMNS,
    COVARIANCE_COLUMNS,
    COVARIANCES,
    OBSERVATIONS,
    ORIGIN_COLUMNS,
    ORIGINS,
)
from dashboard.tables.manifest import Manifest, read_manifest, verified_bytes
from dashboard.tables.precedence import rank
from dashboard.tables.release_sources import read_release_sources
from dashboard.tables.versions import dataset_folder, version_folder


@dataclass(frozen=True, eq=False)
class Observations:
    """Every published figure, the several values of one key in order of preference."""

    rows: tuple[Observation, ...]
    sources: Mapping[str, Source]
    version: str = ""
    built_on: str = ""
    covariances: Mapping[tuple[str, str], float] | None = None
    """Covariance of two estimates (ids, earlier edition first), squared points; ``None``: unknown.
    Where it is known, a pair without entry has the covariance 0."""
    origins: Mapping[str, tuple[Origin, ...]] = field(default_factory=dict)
    """The cells of a workbook that a figure was read in, by the id of the observation."""
    sha256: str = ""
    """Of the file of figures, in hexadecimal; empty for figures that come from no file."""
    _by_key: Mapping[CellKey, tuple[Observation, ...]] = field(init=False, repr=False)
    _alike: Mapping[CellKey, tuple[CellKey, ...]] = field(init=False, repr=False)
    _of: Mapping[tuple[str, str], tuple[CellKey, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_key: dict[CellKey, list[Observation]] = {}
        for row in self.rows:
            by_key.setdefault(row.key, []).append(row)
        ordered = {
            key: tuple(sorted(values, key=lambda row: rank(row, self.sources)))
            for key, values in by_key.items()
        }
        alike: dict[CellKey, list[CellKey]] = {}
        of: dict[tuple[str, str], list[CellKey]] = {}
        for key in by_key:
            alike.setdefault(_anywhere(key), []).append(key)
            of.setdefault((key.indicator, key.edition), []).append(key)
        object.__setattr__(self, "_of", {k: tuple(v) for k, v in of.items()})
        object.__setattr__(self, "_by_key", ordered)
        object.__setattr__(self, "_alike", {k: tuple(v) for k, v in alike.items()})

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Observation]:
        return iter(self.rows)

    @property
    def keys(self) -> Iterable[CellKey]:
        """Every key that has at least one published value."""
        return self._by_key.keys()

    @cached_property
    def by_id(self) -> Mapping[str, Observation]:
        """Observations by their id (``A003``)."""
        return {row.id: row for row in self.rows}

    def cells(
        self,
        indicator: str,
        edition: str,
        scope: Scope,
        reading: Reading,
        group: str = ALL_UNITS,
        territory: Territory = FRANCE,
    ) -> dict[SizeRange, Observation]:
        """The preferred value of each published size range, smallest communes first."""
        found = {
            key.size_range: self._by_key[key][0]
            for key in self.of(indicator, edition)
            if (key.scope, key.reading, key.group, key.territory)
            == (scope, reading, group, territory)
        }
        return {size: found[size] for size in sorted(found)}

    def of(self, indicator: str, edition: str) -> tuple[CellKey, ...]:
        """Keys of an indicator in an edition that have a value."""
        return self._of.get((indicator, edition), ())

    def like(self, key: CellKey) -> tuple[CellKey, ...]:
        """Keys with a value that differ from ``key`` at most by size range and territory."""
        return self._alike.get(_anywhere(key), ())

    def covariance(self, before: Observation, after: Observation) -> float | None:
        """Covariance of two estimates in squared points, ``None`` where it is not known."""
        if self.covariances is None:
            return None
        return self.covariances.get((before.id, after.id), 0.0)

    def preferred(self, key: CellKey) -> Observation | None:
        """The value to show for the key, ``None`` where nothing was published."""
        values = self._by_key.get(key, ())
        return values[0] if values else None

    def alternatives(self, key: CellKey) -> tuple[Observation, ...]:
        """The other published values of the key, the best first."""
        return self._by_key.get(key, ())[1:]


def load_published(root: Path) -> Observations:
    """The published figures under ``root``: see :func:`load_dataset`."""
    return load_dataset(root, Dataset.PUBLISHED)


def load_dataset(root: Path, dataset: Dataset) -> Observations:
    """Read a data set under ``root`` (the ``data`` folder).

    Raises :class:`TablesError` naming the file and the command that rebuilds it where a file is
    missing, truncated, altered since it was built, or of another shape than expected.
    """
    folder = dataset_folder(root, dataset)
    try:
        found = read_observations(folder, load_sources(root, dataset))
    except TablesError as error:
        command = "make demonstration" if dataset.is_fictitious else error.command
        raise TablesError(error.path, error.reason, command) from error
    strangers = [row for row in found if row.key.dataset != dataset]
    if strangers:
        raise TablesError(folder, f"row {strangers[0].id} belongs to another data set")
    return found


def load_version(root: Path, version: str) -> Observations:
    """A version of the published figures, current or not; the errors of :func:`load_dataset`."""
    return read_observations(version_folder(root, version), load_sources(root))


def read_observations(folder: Path, sources: Mapping[str, Source]) -> Observations:
    """Read a built folder, wherever it stands (the build verifies it before it is put in place).
    The sources that the folder brings with it are added to ``sources``."""
    manifest = read_manifest(folder)
    path = folder / OBSERVATIONS
    table = _read(path, manifest, COLUMNS)
    covariances = None
    if COVARIANCES in manifest.files:
        pairs = _read(folder / COVARIANCES, manifest, COVARIANCE_COLUMNS)
        covariances = {(r["before"], r["after"]): r["covariance"] for r in pairs}
    origins: dict[str, list[Origin]] = {}
    if ORIGINS in manifest.files:
        for cell in _read(folder / ORIGINS, manifest, ORIGIN_COLUMNS):
            origins.setdefault(cell["id"], []).append(Origin(**cell))
    try:
        return Observations(
            tuple(to_observation(row) for row in table),
            {**sources, **read_release_sources(folder, manifest)},
            manifest.version,
            manifest.built_on,
            covariances,
            {name: tuple(cells) for name, cells in origins.items()},
            manifest.files[OBSERVATIONS].sha256,
        )
    except (ValueError, KeyError) as error:
        raise TablesError(path, f"a value is outside the vocabulary ({error})") from error


def _read(path: Path, manifest: Manifest, columns: tuple[str, ...]) -> list[dict[str, Any]]:
    """The rows of a built file, its bytes and columns checked."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    content = verified_bytes(path, manifest)
    try:
        table = pq.ParquetFile(pa.BufferReader(content)).read()
    except pa.ArrowInvalid as error:
        raise TablesError(path, f"not a Parquet file ({error})") from error
    if tuple(table.column_names) != columns:
        raise TablesError(path, "its columns are not those this version of the program reads")
    rows: list[dict[str, Any]] = table.to_pylist()
    return rows


def to_observation(row: Mapping[str, Any]) -> Observation:
    """One row of the built table as a domain object; ``ValueError`` outside the vocabulary."""
    key = CellKey(
        dataset=row["dataset"],
        edition=row["edition"],
        indicator=row["indicator"],
        unit=Unit(row["unit"]),
        scope=Scope(row["scope"]),
        reading=Reading(row["reading"]),
        size_range=SizeRange(row["size_min"] or 0, row["size_max"]),
        territory=Territory.from_key(row["territory"]),
        group=row["group"],
    )
    bounds = (row["ci_low"], row["ci_high"])
    return Observation(
        id=row["id"],
        key=key,
        orientation=Orientation(row["orientation"]),
        value=row["value"],
        qualifier=Qualifier(row["qualifier"]),
        words=row["words"],
        status=Status(row["status"]),
        confidentiality=Confidentiality(row["confidentiality"]),
        source=row["source"],
        counter_source=row["counter_source"] or None,
        size_label=row["size_label"],
        reference_date=row["reference_date"],
        interval=None if None in bounds else bounds,
        standard_error=row["standard_error"],
        base=row["base"],
        confidence=row["confidence"],
        note=row["note"],
    )


def _anywhere(key: CellKey) -> CellKey:
    """The key without its size range and territory."""
    return replace(key, size_range=ALL_SIZES, territory=FRANCE)
