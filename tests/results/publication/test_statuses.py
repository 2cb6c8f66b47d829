"""One vocabulary: each status reaches the cell, the footnote and the description, and no other."""

from dataclasses import replace

import pytest

from dashboard.domain.figure import FigureKind, FigureSpec
from dashboard.domain.observation import Observation, Scope
from dashboard.domain.status import Confidentiality, Qualifier, Status
from dashboard.results.publication.compose import publication
from dashboard.results.publication.footnotes import marks_of
from dashboard.results.publication.publication import Publication
from dashboard.tables.store import Observations
from dashboard.wording.publication import PLAIN
from dashboard.wording.typography import fine, lower_first
from dashboard.wording.vocabulary import CONFIDENTIALITY, STATUS
from tests.results.publication.figures import demonstration, figure
from tests.worlds import demonstration_world


def with_first_cell(**changes: object) -> Publication:
    """Bars of « action sociale » by size, of which the smallest communes' cell is changed."""
    world = demonstration_world()
    rows = [o for o in world.observations
            if o.key.indicator == "action-sociale" and o.key.territory.kind == "france"]  # fmt: skip

    def changed(row: Observation) -> Observation:
        first = row.key.size_range.code == "moins-500" and row.key.scope is Scope.OWN
        return replace(row, **changes) if first else row  # type: ignore[arg-type]

    observations = Observations(tuple(map(changed, rows)), world.observations.sources)
    spec = FigureSpec(FigureKind.TABLE, ("action-sociale",), ("2025",), Scope.OWN)
    return publication(replace(world, observations=observations), spec)


@pytest.mark.parametrize("status", list(Status))
def test_a_status_reaches_cell_footnote_and_description(status: Status) -> None:
    found = with_first_cell(status=status)
    cell = found.cells[0][0]
    assert cell is not None
    assert cell.status is status
    words = STATUS[status]
    marks = [note.mark for note in found.footnotes]
    assert marks == ([words.code] if words.code else [])
    assert marks_of(cell) == tuple(marks)
    if not words.code:
        return
    meaning = PLAIN.get(status, lower_first(words.explanation))
    assert "à confirmer" not in found.note, "a doubt about the field of 2014 alone"
    assert found.footnotes[0].text.endswith(f"{fine(meaning).rstrip('.')}.")
    assert found.footnotes[0].text[0].islower()
    beside = words.code if status.has_figure else words.label
    assert beside in found.description
    assert fine(f"{words.code} : {found.footnotes[0].text}") in found.description
    assert beside in cell.text


def test_a_doubt_about_the_field_stands_in_the_note_of_its_edition_only() -> None:
    world = demonstration_world()
    doubt = "son appartenance au champ étant à confirmer"
    for editions in (("2015",), ("2025",), ("2015", "2025")):
        spec = FigureSpec(FigureKind.TABLE, ("action-sociale",), editions, Scope.OWN)
        found = publication(world, spec)
        assert (doubt in found.note) == ("2015" in editions)
        assert doubt not in found.champ
        assert "Édition" not in found.champ, "the fields differ in their doubt alone"


@pytest.mark.parametrize("hidden", [c for c in Confidentiality if c.hides])
def test_a_secret_reaches_them_too_and_its_figure_nowhere(hidden: Confidentiality) -> None:
    before = demonstration(type="tableau", indicateurs="action-sociale", editions="2025")
    shown = before.cells[0][0]
    assert shown is not None
    found = with_first_cell(confidentiality=hidden)
    cell = found.cells[0][0]
    assert cell is not None
    assert cell.value is None
    assert marks_of(cell) == ("s",)
    assert [note.mark for note in found.footnotes] == ["s"]
    assert CONFIDENTIALITY[hidden].label in found.description
    assert fine(lower_first(CONFIDENTIALITY[hidden].explanation)) in found.footnotes[0].text
    everything = " ".join([found.description, found.lecture, found.title, found.alternative])
    assert shown.text not in everything
    assert found.read == (1, 0)


@pytest.mark.parametrize(
    ("qualifier", "words", "mark"),
    [
        (Qualifier.MORE_THAN, "plus de la moitié", "(b)"),
        (Qualifier.LESS_THAN, "moins de la moitié", "(b)"),
        (Qualifier.ABOUT, "environ la moitié", "(a)"),
        (Qualifier.NONE, "la quasi-totalité", "(d)"),
    ],
)
def test_words_have_their_mark_and_stay_words(qualifier: Qualifier, words: str, mark: str) -> None:
    value = None if qualifier is Qualifier.NONE else 50.0
    found = with_first_cell(qualifier=qualifier, words=words, value=value, interval=None)
    cell = found.cells[0][0]
    assert cell is not None
    assert cell.text == words
    assert [note.mark for note in found.footnotes] == [mark]
    assert words in found.description
    assert "50\u00a0%" not in found.description
    assert found.read == (1, 0)


def test_the_lecture_prefers_a_reliable_figure() -> None:
    assert with_first_cell(status=Status.PROVISIONAL).read == (0, 0)
    assert with_first_cell(status=Status.LOW_RELIABILITY).read == (1, 0)


def test_a_withdrawn_figure_says_why() -> None:
    found = with_first_cell(status=Status.WITHDRAWN, note="erreur de champ")
    assert "retiré par le producteur : erreur de champ".replace(" :", "\u00a0:") in (
        found.description
    )
    assert found.note.count("erreur de champ") == 0


def test_a_complement_is_marked() -> None:
    found = figure(indicateurs="action-sociale", sens="inverse")
    marked = [row.key for row, line in zip(found.rows, found.cells, strict=True)
              if line[0] and "(c)" in marks_of(line[0])]  # fmt: skip
    assert marked == ["5000-plus"]
    assert [note.mark for note in found.footnotes] == ["a.s.", "(c)"]


def test_what_does_not_occur_has_no_footnote() -> None:
    assert figure(indicateurs="ccas").footnotes == ()
    assert demonstration(indicateurs="action-sociale", editions="2025").footnotes == ()


def test_two_kinds_of_secret_share_one_footnote() -> None:
    found = demonstration(type="carte-communes", indicateurs="abs-tous-les-ans", editions="2025",
                          territoire="region-01")  # fmt: skip
    assert [note.mark for note in found.footnotes].count("s") <= 1


def test_a_precision_that_only_some_figures_lack_is_told_as_such() -> None:
    assert "certains de ces chiffres n’est pas publiée" in with_first_cell(interval=None).note
