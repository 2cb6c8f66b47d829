"""Two stratified samples and who answers them; the second takes back a part of the first.

Every unit gets random numbers; the smallest of each stratum are sampled, then answer. The second
sample is first drawn independently, which tells how many units it needs among those that stayed in
each stratum; there, respondents of the first edition are preferred. So each sample, seen alone, is
a simple random sample of each stratum, and only their overlap is arranged.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.demonstration.assumptions import Assumptions, EditionPlan
from dashboard.demonstration.universe import Indices, Units, Universe

Booleans = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Answered:
    """Positions of the sampled units and of the respondents of an edition, both ascending."""

    sampled: Indices
    respondents: Indices


@dataclass(frozen=True, eq=False)
class Plan:
    """Units to sample and to answer in each stratum of an edition."""

    sampled: Indices
    respondents: Indices


def plan_communes(units: Units, universe: Universe, edition: EditionPlan, least: int) -> Plan:
    """Shares the sample of each band among its régions, in proportion to their communes.

    Each région gets at least ``least`` communes, or all it has. ``ValueError`` where the stated
    sample is larger than the band.
    """
    regions = len(universe.regions)
    counts = np.bincount(units.stratum, minlength=universe.strata).reshape(-1, regions)
    sampled = np.zeros_like(counts)
    for band, wanted in enumerate(edition.sample):
        try:
            sampled[band] = allocate(counts[band], wanted, np.minimum(counts[band], least))
        except ValueError as error:
            raise ValueError(f"edition {edition.id}, band {band}: {error}") from error
    answering = _rounded(sampled * np.asarray(edition.response)[:, None])
    return Plan(sampled.ravel(), answering.ravel())


def plan_epci(units: Units, edition: EditionPlan) -> Plan:
    """Sampled and answering EPCI of each kind."""
    sampled = np.asarray(edition.epci_sample, dtype=np.int64)
    if (sampled > np.bincount(units.stratum)).any():
        raise ValueError(f"edition {edition.id}: more EPCI in the sample than there are")
    return Plan(sampled, _rounded(sampled * np.asarray(edition.epci_response)))


def allocate(counts: Indices, wanted: int, least: Indices) -> Indices:
    """``wanted`` units shared in proportion to ``counts``, between ``least`` and ``counts``.

    ``ValueError`` where that cannot be.
    """
    if not int(least.sum()) <= wanted <= int(counts.sum()):
        raise ValueError(f"{wanted} units cannot be sampled out of {int(counts.sum())}")
    low, high = 0.0, 2.0 * max(1.0, wanted)
    for _ in range(100):
        middle = (low + high) / 2
        total = np.clip(counts * middle, least, counts).sum()
        low, high = (middle, high) if total < wanted else (low, middle)
    exact = np.clip(counts * high, least, counts)
    whole: Indices = np.floor(exact + 1e-9).astype(np.int64)
    room = np.flatnonzero(whole < counts)
    by_remainder = room[np.argsort(-(exact - whole)[room], kind="stable")]
    whole[by_remainder[: wanted - int(whole.sum())]] += 1
    return whole


def draw(units: Units, plan: Plan, rng: np.random.Generator) -> Answered:
    """A sample and its respondents, both simple random samples of each stratum."""
    order = _ranks(units.stratum, rng.random(len(units)))
    sampled = order < plan.sampled[units.stratum]
    return _answering(units, sampled, plan, rng)


def draw_again(
    units: Units,
    plan: Plan,
    before: Units,
    answered: Answered,
    assumptions: Assumptions,
    rng: np.random.Generator,
) -> Answered:
    """The second sample, given the ``answered`` of the first among the units ``before``."""
    independent = _ranks(units.stratum, rng.random(len(units))) < plan.sampled[units.stratum]
    stay, match = stayers(before, units)
    was = np.zeros(len(before), dtype=np.bool_)
    was[answered.respondents] = True
    old = np.zeros(len(units), dtype=np.bool_)
    old[stay] = was[match]
    here = units.stratum[stay]
    strata = len(plan.sampled)
    wanted = np.bincount(here[independent[stay]], minlength=strata)
    known = np.bincount(here[old[stay]], minlength=strata)
    fresh = np.bincount(here, minlength=strata) - known
    kept = np.minimum(wanted, _rounded(known * assumptions.panel.kept))
    kept = np.maximum(kept, wanted - fresh)
    key = rng.random(len(stay))
    quota = np.where(old[stay], kept[here], (wanted - kept)[here])
    chosen = _ranks(2 * here + old[stay], key) < quota
    sampled = independent.copy()
    sampled[stay] = chosen
    return _answering(units, sampled, plan, rng)


def stayers(before: Units, after: Units) -> tuple[Indices, Indices]:
    """Communes unchanged and still in their stratum: positions in ``after`` and in ``before``."""
    place = np.full(int(max(before.line.max(), after.line.max())) + 1, -1)
    unchanged = np.flatnonzero(before.same)
    place[before.line[unchanged]] = unchanged
    found = np.where(after.same, place[after.line], -1)
    inside = np.flatnonzero((found >= 0) & (before.stratum[found] == after.stratum))
    return inside, found[inside]


def _answering(units: Units, sampled: Booleans, plan: Plan, rng: np.random.Generator) -> Answered:
    key = np.where(sampled, rng.random(len(units)), 2.0)
    answers = _ranks(units.stratum, key) < plan.respondents[units.stratum]
    return Answered(np.flatnonzero(sampled), np.flatnonzero(answers & sampled))


def _ranks(group: Indices, key: npt.NDArray[np.float64]) -> Indices:
    """Rank of each unit in its group by its key, from 0."""
    order = np.lexsort((key, group))
    ordered = group[order]
    starts = np.searchsorted(ordered, ordered, side="left")
    ranks = np.empty(len(group), dtype=np.int64)
    ranks[order] = np.arange(len(group)) - starts
    return ranks


def _rounded(values: npt.NDArray[np.floating]) -> Indices:
    whole: Indices = np.floor(values + 0.5).astype(np.int64)
    return whole
