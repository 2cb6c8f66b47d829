"""A page keeps for a map the very room that its picture takes."""

from __future__ import annotations

from functools import cache

import pytest

from dashboard.domain.figure import PageFormat
from dashboard.exports.mirror.map_part import members_of
from dashboard.figures.plain.map_picture import map_picture, map_shares
from dashboard.geography.layer import DecodedLayer, read_layer
from dashboard.paths import geo_root
from tests.worlds import result, world_of

FORMATS = (PageFormat.PAGE, PageFormat.COLUMN)
VIEWS = [
    {},
    {"territoire": "departement-46"},
    {"territoire": "departement-974"},
    {"indicateur": "cadre-taille", "territoire": "region-84"},
    {"indicateur": "cadre-fusions"},
    {"jeu": "demonstration", "edition": "2025"},
    {"jeu": "demonstration", "edition": "2025", "maille": "region"},
    {"jeu": "demonstration", "comparaison": "evolution"},
]


@cache
def layer() -> DecodedLayer:
    return read_layer(geo_root() / "web")


@pytest.mark.parametrize("params", VIEWS, ids=lambda v: "-".join(v.values()) or "france")
def test_the_room_kept_for_a_map_is_that_of_its_picture(params: dict[str, str]) -> None:
    shown = result(**params)
    members = members_of(world_of(params.get("jeu", "publie")), shown)
    shares = map_shares(shown, layer(), members, FORMATS)
    for page in FORMATS:
        drawn = map_picture(shown, layer, members, page)
        assert shares[page] == pytest.approx(drawn.height / drawn.width, rel=0.005)


@pytest.mark.parametrize("params", VIEWS, ids=lambda v: "-".join(v.values()) or "france")
def test_no_legend_makes_a_map_a_strip(params: dict[str, str]) -> None:
    shown = result(**params)
    members = members_of(world_of(params.get("jeu", "publie")), shown)
    shares = map_shares(shown, layer(), members, FORMATS)
    page, column = (shares[one] for one in FORMATS)
    assert page <= 1.5
    assert column <= 2.6
