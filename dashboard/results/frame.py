"""The frame (« cadre »): real counts of communes and inhabitants, for every commune at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.domain.observation import Reading
from dashboard.domain.selection import Choices, Level, Method, Selection
from dashboard.results import frame_mergers, frame_shares, frame_sizes
from dashboard.results.result import Result
from dashboard.results.world import World


@dataclass(frozen=True)
class FrameView:
    """A map of the frame: its name in the list of indicators, its choices, how it is computed."""

    id: str
    label: str
    definition: str
    choices: Choices
    build: Callable[[World, Selection], Result]


_VIEWS = (
    FrameView(
        "cadre-taille",
        "Taille des communes aujourd’hui",
        "Classe de taille de chaque commune, d’après sa population municipale.",
        Choices(editions=("2025",)),
        frame_sizes.size_result,
    ),
    FrameView(
        "cadre-fusions",
        "Communes nouvelles depuis 2014",
        "Communes qui en ont absorbé d’autres depuis le 1er janvier 2014, et l’année de la "
        "dernière fusion.",
        Choices(editions=("2025",)),
        frame_mergers.mergers_result,
    ),
    FrameView(
        "cadre-part",
        "Part des communes d’une taille donnée",
        "Part des communes, ou de la population, des tailles retenues dans chaque département ou "
        "région, en 2015 et en 2025.",
        Choices(
            editions=("2025", "2015"),
            readings=(Reading.UNITS, Reading.POPULATION),
            levels=(Level.DEPARTEMENT, Level.REGION),
            methods=(Method.NATURAL, Method.QUANTILES, Method.EQUAL),
        ),
        frame_shares.shares_result,
    ),
)

FRAME_VIEWS: Mapping[str, FrameView] = {view.id: view for view in _VIEWS}
