"""What a card says: words stay words, complements are marked, every view can be read aloud."""

import pytest

from dashboard.domain.status import Qualifier
from dashboard.results.result import Kind
from dashboard.results.survey_cells import COMPLEMENT
from tests.worlds import every_view, result

VIEWS = every_view()


@pytest.mark.parametrize("params", VIEWS, ids=lambda v: "-".join(v.values()))
def test_every_view_has_its_words_and_four_lines(params: dict[str, str]) -> None:
    text = result(**params).text
    found = result(**params)
    assert text.title
    assert text.subtitle
    assert text.champ
    assert text.selection.endswith(".")
    assert len(text.alternative) <= 220
    assert text.title not in text.alternative
    if any(row.observation and row.observation.has_figure for row in found.rows):
        assert text.lecture.endswith(".")
        assert text.sources
    if found.kind is not Kind.MAP:
        assert found.why_no_map
    for line in (
        text.title,
        text.selection,
        text.lecture,
        text.total,
        *text.notes,
        found.why_no_map,
    ):
        assert "  " not in line
        assert "None" not in line
        assert ".." not in line
        assert "|" not in line


@pytest.mark.parametrize("params", VIEWS, ids=lambda v: "-".join(v.values()))
def test_a_figure_in_words_is_never_shown_as_a_number(params: dict[str, str]) -> None:
    for row in result(**params).rows:
        seen = row.observation
        if seen is None or seen.qualifier is Qualifier.EXACT or not seen.has_figure:
            continue
        assert row.text == seen.words
        if seen.value is not None and "%" not in seen.words:
            assert "%" not in row.sentence
            assert "%" not in row.text


def test_the_exact_complement_is_marked_unless_somebody_printed_it() -> None:
    direct = {r.heading.split()[0]: r for r in result(indicateur="action-sociale").rows}
    inverse = {
        r.heading.split()[0]: r for r in result(indicateur="action-sociale", sens="inverse").rows
    }
    below, between = "Moins", "Entre"
    assert (direct[below].text, direct[below].mark) == ("72\u00a0%", "")
    assert (inverse[below].text, inverse[below].mark) == ("28\u00a0%", "")
    assert (direct[between].text, direct[between].mark) == ("90\u00a0%", COMPLEMENT)
    assert (inverse[between].text, inverse[between].mark) == ("10\u00a0%", "")


def test_words_read_the_other_way_stay_the_words_that_were_printed() -> None:
    inverse = result(indicateur="action-sociale", sens="inverse")
    assert inverse.total is not None
    assert inverse.total.text == "publié en toutes lettres, dans l’autre sens"
    assert "plus de huit communes sur dix mènent" in inverse.text.total
    middle = next(r for r in inverse.rows if r.heading.startswith("Plus de 1"))
    assert middle.text == "publié en toutes lettres, dans l’autre sens"
    assert middle.observation is not None
    assert "la quasi-totalité" in middle.observation.note
    top = next(r for r in inverse.rows if r.heading.startswith("Plus de 5"))
    assert top.mark == "complément de « la totalité »"


@pytest.mark.parametrize(
    ("params", "title"),
    [
        ({}, "Communes menant au moins une action sociale, fin 2014"),
        ({"sens": "inverse"}, "Communes ne menant aucune action sociale, fin 2014"),
        (
            {"lecture": "population"},
            "Part de la population qui vit dans une commune menant au moins une action sociale, fin 2014",
        ),
        (
            {"portee": "territoire"},
            "Communes qui disposent d’au moins une action sociale sur leur territoire, intercommunalité comprise, fin 2014",
        ),
    ],
)
def test_the_title_says_scope_reading_and_direction(params: dict[str, str], title: str) -> None:
    assert result(indicateur="action-sociale", **params).text.title == title


def test_an_uncertain_base_is_said_beside_the_figure() -> None:
    found = result(indicateur="ccas-porte-ensemble")
    assert any("Base non précisée" in note for note in found.text.notes)


def test_other_published_values_are_shown_with_the_reason_of_the_preference() -> None:
    total = result(indicateur="abs-realisee").total
    assert total is not None
    (other,) = total.alternatives
    assert other.text == "près d’une commune sur six"
    assert other.why == "un nombre passe avant des mots"
    territory = result(indicateur="action-sociale", portee="territoire", sens="inverse").rows[0]
    assert territory.text == "12\u00a0%"
    assert [a.text for a in territory.alternatives] == ["seule une commune sur dix"]


@pytest.mark.parametrize(
    ("params", "lecture"),
    [
        ({"indicateur": "action-sociale"}, "En 2014, 72 % des communes de moins de 500 habitants mènent au moins une action sociale."),
        ({"indicateur": "action-sociale", "sens": "inverse"}, "En 2014, 28 % des communes de moins de 500 habitants ne mènent aucune action sociale."),
        ({"indicateur": "action-sociale", "lecture": "population"}, "En 2014, 98 % de la population vit dans une commune menant au moins une action sociale."),
        ({"indicateur": "abs-realisee", "commune": "75056"}, "Fin 2014, 76 % des communes de plus de 30 000 habitants ont déjà réalisé une analyse des besoins sociaux."),
        ({"indicateur": "abs-tous-les-ans"}, "Fin 2014, parmi les communes ayant réalisé une ABS, une sur cinq l’a renouvelée tous les ans."),
        ({"indicateur": "ccas-porte-ensemble"}, "En 2014, une commune sur trois confie à son CCAS l’ensemble de l’action sociale."),
        ({"indicateur": "cadre-taille"}, "France, au 1er janvier 2025 : 18 256 communes sur 34 875 ont moins de 500 habitants."),
        ({"indicateur": "cadre-fusions"}, "France : 836 communes d’aujourd’hui réunissent 2 644 communes du 1er janvier 2014, par fusion."),
    ],
)  # fmt: skip
def test_the_lecture_reads_one_value_in_a_full_french_sentence(
    params: dict[str, str], lecture: str
) -> None:
    said = result(**params).text.lecture
    assert said.replace("\u00a0", " ").replace("\u202f", " ") == lecture


def test_the_2025_edition_is_announced_not_invented() -> None:
    found = result(indicateur="action-sociale", edition="2025")
    assert found.kind is Kind.FORTHCOMING
    assert "fin 2026" in found.why_no_map
    assert [row.text for row in found.rows] == ["à paraître"]
    assert all(row.value is None for row in found.rows)


def test_a_place_keeps_its_capital_in_the_text_of_a_picture() -> None:
    said = result(indicateur="action-sociale", edition="2015").text.alternative
    assert "; Mayotte, champ à confirmer" in said
    assert "mayotte" not in said
    assert ": moins de 500" in said, "a size loses its own"
