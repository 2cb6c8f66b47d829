"""A title that the workshop proposes takes two lines, measured as they are drawn."""

import pytest

from dashboard.domain.figure import FigureKind, FigureSpec, PageFormat
from dashboard.figures.drawing.metrics import wrapped
from dashboard.figures.publication.house import HOUSES
from dashboard.results.publication.compose import publication
from tests.worlds import universe, world_of

KINDS = (FigureKind.BARS, FigureKind.GROUPED, FigureKind.DUMBBELL, FigureKind.MAP)


@pytest.mark.parametrize("page", PageFormat)
@pytest.mark.parametrize("name", ["publie", "demonstration"])
def test_every_title_proposed_takes_two_lines(name: str, page: PageFormat) -> None:
    known, house, seen = universe(name), HOUSES[page], 0
    for indicator in filter(known.is_survey, world_of(name).catalogue.indicators):
        choices = known.choices(indicator)
        assert choices is not None
        for kind in KINDS:
            editions = choices.editions if kind is FigureKind.GROUPED else choices.editions[:1]
            for scope in choices.scopes:
                for reading in choices.readings:
                    for way in choices.orientations:
                        spec = FigureSpec(
                            kind, (indicator,), editions, scope, reading, way, format=page
                        )
                        title = publication(world_of(name), spec).proposed
                        lines = wrapped(title, house.title, house.inner, bold=True)
                        assert len(lines) <= 2, title
                        seen += 1
    assert seen > 100
