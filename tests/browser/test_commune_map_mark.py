"""« Démonstration – données fictives » is part of the map's picture, in both themes and in print."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.browser.map_app import kit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.map_app.kit import MapPage

pytestmark = pytest.mark.browser

MARK = "Démonstration – données fictives"
GREY = """(top) => {
  const canvas = window.ascoBox.querySelector('canvas');
  const height = top ?? canvas.height;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, height);
  let text = '';
  for (let at = 0; at < data.length; at += 12) text += String.fromCharCode(48 + (data[at] >> 3));
  return text;
}"""
"""Every third pixel of the very picture a reader would copy, one character each."""


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, served: str, chromium: Browser) -> Iterator[MapPage]:
    made = chromium.new_page(viewport={"width": 900, "height": 900})
    made.emulate_media(color_scheme=request.param, reduced_motion="reduce")
    yield kit.MapPage(made, served)
    made.close()


def test_the_mark_is_in_the_picture_and_in_its_name(page: MapPage) -> None:
    page.open("")
    plain = page.page.evaluate(GREY)
    stage = page.page.locator(".asco-map .stage")
    title = stage.get_attribute("aria-label")
    page.open(f"?mark={quote(MARK)}")
    page.page.wait_for_timeout(300)
    marked = page.page.evaluate(GREY)
    assert stage.get_attribute("aria-label") == f"{MARK} – {title}"
    assert len(marked) == len(plain)
    sixth = len(plain) // 6
    bands = [slice(i * sixth, (i + 1) * sixth) for i in range(6)]
    changed = [
        sum(a != b for a, b in zip(marked[band], plain[band], strict=True)) for band in bands
    ]
    assert min(changed) > 60, f"words across the whole picture: {changed}"


def test_a_printed_map_keeps_its_mark(page: MapPage) -> None:
    page.open(f"?mark={quote(MARK)}")
    page.page.emulate_media(media="print")
    page.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.page.wait_for_timeout(500)
    band = page.page.evaluate(GREY, 20)
    assert sum(character < "7" for character in band) > 500, "in full contrast on the sheet"


def test_a_real_map_has_no_mark(page: MapPage) -> None:
    page.open("")
    name = page.page.locator(".asco-map .stage").get_attribute("aria-label") or ""
    assert "fictives" not in name
    assert page.errors == []
    assert page.violations == []
