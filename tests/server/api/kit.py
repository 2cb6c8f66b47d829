"""The API in process, on the real data and on the demonstration."""

from functools import cache

from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from dashboard.domain.dataset import Dataset
from dashboard.paths import data_root
from dashboard.results.journal import Step, read_steps
from dashboard.results.world import World
from dashboard.server.api.application import api
from dashboard.tables.catalogue import load_catalogue
from dashboard.tables.catalogue_release import with_release
from dashboard.tables.store import load_version
from dashboard.tables.versions import UnknownVersionError, read_head
from tests.worlds import demonstration_world, real_world

V1 = "/api/v1"


@cache
def world(dataset: Dataset, version: str) -> World:
    known = () if dataset.is_fictitious else read_head(data_root()).known
    if version and version not in known:
        raise UnknownVersionError(version, known)
    if dataset.is_fictitious:
        return demonstration_world()
    read = load_version(data_root(), version or known[-1])
    catalogue = with_release(load_catalogue(data_root()), read)
    return World(catalogue, read, real_world().geography, dataset, known, version)


@cache
def application() -> Starlette:
    return Starlette(routes=[Mount(V1, app=api(world))])


@cache
def client() -> TestClient:
    return TestClient(application(), raise_server_exceptions=False)


@cache
def steps() -> tuple[tuple[Step, ...], str]:
    return read_steps(data_root())
