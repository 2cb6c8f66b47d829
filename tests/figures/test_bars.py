"""The chart draws the rows of the Result: no bar without a number, words beside it, one scale."""

import re

import pytest

from dashboard.domain.status import Qualifier
from dashboard.figures.bars import bar_chart, bar_figure
from dashboard.figures.plain.charts import bar_svg
from dashboard.figures.template import DARK, LIGHT
from dashboard.results.result import Look
from tests.worlds import every_view, result

VIEWS = every_view()


@pytest.mark.parametrize("params", VIEWS, ids=lambda v: "-".join(v.values()))
def test_bars_and_rows_are_the_same_figures(params: dict[str, str]) -> None:
    found = result(**params)
    chart = bar_chart(found)
    rows = [row for row in found.rows if row.look is not Look.GROUND]
    assert len(chart.bars) == len(rows)
    for bar, row in zip(chart.bars, rows, strict=True):
        assert row.text in bar.text
        if row.look in (Look.STATUS, Look.WORDS):
            assert bar.length is None
        else:
            assert bar.length == row.value
            assert bar.length is not None
            assert 0 <= bar.length <= chart.maximum
        if row.qualifier is not Qualifier.EXACT and bar.length is not None:
            assert bar.text.endswith("*"), "a bound or an order of magnitude is marked"
        if row.mark:
            assert row.mark in bar.text


def test_surveys_are_drawn_on_the_whole_scale_so_that_charts_compare() -> None:
    for name in ("action-sociale", "abs-realisee", "domaine-personnes-agees"):
        assert bar_chart(result(indicateur=name)).maximum == 100


@pytest.mark.parametrize("on", [LIGHT, DARK], ids=["light", "dark"])
def test_a_figure_never_depends_on_a_default_template(on) -> None:
    figure = bar_figure(bar_chart(result(indicateur="abs-realisee")), on)
    assert figure.layout.template.layout.paper_bgcolor == on.paper
    assert figure.layout.template.layout.separators == ", "
    colours = set(figure.data[0].marker.color)
    assert not {c for c in colours if c.startswith("#0000")}
    texts = [a.text for a in figure.layout.annotations]
    assert any("76\u00a0%" in text for text in texts)
    assert any("non publié pour cette taille" in text for text in texts)


def test_published_words_stand_upright_and_a_missing_figure_leans() -> None:
    chart = bar_chart(result(indicateur="action-sociale", edition="2015"))
    notes = [note.text for note in bar_figure(chart, LIGHT).layout.annotations]
    plain = str(bar_svg(chart, "Titre", "Texte", "essai"))
    for words, leans in (("la quasi-totalité", False), ("champ à confirmer", True)):
        (told,) = [note for note in notes if words in note]
        assert ("<i>" in told) is leans
        drawn = [one for one in re.findall(r"<text[^>]*>[^<]*", plain) if words in one]
        assert drawn
        assert all(("italic" in one) is leans for one in drawn)
