"""A pattern becomes its lines, cut where the surface ends; what is not known stays as it is."""

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.rendering.hatching import hatched
from dashboard.figures.drawing.shapes import Circle, Drawing, Drawn, Fill, Path, Rect
from dashboard.figures.drawing.svg import svg_bytes

INK = "#5a5a5a"
PATTERNS = [
    name for each in get_args(Drawn) for name in get_args(each) or (each,) if name != "none"
]


def drawn(*shapes: Rect | Circle | Path) -> str:
    return hatched(svg_bytes(Drawing(200, 150, shapes, "Essai", "Essai")).decode())


def segments(svg: str) -> list[tuple[float, ...]]:
    data = "".join(re.findall(rf'<path d="([^"]*)" fill="none" stroke="{INK}"', svg))
    found = re.findall(r"M([-\d.]+) ([-\d.]+)(?:L([-\d.]+) ([-\d.]+)|h)", data)
    return [
        tuple(
            float(n)
            for n in (*each[:2], *(n or m for n, m in zip(each[2:], each[:2], strict=True)))
        )
        for each in found
    ]


@pytest.mark.parametrize("kind", PATTERNS)
def test_no_surface_keeps_a_pattern_and_every_one_keeps_its_paper_and_outline(
    kind: Drawn,
) -> None:
    svg = drawn(Rect(10, 10, 60, 40, Fill("#f4f3f0", kind, INK), "#123456", 0.5))
    body = svg.split("</defs>")[1]
    assert "url(#" not in body
    assert body.count('fill="#f4f3f0"') == 1
    assert body.count('stroke="#123456"') == 1
    assert body.index("#f4f3f0") < body.index(INK) < body.index("#123456")


@given(
    kind=st.sampled_from(PATTERNS),
    box=st.tuples(st.floats(0, 90), st.floats(0, 60), st.floats(9, 90), st.floats(9, 60)),
)
def test_no_line_leaves_its_surface_nor_enters_its_hole(
    kind: Drawn, box: tuple[float, ...]
) -> None:
    x, y, width, height = box
    outer = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    third = (width / 3, height / 3)
    hole = [(x + third[0] * i, y + third[1] * j) for i, j in ((1, 1), (2, 1), (2, 2), (1, 2))]
    found = segments(drawn(Path([outer, hole], Fill("#ffffff", kind, INK))))
    assert found
    for x1, y1, *end in found:
        for px, py in ((x1, y1), tuple(end)):
            assert x - 0.03 <= px <= x + width + 0.03
            assert y - 0.03 <= py <= y + height + 0.03
        mx, my = (x1 + end[0]) / 2, (y1 + end[1]) / 2
        inside = third[0] + 0.1 < mx - x < 2 * third[0] - 0.1
        assert not (inside and third[1] + 0.1 < my - y < 2 * third[1] - 0.1)


@pytest.mark.parametrize("kind", ["beads", "posts"])
def test_a_pattern_of_lines_and_dots_keeps_the_width_of_each(kind: Drawn) -> None:
    svg = drawn(Rect(10, 10, 60, 40, Fill("#ffffff", kind, INK)))
    lines, dots = re.findall(rf'stroke="{INK}" stroke-width="([\d.]+)"', svg.split("</defs>")[1])
    assert float(lines) == 0.5
    assert float(dots) == 1.36


def test_lines_of_two_surfaces_meet() -> None:
    """A pattern runs on from one surface to the next, as it does on the screen."""
    fill = Fill("#ffffff", "lines", INK)
    left, right = (segments(drawn(Rect(x, 3, 10, 40, fill))) for x in (10, 20))
    assert [(s[3]) for s in left] == [(s[1]) for s in right]
    assert left[0][2] == right[0][0] == 20


@pytest.mark.parametrize(
    "svg",
    [
        '<rect fill="url(#absent)"/>',
        '<pattern id="p" width="4" height="4"><image href="x"/></pattern><rect fill="url(#p)"/>',
        '<pattern id="p" width="4" height="5"><path d="M0 0H4"/></pattern><rect fill="url(#p)"/>',
        '<pattern id="p" width="4" height="4"><path d="M0 0L4 1" stroke="a" stroke-width="1"/></pattern>'
        '<rect fill="url(#p)" width="9" height="9"/>',
        '<pattern id="p" width="4" height="4"><path d="M0 0H4" stroke="a" stroke-width="1"/></pattern>'
        '<path d="M0 0C1 1 2 2 3 3" fill="url(#p)"/>',
        '<pattern id="p" width="4" height="4"><path d="M0 0H4" stroke="a" stroke-width="1"/></pattern>'
        '<rect transform="scale(2)" fill="url(#p)" width="9" height="9"/>',
        "no figure at all",
    ],
)
def test_what_is_not_known_stays_as_it_is(svg: str) -> None:
    assert hatched(svg) == svg
