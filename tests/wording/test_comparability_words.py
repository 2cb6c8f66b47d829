"""What the register says on screen: the law, its date and the break, in a sentence or two."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.domain.comparability import (
    ABSENT,
    Cause,
    Comparability,
    ComparisonLevel,
    Entry,
    Milestone,
)
from dashboard.domain.dataset import Dataset
from dashboard.domain.observation import Reading, Scope
from dashboard.tables.catalogue import load_catalogue
from dashboard.wording.comparability import CAUSE, COMPARABILITY, moment, why

DATA = Path(__file__).resolve().parents[2] / "data"
CATALOGUE = load_catalogue(DATA)


def _entry(indicator: str, level: ComparisonLevel) -> Entry:
    return CATALOGUE.register.find(indicator, level, Scope.EITHER, Reading.UNITS)


def test_every_judgement_and_every_cause_has_its_words() -> None:
    assert set(COMPARABILITY) == set(Comparability)
    assert set(CAUSE) == set(Cause)
    assert len(set(CAUSE.values())) == len(Cause)


def test_the_needs_analysis_is_refused_with_its_decree() -> None:
    assert why(_entry("abs-realisee", ComparisonLevel.FRANCE)) == (
        "Décret n°\u00a02016-824 du 21 juin 2016\u00a0: de l’obligation annuelle à l’obligation "
        "une fois par mandat. Autres raisons\u00a0: «\u00a0En 2014 ou avant\u00a0»\u202f; année "
        "du mandat. Les deux niveaux se montrent, séparés\u202f; leur différence ne mesure pas "
        "une évolution."
    )


def test_a_reason_without_law_is_said_in_its_own_words() -> None:
    assert why(_entry("partenariat", ComparisonLevel.FRANCE)) == why(ABSENT)
    single = CATALOGUE.register.find(
        "partenariat", ComparisonLevel.FRANCE, Scope.OWN, Reading.UNITS
    )
    assert single.main is not None
    assert why(single) == single.main.text
    assert why(ABSENT).startswith("Le registre de comparabilité ne dit rien")


def test_the_former_regions_are_told_with_law_and_date() -> None:
    assert why(_entry("ccas", ComparisonLevel.REGION)) == (
        "Loi n°\u00a02015-29 du 16 janvier 2015\u00a0: régions redécoupées au "
        "1er\u00a0janvier 2016."
    )


def test_an_acronym_keeps_its_capitals() -> None:
    assert "\u00a0: CCAS facultatif" in why(_entry("ccas", ComparisonLevel.FRANCE))


@pytest.mark.parametrize("dataset", Dataset)
def test_every_refusal_and_every_caution_says_why(dataset: Dataset) -> None:
    for key, entry in load_catalogue(DATA, dataset).register.entries.items():
        text = why(entry)
        assert text.endswith("."), key
        assert "  " not in text
        assert ".." not in text
        assert bool(entry.reasons) or entry.status is Comparability.COMPARABLE, key


def test_a_date_is_printed_as_precisely_as_it_is_known() -> None:
    by_id = {milestone.id: milestone for milestone in CATALOGUE.milestones}
    printed = {name: moment(by_id[name]) for name in ("abs-decret", "municipales-2014", "abs-2027")}
    assert printed == {
        "abs-decret": "21 juin 2016",
        "municipales-2014": "mars 2014",
        "abs-2027": "2027",
    }
    first = Milestone("x", "loi", "2016-01-01", "jour", "n", "r", "e")
    assert moment(first) == "1er\u00a0janvier 2016"
