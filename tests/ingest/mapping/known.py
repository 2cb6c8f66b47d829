"""What imports are checked against in the tests, and the short way to check one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from unittest.mock import patch

from dashboard.domain.observation import Observation
from dashboard.ingest.finding.table import Doubt, Table
from dashboard.ingest.mapping.prepare import Known, load_known, prepared
from dashboard.ingest.mapping.prepared import CheckResult, Finding, Outcome, Prepared
from dashboard.ingest.mapping.reading import parse_mapping
from tests.ingest.mapping.tables import inspection

DATA = Path(__file__).resolve().parents[3] / "data"
ON = dt.date(2026, 12, 1)
MAPPING = Path("abs.toml")


NO_CONTRACT = patch("dashboard.ingest.checks.contract.check", lambda frame, _path: frame)
"""Leaves out the contract, which has tests of its own, where many tables are drawn."""


@lru_cache(maxsize=1)
def known() -> Known:
    """Catalogue, geography, and the figures typed from publications, whatever was imported since."""
    found = load_known(DATA)
    typed = [r for r in found.observations if re.fullmatch(r"[A-Z]\d{3}[a-z]?", r.id)]
    return replace(found, observations=replace(found.observations, rows=tuple(typed)))


def beside(rows: Iterable[Observation]) -> Known:
    """The same with further figures that stand already."""
    base, more = known(), tuple(rows)
    any_source = base.catalogue.sources["er-1078-compas"]
    observations = replace(
        base.observations,
        rows=(*base.observations.rows, *more),
        sources={**{row.source: any_source for row in more}, **base.observations.sources},
    )
    return replace(base, observations=observations)


def checked(
    text: str,
    *tables: Table,
    against: Known | None = None,
    doubts: tuple[Doubt, ...] = (),
    unpublished: bool = False,
) -> Prepared:
    """Check a mapping, given as text, against these tables."""
    found = replace(inspection(*tables), doubts=doubts)
    loaded = parse_mapping(text, MAPPING)
    return prepared(loaded, found, against or known(), ON, unpublished=unpublished)


def result(of: Prepared, name: str) -> CheckResult:
    """The outcome of one check."""
    [found] = [check for check in of.checks if check.id == name]
    return found


def failing(of: Prepared) -> set[str]:
    """Ids of the checks that stop the import."""
    return {check.id for check in of.checks if check.stops}


def outcome(of: Prepared, name: str) -> Outcome:
    """The outcome of one check."""
    return result(of, name).outcome


def cells(of: Prepared, name: str) -> list[str]:
    """The cells that one check names."""
    return [finding.cell for finding in result(of, name).findings]


def said(of: Prepared, name: str) -> str:
    """Everything one check says."""
    findings: tuple[Finding, ...] = result(of, name).findings
    return "\n".join(map(str, findings))


def numbers(of: Prepared, column: str = "value") -> dict[str, str]:
    """A column of the rows by the cell of their value."""
    places = {o.id: o.cell for o in of.origins if o.measure == "value"}
    return {places[row["id"]]: row[column] for row in of.rows}
