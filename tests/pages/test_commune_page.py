"""« Ma commune »: the page opens for every commune and every address, in French."""

import pytest

from dashboard.wording import commune_page as words
from dashboard.wording.datasets import DEMONSTRATION
from tests.pages.test_pages import opened, text_of
from tests.results.sheet.test_sheet import COMMUNES

PAGE = "../../pages/ma_commune.py"


def test_without_a_commune_the_page_offers_searches_to_try() -> None:
    app = opened(PAGE)
    assert not app.exception
    text = text_of(app)
    assert words.TITLE in text
    for typed, _ in words.EXAMPLES:
        assert typed in text
    assert "asco-fiche" not in text


@pytest.mark.parametrize("code", ["75056", "55039", "97611", "22016"])
def test_the_commune_of_the_address_has_its_sheet(code: str) -> None:
    app = opened(PAGE, commune=code)
    assert not app.exception
    assert not app.info
    text = text_of(app)
    assert COMMUNES[code].replace("'", "’") in text
    assert "asco-fiche" in text
    assert f"accessible/ma-commune?commune={code}&amp;impression=1" in text
    assert DEMONSTRATION not in text


def test_a_commune_that_no_longer_exists_shows_its_successor_with_a_word() -> None:
    app = opened(PAGE, commune="49151")
    assert "Gesté" in app.info[0].value
    assert "Beaupréau-en-Mauges" in text_of(app)


def test_simulated_figures_are_marked_and_their_links_keep_them() -> None:
    app = opened(PAGE, commune="46042", jeu="demonstration")
    text = text_of(app)
    assert DEMONSTRATION in text
    assert "jeu=demonstration&amp;commune=46042&amp;impression=1" in text
    assert "Ce qui a changé entre les deux éditions" in text


@pytest.mark.parametrize(
    "params", [{"commune": "99999"}, {"commune": "<b>x</b>"}, {"q": "gesté"}, {"q": "x" * 500}]
)
def test_an_address_that_names_no_commune_gives_the_search(params: dict[str, str]) -> None:
    app = opened(PAGE, **params)
    assert not app.exception
    assert not app.error
    assert "asco-fiche" not in text_of(app)
    assert bool(app.info) == ("commune" in params)
