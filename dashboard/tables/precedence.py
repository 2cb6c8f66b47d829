"""Which of several published values of one key is shown first.

The publications print « 12 % » and « une sur dix » for the same thing: all are kept, one is
preferred. The order is written once, here: a withdrawal; an official table; then a number before
words; then the text of DREES, a notice about it, DREES in quotation marks, what the press or an
association reports; then the confidence of the reading; then the id.
"""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.domain.catalogue import Source
from dashboard.domain.observation import Observation
from dashboard.domain.status import Status

OFFICIAL_TABLE = "official_table"

NATURES: Mapping[str, int] = {
    OFFICIAL_TABLE: 0,
    "drees_text": 1,
    "official_notice": 2,
    "drees_quoted": 3,
    "association": 4,
    "press": 4,
    "project_document": 5,
    "simulation": 6,
}
"""Rank of the nature of a source, the most trusted first."""

CONFIDENCES: Mapping[str, int] = {"A": 0, "A-": 1, "B": 2, "": 3}

Rank = tuple[bool, bool, bool, bool, int, int, str]


def rank(observation: Observation, sources: Mapping[str, Source]) -> Rank:
    """Sort key: the smallest is the preferred value of its key.

    A value that may be shown comes before one that may not, whatever its source; but a figure that
    its producer withdrew silences those who quoted it.
    ``KeyError`` where the source, its nature or the confidence is unknown.
    """
    nature = sources[observation.source].nature
    return (
        observation.status is not Status.WITHDRAWN,
        not observation.has_figure,
        nature != OFFICIAL_TABLE,
        not observation.is_number,
        NATURES[nature],
        CONFIDENCES[observation.confidence],
        observation.id,
    )
