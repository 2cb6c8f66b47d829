"""A badly written catalogue is refused with the file, the entry and the key."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard.tables.catalogue import load_catalogue
from dashboard.tables.errors import TablesError


@pytest.fixture
def copy(data: Path, tmp_path: Path) -> Path:
    """A copy of the catalogue that a test may change."""
    shutil.copytree(data / "catalogue", tmp_path / "catalogue")
    return tmp_path


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
    (ABS, 'comparability = ["abs-ou-avant"', 'comparability = ["loi"', "the note 'loi'"),
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
        with pytest.raises(TablesError, match="missing") as caught:
            load_catalogue(copy)
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
