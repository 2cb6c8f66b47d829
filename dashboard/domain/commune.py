"""Communes, the territories they belong to, and what became of the communes of 2014."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Change(StrEnum):
    """What happened to a commune; the value is what ``geo/filiation.parquet`` holds."""

    FUSION = "fusion"
    CODE = "changement_de_code"
    NAME = "changement_de_nom"
    SPELLING = "graphie"
    REESTABLISHMENT = "retablissement"


class Relation(StrEnum):
    """How a commune of 2014 or 2015 stands to the communes of today."""

    UNCHANGED = "inchangee"
    RENAMED = "renommee"
    RECODED = "recodee"
    MERGED = "fusionnee"
    REESTABLISHED = "retablie"
    SPLIT = "scindee"


@dataclass(frozen=True)
class Commune:
    """A commune of the present vintage.

    ``index`` is its row in ``geo/communes.parquet``, hence its number in the map layer.
    ``population`` is the municipal population of ``population_year``; ``epci`` is ``None`` for the
    four islands outside any EPCI. ``merged_last_year`` is the year of the last merger since
    1 January 2014, ``absorbed`` the number of communes of that day it gathers (0: no merger).
    ``lon`` and ``lat`` (degrees) name a point inside; ``area_km2`` is that of the full outline.
    """

    index: int
    code: str
    name: str
    departement: str
    region: str
    epci: str | None
    population: int
    population_year: int
    postcodes: tuple[str, ...]
    territory: str
    area_km2: float
    lon: float
    lat: float
    merged_last_year: int | None
    absorbed: int


@dataclass(frozen=True)
class Filiation:
    """One event in the life of a commune that existed in 2014 or later.

    ``date`` is ISO; where ``day_known`` is false the event lies in the twelve months that end on
    it. ``current_code`` is a commune of today the old one leads to: an old commune that leads to
    several has one record for each.
    """

    old_code: str
    old_name: str
    date: str
    day_known: bool
    kind: Change
    new_code: str
    new_name: str
    current_code: str

    @property
    def year(self) -> int:
        """Year of the event."""
        return int(self.date[:4])


@dataclass(frozen=True)
class OldCommune:
    """A commune of 1 January 2014 or 2015 and one commune of today it leads to."""

    code: str
    name: str
    existed_2014: bool
    existed_2015: bool
    current_code: str
    relation: Relation


@dataclass(frozen=True)
class Departement:
    """A département and the région it belongs to."""

    code: str
    name: str
    region: str


@dataclass(frozen=True)
class Region:
    """A région; ``territory`` is ``metropole`` or the code of the DROM it is."""

    code: str
    name: str
    territory: str


METROPOLE_DE_LYON = "MET69"


@dataclass(frozen=True)
class Epci:
    """An EPCI à fiscalité propre, or the Métropole de Lyon (``kind`` ``MET69``).

    ``communes`` and ``population`` count its members of today.
    """

    code: str
    name: str
    kind: str
    communes: int
    population: int

    @property
    def is_epci(self) -> bool:
        """False for the Métropole de Lyon, which the law does not make an EPCI."""
        return self.kind != METROPOLE_DE_LYON
