"""The SVG file: live text, nothing from outside, the same bytes each time."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from dashboard.figures.drawing.shapes import (
    Circle,
    Drawing,
    Fill,
    Group,
    Line,
    Path,
    Rect,
    Text,
)
from dashboard.figures.drawing.svg import svg_bytes
from dashboard.figures.drawing.svg_parts import num, path_data

SVG = "{http://www.w3.org/2000/svg}"
HATCH = Fill("#f4f3f0", "hatch", "#b9b6ae")
SQUARE = ((0.0, 0.0), (10.004, 0.0), (10.0, 10.0), (0.0, 10.0))
DRAWING = Drawing(
    241.0,
    100.0,
    (
        Group(
            "Moins de 500 habitants",
            (
                Rect(0, 1.236, 30, 9, Fill("#14506b"), role="bar"),
                Text(32, 8, "<72 %> & « plus »", 8, "#1c2226", bold=True, role="value"),
            ),
        ),
        Group("Moins de 500 habitants", (Circle(5, 5, 2, HATCH, "#000000", 0.5),)),
        Line(0, 0, 9, 9, "#000000", 1, (2, 1)),
        Path((SQUARE,), HATCH),
        Path((SQUARE[:2],), None, "#59636b", 0.4),
        Text(1, 9, "faible", 8, "#1c2226", rotate=-18, opacity=0.15, italic=True),
    ),
    'Graphique 1 – « A < B » & "C"',
    "Barres par taille.",
    extra={"source": "DREES", "licence": "Licence Ouverte 2.0", "data_version": "1.2.0"},
)


@pytest.fixture(scope="module")
def tree() -> ElementTree.Element:
    return ElementTree.fromstring(svg_bytes(DRAWING))


def test_it_is_svg_in_french_with_its_alternatives(tree: ElementTree.Element) -> None:
    assert tree.tag == f"{SVG}svg"
    assert (tree.get("role"), tree.get("lang")) == ("img", "fr")
    names = (tree.get("aria-labelledby") or "").split()
    ids = {e.get("id"): e.text for e in tree.iter() if e.get("id")}
    assert [ids[name] for name in names] == [DRAWING.title, DRAWING.description]


def test_sizes_are_millimetres_and_units_points(tree: ElementTree.Element) -> None:
    assert tree.get("viewBox") == "0 0 241 100"
    assert tree.get("width") == "85.02mm"
    assert tree.get("height") == "35.28mm"


def test_text_is_live_and_whole(tree: ElementTree.Element) -> None:
    texts = ["".join(e.itertext()) for e in tree.iter(f"{SVG}text")]
    assert texts == ["<72 %> & « plus »", "faible"]


def test_nothing_comes_from_outside() -> None:
    data = svg_bytes(DRAWING).decode()
    assert not re.search(r"<(image|script|style|use|foreignObject|a)\b|href|@import|data:", data)
    assert set(re.findall(r"url\(([^)]*)\)", data)) == {"#hatch-f4f3f0-b9b6ae"}
    namespaces = set(re.findall(r'xmlns(?::\w+)?="([^"]*)"', data))
    assert set(re.findall(r"https?://[^\s\"<]*", data)) == {
        n for n in namespaces if n.startswith("http")
    }


def test_every_pattern_used_is_drawn_once_as_lines(tree: ElementTree.Element) -> None:
    patterns = list(tree.iter(f"{SVG}pattern"))
    assert [p.get("id") for p in patterns] == ["hatch-f4f3f0-b9b6ae"]
    assert [child.tag for child in patterns[0]] == [f"{SVG}rect", f"{SVG}path"]


def test_groups_carry_names_that_an_artist_reads(tree: ElementTree.Element) -> None:
    label = "{http://www.inkscape.org/namespaces/inkscape}label"
    groups = [e for e in tree.iter(f"{SVG}g") if e.get(label)]
    assert [g.get(label) for g in groups] == ["Moins de 500 habitants"] * 2
    assert [g.get("id") for g in groups] == ["moins-de-500-habitants", "moins-de-500-habitants-2"]


def test_ids_are_unique(tree: ElementTree.Element) -> None:
    drawing = replace(DRAWING, shapes=(Group("Titre", ()), Group("Fond", ()), Group("1", ())))
    ids = [e.get("id") for e in ElementTree.fromstring(svg_bytes(drawing)).iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", str(i)) for i in ids)


def test_facts_stand_in_the_metadata(tree: ElementTree.Element) -> None:
    dc = "{http://purl.org/dc/elements/1.1/}"
    assert tree.findtext(f".//{dc}source") == "DREES"
    assert tree.findtext(f".//{dc}rights") == "Licence Ouverte 2.0"
    assert tree.findtext(f".//{dc}identifier") == "1.2.0"


def test_numbers_have_two_decimals_at_most() -> None:
    assert [num(v) for v in (1.0, 0.5, -0.25, 12.345, 0.004, -3, 10)] == [
        "1",
        ".5",
        "-.25",
        "12.35" if round(1234.5) == 1235 else "12.34",
        "0",
        "-3",
        "10",
    ]
    assert not re.search(r"\d\.\d{3}", svg_bytes(DRAWING).decode().split("</metadata>")[1])


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert svg_bytes(DRAWING) == svg_bytes(
        replace(DRAWING, extra=dict(reversed(DRAWING.extra.items())))
    )


def test_steps_of_a_path_never_drift() -> None:
    ring = [(i * 0.333, (i * i) % 7 * 0.127) for i in range(500)]
    data = path_data([ring], True)
    start, _, rest = data.removeprefix("M").partition("l")
    x, y = (float(v) for v in start.split())
    numbers = [float(v) for v in re.findall(r"-?(?:\d+\.\d+|\.\d+|\d+)", rest.removesuffix("z"))]
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
    assert (x, y) == pytest.approx(ring[-1], abs=0.006)


def test_what_xml_cannot_hold_is_dropped() -> None:
    broken = replace(DRAWING, title="a\x00b\ud800\x0bc")
    assert "abc" in svg_bytes(broken).decode()
    ElementTree.fromstring(svg_bytes(broken))


def test_holes_are_holes_and_open_lines_stay_open(tree: ElementTree.Element) -> None:
    surface, line = (p for p in tree.iter(f"{SVG}path") if p.get("fill-rule") or p.get("stroke-width") == ".4")  # fmt: skip
    assert surface.get("fill-rule") == "evenodd"
    assert (surface.get("d") or "").endswith("z")
    assert line.get("fill") == "none"
    assert not (line.get("d") or "").endswith("z")
