"""Figures and maps of two editions, as the browser has drawn them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.map_app import kit
from tests.browser.reader import JEU, Reader, at_width, readers

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

DRAWN = """() => {
  const plot = document.querySelector(".js-plotly-plot");
  const box = (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left, right, top, bottom };
  };
  const names = plot._fullLayout.annotations.map((annotation) => annotation.name);
  const texts = names.flatMap((name, at) => name === "mark" ? [] : [...plot.querySelectorAll(
    `g.annotation[data-index="${at}"] text`)].map(
    (text) => ({ name, words: text.textContent, ...box(text) })));
  const middle = (path) => {
    const at = box(path);
    return [(at.left + at.right) / 2, (at.top + at.bottom) / 2];
  };
  const marks = (name) => plot._fullData.flatMap((trace, at) => trace.name !== name ? []
    : [...plot.querySelectorAll(`.scatterlayer .trace${trace.uid} .points path`)].map(middle));
  const [before, after] = [marks("before"), marks("after")];
  const strokes = plot.querySelectorAll(".scatterlayer path.js-line, .shapelayer path");
  const lines = [...strokes].flatMap((path) => {
    const onScreen = ([x, y]) => {
      const at = new DOMPoint(x, y).matrixTransform(path.getScreenCTM());
      return [at.x, at.y];
    };
    return path.getAttribute("d").replaceAll("Z", "").split("M").slice(1).map((piece) => {
      let at = piece.match(/^[^LHV]+/)[0].split(",").map(Number);
      const ends = [at];
      for (const [, way, to] of piece.matchAll(/([LHV])([^LHV]+)/g)) {
        if (way === "L") at = to.split(",").map(Number);
        else at = way === "H" ? [Number(to), at[1]] : [at[0], Number(to)];
        ends.push(at);
      }
      return [ends[0], ends.at(-1)].map(onScreen);
    });
  });
  const near = ([x, y], others) => others.some(([a, b]) => Math.hypot(x - a, y - b) < 2);
  const joins = lines.filter(([start, end]) => (near(start, before) && near(end, after))
    || (near(start, after) && near(end, before)));
  return { figure: box(plot.querySelector(".main-svg")), texts,
    before: before.length, after: after.length, joins: joins.length };
}"""
"""Texts, marks and lines of the first figure, in pixels of the screen."""
PICTURES = """() => [...document.querySelectorAll('[data-testid^="stBidiComponent"]')]
  .map((host) => host.shadowRoot.querySelector("canvas").toDataURL())"""

STAMPED = """() => {
  const canvas = window.ascoBox.querySelector("canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, 22);
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) dark += data[at + 3] > 200 && data[at] < 56;
  return dark;
}"""
"""Dark pixels at the top of the first map, where the words stand in full contrast."""


@pytest.fixture(scope="module")
def tabs(chromium: Browser, site: str) -> Iterator[dict[int, Reader]]:
    with readers(chromium, site) as made:
        yield made


@pytest.fixture(params=[1280])
def reader(request: pytest.FixtureRequest, tabs: dict[int, Reader]) -> Reader:
    return at_width(tabs, request.param)


def drawn(reader: Reader) -> Any:
    return reader.page.evaluate(DRAWN)


@pytest.mark.parametrize("where", ["/evolutions?partie=indicateur", "/besoins-sociaux?"])
def test_levels_that_do_not_compare_stay_apart(reader: Reader, where: str) -> None:
    page = reader.see(f"{where}&{JEU}&indicateur=abs-realisee").page
    seen = drawn(reader)
    assert seen["before"] >= 5
    assert seen["after"] >= 5
    assert seen["joins"] == 0
    tables = page.locator(".asco-pairs")
    assert not re.search("[▲▼]", "".join(tables.all_inner_texts()) + str(seen["texts"]))
    levels = tables.first.locator("td.lv").all_inner_texts()
    assert sum("%" in level for level in levels) >= 10


def test_levels_that_compare_are_joined(reader: Reader) -> None:
    page = reader.see(f"/evolutions?partie=indicateur&{JEU}&indicateur=ccas").page
    seen = drawn(reader)
    compared = page.locator(".asco-pairs td.df b").count()
    assert seen["joins"] == compared >= 4
    assert re.search("[▲▼]", page.inner_text(".asco-pairs"))


def test_there_is_no_map_of_a_change_that_is_blocked(reader: Reader) -> None:
    address = f"/carte?comparaison=evolution&{JEU}&indicateur="
    canvases = "() => document.querySelectorAll('canvas, [data-testid^=stBidiComponent]').length"
    assert reader.see(f"{address}ccas").page.evaluate(canvases) == 1
    assert reader.see(f"{address}abs-realisee").page.evaluate(canvases) == 0
    assert "non comparable" in reader.text()
    assert drawn(reader)["joins"] == 0


def test_the_map_of_simulated_figures_is_stamped_in_its_picture(reader: Reader) -> None:
    dark = []
    for address in ("/carte", f"/carte?comparaison=evolution&{JEU}"):
        reader.see(address)
        assert reader.page.evaluate(kit.FIND_MAP)
        dark.append(reader.page.evaluate(STAMPED))
    assert dark[1] > dark[0] + 2000


def test_a_commune_chosen_on_one_map_is_shown_by_all(reader: Reader) -> None:
    lot = f"/carte?comparaison=cote-a-cote&{JEU}&territoire=departement-46"
    page = reader.see(lot).page
    stages = page.locator(".asco-map .stage")
    assert stages.count() >= 2
    untouched = page.evaluate(PICTURES)
    stages.nth(0).focus()
    for key in ("ArrowRight", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    reader.until("commune=46")
    for at in range(1, stages.count()):
        page.wait_for_function(
            f"([at, was]) => ({PICTURES})()[at] !== was", arg=[at, untouched[at]], timeout=10_000
        )
    code = re.search(r"commune=(46\d{3})", page.url)
    assert code
    page.locator(".asco-here").nth(1).wait_for()
    cards = page.locator(".asco-here").all_inner_texts()
    assert all(code.group(1) in card for card in cards)
    assert len(set(cards)) == len(cards), "each date says its own figure"


@pytest.mark.parametrize("reader", [390], indirect=True)
@pytest.mark.parametrize(
    "indicator",
    ["action-sociale", "prestation", "ccas-porte-ensemble", "moyens-financiers", "epci-cias"],
)
def test_texts_of_the_dumbbell_stand_apart_and_whole_on_a_phone(
    reader: Reader, indicator: str
) -> None:
    reader.see(f"/evolutions?partie=indicateur&{JEU}&indicateur={indicator}")
    seen = drawn(reader)
    figure, texts = seen["figure"], seen["texts"]
    assert len([text for text in texts if text["name"] in ("before", "after")]) >= 2
    for at, one in enumerate(texts):
        assert figure["left"] - 1 <= one["left"], one["words"]
        assert one["right"] <= figure["right"] + 1, one["words"]
        for other in texts[at + 1 :]:
            across = min(one["right"], other["right"]) - max(one["left"], other["left"])
            down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
            assert across <= 1 or down <= 4, (one["words"], other["words"])
