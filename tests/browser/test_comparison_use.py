"""What readers do on the pages that compare two editions: switch, filter, choose, read, download."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dashboard.wording import controls
from dashboard.wording.datasets import BACK
from dashboard.wording.verdicts import DEMONSTRATION
from tests.browser.test_commune_map_mark import GREY
from tests.browser.test_comparison_site import READY
from tests.browser.test_site import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

JEU = "jeu=demonstration"
PUBLISHED, SIMULATED = controls.DATASETS.values()
MENU = "Ouvrir le menu"
FOCUS = """() => {
  let element = document.activeElement;
  while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const { left, right, width, height } = element.getBoundingClientRect();
  return { words: element.innerText ?? "", role: element.getAttribute("role"), css: element.className,
    name: element.getAttribute("aria-label") ?? "", inside: right > 0 && left < innerWidth,
    area: width * height };
}"""
"""Where the keyboard stands."""
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
  const marks = (name) => [...plot.querySelectorAll(".scatterlayer .trace")]
    .filter((_, at) => plot._fullData[at].name === name)
    .flatMap((trace) => [...trace.querySelectorAll(".points path")].map(box))
    .map((at) => [(at.left + at.right) / 2, (at.top + at.bottom) / 2]);
  const [before, after] = [marks("before"), marks("after")];
  const lines = [...plot.querySelectorAll(".scatterlayer path.js-line")].flatMap((path) => {
    const matrix = path.getScreenCTM();
    return path.getAttribute("d").split("M").slice(1).map((piece) => piece.split(/[LHV,\\s]+/))
      .filter((piece) => piece.length >= 4)
      .map((piece) => [[0, 1], [2, 3]].map(([x, y]) => {
        const at = new DOMPoint(Number(piece[x]), Number(piece[y])).matrixTransform(matrix);
        return [at.x, at.y];
      }));
  });
  const near = ([x, y], marks) => marks.some(([a, b]) => Math.hypot(x - a, y - b) < 2);
  const joins = lines.filter(([start, end]) => near(start, before) && near(end, after));
  return { texts, before: before.length, after: after.length, joins: joins.length };
}"""
"""Texts, marks and lines of the first figure, as the browser has drawn them."""
PICTURES = """() => [...document.querySelectorAll('[data-testid^="stBidiComponent"]')]
  .map((host) => host.shadowRoot.querySelector("canvas").toDataURL())"""
SCROLLED = """() => [...document.querySelectorAll("[data-testid=stMain] *")].filter((element) => {
  const style = getComputedStyle(element);
  const over = (flow, inside, outside) => /auto|scroll/.test(flow) && inside > outside + 1;
  return over(style.overflowX, element.scrollWidth, element.clientWidth)
    || over(style.overflowY, element.scrollHeight, element.clientHeight);
}).map((element) => [element.className, element.tabIndex])"""
"""Parts of the page that scroll by themselves, and whether the keyboard gets there."""


class Reader(Visit):
    """A visitor who waits until everything asked for is on screen."""

    def see(self, address: str) -> Reader:
        self.page.goto(self.site + address)
        return self.ready()

    def ready(self) -> Reader:
        self.page.wait_for_function(READY, timeout=30_000)
        return self

    def until(self, asked: str) -> None:
        """Wait for an address that holds some words (``!`` in front: that does not)."""
        holds = f"location.href.includes({asked.lstrip('!')!r})"
        self.page.wait_for_function(f"() => {'!' * asked.startswith('!')}{holds}")
        self.ready()

    def drawn(self) -> Any:
        return self.page.evaluate(DRAWN)


@pytest.fixture(params=[1280])
def reader(request: pytest.FixtureRequest, chromium: Browser, site: str) -> Iterator[Reader]:
    made = Reader(chromium, site, request.param)
    yield made
    made.close()


phone = pytest.mark.parametrize("reader", [390], indirect=True)
both_widths = pytest.mark.parametrize("reader", [1280, 390], indirect=True)


@both_widths
def test_the_switch_is_kept_by_the_navigation_bar_and_its_banner_is_in_sight(
    reader: Reader,
) -> None:
    page = reader.see("/evolutions?partie=lois").page
    page.get_by_role("button", name=MENU).click()
    page.get_by_role("radio", name=SIMULATED).click()
    reader.until(JEU)
    for name in ("Besoins sociaux", "Intercommunalités"):
        if not page.get_by_role("link", name=name, exact=True).is_visible():
            page.get_by_role("button", name=MENU).click()
        page.get_by_role("link", name=name, exact=True).click()
        page.wait_for_function(f"() => document.title.startsWith({name!r})")
        reader.until(JEU)
        box = page.locator(".asco-demo").bounding_box()
        assert box is not None
        assert 0 < box["y"] < box["y"] + box["height"] < 900
        assert DEMONSTRATION in page.inner_text(".asco-demo")
    page.get_by_role("button", name=BACK).click()
    reader.until(f"!{JEU}")
    assert page.locator(".asco-demo").count() == 0


def test_the_switch_works_by_keyboard_alone(reader: Reader) -> None:
    page = reader.see("/evolutions?partie=lois").page
    page.get_by_role("button", name=MENU).focus()
    page.keyboard.press("Enter")
    page.wait_for_function(
        "() => document.querySelector('#stSidebar').getBoundingClientRect().left >= 0"
    )
    page.keyboard.press("Shift+Tab")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUS)["role"] == "radio":
            break
    assert PUBLISHED in page.evaluate(FOCUS)["words"]
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    reader.until(JEU)
    assert SIMULATED in page.evaluate(FOCUS)["words"]
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Space")
    reader.until(f"!{JEU}")


@both_widths
def test_the_keyboard_never_stands_on_what_nobody_sees(reader: Reader) -> None:
    page = reader.see(f"/evolutions?{JEU}").page
    stops = []
    for _ in range(14):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUS))
    assert [stop for stop in stops if not stop["inside"] or not stop["area"]] == []


def test_one_step_back_from_another_page_returns_to_the_first(reader: Reader) -> None:
    page = reader.see(f"/intercommunalites?{JEU}").page
    page.get_by_role("link", name="Besoins sociaux", exact=True).click()
    reader.until("besoins-sociaux?jeu")
    page.go_back()
    page.wait_for_timeout(700)
    assert page.evaluate("location.pathname + location.search") == f"/intercommunalites?{JEU}"


def test_the_map_of_simulated_figures_is_stamped_in_its_picture(reader: Reader) -> None:
    dark = []
    for address in (
        "/carte?indicateur=ccas",
        f"/carte?indicateur=ccas&comparaison=evolution&{JEU}",
    ):
        reader.open(address)
        dark.append(sum(tone < "7" for tone in reader.page.evaluate(GREY, 22)))
    assert dark[1] > dark[0] + 500


def test_an_indicator_of_the_glance_leads_to_its_detail_in_the_same_tab(reader: Reader) -> None:
    page = reader.see(f"/evolutions?{JEU}").page
    link = page.locator(".asco-glance th a").nth(3)
    name = link.inner_text()
    link.click()
    reader.until("partie=indicateur")
    assert JEU in page.url
    assert len(reader.context.pages) == 1
    assert page.locator(".asco-pairs:not(.asco-glance)").count() == 1
    assert page.get_by_role("combobox", name=controls.INDICATOR).input_value() == name
    page.go_back()
    reader.until("!partie=indicateur")
    assert page.locator(".asco-glance").count() == 1


def test_filters_write_the_address_and_back_and_forward_undo_and_redo(reader: Reader) -> None:
    page = reader.see(f"/evolutions?{JEU}").page
    boxes = (controls.THEME, controls.VERDICT, controls.ORDER)
    wanted = ("sujet=prestations", "verdict=hausse", "tri=hausses")

    def state() -> tuple[str, ...]:
        rows = page.locator(".asco-glance tbody tr:not(.group)").count()
        values = (page.get_by_role("combobox", name=box).input_value() for box in boxes)
        return (page.evaluate("location.search"), str(rows), *values)

    states = [state()]
    options = ("Prestations, aides et actions", re.compile("^hausse"), "Plus fortes hausses")
    for box, option, words in zip(boxes, options, wanted, strict=True):
        page.get_by_role("combobox", name=box).click()
        page.get_by_role("option", name=option).click()
        reader.until(words)
        states.append(state())
        assert JEU in page.url
    rows = [int(rows) for _, rows, *_ in states]
    assert rows[0] > rows[1] > rows[2] == rows[3] > 0
    verdicts = page.locator(".asco-glance td.v .l").all_inner_texts()
    assert all("hausse" in verdict for verdict in verdicts)
    first = page.locator(".asco-glance td.df b").all_inner_texts()
    points = [float(re.sub(r"[^\d,]", "", text).replace(",", ".")) for text in first]
    assert points == sorted(points, reverse=True)
    for step, past in (("go_back", states[2::-1]), ("go_forward", states[1:])):
        for expected in past:
            getattr(page, step)()
            page.wait_for_function("(asked) => location.search === asked", arg=expected[0])
            count = "() => document.querySelectorAll('.asco-glance tbody tr:not(.group)').length"
            page.wait_for_function(f"(asked) => ({count})() === asked", arg=int(expected[1]))
            assert state() == expected


@pytest.mark.parametrize("where", ["/evolutions?partie=indicateur", "/besoins-sociaux?"])
def test_levels_that_do_not_compare_stay_apart(reader: Reader, where: str) -> None:
    page = reader.see(f"{where}&{JEU}&indicateur=abs-realisee").page
    drawn = reader.drawn()
    assert drawn["before"] >= 5
    assert drawn["after"] >= 5
    assert drawn["joins"] == 0
    words = page.inner_text("[data-testid=stMain]") + str(drawn["texts"])
    assert "▲" not in words
    assert "▼" not in words
    levels = page.locator(".asco-pairs").first.locator("td.lv").all_inner_texts()
    assert len(levels) >= 10
    assert sum("%" in level for level in levels) >= 10


def test_levels_that_compare_are_joined(reader: Reader) -> None:
    page = reader.see(f"/evolutions?partie=indicateur&{JEU}&indicateur=ccas").page
    drawn = reader.drawn()
    assert drawn["joins"] == drawn["before"] == drawn["after"] >= 5
    assert re.search("[▲▼]", page.inner_text(".asco-pairs"))


def test_there_is_no_map_of_a_change_that_is_blocked(reader: Reader) -> None:
    address = f"/carte?comparaison=evolution&{JEU}&indicateur="
    canvases = "() => document.querySelectorAll('canvas, [data-testid^=stBidiComponent]').length"
    assert reader.see(f"{address}ccas").page.evaluate(canvases) == 1
    assert reader.see(f"{address}abs-realisee").page.evaluate(canvases) == 0
    assert "non comparable" in reader.text()
    assert reader.drawn()["joins"] == 0


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
        page.wait_for_function(f"(was) => ({PICTURES})()[{at}] !== was", arg=untouched[at])
    code = re.search(r"commune=(46\d{3})", page.url)
    assert code
    page.wait_for_function("() => document.querySelectorAll('.asco-here').length >= 2")
    cards = page.locator(".asco-here").all_inner_texts()
    assert all(code.group(1) in card for card in cards)
    assert len(set(cards)) == len(cards), "each date says its own figure"


@pytest.mark.parametrize("part", ["tous", "indicateur", "cadre", "lois"])
def test_what_scrolls_by_itself_is_reached_by_keyboard(reader: Reader, part: str) -> None:
    reader.page.set_viewport_size({"width": 800, "height": 900})
    page = reader.see(f"/evolutions?partie={part}&{JEU}").page
    assert [css for css, tab in page.evaluate(SCROLLED) if tab < 0] == []
    assert page.locator(".asco-table").count() >= 1


@pytest.mark.parametrize("width", [800, 320])
def test_no_page_scrolls_sideways_on_a_tablet_or_at_four_times_the_size(
    reader: Reader, width: int
) -> None:
    reader.page.set_viewport_size({"width": width, "height": 900})
    wide = {}
    for where in ("/evolutions?", "/evolutions?partie=indicateur&", "/besoins-sociaux?"):
        page = reader.see(where + JEU).page
        main = "document.querySelector('[data-testid=stMain]')"
        wide[where] = page.evaluate(f"{main}.scrollWidth - {main}.clientWidth")
    assert not any(over > 0 for over in wide.values()), wide


@phone
@pytest.mark.parametrize(
    "indicator",
    ["action-sociale", "prestation", "ccas-porte-ensemble", "moyens-financiers", "epci-cias"],
)
def test_texts_of_the_dumbbell_stand_apart_on_a_phone(reader: Reader, indicator: str) -> None:
    reader.see(f"/evolutions?partie=indicateur&{JEU}&indicateur={indicator}")
    texts = reader.drawn()["texts"]
    assert len([text for text in texts if text["name"] in ("before", "after")]) >= 2
    for at, one in enumerate(texts):
        assert one["right"] <= 390
        for other in texts[at + 1 :]:
            across = min(one["right"], other["right"]) - max(one["left"], other["left"])
            down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
            assert across <= 1 or down <= 4, (one["words"], other["words"])


def test_the_file_of_the_demonstration_says_so_in_name_and_content(reader: Reader) -> None:
    page = reader.see(f"/evolutions?{JEU}").page
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger (CSV)").click()
    assert download.value.suggested_filename.startswith("demonstration_")
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert len(rows) == page.locator(".asco-glance tbody tr:not(.group)").count()
    for row in rows:
        assert row["titre"].startswith(DEMONSTRATION)
        assert row["jeu"] == "demonstration"
