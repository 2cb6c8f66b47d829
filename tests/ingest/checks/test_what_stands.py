"""Checks against what stands already: known figures, and the former revision of the import."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dashboard.domain.observation import Observation
from dashboard.domain.status import Status
from dashboard.ingest.mapping.prepared import Prepared
from dashboard.tables.store import to_observation
from tests.ingest.checks.samples import ALL, INDICATOR, SIZE_500, SIZE_1500, of
from tests.ingest.mapping.known import NO_CONTRACT, beside, cells, checked, failing, outcome, said
from tests.ingest.mapping.tables import ABS, ABS_COLUMNS, Cell, abs_table, head, mapped, table

IN_2015 = 'edition = "2015"\nreference_date = "fin 2014"'
ABS_2015 = {"%": f"{INDICATOR}\n{IN_2015}"}
ACTION = 'indicator = "action-sociale"\nscope = "propre"\n' + IN_2015


@pytest.fixture(autouse=True, scope="module")
def _quick() -> Iterator[None]:
    """The contract is checked elsewhere."""
    with NO_CONTRACT:
        yield


def test_every_known_figure_is_told_as_confirmed_or_superseded() -> None:
    found = of({ALL: [15.3]}, ABS_2015)
    assert outcome(found, "golden") == "told"
    assert "A038 (er-1078-localtis) 15 %; the file 15.3" in said(found, "golden")
    assert said(found, "golden").count("is confirmed") == 2, "15 % and « une sur six »"
    other = of({ALL: [15.6]}, ABS_2015)
    assert "is superseded: A038 (er-1078-localtis) 15 %; the file 15.6, +0.6 points" in said(
        other, "golden"
    )
    assert not other.stopped


@pytest.mark.parametrize(("value", "confirmed"), [(80.0, True), (81.0, True), (79.0, False)])
def test_a_bound_is_confirmed_by_the_right_side(value: float, confirmed: bool) -> None:
    """« plus de huit communes sur dix » mènent une action sociale."""
    found = of({ALL: [value]}, {"%": ACTION})
    line = next(x for x in said(found, "golden").splitlines() if "A001" in x)
    assert ("is confirmed" in line) is confirmed
    turned = of({ALL: [100 - value]}, {"%": f'{ACTION}\norientation = "inverse"'})
    line = next(x for x in said(turned, "golden").splitlines() if "A001" in x)
    assert ("is confirmed" in line) is confirmed


def test_a_figure_known_in_the_other_direction_is_met() -> None:
    """Maire-info printed 10 % without any action between 500 and 1 500 inhabitants."""
    assert "a known figure is confirmed: A007" in said(
        of({SIZE_1500: [90.0]}, {"%": ACTION}), "golden"
    )


@pytest.mark.parametrize(("value", "passes"), [(20.0, True), (20.1, False), (9.0, False)])
def test_a_large_gap_with_a_known_figure_must_be_accepted(value: float, passes: bool) -> None:
    found = of({ALL: [value]}, ABS_2015)
    assert (outcome(found, "golden-gap") == "passed") is passes
    assert ("B5" in cells(found, "golden-gap")) is not passes


def test_an_unknown_key_has_no_golden_figure() -> None:
    found = of({SIZE_500: [9.0]}, {"%": INDICATOR})
    assert outcome(found, "golden") == outcome(found, "golden-gap") == "not applicable"


def _former(rows: dict[str, list[Cell]] = ABS, **changes: object) -> tuple[Observation, ...]:
    """The figures that a first revision of the import published."""
    before = checked(
        head() + mapped(table(rows, ["ABS réalisée"]), ABS_COLUMNS), table(rows, ["ABS réalisée"])
    )
    return tuple(_observation(row, **changes) for row in before.rows)


def _observation(row: dict[str, str], **changes: object) -> Observation:
    numbers = {
        name: float(row[name]) if row[name] else None
        for name in ("value", "ci_low", "ci_high", "standard_error")
    }
    whole = {
        name: int(row[name]) if row[name] else None for name in ("size_min", "size_max", "base")
    }
    made = to_observation({**row, **numbers, **whole, "dataset": "publie"})
    return replace(made, **changes)  # type: ignore[arg-type]


def _again(rows: dict[str, list[Cell]], *former: Observation, more: str = "") -> Prepared:
    found = table(rows, ["ABS réalisée"])
    return checked(head() + mapped(found, ABS_COLUMNS) + more, found, against=beside(former))


LESS = {name: row for name, row in ABS.items() if name != "Ensemble"}
KEY = "2025|abs-realisee|commune|sans-objet|communes|ensemble|france|toutes|direct"


def test_the_first_revision_has_nothing_to_cover() -> None:
    found = of({SIZE_500: [9.0]}, {"%": INDICATOR})
    assert outcome(found, "coverage") == outcome(found, "revision") == "not applicable"


def test_the_same_revision_again_changes_nothing() -> None:
    found = _again(ABS, *_former())
    assert outcome(found, "coverage") == outcome(found, "revision") == "passed"
    assert outcome(found, "golden") == "not applicable", "an import does not confirm itself"
    assert found.withdrawn == ()


def test_a_figure_that_vanishes_stops_the_import_until_it_is_withdrawn() -> None:
    found = _again(LESS, *_former())
    assert failing(found) == {"coverage"}
    assert KEY in said(found, "coverage")
    total = next(o for o in _former() if o.key.size_range.is_all)
    for name in (total.id, KEY):
        more = f'\n[[withdraw]]\nfigure = "{name}"\nreason = "erreur de l\'éditeur"\n'
        done = _again(LESS, *_former(), more=more)
        assert not done.stopped, failing(done)
        assert done.withdrawn == ((total.id, "erreur de l’éditeur"),)


def test_a_withdrawal_lasts_until_the_figure_is_back() -> None:
    rows = tuple(
        replace(o, status=Status.WITHDRAWN, value=None, note="erreur")
        if o.key.size_range.is_all
        else o
        for o in _former()
    )
    kept = _again(LESS, *rows)
    assert not kept.stopped
    assert [why for _, why in kept.withdrawn] == ["erreur"]
    back = _again(ABS, *rows)
    assert back.withdrawn == ()
    assert "no value (RT, F) before, 15 (A) now" in said(back, "revision")


def test_a_withdrawal_of_what_does_not_stand_or_is_still_there_is_refused() -> None:
    more = '\n[[withdraw]]\nfigure = "A038"\nreason = "erreur"\n'
    assert "is no figure of the former revision" in said(
        _again(ABS, *_former(), more=more), "coverage"
    )
    assert "is no figure of the former revision" in said(_again(ABS, more=more), "coverage")
    still = f'\n[[withdraw]]\nfigure = "{KEY}"\nreason = "erreur"\n'
    found = _again(ABS, *_former(), more=still)
    assert "map it or ignore it" in said(found, "coverage")
    assert found.withdrawn == ()
    long = f'\n[[withdraw]]\nfigure = "{KEY}"\nreason = "{"x" * 301}"\n'
    assert "301 characters" in said(_again(LESS, *_former(), more=long), "coverage")


def test_what_a_revision_changes_is_told_with_both_values() -> None:
    found = _again({**ABS, SIZE_500: [9.0]}, *_former(LESS))
    assert outcome(found, "revision") == "told"
    told = said(found, "revision")
    assert "B5: a figure that changes: 8 (A) before, 9 (A) now" in told
    assert "B10: a new figure: 15 (A)" in told
    assert len(cells(found, "revision")) == 2
    assert not found.stopped


def test_figures_of_other_sources_are_not_those_of_the_import() -> None:
    """The press figures of 2014 stand for ever; an import of 2025 owes them nothing."""
    assert not checked(head() + mapped(abs_table(), ABS_COLUMNS), abs_table()).stopped
