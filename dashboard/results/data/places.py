"""The tables of places: communes of today and of 2014, events, territories, counts by size."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import pandas as pd

from dashboard.domain.size_range import elementary_ranges
from dashboard.domain.status import Status
from dashboard.domain.territory import FRANCE, METROPOLE, Territory, TerritoryKind
from dashboard.results.composition import composition_of
from dashboard.results.data.figures import Row
from dashboard.results.data.parts import Parts
from dashboard.results.world import World
from dashboard.wording.data_sets import TERRITORY_KINDS
from dashboard.wording.places import size_label


@lru_cache(maxsize=4)
def commune_rows(parts: Parts) -> tuple[Row, ...]:
    """The communes of today, by code."""
    geography = parts.world.geography
    ranges = elementary_ranges(parts.world.catalogue.thresholds)
    sizes = [(size.code, size_label(size)) for size in ranges]
    bands = geography.bands(parts.world.catalogue.thresholds)
    columns = geography.communes[
        ["postcodes", "area_km2", "lon", "lat", "merged_last_year", "absorbed"]
    ]
    return tuple(
        (
            *place,
            *sizes[band],
            " ".join(postcodes),
            round(float(area), 4),
            round(float(lon), 5),
            round(float(lat), 5),
            None if pd.isna(merged) else int(merged),
            int(absorbed),
        )
        for place, band, (postcodes, area, lon, lat, merged, absorbed) in zip(
            place_rows(parts), bands, columns.itertuples(index=False), strict=True
        )
    )


@lru_cache(maxsize=4)
def place_rows(parts: Parts) -> tuple[Row, ...]:
    """Code, name, département, région, EPCI, population and its year of each commune, by code."""
    geography = parts.world.geography
    columns = ["code", "name", "departement", "region", "epci", "population", "population_year"]
    departements = {code: d.name for code, d in geography.departements.items()}
    regions = {code: r.name for code, r in geography.regions.items()}
    epci = {code: e.name for code, e in geography.epci.items()}
    return tuple(
        (
            code,
            name,
            departement,
            departements[departement],
            region,
            regions[region],
            "" if pd.isna(group) else group,
            "" if pd.isna(group) else epci[group],
            int(population),
            int(year),
        )
        for code, name, departement, region, group, population, year in geography.communes[
            columns
        ].itertuples(index=False)
    )


def old_commune_rows(parts: Parts) -> tuple[Row, ...]:
    """Communes of 1 January 2014 or 2015, by code, with each commune of today they lead to."""
    geography = parts.world.geography
    names = dict(zip(geography.codes, geography.communes["name"], strict=True))
    return tuple(
        (
            old.code,
            old.name,
            old.existed_2014,
            old.existed_2015,
            old.current_code,
            names[old.current_code],
            old.relation.value,
        )
        for old in geography.old_communes
    )


def event_rows(parts: Parts) -> tuple[Row, ...]:
    """Mergers, new codes, new names since 2014, by old code then date."""
    return tuple(
        (
            event.old_code,
            event.old_name,
            event.date,
            event.day_known,
            event.kind.value,
            event.new_code,
            event.new_name,
            event.current_code,
        )
        for event in parts.world.geography.events
    )


def territory_rows(parts: Parts) -> tuple[Row, ...]:
    """France, métropole, régions, départements, EPCI, with what they count today."""
    geography = parts.world.geography
    people = geography.communes.groupby("epci")["population"].agg(["size", "sum"])

    def row(territory: Territory, region: str = "", kind: str = "") -> Row:
        if territory.kind is TerritoryKind.EPCI:
            communes, population = people.loc[territory.code]
        else:
            members = geography.members(territory)
            communes, population = len(members), geography.population[members].sum(dtype="int64")
        return (
            territory.key,
            TERRITORY_KINDS[territory.kind],
            territory.code,
            geography.name(territory),
            region,
            kind,
            int(communes),
            int(population),
        )

    return (
        row(FRANCE),
        row(METROPOLE),
        *(row(Territory(TerritoryKind.REGION, code)) for code in geography.regions),
        *(
            row(Territory(TerritoryKind.DEPARTEMENT, d.code), d.region)
            for d in geography.departements.values()
        ),
        *(row(Territory(TerritoryKind.EPCI, e.code), "", e.kind) for e in geography.epci.values()),
    )


@lru_cache(maxsize=4)
def frame_rows(parts: Parts) -> tuple[Row, ...]:
    """Communes and inhabitants by size in 2015 and today, the total of each territory last."""
    return tuple(_frame(parts.world))


def _frame(world: World) -> Iterator[Row]:
    geography = world.geography
    territories = (
        FRANCE,
        METROPOLE,
        *(Territory(TerritoryKind.REGION, code) for code in geography.regions),
        *(Territory(TerritoryKind.DEPARTEMENT, code) for code in geography.departements),
    )
    for territory in territories:
        found = composition_of(world, territory)
        for line in found.rows:
            known = line.communes_2015 is not None
            yield (
                territory.key,
                found.territory,
                line.size.code,
                line.size.minimum,
                line.size.maximum,
                size_label(line.size),
                line.communes_2015,
                line.population_2015,
                line.communes_2025,
                line.population_2025,
                (Status.PUBLISHED if known else Status.NOT_AVAILABLE).value,
                found.note,
            )
