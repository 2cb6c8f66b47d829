"""The demonstration prepared once: universe and answers take two seconds."""

from pathlib import Path

import pytest

from dashboard.demonstration.assumptions import Assumptions, read_assumptions
from dashboard.demonstration.build import surveys_of
from dashboard.demonstration.survey import Survey
from dashboard.domain.catalogue import Catalogue
from dashboard.domain.dataset import Dataset
from dashboard.domain.observation import Unit
from dashboard.geography.store import Geography, load_geography
from dashboard.paths import ROOT
from dashboard.tables.catalogue import load_catalogue
from dashboard.tables.store import Observations, load_dataset

DATA, GEO = ROOT / "data", ROOT / "geo"
ASSUMPTIONS = DATA / "demonstration" / "assumptions.toml"


@pytest.fixture(scope="session")
def assumptions() -> Assumptions:
    return read_assumptions(ASSUMPTIONS)


@pytest.fixture(scope="session")
def demonstration_catalogue() -> Catalogue:
    return load_catalogue(DATA, Dataset.DEMONSTRATION)


@pytest.fixture(scope="session")
def geography() -> Geography:
    return load_geography(GEO)


@pytest.fixture(scope="session")
def surveys(
    assumptions: Assumptions, demonstration_catalogue: Catalogue, geography: Geography
) -> dict[Unit, Survey]:
    return surveys_of(assumptions, demonstration_catalogue, geography, ASSUMPTIONS)


@pytest.fixture(scope="session")
def communes(surveys: dict[Unit, Survey]) -> Survey:
    return surveys[Unit.COMMUNE]


@pytest.fixture(scope="session")
def demonstration() -> Observations:
    return load_dataset(DATA, Dataset.DEMONSTRATION)


def copy_of_inputs(folder: Path) -> Path:
    """A data folder that holds what the build reads, and nothing built."""
    import shutil

    shutil.copytree(DATA / "catalogue", folder / "catalogue")
    (folder / "demonstration").mkdir()
    shutil.copy(ASSUMPTIONS, folder / "demonstration")
    return folder
