"""The only place of ``st.cache_*``: what is loaded once and shared by all visitors.

Each part is keyed by the state of its files, so that a running application takes new figures at
the next view, and a damaged file is noticed.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import streamlit as st

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.dataset import Dataset
from dashboard.domain.method import MethodSection
from dashboard.domain.version import Release
from dashboard.figures.publication.commune_map import default_layer
from dashboard.geography.layer import DecodedLayer
from dashboard.geography.store import Geography, load_geography
from dashboard.paths import data_root, geo_root
from dashboard.results.journal import Step, read_steps
from dashboard.results.world import World
from dashboard.tables.catalogue import load_catalogue
from dashboard.tables.catalogue_release import with_release
from dashboard.tables.layout import PUBLISHED
from dashboard.tables.method import load_method
from dashboard.tables.store import Observations, load_dataset, load_version
from dashboard.tables.versions import (
    UnknownVersionError,
    dataset_folder,
    read_head,
    version_folder,
)

Signature = str


def _signature(folder: Path) -> Signature:
    """Digest of the name, size and time of each file below a folder: changes with any of them.

    Taken at every view: one short text, since Streamlit takes a key apart piece by piece.
    """
    return hashlib.sha256(repr(sorted(_states(str(folder)))).encode()).hexdigest()


def _states(folder: str) -> Iterator[tuple[str, int, int]]:
    """Path, size and time of each file below a folder, nothing where it is missing."""
    try:
        entries = list(os.scandir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if entry.is_dir():
            yield from _states(entry.path)
        elif entry.is_file():
            stat = entry.stat()
            yield entry.path, stat.st_size, stat.st_mtime_ns


def catalogue(dataset: Dataset = Dataset.PUBLISHED) -> Catalogue:
    """The catalogue of a data set, as its figures complete it. ``TablesError`` where a file of
    either is missing or wrong."""
    root = data_root()
    states = _signature(root / "catalogue"), _signature(dataset_folder(root, dataset))
    return _released(str(root), dataset.value, *states)


def observations(dataset: Dataset = Dataset.PUBLISHED) -> Observations:
    """The figures of a data set. ``TablesError`` where the file is missing, cut or altered."""
    root = data_root()
    return _observations(str(root), dataset.value, _signature(dataset_folder(root, dataset)))


def geography() -> Geography:
    """The communes. ``GeographyError`` where a file is missing, cut or altered."""
    root = geo_root()
    return _geography(str(root), _signature(root))


def map_layer() -> DecodedLayer:
    """The outlines of the communes, decoded, for maps drawn on the server."""
    root = geo_root() / "web"
    return _map_layer(_signature(root))


@st.cache_resource(max_entries=1, show_spinner=False)
def _map_layer(signature: Signature) -> DecodedLayer:  # noqa: ARG001 - the key
    return default_layer()


def world(dataset: Dataset = Dataset.PUBLISHED, version: str = "") -> World:
    """Everything a view needs, of a version of the published figures (empty: the current one).

    ``UnknownVersionError`` where there is no such version, and the errors of its parts.
    """
    known = () if dataset.is_fictitious else versions()
    if not version:
        return World(catalogue(dataset), observations(dataset), geography(), dataset, known)
    if version not in known:
        raise UnknownVersionError(version[:40], known)
    root = data_root()
    states = _signature(root / "catalogue"), _signature(version_folder(root, version))
    frozen = _version(str(root), version, *states)
    return World(*frozen, geography(), dataset, known, version)


def versions() -> tuple[str, ...]:
    """The versions of the figures that were ever before the readers, the first one first."""
    return read_head(data_root()).known


def method() -> tuple[MethodSection, ...]:
    """The texts of the method page. ``TablesError`` where their file is missing or wrong."""
    root = data_root()
    return _method(str(root), _signature(root / "catalogue"))


@st.cache_resource(max_entries=2, show_spinner=False)
def _method(root: str, files: Signature) -> tuple[MethodSection, ...]:  # noqa: ARG001 - the key
    return load_method(Path(root))


def log() -> tuple[Release, ...]:
    """The log of the versions, oldest line first."""
    return read_head(data_root()).log


@st.cache_resource(max_entries=6, show_spinner=False)
def _version(
    root: str,
    version: str,
    files: Signature,
    figures: Signature,  # noqa: ARG001 - the key
) -> tuple[Catalogue, Observations]:
    read = load_version(Path(root), version)
    return with_release(_catalogue(root, Dataset.PUBLISHED.value, files), read), read


def steps() -> tuple[tuple[Step, ...], str]:
    """The log of the published figures with the cells that changed, and the current version."""
    root = data_root()
    states = _signature(root / "catalogue"), _signature(root / PUBLISHED)
    return _steps(str(root), *states)


@st.cache_resource(max_entries=2, show_spinner=False)
def _steps(
    root: str,
    files: Signature,  # noqa: ARG001 - the key
    figures: Signature,  # noqa: ARG001
) -> tuple[tuple[Step, ...], str]:
    return read_steps(Path(root))


@st.cache_resource(max_entries=4, show_spinner=False)
def _catalogue(root: str, dataset: str, signature: Signature) -> Catalogue:  # noqa: ARG001 - the key
    return load_catalogue(Path(root), Dataset(dataset))


@st.cache_resource(max_entries=4, show_spinner=False)
def _released(root: str, dataset: str, files: Signature, figures: Signature) -> Catalogue:
    """The catalogue as the figures complete it."""
    read = _catalogue(root, dataset, files), _observations(root, dataset, figures)
    return with_release(*read)


@st.cache_resource(max_entries=4, show_spinner=False)
def _observations(root: str, dataset: str, signature: Signature) -> Observations:  # noqa: ARG001
    return load_dataset(Path(root), Dataset(dataset))


@st.cache_resource(max_entries=2, show_spinner=False)
def _geography(root: str, signature: Signature) -> Geography:  # noqa: ARG001
    return load_geography(Path(root))
