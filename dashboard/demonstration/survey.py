"""The survey as a statistician would run it: two samples, weights, estimates, their precision.

Prepared once (universe and answers), it can be drawn again at will: the tests draw it 200 times to
see whether the stated standard errors and intervals are true.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from dashboard.demonstration import sampling
from dashboard.demonstration.answers import Answers
from dashboard.demonstration.assumptions import Assumptions
from dashboard.demonstration.universe import Units, Universe
from dashboard.domain.observation import Unit
from dashboard.stats import estimation, overlap

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Variables:
    """Answers of all the units of an edition: ``y`` and ``x`` (units × series), 0 or 1.

    ``x`` tells who is in the field or the group of the series, ``y`` who of them said yes.
    """

    names: tuple[str, ...]
    y: Floats
    x: Floats

    def of(self, who: Indices, names: Sequence[str] = ()) -> tuple[Floats, Floats]:
        """``y`` and ``x`` of some units, for some series (all by default)."""
        columns = np.asarray([self.names.index(name) for name in names or self.names])
        where = np.ix_(who, columns)
        return self.y[where], self.x[where]


@dataclass(frozen=True, eq=False)
class Estimates:
    """Estimates of an edition from one sample; fractions, domains × series.

    ``communes`` and ``population`` are the shares by reading; ``respondents`` and ``positive``
    count who was asked (in the field or the group) and who said yes.
    """

    design: estimation.Design
    communes: estimation.Ratios
    population: estimation.Ratios
    respondents: Floats
    positive: Floats


@dataclass(frozen=True, eq=False)
class Survey:
    """Everything a draw needs, for the communes or for the EPCI."""

    assumptions: Assumptions
    units: Mapping[str, Units]
    variables: Mapping[str, Variables]
    plans: Mapping[str, sampling.Plan]
    strata: int
    regions: tuple[str, ...]
    panel: bool

    @property
    def editions(self) -> tuple[str, str]:
        """The two editions, the earlier first."""
        first, second = (plan.id for plan in self.assumptions.editions)
        return first, second

    @cached_property
    def stratum_bands(self) -> Indices:
        """Band of each stratum, inside which strata may be put together for their weights."""
        return np.arange(self.strata) // (self.strata // self._bands)

    @property
    def _bands(self) -> int:
        return len(self.assumptions.bands) + 1 if self.panel else 1

    @cached_property
    def stayers(self) -> tuple[Indices, Indices]:
        """Positions in the second and first edition of the communes that stayed in a stratum."""
        if not self.panel:
            none = np.zeros(0, dtype=np.int64)
            return none, none
        first, second = self.editions
        return sampling.stayers(self.units[first], self.units[second])

    def draw(self, rng: np.random.Generator) -> dict[str, sampling.Answered]:
        """One sample of each edition."""
        first, second = self.editions
        one = sampling.draw(self.units[first], self.plans[first], rng)
        if not self.panel:
            two = sampling.draw(self.units[second], self.plans[second], rng)
            return {first: one, second: two}
        units, plan, before = self.units[second], self.plans[second], self.units[first]
        again = sampling.draw_again(units, plan, before, one, self.assumptions, rng)
        return {first: one, second: again}

    def design(self, edition: str, answered: sampling.Answered) -> estimation.Design:
        """The weights of an edition."""
        stratum = self.units[edition].stratum
        units = np.bincount(stratum, minlength=self.strata)
        respondents = np.bincount(stratum[answered.respondents], minlength=self.strata)
        group = estimation.collapse(self.stratum_bands, units, respondents)
        return estimation.Design(units, respondents, group)

    def estimate(
        self, edition: str, answered: sampling.Answered, domains: Floats, names: Sequence[str] = ()
    ) -> Estimates:
        """Estimates for the domains (domains × strata), of all the series or of some."""
        who, units = answered.respondents, self.units[edition]
        (y, x), stratum = self.variables[edition].of(who, names), units.stratum[who]
        people = units.population[who].astype(float)[:, None]
        design = self.design(edition, answered)
        single = estimation.moments(y, x, stratum, self.strata)
        weighted = estimation.moments(y * people, x * people, stratum, self.strata)
        return Estimates(
            design,
            estimation.ratios(single, design, domains),
            estimation.ratios(weighted, design, domains),
            domains @ single.x,
            domains @ single.y,
        )

    def overlaps(
        self, answered: Mapping[str, sampling.Answered], names: Sequence[str]
    ) -> tuple[overlap.Overlap, overlap.Overlap]:
        """What the two samples have in common, for each reading, for series of both editions."""
        first, second = self.editions
        after, before = self.stayers
        here = self.units[second].stratum[after]
        was = np.isin(before, answered[first].respondents)
        is_now = np.isin(after, answered[second].respondents)
        both = was & is_now
        order = np.argsort(here[both], kind="stable")
        old, new, stratum = before[both][order], after[both][order], here[both][order]
        (y_1, x_1), (y_2, x_2) = (
            self.variables[first].of(old, names),
            self.variables[second].of(new, names),
        )

        def count(strata: Indices) -> Indices:
            return np.bincount(strata, minlength=self.strata)

        def of(size_1: Floats, size_2: Floats) -> overlap.Overlap:
            products = overlap.overlap_products(
                (y_1 * size_1, x_1 * size_1), (y_2 * size_2, x_2 * size_2), stratum, self.strata
            )
            stayed = (count(here), count(here[was]), count(here[is_now]), count(here[both]))
            return overlap.Overlap(*stayed, *products)

        ones = np.ones((len(old), 1))
        sizes = [
            self.units[edition].population[where].astype(float)[:, None]
            for edition, where in ((first, old), (second, new))
        ]
        return of(ones, ones), of(sizes[0], sizes[1])


def prepare(
    assumptions: Assumptions, universe: Universe, answers: Mapping[Unit, Answers]
) -> dict[Unit, Survey]:
    """The survey of the communes and that of the EPCI, ready to be drawn."""
    found = {}
    for unit in Unit:
        people = universe.epci if unit is Unit.EPCI else universe.communes
        plans = {
            plan.id: sampling.plan_epci(people[plan.id], plan)
            if unit is Unit.EPCI
            else sampling.plan_communes(people[plan.id], universe, plan, assumptions.least_sample)
            for plan in assumptions.editions
        }
        found[unit] = Survey(
            assumptions=assumptions,
            units=people,
            variables={
                plan.id: _variables(plan.id, assumptions, universe, people, answers[unit])
                for plan in assumptions.editions
            },
            plans=plans,
            strata=len(assumptions.epci_strata) if unit is Unit.EPCI else universe.strata,
            regions=universe.regions,
            panel=unit is Unit.COMMUNE,
        )
    return found


def _variables(
    edition: str,
    assumptions: Assumptions,
    universe: Universe,
    people: Mapping[str, Units],
    answers: Answers,
) -> Variables:
    names = tuple(answers[edition])
    units = people[edition]
    y, x = np.empty((len(units), len(names))), np.ones((len(units), len(names)))
    for column, name in enumerate(names):
        series = assumptions.by_key[name]
        if edition in series.base:
            x[:, column] = answers[edition][series.base[edition]]
        for gap in assumptions.gaps:
            if (gap.status, gap.edition, gap.indicator) == ("ND", edition, series.indicator):
                x[units.region == universe.regions.index(gap.region), column] = 0
        y[:, column] = answers[edition][name] * x[:, column]
    return Variables(names, y, x)
