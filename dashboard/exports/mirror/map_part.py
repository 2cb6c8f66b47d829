"""The map of a view on a page: a picture loaded when it comes into sight, its room kept for it."""

from __future__ import annotations

from dashboard.domain.figure import PageFormat
from dashboard.domain.territory import TerritoryKind
from dashboard.exports.mirror.asked import Asked
from dashboard.exports.mirror.frame import ROOT
from dashboard.exports.mirror.parts import template
from dashboard.figures.plain.map_picture import map_shares
from dashboard.geography.integrity import GeographyError
from dashboard.geography.layer_topology import LayerError
from dashboard.results.result import Kind, Result
from dashboard.results.world import World
from dashboard.wording import mirror

MAP_FILE = "carte.svg"
"""Name of the picture of the map, beside the page."""
_WIDE, _NARROW = PageFormat.PAGE, PageFormat.COLUMN
_PIXELS = {_WIDE: 720, _NARROW: 400}
"""Nominal widths of the two forms: only their shape counts for a browser."""
_USUAL = {_WIDE: 0.594, _NARROW: 1.841}
"""Height for a width of 1 of the map of the country, where no layer says more."""
_PHONE, _SMALL_FRAME = 719, 559
"""Greatest widths, in pixels, at which the form for a column is shown: on a page, in a frame."""


def map_of(asked: Asked, result: Result, bare: bool = False) -> str:
    """The map as a picture that is loaded when it comes into sight, with its own legend.

    A phone gets the picture of a column, whose texts are larger; ``bare`` is for a frame: no
    heading, and only the sentence that no map may go without.
    """
    if result.kind is not Kind.MAP or result.legend is None:
        return ""
    params = asked.address(result.selection)
    path = f"{ROOT}/{MAP_FILE}"
    shares = _shares(asked, result)
    size = {form: (width, round(width * shares[form])) for form, width in _PIXELS.items()}
    return template(
        "map.html",
        words=mirror,
        address=asked.site.link(path, params),
        narrow=asked.site.link(path, {**params, "format": _NARROW.value}),
        until=_SMALL_FRAME if bare else _PHONE,
        wide_size=size[_WIDE],
        narrow_size=size[_NARROW],
        alternative=result.text.alternative,
        sentence=result.legend.sentence,
        bare=bare,
    )


def members_of(world: World, result: Result) -> tuple[str, ...]:
    """The communes of the EPCI that a map shows alone, which the layer does not know."""
    territory = result.selection.territory
    if territory.kind is not TerritoryKind.EPCI:
        return ()
    geography = world.geography
    return tuple(geography.codes[i] for i in geography.members(territory))


def _shares(asked: Asked, result: Result) -> dict[PageFormat, float]:
    """The shape of both forms; a layer that cannot be read is told by the picture, not here."""
    if asked.layer is None or result.carrier is None:
        return _USUAL
    try:
        return map_shares(result, asked.layer(), members_of(asked.world, result), _PIXELS)
    except (LayerError, GeographyError):
        return _USUAL
