"""The workshop: every kind of figure opens from its address, is checked, and a dossier is kept."""

import base64

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.domain.dossier import Dossier
from dashboard.domain.dossier_address import from_parameter, to_parameter
from dashboard.domain.figure import FigureKind, PageFormat
from dashboard.domain.figure_address import parse_figure
from dashboard.wording.typography import fine
from dashboard.wording.workshop import ADD, FAULTS, READY
from tests.pages.test_pages import opened, text_of
from tests.worlds import universe

FIGURES = "../../pages/figures.py"
DEMO = {"jeu": "demonstration"}
GOOD = {
    FigureKind.BARS: {"indicateurs": "action-sociale", "editions": "2015", "portee": "propre"},
    FigureKind.GROUPED: {"indicateurs": "prestation-en-nature,aide-financiere-non-remboursable"},
    FigureKind.DUMBBELL: {**DEMO, "indicateurs": "ccas", "lecture": "communes"},
    FigureKind.TABLE: {"indicateurs": "domaine-personnes-agees,domaine-jeunesse-famille"},
    FigureKind.MAP: {"indicateurs": "abs-realisee", "editions": "2015", "lecture": "communes"},
    FigureKind.MAP_REGIONS: {**DEMO, "indicateurs": "ccas", "editions": "2025"},
}


def saves(app: AppTest) -> set[str]:
    return {button.proto.label for button in app.get("download_button")}


@pytest.mark.parametrize("form", PageFormat)
@pytest.mark.parametrize("kind", FigureKind)
def test_a_good_figure_of_every_kind_and_format_may_leave(
    kind: FigureKind, form: PageFormat
) -> None:
    app = opened(FIGURES, type=kind.value, format=form.value, **GOOD[kind])
    assert not app.exception
    assert not app.error
    assert not app.info
    text = text_of(app)
    assert fine(READY) in text
    assert fine(FAULTS) not in text
    assert "SVG (modifiable)" in saves(app)
    assert "Classeur Excel" in saves(app)


@pytest.mark.parametrize(
    ("params", "told"),
    [
        ({**DEMO, "type": "halteres", "indicateurs": "abs-realisee"}, "compar"),
        ({"type": "barres", "indicateurs": "action-sociale", "editions": "2025"}, "paraître"),
        ({"type": "carte-communes", "indicateurs": "prestation-en-nature"}, "taille"),
    ],
)
def test_a_figure_that_may_not_leave_says_why_and_offers_no_file(
    params: dict[str, str], told: str
) -> None:
    app = opened(FIGURES, **params)
    assert not app.exception
    text = text_of(app)
    assert fine(FAULTS) in text
    assert "Que faire" in text
    assert told in text
    assert not saves(app)


def test_an_address_that_means_nothing_gives_a_sentence_and_a_figure() -> None:
    app = opened(FIGURES, type="camembert", indicateurs="x,y", numero="-3", dossier="!!!")
    assert not app.exception
    assert app.info
    assert "Traceback" not in text_of(app)


def test_a_figure_is_kept_in_the_dossier_of_the_address() -> None:
    app = opened(FIGURES, type="barres", **GOOD[FigureKind.BARS])
    next(button for button in app.button if button.label == ADD).click().run()
    assert not app.exception
    value = app.query_params["dossier"]
    kept = from_parameter("".join(value), universe).dossier
    assert [spec.label for spec in kept.figures] == ["Graphique 1"]
    assert kept.figures[0].indicators == ("action-sociale",)
    assert {"Tout exporter (ZIP)", "Enregistrer le dossier (TOML)"} <= saves(app)


def test_a_dossier_with_a_refused_figure_says_which_and_gives_no_archive() -> None:
    known = universe()
    specs = [
        parse_figure({"type": "barres", **GOOD[FigureKind.BARS]}, known).spec,
        parse_figure({"type": "halteres", "indicateurs": "abs-realisee"}, known).spec,
    ]
    value = to_parameter(Dossier("Essai", figures=tuple(specs)))
    app = opened(FIGURES, dossier=value)
    assert not app.exception
    assert "Tout exporter (ZIP)" not in saves(app)
    assert "Graphique 2" in text_of(app)


@pytest.mark.parametrize(
    "value",
    ["", "é", "A" * 9000, base64.urlsafe_b64encode(b"\x00" * 50).decode().rstrip("="), "../.."],
)
def test_a_broken_dossier_never_breaks_the_page(value: str) -> None:
    app = opened(FIGURES, dossier=value)
    assert not app.exception
    assert "Traceback" not in text_of(app)
