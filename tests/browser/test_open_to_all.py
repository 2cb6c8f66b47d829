"""Whoever reads: enlarged, without motion, in forced colours, on the page and on its mirror."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dashboard.domain.page import PAGES
from tests.browser.reader import JEU, READY

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

DETAIL = f"/evolutions?{JEU}&partie=indicateur&tailles=0-500&correction=bh"
VIEWS = [*(page.path for page in PAGES), DETAIL, "/carte?vue=graphique"]


def opened(browser: Browser, address: str, **context: object) -> Page:
    """A page of the site that has settled, in a context of its own."""
    tab = browser.new_context(locale="fr-FR", **context).new_page()  # type: ignore[arg-type]
    tab.goto(address)
    tab.wait_for_function(READY, timeout=30_000)
    return tab


@pytest.mark.parametrize("path", VIEWS)
@pytest.mark.parametrize("width", [640, 320], ids=["200 %", "400 %"])
def test_enlarged_text_needs_no_scrolling_sideways(
    chromium: Browser, site: str, path: str, width: int
) -> None:
    """A window of 1280 pixels enlarged twice, then four times."""
    view = {"width": width, "height": 512}
    tab = opened(chromium, site + path, viewport=view, device_scale_factor=1280 / width)
    wide = tab.evaluate(
        """() => { const m = document.querySelector('[data-testid=stMain]');
        return m.scrollWidth - m.clientWidth }"""
    )
    assert wide <= 0
    assert tab.locator("h1").first.is_visible()
    tab.context.close()


@pytest.mark.parametrize("path", ["/carte", DETAIL])
def test_nothing_moves_for_those_who_asked_for_it(chromium: Browser, site: str, path: str) -> None:
    tab = opened(chromium, site + path, reduced_motion="reduce")
    moving = """() => document.getAnimations().filter(a => a.playState === 'running'
      && a.effect.getComputedTiming().duration > 1).map(a => a.effect.target.outerHTML.slice(0, 90))"""
    assert tab.evaluate(moving) == []
    tab.locator("[data-testid=stMain] [role=radio]").nth(1).click()
    tab.wait_for_timeout(120)
    assert tab.evaluate(moving) == []
    tab.context.close()


def test_forced_colours_show_what_is_chosen(chromium: Browser, site: str) -> None:
    tab = opened(chromium, site + DETAIL, forced_colors="active")
    grounds = """([wanted]) => [...document.querySelectorAll(
        '[data-testid=stButtonGroup] :is([role=radio], [aria-pressed])')]
      .filter(e => e.offsetParent && ((e.getAttribute('aria-checked')
        ?? e.getAttribute('aria-pressed')) === String(wanted)))
      .map(e => getComputedStyle(e).backgroundColor)"""
    chosen, others = tab.evaluate(grounds, [True]), tab.evaluate(grounds, [False])
    assert len(chosen) >= 4
    assert len(others) >= 6
    assert not set(chosen) & set(others)
    switch = tab.get_by_role("switch", name="Corriger du nombre de comparaisons")
    assert switch.is_checked()
    box = switch.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 10
    tab.context.close()
