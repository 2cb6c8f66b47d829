"""Two editions side by side: the nouns that page, chart, table, sentence and file share.

A pair never loses its two levels. Whether a difference may stand between them is the verdict's to
say: where ``verdict.kind.shows_difference`` is false, no renderer shows a difference, an arrow or
a joining line, and ``verdict.reason`` stands in their place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.domain.comparability import Comparability, Entry
from dashboard.domain.selection import Selection
from dashboard.domain.size_range import SizeRange
from dashboard.domain.verdict import VerdictKind
from dashboard.results.result import Cell, Text


@dataclass(frozen=True)
class Verdict:
    """What can be said of the two levels of a pair.

    ``difference`` is in points, after minus before, ``None`` where it is blocked or cannot be
    computed; ``interval`` its 95 % interval or, where the precision is not known, the bounds that
    rounding alone allows. ``adjusted`` is the verdict corrected for the number of comparisons
    shown together, ``None`` without a test. ``reason`` says why there is no test; ``remarks`` what
    to keep in mind beside one (caution, covariance not known, sizes put together, low reliability).
    """

    kind: VerdictKind
    label: str
    sentence: str
    difference: float | None = None
    difference_text: str = ""
    interval: tuple[float, float] | None = None
    interval_text: str = ""
    p_value: float | None = None
    adjusted: VerdictKind | None = None
    reason: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def is_uncertain(self) -> bool:
        """Significant alone, no longer so once corrected for the number of comparisons."""
        return self.kind.is_test and self.adjusted not in (None, self.kind)


@dataclass(frozen=True)
class Pair:
    """One row: what is compared, its level before and after, the verdict.

    ``united`` says which published sizes were put together, empty where both editions publish the
    row as it stands.
    """

    heading: str
    before: Cell
    after: Cell
    verdict: Verdict
    size: SizeRange | None = None
    is_total: bool = False
    united: str = ""
    status: Comparability = Comparability.NOT_COMPARABLE
    """What the register says of this very row: its level is not that of the total."""


@dataclass(frozen=True)
class Part:
    """A size band's part in a change, in points; shares in percent, weights in percent of all."""

    heading: str
    share_before: float
    share_after: float
    weight_before: float
    weight_after: float
    behaviour: float
    structure: float


@dataclass(frozen=True)
class Explained:
    """What explains the change of a total: behaviour within sizes, structure of the communes.

    ``difference`` is that of the two published totals; ``residual`` what the parts, as they are
    printed, leave of it. ``refused`` is the sentence that stands where no decomposition is
    possible; the numbers are then zero and ``parts`` empty.
    """

    difference: float = 0.0
    behaviour: float = 0.0
    structure: float = 0.0
    residual: float = 0.0
    parts: tuple[Part, ...] = ()
    sentence: str = ""
    lines: tuple[tuple[str, str, float], ...] = ()
    """What a chart draws, in order: label, value in words, value in points."""
    alternative: str = ""
    refused: str = ""
    waits: bool = False
    """There is nothing to say yet: the second figure is not out."""


@dataclass(frozen=True)
class Evolution:
    """One indicator at both dates, by size, with what may be said of its change."""

    selection: Selection
    text: Text
    before: str
    """The earlier date in words (« fin 2014 »)."""
    after: str
    pairs: tuple[Pair, ...]
    """Rows by size, ascending, the total last where there is one."""
    entry: Entry
    """What the register says of the national total (or of the level the page is about)."""
    status_text: str
    """« Comparable avec prudence : … », the judgement and its reasons in a sentence."""
    chance: str
    """How many of these verdicts could be expected by chance, empty without a test."""
    explained: Explained | None
    value_heading: str
    mark: str = ""
    """« Démonstration – données fictives », to stand inside every picture, table and file."""

    @property
    def shared(self) -> Verdict | None:
        """The verdict of every row, where all are blocked for one reason: said once."""
        verdicts = [pair.verdict for pair in self.pairs]
        first = verdicts[0]
        same = {(v.kind, v.reason) for v in verdicts} == {(first.kind, first.reason)}
        return first if same and len(verdicts) > 1 and not first.kind.shows_difference else None

    @property
    def shared_remarks(self) -> tuple[str, ...]:
        """Remarks that hold for every row with a difference: said once."""
        tested = [p.verdict.remarks for p in self.pairs if p.verdict.kind.shows_difference]
        if len(tested) < 2:
            return ()
        return tuple(remark for remark in tested[0] if all(remark in row for row in tested))


@dataclass(frozen=True)
class GlanceRow:
    """One indicator of the glance, in one scope and reading; ``params`` is the address of its
    detail."""

    indicator: str
    label: str
    theme: str
    detail: str
    """Scope and reading in words, shorter than a title."""
    pair: Pair
    params: Mapping[str, str]


@dataclass(frozen=True)
class Glance:
    """All indicators at both dates, filtered and sorted as the selection asks."""

    selection: Selection
    text: Text
    before: str
    after: str
    rows: tuple[GlanceRow, ...]
    counts: Mapping[VerdictKind, int]
    """How many rows have each verdict, before the filter on verdicts."""
    chance: str
    mark: str = ""
    key: str = ""
    """Names the part of the indicators it holds, for its file; empty for all."""


@dataclass(frozen=True)
class EpciKind:
    """EPCI of one kind at each date of :attr:`EpciStructure.years`; ``None`` where not known."""

    label: str
    epci: tuple[int | None, ...]
    communes: tuple[int | None, ...]
    population: tuple[int | None, ...]
    is_total: bool = False


@dataclass(frozen=True)
class EpciStructure:
    """The real EPCI by kind (the frame, never an estimate)."""

    years: tuple[int, ...]
    rows: tuple[EpciKind, ...]
    text: Text
