"""Reads the tables of ``geo/``, each checked against the manifest before it is opened."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import pandas as pd
import pyarrow.parquet as pq

from dashboard.domain.commune import (
    Change,
    Departement,
    Epci,
    Filiation,
    OldCommune,
    Region,
    Relation,
)
from dashboard.geography.integrity import GeographyError, read_manifest, verify

T = TypeVar("T")
R = TypeVar("R", OldCommune, Filiation)
HISTORICAL = "historical_populations.csv"


def read_communes(root: Path) -> pd.DataFrame:
    """The communes of today, one row each, sorted by code (see ``geo/README.md``)."""
    path = root / "communes.parquet"
    return _reading(path, lambda: pq.read_table(verify(path)).to_pandas())


def read_departements(root: Path) -> Mapping[str, Departement]:
    """Départements by code, ascending."""
    return _keyed(
        root / "departements.csv", lambda r: Departement(r["code"], r["name"], r["region"])
    )


def read_regions(root: Path) -> Mapping[str, Region]:
    """Régions by code, ascending."""
    return _keyed(root / "regions.csv", lambda r: Region(r["code"], r["name"], r["territory"]))


def read_epci(root: Path) -> Mapping[str, Epci]:
    """EPCI à fiscalité propre and the Métropole de Lyon by code, ascending."""
    return _keyed(
        root / "epci.csv",
        lambda r: Epci(r["code"], r["name"], r["kind"], int(r["communes"]), int(r["population"])),
    )


def read_frame_2015(root: Path) -> pd.DataFrame:
    """Communes and inhabitants of 2015 by département and size.

    Columns ``departement``, ``pop_min``, ``pop_max`` (missing: open range), ``communes``,
    ``population``.
    """
    path = root / "frame_2015_communes.csv"
    return _reading(path, lambda: pd.read_csv(verify(path), dtype={"departement": str}))


def read_epci_frame(root: Path, year: int) -> pd.DataFrame:
    """EPCI of 2014 or 2015 by kind: ``nature``, ``epci``, ``communes``, ``population`` …"""
    path = root / f"frame_{year}_epci.csv"
    return _reading(path, lambda: pd.read_csv(verify(path)))


def read_filiation(root: Path) -> Mapping[str, tuple[Filiation, ...]]:
    """Events since 2014 by old code, each in order of time."""
    path = root / "filiation.parquet"

    def events() -> Iterator[Filiation]:
        columns = pq.read_table(verify(path)).to_pydict()
        columns["kind"] = [Change(kind) for kind in columns["kind"]]
        return (Filiation(*row) for row in zip(*columns.values(), strict=True))

    return grouped(_reading(path, lambda: list(events())), "old_code")


def read_old_communes(root: Path) -> list[OldCommune]:
    """Every commune of 1 January 2014 or 2015 with the communes of today it leads to."""
    path = root / "communes_2014.parquet"

    def communes() -> list[OldCommune]:
        columns = pq.read_table(verify(path)).to_pydict()
        relation = {r.value: r for r in Relation}
        columns["relation"] = [relation[name] for name in columns["relation"]]
        return [OldCommune(*row) for row in zip(*columns.values(), strict=True)]

    return _reading(path, communes)


def read_historical_populations(root: Path) -> Mapping[tuple[str, int], int] | None:
    """Populations by (code of 2015, year), or ``None`` where the build was given no such file."""
    if HISTORICAL not in read_manifest(root)["files"]:
        return None
    rows = _rows(root / HISTORICAL)
    return MappingProxyType({(r["code"], int(r["year"])): int(r["population"]) for r in rows})


def grouped(records: Iterable[R], key: str) -> Mapping[str, tuple[R, ...]]:
    """Records by the value of one of their fields, in their order."""
    found: dict[str, list[R]] = defaultdict(list)
    for record in records:
        found[getattr(record, key)].append(record)
    return MappingProxyType({value: tuple(group) for value, group in found.items()})


def _keyed(path: Path, build: Callable[[dict[str, str]], T]) -> Mapping[str, T]:
    return MappingProxyType({row["code"]: build(row) for row in _rows(path)})


def _rows(path: Path) -> list[dict[str, str]]:
    def rows() -> list[dict[str, str]]:
        with verify(path).open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))

    return _reading(path, rows)


def _reading(path: Path, read: Callable[[], T]) -> T:
    try:
        return read()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GeographyError(path, f"unreadable ({error})") from error
