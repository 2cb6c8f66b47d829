"""The sheet as HTML: on screen, in the mirror, on paper; the same figures everywhere."""

import base64
import re
import xml.etree.ElementTree as ET
from functools import cache
from urllib.parse import unquote

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from dashboard.exports.levels import level_cell
from dashboard.exports.locator import SIZE, locator
from dashboard.exports.qr import qr_image
from dashboard.exports.sheet_html import Printed, sheet_html
from dashboard.geography.integrity import GeographyError
from dashboard.paths import geo_root
from dashboard.results.sheet.build import sheet
from dashboard.wording.datasets import DEMONSTRATION
from dashboard.wording.typography import fine
from tests.exports.mirror.kit import built, page, tree
from tests.results.sheet.test_sheet import COMMUNES, facts, made
from tests.worlds import world_without_precision

ADDRESS = "https://exemple.fr/asco/ma-commune?commune=49092"
PLACES = [(code, dataset) for code in COMMUNES for dataset in ("publie", "demonstration")]


@cache
def document(code: str, dataset: str, impression: str = "") -> tuple[str, ET.Element]:
    """A page of the mirror as text and as a tree."""
    text = page("ma-commune", commune=code, jeu=dataset, impression=impression)
    return text, tree(text)


def svg_of(image: str) -> ET.Element:
    head, _, data = image.partition(",")
    if "base64" in head:
        return ET.fromstring(base64.b64decode(data))
    return ET.fromstring(unquote(data))


def decoded(image: str) -> str:
    """What a reader of QR codes makes of the picture: its modules drawn, then read."""
    root = svg_of(image)
    side, scale = int(root.attrib["width"]), 6
    picture = Image.new("L", (side * scale, side * scale), 255)
    pen = ImageDraw.Draw(picture)
    *_, path = [e for e in root.iter() if e.get("stroke")]
    assert path.attrib["stroke"] == "#000", "black on white, or many readers fail"
    assert [e.get("fill") for e in root.iter() if e.get("fill")] == ["#fff"]
    x = y = 0.0
    for step, numbers in re.findall(r"([Mmh])([-\d. ]+)", path.attrib["d"]):
        values = [float(n) for n in re.findall(r"-?\d*\.?\d+", numbers)]
        if step == "h":
            top = (y - 0.5) * scale
            pen.rectangle((x * scale, top, (x + values[0]) * scale - 1, top + scale - 1), fill=0)
            x += values[0]
        else:
            x, y = (values[0], values[1]) if step == "M" else (x + values[0], y + values[1])
    return zxingcpp.read_barcode(picture).text


def test_the_code_on_the_printed_page_is_its_address() -> None:
    assert decoded(qr_image(ADDRESS)) == ADDRESS


@settings(max_examples=15, deadline=None)
@given(query=st.text(st.characters(codec="ascii", categories=("L", "N")), max_size=120))
def test_any_address_can_be_read_back_from_its_code(query: str) -> None:
    address = f"https://exemple.fr/ma-commune?commune=2A004&v={query}"
    assert decoded(qr_image(address)) == address


def test_an_address_no_code_can_hold_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="3020 characters"):
        qr_image("https://exemple.fr/" + "x" * 3001)


def cells(root: ET.Element) -> list[tuple[str, ...]]:
    """Rows of the table of the sheet as printed."""
    table = next(
        t
        for t in root.iter("table")
        if "Part des communes" in "".join(t.find("caption").itertext())
    )
    rows = (row for row in table.iter("tr") if row.find("td") is not None)
    return [tuple("".join(td.itertext()) for td in row.iter("td")) for row in rows]


@pytest.mark.parametrize(("code", "dataset"), PLACES)
def test_the_table_holds_each_figure_of_the_sheet_and_no_other(code: str, dataset: str) -> None:
    _, root = document(code, dataset)
    rows, found = cells(root), facts(made(code, dataset))
    assert len(rows) == len(found)
    for row, fact in zip(rows, found, strict=True):
        shown = [cell for level in fact.levels for cell in (level.cell, level.total)]
        for text, cell in zip(row, shown, strict=False):
            assert text.startswith(fine(level_cell(cell).text))
            assert fine(level_cell(cell).interval) in text
        if len(fact.levels) == 1:
            assert len(row) == 2
        elif fact.pair is not None and not fact.pair.verdict.kind.shows_difference:
            assert not re.search(r"[+−]\s?\d", row[-1]), "no difference where it is blocked"


@pytest.mark.parametrize(("code", "dataset"), PLACES)
def test_every_sheet_is_strict_html_without_script_or_style(code: str, dataset: str) -> None:
    for impression in ("", "1"):
        text, root = document(code, dataset, impression)
        assert len(list(root.iter("h1"))) == 1
        assert next(root.iter("script"), None) is None
        assert not [e for e in root.iter() if e.get("style")]
        for table in root.iter("table"):
            assert table.find("caption") is not None
            assert all(th.get("scope") for th in table.iter("th"))
        assert all("alt" in image.attrib for image in root.iter("img"))
        assert (DEMONSTRATION in text) == (dataset == "demonstration")


def test_the_levels_of_headings_follow_the_page_around() -> None:
    for level in (2, 3):
        found = set(re.findall(r"<h(\d)", sheet_html(made("46042"), level)))
        assert found == {str(level)}


def test_the_printed_page_carries_its_whole_address_in_clear_and_in_the_code() -> None:
    root = tree(page("ma-commune", commune="49151", impression="1"))
    address = "https://exemple.fr/asco/ma-commune?commune=49023"
    (code,) = [i for i in root.iter("img") if "QR" in i.get("alt", "")]
    assert decoded(code.attrib["src"]) == address
    assert address in "".join(root.itertext())
    assert built("ma-commune", commune="49151", impression="1").sheet
    assert list(root.iter("a")) == [], "nothing to press on paper"


def test_the_printed_page_of_simulated_figures_keeps_the_data_set_in_its_address() -> None:
    root = tree(page("ma-commune", commune="49023", impression="1", jeu="demonstration"))
    (code,) = [i for i in root.iter("img") if "QR" in i.get("alt", "")]
    assert "jeu=demonstration" in decoded(code.attrib["src"])


def test_letters_of_a_printed_table_are_all_explained() -> None:
    text = sheet_html(made("49023", "demonstration"), printed=Printed(ADDRESS))
    used = set(re.findall(r"<small>\((\w)\)</small>", text))
    told = set(re.findall(r"\((\w)\) Communes", text))
    assert used == told != set()


def test_an_old_code_shows_its_successor_and_says_so() -> None:
    text = page("ma-commune", commune="49151")
    assert "La commune Gesté (49151) n’existe plus sous ce code" in text
    assert "<h1>Beaupréau-en-Mauges (Maine-et-Loire)</h1>" in text


def test_the_form_finds_without_script() -> None:
    root = tree(page("ma-commune", q="gesté"))
    (form,) = root.iter("form")
    assert form.attrib["method"] == "get"
    links = [a.get("href") for a in root.iter("a") if "commune=" in a.get("href", "")]
    assert links[0] == "ma-commune?commune=49023"
    assert "fusionnée en 2015 dans Beaupréau-en-Mauges" in "".join(root.itertext())


def test_a_split_commune_links_to_all_that_it_became() -> None:
    text = page("ma-commune", q="Neussargues en Pinatelle")
    for code in ("15141", "15031", "15035", "15047", "15171"):
        assert f"commune={code}" in text


def test_what_finds_nothing_gets_advice_and_nothing_typed_gets_examples() -> None:
    assert "disparue ou renommée avant 2014" in page("ma-commune", q="xyzzyq")
    assert "q=Gest%C3%A9" in page("ma-commune")


def test_near_answers_and_territories_are_told_with_what_to_try() -> None:
    near = page("ma-commune", q="Chalons sur marne")
    assert "Châlons-en-Champagne" in near
    assert "disparue ou renommée avant 2014" in near
    assert "avant 2014" not in page("ma-commune", q="Saint-Denis")
    place = page("ma-commune", q="mayotte", jeu="demonstration")
    assert "Mayotte est un département et une région." in place
    assert 'href="carte?jeu=demonstration&amp;territoire=departement-976"' in place
    assert "Ayette" not in place


def test_the_data_set_follows_a_search() -> None:
    root = tree(page("ma-commune", q="lyon", jeu="demonstration"))
    assert [
        (i.get("name"), i.get("value")) for i in root.iter("input") if i.get("type") == "hidden"
    ] == [("jeu", "demonstration")]
    assert "ma-commune?jeu=demonstration&amp;commune=69123" in page(
        "ma-commune", q="lyon", jeu="demonstration"
    )


@settings(max_examples=15, deadline=None)
@given(typed=st.text(max_size=100))
def test_nothing_typed_comes_back_as_markup(typed: str) -> None:
    for hostile in (typed, f'"><script>alert(1)</script>{typed}', f"<img src=x onerror=1>{typed}"):
        text = page("ma-commune", q=hostile)
        assert "<script" not in text
        assert "<img src=x" not in text


@pytest.mark.parametrize(
    "params",
    [
        {"commune": "99999"},
        {"commune": "<b>"},
        {"commune": "49023", "v": "9.9"},
        {"impression": "1"},
    ],
)
def test_an_address_that_leads_nowhere_still_gives_a_page(params: dict[str, str]) -> None:
    root = tree(page("ma-commune", **params))
    assert next(root.iter("h1")) is not None


@pytest.mark.parametrize("code", COMMUNES)
def test_the_small_map_shows_the_commune_inside_its_departement(code: str) -> None:
    root = svg_of(locator(made(code).commune))
    point = next(e for e in root.iter() if e.tag.endswith("circle"))
    x, y = float(point.attrib["cx"]), float(point.attrib["cy"])
    assert 0 < x < SIZE
    assert 0 < y < SIZE
    surface = next(e for e in root.iter() if e.tag.endswith("path")).attrib["d"]
    xs, ys = [], []
    for part in re.findall(r"M(-?\d+) (-?\d+)l([^MZ]*)", surface):
        px, py = int(part[0]), int(part[1])
        steps = [int(n) for n in re.findall(r"-?\d+", part[2])]
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            px, py = px + dx, py + dy
            xs.append(px)
            ys.append(py)
    assert min(xs) - 4 <= x <= max(xs) + 4
    assert min(ys) - 4 <= y <= max(ys) + 4


def test_paris_is_north_of_lyon_and_east_of_brest_on_the_small_map() -> None:
    def place(code: str) -> tuple[float, float]:
        root = svg_of(locator(made(code).commune))
        point = next(e for e in root.iter() if e.tag.endswith("circle"))
        return float(point.attrib["cx"]), float(point.attrib["cy"])

    paris, lyon, brest = place("75056"), place("69123"), place("29019")
    assert paris[1] < lyon[1]
    assert paris[0] > brest[0]


def test_the_small_map_is_a_few_kilobytes() -> None:
    assert max(len(locator(made(code).commune)) for code in COMMUNES) < 20_000


def test_a_release_without_precision_shows_no_interval() -> None:
    found = sheet(world_without_precision(), "46042")
    assert found is not None
    text = sheet_html(found)
    assert "intervalle" not in text
    assert "précision inconnue" in text


def test_damaged_outlines_take_the_picture_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> str:
        raise GeographyError(geo_root() / "outlines.parquet", "cut")

    whole = sheet_html(made("46042"))
    monkeypatch.setattr("dashboard.exports.sheet_html.locator", broken)
    without = sheet_html(made("46042"))
    assert 'class="where"' in whole
    assert 'class="where"' not in without
    assert "Cahors" in without


@pytest.mark.parametrize("impression", ["", "1"])
@pytest.mark.parametrize("code", ["46042", "14712"])
def test_published_words_and_missing_figures_have_looks_of_their_own(
    code: str, impression: str
) -> None:
    _, root = document(code, "publie", impression)
    looks: dict[str, set[str]] = {"w": set(), "absent": set()}
    for cell in root.iter("td"):
        for css in set(cell.attrib.get("class", "").split()) & set(looks):
            looks[css].add((cell.text or "").strip())
    assert "la quasi-totalité" in looks["w"]
    assert "n.p." in looks["absent"]
    assert not looks["w"] & looks["absent"]


def test_a_change_that_is_not_told_says_the_code_of_the_reason() -> None:
    _, root = document("97611", "demonstration")
    told = {td.text for td in root.iter("td") if "v" in td.attrib["class"].split()}
    assert told == {"c.c."}
