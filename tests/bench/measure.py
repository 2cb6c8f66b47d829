"""What is measured of a map, in one headless Chromium with software rendering."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.bench.ways import Way

FIRST_VIEWS = 3
CHANGES = 9
SESSIONS = 5
VIEWPORT = {"width": 1280, "height": 900}
FRAMES = """() => {
  window.gaps = [];
  let last = performance.now();
  const frame = () => {
    const now = performance.now();
    window.gaps.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}"""


@dataclass(frozen=True)
class Measures:
    """Seconds, bytes and megabytes of one map."""

    first_view: float
    recolour: float
    recolour_low: float
    recolour_high: float
    sent: int
    memory: float
    zoom_frame: float
    pan_frame: float


def measure(way: Way, url: str, process: int, browser: Browser) -> Measures:
    """All measures of one map, from a running application."""
    firsts = [_first_view(way, url, browser) for _ in range(FIRST_VIEWS + 1)][1:]
    page = browser.new_context(viewport=VIEWPORT).new_page()
    received: list[int] = []
    page.on("websocket", lambda ws: ws.on("framereceived", lambda data: received.append(len(data))))
    page.goto(url)
    way.wait(page)
    page.wait_for_timeout(1500)
    times, sent = _changes(way, page, received)
    zoom, pan = _gestures(way, page)
    page.context.close()
    return Measures(
        first_view=statistics.median(firsts),
        recolour=statistics.median(times),
        recolour_low=min(times),
        recolour_high=max(times),
        sent=max(sent),
        memory=_memory(way, url, process, browser),
        zoom_frame=zoom,
        pan_frame=pan,
    )


def _first_view(way: Way, url: str, browser: Browser) -> float:
    """From the address to the first picture, nothing in the browser's cache."""
    page = browser.new_context(viewport=VIEWPORT).new_page()
    began = time.perf_counter()
    page.goto(url, wait_until="commit")
    way.wait(page)
    took = time.perf_counter() - began
    page.context.close()
    return took


def _changes(way: Way, page: Page, received: list[int]) -> tuple[list[float], list[int]]:
    """From a click that makes Python send another view to its pixels; bytes sent for it."""
    times, sent = [], []
    for turn in range(CHANGES):
        before = page.locator(way.area).screenshot()
        received.clear()
        times.append(page.evaluate(way.change, (turn + 1) % 6) / 1000)
        sent.append(sum(received))
        page.wait_for_timeout(400)
        if page.locator(way.area).screenshot() == before:
            raise RuntimeError(f"{way.name}: change {turn} left the picture as it was")
    return times, sent


def _gestures(way: Way, page: Page) -> tuple[float, float]:
    """Longest time between two frames (seconds) while zooming by wheel, then while dragging."""
    box = page.locator(way.area).first.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.click(x, y)
    page.wait_for_timeout(1500)
    page.evaluate(FRAMES)
    for _ in range(12):
        page.mouse.wheel(0, -120)
        page.wait_for_timeout(40)
    page.wait_for_timeout(1500)
    zoom = _worst(page)
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(40):
        page.mouse.move(x - 6 * step, y - 3 * step)
        page.wait_for_timeout(15)
    page.mouse.up()
    page.wait_for_timeout(1500)
    return zoom, _worst(page)


def _worst(page: Page) -> float:
    gaps = page.evaluate("window.gaps.splice(0)")
    return float(max(gaps[2:])) / 1000


def _memory(way: Way, url: str, process: int, browser: Browser) -> float:
    """Megabytes the server grows by for each session more, all of them open.

    Outlines are kept from the browser here: what is asked is what the server holds.
    """
    contexts = [browser.new_context(viewport=VIEWPORT) for _ in range(SESSIONS + 1)]
    sizes = []
    for context in contexts:
        page = context.new_page()
        page.route(way.outlines, lambda route: route.abort())
        page.goto(url)
        page.locator(way.area).first.wait_for()
        for index in (1, 2):
            page.locator(".stRadio label").nth(index).click()
            page.wait_for_timeout(600)
        sizes.append(_resident(process))
    for context in contexts:
        context.close()
    return (sizes[-1] - sizes[0]) / SESSIONS


def _resident(process: int) -> float:
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError(f"no resident size for process {process}")
