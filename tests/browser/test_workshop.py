"""The workshop of figures on a phone and by keyboard: a figure can be read, and seen as others do."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from PIL import Image

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

FIGURE = "/figures?type=barres&indicateurs=action-sociale&editions=2015&portee=propre"
SEEN = "() => Boolean(document.querySelector('.asco-foot'))"
FRAME, IMAGE = ".frame", "img.sheet"
FIT = "Ajuster à la largeur"


def opened(browser: Browser, site: str, width: int) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900}, locale="fr-FR")
    page.goto(site + FIGURE)
    page.wait_for_function(SEEN, timeout=30_000)
    page.locator(IMAGE).wait_for(timeout=15_000)
    page.wait_for_function(LOADED, timeout=15_000)
    return page


LOADED = """() => {
  const hosts = [...document.querySelectorAll('[data-testid^="stBidiComponent"]')];
  return hosts.some((host) => host.shadowRoot?.querySelector("img.sheet")?.naturalWidth);
}"""


def wide(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box["width"]


def test_on_a_phone_a_figure_opens_large_enough_to_be_read_and_scrolls_by_keyboard(
    chromium: Browser, site: str
) -> None:
    page = opened(chromium, site, 390)
    frame = page.locator(FRAME)
    assert wide(page, FRAME) <= 390
    assert wide(page, IMAGE) > 2 * wide(page, FRAME)
    assert frame.get_attribute("tabindex") == "0"
    assert frame.get_attribute("role") == "region"
    assert "flèches" in (frame.get_attribute("aria-label") or "")
    frame.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.wait_for_function(f"() => {HOST}.scrollLeft > 30")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 391
    page.get_by_role("button", name=FIT).click()
    assert wide(page, IMAGE) <= wide(page, FRAME)
    assert frame.get_attribute("tabindex") is None
    assert page.get_by_role("button", name=FIT).get_attribute("aria-pressed") == "true"
    page.close()


HOST = """[...document.querySelectorAll('[data-testid^="stBidiComponent"]')].map((host) =>
  host.shadowRoot?.querySelector(".frame")).find(Boolean)"""


COLOUR = f"""() => {{
  const image = {HOST}.querySelector("img");
  const canvas = document.createElement("canvas");
  canvas.width = 300;
  canvas.height = 200;
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0, 300, 200);
  const {{ data }} = context.getImageData(0, 0, 300, 200);
  let most = 0;
  for (let i = 0; i < data.length; i += 4) {{
    const channels = [data[i], data[i + 1], data[i + 2]];
    most = Math.max(most, Math.max(...channels) - Math.min(...channels));
  }}
  return most;
}}"""
"""How far the channels of a pixel of the preview are apart at most."""


def test_on_a_screen_a_figure_is_whole_and_each_eye_sees_it(chromium: Browser, site: str) -> None:
    page = opened(chromium, site, 1280)
    assert page.get_by_role("button", name=FIT).count() == 0
    assert wide(page, IMAGE) <= wide(page, FRAME)
    assert page.evaluate(COLOUR) > 40
    before = page.locator(IMAGE).get_attribute("src")
    page.get_by_role("radio", name="En gris").click()
    page.wait_for_function(f"() => {HOST}.querySelector('img').src !== {before!r}")
    page.wait_for_function(LOADED)
    assert page.evaluate(COLOUR) == 0
    page.get_by_role("radio", name="Tritanopie").click()
    page.wait_for_function(f"() => ({COLOUR})() > 40")
    page.close()


def test_a_png_of_the_browser_is_as_large_on_paper_as_its_figure_and_its_word_goes_with_it(
    chromium: Browser, site: str
) -> None:
    page = opened(chromium, site, 1280)
    said = page.locator("p.said")
    for choice, millimetres in ((None, 174), ("Une colonne (85 mm)", 85)):
        if choice:
            before = page.locator(IMAGE).get_attribute("src")
            page.get_by_role("radio", name=choice).click()
            page.wait_for_function(f"() => {HOST}.querySelector('img').src !== {before!r}")
            page.wait_for_function(LOADED)
            assert said.inner_text() == "", "of another figure"
        with page.expect_download() as waiting:
            page.get_by_role("button", name="PNG par le navigateur").click()
        content = waiting.value.path().read_bytes()
        with Image.open(io.BytesIO(content)) as picture:
            picture.load()
            assert abs(picture.width - millimetres / 25.4 * 300) <= 1
            assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.01)
        assert _chunks(content)[:2] == [b"IHDR", b"pHYs"]
        said.get_by_text("Image enregistrée.").wait_for()
    page.close()


def _chunks(png: bytes) -> list[bytes]:
    """The names of the chunks of a file whose checksums are right."""
    names, place = [], 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        body = png[place + 4 : place + 8 + length]
        assert struct.unpack(">I", png[place + 8 + length :][:4]) == (zlib.crc32(body),)
        names.append(body[:4])
        place += 12 + length
    return names
