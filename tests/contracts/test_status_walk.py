"""Every status of a figure, walked from the file to the pixel: none is lost, none becomes a number.

One published cell is given each status in turn; map, tooltip, chart, table, sentence, alternative
text and file must then say it, at one date and in the comparison of two.
"""

import csv
import io
from dataclasses import replace
from functools import cache

import pytest

from dashboard.domain.observation import Observation
from dashboard.domain.selection import Compare, Selection
from dashboard.domain.size_range import SizeRange
from dashboard.domain.status import Confidentiality, Status
from dashboard.domain.verdict import VerdictKind
from dashboard.exports import evolution_csv
from dashboard.exports.csv_file import csv_bytes
from dashboard.exports.evolution_html import pairs_table
from dashboard.exports.html import cells_table, legend_html
from dashboard.figures.bars import bar_chart
from dashboard.figures.dumbbell import dumbbell
from dashboard.results.evolution_view import evolution
from dashboard.results.result import Result
from dashboard.results.view import view
from dashboard.results.world import World
from dashboard.tables.store import Observations
from dashboard.ui.map_view import message
from dashboard.wording.typography import fine
from dashboard.wording.vocabulary import CONFIDENTIALITY, STATUS
from tests.worlds import demonstration_world, selection

SMALL = SizeRange(0, 500)
VALUE = "44,"
"""What the figure would begin with, were it shown."""
CASES = [(status, Confidentiality.FREE) for status in Status] + [
    (Status.PUBLISHED, hidden) for hidden in Confidentiality if hidden.hides
]
ids = [f"{s.value}-{c.value}" for s, c in CASES]
walk = pytest.mark.parametrize(("status", "secret"), CASES, ids=ids)


def asked() -> Selection:
    return selection(jeu="demonstration", indicateur="ccas", edition="2025", lecture="communes")


@cache
def world_with(status: Status, secret: Confidentiality) -> World:
    """The demonstration with one cell (CCAS, under 500 inhabitants, 2025) of that status."""
    world = demonstration_world()
    chosen = asked()
    cells = world.observations.cells("ccas", "2025", chosen.scope, chosen.reading)
    one = cells[SMALL]
    assert one.value is not None
    assert str(one.value).startswith("44")
    shown = status.has_figure and not secret.hides
    kept: dict[str, object] = {"status": status, "confidentiality": secret}
    if not shown:
        kept |= {"value": None, "interval": None, "standard_error": None, "base": None}
    told: Observation = replace(one, **kept)  # type: ignore[arg-type]
    rows = tuple(told if row.id == one.id else row for row in world.observations)
    observations = Observations(rows, world.observations.sources, covariances={})
    return replace(world, observations=observations)


@cache
def shown_of(status: Status, secret: Confidentiality) -> Result:
    return view(world_with(status, secret), asked())


def words_of(status: Status, secret: Confidentiality) -> str:
    """What a reader must find: the words of the status, or the code beside a figure."""
    if secret.hides:
        return CONFIDENTIALITY[secret].label
    return STATUS[status].code if status.has_figure else STATUS[status].label


def said_of(status: Status, secret: Confidentiality) -> str:
    """What a sentence must say: always in words."""
    if secret.hides or not status.has_figure:
        return words_of(status, secret)
    return f"chiffre {STATUS[status].label}" if STATUS[status].code else ""


@walk
def test_map_and_tooltip_say_it(status: Status, secret: Confidentiality) -> None:
    world = world_with(status, secret)
    result = shown_of(status, secret)
    said = message(result, world.geography)
    index = next(i for i, cell in enumerate(result.cells) if cell.size == SMALL)
    cell, tip = result.cells[index], said.cells[index]
    assert said_of(status, secret) in tip.words
    shown = status.has_figure and not secret.hides
    assert (VALUE in tip.words) == shown
    plain = status in (Status.PUBLISHED, Status.PROVISIONAL, Status.ESTIMATED) and shown
    assert (tip.style.pattern == "none") == plain
    legend = result.legend
    assert legend is not None
    html = legend_html(legend, "France", "2025")
    assert fine(words_of(status, secret)) in html
    assert cell.status is status
    assert cell.confidentiality is secret


@walk
def test_chart_table_sentence_and_alternative_say_it(
    status: Status, secret: Confidentiality
) -> None:
    result = view(world_with(status, secret), asked().with_(sizes=(SMALL,)))
    words = words_of(status, secret)
    cell = next(c for c in result.rows if c.size == SMALL)
    assert words in cell.text
    assert said_of(status, secret) in cell.sentence
    assert words in result.text.alternative
    bar = next(b for b in bar_chart(result).bars if b.label.startswith("Moins de 500"))
    assert words in bar.text
    shown = status.has_figure and not secret.hides
    assert (bar.length is not None) == shown
    table = cells_table(result)
    assert fine(words) in table
    if shown and words:
        assert STATUS[status].label in table, "the code is explained under the table that uses it"
    assert (VALUE in cell.text) == shown


@walk
def test_the_file_says_it_in_both_columns(status: Status, secret: Confidentiality) -> None:
    text = csv_bytes(shown_of(status, secret)).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    row = next(r for r in rows if r["taille_max_exclue"] == "500")
    assert row["statut_observation"] == status.value
    simulated = status is Status.PUBLISHED
    assert row["statut_en_mots"] == ("simulé" if simulated else STATUS[status].label)
    assert row["statut_confidentialite"] == secret.value
    assert bool(row["valeur"]) == (status.has_figure and not secret.hides)


@walk
def test_the_comparison_says_it_and_never_computes_with_it(
    status: Status, secret: Confidentiality
) -> None:
    world = world_with(status, secret)
    found = evolution(world, asked())
    pair = next(p for p in found.pairs if p.size == SMALL)
    shown = status.has_figure and not secret.hides
    assert pair.verdict.kind.shows_difference == shown
    if secret.hides:
        assert pair.verdict.kind is VerdictKind.SECRET
    elif status is Status.FORTHCOMING:
        assert pair.verdict.kind is VerdictKind.FORTHCOMING
    words = fine(words_of(status, secret))
    table = pairs_table(found)
    assert words in table
    row = next(r for r in dumbbell(found).rows if r.heading.startswith("Moins de 500"))
    assert words_of(status, secret) in row.after.text
    assert row.is_joined == shown
    text = evolution_csv.csv_bytes(found).decode("utf-8-sig")
    assert status.value in text
    changed = view(world, asked().with_(compare=Compare.CHANGE))
    cell = next(c for c in changed.cells if c.size == SMALL)
    if not shown:
        assert cell.value is None
        assert VALUE not in cell.sentence
        assert pair.verdict.difference is None
    if shown and status is not Status.PUBLISHED:
        assert any(STATUS[status].label in remark for remark in pair.verdict.remarks)
