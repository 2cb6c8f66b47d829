"""The tables of attributes: communes, départements, régions and EPCI of today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from dashboard.geography.projection import territory_of
from dashboard.ingest.geo.readers import Record, is_french_commune, read_json

POPULATION_YEAR = 2023
MAYOTTE = "976"
MAYOTTE_POPULATION_YEAR = 2017


@dataclass(frozen=True)
class Attributes:
    """Tables of today, each sorted by code (columns: see ``geo/README.md``)."""

    communes: pd.DataFrame
    departements: pd.DataFrame
    regions: pd.DataFrame
    epci: pd.DataFrame


def read_attributes(package: Path) -> Attributes:
    """Attributes from the package of today, without those that come from the outlines."""
    membership = read_json(package, "epci")
    communes = _communes(read_json(package, "communes"), membership)
    departements = _departements(read_json(package, "departements"), communes)
    regions = _regions(read_json(package, "regions"), departements)
    return Attributes(communes, departements, regions, _epci(membership, communes))


def add_measures(communes: pd.DataFrame, measures: pd.DataFrame) -> pd.DataFrame:
    """The communes with ``area_km2``, ``lon``, ``lat``."""
    return communes.merge(measures, on="code", how="left", validate="one_to_one")


def add_mergers(communes: pd.DataFrame, merged: Mapping[str, tuple[int, int]]) -> pd.DataFrame:
    """The communes with ``merged_last_year`` (missing: none) and ``absorbed`` (0: none)."""
    found = [merged.get(code) for code in communes["code"]]
    return communes.assign(
        merged_last_year=pd.array([pair[0] if pair else None for pair in found], dtype="Int16"),
        absorbed=pd.array([pair[1] if pair else 0 for pair in found], dtype="int16"),
    )


def _communes(records: list[Record], membership: list[Record]) -> pd.DataFrame:
    epci = {member["code"]: group["code"] for group in membership for member in group["membres"]}
    rows = sorted((r for r in records if is_french_commune(r)), key=lambda r: str(r["code"]))
    mayotte = [r["departement"] == MAYOTTE for r in rows]
    return pd.DataFrame(
        {
            "code": [r["code"] for r in rows],
            "name": [r["nom"] for r in rows],
            "departement": [r["departement"] for r in rows],
            "region": [r["region"] for r in rows],
            "epci": pd.array([epci.get(r["code"]) for r in rows], dtype="str"),
            "population": pd.array([r["population"] for r in rows], dtype="int32"),
            "population_year": pd.array(
                [MAYOTTE_POPULATION_YEAR if m else POPULATION_YEAR for m in mayotte], dtype="int16"
            ),
            "postcodes": [sorted(r["codesPostaux"]) for r in rows],
            "territory": [territory_of(r["departement"]) for r in rows],
        }
    )


def _departements(records: list[Record], communes: pd.DataFrame) -> pd.DataFrame:
    present = set(communes["departement"])
    rows = [(r["code"], r["nom"], r["region"]) for r in records if r["code"] in present]
    return pd.DataFrame(sorted(rows), columns=["code", "name", "region"])


def _regions(records: list[Record], departements: pd.DataFrame) -> pd.DataFrame:
    territory = {
        region: territory_of(departement)
        for departement, region in zip(departements["code"], departements["region"], strict=True)
    }
    rows = [(r["code"], r["nom"], territory[r["code"]]) for r in records if r["code"] in territory]
    return pd.DataFrame(sorted(rows), columns=["code", "name", "territory"])


def _epci(membership: list[Record], communes: pd.DataFrame) -> pd.DataFrame:
    members = communes.groupby("epci")["population"].agg(["size", "sum"])
    rows = [
        (r["code"], r["nom"], r["type"], *map(int, members.loc[r["code"]]))
        for r in membership
        if r["code"] in members.index
    ]
    return pd.DataFrame(sorted(rows), columns=["code", "name", "kind", "communes", "population"])
