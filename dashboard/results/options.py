"""What the controls offer, and under which name."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cached_property

from dashboard.domain.observation import Unit
from dashboard.domain.selection import Selection
from dashboard.domain.territory import (
    DROM_REGIONS,
    FRANCE,
    METROPOLE,
    Territory,
    TerritoryKind,
)
from dashboard.results import reading
from dashboard.results.frame import FRAME_VIEWS
from dashboard.results.world import World

FRAME_THEME = "cadre"
DROM = "outre-mer"


class Options:
    """Lists and labels for the controls of a page."""

    def __init__(self, world: World) -> None:
        self._world = world

    @cached_property
    def themes(self) -> Mapping[str, str]:
        """Subjects with at least one indicator, then the frame: id → label."""
        used = {indicator.theme for indicator in self._world.catalogue.indicators.values()}
        found = {t.id: t.label for t in self._world.catalogue.themes.values() if t.id in used}
        return {**found, FRAME_THEME: "Cadre : communes et habitants"}

    def theme_of(self, indicator: str) -> str:
        """The subject an indicator is listed under."""
        if indicator in FRAME_VIEWS:
            return FRAME_THEME
        return self._world.catalogue.indicators[indicator].theme

    def indicators_of(self, theme: str) -> list[str]:
        """Indicators of a subject, those with a map first, then a figure, then the others."""
        if theme == FRAME_THEME:
            return list(FRAME_VIEWS)
        found = [i.id for i in self._world.catalogue.indicators.values() if i.theme == theme]
        return sorted(found, key=self._rank)

    def is_by_place(self, indicator: str) -> bool:
        """Whether sizes and territories mean anything: EPCI are published for all together."""
        known = self._world.catalogue.indicators.get(indicator)
        return known is None or known.unit is Unit.COMMUNE

    def has_sizes(self, indicator: str) -> bool:
        """Whether the size filter changes anything: there is a map by size."""
        return indicator in FRAME_VIEWS or self._rank(indicator) == 0

    def has_figure(self, selection: Selection) -> bool:
        """Whether anything is published for the indicator in that edition."""
        observations = self._world.observations
        return selection.indicator in FRAME_VIEWS or reading.has_any(
            observations, selection.indicator, selection.edition
        )

    def first_of(self, theme: str) -> str:
        """The indicator shown when a subject is chosen."""
        return self.indicators_of(theme)[0]

    def indicator_label(self, indicator: str) -> str:
        """Name of an indicator, with what can be shown of it."""
        if indicator in FRAME_VIEWS:
            return FRAME_VIEWS[indicator].label
        known = self._world.catalogue.indicators[indicator]
        remark = ("", " – chiffre national", " – aucun chiffre lu")[self._rank(indicator)]
        return f"{known.short_label}{remark}"

    def edition_label(self, edition: str, indicator: str) -> str:
        """« Fin 2014 », « 2025 – à paraître »; the frame is dated by its 1 January."""
        if indicator in FRAME_VIEWS:
            return f"1er janvier {edition}"
        known = self._world.catalogue.editions.get(edition)
        if known is None:
            return edition
        if not known.published:
            return f"{edition} – à paraître"
        return f"{known.situation[0].upper()}{known.situation[1:]}"

    def kind_of(self, territory: Territory) -> str:
        """Under which kind a territory is listed; a DROM is listed as such, not as a région."""
        is_drom = territory.kind is TerritoryKind.REGION and territory.code in DROM_REGIONS
        return DROM if is_drom else territory.kind.value

    def territories_of(self, kind: str) -> Sequence[Territory]:
        """Territories of a kind, by name (départements by code)."""
        geography = self._world.geography
        if kind == TerritoryKind.FRANCE:
            return (FRANCE,)
        if kind == TerritoryKind.METROPOLE:
            return (METROPOLE,)
        if kind == DROM:
            return tuple(Territory(TerritoryKind.REGION, code) for code in DROM_REGIONS)
        if kind == TerritoryKind.DEPARTEMENT:
            return tuple(
                Territory(TerritoryKind.DEPARTEMENT, code) for code in geography.departements
            )
        known = geography.regions if kind == TerritoryKind.REGION else geography.epci
        found = [Territory(TerritoryKind(kind), code) for code in known if code not in DROM_REGIONS]
        return tuple(sorted(found, key=lambda t: _sort_name(geography.name(t))))

    def epci_near(self, territory: Territory) -> Sequence[Territory]:
        """EPCI that have communes in a département, or in that of an EPCI; none for other places.

        By name; an EPCI itself is always among them.
        """
        geography = self._world.geography
        communes = geography.communes
        if territory.kind is TerritoryKind.EPCI:
            members = communes.iloc[geography.members(territory)]
            inside = communes["departement"].isin(members["departement"].unique())
        elif territory.kind is TerritoryKind.DEPARTEMENT:
            inside = communes["departement"] == territory.code
        else:
            return ()
        codes = [code for code in communes.loc[inside, "epci"].unique() if code]
        found = [Territory(TerritoryKind.EPCI, code) for code in codes if code in geography.epci]
        return tuple(sorted(found, key=lambda t: _sort_name(geography.name(t))))

    def first_territory(self, kind: str) -> Territory:
        """The territory shown when a kind is chosen."""
        return self.territories_of(kind)[0]

    def territory_label(self, key: str) -> str:
        """Name of a territory; the code first for a département."""
        territory = Territory.from_key(key)
        name = self._world.geography.name(territory)
        return f"{territory.code} {name}" if territory.kind is TerritoryKind.DEPARTEMENT else name

    def _rank(self, indicator: str) -> int:
        observations = self._world.observations
        published = [e.id for e in self._world.catalogue.editions.values() if e.published]
        if any(reading.has_sizes(observations, indicator, edition) for edition in published):
            return 0
        return 1 if any(reading.has_any(observations, indicator, e) for e in published) else 2


def _sort_name(name: str) -> str:
    """The name as French sorts it: without accents or case."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
