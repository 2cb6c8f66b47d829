"""axe-core (WCAG 2.2 AA and best practice) on every page and every page of the mirror: nothing.

What Streamlit itself would break is not excused here: nothing is left of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from dashboard.domain.page import PAGES
from tests.browser.reader import JEU, READY

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
STATES = [
    *(page.path for page in PAGES),
    "/ma-commune?commune=49092",
    "/ma-commune?q=saint",
    f"/ma-commune?commune=97611&{JEU}",
    "/carte?indicateur=abs-realisee&vue=graphique&commune=75056",
    "/carte?indicateur=ccas&v=1.0.0",
    f"/evolutions?{JEU}&partie=indicateur",
    "/donnees?table=observations",
    f"/donnees?table=comparaisons&{JEU}",
]
MIRROR = [
    *(f"/accessible{page.path}" for page in PAGES),
    "/accessible/indicateurs",
    "/accessible/ma-commune?commune=49092",
    "/accessible/ma-commune?commune=49092&impression=1",
    "/accessible/ma-commune?q=saint-denis",
    "/accessible/carte?indicateur=ccas&edition=2015",
    "/accessible/carte?indicateur=cadre-taille&territoire=region-06",
    f"/accessible/carte?{JEU}&edition=2025",
    f"/accessible/evolutions?{JEU}",
    f"/accessible/evolutions?{JEU}&partie=indicateur",
    "/accessible/evolutions?partie=cadre",
    "/accessible/evolutions?partie=lois",
    "/accessible/carte?indicateur=rien",
    "/embed/carte",
    f"/embed/evolutions?{JEU}&partie=indicateur",
    "/api",
    "/nulle-part",
]
WIDTHS = (1280, 390)
Theme = Literal["light", "dark"]


def violations(
    browser: Browser, address: str, width: int, *themes: Theme, ready: str = ""
) -> list[str]:
    """What axe finds on a whole page, in a window as high as it, in each theme in turn."""
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(
        viewport={"width": width, "height": 900}, locale="fr-FR", reduced_motion="reduce",
        color_scheme=themes[0],
        user_agent="Mozilla/5.0 (Linux; Android 14; Mobile)" if width < 500 else None,
    )  # fmt: skip
    tab = context.new_page()
    tab.goto(address)
    if ready:
        tab.wait_for_function(ready, timeout=30_000)
    whole = "(document.querySelector('[data-testid=stMain]') ?? document.body).scrollHeight"
    height = min(int(tab.evaluate(whole)) + 80, 9000)
    tab.set_viewport_size({"width": width, "height": height})
    tab.wait_for_timeout(400 if ready else 50)
    found = []
    for theme in themes:
        tab.emulate_media(color_scheme=theme)
        seen = Axe().run(tab, options={"runOnly": RULES}).response["violations"]
        found += [f"{theme}, {v['id']}: {n['html'][:140]}" for v in seen for n in v["nodes"][:3]]
    context.close()
    return found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", STATES)
def test_axe_finds_nothing_on_any_page(
    chromium: Browser, site: str, path: str, width: int, theme: Theme
) -> None:
    assert violations(chromium, site + path, width, theme, ready=READY) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", MIRROR)
def test_axe_finds_nothing_on_any_page_of_the_mirror(
    chromium: Browser, site: str, path: str, width: int
) -> None:
    assert violations(chromium, site + path, width, "light", "dark") == []


def test_axe_would_find_what_is_wrong(chromium: Browser) -> None:
    page = "data:text/html,<html><body><img src='x'><p style='color:%23ddd'>pâle</p></body></html>"
    found = " ".join(violations(chromium, page, 1280, "light"))
    for rule in ("image-alt", "color-contrast", "html-has-lang", "document-title"):
        assert rule in found
