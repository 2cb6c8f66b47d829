"""One Selection in, one Result out: the only door to the figures."""

from __future__ import annotations

from dashboard.domain.selection import Compare, Selection
from dashboard.results.change_map import change_result
from dashboard.results.frame import FRAME_VIEWS
from dashboard.results.result import Result
from dashboard.results.survey import survey_result
from dashboard.results.world import World


def view(world: World, selection: Selection) -> Result:
    """What the selection shows. The selection is valid (it comes from ``address.parse``)."""
    frame = FRAME_VIEWS.get(selection.indicator)
    if frame:
        return frame.build(world, selection)
    if selection.compare is Compare.CHANGE:
        return change_result(world, selection)
    return survey_result(world, selection)
