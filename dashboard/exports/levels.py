"""Levels and verdicts as the cells of a table, and the footnote of the codes they use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.domain.status import Status
from dashboard.figures.verdict_look import said
from dashboard.results.evolution import Pair
from dashboard.results.result import Cell
from dashboard.wording.numbers import NBSP, number, percent
from dashboard.wording.verdicts import bounds_text
from dashboard.wording.vocabulary import CONFIDENTIALITY, STATUS, StatusWords

_NO_LONGER = "Significative seule, elle ne l’est plus une fois corrigée du nombre de comparaisons."


@dataclass(frozen=True)
class LevelCell:
    """What stands in the cell of a level: a figure, or a code and its words.

    ``in_words`` is a figure published in words alone, ``is_status`` no figure: a reader must never
    take the one for the other.
    """

    text: str
    interval: str
    note: str
    in_words: bool
    is_status: bool = False

    @property
    def css(self) -> str:
        """Class of the cell, after its others: empty for a number."""
        return " absent" if self.is_status else " w" if self.in_words else ""


@dataclass(frozen=True)
class VerdictCell:
    """What stands in the cells of difference and verdict."""

    kind: str
    symbol: str
    label: str
    difference: str
    interval: str
    reason: str
    remarks: tuple[str, ...]
    is_test: bool


def level_cell(cell: Cell) -> LevelCell:
    """A figure with its interval « [70,1 ; 74,2] », or words, or the code and words of a status."""
    words = status_words(cell)
    if words is not None and not (cell.status.has_figure and not cell.confidentiality.hides):
        if cell.status is Status.FORTHCOMING:
            return LevelCell(words.label, "", "", False, is_status=True)
        return LevelCell(words.code, "", words.label, False, is_status=True)
    seen = cell.observation
    bounds = seen.interval if seen and seen.is_number else None
    interval = f"[{number(bounds[0], 1)} ;{NBSP}{number(bounds[1], 1)}]" if bounds else ""
    return LevelCell(cell.text, interval, cell.mark, cell.value is None)


def verdict_cell(pair: Pair, adjusted: bool) -> VerdictCell:
    """The verdict of a pair; no difference where it is blocked, the reason instead.

    Bounds that come from rounding alone say so: they are no confidence interval.
    """
    shown = said(pair.verdict, adjusted)
    verdict = pair.verdict
    interval = bounds_text(shown.interval, shown.kind)
    remarks = (*((_NO_LONGER,) if verdict.is_uncertain else ()), *verdict.remarks)
    return VerdictCell(
        shown.kind.value,
        shown.symbol,
        shown.label,
        shown.difference,
        interval,
        verdict.reason,
        remarks if shown.joins else (),
        shown.kind.is_test,
    )


def status_words(cell: Cell) -> StatusWords | None:
    """The words of the status of a cell; ``None`` for a published figure, which needs none."""
    if cell.confidentiality.hides:
        return CONFIDENTIALITY[cell.confidentiality]
    words = STATUS[cell.status]
    return words if words.code else None


def footnotes(cells: Iterable[Cell]) -> tuple[str, ...]:
    """The codes that occur among the cells, each explained once."""
    coded = [cell for cell in cells if cell.status is not Status.FORTHCOMING]
    found = dict.fromkeys(words for cell in coded if (words := status_words(cell)) is not None)
    return tuple(f"{w.code} : {w.label}. {w.explanation}" for w in found)


def share(value: float) -> str:
    """A share of a table of shares: always one decimal, so that columns align."""
    return percent(value, 1)
