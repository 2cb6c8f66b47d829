"""The pages that compare two editions open for every address, in both data sets, in French."""

import json
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.paths import data_root
from dashboard.wording.datasets import BACK, DEMONSTRATION, SEE
from dashboard.wording.verdicts import VERDICTS
from tests.pages.test_pages import CARTE, opened, text_of
from tests.worlds import every_view

EVOLUTIONS = "../../pages/evolutions.py"
NEEDS = "../../pages/besoins_sociaux.py"
EPCI = "../../pages/intercommunalites.py"
METHOD = "../../pages/methode.py"
PAGES = ("", CARTE, EVOLUTIONS, NEEDS, EPCI, METHOD)
DEMO = {"jeu": "demonstration"}


def labels(app: AppTest) -> set[str]:
    return {button.label for button in app.button}


def figures(app: AppTest) -> list[str]:
    specs = (json.loads(chart.proto.spec) for chart in app.get("plotly_chart"))
    return [json.dumps(spec, ensure_ascii=False) for spec in specs]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_that_the_demonstration_is_fictitious(page: str) -> None:
    app = opened(page, **DEMO)
    assert not app.exception
    assert not app.error
    text = text_of(app)
    assert f"<b>{DEMONSTRATION}.</b>" in text
    assert BACK in labels(app)
    assert app.button_group(key="controls-dataset").value == "demonstration"
    for table in text.split("<caption")[1:] if page != METHOD else ():
        caption = table.split("</caption>")[0]
        real = "Communes et habitants" in caption or "à fiscalité propre" in caption
        real = real or "Registre" in caption or "chiffres publiés" in caption
        assert real or DEMONSTRATION in caption


@pytest.mark.parametrize("page", PAGES)
def test_published_figures_are_shown_by_default_and_say_nothing_of_fiction(page: str) -> None:
    app = opened(page)
    assert not app.exception
    assert not app.error
    if page != METHOD:  # it tells what the demonstration is
        assert "fictives" not in text_of(app).replace(SEE, "")
    assert app.button_group(key="controls-dataset").value == "publie"
    assert "jeu" not in app.query_params


@pytest.mark.parametrize("dataset", [{}, DEMO], ids=["publie", "demonstration"])
@pytest.mark.parametrize("part", ["tous", "indicateur", "cadre", "lois"])
def test_every_part_of_the_evolutions_opens(part: str, dataset: dict[str, str]) -> None:
    app = opened(EVOLUTIONS, partie=part, **dataset)
    assert not app.exception
    assert not app.error
    assert not app.info
    text = text_of(app)
    assert "<table" in text
    for figure in figures(app):
        assert (DEMONSTRATION in figure) == bool(dataset and part in ("tous", "indicateur"))


@pytest.mark.parametrize(
    "params",
    [v for v in every_view("demonstration") if v["edition"] == "2025" and v["sens"] == "direct"],
    ids=lambda v: "-".join(v.values()),
)
def test_every_indicator_has_its_evolution(params: dict[str, str]) -> None:
    asked = {k: v for k, v in params.items() if k != "edition"}
    app = opened(EVOLUTIONS, partie="indicateur", **asked)
    assert not app.exception
    assert not app.error
    text = text_of(app)
    told = ("Champ", "Note", "Source")
    nothing_yet = params["indicateur"] == "moyens-humains"
    for label in told if nothing_yet else ("Lecture", *told):
        assert f"<b>{label}" in text
    assert bool(figures(app)) != nothing_yet, "no chart where no level has a number"


@pytest.mark.parametrize(
    "where", ["region-76", "region-94", "region-06", "departement-48", "epci-200023414"]
)
def test_a_territory_has_its_evolution_or_a_sentence_that_says_why_not(where: str) -> None:
    app = opened(EVOLUTIONS, partie="indicateur", territoire=where, **DEMO)
    assert not app.exception
    assert not app.error
    text = text_of(app)
    if where.startswith("region") and where != "region-06":
        assert "Valeurs\u00a0: France," not in text
    elif not where.startswith("region"):
        assert "n’a pas de valeurs propres" in text


def test_one_button_leads_to_the_demonstration_and_one_back() -> None:
    app = opened(EVOLUTIONS)
    assert "Les résultats de 2025 ne sont pas publiés" in text_of(app)
    app.button(key="see-demonstration").click().run()
    assert app.query_params["jeu"] == "demonstration"
    assert DEMONSTRATION in text_of(app)
    app.button(key="back-published").click().run()
    assert "jeu" not in app.query_params
    assert "fictives" not in text_of(app)


def test_the_demonstration_stays_from_page_to_page_and_in_the_address() -> None:
    app = opened(EVOLUTIONS, **DEMO)
    app.switch_page(NEEDS).run()
    assert DEMONSTRATION in text_of(app)
    assert app.query_params["jeu"] == "demonstration"


def test_the_page_of_needs_keeps_both_levels_apart_and_says_what_2027_asks() -> None:
    text = text_of(opened(NEEDS, **DEMO)).replace("\u00a0", " ")
    assert "2016-824" in text
    assert "Si votre commune a un CCAS" in text
    assert "2027" in text
    assert "▲" not in text
    assert "▼" not in text
    published = text_of(opened(NEEDS)).replace("\u00a0", " ")
    for figure in ("15 %", "11 %", "76 %", "52 %"):
        assert figure in published
    assert "Si votre commune a un CCAS" in published


def test_the_page_of_epci_has_no_map() -> None:
    for params in ({}, DEMO):
        app = opened(EPCI, **params)
        assert not app.get("bidi_component")
        text = text_of(app).replace("\u202f", " ")
        assert "2 145" in text
        assert "1 254" in text


@pytest.mark.parametrize("compare", ["evolution", "cote-a-cote"])
@pytest.mark.parametrize("dataset", [{}, DEMO], ids=["publie", "demonstration"])
@pytest.mark.parametrize("indicator", ["ccas", "abs-realisee", "prestation", "epci-cias"])
def test_the_map_compares_or_says_why_not(
    compare: str, dataset: dict[str, str], indicator: str
) -> None:
    app = opened(CARTE, comparaison=compare, indicateur=indicator, **dataset)
    assert not app.exception
    assert not app.error
    text = text_of(app)
    assert "<table" in text
    assert "Champ" in text


def test_a_damaged_demonstration_leaves_the_published_pages_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "data"
    shutil.copytree(data_root(), copy)
    (copy / "demonstration" / "observations.parquet").write_bytes(b"cut")
    monkeypatch.setenv("ASCO_DATA", str(copy))
    app = opened(EVOLUTIONS, **DEMO)
    (said,) = [str(e.value) for e in app.error]
    assert "observations.parquet" in said
    assert "make demonstration" in said
    assert not opened(EVOLUTIONS).error


def test_the_detail_offers_survey_figures_only_and_says_so_of_another_address() -> None:
    app = opened(EVOLUTIONS, partie="indicateur", **DEMO)
    assert "cadre" not in app.selectbox(key="controls-theme").options
    assert not any("Cadre" in label for label in app.selectbox(key="controls-theme").options)
    other = opened(EVOLUTIONS, partie="indicateur", indicateur="cadre-taille")
    (said,) = [str(e.value) for e in other.info]
    assert "n’est pas un chiffre d’enquête" in said


def test_every_verdict_is_explained_on_the_pages_that_show_them() -> None:
    for part in ("tous", "indicateur"):
        text = text_of(opened(EVOLUTIONS, partie=part, **DEMO))
        for words in VERDICTS.values():
            assert words.explanation.split(" : ")[0].split(",")[0] in text.replace("\u00a0", " ")
