"""Brings outlines of an earlier COG to the communes of today: union, recoding, re-establishment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import shapely

from dashboard.ingest.geo.errors import require
from dashboard.ingest.geo.readers import Outlines

_RULE = "passage of the outlines"


@dataclass(frozen=True)
class Passage:
    """Outlines of today by code, and how many communes were joined, recoded, re-established."""

    outlines: dict[str, shapely.Geometry]
    joined: int
    gathered: int
    recoded: int
    reestablished: tuple[str, ...]


def bring_to_today(
    source: Outlines, codes: set[str], parents: Mapping[str, str], holders: Mapping[str, str]
) -> Passage:
    """Outlines of exactly the given codes, made from those of another date.

    ``parents``: commune of today of a code that is gone; ``holders``: of a code at any date since
    2014. A re-established commune takes the outline of the commune déléguée of the same code, which
    is cut out of the commune that held it. Raises :class:`BuildError` where a code gets none.
    """
    pieces: dict[str, dict[str, shapely.Geometry]] = defaultdict(dict)
    for code, outline in source.communes.items():
        target = code if code in codes else parents.get(code)
        require(
            target in codes,
            _RULE,
            f"the outlines hold {code}, which leads to no commune of today",
            "Use an edition of ADMIN EXPRESS COG of 2024 or later",
        )
        pieces[str(target)][code] = outline
    reestablished = sorted(codes - set(pieces))
    without = [code for code in reestablished if code not in source.delegated]
    require(
        not without,
        _RULE,
        f"{len(without)} communes have no outline, first ones {', '.join(without[:8])}",
        "Give files that cover metropolitan France and the five DROM, with the communes déléguées",
    )
    cut = {code: source.delegated[code] for code in reestablished}
    outlines = {code: _joined(list(parts.values())) for code, parts in pieces.items()}
    outlines |= _without(outlines, cut) | cut
    joined = [parts for parts in pieces.values() if len(parts) > 1]
    recoded = [code for code, parts in pieces.items() if len(parts) == 1 and code not in parts]
    _check_holders(outlines, source.delegated, holders)
    return Passage(outlines, len(joined), sum(map(len, joined)), len(recoded), tuple(reestablished))


def _joined(parts: list[shapely.Geometry]) -> shapely.Geometry:
    return parts[0] if len(parts) == 1 else shapely.union_all(parts)


def _without(
    outlines: Mapping[str, shapely.Geometry], cut: Mapping[str, shapely.Geometry]
) -> dict[str, shapely.Geometry]:
    """Outlines of the communes out of which others are cut, without them."""
    if not cut:
        return {}
    codes, shapes = list(outlines), list(outlines.values())
    points = shapely.point_on_surface(list(cut.values()))
    found = shapely.STRtree(shapes).query(points, predicate="intersects")[1]
    hole = shapely.union_all(list(cut.values()))
    return {codes[i]: shapely.difference(shapes[i], hole) for i in sorted(set(found.tolist()))}


def _check_holders(
    outlines: Mapping[str, shapely.Geometry],
    delegated: Mapping[str, shapely.Geometry],
    holders: Mapping[str, str],
) -> None:
    codes = list(outlines)
    points = shapely.point_on_surface(list(delegated.values()))
    tree = shapely.STRtree(list(outlines.values()))
    inside: dict[str, set[str]] = defaultdict(set)
    names = list(delegated)
    for point, commune in tree.query(points, predicate="intersects").T.tolist():
        inside[names[point]].add(codes[commune])
    wrong = [code for code in delegated if code in holders and holders[code] not in inside[code]]
    require(
        not wrong,
        "filiation against outlines",
        f"{len(wrong)} communes déléguées lie outside the commune their filiation leads to: "
        f"{', '.join(f'{code} ({holders[code]})' for code in wrong[:8])}",
        "One of the two is wrong: see DEPARTURES in dashboard/ingest/geo/lineage.py",
    )
