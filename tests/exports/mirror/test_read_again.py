"""What a fresh reader stumbled over once: sizes named, bounds of rounding told, one register."""

import re

import pytest

from dashboard.exports.mirror.method import method_page
from dashboard.exports.sheet_table import sheet_table
from dashboard.paths import data_root
from dashboard.results.journal import read_steps
from dashboard.results.sheet.build import sheet
from dashboard.tables.method import load_method
from dashboard.wording import sheet as words
from dashboard.wording.typography import fine
from tests.exports.mirror.kit import asked, page
from tests.worlds import demonstration_world, real_world, world_of


@pytest.mark.parametrize("dataset", ["publie", "demonstration"])
@pytest.mark.parametrize("code", ["75056", "49023", "46042", "01004"])
def test_a_figure_of_a_sheet_is_named_by_the_size_it_is_published_for(
    code: str, dataset: str
) -> None:
    found = sheet(world_of(dataset), code)
    assert found is not None
    table = sheet_table(found, dense=False)
    facts = [fact for subject in found.subjects for fact in subject.facts]
    rows = [row for group in table.groups for row in group.rows]
    seen = 0
    for fact, row in zip(facts, rows, strict=True):
        for level, (own, _) in zip(fact.levels, row.levels, strict=True):
            if level.has_figure:
                assert own.label == f"{words.of_heading(level.cell.heading)}, {level.when}"
                seen += 1
    assert seen > 2


def test_an_earlier_figure_of_other_sizes_says_which() -> None:
    found = sheet(demonstration_world(), "49023")
    assert found is not None
    told = fine(" ".join(line for one in found.brief for line in one.more))
    figures = re.findall(r"Fin 2014\s: ([^(.]*)\(communes de 5", told)
    others = [
        fact.levels[0].cell.text
        for subject in found.subjects
        for fact in subject.facts
        if fact.levels[0].cell.heading != fact.levels[1].cell.heading
    ]
    assert figures
    assert {figure.strip() for figure in figures} <= set(others)


def test_bounds_of_rounding_alone_are_never_shown_as_an_interval() -> None:
    text = page("ma-commune", commune="49023", jeu="demonstration")
    unknown = re.findall(r"précision inconnue</span><small>.*?</small>", text)
    with_bounds = [one for one in unknown if "(" in one]
    assert with_bounds
    assert all("arrondi seul" in one for one in with_bounds)


def test_the_method_tells_the_register_of_the_published_figures_in_both_data_sets() -> None:
    told = asked("methode", {"jeu": ["demonstration"]}, demonstration_world())
    body = str(
        method_page(
            told,
            lambda: load_method(data_root()),
            lambda: read_steps(data_root()),
            real_world,
        ).body
    )
    assert "Registre de comparabilité" in body
    assert "simulée dans les deux éditions" not in body


def test_the_counts_of_epci_are_cited_as_those_of_dgcl() -> None:
    text = page("intercommunalites")
    assert "Insee. DGCL" not in text
    assert "DGCL. DGCL" not in text
    assert "DGCL, listes des EPCI" in text
