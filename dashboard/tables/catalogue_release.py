"""The catalogue as the published figures complete it: what came out needs no flag to be raised.

Workbooks bring their own sources and size ranges, and an edition is out as soon as one of its
figures is. Only data change on the day of a release.
"""

from __future__ import annotations

from dataclasses import replace

from dashboard.domain.catalogue import Catalogue, Edition, Indicator
from dashboard.tables.store import Observations

NOT_IN_TABLES = (
    "Cet indicateur ne figure pas, ou pas encore, dans les tableaux parus pour cette édition."
)


def with_release(catalogue: Catalogue, observations: Observations) -> Catalogue:
    """The catalogue with the sources, size limits and editions that the figures bring."""
    out = {row.key.edition for row in observations}
    limits = {
        limit
        for row in observations
        for limit in (row.key.size_range.minimum, row.key.size_range.maximum)
        if limit
    }
    new = {e.id for e in catalogue.editions.values() if not e.published and e.id in out}
    told = {(row.key.indicator, row.key.edition) for row in observations}
    return replace(
        catalogue,
        sources={**catalogue.sources, **observations.sources},
        thresholds=tuple(sorted({*catalogue.thresholds, *limits})),
        editions={
            name: _out(edition) if name in new else edition
            for name, edition in catalogue.editions.items()
        },
        indicators={
            name: _available(indicator, new, told)
            for name, indicator in catalogue.indicators.items()
        },
    )


def _out(edition: Edition) -> Edition:
    return replace(edition, published=True, release_expected="")


def _available(indicator: Indicator, new: set[str], told: set[tuple[str, str]]) -> Indicator:
    """Why there is no figure of an edition that is out cannot be that it is yet to come."""
    missing = {
        edition: NOT_IN_TABLES
        for edition in indicator.availability
        if edition in new and (indicator.id, edition) not in told
    }
    if not missing:
        return indicator
    return replace(indicator, availability={**indicator.availability, **missing})
