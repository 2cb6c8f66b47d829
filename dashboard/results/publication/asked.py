"""What a specification asks of each indicator: its selection, sizes and territory.

An indicator that does not know the scope, the reading or the direction asked for takes its own
first one; the linter tells whether the figure then mixes what must not be mixed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from dashboard.domain.catalogue import Edition, Indicator
from dashboard.domain.figure import FigureKind, FigureSpec
from dashboard.domain.observation import Observation, Orientation, Reading, Scope
from dashboard.domain.selection import Level, Selection
from dashboard.domain.size_range import SizeRange
from dashboard.domain.territory import FRANCE, Territory
from dashboard.results.sides import by_size, editions_of, value_territory
from dashboard.results.world import World


class Asked:
    """The choices of an author, resolved on a world; figures are read once."""

    def __init__(self, world: World, spec: FigureSpec) -> None:
        self.world = world
        self.spec = spec
        self.sizes = united(spec.sizes)
        self._read: dict[tuple[str, str, Territory], dict[SizeRange, Observation]] = {}

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators, those that the catalogue knows."""
        known = self.world.catalogue.indicators
        return tuple(known[name] for name in self.spec.indicators if name in known)

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """The editions in order of time; both for a dumbbell."""
        if self.spec.kind is FigureKind.DUMBBELL:
            return editions_of(self.world)
        known = self.world.catalogue.editions
        found = [known[name] for name in self.spec.editions if name in known]
        return tuple(sorted(found, key=lambda edition: edition.year))

    def selection(self, indicator: Indicator, edition: Edition) -> Selection:
        """The selection of a page that shows the same figures."""
        spec = self.spec
        scopes = indicator.scopes or (Scope.EITHER,)
        readings = indicator.readings or (Reading.UNITS,)
        turned = spec.orientation is Orientation.INVERSE and bool(indicator.inverse_label)
        return Selection(
            indicator=indicator.id,
            edition=edition.id,
            scope=spec.scope if spec.scope in scopes else scopes[0],
            reading=spec.reading if spec.reading in readings else readings[0],
            orientation=Orientation.INVERSE if turned else Orientation.DIRECT,
            sizes=self.sizes,
            territory=spec.territory,
            level=Level.NATIONAL,
            dataset=self.world.dataset,
        )

    def territory(self, indicator: Indicator) -> Territory:
        """Whose values are shown: the chosen région where it has its own, France otherwise."""
        return value_territory(self.world, self.selection(indicator, self.editions[0]))

    def figures(
        self, indicator: Indicator, edition: Edition, territory: Territory = FRANCE
    ) -> dict[SizeRange, Observation]:
        """Every published figure by size, ascending, read in the asked direction."""
        key = (indicator.id, edition.id, territory)
        if key not in self._read:
            selection = self.selection(indicator, edition)
            self._read[key] = dict(by_size(self.world, selection, edition.id, territory))
        return self._read[key]

    def keeps(self, size: SizeRange) -> bool:
        """Whether the figure shows this range: its total, or a size that was chosen."""
        if size.is_all:
            return self.spec.total
        return not self.sizes or any(chosen.covers(size) for chosen in self.sizes)


def united(sizes: Iterable[SizeRange]) -> tuple[SizeRange, ...]:
    """The chosen ranges with neighbours joined, so that a wider published one may fit."""
    joined: list[SizeRange] = []
    for size in sorted(sizes):
        last = joined[-1] if joined else None
        if last is None or (last.maximum is not None and last.maximum < size.minimum):
            joined.append(size)
            continue
        ends = (last.maximum, size.maximum)
        end = None if None in ends else max(e for e in ends if e is not None)
        joined[-1] = SizeRange(last.minimum, end)
    return tuple(joined)


def when_of(observations: Sequence[Observation | None], edition: Edition) -> str:
    """The date of figures in words, « fin 2014 » or « en 2014 », as their publication gives it."""
    dates = {o.reference_date for o in observations if o is not None and o.has_figure} - {""}
    return dates.pop() if len(dates) == 1 else edition.situation
