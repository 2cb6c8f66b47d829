"""The whole site in a real browser, as a visitor meets it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dashboard.figures.palette import style_of
from dashboard.paths import ROOT
from dashboard.results.carrier import cell_index
from tests.browser.map_app import kit
from tests.results.test_rule_one import COMMUNES
from tests.worlds import real_world, result

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ENGLISH = re.compile(
    r"\b(the|loading|search|choose|select|options|running|settings|rerun|error|page not found|"
    r"download|fullscreen|close|show|hide|deploy|made with)\b",
    re.IGNORECASE,
)


class Visit:
    """A visitor's tab: what it asked of other hosts, what its console said."""

    def __init__(self, browser: Browser, site: str, width: int = 1280, dark: bool = False) -> None:
        phone = width < 500
        agent = "Mozilla/5.0 (Linux; Android 14; Mobile)" if phone else None
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, locale="fr-FR", user_agent=agent,
            has_touch=phone, color_scheme="dark" if dark else "light", reduced_motion="reduce",
        )  # fmt: skip
        self.page: Page = self.context.new_page()
        self.site, self.foreign, self.console = site, [], []
        self.page.on("request", self._asked)
        self.page.on("console", lambda m: self.console.append(m.text))
        self.page.on("pageerror", lambda e: self.console.append(f"error: {e}"))

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.site, "data:", "blob:")):
            self.foreign.append(request.url)

    def open(self, path: str, has_map: bool = True) -> Visit:
        self.page.goto(self.site + path)
        self.page.wait_for_selector(".asco-foot", timeout=30_000)
        if has_map:
            self.page.wait_for_function(kit.FIND_MAP, timeout=30_000)
        return self

    def map(self, expression: str) -> Any:
        return self.page.evaluate(f"() => window.ascoBox.ascoMap.{expression}")

    def text(self) -> str:
        return self.page.inner_text("body")

    def close(self) -> None:
        self.context.close()


@pytest.fixture
def visit(chromium: Browser, site: str) -> Iterator[Visit]:
    made = Visit(chromium, site)
    yield made
    made.close()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", ["/", "/carte", "/carte?indicateur=abs-realisee&vue=graphique"])
def test_no_page_asks_anything_of_another_host_or_breaks_its_policy(
    chromium: Browser, site: str, path: str, width: int
) -> None:
    visit = Visit(chromium, site, width)
    visit.open(path, has_map="vue" not in path and path != "/")
    visit.page.wait_for_timeout(500)
    assert visit.foreign == []
    assert not [line for line in visit.console if "Content Security Policy" in line]
    assert not [line for line in visit.console if line.startswith("error:")]
    visit.close()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", ["/", "/carte"])
def test_pages_are_french_in_language_title_and_words(
    chromium: Browser, site: str, path: str, width: int
) -> None:
    visit = Visit(chromium, site, width).open(path, has_map=path != "/")
    assert visit.page.get_attribute("html", "lang") == "fr"
    assert "Action sociale des communes" in visit.page.title()
    visible = visit.text()
    assert not ENGLISH.findall(visible), ENGLISH.findall(visible)
    visit.close()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(
    "path",
    ["/", "/carte", "/carte?indicateur=cadre-part", "/carte?territoire=region-06&commune=97611"],
)
def test_nothing_is_wider_than_the_screen(
    chromium: Browser, site: str, path: str, width: int
) -> None:
    visit = Visit(chromium, site, width).open(path, has_map=path != "/")
    wide = visit.page.evaluate(
        """() => { const m = document.querySelector('[data-testid=stMain]');
        return m.scrollWidth - m.clientWidth }"""
    )
    assert wide <= 0
    visit.close()


def test_map_and_table_and_card_agree_for_twenty_communes(visit: Visit) -> None:
    world = real_world()
    seen = {}
    for code in COMMUNES:
        for name in ("action-sociale", "abs-realisee", "cadre-taille"):
            found = result(indicateur=name, commune=code)
            assert found.carrier is not None
            cell = found.cells[cell_index(world.geography, found.carrier, code)]
            seen[name, code] = style_of(cell).light
    for name in ("action-sociale", "abs-realisee", "cadre-taille"):
        visit.open(f"/carte?indicateur={name}")
        for code in COMMUNES:
            colour = visit.map(f"colourOf('{code}')")
            assert colour is not None, code
            tone = seen[name, code]
            painted = (
                "#" + "".join(f"{int(v):02x}" for v in colour[:3])
                if isinstance(colour, list)
                else colour
            )
            assert painted in (tone.paper, tone.ink), (name, code)
    for code in ("75056", "97611", "55039", "15031"):
        visit.open(f"/carte?indicateur=abs-realisee&commune={code}")
        card = visit.page.inner_text(".asco-here")
        commune = world.geography.commune(code)
        assert commune is not None
        assert commune.name in card
        assert code in card


def test_a_change_of_indicator_is_in_the_address_and_back_returns(visit: Visit) -> None:
    page = visit.open("/carte").page
    title = page.inner_text("h2 >> nth=0")
    page.get_by_role("combobox", name="Indicateur").click()
    page.get_by_role("option").nth(1).click()
    page.wait_for_function(f"() => document.querySelector('h2').innerText !== {json.dumps(title)}")
    assert "indicateur=domaines-un-a-six" in page.url
    changed = page.inner_text("h2 >> nth=0")
    page.go_back()
    page.wait_for_function(f"() => document.querySelector('h2').innerText === {json.dumps(title)}")
    page.go_forward()
    page.wait_for_function(
        f"() => document.querySelector('h2').innerText === {json.dumps(changed)}"
    )


def test_enter_on_the_map_shows_the_card_of_the_commune_and_writes_the_address(
    visit: Visit,
) -> None:
    page = visit.open("/carte?territoire=departement-46").page
    page.locator(".asco-map .stage").focus()
    for key in ("ArrowRight", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    page.wait_for_selector(".asco-here", timeout=10_000)
    match = re.search(r"commune=(46\d{3})", page.url)
    assert match
    assert match.group(1) in page.inner_text(".asco-here")
    page.get_by_role("button", name="Fermer la fiche").click()
    page.wait_for_selector(".asco-here", state="detached")
    assert "commune=" not in page.url


def test_recolouring_sends_at_most_fifty_kilobytes(visit: Visit) -> None:
    received: list[int] = []
    visit.page.on(
        "websocket",
        lambda socket: socket.on(
            "framereceived",
            lambda frame: received.append(
                len(frame if isinstance(frame, bytes) else frame.encode())
            ),
        ),
    )
    page = visit.open("/carte?indicateur=cadre-taille").page
    for option in (
        "Communes nouvelles depuis 2014",
        "Part des communes d’une taille donnée",
        "Taille des communes aujourd’hui",
    ):
        page.wait_for_timeout(800)
        received.clear()
        page.get_by_role("combobox", name="Indicateur").click()
        page.get_by_role("option", name=option).click()
        page.wait_for_timeout(1500)
        assert received
        assert sum(received) <= 50_000, (option, sum(received))


def test_a_damaged_layer_gives_a_french_page_that_names_the_file_and_the_command(
    chromium: Browser, tmp_path: Path
) -> None:
    geo = tmp_path / "geo"
    shutil.copytree(ROOT / "geo", geo)
    layer = next((geo / "web").glob("france-*.bin.br"))
    layer.write_bytes(layer.read_bytes()[:1000])
    with kit.serve("app:app", ASCO_GEO=str(geo)) as (url, _):
        visit = Visit(chromium, url).open("/carte", has_map=False)
        text = visit.text()
        assert layer.name in text
        assert "make geo" in text
        assert "Traceback" not in text
        assert "cinq chiffres" in visit.open("/", has_map=False).text()
        visit.close()


@pytest.mark.parametrize("damage", ["missing", "cut", "altered"])
def test_a_damaged_data_file_gives_a_french_page_and_no_traceback(
    chromium: Browser, tmp_path: Path, damage: str
) -> None:
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data)
    target = data / "published" / "versions" / "1.0.0" / "observations.parquet"
    if damage == "missing":
        target.unlink()
    else:
        content = bytearray(target.read_bytes())
        content = content[:100] if damage == "cut" else content[:-9] + b"x" + content[-8:]
        target.write_bytes(content)
    with kit.serve("app:app", ASCO_DATA=str(data)) as (url, _):
        visit = Visit(chromium, url).open("/", has_map=False)
        text = visit.text()
        assert "published/versions/1.0.0/observations.parquet" in text
        assert "make data" in text
        assert "Traceback" not in text
        visit.close()
