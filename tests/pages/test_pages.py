"""Every page opens for every address, in French, without a traceback (Streamlit's own test run)."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui import mirror_link
from tests.worlds import every_view

ROUTER = Path(__file__).resolve().parents[2] / "dashboard" / "ui" / "router.py"
CARTE = "../../pages/carte.py"


def opened(page: str = "", /, **params: str) -> AppTest:
    app = AppTest.from_file(str(ROUTER), default_timeout=30)
    for key, value in params.items():
        app.query_params[key] = value
    app.run()
    return app.switch_page(page).run() if page else app


def text_of(app: AppTest) -> str:
    parts = [*app.title, *app.header, *app.markdown, *app.info, *app.error]
    return "\n".join([str(e.value) for e in parts] + [str(e.proto.body) for e in app.get("html")])


def test_the_home_page_gives_five_figures_with_their_words_and_sources() -> None:
    app = opened()
    assert not app.exception
    text = text_of(app)
    assert text.count('class="v') == 5
    for figure in ("98\u00a0%", "72\u00a0%", "les deux tiers", "63\u00a0%", "15\u00a0%"):
        assert figure in text
    assert text.count("Études et Résultats n°") >= 5
    assert "jamais la réponse d’une commune" in text


def test_the_home_page_says_where_the_2025_edition_stands_today() -> None:
    from datetime import date

    from dashboard.wording.dates import in_words

    text = text_of(opened())
    assert "fin 2026" in text
    assert in_words(date.today()) in text
    assert "aucun résultat de l’édition 2025" in text


@pytest.mark.parametrize("params", every_view(), ids=lambda v: "-".join(v.values()))
def test_the_map_page_opens_for_every_view(params: dict[str, str]) -> None:
    app = opened(CARTE, **params)
    assert not app.exception
    assert not app.error
    assert not app.info
    assert "Traceback" not in text_of(app)


@pytest.mark.parametrize("face", ["carte", "graphique", "tableau"])
def test_every_face_carries_the_table_and_the_four_lines(face: str) -> None:
    text = text_of(opened(CARTE, indicateur="abs-realisee", vue=face))
    assert "<table" in text
    assert "76\u00a0%" in text
    for label in ("Lecture", "Champ", "Note", "Source"):
        assert f"<b>{label}" in text


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"indicateur": "inventé"}, "l’indicateur « inventé »"),
        ({"territoire": "region-99"}, "le territoire « region-99 »"),
        ({"tailles": "12-gros"}, "la taille « 12-gros »"),
        ({"commune": "01033"}, None),
        ({"commune": "ZZZZZ"}, "la commune « ZZZZZ »"),
        ({"edition": "1999"}, "l’édition « 1999 »"),
        ({"indicateur": "abs-tous-les-ans", "lecture": "population"}, "la lecture « population »"),
    ],
)
def test_a_stale_address_gives_one_sentence_and_the_nearest_view(
    params: dict[str, str], said: str | None
) -> None:
    app = opened(CARTE, **params)
    assert not app.exception
    notes = [str(e.value).replace("\u00a0", " ").replace("\u202f", " ") for e in app.info]
    assert (said is None and notes == []) or (len(notes) == 1 and str(said) in notes[0])
    assert "<table" in text_of(app)


def test_the_address_of_a_merged_commune_leads_to_the_one_of_today_and_says_so() -> None:
    app = opened(CARTE, commune="49151")  # Gesté
    (note,) = [str(e.value).replace("\u00a0", " ").replace("\u202f", " ") for e in app.info]
    assert "Gesté (49151) n’existe plus sous ce code : voici Beaupréau-en-Mauges (49023)" in note
    text = text_of(app)
    assert "Beaupréau-en-Mauges (Maine-et-Loire)" in text
    assert "Commune nouvelle (dernière fusion en" in text
    assert "Gesté" in text


def test_choosing_an_indicator_writes_the_address() -> None:
    app = opened(CARTE)
    app.selectbox(key="controls-theme").set_value("abs").run()
    assert app.query_params["indicateur"] == "abs-realisee"
    app.button_group(key="controls-sizes").set_value(["30000-plus"]).run()
    assert app.query_params["tailles"] == "30000-plus"
    assert "Tailles retenues\u00a0: communes de 30\u202f000\u00a0habitants ou plus" in text_of(app)


def test_an_unexpected_error_is_said_in_french_with_the_way_back(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from dashboard.ui import cache

    def broken(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(cache, "catalogue", broken)
    app = opened()
    assert not app.exception
    (said,) = [str(e.value) for e in app.error]
    assert "erreur inattendue" in said
    assert "secret detail" not in text_of(app)
    assert "Action sociale des communes" in text_of(app), "the rest of the page stays"
    assert "secret detail" in caplog.text, "the operator finds the cause in the log"


@pytest.mark.parametrize(
    ("address", "offered"),
    [
        ("https://exemple.fr/asco/carte?indicateur=ccas", True),
        ("https://exemple.fr/evolutions", True),
        ("https://exemple.fr/methode", False),
        ("https://exemple.fr/", False),
    ],
)
def test_a_view_that_can_stand_in_a_frame_leads_to_the_code_of_that_frame(
    address: str, offered: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(mirror_link, "html", shown.append)
    mirror_link.link(address)
    cut = urlsplit(address)
    plain = mirror_link.under(address, "accessible")
    assert f'href="{plain}"' in shown[0]
    assert urlsplit(plain).query == cut.query
    assert (f'href="{plain}#integrer"' in shown[0]) == offered
