"""The units of the demonstration: the real communes of 2015 and 2025, and the EPCI by kind.

Communes of 2015 have no public population (see ``geo/README.md``). Theirs is drawn so that every
public count holds: in each département, each band of size counts its real number of communes and of
inhabitants, the largest communes of today being the largest of then.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.demonstration.assumptions import Assumptions
from dashboard.domain.commune import METROPOLE_DE_LYON
from dashboard.geography.store import Geography

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Units:
    """The units of one edition, in the order of their strata.

    ``stratum`` is the sampling stratum (band × région for communes, the exhaustive one last; kind
    for EPCI), ``band`` and ``region`` positions in the lists of the frame, ``population``
    inhabitants, ``line`` the line of descent: a commune of 2015 and the commune of today whose
    largest part it became share it. ``same`` tells communes that existed unchanged at both dates.
    """

    codes: npt.NDArray[np.str_]
    stratum: Indices
    band: Indices
    region: Indices
    population: Indices
    line: Indices
    same: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.codes)


@dataclass(frozen=True, eq=False)
class Universe:
    """Communes and EPCI of each edition; ``regions`` names the régions, ``lines`` counts lines."""

    regions: tuple[str, ...]
    strata: int
    communes: dict[str, Units]
    epci: dict[str, Units]
    lines: int


def build_universe(geography: Geography, assumptions: Assumptions) -> Universe:
    """The universe, the same for the same seed. ``ValueError`` where the frame cannot be met."""
    regions = tuple(geography.regions)
    old = _communes_of_2015(geography, assumptions)
    line = {code: i for i, code in enumerate(old["code"])}
    heir = old.sort_values(["population", "code"]).groupby("today")["code"].last()
    members = old.groupby("today")["code"].count()
    alone = set(members[members == 1].index)

    today = geography.communes[["code", "departement", "region", "population"]].copy()
    parents = today["code"].map(heir)
    fresh = len(line) + np.arange(len(today))
    today["line"] = np.where(parents.notna(), parents.map(line).fillna(-1), fresh).astype(np.int64)
    today["same"] = today["code"].isin(alone)
    old["line"] = old["code"].map(line)
    old["same"] = old["today"].isin(alone)
    first, second = (plan.id for plan in assumptions.editions)
    return Universe(
        regions=regions,
        strata=(len(assumptions.bands) + 1) * len(regions),
        communes={
            first: _units(old, regions, assumptions),
            second: _units(today, regions, assumptions),
        },
        epci={
            first: _epci(_kinds_of_2015(geography), assumptions),
            second: _epci(_kinds_of_today(geography), assumptions),
        },
        lines=len(line) + len(today),
    )


def _communes_of_2015(geography: Geography, assumptions: Assumptions) -> pd.DataFrame:
    """Code, département, région, population and commune of today of each commune of 2015."""
    rng = np.random.default_rng([assumptions.seed, 2015])
    rows, seen = [], set()
    for position, code in enumerate(geography.codes):
        members = [o.code for o in geography.gathered(code) if o.existed_2015]
        members = [member for member in members if member not in seen]
        seen.update(members)
        parts = rng.dirichlet(np.ones(len(members))) if members else ()
        for member, part in zip(members, parts, strict=True):
            rows.append((member, code, float(part * geography.population[position])))
    frame = pd.DataFrame(rows, columns=["code", "today", "share"])
    codes = frame["code"]
    frame["departement"] = codes.str[:2].where(~codes.str.startswith("97"), codes.str[:3])
    regions = {code: departement.region for code, departement in geography.departements.items()}
    frame["region"] = frame["departement"].map(regions)
    absent = assumptions.editions[0].regions_absent
    frame = frame[~frame["region"].isin(absent)].sort_values("code", ignore_index=True)
    frame["population"] = 0
    for name, bands in geography.frame_2015.groupby("departement"):
        inside = frame.index[frame["departement"] == name]
        frame.loc[inside, "population"] = _populations(frame.loc[inside, "share"], bands, str(name))
    return frame


def _populations(share: pd.Series, bands: pd.DataFrame, departement: str) -> Indices:
    """Populations of the communes of a département that meet its bands of 2015 exactly."""
    if int(bands["communes"].sum()) != len(share):
        raise ValueError(f"département {departement}: the frame counts other communes than geo/")
    order = np.argsort(share.to_numpy(), kind="stable")
    found = np.zeros(len(share), dtype=np.int64)
    start = 0
    for row in bands.sort_values("pop_min").itertuples(index=False):
        inside = order[start : start + int(row.communes)]
        low, open_end = int(row.pop_min), pd.isna(row.pop_max)
        high = int(row.population) if open_end else int(row.pop_max) - 1
        values = share.to_numpy()[inside]
        found[inside] = scale_within(values, max(low, 1), high, int(row.population))
        start += int(row.communes)
    return found


def scale_within(values: Floats, low: int, high: int, total: int) -> Indices:
    """Whole numbers between ``low`` and ``high`` as proportional to ``values`` as ``total`` allows.

    ``values`` ascend and are not negative. ``ValueError`` where no such numbers exist.
    """
    if not len(values):
        return np.zeros(0, dtype=np.int64)
    if not low * len(values) <= total <= high * len(values):
        raise ValueError(f"{len(values)} numbers of {low} to {high} cannot sum to {total}")
    weights = np.maximum(values, 1e-9)
    small, large = 0.0, high / weights[0]
    for _ in range(100):
        middle = (small + large) / 2
        reached = np.clip(weights * middle, low, high).sum()
        small, large = (middle, large) if reached < total else (small, middle)
    scaled = np.clip(weights * large, low, high)
    whole: Indices = np.floor(scaled).astype(np.int64)
    room = np.flatnonzero(whole < high)
    missing = total - int(whole.sum())
    by_remainder = room[np.argsort(-(scaled - whole)[room], kind="stable")]
    whole[by_remainder[:missing]] += 1
    if int(whole.sum()) != total:
        raise ValueError(f"rounding lost {total - int(whole.sum())} inhabitants")
    return whole


def _units(frame: pd.DataFrame, regions: tuple[str, ...], assumptions: Assumptions) -> Units:
    """Communes in the order of their strata: band by band, each in the order of the régions."""
    population = frame["population"].to_numpy(dtype=np.int64)
    cuts = np.asarray([*assumptions.bands[1:], assumptions.exhaustive_from])
    sampling = np.searchsorted(cuts, population, side="right")
    region = frame["region"].map({code: i for i, code in enumerate(regions)}).to_numpy(np.int64)
    stratum = sampling * len(regions) + region
    order = np.lexsort((frame["code"].to_numpy(), stratum))
    return Units(
        codes=frame["code"].to_numpy(dtype=np.str_)[order],
        stratum=stratum[order],
        band=np.minimum(sampling, len(assumptions.bands) - 1)[order],
        region=region[order],
        population=population[order],
        line=frame["line"].to_numpy(dtype=np.int64)[order],
        same=frame["same"].to_numpy(dtype=np.bool_)[order],
    )


def _kinds_of_2015(geography: Geography) -> dict[str, int]:
    frame = geography.epci_frames[2015]
    return {str(r.nature): int(r.epci) for r in frame.itertuples() if r.nature != METROPOLE_DE_LYON}


def _kinds_of_today(geography: Geography) -> dict[str, int]:
    kinds = pd.Series([e.kind for e in geography.epci.values() if e.is_epci]).value_counts()
    return {str(kind): int(count) for kind, count in kinds.items()}


def _epci(counts: dict[str, int], assumptions: Assumptions) -> Units:
    """EPCI by stratum of kind: only how many there are matters. ``ValueError`` on a kind unread."""
    known = {kind for kinds in assumptions.epci_strata for kind in kinds}
    if set(counts) - known:
        raise ValueError(f"EPCI of kind {sorted(set(counts) - known)} are in no stratum")
    sizes = [sum(counts.get(kind, 0) for kind in kinds) for kinds in assumptions.epci_strata]
    stratum = np.repeat(np.arange(len(sizes)), sizes)
    many = len(stratum)
    return Units(
        codes=np.asarray([f"EPCI{i:05d}" for i in range(many)]),
        stratum=stratum,
        band=stratum,
        region=np.zeros(many, dtype=np.int64),
        population=np.ones(many, dtype=np.int64),
        line=np.arange(many),
        same=np.zeros(many, dtype=np.bool_),
    )
