"""A whole visit without a mouse: search, sheet, map, table, download, print; focus always seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.map_app import kit
from tests.browser.reader import Reader

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

STANDS = """() => {
  let e = document.activeElement;
  while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
  if (!e || e === document.body) return null;
  const { left, top, width, height } = e.getBoundingClientRect();
  const style = getComputedStyle(e), around = getComputedStyle(e.parentElement);
  return { role: e.getAttribute("role") ?? "", name: (e.getAttribute("aria-label") || e.labels?.[0]?.innerText
      || (e.matches("a, button, summary, [role]") ? e.innerText : "")).trim(),
    place: [Math.round(left), Math.round(top + scrollY)].join(),
    drawn: [style, around].some((s) => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0
      || s.boxShadow !== "none"),
    seen: width * height > 0 && left + width > 0 && left < innerWidth
      && top + height > 0 && top < innerHeight };
}"""
"""The element that has the focus, also inside a component."""


@pytest.fixture
def visit(chromium: Browser, site: str) -> Iterator[Reader]:
    reader = Reader(chromium, site)
    yield reader
    reader.context.close()


def tab_to(reader: Reader, name: str, role: str = "", most: int = 60) -> None:
    """Press Tab until the element of that name has the focus; each stop on the way is seen."""
    met = []
    for _ in range(most):
        reader.page.keyboard.press("Tab")
        stands = reader.page.evaluate(STANDS)
        if stands is None:
            continue
        met.append(stands["name"])
        if name in stands["name"] and role in stands["role"]:
            assert stands["seen"], f"{name} has the focus and is off the screen"
            assert stands["drawn"], f"nothing shows that {name} has the focus"
            return
    raise AssertionError(f"{name} is not reached by Tab: {met}")


def test_search_sheet_map_table_and_download_by_keyboard_alone(visit: Reader) -> None:
    visit.see("/")
    tab_to(visit, "Trouver ma commune")
    visit.page.keyboard.press("Enter")
    visit.until("/ma-commune")
    tab_to(visit, "Commune, code postal ou ancien nom")
    visit.page.keyboard.type("gesté", delay=20)
    visit.page.get_by_role("option").first.wait_for()
    visit.page.keyboard.press("Enter")
    visit.until("commune=49023")
    visit.page.get_by_role("heading", name="Beaupréau-en-Mauges (Maine-et-Loire)").wait_for()
    tab_to(visit, "Voir cette commune sur la carte")
    visit.page.keyboard.press("Enter")
    visit.until("/carte")
    visit.page.wait_for_function(kit.FIND_MAP, timeout=30_000)
    assert "commune=49023" in visit.page.url
    tab_to(visit, "Carte", role="radio")
    visit.page.keyboard.press("ArrowRight")
    visit.page.keyboard.press("ArrowRight")
    if "vue=" not in visit.page.url:
        visit.page.keyboard.press("Space")
    visit.until("vue=tableau")
    assert visit.page.get_by_role("table").first.is_visible()
    tab_to(visit, "Télécharger (CSV)")
    with visit.page.expect_download() as download:
        visit.page.keyboard.press("Enter")
    saved = Path(download.value.path()).read_bytes()
    assert saved.startswith(b"\xef\xbb\xbf")
    assert "quasi-totalité" in saved.decode("utf-8-sig")


def test_the_mirror_is_walked_and_its_form_sent_by_keyboard_alone(visit: Reader) -> None:
    page = visit.page
    page.goto(f"{visit.site}/accessible/carte")
    page.keyboard.press("Tab")
    assert "contenu" in page.evaluate(STANDS)["name"]
    page.keyboard.press("Enter")
    tab_to(visit, "Modifier la vue")
    page.keyboard.press("Enter")
    tab_to(visit, "Indicateur")
    page.keyboard.type("ABS réalisée")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('button, [type=submit]')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**indicateur=abs-realisee**")
    assert "analyse des besoins sociaux" in page.inner_text("h1")
