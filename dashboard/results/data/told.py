"""What a file says of one figure: a number, or a bound with its words, or a status alone.

The one rule of all files: words that state a bound or an order of magnitude are no ``value`` (what
they are worth stands beside them), words that state the very number (« la totalité ») stand beside
it, and nothing but the status is told where the figure may not be shown.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass

from dashboard.domain.dataset import Dataset
from dashboard.domain.observation import Observation
from dashboard.domain.status import Confidentiality, Qualifier, Status
from dashboard.results.result import Cell
from dashboard.wording.data_words import QUALIFIERS, status_in_words
from dashboard.wording.vocabulary import CONFIDENTIALITY

DECIMALS = 4
"""Digits after the comma of a number in a file."""


@dataclass(frozen=True)
class Told:
    """The fields of a figure; ``bound`` is what a number is worth that only comes with words."""

    value: float | None
    bound: float | None
    qualifier: str
    words: str
    low: float | None
    high: float | None
    standard_error: float | None
    base: int | None
    status: str
    status_words: str
    confidentiality: str
    confidentiality_words: str

    @property
    def fields(self) -> tuple[str | int | float | None, ...]:
        """All of them, in the order of the columns of every file."""
        return astuple(self)


def told_cell(cell: Cell) -> Told:
    """The fields of a cell of a view."""
    return _told(cell.observation, cell.value, cell.qualifier, cell.status, cell.confidentiality)


def told_figure(seen: Observation) -> Told:
    """The fields of a published figure."""
    return _told(seen, seen.value, seen.qualifier, seen.status, seen.confidentiality)


def _told(
    observation: Observation | None,
    value: float | None,
    qualifier: Qualifier,
    status: Status,
    confidentiality: Confidentiality,
) -> Told:
    shown = status.has_figure and not confidentiality.hides
    seen = observation if shown else None
    value = value if shown else None
    words = seen.words if seen else ""
    plain = qualifier is Qualifier.EXACT
    low, high = seen.interval if seen and seen.interval else (None, None)
    simulated = observation is not None and observation.key.dataset == Dataset.DEMONSTRATION
    return Told(
        value=rounded(value) if plain else None,
        bound=None if plain else rounded(value),
        qualifier=QUALIFIERS[qualifier] if value is not None or words else "",
        words=words,
        low=rounded(low),
        high=rounded(high),
        standard_error=rounded(seen.standard_error) if seen else None,
        base=seen.base if seen else None,
        status=status.value,
        status_words=status_in_words(status, simulated),
        confidentiality=confidentiality.value,
        confidentiality_words=CONFIDENTIALITY[confidentiality].label,
    )


def rounded(value: float | None) -> float | None:
    """Finer than any publication, without the noise of binary fractions."""
    return None if value is None else round(value, DECIMALS)
