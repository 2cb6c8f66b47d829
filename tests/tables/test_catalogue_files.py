"""A badly written catalogue is refused with the file, the entry and the key."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard.domain.dataset import Dataset
from dashboard.tables.catalogue import load_catalogue, load_sources
from dashboard.tables.errors import TablesError
from dashboard.tables.method import load_method


@pytest.fixture
def copy(data: Path, tmp_path: Path) -> Path:
    """A copy of the catalogue that a test may change."""
    without = shutil.ignore_patterns(Dataset.DEMONSTRATION.value)
    shutil.copytree(data / "catalogue", tmp_path / "catalogue", ignore=without)
    return tmp_path


def _overlay(root: Path, name: str, text: str) -> Path:
    """A file laid over the copy for the demonstration."""
    path = root / "catalogue" / Dataset.DEMONSTRATION.value / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _edit(root: Path, name: str, old: str, new: str) -> Path:
    path = root / "catalogue" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


ABS = "indicators_abs.toml"
OWN_FAULTS = [
    ("themes.toml", 'id = "abs"', 'id = "Abs réalisée"', "id: String should match"),
    (ABS, "short_label =", "shortlabel =", "shortlabel: Extra inputs"),
    (ABS, 'unit = "commune"', 'unit = "ville"', "unit: Input should be 'commune' or 'epci'"),
    (ABS, 'readings = ["communes",', 'readings = ["habitants",', "readings.0"),
    (ABS, 'id = "abs-prevue"', 'id = "abs-realisee"', "'abs-realisee' is declared twice"),
    ("sources.toml", 'nature = "press"', 'nature = "rumeur"', "nature: Input should be"),
    ("sources.toml", 'confidence = "A"', 'confidence = "C"', "confidence"),
    ("editions.toml", "year = 2014", 'year = "deux mille quatorze"', "year"),
    ("size_ranges.toml", "inhabitants = 500", "inhabitants = -500", "inhabitants"),
    ("comparability.toml", "[[note]]", "[[notes]]", r"expected \[\[note\]\]"),
    ("comparability.toml", 'cause = "loi"', 'cause = "lois"', "cause: Input should be"),
    ("milestones.toml", 'kind = "', 'kind = "autre-', "kind: Input should be"),
    ("milestones.toml", 'precision = "', 'precision = "semaine-', "precision: Input should be"),
    ("axes.toml", "[[domain]]", "[[domain", "not a TOML file"),
]


@pytest.mark.parametrize(("name", "old", "new", "told"), OWN_FAULTS)
def test_a_fault_in_a_file_is_named(copy: Path, name: str, old: str, new: str, told: str) -> None:
    path = _edit(copy, name, old, new)
    with pytest.raises(TablesError, match=told) as caught:
        load_catalogue(copy)
    assert caught.value.path == path


LINK_FAULTS = [
    (ABS, 'theme = "abs"', 'theme = "sante"', "abs-realisee cites the theme 'sante'"),
    (ABS, 'sources = ["er-1078-compas"', 'sources = ["er-1079"', "the source 'er-1079'"),
    (ABS, 'champ = "communes"', 'champ = "villes"', "the champ 'villes'"),
    (ABS, '2025 = "a-paraitre"', '2025 = "bientot"', "the sentence of availability 'bientot'"),
    (ABS, '2025 = "a-paraitre"', '2026 = "a-paraitre"', "its availability for each of 2015, 2025"),
    (ABS, 'readings = ["communes", "population"]', 'readings = ["communes"]', "useless sentence"),
    (ABS, 'scopes = ["sans-objet"]', 'scopes = ["propre"]', "lacks the sentence for propre"),
    (ABS, "inverse_label = ", "# ", "must have an inverse label"),
    (ABS, 'group = "abs-realisee"', 'group = "abs-prevue"', "the group 'abs-prevue'"),
    ("indicators_prestations.toml", 'kind_of_aid = "cheque"', "", "kind of aid 'cheque' has no"),
    ("axes.toml", 'id = "autres"', 'id = "divers"', "the domain 'divers' has no indicator"),
    ("themes.toml", 'id = "moyens"', 'id = "ressources"', "the theme 'ressources' has no"),
    ("themes.toml", 'editions = ["2015"]', 'editions = ["2014"]', "the edition '2014'"),
    ("editions.toml", 'source = "communique-2015"', 'source = "bruit"', "the source 'bruit'"),
    (ABS, 'theme = "abs"', 'champs = { 2035 = "communes" }\ntheme = "abs"', "the edition '2035'"),
    (ABS, 'theme = "abs"', 'champs = { 2025 = "villes" }\ntheme = "abs"', "the champ 'villes'"),
    (ABS, 'theme = "abs"', 'questions = { 2035 = "Non." }\ntheme = "abs"', "the edition '2035'"),
    ("milestones.toml", 'themes = ["', 'themes = ["sante", "', "cites the theme 'sante'"),
    ("editions.toml", "value = 8600", "", "has neither value nor words"),
    ("size_ranges.toml", '"er-995-slideshare"', '"er-0"', "threshold 500 cites the source 'er-0'"),
]


@pytest.mark.parametrize(("name", "old", "new", "told"), LINK_FAULTS)
def test_files_that_do_not_agree_are_refused(
    copy: Path, name: str, old: str, new: str, told: str
) -> None:
    _edit(copy, name, old, new)
    with pytest.raises(TablesError, match=told):
        load_catalogue(copy)


def test_a_missing_file_is_named(copy: Path) -> None:
    for path in sorted((copy / "catalogue").glob("[!i]*.toml")):
        content = path.read_bytes()
        path.unlink()
        load = load_method if path.name == "method.toml" else load_catalogue
        with pytest.raises(TablesError, match="missing") as caught:
            load(copy)
        assert caught.value.path == path
        path.write_bytes(content)
    for path in (copy / "catalogue").glob("indicators_*.toml"):
        path.unlink()
    with pytest.raises(TablesError, match="no file indicators_"):
        load_catalogue(copy)


def test_the_catalogue_is_loaded_by_theme_communes_before_epci(data: Path) -> None:
    catalogue = load_catalogue(data)
    themes = list(catalogue.themes)
    order = [(themes.index(i.theme), i.unit.value) for i in catalogue.indicators.values()]
    assert order == sorted(order)


SIMULATION = """
[[source]]
id = "demonstration"
publication = "Démonstration"
title = "Démonstration"
author = "personne"
date = "2026"
nature = "simulation"
read_in = "ce site"
url = ""
confidence = "B"
"""
ABS_AGAIN = """
[[indicator]]
id = "abs-prevue"
label = "Question simulée"
short_label = "Simulée"
definition = "Une définition."
theme = "abs"
theme_2025 = "abs"
unit = "commune"
scopes = ["sans-objet"]
readings = ["communes"]
champ = "communes"
question = "La question ?"
editions = ["2015", "2025"]
availability = { 2015 = "chiffres-lus", 2025 = "demonstration" }
sources = ["demonstration"]
champs = { 2025 = "communes-dotees" }
questions = { 2025 = "Une autre question ?" }

[indicator.sentences.sans-objet.communes]
direct = "est|sont"
"""
TEXTS = """
[champs]
communes-dotees = "Communes dotées d’un CCAS."
[availability]
demonstration = "Chiffres simulés."
a-paraitre = "Autre phrase."
"""


def test_a_data_set_changes_what_it_names_and_nothing_else(copy: Path) -> None:
    _overlay(copy, "sources.toml", SIMULATION)
    _overlay(copy, "indicators.toml", ABS_AGAIN)
    _overlay(copy, "axes.toml", TEXTS)
    base, laid = load_catalogue(copy), load_catalogue(copy, Dataset.DEMONSTRATION)
    changed = laid.indicators["abs-prevue"]
    assert changed.label == "Question simulée"
    assert changed.champ_in("2015") == base.indicators["abs-prevue"].champ
    assert changed.champ_in("2025") == "Communes dotées d’un CCAS."
    assert changed.questions == {"2025": "Une autre question ?"}
    assert changed.availability["2025"] == "Chiffres simulés."
    assert changed.availability["2015"] == base.indicators["abs-prevue"].availability["2015"]
    assert laid.indicators["abs-realisee"].availability["2025"] == "Autre phrase."
    assert list(laid.indicators) == list(base.indicators)
    assert list(laid.sources) == [*base.sources, "demonstration"]
    assert list(load_sources(copy, Dataset.DEMONSTRATION)) == list(laid.sources)
    assert laid.domains == base.domains
    assert laid.editions == base.editions
    assert "demonstration" not in load_sources(copy)
    assert base.indicators["abs-prevue"].label.startswith("Communes ayant prévu")


def test_a_data_set_without_files_of_its_own_has_the_common_catalogue(copy: Path) -> None:
    assert load_catalogue(copy, Dataset.DEMONSTRATION) == load_catalogue(copy)


OVERLAY_FAULTS = [
    ("indicators.toml", ABS_AGAIN + ABS_AGAIN, "'abs-prevue' is declared twice"),
    ("indicators.toml", ABS_AGAIN, "abs-prevue cites the source 'demonstration'"),
    ("sources.toml", SIMULATION.replace("simulation", "invention"), "demonstration.*nature"),
    ("axes.toml", "[champ]", "champ: Extra inputs"),
    ("indicator.toml", ABS_AGAIN, "not a file of the catalogue"),
    ("themes.toml", "[[edition]]", r"expected \[\[theme\]\]"),
    ("comparability.toml", "entry = 3", r"expected \[\[note\]\]"),
]


@pytest.mark.parametrize(("name", "text", "told"), OVERLAY_FAULTS)
def test_a_fault_in_what_a_data_set_changes_is_named(
    copy: Path, name: str, text: str, told: str
) -> None:
    path = _overlay(copy, name, text)
    with pytest.raises(TablesError, match=told) as caught:
        load_catalogue(copy, Dataset.DEMONSTRATION)
    assert caught.value.path in (path, path.parent)
    load_catalogue(copy)
