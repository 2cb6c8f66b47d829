"""The pages that compare two editions, as readers meet them: both data sets, widths and themes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from dashboard.domain.page import PAGES
from dashboard.wording.datasets import DEMONSTRATION
from tests.browser.reader import READY
from tests.browser.test_site import ENGLISH, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

VIEWS = (
    "/evolutions?partie=tous",
    "/evolutions?partie=indicateur",
    "/evolutions?partie=cadre",
    "/evolutions?partie=lois",
    "/besoins-sociaux",
    "/intercommunalites",
    "/methode",
    "/figures",
    "/carte?comparaison=evolution",
    "/carte?comparaison=cote-a-cote",
)
DEMO = "&jeu=demonstration"
ADDRESSES = (*VIEWS, *(f"{view}{'' if '?' in view else '?'}{DEMO}" for view in VIEWS))
SEEN_AS = {False: ((1280, False), (390, True)), True: ((1280, True), (390, False))}
"""Width and darkness in which an address is seen, published or not: all four for each view."""
CHARTS = {
    "partie=tous": 0, "partie=indicateur": 1, "partie=cadre": 2, "partie=lois": 1,
    "besoins": 3, "intercommunalites": 1, "carte": 0, "methode": 0, "figures": 0,
}  # fmt: skip
"""Figures that a view holds at least, so that no promise is kept for want of figures."""
REAL = re.compile(r"^st-key-(frame-|epci$|laws$|abs-laws$)")
"""Keys of the figures without survey estimates: the frame, the laws."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOK = """() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const main = document.querySelector("[data-testid=stMain]");
  const maps = all('[data-testid^="stBidiComponent"]').map((host) => host.shadowRoot)
    .filter((root) => root.querySelector(".stage"));
  const spoken = ["aria-label", "title", "placeholder"];
  const cut = (chart) => {
    const box = chart.querySelector(".main-svg").getBoundingClientRect();
    return all(".main-svg text", chart).filter((text) => {
      const { left, right, top, bottom, width } = text.getBoundingClientRect();
      return width > 0 && (left < box.left - 1 || right > box.right + 1 || top < box.top - 1
        || bottom > box.bottom + 1 || left < -1 || right > innerWidth + 1);
    }).map((text) => text.textContent);
  };
  return {
    lang: document.documentElement.lang,
    title: document.title,
    headings: all("h1").map((heading) => heading.innerText),
    text: document.body.innerText,
    names: all("[aria-label], [title], [placeholder]")
      .flatMap((element) => spoken.map((name) => element.getAttribute(name))).filter(Boolean),
    alerts: all('[data-testid="stAlert"], [data-testid="stException"]').map((box) => box.innerText),
    height: main.scrollHeight,
    beyond: Math.max(main.scrollWidth - main.clientWidth,
      document.documentElement.scrollWidth - innerWidth),
    tables: all(".asco-table").filter((table) => {
      const { width, right } = table.getBoundingClientRect();
      return width > 0 && right > innerWidth + 1 && !table.closest("[tabindex='0'].asco-scroll");
    }).map((table) => table.caption.innerText),
    captions: all("caption").map((caption) => caption.innerText),
    banner: all(".asco-demo").map((banner) => banner.getBoundingClientRect())
      .map(({ top, bottom, width }) => [top, bottom, width]),
    maps: maps.map((root) => root.querySelector(".stage").getAttribute("aria-label")),
    charts: all(".stPlotlyChart").map((chart) => ({
      key: [...chart.closest('[class*="st-key-"]').classList].find((c) => c.startsWith("st-key-")),
      name: chart.getAttribute("aria-label") ?? "",
      words: all(".main-svg text", chart).map((text) => text.textContent),
      cut: cut(chart),
    })),
  };
}"""
"""All that the promises below ask of a page, in one look."""
VIOLATIONS = """async () => (await window.axeRun).violations.flatMap(
  ({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))"""


class Looks:
    """What is on screen at each address, twice; seen once, for all promises."""

    def __init__(self, browser: Browser, site: str) -> None:
        from axe_playwright_python.sync_playwright import Axe

        profiles = {profile for pair in SEEN_AS.values() for profile in pair}
        self.visits = {profile: Visit(browser, site, *profile) for profile in profiles}
        self.site, self.axe = site, Axe().axe_script
        self.seen: dict[str, list[dict[str, Any]]] = {}

    def at(self, address: str) -> list[dict[str, Any]]:
        """Both looks at an address; the two tabs work side by side, since axe is slow."""
        if address not in self.seen:
            visits = [self.visits[profile] for profile in SEEN_AS[DEMO in address]]
            for visit in visits:
                self._size(visit, 900)
                visit.foreign.clear()
                visit.console.clear()
                visit.page.goto(self.site + address, wait_until="commit")
            self.seen[address] = [self._look(visit) for visit in visits]
            for visit, look in zip(visits, self.seen[address], strict=True):
                look["axe"] = visit.page.evaluate(VIOLATIONS)
        return self.seen[address]

    def _look(self, visit: Visit) -> dict[str, Any]:
        visit.page.wait_for_function(READY, timeout=30_000)
        found: dict[str, Any] = visit.page.evaluate(LOOK)
        found["foreign"], found["console"] = [*visit.foreign], [*visit.console]
        self._size(visit, found["height"] + 40)
        visit.page.evaluate(self.axe)
        visit.page.evaluate("(runOnly) => { window.axeRun = axe.run({ runOnly }) }", RULES)
        return found

    @staticmethod
    def _size(visit: Visit, height: int) -> None:
        """axe measures the contrast of what is on screen only: the whole page must be."""
        size = visit.page.viewport_size
        assert size is not None
        visit.page.set_viewport_size({"width": size["width"], "height": height})


@pytest.fixture(scope="module")
def looks(chromium: Browser, site: str) -> Iterator[Looks]:
    made = Looks(chromium, site)
    yield made
    for visit in made.visits.values():
        visit.close()


addresses = pytest.mark.parametrize("address", ADDRESSES)


@addresses
def test_a_page_opens_without_error_in_french_under_its_own_title(
    looks: Looks, address: str
) -> None:
    slug = re.split(r"[/?]", address)[1]
    page = next(page for page in PAGES if page.slug == slug)
    for look in looks.at(address):
        assert look["alerts"] == []
        assert "Traceback" not in look["text"]
        assert look["lang"] == "fr"
        assert look["title"].endswith(page.full_title)
        assert look["title"].startswith("Démonstration") == (DEMO in address)
        assert len(look["headings"]) == 1
        assert ENGLISH.findall(look["text"]) == []


@addresses
def test_what_a_screen_reader_hears_is_french(looks: Looks, address: str) -> None:
    for look in looks.at(address):
        names = [n for n in look["names"] if ENGLISH.search(n) or re.search(r"\bOpen\b|bar\b", n)]
        assert names == []


@addresses
def test_a_page_asks_nothing_of_another_host_and_keeps_its_policy(
    looks: Looks, address: str
) -> None:
    for look in looks.at(address):
        assert look["foreign"] == []
        assert [x for x in look["console"] if "Content Security" in x or x[:6] == "error:"] == []


@addresses
def test_nothing_is_wider_than_the_screen_nor_cut_in_a_figure(looks: Looks, address: str) -> None:
    for look in looks.at(address):
        assert look["beyond"] <= 0
        assert look["tables"] == []
        assert {chart["key"]: chart["cut"] for chart in look["charts"] if chart["cut"]} == {}


@addresses
def test_axe_finds_nothing_on_the_pages_of_the_comparison(looks: Looks, address: str) -> None:
    for look in looks.at(address):
        assert look["axe"] == []


@addresses
def test_simulated_figures_carry_the_words_and_real_ones_do_not(looks: Looks, address: str) -> None:
    least = next(count for part, count in CHARTS.items() if part in address)
    for look in looks.at(address):
        assert len(look["charts"]) >= least
        for chart in look["charts"]:
            simulated = DEMO in address and not REAL.match(chart["key"])
            assert (DEMONSTRATION in chart["words"]) == simulated, chart["key"]
        assert len(look["maps"]) >= (DEMO in address and "carte" in address)
        for name in look["maps"]:
            assert name.startswith(DEMONSTRATION) == (DEMO in address)
        if DEMO not in address:
            assert not [caption for caption in look["captions"] if "fictives" in caption]
            assert look["banner"] == []
            continue
        ((top, bottom, width),) = look["banner"]
        assert 0 < top < bottom < 450
        assert width > 250


@addresses
def test_the_name_of_a_simulated_figure_says_that_it_is_one(looks: Looks, address: str) -> None:
    for look in looks.at(address):
        for chart in look["charts"]:
            simulated = DEMO in address and not REAL.match(chart["key"])
            assert chart["name"]
            assert (DEMONSTRATION in chart["name"]) == simulated, chart["key"]
