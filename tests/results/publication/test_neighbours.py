"""Figures of one dossier at two dates: where nobody may compare them, both say so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.domain.figure import FigureKind
from dashboard.results.publication.neighbours import parted, warned
from dashboard.results.publication.publication import Publication
from dashboard.results.publication.shared_scale import sharing_scales
from dashboard.wording.comparability import main_reason
from tests.figures.publication import samples as s
from tests.worlds import demonstration_world

WORLD = demonstration_world()


def figure(number: int, edition: str, indicator: str, kind: FigureKind) -> Publication:
    found = s.composed(kind=kind, indicators=(indicator,), editions=(edition,))
    spec = found.spec.with_(number=number)
    return replace(found, spec=spec, label=spec.label)


@pytest.mark.parametrize("kind", [FigureKind.MAP, FigureKind.BARS, FigureKind.TABLE])
def test_two_figures_that_do_not_compare_both_say_so_and_why(kind: FigureKind) -> None:
    before, after = (figure(n, e, "abs-realisee", kind) for n, e in ((1, "2015"), (2, "2025")))
    judged = WORLD.catalogue.register.entries.items()
    refused = [e for key, e in judged if key[0] == "abs-realisee" and not e.status.allows]
    reasons = {main_reason(entry) for entry in refused}
    assert parted(WORLD, before, after) in reasons
    first, last = warned(WORLD, (before, after))
    assert first.note.startswith(before.note)
    assert f"« {after.label} »" in _plain(first.note)
    assert f"« {before.label} »" in _plain(last.note)
    assert any(_plain(reason) in _plain(first.note) for reason in reasons)
    assert [each.shared for each in sharing_scales(WORLD, (first, last))] == [None, None]


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_figures_that_compare_or_are_of_one_date_or_of_others_stay_as_they_are() -> None:
    pair = [figure(n, e, "action-sociale", FigureKind.MAP) for n, e in ((1, "2015"), (2, "2025"))]
    other = figure(3, "2015", "abs-realisee", FigureKind.MAP)
    again = figure(4, "2015", "abs-realisee", FigureKind.BARS)
    figures = (*pair, other, again)
    assert warned(WORLD, figures) == figures
