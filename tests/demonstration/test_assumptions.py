"""Assumptions that contradict themselves stop the build, with the entry and the reason."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.demonstration.assumptions import Assumptions, read_assumptions
from dashboard.demonstration.build import check_series, surveys_of
from dashboard.domain.catalogue import Catalogue
from dashboard.geography.store import Geography
from dashboard.tables.errors import TablesError
from tests.demonstration.conftest import ASSUMPTIONS

Edit = Callable[[str], str]


def _changed(tmp_path: Path, old: str, new: str) -> Path:
    text = ASSUMPTIONS.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "assumptions.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("seed = 20142025", "sead = 1", "sead"),
        ("kept = 0.80", "kept = 80", r"panel\.kept"),
        ('status = "NR"', 'status = "XX"', r"gaps\.0\.status"),
        ("bands = [0, 500,", "bands = [0, 400, 500,", "sample sizes"),
        ("limits = [500, 1500, 5000, 10000]", "limits = [500, 2000]", "2000"),
        (
            'first = { have = ["action-sociale/propre"] }',
            'first = { have = ["prestation/propre"] }',
            "action-sociale/territoire cites prestation/propre",
        ),
        ("[72.2, 90.2,", "[72.2,", "action-sociale/propre: a share for each band"),
    ],
)
def test_a_typing_error_is_named(tmp_path: Path, old: str, new: str, reason: str) -> None:
    path = _changed(tmp_path, old, new)
    with pytest.raises(TablesError, match=reason) as caught:
        read_assumptions(path)
    assert caught.value.path == path


def test_a_part_larger_than_its_whole_is_named(
    tmp_path: Path, demonstration_catalogue: Catalogue, geography: Geography
) -> None:
    path = _changed(tmp_path, "shares = { 2015 = [80.2,", "shares = { 2015 = [60.2,")
    with pytest.raises(TablesError, match=r"action-sociale/territoire, 2015, band 0"):
        surveys_of(read_assumptions(path), demonstration_catalogue, geography, path)


def test_a_share_of_the_population_out_of_reach_is_named(
    tmp_path: Path, demonstration_catalogue: Catalogue, geography: Geography
) -> None:
    path = _changed(tmp_path, "population = { 2015 = 97.6 }", "population = { 2015 = 99.9 }")
    with pytest.raises(TablesError, match=r"99\.9 % of the population is out of reach"):
        surveys_of(read_assumptions(path), demonstration_catalogue, geography, path)


def test_an_indicator_without_series_and_a_series_without_indicator_are_named(
    assumptions: Assumptions, demonstration_catalogue: Catalogue
) -> None:
    fewer = tuple(s for s in assumptions.series if s.indicator != "abs-prevue")
    with pytest.raises(ValueError, match="abs-prevue/sans-objet, 2015: has no series"):
        check_series(assumptions.model_copy(update={"series": fewer}), demonstration_catalogue)
    indicators = dict(demonstration_catalogue.indicators)
    del indicators["partenariat"]
    from dataclasses import replace

    smaller = replace(demonstration_catalogue, indicators=indicators)
    with pytest.raises(ValueError, match=re.escape("partenariat/propre, 2015: is not in")):
        check_series(assumptions, smaller)


def test_the_share_of_a_group_is_taken_in_the_group(
    assumptions: Assumptions, demonstration_catalogue: Catalogue
) -> None:
    series = tuple(
        s.model_copy(update={"base": {}}) if s.indicator == "abs-themes" else s
        for s in assumptions.series
    )
    with pytest.raises(ValueError, match="abs-themes/sans-objet, 2015: its base must be"):
        check_series(assumptions.model_copy(update={"series": series}), demonstration_catalogue)
