"""Dumbbell charts of every kind, and how a test reads their figure back."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from typing import Any

from dashboard.domain.verdict import VerdictKind
from dashboard.figures.dumbbell import Dumbbell, dumbbell, dumbbell_figure, glance_dumbbell
from dashboard.figures.template import LIGHT
from tests.figures import samples

CHARTS = {
    "detail": dumbbell(samples.EVOLUTION),
    "glance": glance_dumbbell(samples.GLANCE),
    "demonstration": dumbbell(samples.simulated(samples.EVOLUTION)),
}


PAIRS = samples.EVERY_PAIR


DRAWN = dict.fromkeys(CHARTS, PAIRS) | {
    "glance": tuple(pair for pair in PAIRS if pair.verdict.kind.shows_difference)
}


"""The pairs of each chart: the glance draws those that have a difference."""


NOT_COMPARABLE = samples.verdict(VerdictKind.NOT_COMPARABLE, reason="L’ABS était annuelle.")


APART = dumbbell(
    replace(
        samples.EVOLUTION,
        pairs=tuple(replace(pair, verdict=NOT_COMPARABLE) for pair in PAIRS),
    )
)


Point = tuple[float, float]


def drawn(chart: Dumbbell) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(dumbbell_figure(chart, LIGHT).to_json())
    return found


def segments(figure: dict[str, Any], name: str = "") -> list[tuple[Point, Point]]:
    """Every stroke of every trace of lines: what an eye can follow from one point to another."""
    found = []
    for trace in figure["data"]:
        if trace.get("mode") != "lines" or not trace["name"].startswith(name):
            continue
        points = list(zip(trace["x"], trace["y"], strict=True))
        found += [
            ((a[0], a[1]), (b[0], b[1]))
            for a, b in itertools.pairwise(points)
            if a[0] is not None and b[0] is not None
        ]
    return found


def texts(figure: dict[str, Any]) -> list[str]:
    return [annotation["text"] for annotation in figure["layout"]["annotations"]]
