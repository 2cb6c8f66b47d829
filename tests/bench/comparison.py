"""Time of the comparison on the server: all indicators by size, and the page that shows them.

Beside it, the obvious way to the same verdicts: the table in pandas, one filter a figure, and a
normal test by hand.
"""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
from streamlit.testing.v1 import AppTest

from dashboard.domain.dataset import Dataset
from dashboard.paths import ROOT, data_root
from dashboard.results.evolution import Pair
from dashboard.results.evolution_view import evolution
from dashboard.results.glance import glance
from dashboard.tables.layout import OBSERVATIONS
from dashboard.tables.versions import dataset_folder
from tests.worlds import demonstration_world, universe

RUNS = 15
MOST = 0.300
"""Seconds a full comparison may take on a warm server."""


@dataclass(frozen=True)
class Comparison:
    """Medians in seconds; ``pairs`` compared in one full computation."""

    pairs: int
    computed: float
    obvious: float
    page: float
    detail: float


def measure_comparison() -> Comparison:
    """Measure on the demonstration, in this process, caches warm."""
    pairs = every_pair()
    return Comparison(
        pairs=len(pairs),
        computed=median(every_pair),
        obvious=median(lambda: obvious_way(pairs), 3),
        page=median_of_page("tous"),
        detail=median_of_page("indicateur"),
    )


def every_pair() -> list[Pair]:
    """All indicators, scopes and readings: the glance, then each by size with its decomposition."""
    world, known = demonstration_world(), universe("demonstration")
    first = known.default
    found: list[Pair] = [row.pair for row in glance(world, known, first).rows]
    for indicator in world.catalogue.indicators.values():
        for scope in indicator.scopes:
            for reading in indicator.readings:
                asked = replace(first, indicator=indicator.id, scope=scope, reading=reading)
                found += evolution(world, asked).pairs
    return found


def obvious_way(pairs: list[Pair]) -> list[float]:
    """The same differences and tests from a data frame, filtered for each figure."""
    folder = dataset_folder(data_root(), Dataset.DEMONSTRATION)
    frame = pq.read_table(folder / OBSERVATIONS).to_pandas()
    found = []
    for pair in pairs:
        levels = [cell.observation for cell in (pair.before, pair.after)]
        rows = [figure(frame, level.key) for level in levels if level is not None]
        if len(rows) < 2 or any(row.empty for row in rows):
            continue
        values = [float(row["value"].iloc[0]) for row in rows]
        errors = [float(row["standard_error"].iloc[0]) for row in rows]
        spread = math.hypot(*errors) or 1.0
        found.append(math.erfc(abs(values[1] - values[0]) / spread / math.sqrt(2)))
    return found


def figure(frame: pd.DataFrame, key: Any) -> pd.DataFrame:
    """The rows of one cell."""
    size = key.size_range
    low = frame["size_min"].fillna(0) == size.minimum
    high = frame["size_max"].isna() if size.maximum is None else frame["size_max"] == size.maximum
    return frame[
        low
        & high
        & (frame["edition"] == key.edition)
        & (frame["indicator"] == key.indicator)
        & (frame["scope"] == key.scope)
        & (frame["reading"] == key.reading)
        & (frame["territory"] == key.territory.key)
    ]


def median_of_page(part: str) -> float:
    """A run of the whole script of /evolutions: controls, tables, figures, sentences."""
    app = AppTest.from_file(str(ROOT / "dashboard" / "ui" / "router.py"), default_timeout=30)
    app.query_params["jeu"] = Dataset.DEMONSTRATION.value
    app.query_params["partie"] = part
    app.run()
    app.switch_page("../../pages/evolutions.py").run()
    return median(app.run)


def median(run: Callable[[], object], runs: int = RUNS) -> float:
    """Median time of some runs, in seconds, after one that fills the caches."""
    run()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times)
