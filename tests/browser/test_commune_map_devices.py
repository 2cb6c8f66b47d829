"""The commune map on a phone, on paper, in another window size, and against Python's own decoder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from dashboard.geography.layer import overview_url, read_layer
from tests.browser.map_app import kit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

DECODED = """async (url) => {
  const { loadModel } = await import("/_stcore/bidi-components/dashboard.commune_map/load.js");
  const model = await loadModel(url);
  const { area } = model.centres();
  return {
    codes: model.codes.slice(1), area: [...area].slice(1), population: [...model.population].slice(1),
    merged: [...model.merged].slice(1),
  };
}"""


def test_the_browser_reads_the_layer_as_python_does(served: str, chromium: Browser) -> None:
    page = chromium.new_page()
    kit.MapPage(page, served).open()
    seen = page.evaluate(DECODED, overview_url(kit.LAYERS))
    layer = read_layer(kit.LAYERS)
    assert seen["codes"] == list(layer.codes)
    assert seen["population"] == list(layer.population)
    assert [2000 + year if year else None for year in seen["merged"]] == list(layer.merged)
    count = len(layer.codes) + 1
    areas = sum((part.arcs.areas(count) * part.unit**2 for part in layer.parts), np.zeros(count))
    assert np.allclose(seen["area"], areas[1:], rtol=1e-6)
    page.close()


def test_two_fingers_move_the_map_and_one_scrolls_the_page(served: str, chromium: Browser) -> None:
    context = chromium.new_context(
        viewport={"width": 390, "height": 800},
        has_touch=True,
        is_mobile=True,
        device_scale_factor=2,
    )
    page = context.new_page()
    shown = kit.MapPage(page, served).open()
    left, top = shown.origin()
    session = context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        listed = [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(points)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": listed})

    x, y = left + 180, top + 150
    home = shown.ask("view")
    touch("touchStart", (x, y))
    for step in range(1, 10):
        touch("touchMove", (x, y - 15 * step))
    touch("touchEnd")
    page.wait_for_timeout(300)
    assert shown.ask("view") == home
    assert page.evaluate("Math.max(...[...document.querySelectorAll('*')].map((e) => e.scrollTop))")
    left, top = shown.origin()
    x, y = left + 180, top + 170
    touch("touchStart", (x - 20, y), (x + 20, y))
    for step in range(1, 12):
        touch("touchMove", (x - 20 - 4 * step, y), (x + 20 + 4 * step, y))
    touch("touchEnd")
    page.wait_for_timeout(500)
    assert shown.ask("view")["scale"] == pytest.approx(home["scale"] * 128 / 40, rel=0.05)
    under = shown.ask("communeAt", 180, 170)
    page.touchscreen.tap(x, y)
    page.get_by_text(f"choisie : {under}").wait_for()
    context.close()


def test_paper_gets_light_colours_and_finer_samples(served: str, chromium: Browser) -> None:
    page = chromium.new_page(viewport={"width": 1100, "height": 900})
    page.emulate_media(color_scheme="dark")
    shown = kit.MapPage(page, served).open()
    width = page.evaluate("window.ascoBox.querySelector('canvas').width")
    x, y = shown.point_of("97411") or (0, 0)
    assert shown.ask("pixelAt", x, y) == [0xD8, 0xEB, 0xF6]
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("window.ascoBox.querySelector('canvas').width") == 3 * min(690, width)
    x, y = shown.point_of("97411") or (0, 0)
    assert shown.ask("pixelAt", x, y) == [0x0D, 0x37, 0x60]
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("window.ascoBox.querySelector('canvas').width") == width
    x, y = shown.point_of("97411") or (0, 0)
    assert shown.ask("pixelAt", x, y) == [0xD8, 0xEB, 0xF6]
    page.close()


def test_a_smaller_window_still_shows_the_whole_country(served: str, chromium: Browser) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    shown = kit.MapPage(page, served).open()
    page.set_viewport_size({"width": 600, "height": 900})
    page.wait_for_timeout(400)
    for code in ("33529", "2A041", "74056", "13004", "50129"):
        assert "main" in {point["pane"] for point in shown.ask("pointsOf", code)}, code
    page.close()


def test_without_the_names_the_map_still_works(served: str, chromium: Browser) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.route("**/geo/noms-*", lambda route: route.abort())
    shown = kit.MapPage(page, served).open()
    assert shown.ask("said", "46042")["name"] == "Commune 46042"
    page.close()


def test_without_finer_outlines_the_map_says_so_and_stays(served: str, chromium: Browser) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 1000})
    page.emulate_media(reduced_motion="reduce")
    page.route("**/geo/d*", lambda route: route.abort())
    shown = kit.MapPage(page, served).open()
    shown.choose("Lot")
    page.locator(".asco-map .hint").wait_for()
    assert "simplifiés" in page.locator(".asco-map .hint").inner_text()
    x, y = shown.point_of("46042") or (0, 0)
    assert shown.ask("communeAt", x, y) == "46042"
    assert not shown.ask("fine")
    page.close()
