"""The page « Données »: catalogue, explorer, downloads; the address is the state."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.results.data.catalogue import SHOWN
from dashboard.wording import data_page as words
from tests.pages.test_pages import ROUTER, opened, text_of

DATA = "../../pages/donnees.py"


def one(app: AppTest, key: str) -> str:
    value = app.query_params[key]
    return value if isinstance(value, str) else value[-1]


def test_the_catalogue_lists_every_data_set_and_offers_everything() -> None:
    app = opened(DATA)
    assert not app.exception
    text = text_of(app)
    assert all(f"?table={name}" in text for name in SHOWN)
    assert words.ARCHIVE in [b.proto.label for b in app.get("download_button")]


@pytest.mark.parametrize("name", SHOWN)
def test_every_data_set_opens(name: str) -> None:
    app = opened(DATA, table=name)
    assert not app.exception
    assert not app.error
    assert not app.info
    assert text_of(app).count("<table") >= 2


def test_the_demonstration_marks_the_table_and_every_link() -> None:
    text = text_of(opened(DATA, table="editions", jeu="demonstration"))
    assert "<caption>Démonstration – données fictives – Éditions" in text
    assert "jeu=demonstration" in text


def test_a_filter_writes_the_address_and_the_address_sets_the_filter() -> None:
    app = opened(DATA, table="observations", indicateur="abs-realisee", taille="toutes")
    assert app.multiselect(key="data-indicators").value == ["abs-realisee"]
    assert "4 lignes sur 44" in text_of(app).replace("\u00a0", " ")
    app.multiselect(key="data-indicators").set_value(["ccas"]).run()
    assert one(app, "indicateur") == "ccas"
    assert one(app, "taille") == "toutes"
    assert "1 ligne sur 44" in text_of(app).replace("\u00a0", " ")
    app.text_input(key="data-search").set_value("rien de tel").run()
    assert one(app, "q") == "rien de tel"
    assert words.EMPTY in text_of(app)
    app.button(key="data-clear").click().run()
    assert set(app.query_params) == {"table"}


def test_simulated_figures_have_their_chip_and_masked_ones_theirs() -> None:
    params = {"table": "observations", "indicateur": "ccas", "edition": "2025"}
    app = opened(DATA, jeu="demonstration", statut="A", **params)
    status = app.button_group(key="data-observations-statut")
    secret = app.button_group(key="data-observations-confidentialite")
    assert "simulé" in [option.content for option in status.proto.options]
    assert "publié" not in [option.content for option in status.proto.options]
    assert [option.content for option in secret.proto.options] == [
        "diffusable", "secret statistique", "secret statistique induit"
    ]  # fmt: skip
    assert "secret statistique</" not in text_of(app).split("<table")[1].split("</table>")[0]
    app.button_group(key="data-observations-statut").set_value([]).run()
    app.button_group(key="data-observations-confidentialite").set_value(["C", "D"]).run()
    assert one(app, "confidentialite") == "C,D"
    rows = text_of(app).split("<table")[1].split("</table>")[0].split("<tbody")[1]
    masked = re.findall(r'data-label="Chiffre"[^>]*>secret statistique', rows)
    assert len(masked) == rows.count("<tr") > 3


def test_pages_turn_by_buttons() -> None:
    app = opened(DATA, table="communes", territoire="departement-48")
    assert "Lignes 1 à 50 sur 152" in text_of(app).replace("\u00a0", " ")
    app.button(key="data-next").click().run()
    assert one(app, "page") == "2"
    assert "Lignes 51 à 100 sur 152" in text_of(app).replace("\u00a0", " ")
    app.selectbox(key="data-order").set_value("-population").run()
    assert "page" not in app.query_params, "another order starts at its first page"
    assert not app.exception


def test_what_is_not_out_yet_is_said() -> None:
    text = text_of(opened(DATA, table="observations", edition="2025"))
    assert "à paraître" in text
    assert "fin 2026" in text


def test_an_address_that_says_nothing_known_is_told_in_a_sentence() -> None:
    app = AppTest.from_file(str(ROUTER), default_timeout=30)
    for key, value in {"table": "rien", "indicateur": "rien", "page": "x"}.items():
        app.query_params[key] = value
    app.run()
    app.switch_page(DATA).run()
    assert not app.exception
    assert len(app.info) == 3
    assert "Chiffres publiés" in text_of(app)


def test_a_version_that_was_published_is_opened_and_kept_by_the_links() -> None:
    app = opened(DATA, table="observations", v="1.0.0")
    assert not app.exception
    assert "v=1.0.0" in text_of(app)
