"""Result → message of the commune map. Only places things; every word and number is computed."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.domain.size_range import elementary_ranges
from dashboard.domain.territory import Territory, TerritoryKind
from dashboard.figures.palette import Style, style_of
from dashboard.geography.integrity import GeographyError, verify
from dashboard.geography.layer import overview_file, overview_url
from dashboard.geography.layer_topology import LayerError
from dashboard.geography.store import Geography
from dashboard.paths import geo_root
from dashboard.results.result import Carrier, Result
from dashboard.ui.commune_map.head import head_links
from dashboard.ui.commune_map.message import Cell, CellStyle, Focus, MapMessage, Matrix
from dashboard.wording.places import of_size


def message(result: Result, geography: Geography) -> MapMessage:
    """What the map must show. The result is one that has a carrier."""
    carrier = result.carrier
    if carrier is None:
        raise ValueError("this result has no map")
    return MapMessage(
        layer=_layer(),
        title=result.text.title,
        description=result.text.alternative,
        breaks=carrier.breaks,
        band_words=tuple(f"commune {of_size(size)}" for size in elementary_ranges(carrier.breaks)),
        matrix=_matrix(carrier),
        cells=tuple(Cell(_style(style_of(cell)), cell.sentence) for cell in result.cells),
        departements={code: d.name for code, d in geography.departements.items()},
        population_years=dict(geography.population_years),
        overrides=_overrides(carrier),
        focus=_focus(result.selection.territory, geography),
        selected=result.selection.commune or None,
        mark_merged=result.shows_mergers,
        mark=result.mark,
    )


def head() -> str:
    """Lines for the head of the map page, that let the browser fetch the layer at once.

    Empty where the layer is damaged: the page itself will say so.
    """
    try:
        return head_links(_layer())
    except (GeographyError, LayerError):
        return ""


def _layer() -> str:
    """Address of the overview layer, its file checked: a damaged one is told on the page."""
    web = geo_root() / "web"
    verify(web / "index.json")
    for encoding in ("br", "gz"):
        verify(web / f"{overview_file(web)}.{encoding}")
    return overview_url(web)


def _matrix(carrier: Carrier) -> Matrix:
    lines = list(carrier.matrix)
    default = max(set(lines), key=lines.count)
    rows = {
        departement: line
        for departement, line in zip(carrier.departements, lines, strict=True)
        if line != default
    }
    return Matrix(default, rows)


def _overrides(carrier: Carrier) -> Mapping[int, tuple[str, ...]]:
    by_cell: dict[int, list[str]] = {}
    for code, cell in carrier.overrides.items():
        by_cell.setdefault(cell, []).append(code)
    return {cell: tuple(codes) for cell, codes in by_cell.items()}


def _focus(territory: Territory, geography: Geography) -> Focus:
    members: tuple[str, ...] = ()
    if territory.kind is TerritoryKind.EPCI:
        members = tuple(geography.codes[i] for i in geography.members(territory))
    return Focus(territory.kind.value, territory.code, members)


def _style(style: Style) -> CellStyle:
    return CellStyle(
        light=(style.light.paper, style.light.ink),
        dark=(style.dark.paper, style.dark.ink),
        pattern=style.pattern,
    )
