"""What exists today, asked while an address is read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from dashboard.domain.catalogue import Catalogue, Indicator
from dashboard.domain.dataset import Dataset
from dashboard.domain.observation import Orientation, Reading, Scope
from dashboard.domain.selection import Choices, Compare, Level, Selection
from dashboard.domain.size_range import SizeRange, elementary_ranges
from dashboard.domain.territory import Territory, TerritoryKind
from dashboard.geography.store import Geography
from dashboard.results import reading
from dashboard.results.frame import FRAME_VIEWS
from dashboard.results.world import World
from dashboard.tables.store import Observations


class WorldUniverse:
    """The :class:`~dashboard.domain.selection.Universe` of the loaded catalogue and geography."""

    def __init__(
        self,
        catalogue: Catalogue,
        observations: Observations,
        geography: Geography | None,
        dataset: Dataset = Dataset.PUBLISHED,
        versions: Sequence[str] = (),
    ) -> None:
        """Without geography, only addresses that name no place can be read or written."""
        self._versions = tuple(versions)
        self._dataset = dataset
        self._catalogue = catalogue
        self._observations = observations
        self._geography = geography

    @classmethod
    def of(cls, world: World) -> WorldUniverse:
        """The universe of a world."""
        return cls(
            world.catalogue,
            world.observations,
            world.geography,
            world.dataset,
            world.versions,
        )

    @cached_property
    def default(self) -> Selection:
        """The first view: the first indicator of the catalogue that has a map, last edition out."""
        edition = [e.id for e in self._catalogue.editions.values() if e.published][-1]
        observations = self._observations
        mapped = [
            i for i in self._catalogue.indicators if reading.has_sizes(observations, i, edition)
        ]
        indicator = (mapped or list(self._catalogue.indicators))[0]
        choices = self.choices(indicator)
        if choices is None:
            raise LookupError(f"the catalogue has no indicator {indicator!r}")
        return Selection(
            indicator=indicator,
            edition=choices.editions[0],
            scope=choices.scopes[0],
            reading=choices.readings[0],
            level=choices.levels[0] if choices.levels else Level.DEPARTEMENT,
            dataset=self._dataset,
        )

    def choices(self, indicator: str) -> Choices | None:
        """What the indicator can be asked for; ``None`` where there is no such indicator."""
        if indicator in FRAME_VIEWS:
            return FRAME_VIEWS[indicator].choices
        found = self._catalogue.indicators.get(indicator)
        return self._survey_choices(found) if found else None

    def is_survey(self, indicator: str) -> bool:
        """Whether it is an indicator of the survey, of which publication figures are made."""
        return indicator in self._catalogue.indicators

    def sizes(self) -> Sequence[SizeRange]:
        """The size ranges a reader can choose, ascending."""
        return elementary_ranges(self._catalogue.thresholds)

    def versions(self) -> Sequence[str]:
        """The versions a view can be frozen to, the first published one first."""
        return self._versions

    def themes(self) -> Sequence[str]:
        """The subjects a reader can choose, in their order."""
        return tuple(self._catalogue.themes)

    def has_territory(self, territory: Territory) -> bool:
        """Whether the territory exists today."""
        if self._geography is None:
            return territory.kind in (TerritoryKind.FRANCE, TerritoryKind.METROPOLE)
        return self._geography.has(territory)

    def name_of(self, code: str) -> str:
        """Name of a commune of any date since 2014, empty where there is none."""
        geography = self._geography
        if geography is None:
            return ""
        commune = geography.commune(code)
        if commune is not None:
            return commune.name
        past = [record.name for record in geography.successors(code)]
        past += [record.old_name for record in geography.resolve(code)]
        return past[0] if past else ""

    def commune_today(self, code: str) -> str | None:
        """The commune of today for a code of any date since 2014; the largest of several."""
        geography = self._geography
        if geography is None:
            return None
        if geography.commune(code) is not None:
            return code
        past = [record.current_code for record in geography.successors(code)]
        past += [record.current_code for record in geography.resolve(code)]
        successors = [geography.commune(today) for today in past]
        known = [c for c in successors if c is not None]
        return max(known, key=lambda c: c.population).code if known else None

    def _survey_choices(self, indicator: Indicator) -> Choices:
        known = [e for e in self._catalogue.editions.values() if e.id in indicator.editions]
        known = known or list(self._catalogue.editions.values())
        published = [e.id for e in known if e.published]
        forthcoming = [e.id for e in known if not e.published]
        orientations: tuple[Orientation, ...] = (Orientation.DIRECT,)
        if indicator.inverse_label:
            orientations = (Orientation.DIRECT, Orientation.INVERSE)
        both = len(indicator.editions) > 1
        return Choices(
            editions=(*reversed(published), *forthcoming),
            scopes=indicator.scopes or (Scope.EITHER,),
            readings=indicator.readings or (Reading.UNITS,),
            orientations=orientations,
            levels=(Level.NATIONAL, Level.REGION) if self._has_regions(indicator) else (),
            compares=tuple(Compare) if both else (Compare.NONE,),
        )

    def _has_regions(self, indicator: Indicator) -> bool:
        """Whether any edition publishes values of régions by size."""
        keys = (key for e in indicator.editions for key in self._observations.of(indicator.id, e))
        return any(
            key.territory.kind is TerritoryKind.REGION and not key.size_range.is_all for key in keys
        )
