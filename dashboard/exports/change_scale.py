"""The legend of a map of change: its seven classes as one scale, the sizes named under theirs."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.exports.swatch import swatch
from dashboard.figures.palette import change, style_of
from dashboard.results.change_map import CLASS_LABELS
from dashboard.results.result import LegendEntry, Look
from dashboard.wording.numbers import plural, points
from dashboard.wording.typography import lower_first


def change_scale(entries: Sequence[LegendEntry]) -> list[dict[str, object]]:
    """All classes from the greatest fall to the greatest rise, those without a commune included.

    Each has its swatch, label and communes, and its sizes with their own difference; a size whose
    verdict many comparisons make doubtful keeps its hatched swatch. Empty where no entry is a
    change.
    """
    changes = [entry for entry in entries if entry.cell.look is Look.CHANGE]
    if not changes:
        return []
    of = len(CLASS_LABELS)
    return [
        _class(position, label, [e for e in changes if e.cell.position == position], of)
        for position, label in enumerate(CLASS_LABELS)
    ]


def _class(position: int, label: str, entries: Sequence[LegendEntry], of: int) -> dict[str, object]:
    return {
        "swatch": Markup(swatch(change(position, of))),  # noqa: S704 - built from our palette
        "label": label,
        "count": plural(sum(entry.communes for entry in entries), "commune"),
        "sizes": [_size(entry) for entry in entries if entry.communes],
    }


def _size(entry: LegendEntry) -> dict[str, object]:
    cell = entry.cell
    said = cell.text if cell.value is None else points(cell.value)
    mark = f" ({cell.mark})" if cell.mark else ""
    doubtful = swatch(style_of(entry.cell)) if entry.cell.uncertain else ""
    return {
        "swatch": Markup(doubtful),  # noqa: S704 - built from our palette
        "label": f"{said}{mark} – {lower_first(cell.heading)}",
    }
