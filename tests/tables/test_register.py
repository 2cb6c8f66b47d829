"""What the comparability register promises: a judgement made, dated and reasoned, or no comparison."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.comparability import (
    ABSENT,
    Cause,
    Comparability,
    ComparisonLevel,
    Entry,
)
from dashboard.domain.dataset import Dataset
from dashboard.domain.observation import Reading, Scope, Unit
from dashboard.tables.catalogue import load_catalogue
from dashboard.tables.errors import TablesError

FRANCE, SIZE, REGION, ENTITY = ComparisonLevel
each_dataset = pytest.mark.parametrize("dataset", Dataset)


@pytest.fixture(scope="module")
def demonstration(data: Path) -> Catalogue:
    return load_catalogue(data, Dataset.DEMONSTRATION)


def _of(catalogue: Catalogue, indicator: str, level: ComparisonLevel) -> list[Entry]:
    """Judgements on an indicator at a level, in every scope and reading it has."""
    row = catalogue.indicators[indicator]
    find = catalogue.register.find
    return [find(indicator, level, s, r) for s in row.scopes for r in row.readings or Reading]


def _statuses(catalogue: Catalogue, indicator: str, level: ComparisonLevel) -> set[Comparability]:
    return {entry.status for entry in _of(catalogue, indicator, level)}


@each_dataset
def test_whatever_is_not_plainly_comparable_says_why_and_when_it_was_judged(
    data: Path, dataset: Dataset
) -> None:
    entries = load_catalogue(data, dataset).register.entries.values()
    assert entries
    for entry in entries:
        dt.date.fromisoformat(entry.judged_on)
        if entry.status is not Comparability.COMPARABLE:
            assert entry.main is not None
            assert entry.main.cause is not Cause.UNKNOWN
        else:
            assert entry.note


@each_dataset
def test_the_needs_analysis_is_never_compared_across_the_decree(
    data: Path, dataset: Dataset
) -> None:
    catalogue = load_catalogue(data, dataset)
    asked = [i.id for i in catalogue.indicators.values() if i.theme == "abs"]
    assert len(asked) == 8
    for indicator in asked:
        for level in ComparisonLevel:
            for entry in _of(catalogue, indicator, level):
                assert not entry.status.allows
                if level is not ENTITY:
                    assert entry.main is not None
                    assert (entry.main.cause, entry.main.date) == (Cause.LAW, "2016-06-21")


@each_dataset
def test_units_are_never_compared_one_by_one(data: Path, dataset: Dataset) -> None:
    catalogue = load_catalogue(data, dataset)
    for indicator in catalogue.indicators:
        for entry in _of(catalogue, indicator, ENTITY):
            assert not entry.status.allows
            assert entry != ABSENT, indicator


@each_dataset
def test_the_intercommunal_bodies_are_compared_as_a_whole_only(
    data: Path, dataset: Dataset
) -> None:
    catalogue = load_catalogue(data, dataset)
    for indicator in catalogue.indicators.values():
        if indicator.unit is Unit.EPCI:
            for level in (SIZE, REGION, ENTITY):
                assert not any(e.status.allows for e in _of(catalogue, indicator.id, level))


@each_dataset
def test_a_question_of_one_edition_only_says_so(data: Path, dataset: Dataset) -> None:
    catalogue = load_catalogue(data, dataset)
    for indicator in catalogue.indicators.values():
        if len(indicator.editions) == 1:
            for entry in _of(catalogue, indicator.id, FRANCE):
                assert entry.main is not None
                causes = {reason.cause for reason in entry.reasons}
                assert not entry.status.allows
                assert causes & {Cause.EDITION, Cause.FIELD}, indicator.id


def test_the_real_register_promises_nothing_about_a_questionnaire_nobody_has_read(
    catalogue: Catalogue,
) -> None:
    statuses = {entry.status for entry in catalogue.register.entries.values()}
    assert Comparability.COMPARABLE not in statuses
    for key, entry in catalogue.register.entries.items():
        if key[1] is REGION:
            assert not entry.status.allows
        if entry.status is Comparability.CAUTION:
            assert {reason.id for reason in entry.reasons} & {"questionnaires", "ccas"}


def test_own_action_and_available_action_are_judged_apart(catalogue: Catalogue) -> None:
    find = catalogue.register.find
    own = find("action-sociale", FRANCE, Scope.OWN, Reading.UNITS)
    available = find("action-sociale", FRANCE, Scope.AVAILABLE, Reading.UNITS)
    assert "transferts" in {reason.id for reason in own.reasons}
    assert "transferts" not in {reason.id for reason in available.reasons}
    assert "un transfert ne la change pas" in available.note


def test_the_former_regions_are_named_as_the_break(catalogue: Catalogue) -> None:
    (entry,) = set(_of(catalogue, "ccas", REGION))
    assert entry.main is not None
    assert (entry.main.cause, entry.main.date) == (Cause.GEOGRAPHY, "2016-01-01")


def test_the_demonstration_shows_every_judgement(demonstration: Catalogue) -> None:
    for status in Comparability:
        assert any(e.status is status for e in demonstration.register.entries.values())
    expected = {
        ("prestation", FRANCE): Comparability.COMPARABLE,
        ("domaine-autres", SIZE): Comparability.COMPARABLE,
        ("ccas", FRANCE): Comparability.CAUTION,
        ("prestation", REGION): Comparability.CAUTION,
        ("epci-organisation", FRANCE): Comparability.CAUTION,
        ("domaine-acces-aux-soins", FRANCE): Comparability.NOT_COMPARABLE,
        ("ccas-avec-services", SIZE): Comparability.NOT_COMPARABLE,
    }
    for (indicator, level), status in expected.items():
        assert _statuses(demonstration, indicator, level) == {status}, indicator
    main = {
        i: e.main.cause
        for i in ("domaine-acces-aux-soins", "ccas-avec-services")
        for e in _of(demonstration, i, FRANCE)
        if e.main
    }
    assert main == {
        "domaine-acces-aux-soins": Cause.WORDING,
        "ccas-avec-services": Cause.FIELD,
    }


@each_dataset
def test_what_nobody_judged_is_not_compared(data: Path, dataset: Dataset) -> None:
    """One question is left without a judgement by région on purpose, in both data sets."""
    catalogue = load_catalogue(data, dataset)
    assert set(_of(catalogue, "domaine-autres", REGION)) == {ABSENT}
    assert ABSENT.main is not None
    assert ABSENT.main.cause is Cause.UNKNOWN


def test_the_timeline_runs_forward_and_says_what_is_still_to_confirm(catalogue: Catalogue) -> None:
    dates = [dt.date.fromisoformat(m.date) for m in catalogue.milestones]
    assert dates == sorted(dates)
    known = {
        "Loi n°\u00a02014-58 du 27 janvier 2014": "2014-01-27",
        "Loi n°\u00a02015-29 du 16 janvier 2015": "2015-01-16",
        "Loi n°\u00a02015-991 du 7 août 2015": "2015-08-07",
        "Loi n°\u00a02019-1461 du 27 décembre 2019": "2019-12-27",
        "Loi n°\u00a02022-217 du 21 février 2022": "2022-02-21",
    }
    by_reference = {m.reference: m for m in catalogue.milestones}
    assert {text: by_reference[text].date for text in known} == known
    assert [m.id for m in catalogue.milestones if m.to_confirm] == ["rct"]
    for milestone in catalogue.milestones:
        assert milestone.effect.endswith(".")
        assert set(milestone.themes) <= set(catalogue.themes)
        if milestone.kind in ("loi", "decret"):
            assert re.search(r"n°\u00a0\d{4}-\d+ du \d", milestone.reference), milestone.id
    assert [m.date for m in catalogue.milestones if m.kind == "elections"] == [
        "2014-03-23",
        "2020-03-15",
        "2026-03-15",
    ]
    due = [m for m in catalogue.milestones if m.kind == "echeance"]
    assert [(m.date[:4], m.precision, m.themes) for m in due] == [("2027", "annee", ("abs",))]


def test_a_law_has_one_date_in_the_register_and_on_the_timeline(catalogue: Catalogue) -> None:
    """A reason that names a law of the timeline gives its date, or that of its coming into force."""
    dates = {m.reference.split(" (")[0]: m.date for m in catalogue.milestones}
    reasons = {r for e in catalogue.register.entries.values() for r in e.reasons if r.law}
    assert len(reasons) >= 4
    for reason in reasons:
        law = re.split(r" \(|,", reason.law)[0]
        assert law in dates, reason.id
        assert reason.date == dates[law] or (reason.id, reason.date) == ("regions", "2016-01-01")


ENTRY = """
[[entry]]
indicators = ["ccas"]
levels = ["france"]
status = "prudence"
reasons = ["ccas"]
judged_on = 2026-11-21
"""
FAULTS = [
    ('["ccas"]\nlevels', '["ccass"]\nlevels', r"\(ccass\): indicators: .* 'ccass'"),
    ('["france"]', '["commune"]', "levels.0: Input should be"),
    ('["france"]', '["entite"]', "levels: 'entite' is never compared"),
    ('"prudence"', '"attention"', "status: Input should be"),
    ('reasons = ["ccas"]\n', "", "reasons: 'prudence' needs at least one"),
    ('"prudence"\nreasons = ["ccas"]', '"non-comparable"', "'non-comparable' needs at least one"),
    ('reasons = ["ccas"]', 'reasons = ["ccass"]', "no file declares the note 'ccass'"),
    ("judged_on = 2026-11-21", "", "judged_on: Field required"),
    ("judged_on", 'scopes = ["propre"]\njudged_on', "has no scope 'propre'"),
    ("judged_on", 'readings = ["nombre"]\njudged_on', "has no reading 'nombre'"),
    ("judged_on", 'niveau = "x"\njudged_on', "niveau: Extra inputs"),
]


@pytest.fixture
def bare(data: Path, tmp_path: Path) -> Path:
    """The real catalogue, its notes kept, its judgements replaced by one."""
    shutil.copytree(data / "catalogue", tmp_path / "catalogue")
    shutil.rmtree(tmp_path / "catalogue" / Dataset.DEMONSTRATION.value)
    _judge(tmp_path, ENTRY)
    return tmp_path


def _judge(root: Path, entries: str) -> Path:
    path = root / "catalogue" / "comparability.toml"
    notes = re.split(r"^(?:#.*\n)?\[\[entry\]\]", path.read_text(encoding="utf-8"), flags=re.M)[0]
    path.write_text(notes + entries, encoding="utf-8")
    return path


def test_one_line_of_the_file_is_one_judgement_of_each_reading(bare: Path) -> None:
    entries = load_catalogue(bare).register.entries
    assert set(entries) == {
        ("ccas", FRANCE, Scope.EITHER, Reading.UNITS),
        ("ccas", FRANCE, Scope.EITHER, Reading.POPULATION),
    }


def test_readings_can_be_judged_apart(bare: Path) -> None:
    one = ENTRY.replace("judged_on", 'readings = ["communes"]\njudged_on')
    other = one.replace("communes", "population").replace('"prudence"', '"comparable"')
    _judge(bare, one + other)
    find = load_catalogue(bare).register.find
    status = {r: find("ccas", FRANCE, Scope.EITHER, r).status for r in Reading}
    assert status[Reading.UNITS] is Comparability.CAUTION
    assert status[Reading.POPULATION] is Comparability.COMPARABLE
    assert status[Reading.COUNT] is Comparability.NOT_COMPARABLE


@pytest.mark.parametrize(("old", "new", "told"), FAULTS)
def test_a_badly_made_judgement_is_refused_with_file_entry_and_key(
    bare: Path, old: str, new: str, told: str
) -> None:
    assert old in ENTRY
    path = _judge(bare, ENTRY.replace(old, new, 1))
    with pytest.raises(TablesError, match=told) as caught:
        load_catalogue(bare)
    assert caught.value.path == path
    assert re.search(r"entry 1 \(|table 1 \(", caught.value.reason)


def test_two_judgements_on_one_pair_are_refused(bare: Path) -> None:
    path = _judge(bare, ENTRY + ENTRY.replace('["france"]', '["taille", "france"]'))
    with pytest.raises(TablesError, match=r"entry 2 \(ccas\): ccas, france, .* judged twice") as c:
        load_catalogue(bare)
    assert c.value.path == path


def test_a_data_set_replaces_the_judgements_it_names_and_keeps_the_others(bare: Path) -> None:
    folder = bare / "catalogue" / Dataset.DEMONSTRATION.value
    folder.mkdir()
    own = ENTRY.replace('"prudence"\nreasons = ["ccas"]', '"comparable"')
    path = folder / "comparability.toml"
    path.write_text(own.replace("judged_on", 'readings = ["population"]\njudged_on'), "utf-8")
    find = load_catalogue(bare, Dataset.DEMONSTRATION).register.find
    kept = find("ccas", FRANCE, Scope.EITHER, Reading.UNITS)
    replaced = find("ccas", FRANCE, Scope.EITHER, Reading.POPULATION)
    assert kept.status is Comparability.CAUTION
    assert replaced.status is Comparability.COMPARABLE
    path.write_text(own.replace('"ccas"', '"cias"'), "utf-8")
    with pytest.raises(TablesError, match="'cias'") as caught:
        load_catalogue(bare, Dataset.DEMONSTRATION)
    assert caught.value.path == path
