"""The proposed title: the finding that says most in as many words as two lines hold."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.domain.figure import FigureKind, PageFormat
from dashboard.domain.observation import Orientation
from dashboard.results.evolution import Evolution
from dashboard.results.publication import findings, ranking
from dashboard.results.publication.asked import Asked
from dashboard.results.publication.grid import Grid
from dashboard.results.publication.spoken import is_lent
from dashboard.results.survey_text import title
from dashboard.wording import publication as words
from dashboard.wording.places import enumeration
from dashboard.wording.typography import fine, lower_first

LENGTH: dict[PageFormat, int] = {
    PageFormat.COLUMN: 84,
    PageFormat.PAGE: 160,
    PageFormat.SLIDE: 120,
}
"""Characters that two lines of a title hold, by format."""


def proposed_title(asked: Asked, grid: Grid, evolution: Evolution | None) -> str:
    """The first proposal that fits, else the shortest."""
    found = title_proposals(asked, grid, evolution)
    most = LENGTH[asked.spec.format]
    return next((text for text in found if len(text) <= most), min(found, key=len))


def title_proposals(asked: Asked, grid: Grid, evolution: Evolution | None) -> tuple[str, ...]:
    """Titles that the figures carry, the one that says most first; the content alone last."""
    kind = asked.spec.kind
    if kind.is_zoned:
        said = [*findings.of_zones(asked, grid), *_content(asked, None)]
    elif kind is FigureKind.MAP:
        said = [*findings.of_sizes(asked, grid), *_content(asked, None)]
    elif len(asked.indicators) > 1 and kind is not FigureKind.DUMBBELL:
        said = [*ranking.of_indicators(asked, grid), _named(asked)]
    elif len(asked.editions) > 1:
        said = [*findings.of_change(asked, evolution), *_content(asked, evolution)]
    else:
        said = [*findings.of_sizes(asked, grid), *_content(asked, None)]
    lent = all(is_lent(asked, asked.territory(indicator)) for indicator in asked.indicators)
    said = [_of_france(text) if lent else text for text in said]
    texts = (fine(text[:1].upper() + text[1:]).rstrip(".") for text in said if text)
    return tuple(dict.fromkeys(texts))


def _of_france(said: str) -> str:
    """A title of values of the whole country over a figure of one territory says whose they are."""
    start = words.NATIONWIDE.partition(",")[0]
    return said if not said or said.startswith(start) else words.OF_FRANCE.format(said=said)


def _content(asked: Asked, evolution: Evolution | None) -> Iterator[str]:
    """What is shown, without a finding; last by the short name of the indicator."""
    selection = asked.selection(asked.indicators[0], asked.editions[0])
    yield evolution.text.title if evolution else title(asked.world, selection)
    if selection.orientation is Orientation.DIRECT:
        yield _named(asked)
        return
    first = asked.indicators[0]
    yield f"{first.inverse_label}, {_dates(asked)}"
    yield f"{first.short_label}{words.INVERSE}, {_dates(asked)}"


def _dates(asked: Asked) -> str:
    editions = asked.editions[:1] if asked.spec.kind.is_map else asked.editions
    return enumeration([edition.situation for edition in editions])


def _named(asked: Asked) -> str:
    """The indicators by their short names, as many as fit, and the dates."""
    is_map = asked.spec.kind.is_map
    dates = _dates(asked)
    alone = is_map or asked.spec.kind is FigureKind.DUMBBELL
    first, *others = asked.indicators[:1] if alone else asked.indicators
    names = [first.short_label, *(lower_first(indicator.short_label) for indicator in others)]
    room = LENGTH[asked.spec.format] - len(dates) - len(", , etc.")
    kept = list(names)
    while len(kept) > 1 and len(_listed(kept)) > room:
        kept.pop()
    shown = _listed(kept) if kept == names else f"{', '.join(kept)}, etc."
    return f"{shown}, {dates}"


def _listed(names: list[str]) -> str:
    """« a, b et c »; « a et b, c, et d » where a name holds a conjunction of its own."""
    if len(names) > 1 and any(" et " in name for name in names):
        return f"{', '.join(names[:-1])}, et {names[-1]}"
    return enumeration(names)
