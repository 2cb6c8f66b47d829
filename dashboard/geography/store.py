"""The geography as the application reads it: communes, what they belong to, what they were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.domain.commune import Commune, Departement, Epci, Filiation, OldCommune, Region
from dashboard.domain.territory import Territory, TerritoryKind
from dashboard.geography import tables
from dashboard.geography.integrity import read_manifest

Index = npt.NDArray[np.int64]
METROPOLE = "metropole"


@dataclass(frozen=True, eq=False)
class Geography:
    """Everything known of the territory, read once and shared; nothing here is written to.

    The arrays run along ``codes``, the sorted codes of the communes, which is also the order of
    the map layer: ``population`` (inhabitants), ``departement_index`` (position in
    ``departements``), ``merged_last_year`` (0 where no merger since 2014), ``absorbed``
    (communes of 1 January 2014 gathered, 0 where no merger).
    """

    communes: pd.DataFrame
    codes: tuple[str, ...]
    population: npt.NDArray[np.int32]
    departement_index: npt.NDArray[np.int16]
    merged_last_year: npt.NDArray[np.int16]
    absorbed: npt.NDArray[np.int16]
    departements: Mapping[str, Departement]
    regions: Mapping[str, Region]
    epci: Mapping[str, Epci]
    frame_2015: pd.DataFrame
    epci_frames: Mapping[int, pd.DataFrame]
    attribution: str
    _position: Mapping[str, int] = field(repr=False)
    _filiation: Mapping[str, tuple[Filiation, ...]] = field(repr=False)
    _old: Mapping[str, tuple[OldCommune, ...]] = field(repr=False)
    _gathered: Mapping[str, tuple[OldCommune, ...]] = field(repr=False)
    _historical: Mapping[tuple[str, int], int] | None = field(repr=False)
    _members: dict[Territory, Index] = field(default_factory=dict, repr=False)

    def commune(self, code: str) -> Commune | None:
        """The commune of today with that code, or ``None``."""
        position = self._position.get(code)
        return None if position is None else _commune(position, self.communes.iloc[position])

    def resolve(self, old_code: str) -> tuple[Filiation, ...]:
        """What happened to the communes of that code since 2014, in order of time.

        Empty where nothing did, or where no commune had that code.
        """
        return self._filiation.get(old_code, ())

    def successors(self, old_code: str) -> tuple[OldCommune, ...]:
        """Where a commune of 2014 or 2015 stands today: one record a commune of today."""
        return self._old.get(old_code, ())

    def gathered(self, code: str) -> tuple[OldCommune, ...]:
        """The communes of 2014 or 2015 that a commune of today comes from, itself included."""
        return self._gathered.get(code, ())

    @property
    def old_communes(self) -> Iterator[OldCommune]:
        """Every commune of 2014 or 2015, one record a commune of today it leads to, by code."""
        return (record for code in sorted(self._old) for record in self._old[code])

    @property
    def events(self) -> Iterator[Filiation]:
        """Everything that happened to communes since 2014, by old code, then in order of time."""
        return (event for code in sorted(self._filiation) for event in self._filiation[code])

    def historical_population(self, code: str, year: int) -> int | None:
        """Population of a commune of 2015, ``None`` unless the operator supplied a file."""
        return None if self._historical is None else self._historical.get((code, year))

    @cached_property
    def changed_codes(self) -> tuple[str, ...]:
        """Codes under which something happened to a commune since 2014, ascending."""
        return tuple(sorted(self._filiation))

    @property
    def has_historical_populations(self) -> bool:
        """Whether the operator supplied populations of the communes of 2015."""
        return self._historical is not None

    @cached_property
    def population_years(self) -> Mapping[str, str]:
        """Year of the populations by département, the usual one once for all, under ``""``."""
        years = self.communes.groupby("departement")["population_year"].max()
        usual = int(years.mode().iloc[0])
        others = {str(code): str(year) for code, year in years.items() if year != usual}
        return MappingProxyType({"": str(usual), **others})

    def bands(self, thresholds: Sequence[int]) -> npt.NDArray[np.int8]:
        """Position of each commune among the ranges cut at the ascending thresholds."""
        cuts = np.asarray(thresholds, dtype=np.int64)
        return np.searchsorted(cuts, self.population, side="right").astype(np.int8)

    def is_metropole(self, departement: str) -> bool:
        """Whether a département lies in metropolitan France. ``KeyError`` if it does not exist."""
        return self.regions[self.departements[departement].region].territory == METROPOLE

    def has(self, territory: Territory) -> bool:
        """Whether the territory exists today."""
        known: Mapping[TerritoryKind, Mapping[str, Any]] = {
            TerritoryKind.REGION: self.regions,
            TerritoryKind.DEPARTEMENT: self.departements,
            TerritoryKind.EPCI: self.epci,
        }
        return territory.kind not in known or territory.code in known[territory.kind]

    def name(self, territory: Territory) -> str:
        """Name of a territory in French. ``KeyError`` if it does not exist."""
        match territory.kind:
            case TerritoryKind.FRANCE:
                return "France"
            case TerritoryKind.METROPOLE:
                return "France métropolitaine"
            case TerritoryKind.REGION:
                return self.regions[territory.code].name
            case TerritoryKind.DEPARTEMENT:
                return self.departements[territory.code].name
            case TerritoryKind.EPCI:
                return self.epci[territory.code].name

    def members(self, territory: Territory) -> Index:
        """Ascending positions of the communes of a territory. ``KeyError`` if it does not exist."""
        if territory not in self._members:
            if not self.has(territory):
                raise KeyError(territory)
            found = np.flatnonzero(self._within(territory)).astype(np.int64)
            found.setflags(write=False)
            self._members[territory] = found
        return self._members[territory]

    def _within(self, territory: Territory) -> npt.NDArray[np.bool_]:
        if territory.kind is TerritoryKind.FRANCE:
            return np.ones(len(self.codes), dtype=np.bool_)
        column, value = {
            TerritoryKind.METROPOLE: ("territory", METROPOLE),
            TerritoryKind.REGION: ("region", territory.code),
            TerritoryKind.DEPARTEMENT: ("departement", territory.code),
            TerritoryKind.EPCI: ("epci", territory.code),
        }[territory.kind]
        found: npt.NDArray[np.bool_] = (self.communes[column] == value).to_numpy(dtype=np.bool_)
        return found


def load_geography(root: Path) -> Geography:
    """Read a ``geo/`` folder after checking every file read against the manifest.

    Raises :class:`~dashboard.geography.integrity.GeographyError`.
    """
    communes = tables.read_communes(root)
    departements = tables.read_departements(root)
    codes = tuple(communes["code"])
    rank = {code: i for i, code in enumerate(departements)}
    old = tables.read_old_communes(root)
    return Geography(
        communes=communes,
        codes=codes,
        population=_array(communes["population"], np.int32),
        departement_index=_array(communes["departement"].map(rank), np.int16),
        merged_last_year=_array(communes["merged_last_year"].fillna(0), np.int16),
        absorbed=_array(communes["absorbed"], np.int16),
        departements=departements,
        regions=tables.read_regions(root),
        epci=tables.read_epci(root),
        frame_2015=tables.read_frame_2015(root),
        epci_frames=MappingProxyType({y: tables.read_epci_frame(root, y) for y in (2014, 2015)}),
        attribution=str(read_manifest(root)["attribution"]),
        _position=MappingProxyType({code: i for i, code in enumerate(codes)}),
        _filiation=tables.read_filiation(root),
        _old=tables.grouped(old, "code"),
        _gathered=tables.grouped(old, "current_code"),
        _historical=tables.read_historical_populations(root),
    )


def _array(column: pd.Series, dtype: type[Any]) -> npt.NDArray[Any]:
    values: npt.NDArray[Any] = column.to_numpy(dtype=dtype)
    values.setflags(write=False)
    return values


def _commune(position: int, row: pd.Series) -> Commune:
    return Commune(
        index=position,
        code=row["code"],
        name=row["name"],
        departement=row["departement"],
        region=row["region"],
        epci=None if pd.isna(row["epci"]) else row["epci"],
        population=int(row["population"]),
        population_year=int(row["population_year"]),
        postcodes=tuple(row["postcodes"]),
        territory=row["territory"],
        area_km2=float(row["area_km2"]),
        lon=float(row["lon"]),
        lat=float(row["lat"]),
        merged_last_year=None if pd.isna(row["merged_last_year"]) else int(row["merged_last_year"]),
        absorbed=int(row["absorbed"]),
    )
