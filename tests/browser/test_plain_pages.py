"""Plain pages and frames in a browser: nothing moves, nothing hides, nothing misleads the eye."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from dashboard.domain.page import PAGES
from dashboard.exports.mirror.actions import EMBED_HEIGHT
from dashboard.wording.mirror import ACCESSIBLE
from tests.browser.reader import JEU, READY

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

MIRRORS = [
    *(f"/accessible{page.path}?{jeu}" for page in PAGES for jeu in ("", JEU)),
    *(f"/accessible/ma-commune?commune={code}&{JEU}" for code in ("46042", "97611", "75056")),
    "/accessible/ma-commune?commune=14712",
    "/accessible/ma-commune?q=saint-denis",
    f"/accessible/evolutions?{JEU}&partie=indicateur",
    "/accessible/evolutions?partie=cadre",
    "/accessible/evolutions?partie=lois",
    f"/accessible/donnees?{JEU}&table=comparaisons",
    "/accessible/indicateurs",
    "/embed/carte",
    f"/embed/evolutions?{JEU}",
]


def opened(browser: Browser, address: str, width: int, height: int = 900, **more: Any) -> Page:
    """A plain page, in a context of its own."""
    view: Any = {"width": width, "height": height}
    page = browser.new_context(locale="fr-FR", viewport=view, **more).new_page()
    page.goto(address)
    return page


def test_no_plain_page_is_wider_than_the_smallest_screen(chromium: Browser, site: str) -> None:
    with closing(chromium.new_context(viewport={"width": 320, "height": 800})) as context:
        page = context.new_page()
        over = {}
        for path in MIRRORS:
            page.goto(site + path)
            over[path] = page.evaluate("document.documentElement.scrollWidth")
    assert {path: wide for path, wide in over.items() if wide > 320} == {}


@pytest.mark.parametrize("code", ["46042", "97611"])
def test_the_sheet_of_a_commune_fits_the_smallest_screen(
    chromium: Browser, site: str, code: str
) -> None:
    page = opened(chromium, f"{site}/ma-commune?commune={code}&{JEU}", 320)
    page.wait_for_selector(".asco-fiche")
    page.wait_for_function(READY)
    wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert wide <= 320
    page.context.close()


@pytest.mark.parametrize(
    "path",
    [
        "/accessible/carte",
        f"/accessible/carte?{JEU}&edition=2025",
        "/accessible/carte?territoire=departement-46",
        "/embed/carte",
    ],
)
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_moves_on_the_page_when_its_map_comes(
    chromium: Browser, site: str, path: str, width: int
) -> None:
    page = opened(chromium, "about:blank", width)
    page.route("**/carte.svg*", lambda route: held.append(route))
    held: list[Any] = []
    page.goto(site + path, wait_until="domcontentloaded")
    page.evaluate("document.querySelector('figure.map img').loading = 'eager'")
    after = "document.querySelector('figure.map figcaption').getBoundingClientRect().top"
    page.wait_for_timeout(300)
    before = page.evaluate(after)
    assert held, "the picture is asked for"
    for route in held:
        route.continue_()
    page.evaluate("document.querySelector('figure.map img').decode()")
    assert abs(page.evaluate(after) - before) <= 2
    page.context.close()


@pytest.mark.parametrize("path", ["/embed/carte", f"/embed/carte?{JEU}&edition=2025"])
@pytest.mark.parametrize("width", [400, 600, 800])
def test_a_frame_of_the_offered_height_shows_title_source_way_back_and_legend(
    chromium: Browser, site: str, path: str, width: int
) -> None:
    page = opened(chromium, site + path, width - 2, EMBED_HEIGHT - 2)
    page.evaluate("document.querySelector('figure.map img').decode()")
    bottom = "selector => document.querySelector(selector).getBoundingClientRect().bottom"
    for seen in ("h1", ".way a", ".from"):
        assert 0 < page.evaluate(bottom, seen) <= EMBED_HEIGHT / 3, seen
    assert page.evaluate("document.documentElement.scrollWidth") <= width - 2
    picture = page.evaluate(bottom, "figure.map img")
    if width >= 600:
        assert picture <= EMBED_HEIGHT - 2, "the legend is in the picture"
    else:
        page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
        assert page.evaluate(bottom, "footer") <= EMBED_HEIGHT, "the frame scrolls to its end"
    page.context.close()


def test_bars_and_map_of_a_page_run_from_pale_to_dark_on_a_dark_page_too(
    chromium: Browser, site: str
) -> None:
    bars = "[...document.querySelectorAll('svg.wide .bar')].map(e => getComputedStyle(e).fill)"
    paper = "getComputedStyle(document.querySelector('svg.wide')).backgroundColor"
    found = {}
    for scheme in ("light", "dark"):
        page = opened(chromium, f"{site}/accessible/carte?{JEU}", 1280, color_scheme=scheme)
        found[scheme] = page.evaluate(f"[{bars}, {paper}]")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
            "rgb(255, 255, 255)" if scheme == "light" else "rgb(20, 24, 27)"
        )
        page.context.close()
    assert len(found["light"][0]) >= 4
    assert found["dark"] == found["light"]
    assert found["dark"][1] == "rgb(255, 255, 255)"


@pytest.mark.parametrize(
    "path",
    [
        "/accessible/ma-commune?commune=46042",
        "/accessible/ma-commune?commune=14712&impression=1",
        "/accessible/ma-commune?commune=14712",
        "/accessible/carte",
    ],
)
def test_a_figure_in_words_never_looks_like_a_missing_one(
    chromium: Browser, site: str, path: str
) -> None:
    page = opened(chromium, site + path, 1280)
    cells = page.evaluate(
        """() => [...document.querySelectorAll('.asco-table td.n')].map(e =>
        [e.firstChild?.textContent.trim() ?? '', getComputedStyle(e).fontStyle])"""
    )
    page.context.close()
    published = [look for text, look in cells if text.startswith(("la ", "les ", "plus de "))]
    missing = [look for text, look in cells if text.startswith(("n.p", "c.c", "champ", "n.d"))]
    assert "normal" in published
    assert set(published) == {"normal"}
    assert set(missing) <= {"italic"}
    assert missing


@pytest.mark.parametrize("path", ["/accessible/methode", "/accessible/carte"])
def test_a_heading_stands_over_its_column(chromium: Browser, site: str, path: str) -> None:
    page = opened(chromium, site + path, 1280)
    astray = page.evaluate(
        """() => [...document.querySelectorAll('.asco-table')].flatMap(table => {
        const start = e => e.getBoundingClientRect().left + parseFloat(getComputedStyle(e).paddingLeft);
        const cells = table.querySelector('tbody tr')?.children ?? [];
        return [...table.querySelectorAll('thead tr:only-child th')]
          .filter((th, i) => cells[i] && getComputedStyle(cells[i]).textAlign !== 'right'
            && Math.abs(start(th) - start(cells[i])) > 1)
          .map(th => th.textContent) })"""
    )
    assert astray == []
    assert page.locator(".asco-table").count() >= 1
    page.context.close()


def test_the_link_at_the_foot_opens_the_plain_page_of_the_very_view(
    chromium: Browser, site: str
) -> None:
    view = f"{site}/donnees?table=comparaisons&{JEU}"
    page = opened(chromium, view, 1280)
    link = page.get_by_role("link", name=ACCESSIBLE)
    link.wait_for(timeout=30_000)
    page.wait_for_function(READY)
    assert link.count() == 1
    title = page.locator("[data-testid=stMain] h2").first.inner_text()
    link.click()
    page.wait_for_url("**/accessible/donnees?**")
    assert "table=comparaisons" in page.url
    assert JEU in page.url
    heading = page.locator("h1").inner_text()
    assert "Démonstration" in heading
    assert title.split(" – ")[-1] in heading
    page.context.close()
