"""A visitor of the pages that compare two editions, who waits until all that was asked is there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tests.browser.test_site import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

JEU = "jeu=demonstration"
MENU = "Ouvrir le menu"
READY = """() => {
  const app = document.querySelector(".stApp");
  const all = (selector, done) => [...document.querySelectorAll(selector)].every(done);
  return app?.dataset.testScriptState === "notRunning"
    && Boolean(document.querySelector(".asco-foot"))
    && !document.querySelector('[data-testid="stSkeleton"]')
    && all(".stPlotlyChart", (chart) => chart.querySelector(".main-svg text"))
    && all('[data-testid^="stBidiComponent"]',
      (host) => host.shadowRoot?.querySelector("canvas[data-painted]")
        || host.shadowRoot?.querySelector("img.sheet")?.naturalWidth
        || host.shadowRoot?.querySelector("[role=combobox]"));
}"""
"""Whether everything that was asked for is on screen."""
SHUT = "() => document.querySelector('#stSidebar').getBoundingClientRect().right < 100"
"""Whether the menu is shut."""
FOCUS = """() => {
  const element = document.activeElement;
  const { left, right, width, height } = element.getBoundingClientRect();
  return { words: element.innerText ?? "", css: element.className,
    name: element.getAttribute("aria-label") ?? "", seen: element === document.body
    || (right > 0 && left < innerWidth && width * height > 0) };
}"""
"""Where the keyboard stands."""


class Reader(Visit):
    """A visitor's tab; each method returns when the page has settled."""

    def see(self, address: str) -> Reader:
        """Go to an address of the site."""
        self.page.goto(self.site + address)
        return self.ready()

    def ready(self) -> Reader:
        """Wait for figures, maps and foot."""
        self.page.wait_for_function(READY, timeout=15_000)
        return self

    def until(self, asked: str) -> None:
        """Wait for an address that holds some words (``!`` in front: that does not)."""
        holds = f"location.href.includes({asked.lstrip('!')!r})"
        self.page.wait_for_function(f"() => {'!' * asked.startswith('!')}{holds}", timeout=15_000)
        self.ready()

    def menu(self) -> None:
        """Open the menu if it is shut."""
        if self.page.evaluate(SHUT):
            self.page.get_by_role("button", name=MENU).click()
            self.page.wait_for_function(f"() => !({SHUT})()")

    def menu_by_keyboard(self) -> None:
        """Open the menu, which is shut, with the Enter key."""
        self.page.get_by_role("button", name=MENU).focus()
        self.page.keyboard.press("Enter")
        self.page.wait_for_function(f"() => !({SHUT})()")

    def walk(self, wanted: tuple[str, ...], key: str = "Tab", most: int = 40) -> str:
        """Press a key until the keyboard stands on one of these names; which one, "" for none."""
        for _ in range(most):
            self.page.keyboard.press(key)
            stop = self.focus()
            if (said := stop["name"] or stop["words"]) in wanted:
                return str(said)
        return ""

    def focus(self) -> Any:
        """Where the keyboard stands: words, name, CSS classes, whether it is in sight."""
        return self.page.evaluate(FOCUS)


@contextmanager
def readers(browser: Browser, site: str) -> Iterator[dict[int, Reader]]:
    """One tab a width, kept for a whole file of tests: what was fetched once stays."""
    made = {width: Reader(browser, site, width) for width in (1280, 390)}
    yield made
    for reader in made.values():
        reader.close()


def at_width(made: dict[int, Reader], width: int) -> Reader:
    """The tab of a width, back at its size, its menu shut."""
    page = made[width].page
    page.set_viewport_size({"width": width, "height": 900})
    if page.url.startswith("http"):
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
    return made[width]
