"""The commune map in a real browser: what the reader sees, touches and hears."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.map_app import kit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.map_app.kit import MapPage

pytestmark = pytest.mark.browser

LIGHT = ["#dfe8ef", "#b3cbde", "#7fa9c9", "#4d84b0", "#265d8c", "#0d3760"]
NOT_PUBLISHED = ["#f6f6f4", "#9a9a94"]
SOME_COMMUNES = {
    "Paris, one commune": ("75056", 5),
    "Saint-Denis (93), merged in 2025": ("93066", 5),
    "Marseille": ("13055", 5),
    "Beaumont-en-Verdunois, without inhabitants": ("55039", 0),
    "Saint-Denis-en-Val": ("45274", 3),
    "Cahors": ("46042", 4),
    "Saint-Denis (La Réunion)": ("97411", 5),
    "Maripasoula, the largest": ("97353", 3),
    "Ajaccio": ("2A004", 5),
    "Ouessant, an island": ("29155", 1),
}


@pytest.fixture
def shown(served: str, chromium: Browser) -> Iterator[MapPage]:
    page = chromium.new_page(viewport={"width": 1280, "height": 1000})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    yield kit.MapPage(page, served).open()
    page.close()


def hexadecimal(colour: list[int]) -> str:
    return "#" + "".join(f"{value:02x}" for value in colour)


def show(page: MapPage, code: str) -> tuple[float, float]:
    """A point well inside the commune, in any pane; the main pane goes there if there is none."""
    point = page.point_of(code)
    if point is None:
        page.ask("reveal", code)
        page.page.wait_for_timeout(700)
        point = page.point_of(code)
    assert point is not None, f"{code} is nowhere on the map"
    return point


def test_each_commune_has_the_colour_of_its_cell(shown: MapPage) -> None:
    for name, (code, band) in SOME_COMMUNES.items():
        x, y = show(shown, code)
        assert shown.ask("communeAt", x, y) == code, name
        assert hexadecimal(shown.ask("colourOf", code)) == LIGHT[band], name
        assert hexadecimal(shown.ask("pixelAt", x, y)) == LIGHT[band], name


def test_a_commune_without_figure_has_a_pattern_and_not_a_colour_of_the_scale(
    shown: MapPage,
) -> None:
    shown.ask("reveal", "97608")
    shown.page.wait_for_timeout(700)
    x, y = show(shown, "97608")
    seen = {hexadecimal(shown.ask("pixelAt", x + d, y)) for d in range(-3, 4)}
    assert seen == set(NOT_PUBLISHED)
    assert shown.ask("said", "97608")["words"] == "Non publié"


def test_a_change_in_python_repaints_every_commune(shown: MapPage) -> None:
    points = {code: (show(shown, code), band) for code, band in (("75056", 5), ("97411", 5))}
    shown.choose("2")
    for code, ((x, y), band) in points.items():
        assert hexadecimal(shown.ask("pixelAt", x, y)) == LIGHT[(band + 2) % 6], code


def test_hovering_says_which_cell_the_commune_takes(shown: MapPage) -> None:
    left, top = shown.origin()
    shown.choose("Lot")
    shown.page.wait_for_timeout(700)
    x, y = show(shown, "46042")
    shown.page.mouse.move(left + x, top + y)
    lines = shown.page.locator(".asco-map .tip > div:not([hidden])").all_text_contents()
    assert lines[0] == "Cahors"
    assert lines[1] == "Lot (46)"
    assert lines[2].endswith(" habitants (2023)")
    assert "\u202f" in lines[2]
    assert lines[3:] == [
        "De 10 000 à 29 999 habitants",
        "Exemple 0 : de 10 000 à 29 999 habitants",
    ]


def test_a_click_tells_python_which_commune_was_chosen(shown: MapPage) -> None:
    shown.choose("Lot")
    left, top = shown.origin()
    x, y = show(shown, "46042")
    shown.page.mouse.click(left + x, top + y)
    shown.page.get_by_text("choisie : 46042").wait_for()
    assert shown.said_live().startswith("Commune choisie : Cahors")


def test_the_map_walks_from_commune_to_commune_by_keyboard(shown: MapPage) -> None:
    page = shown.page
    shown.choose("Lot")
    page.locator(".asco-map .stage").focus()
    page.keyboard.press("ArrowRight")
    code = shown.ask("cursor")
    said = shown.said_live()
    assert said.startswith(shown.ask("said", code)["name"])
    assert "Lot (46)" in said
    assert "habitant" in said
    for key, axis, sign in (
        ("ArrowRight", 0, 1), ("ArrowDown", 1, 1), ("ArrowLeft", 0, -1), ("ArrowUp", 1, -1),
    ):  # fmt: skip
        page.keyboard.press(key)
        following = shown.ask("cursor")
        assert following in shown.ask("neighboursOf", code), key
        moved = shown.ask("centreOf", following)[axis] - shown.ask("centreOf", code)[axis]
        assert moved * sign > 0, key
        assert shown.said_live().startswith(shown.ask("said", following)["name"])
        code = following
    page.keyboard.press("Enter")
    page.get_by_text(f"choisie : {code}").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.get_by_text("choisie : None").wait_for()


def test_keys_zoom_move_and_return(shown: MapPage) -> None:
    page = shown.page
    home = shown.ask("view")
    page.locator(".asco-map .stage").focus()
    page.keyboard.press("+")
    assert shown.ask("view")["scale"] == pytest.approx(2 * home["scale"])
    page.keyboard.press("Shift+ArrowRight")
    assert shown.ask("view")["x"] > home["x"]
    page.keyboard.press("Home")
    assert shown.ask("view") == home
    page.keyboard.press("PageDown")
    assert shown.ask("view")["territory"] == "971"
    assert "Guadeloupe" in shown.said_live()
    page.keyboard.press("Home")
    assert shown.ask("view") == home


def test_the_five_drom_and_the_paris_region_are_always_there(shown: MapPage) -> None:
    labels = shown.page.locator(".asco-map .inset").all_text_contents()
    assert labels == [
        "Guadeloupe",
        "Martinique",
        "Guyane",
        "La Réunion",
        "Mayotte",
        "Paris et petite couronne",
    ]
    shown.choose("La Réunion")
    assert shown.ask("view")["territory"] == "974"
    for code in ("97101", "97205", "97353", "97416", "97611", "92050"):
        panes = {point["pane"] for point in shown.ask("pointsOf", code)}
        assert panes - {"main"}, code


def test_zooming_in_brings_the_finer_outlines(shown: MapPage) -> None:
    assert not shown.ask("fine")
    shown.choose("Lot")
    shown.page.wait_for_function("window.ascoBox.ascoMap.fine()")
    x, y = show(shown, "46042")
    assert shown.ask("communeAt", x, y) == "46042"


def test_nothing_is_asked_of_another_host_and_the_policy_holds(shown: MapPage) -> None:
    shown.choose("Lot")
    shown.page.wait_for_timeout(500)
    assert shown.foreign == []
    assert shown.violations == []
    assert shown.errors == []


def test_a_missing_layer_gives_a_sentence_and_a_second_try(served: str, chromium: Browser) -> None:
    page = chromium.new_page()
    blocked: list[Any] = []

    def refuse(route: Any) -> None:
        blocked.append(route)
        route.abort()

    page.route("**/geo/france-*", refuse)
    page.goto(served)
    notice = page.locator(".asco-map .notice")
    notice.wait_for()
    assert "n’ont pas pu être chargés" in notice.inner_text()
    page.unroute("**/geo/france-*")
    notice.get_by_role("button", name="Réessayer").click()
    kit.MapPage(page, served).wait()
    assert notice.is_hidden()
    assert blocked
    page.close()


def test_a_damaged_layer_gives_a_sentence(served: str, chromium: Browser) -> None:
    page = chromium.new_page()
    page.route("**/geo/france-*", lambda route: route.fulfill(body=b"ACL1\x02\x00\x00\x00{}"))
    page.goto(served)
    notice = page.locator(".asco-map .notice")
    notice.wait_for()
    assert "illisible" in notice.inner_text()
    page.close()


def test_two_maps_of_a_page_fetch_the_layer_once(served: str, chromium: Browser) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 1600})
    fetched: list[str] = []
    page.on("request", lambda r: fetched.append(r.url) if "/geo/france" in r.url else None)
    kit.MapPage(page, served).open("?twice=1")
    page.wait_for_function(
        """() => [...document.querySelectorAll("*")].filter(
          (e) => e.shadowRoot?.querySelector(".asco-map canvas[data-painted]")).length === 2"""
    )
    assert len(fetched) == 1
    page.close()


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (390, "dark"), (820, "light")])
def test_the_map_fits_its_screen(served: str, chromium: Browser, width: int, scheme: str) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    shown = kit.MapPage(page, served).open()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    boxes = [shown.page.locator(".asco-map .inset").nth(i).bounding_box() for i in range(6)]
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
    x, y = show(shown, "97411")
    colours = kit_colours(scheme)
    assert hexadecimal(shown.ask("pixelAt", x, y)) == colours[5]
    page.close()


def kit_colours(scheme: str) -> list[str]:
    from tests.browser.map_app.messages import DARK

    return LIGHT if scheme == "light" else list(DARK)
