"""What readers do on the pages that compare two editions: switch, filter, walk, read, download."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dashboard.domain.selection import Order
from dashboard.wording import controls
from dashboard.wording.datasets import BACK, DEMONSTRATION
from tests.browser.reader import JEU, MENU, SHUT, Reader, at_width, readers

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

PUBLISHED, SIMULATED = controls.DATASETS.values()
CLOSE = "Fermer le menu"
GLANCE = """() => JSON.stringify([location.search,
  document.querySelectorAll(".asco-glance tbody tr:not(.group)").length,
  ...[...document.querySelectorAll("[data-testid=stMain] input[role=combobox]")]
    .map((box) => box.value)])"""
"""Address, number of indicators, chosen filters."""
SCROLLED = """() => [...document.querySelectorAll("[data-testid=stMain] *")].filter((element) => {
  const style = getComputedStyle(element);
  const over = (flow, inside, outside) => /auto|scroll/.test(flow) && inside > outside + 1;
  return over(style.overflowX, element.scrollWidth, element.clientWidth)
    || over(style.overflowY, element.scrollHeight, element.clientHeight);
}).map((element) => [element.className, element.tabIndex])"""
"""Parts of the page that scroll by themselves, and whether the keyboard gets there."""


@pytest.fixture(scope="module")
def tabs(chromium: Browser, site: str) -> Iterator[dict[int, Reader]]:
    with readers(chromium, site) as made:
        yield made


@pytest.fixture(params=[1280])
def reader(request: pytest.FixtureRequest, tabs: dict[int, Reader]) -> Reader:
    return at_width(tabs, request.param)


both_widths = pytest.mark.parametrize("reader", [1280, 390], indirect=True)


@both_widths
def test_the_switch_is_kept_by_the_navigation_bar_and_its_banner_is_in_sight(
    reader: Reader,
) -> None:
    page = reader.see("/evolutions?partie=lois").page
    reader.menu()
    page.get_by_role("radio", name=SIMULATED).click()
    reader.until(JEU)
    for slug, name in (
        ("besoins-sociaux", "Besoins sociaux"),
        ("intercommunalites", "Intercommunalités"),
    ):
        if page.get_by_test_id("stTopNav").count() == 0:
            reader.menu()
        page.get_by_role("link", name=name, exact=True).click()
        reader.until(f"{slug}?{JEU}")
        banner = page.locator(".asco-demo")
        banner.wait_for()
        box = banner.bounding_box()
        assert box is not None
        assert 0 < box["y"] < box["y"] + box["height"] < 900
        assert DEMONSTRATION in banner.inner_text()
    page.get_by_role("button", name=BACK).click()
    reader.until(f"!{JEU}")
    page.locator(".asco-demo").wait_for(state="detached")


def test_the_switch_works_by_keyboard_alone(reader: Reader) -> None:
    page = reader.see("/evolutions?partie=lois").page
    reader.menu_by_keyboard()
    assert reader.walk((PUBLISHED, SIMULATED), "Shift+Tab")
    for arrow, wanted, address in (
        ("ArrowRight", SIMULATED, JEU),
        ("ArrowLeft", PUBLISHED, f"!{JEU}"),
    ):
        if reader.focus()["words"] != wanted:
            page.keyboard.press(arrow)
        assert reader.focus()["words"] == wanted
        page.keyboard.press("Space")
        reader.until(address)


@both_widths
def test_a_menu_opened_by_keyboard_is_shut_by_keyboard(reader: Reader) -> None:
    page = reader.see("/evolutions?partie=lois").page
    reader.menu_by_keyboard()
    assert reader.walk((CLOSE,), "Shift+Tab") == CLOSE
    page.keyboard.press("Enter")
    page.wait_for_function(SHUT)


@both_widths
def test_the_keyboard_never_stands_on_what_nobody_sees(reader: Reader) -> None:
    page = reader.see(f"/evolutions?partie=lois&{JEU}").page
    hidden, seen = [], set()
    for _ in range(14):
        page.keyboard.press("Tab")
        stop = reader.focus()
        said = stop["name"] or stop["words"]
        seen.add(said)
        if not stop["seen"]:
            hidden.append(said)
    assert hidden == []
    assert MENU in seen


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
    page.locator(".asco-glance").wait_for()


def test_filters_write_the_address_and_back_and_forward_undo_and_redo(reader: Reader) -> None:
    page = reader.see(f"/evolutions?{JEU}").page
    states = [page.evaluate(GLANCE)]
    for box, option, words in (
        (controls.THEME, re.compile("^Prestations"), "sujet=prestations"),
        (controls.VERDICT, re.compile("^hausse"), "verdict=hausse"),
        (controls.ORDER, controls.ORDERS[Order.RISE], "tri=hausses"),
    ):
        page.get_by_role("combobox", name=box).click()
        page.get_by_role("option", name=option).click()
        reader.until(words)
        states.append(page.evaluate(GLANCE))
        assert JEU in page.url
    rows = [json.loads(state)[1] for state in states]
    assert rows[0] > rows[1] > rows[2] == rows[3] > 0
    assert all("hausse" in v for v in page.locator(".asco-glance td.v .l").all_inner_texts())
    first = page.locator(".asco-glance td.df b").all_inner_texts()
    points = [float(re.sub(r"[^\d,]", "", text).replace(",", ".")) for text in first]
    assert points == sorted(points, reverse=True)
    assert len(points) == rows[3]
    for step, past in (("go_back", states[2::-1]), ("go_forward", states[1:])):
        for expected in past:
            getattr(page, step)()
            page.wait_for_function(
                f"(expected) => ({GLANCE})() === expected", arg=expected, timeout=10_000
            )


@both_widths
def test_a_table_that_scrolls_by_itself_is_read_by_keyboard(reader: Reader) -> None:
    page = reader.see(f"/carte?{JEU}&maille=region").page
    regions = page.evaluate(SCROLLED)
    assert regions
    assert [css for css, tab in regions if tab < 0] == []
    for _ in range(80):
        page.keyboard.press("Tab")
        if reader.focus()["css"] in {css for css, _ in regions}:
            break
    moved = "() => document.activeElement.scrollLeft + document.activeElement.scrollTop"
    assert page.evaluate(moved) == 0
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"() => ({moved})() > 0", timeout=5_000)


def test_the_register_opens_by_keyboard(reader: Reader) -> None:
    page = reader.see(f"/evolutions?partie=lois&{JEU}").page
    theme = page.locator(".asco-theme").first
    assert not theme.locator("table").is_visible()
    theme.locator("summary").focus()
    page.keyboard.press("Enter")
    theme.locator("table").wait_for()
    assert theme.locator("tbody tr").count() >= 1


@pytest.mark.parametrize(
    "where",
    [
        "/evolutions?",
        "/evolutions?partie=indicateur&",
        "/besoins-sociaux?",
        "/carte?comparaison=evolution&",
    ],
)
def test_no_page_scrolls_sideways_on_a_tablet_or_at_four_times_the_size(
    reader: Reader, where: str
) -> None:
    page = reader.see(where + JEU).page
    over = {}
    for width in (1024, 800, 768, 320):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(150)
        over[width] = page.evaluate(
            "(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)"
            "(document.querySelector('[data-testid=stMain]'))"
        )
    assert not any(pixels > 0 for pixels in over.values()), over


def test_the_file_of_the_demonstration_says_so_in_name_and_content(reader: Reader) -> None:
    page = reader.see(f"/evolutions?{JEU}").page
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger (CSV)").click()
    assert download.value.suggested_filename.startswith("demonstration_")
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert len(rows) == page.locator(".asco-glance tbody tr:not(.group)").count() > 0
    for row in rows:
        assert row["titre"].startswith(DEMONSTRATION)
        assert row["jeu"] == "demonstration"
