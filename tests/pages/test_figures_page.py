"""The workshop: every kind of figure opens from its address, is checked, and a dossier is kept."""

import base64
import html
import re
from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from dashboard.domain.dossier import Dossier
from dashboard.domain.dossier_address import from_parameter, to_parameter
from dashboard.domain.dossier_file import to_toml
from dashboard.domain.figure import FigureKind, PageFormat
from dashboard.domain.figure_address import parse_figure
from dashboard.exports.dossier.checking import checked_one
from dashboard.results.journal import steps_until
from dashboard.results.publication.compose import publication, readable
from dashboard.ui import cache, figure_exports
from dashboard.ui.figure_log import log_of
from dashboard.wording.typography import fine
from dashboard.wording.workshop import ADD, FAULTS, READY, SIGHTS
from tests.pages.test_pages import opened, text_of
from tests.worlds import universe, world_of

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
@pytest.mark.parametrize("kind", GOOD)
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
        ({**DEMO, "type": "carte-departements", "indicateurs": "ccas"}, "département"),
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


def asked(app: AppTest, key: str) -> str:
    """What the address says, empty where it says nothing."""
    return "".join(app.query_params.get(key, ""))


def choice(app: AppTest, key: str) -> Selectbox:
    return next(box for box in app.selectbox if box.key == key)


@pytest.mark.parametrize("territory", ["departement-49", "region-28", "epci-200006716"])
def test_the_map_of_a_territory_may_leave(territory: str) -> None:
    app = opened(FIGURES, type="carte-communes", territoire=territory, **GOOD[FigureKind.MAP])
    assert not app.exception
    assert fine(READY) in text_of(app)
    assert choice(app, "figure-where").value == territory.split("-")[0]
    chosen = next(b for b in app.selectbox if b.key and b.key.startswith("figure-territory-"))
    assert chosen.value == territory


def test_a_territory_is_chosen_by_kind_then_by_name() -> None:
    app = opened(FIGURES, type="carte-communes", **GOOD[FigureKind.MAP])
    choice(app, "figure-where").set_value("departement").run()
    assert asked(app, "territoire") == "departement-01"
    choice(app, "figure-territory-departement").set_value("departement-48").run()
    assert asked(app, "territoire") == "departement-48"
    choice(app, "figure-where").set_value("france").run()
    assert "territoire" not in app.query_params
    assert not app.exception


def test_zones_and_intercommunalites_have_no_territory_to_choose() -> None:
    for params in (
        {"type": "carte-regions", **GOOD[FigureKind.MAP_REGIONS]},
        {"type": "barres", "indicateurs": "epci-organisation"},
    ):
        app = opened(FIGURES, **params)
        assert not [box for box in app.selectbox if box.key == "figure-where"]


def pasted(app: AppTest, text: str) -> AppTest:
    next(area for area in app.text_area if area.key == "dossier-text").set_value(text).run()
    return next(button for button in app.button if button.key == "dossier-take").click().run()


def two_figures(dataset: str = "publie") -> str:
    known = universe(dataset)
    jeu = DEMO if dataset == "demonstration" else {}
    specs = [
        parse_figure({**jeu, "type": "barres", **GOOD[FigureKind.BARS]}, known).spec,
        parse_figure({**jeu, "type": "carte-communes", **GOOD[FigureKind.MAP]}, known).spec,
    ]
    return to_toml(Dossier("Deux figures", figures=tuple(specs)))


@pytest.mark.parametrize("dataset", ["publie", "demonstration"])
def test_a_saved_dossier_is_taken_up_with_its_figures_and_its_data(dataset: str) -> None:
    app = pasted(opened(FIGURES, type="tableau", indicateurs="ccas"), two_figures(dataset))
    assert not app.exception
    kept = from_parameter(asked(app, "dossier"), universe).dossier
    assert to_toml(kept) == two_figures(dataset)
    assert asked(app, "jeu") == dataset.replace("publie", "")
    assert asked(app, "type") == "barres"
    assert "2 figures" in " ".join(info.value for info in app.info).replace("\u00a0", " ")
    assert "Carte 1" in text_of(app)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Rien n’a été collé"),
        ("   \n ", "Rien n’a été collé"),
        ("ceci n’est pas un dossier", "lu"),
        ("[dossier]\ntitre = 'seul'", "aucune figure"),
        ("[dossier]\ntitre = 3\n[[figure]]\ntype = 'barres'", "titre"),
        ("[[figure]]\ncouleur = 'rouge'", "figure 1"),
        ("[[figure]]\ntype = 'barres'\n" * 25, "24"),
        (f"[[figure]]\ntitre = '{'a' * 400}'", "300"),
        ("\x00\x1b", "lu"),
    ],
)
def test_what_is_no_dossier_is_refused_in_a_sentence_and_changes_nothing(
    text: str, told: str
) -> None:
    app = opened(FIGURES, type="barres", **GOOD[FigureKind.BARS])
    before = dict(app.query_params)
    app = pasted(app, text)
    assert not app.exception
    said = " ".join(info.value for info in app.info)
    assert told in said
    assert "Error" not in said
    assert "dossier" not in app.query_params
    assert dict(app.query_params) == before


def test_what_changed_in_a_dossier_is_told_by_figure() -> None:
    text = "[[figure]]\ntype = 'barres'\nindicateurs = ['abs-realisee']\n[[figure]]\ntype = 'barres'\nindicateurs = ['inconnu']"
    app = pasted(opened(FIGURES), text)
    said = [info.value for info in app.info]
    assert any(line.startswith("Graphique 2") and "inconnu" in line for line in said)


def test_a_choice_of_a_pasted_dossier_is_told_as_one_of_a_file_and_shown_as_it_was_written() -> (
    None
):
    text = "[[figure]]\ntype = 'barres'\n[[figure]]\ntype = '*camembert* :red[x] $1$'"
    app = pasted(opened(FIGURES), text)
    (said,) = (i.value for i in app.info if i.value.startswith("Graphique 2, type"))
    assert "\\*camembert\\* \\:red\\[x\\] \\$1\\$" in said.replace("\u00a0", " ")
    assert "Dans cette adresse" not in said
    assert "Écrire" in said


def test_the_value_read_aloud_is_the_one_shown_as_chosen() -> None:
    """Also where none was chosen: the « Lecture » of an EPCI reads what its map shows."""
    app = opened(
        FIGURES, type="carte-communes", territoire="epci-200054781", **GOOD[FigureKind.MAP]
    )
    chosen = choice(app, "figure-read")
    spec = parse_figure(
        {"type": "carte-communes", "territoire": "epci-200054781", **GOOD[FigureKind.MAP]},
        universe("publie"),
    ).spec
    composed = publication(world_of("publie"), spec)
    assert composed.lecture.startswith(dict(readable(world_of("publie"), spec))[chosen.value])


def test_workbooks_know_the_log_of_their_figures_and_simulated_ones_have_none() -> None:
    world = world_of("publie")
    steps = cache.steps()[0]
    assert log_of(world) == steps != ()
    assert (
        log_of(replace(world, frozen=steps[0].release.version))
        == steps_until(steps, steps[0].release.version)
        == steps[:1]
    )
    assert log_of(world_of("demonstration")) == ()


def test_the_workbook_of_one_figure_bears_the_checksum_of_its_data() -> None:
    world = world_of("publie")
    spec = parse_figure({"type": "barres", **GOOD[FigureKind.BARS]}, universe()).spec
    about = figure_exports._about(world, checked_one(publication(world, spec)), date(2026, 11, 21))
    assert about.data_sha256 == world.observations.sha256 != ""


def test_each_zone_of_a_map_can_be_read_aloud() -> None:
    params = {**DEMO, "type": "carte-regions", "indicateurs": "action-sociale", "editions": "2025"}
    app = opened(FIGURES, **params)
    assert not app.exception
    options = choice(app, "figure-read").options
    assert len(options) == len(set(options)) > 10
    assert all("région" in option for option in options)
    choice(app, "figure-read").set_value("action-sociale:2025:region-53").run()
    assert asked(app, "lire") == "action-sociale:2025:region-53"
    assert not app.exception


def test_the_colours_of_a_figure_are_said_to_be_apart() -> None:
    app = opened(FIGURES, type="carte-communes", **GOOD[FigureKind.MAP])
    text = text_of(app).replace("\u00a0", " ")
    assert re.search(r"ΔE \d+,\d \(9 au moins\)", text)
    assert "ΔE" not in text_of(opened(FIGURES, type="barres", **GOOD[FigureKind.BARS]))


@pytest.mark.parametrize("sight", SIGHTS)
def test_the_preview_is_seen_by_every_eye(sight: str) -> None:
    app = opened(FIGURES, type="barres", **GOOD[FigureKind.BARS])
    control = next(b for b in app.get("button_group") if b.key == "figure-sight")
    control.set_value(sight).run()
    assert not app.exception
    assert "SVG (modifiable)" in saves(app)


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


def click(app: AppTest, key: str) -> AppTest:
    app = next(button for button in app.button if button.key == key).click().run()
    assert not app.exception
    return app


def has(app: AppTest, key: str) -> bool:
    return any(button.key == key for button in app.button)


def kept_in(app: AppTest) -> Dossier:
    return from_parameter(asked(app, "dossier"), universe).dossier


def titled(app: AppTest, title: str) -> AppTest:
    box = next(one for one in app.text_input if one.key == "figure-title")
    return box.set_value(title).run()


def three() -> AppTest:
    """A dossier of two bar charts of one indicator and a map."""
    specs = [
        parse_figure({"type": kind, **params}, universe()).spec
        for kind, params in (
            ("barres", GOOD[FigureKind.BARS]),
            ("barres", {**GOOD[FigureKind.BARS], "sens": "inverse"}),
            ("carte-communes", GOOD[FigureKind.MAP]),
        )
    ]
    value = to_parameter(Dossier("Essai", figures=tuple(specs)))
    return opened(FIGURES, type="barres", **GOOD[FigureKind.BARS], dossier=value)


def test_a_figure_taken_up_again_is_corrected_in_its_place() -> None:
    app = three()
    assert not has(app, "dossier-replace"), "nothing was taken up"
    before = kept_in(app).figures
    app = click(app, "dossier-open-1")
    assert asked(app, "sens") == "inverse"
    replacing = next(b for b in app.button if b.key == "dossier-replace")
    assert replacing.label == "Remplacer « Graphique 2 »"
    app = click(titled(app, "Un titre à moi"), "dossier-replace")
    after = kept_in(app).figures
    assert after == (before[0], before[1].with_(title="Un titre à moi"), before[2])
    assert asked(app, "titre") == "Un titre à moi"
    app = click(titled(app, "Un autre"), "dossier-replace")
    assert [f.title for f in kept_in(app).figures] == ["", "Un autre", ""]


def test_a_correction_follows_its_figure_and_its_number() -> None:
    app = click(click(three(), "dossier-open-1"), "dossier-up-1")
    assert next(b for b in app.button if b.key == "dossier-replace").label == (
        "Remplacer « Graphique 1 »"
    )
    control = next(b for b in app.get("button_group") if b.key == "figure-kind")
    app = click(control.set_value(FigureKind.TABLE).run(), "dossier-replace")
    assert [f.label for f in kept_in(app).figures] == ["Tableau 1", "Graphique 1", "Carte 1"]
    assert asked(app, "type") == "tableau"


def test_what_was_taken_up_and_is_gone_is_not_offered_any_more() -> None:
    app = click(click(three(), "dossier-open-2"), "dossier-remove-2")
    assert not has(app, "dossier-replace")
    assert has(app, "dossier-add")
    app = click(click(three(), "dossier-open-1"), "dossier-remove-0")
    assert next(b for b in app.button if b.key == "dossier-replace").label == (
        "Remplacer « Graphique 1 »"
    )
    app = click(titled(app, "Une variante"), "dossier-add")
    assert not has(app, "dossier-replace"), "what was added is a figure of its own"
    assert len(kept_in(app).figures) == 3


def test_the_first_figure_of_a_saved_dossier_can_be_put_back() -> None:
    app = pasted(opened(FIGURES, type="tableau", indicateurs="ccas"), two_figures())
    app = click(titled(app, "Corrigé"), "dossier-replace")
    assert [f.title for f in kept_in(app).figures] == ["Corrigé", ""]


def test_the_figures_of_a_dossier_are_told_apart() -> None:
    app = click(three(), "dossier-open-0")
    world = world_of("publie")
    plain = re.sub(r"[\u00a0\u202f]", " ", html.unescape(text_of(app)))
    lines = re.findall(r"(?:Graphique|Carte) \d \([^<\n]+", plain)
    assert len(lines) == len(set(lines)) == 3
    for line, spec in zip(lines, kept_in(app).figures, strict=True):
        assert line.startswith(spec.label)
        title = re.sub(r"[\u00a0\u202f]", " ", fine(publication(world, spec).title))
        assert title in line
    assert [("reprise" in line) for line in lines] == [True, False, False]
    assert "(barres)" in lines[0]
    assert "(carte par commune)" in lines[2]
