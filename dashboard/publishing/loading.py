"""A dossier file and the world it is about, read from disk for one command."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dashboard.domain.dataset import Dataset
from dashboard.domain.dossier import Dossier, DossierError
from dashboard.domain.dossier_file import MAX_BYTES, from_toml
from dashboard.domain.figure import FigureKind, PageFormat
from dashboard.domain.selection import Notice, Problem
from dashboard.geography.store import Geography, load_geography
from dashboard.paths import data_root, geo_root
from dashboard.publishing.errors import PublishingError
from dashboard.results.journal import Step, read_steps, steps_until
from dashboard.results.universe import WorldUniverse
from dashboard.results.world import World
from dashboard.tables.catalogue import load_catalogue
from dashboard.tables.catalogue_release import with_release
from dashboard.tables.store import load_dataset, load_version
from dashboard.tables.versions import UnknownVersionError, read_head

_WHY = {
    Problem.UNKNOWN: "is not known today",
    Problem.NOT_FOR_INDICATOR: "does not exist for this indicator",
    Problem.REPEATED: "is given several times",
    Problem.TOO_LONG: "is more than is read",
}


@cache
def _geography() -> Geography:
    return load_geography(geo_root())


@cache
def world_of(dataset: Dataset, version: str = "") -> World:
    """The world of a data set, as the site shows it, or as it was in a version of the figures.

    ``UnknownVersionError`` where that was never published, ``TablesError``, ``GeographyError``.
    """
    if version:
        known = () if dataset.is_fictitious else read_head(data_root()).known
        if version not in known:
            raise UnknownVersionError(version[:40], known)
        observations = load_version(data_root(), version)
    else:
        observations = load_dataset(data_root(), dataset)
    catalogue = with_release(load_catalogue(data_root(), dataset), observations)
    return World(catalogue, observations, _geography(), dataset)


@cache
def log_of(dataset: Dataset, version: str = "") -> tuple[Step, ...]:
    """The log of the versions of a data set, oldest line first; simulated figures have none.

    With a ``version``, what was known when it first stood before the readers. ``TablesError``.
    """
    return () if dataset.is_fictitious else steps_until(read_steps(data_root())[0], version)


def load_dossier(path: Path, version: str = "") -> tuple[Dossier, World]:
    """The dossier in a file and its world, today's or that of a version of the figures.

    Raises :class:`PublishingError`; a figure that would have to be changed to be understood is an
    error here, since a publication must not be rebuilt as something else without a word.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise PublishingError(path, error.strerror or "cannot be read", "check the name") from error
    try:
        found = from_toml(content, lambda dataset: WorldUniverse.of(world_of(dataset, version)))
    except UnknownVersionError as error:
        remedy = f"name one of {', '.join(error.known)}" if error.known else "leave the option out"
        raise PublishingError(path, f"--data-version: {error}", remedy) from error
    except DossierError as error:
        raise PublishingError(path, str(error), "correct the file") from error
    if found.notices:
        told = "\n".join(f"  figure {place}: {_told(notice)}" for place, notice in found.notices)
        raise PublishingError(
            path, f"choices that cannot be taken as they stand:\n{told}", "correct the file"
        )
    return found.dossier, world_of(found.dossier.dataset, version)


def _told(notice: Notice) -> str:
    why = _WHY.get(notice.problem, "cannot be taken")
    known = {"type": FigureKind, "format": PageFormat}.get(notice.key)
    if known:
        return f"{notice.key} = {notice.value!r} {why}; known: {', '.join(known)}"
    nearest = f"; the nearest is {notice.instead!r}" if notice.instead else ""
    return f"{notice.key} = {notice.value!r} {why}{nearest}"
