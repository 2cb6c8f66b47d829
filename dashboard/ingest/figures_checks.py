"""Whether the figures agree with the catalogue and with each other (hard checks of the build)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.domain.catalogue import Catalogue, Indicator
from dashboard.domain.observation import CellKey, Observation, Orientation, Reading, Scope
from dashboard.tables.contract import ContractError, Violation
from dashboard.tables.layout import REAL_COLUMNS, WHOLE_COLUMNS
from dashboard.tables.store import Observations, to_observation

ROUNDING = 0.5
"""Half a point: what rounding to a whole percentage can hide in one published share."""


def check_against_catalogue(frame: pd.DataFrame, catalogue: Catalogue, path: Path) -> None:
    """Raise :class:`ContractError` naming ``path`` with every disagreement; silent otherwise.

    ``frame`` has already met the contract.
    """
    found = [
        violation
        for row in frame.to_dict("records")
        for violation in (*links(row, catalogue), *unknown_limits(row, catalogue))
    ]
    if not found:
        rows = tuple(to_observation(_plain(row)) for row in frame.to_dict("records"))
        observations = Observations(rows, catalogue.sources)
        found = [*_partitions(observations, catalogue), *_scopes(observations)]
    if found:
        raise ContractError(path, tuple(found))


def links(row: Mapping[Any, Any], catalogue: Catalogue) -> Iterator[Violation]:
    """What one row cites must be declared, and fit its indicator."""

    def fault(column: str, rule: str) -> Violation:
        return Violation(f"row {row['id']!r}", column, repr(row[column]), rule)

    if row["edition"] not in catalogue.editions:
        yield fault("edition", "no such edition in editions.toml")
    for column in ("source", "counter_source"):
        if row[column] and row[column] not in catalogue.sources:
            yield fault(column, "no such source in sources.toml")
    indicator = catalogue.indicators.get(row["indicator"])
    if indicator is None:
        yield fault("indicator", "no such indicator in the catalogue")
        return
    fits = {
        "unit": row["unit"] == indicator.unit,
        "group": row["group"] == indicator.group,
        "scope": row["scope"] in indicator.scopes,
        "reading": row["reading"] in indicator.readings,
        "edition": row["edition"] in indicator.editions,
        "orientation": row["orientation"] == Orientation.DIRECT or _has_inverse(row, indicator),
    }
    yield from (
        fault(column, f"does not fit the indicator {indicator.id!r} of the catalogue")
        for column, fit in fits.items()
        if not fit
    )


def unknown_limits(row: Mapping[Any, Any], catalogue: Catalogue) -> Iterator[Violation]:
    """The limits of a typed figure are those declared with their source (a typing error shows)."""
    for column in ("size_min", "size_max"):
        if not pd.isna(row[column]) and int(row[column]) not in (0, *catalogue.thresholds):
            rule = "not a threshold of size_ranges.toml"
            yield Violation(f"row {row['id']!r}", column, repr(row[column]), rule)


def _has_inverse(row: Mapping[Any, Any], indicator: Indicator) -> bool:
    if row["scope"] not in list(Scope) or row["reading"] not in list(Reading):
        return False
    clauses = indicator.sentences.get((Scope(row["scope"]), Reading(row["reading"])))
    return clauses is not None and bool(clauses.inverse)


def _partitions(observations: Observations, catalogue: Catalogue) -> Iterator[Violation]:
    """The shares of a partition, all printed as numbers, sum to 100 but for their rounding."""
    members: dict[str, list[str]] = {}
    for indicator in catalogue.indicators.values():
        if indicator.partition:
            members.setdefault(indicator.partition, []).append(indicator.id)
    for name, parts in members.items():
        for key in {k for k in observations.keys if k.indicator == parts[0]}:
            cells = [_number(observations, key, part) for part in parts]
            numbers = [cell for cell in cells if cell is not None]
            if len(numbers) < len(parts):
                continue
            total = sum(numbers)
            if abs(total - 100) > ROUNDING * len(parts):
                where = f"partition {name!r}, {key.size_range.code}, {key.territory.key}"
                rule = "the shares of a partition sum to 100, but for rounding"
                yield Violation(where, "value", f"{total:g}", rule)


def _scopes(observations: Observations) -> Iterator[Violation]:
    """More communes have an action on their territory than lead one themselves."""
    for key in observations.keys:
        if key.scope is not Scope.OWN:
            continue
        own = _number(observations, key, key.indicator)
        available = _number(observations, key, key.indicator, Scope.AVAILABLE)
        if own is not None and available is not None and available < own - 2 * ROUNDING:
            row = observations.preferred(key)
            rule = f"the action available on the territory ({available:g}) cannot be rarer"
            yield Violation(f"row {row.id if row else '?'!r}", "value", f"{own:g}", rule)


def _number(
    observations: Observations, key: CellKey, indicator: str, scope: Scope | None = None
) -> float | None:
    """The preferred number of a neighbouring key, in the direct orientation."""
    neighbour = CellKey(
        key.dataset,
        key.edition,
        indicator,
        key.unit,
        scope or key.scope,
        key.reading,
        key.size_range,
        key.territory,
        key.group,
    )
    preferred: Observation | None = observations.preferred(neighbour)
    direct = preferred.read_as(Orientation.DIRECT) if preferred else None
    return direct.value if direct is not None and direct.is_number else None


def _plain(row: Mapping[Any, Any]) -> dict[str, Any]:
    """A row of the typed frame with ``None`` for missing numbers."""
    numbers = {*WHOLE_COLUMNS, *REAL_COLUMNS}
    return {str(k): None if k in numbers and pd.isna(v) else v for k, v in row.items()}
