"""« Ma commune » in a real browser: found as one types, by keyboard alone, printed on one sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from dashboard.wording.commune_page import SEE_TERRITORY
from tests.browser.reader import Reader

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator

pytestmark = pytest.mark.browser

LABEL = "Commune, code postal ou ancien nom"


@pytest.fixture
def visit(chromium: Browser, site: str) -> Iterator[Reader]:
    reader = Reader(chromium, site)
    yield reader
    assert reader.foreign == []
    reader.context.close()


def box(reader: Reader) -> Locator:
    return reader.page.get_by_role("combobox", name=LABEL)


def options(reader: Reader, count: int | None = None) -> Locator:
    found = reader.page.get_by_role("option")
    found.first.wait_for()
    if count is not None:
        assert found.count() == count
    return found


def test_a_commune_is_found_as_one_types_and_opened_by_keyboard_alone(visit: Reader) -> None:
    visit.see("/ma-commune")
    box(visit).focus()
    visit.page.keyboard.type("saint-denis", delay=30)
    found = options(visit)
    assert "Saint-Denis (La Réunion)" in found.nth(0).inner_text()
    assert box(visit).get_attribute("aria-expanded") == "true"
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("ArrowDown")
    marked = visit.page.get_by_role("option", selected=True)
    assert box(visit).get_attribute("aria-activedescendant") == marked.get_attribute("id")
    assert "Seine-Saint-Denis" in marked.inner_text()
    visit.page.keyboard.press("Enter")
    visit.until("commune=93066")
    heading = visit.page.get_by_role("heading", name="Saint-Denis (Seine-Saint-Denis)")
    heading.wait_for()
    assert box(visit).get_attribute("aria-expanded") == "false"
    assert box(visit).input_value() == "Saint-Denis (Seine-Saint-Denis)"


def test_enter_takes_the_best_answer_even_before_it_came(visit: Reader) -> None:
    visit.see("/ma-commune")
    box(visit).fill("gesté")
    box(visit).press("Enter")
    visit.until("commune=49023")
    visit.page.get_by_role("heading", name="Beaupréau-en-Mauges").first.wait_for()


def test_the_answers_are_announced_and_escape_shuts_them(visit: Reader) -> None:
    visit.see("/ma-commune")
    box(visit).fill("49600")
    options(visit, 2)
    said = visit.page.get_by_role("status").filter(has_text="2 communes proposées")
    said.wait_for(state="attached")
    box(visit).press("Escape")
    assert visit.page.get_by_role("option").count() == 0
    box(visit).press("Escape")
    assert box(visit).input_value() == ""


def test_what_finds_nothing_gets_advice_on_screen(visit: Reader) -> None:
    visit.see("/ma-commune")
    box(visit).fill("xyzzyq")
    visit.page.get_by_text("Une commune disparue ou renommée avant 2014").first.wait_for()


def test_merely_near_answers_say_above_them_what_they_are(visit: Reader) -> None:
    visit.see("/ma-commune")
    box(visit).fill("chalons sur marne")
    assert "Châlons-en-Champagne" in options(visit).first.inner_text()
    visit.page.locator(".above", has_text="avant 2014").wait_for()
    box(visit).fill("saint-denis")
    visit.page.get_by_role("option", name="Saint-Denis (La Réunion)").wait_for()
    assert not visit.page.locator(".above").is_visible()


def test_a_departement_is_reached_from_the_box_by_keyboard_in_its_data_set(visit: Reader) -> None:
    visit.see("/ma-commune?jeu=demonstration")
    box(visit).fill("mayotte")
    link = visit.page.get_by_role("link", name=SEE_TERRITORY)
    link.wait_for()
    box(visit).press("Tab")
    visit.page.keyboard.press("Tab")
    assert link.evaluate("e => e.getRootNode().activeElement === e")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/carte?territoire=departement-976&jeu=demonstration*")


def test_a_late_answer_never_replaces_a_newer_one(visit: Reader) -> None:
    visit.see("/ma-commune")
    late: list[Any] = []
    visit.page.route(re.compile(r"/recherche\?q=lyon$"), lambda route: late.append(route))
    box(visit).fill("lyon")
    visit.page.wait_for_timeout(400)
    box(visit).fill("mamoudzou")
    assert "Mamoudzou" in options(visit, 1).first.inner_text()
    for route in late:
        route.continue_()
    visit.page.wait_for_timeout(400)
    assert "Mamoudzou" in options(visit, 1).first.inner_text()


def test_a_server_that_does_not_answer_is_told_in_french(visit: Reader) -> None:
    visit.see("/ma-commune")
    visit.page.route("**/recherche?**", lambda route: route.abort())
    box(visit).fill("lyon")
    visit.page.get_by_text("La recherche ne répond pas").first.wait_for()


def test_the_tab_of_the_browser_names_the_commune_shown(visit: Reader) -> None:
    visit.see("/ma-commune?commune=46042&jeu=demonstration")
    visit.page.wait_for_function("document.title.startsWith('Démonstration')")
    assert "Cahors" in visit.page.title()
    visit.see("/ma-commune?commune=46042")
    visit.page.wait_for_function("document.title.startsWith('Cahors')")
    visit.see("/ma-commune")
    visit.page.wait_for_function("document.title.startsWith('Ma commune')")


def test_back_shows_the_former_commune(visit: Reader) -> None:
    visit.see("/ma-commune?commune=46042")
    box(visit).fill("75011")
    box(visit).press("Enter")
    visit.until("commune=75056")
    visit.page.get_by_role("heading", name="Paris").first.wait_for()
    visit.page.go_back()
    visit.until("commune=46042")
    visit.page.get_by_role("heading", name="Cahors").first.wait_for()
    visit.page.wait_for_function(
        "() => [...document.querySelectorAll('[data-testid^=\"stBidiComponent\"]')]"
        ".some((e) => e.shadowRoot?.querySelector('input')?.value.startsWith('Cahors'))"
    )


def test_on_a_phone_an_answer_is_taken_by_touch_and_nothing_overflows(
    chromium: Browser, site: str
) -> None:
    phone = Reader(chromium, site, width=390)
    phone.see("/ma-commune")
    box(phone).fill("saint-remy-en-bouzemont")
    options(phone, 1).first.tap()
    phone.until("commune=51513")
    phone.page.get_by_role("heading", name="Saint-Remy-en-Bouzemont").first.wait_for()
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390
    size = box(phone).evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert size >= 16, "smaller text makes a phone zoom"
    phone.context.close()


@pytest.mark.parametrize("jeu", ["", "&jeu=demonstration"])
@pytest.mark.parametrize("code", ["14371", "49023", "51513", "75056", "97611", "49092"])
def test_every_sheet_is_printed_on_one_page(
    chromium: Browser, site: str, code: str, jeu: str
) -> None:
    page = chromium.new_page()
    page.goto(f"{site}/accessible/ma-commune?commune={code}&impression=1{jeu}")
    file = page.pdf(prefer_css_page_size=True)
    page.close()
    assert len(re.findall(rb"/Type /Page\b", file)) == 1
    (box_of_page,) = set(re.findall(rb"/MediaBox \[([\d. ]+)\]", file))
    width, height = [float(n) for n in box_of_page.split()][2:]
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (210, 297)
