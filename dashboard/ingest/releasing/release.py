"""Put a version of the figures before the readers: checked, written aside, read back, swapped.

The only step that readers can see is the replacement of ``head.json``. Until then, whatever
happens, they have the former version; from then on, the new one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.version import FIRST, Action, CellChange, Part, Release, Version
from dashboard.ingest.errors import IngestError
from dashboard.ingest.releasing.assemble import Assembled, assemble, completed
from dashboard.ingest.releasing.disk import alone, new_folder, put, settle, sweep
from dashboard.ingest.releasing.imports import Import, imports_folder, read_import, same, store
from dashboard.ingest.releasing.matrix import CHANGES, matrix_bytes
from dashboard.tables.catalogue import load_catalogue
from dashboard.tables.catalogue_release import with_release
from dashboard.tables.changes import changes
from dashboard.tables.errors import TablesError
from dashboard.tables.layout import MANIFEST, OBSERVATIONS, PUBLISHED, VERSIONS
from dashboard.tables.manifest import read_manifest
from dashboard.tables.store import Observations, load_version, read_observations
from dashboard.tables.versions import Head, head_path, read_head, version_folder


class Outcome(StrEnum):
    """What a release did."""

    NEW = "published"
    UNCHANGED = "unchanged"
    REPAIRED = "repaired"


@dataclass(frozen=True)
class Released:
    """The version that is before the readers now, and what changed for them."""

    version: str
    outcome: Outcome
    folder: Path
    observations: Observations
    replaces: str = ""
    changes: tuple[CellChange, ...] = ()


@dataclass(frozen=True)
class Standing:
    """What is before the readers; ``observations`` is ``None`` where its files are damaged."""

    head: Head
    observations: Observations | None
    imports: Mapping[str, Import]

    def import_of(self, name: str) -> Import | None:
        """The revision of an import that readers see."""
        return self.imports.get(name)


def standing(root: Path) -> Standing | None:
    """What is before the readers, ``None`` before the first version.

    :class:`TablesError` where the head or the manifest of its version cannot be read.
    """
    if not head_path(root).exists() and not any(_versions(root).glob("*/")):
        return None
    head = read_head(root)
    manifest = read_manifest(version_folder(root, head.current))
    imports = {name: read_import(root, name, n) for name, n in manifest.imports.items()}
    try:
        observations = load_version(root, head.current)
    except TablesError:
        observations = None
    return Standing(head, observations, imports)


def release(root: Path, imports: Sequence[Import], on: dt.date, note: str = "") -> Released:
    """Publish the typed figures with the imports that stand and those given, in one version.

    ``note`` says why, in French; it must where a figure is corrected or withdrawn. Raises
    :class:`TablesError` or :class:`IngestError`, and readers keep what they had.
    """
    with _disk_told(root), alone(root):
        sweep(root, root / PUBLISHED, _versions(root), *_folders(imports_folder(root)))
        before = standing(root)
        new = [one for one in imports if before is None or _is_new(one, before)]
        kept = {**(before.imports if before else {}), **{one.id: one for one in new}}
        catalogue = completed(load_catalogue(root), kept.values())
        assembled = assemble(root, kept.values(), catalogue)
        if before is not None:
            stands = _standing_version(root, before, assembled, catalogue)
            if stands is not None:
                return stands
        for one in new:
            store(root, one)
        return _publish(root, before, assembled, catalogue, on, note)


@contextmanager
def _disk_told(root: Path) -> Iterator[None]:
    """A full or read-only disk as a sentence."""
    try:
        yield
    except OSError as error:
        told = f"cannot be written ({error.strerror or error})"
        raise IngestError(root, told, "free space or rights, then try again") from error


def _is_new(one: Import, before: Standing) -> bool:
    former = before.import_of(one.id)
    return former is None or not same(one, former)


def _standing_version(
    root: Path, before: Standing, assembled: Assembled, catalogue: Catalogue
) -> Released | None:
    """The version that stands, where it says the same already; written again if damaged."""
    current = before.head.current
    folder = version_folder(root, current)
    manifest = read_manifest(folder)
    if manifest.files != assembled.files:
        if before.observations is None:
            raise TablesError(
                folder,
                f"the version {current} is damaged, and the raw files have changed since",
                "git checkout -- data/published, or ingest rollback",
            )
        return None
    if before.observations is not None:
        return Released(current, Outcome.UNCHANGED, folder, before.observations)
    whole = {**assembled.whole(current, dt.date.fromisoformat(manifest.built_on))}
    aside = new_folder(folder, whole)
    observations = _read_back(aside, catalogue, assembled)
    settle(aside, folder)
    return Released(current, Outcome.REPAIRED, folder, observations)


def _publish(
    root: Path,
    before: Standing | None,
    assembled: Assembled,
    catalogue: Catalogue,
    on: dt.date,
    note: str,
) -> Released:
    former = before.observations if before else None
    former = former or Observations((), catalogue.sources)
    aside = new_folder(_versions(root) / "next", assembled.whole(str(FIRST), on))
    observations = _read_back(aside, catalogue, assembled)
    found = changes(former, observations, with_release(catalogue, observations))
    version = _next(before, found)
    if before and not note and any(c.kind.raises is Part.MAJOR for c in found):
        raise IngestError(
            root / PUBLISHED,
            f"{sum(c.kind.raises is Part.MAJOR for c in found)} figures that readers have seen "
            "are corrected or withdrawn",
            "say why, in French: --note",
        )
    folder = version_folder(root, version)
    put(aside / MANIFEST, assembled.manifest(version, on).to_json().encode())
    put(aside / CHANGES, matrix_bytes(found))
    observations = _read_back(aside, catalogue, assembled)
    settle(aside, folder)
    replaces = before.head.current if before else ""
    line = Release(version, on.isoformat(), Action.PUBLICATION, note, replaces)
    move_head(root, before.head if before else None, line)
    sweep(_versions(root))
    return Released(version, Outcome.NEW, folder, observations, replaces, found)


def move_head(root: Path, head: Head | None, line: Release) -> None:
    """Add a line to the log and make its version the current one, in one step."""
    log = (*(head.log if head else ()), line)
    put(head_path(root), Head(line.version, log).to_json().encode())


def _next(before: Standing | None, found: Iterable[CellChange]) -> str:
    """The number of the next version: above every version that ever was."""
    if before is None:
        return str(FIRST)
    raised = {change.kind.raises for change in found}
    part = next((p for p in Part if p in raised), Part.PATCH)
    highest = max(Version.parse(version) for version in before.head.known)
    return str(highest.raised(part))


def _read_back(folder: Path, catalogue: Catalogue, assembled: Assembled) -> Observations:
    observations = read_observations(folder, catalogue.sources)
    if len(observations) != assembled.files[OBSERVATIONS].rows:
        raise TablesError(folder, "rows were lost on the way to Parquet", "report this bug")
    return observations


def _versions(root: Path) -> Path:
    return root / PUBLISHED / VERSIONS


def _folders(parent: Path) -> list[Path]:
    return [parent, *(path for path in parent.glob("*") if path.is_dir())]
