"""What may be said of two figures: decided in one order, and never more than can be known."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.comparability import ABSENT, Cause, Comparability, Entry, Reason
from dashboard.domain.observation import CellKey, Observation, Orientation, Reading, Scope, Unit
from dashboard.domain.status import Confidentiality, Qualifier, Status
from dashboard.domain.verdict import VerdictKind
from dashboard.results.evolution import Pair, Verdict
from dashboard.results.result import Cell, Look
from dashboard.results.sides import Side
from dashboard.results.verdicts import LEVEL, Question, adjust, chance, judge, step_of

LAW = Reason("loi", Cause.LAW, "Obligation changée", "La loi a changé l’obligation.")
COMPARABLE = Entry(Comparability.COMPARABLE, (), "2026-11-21")
CAUTION = Entry(Comparability.CAUTION, (LAW,), "2026-11-21")
BLOCKED = Entry(Comparability.NOT_COMPARABLE, (LAW,), "2026-11-21")


def seen(value: float, error: float | None = None, **changes: object) -> Side:
    key = CellKey("publie", "2015", "ccas", Unit.COMMUNE, Scope.EITHER, Reading.UNITS)
    interval = None
    if error is not None:
        interval = (max(value - 1.96 * error, 0), min(value + 1.96 * error, 100))
    observation = Observation(
        "X001", key, Orientation.DIRECT, value, Qualifier.EXACT, "", Status.PUBLISHED,
        Confidentiality.FREE, "er-995", interval=interval, standard_error=error, base=400,
    )  # fmt: skip
    observation = replace(observation, **changes)  # type: ignore[arg-type]
    return Side(observation, observation.status)


def asked(entry: Entry = COMPARABLE, covariance: float | None = 0.0) -> Question:
    return Question(
        entry,
        "la part des communes qui ont un CCAS",
        ("fin 2014", "2025"),
        covariance,
    )


MISSING = Side(None, Status.NOT_AVAILABLE)
COMING = Side(None, Status.FORTHCOMING)
SECRET = seen(50, confidentiality=Confidentiality.SECRET)
WORDS = seen(80, qualifier=Qualifier.MORE_THAN, words="plus de huit communes sur dix")
UNSAID = Side(None, Status.NOT_PUBLISHED_FOR_SIZE)
UNITED = Side(None, Status.NOT_AVAILABLE, "communes réunies")


@pytest.mark.parametrize(
    ("before", "after", "entry", "kind"),
    [
        (seen(50, 1), seen(60, 1), COMPARABLE, VerdictKind.UP),
        (seen(60, 1), seen(50, 1), COMPARABLE, VerdictKind.DOWN),
        (seen(50, 2), seen(52, 2), COMPARABLE, VerdictKind.NO_DIFFERENCE),
        (seen(50, 1), seen(60, 1), CAUTION, VerdictKind.UP),
        (seen(50), seen(60, 1), COMPARABLE, VerdictKind.UNKNOWN_PRECISION),
        (seen(50, 1), seen(60), COMPARABLE, VerdictKind.UNKNOWN_PRECISION),
        (seen(50), seen(50), COMPARABLE, VerdictKind.UNKNOWN_PRECISION),
        (WORDS, seen(60, 1), COMPARABLE, VerdictKind.IN_WORDS),
        (seen(60, 1), MISSING, COMPARABLE, VerdictKind.MISSING),
        (seen(60, 1), UNSAID, COMPARABLE, VerdictKind.OTHER_SIZES),
        (UNITED, seen(60, 1), COMPARABLE, VerdictKind.OTHER_SIZES),
        (SECRET, seen(60, 1), COMPARABLE, VerdictKind.SECRET),
        (SECRET, WORDS, COMPARABLE, VerdictKind.SECRET),
        (seen(50, 1), seen(60, 1), BLOCKED, VerdictKind.NOT_COMPARABLE),
        (seen(50, 1), seen(60, 1), ABSENT, VerdictKind.NOT_COMPARABLE),
        (SECRET, MISSING, BLOCKED, VerdictKind.NOT_COMPARABLE),
        (seen(50, 1), COMING, COMPARABLE, VerdictKind.FORTHCOMING),
        (seen(50, 1), COMING, BLOCKED, VerdictKind.FORTHCOMING),
    ],
)  # fmt: skip
def test_every_pair_has_the_verdict_it_deserves(
    before: Side, after: Side, entry: Entry, kind: VerdictKind
) -> None:
    verdict = judge(before, after, asked(entry))
    assert verdict.kind is kind
    assert verdict.sentence.endswith((".", ")"))
    assert (verdict.difference is not None) == kind.shows_difference
    assert bool(verdict.difference_text) == kind.shows_difference
    assert (verdict.p_value is not None) == kind.is_test
    assert kind.is_test or verdict.reason


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (seen(50, 1), "50,0\xa0% (fin 2014), à paraître (2025)"),
        (WORDS, "plus de huit communes sur dix (fin 2014), à paraître (2025)"),
        (MISSING, "non disponible (fin 2014), à paraître (2025)"),
        (SECRET, "secret statistique (fin 2014), à paraître (2025)"),
        (COMING, "à paraître (fin 2014), à paraître (2025)"),
    ],
)
def test_beside_a_figure_to_come_the_sentence_says_what_is_known(before: Side, told: str) -> None:
    sentence = judge(before, COMING, asked()).sentence
    assert sentence.startswith(f"La part des communes qui ont un CCAS : {told}. À sa parution")


@given(
    st.floats(0, 100), st.floats(0, 100),
    st.none() | st.floats(0.01, 15), st.none() | st.floats(0.01, 15),
)  # fmt: skip
def test_unknown_precision_never_becomes_no_significant_difference(
    one: float, other: float, error: float | None, later: float | None
) -> None:
    verdict = judge(seen(round(one, 1), error), seen(round(other, 1), later), asked())
    unknown = error is None or later is None
    assert (verdict.kind is VerdictKind.UNKNOWN_PRECISION) == unknown
    assert verdict.kind.is_test != unknown
    assert "significatif" not in verdict.label or not unknown


@given(st.floats(0, 100), st.floats(0, 100), st.floats(0.05, 10), st.floats(0.05, 10))
def test_a_verdict_is_significant_exactly_when_its_interval_excludes_zero(
    one: float, other: float, error: float, later: float
) -> None:
    verdict = judge(seen(one, error), seen(other, later), asked())
    assert verdict.interval is not None
    low, high = verdict.interval
    if min(abs(low), abs(high)) > 1e-9:
        assert (verdict.kind is VerdictKind.NO_DIFFERENCE) == (low < 0 < high)
    back = judge(seen(other, later), seen(one, error), asked())
    opposite = {VerdictKind.UP: VerdictKind.DOWN, VerdictKind.DOWN: VerdictKind.UP}
    assert back.kind is opposite.get(verdict.kind, verdict.kind)


def test_an_overlap_that_is_known_makes_the_interval_narrower() -> None:
    alone = judge(seen(50, 2), seen(54, 2), asked(covariance=None)).interval
    together = judge(seen(50, 2), seen(54, 2), asked(covariance=3.0)).interval
    assert alone
    assert together
    assert together[1] - together[0] < alone[1] - alone[0]


def test_rounding_alone_bounds_a_difference_of_unknown_precision() -> None:
    verdict = judge(seen(72), seen(75), asked())
    assert verdict.interval == (2, 4)
    assert "seuls arrondis" in verdict.sentence
    assert "On ne peut donc pas dire" in verdict.sentence


def test_a_caution_travels_with_the_verdict() -> None:
    verdict = judge(seen(50, 1), seen(60, 1), asked(CAUTION))
    assert any("obligation changée" in remark for remark in verdict.remarks)
    unsteady = replace(
        seen(60, 1), observation=replace(seen(60, 1).observation, status=Status.LOW_RELIABILITY)
    )  # type: ignore[type-var]
    assert any("peu fiable" in r for r in judge(seen(50, 1), unsteady, asked()).remarks)


def test_many_comparisons_are_corrected_together_and_chance_is_told() -> None:
    def pair(p_value: float | None) -> Pair:
        kind = VerdictKind.FORTHCOMING if p_value is None else VerdictKind.UP
        if p_value is not None and p_value >= LEVEL:
            kind = VerdictKind.NO_DIFFERENCE
        cell = Cell("", "", "", Look.VALUE)
        return Pair("", cell, cell, Verdict(kind, "", "", p_value=p_value))

    pairs = adjust([pair(p) for p in (0.001, None, 0.04, 0.2, 0.5, 0.9, 0.7, 0.8, 0.6, 0.3)])
    assert pairs[0].verdict.adjusted is VerdictKind.UP
    assert pairs[1].verdict.adjusted is None
    assert pairs[2].verdict.adjusted is VerdictKind.NO_DIFFERENCE
    assert pairs[2].verdict.is_uncertain
    assert not pairs[0].verdict.is_uncertain
    text = chance(pairs)
    assert text.startswith("9 comparaisons testées")
    assert "0,4" in text
    assert "2 sont significatives" in text
    assert "1 le reste" in text
    assert chance([pair(None)]) == ""


def test_the_step_of_rounding_is_read_from_the_whole_edition() -> None:
    sides = [seen(72), seen(75.3)]
    assert step_of([s.observation for s in sides if s.observation]) == 0.1
    assert step_of([s.observation for s in sides[:1] if s.observation]) == 1.0
