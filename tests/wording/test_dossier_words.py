"""Whatever is wrong with a saved dossier, its author reads what, where, and what to write."""

import pytest

from dashboard.domain.dossier import MAX_FIGURES, DossierError, DossierProblem
from dashboard.domain.dossier_file import from_toml
from dashboard.domain.figure import FigureKind
from dashboard.domain.selection import Notice, Problem
from dashboard.wording.dossier import choice_sentence, dossier_sentence
from tests.contracts.test_catalogue import BAD_SPACING
from tests.worlds import universe

SPACES = str.maketrans("\u00a0\u202f", "  ")
FIGURE = """
[[figure]]
type = "{kind}"
indicateurs = ["{indicator}"]
editions = ["2015"]
"""


def refused(text: str) -> DossierError:
    with pytest.raises(DossierError) as raised:
        from_toml(text.encode(), lambda dataset: universe(dataset.value))
    return raised.value


@pytest.mark.parametrize(
    ("text", "problem", "where", "words"),
    [
        ("a\n[dossier", DossierProblem.UNREADABLE, "", "être lu (« ligne 1 »)"),
        ("[dossiers]\n", DossierProblem.UNKNOWN_KEY, "", "inconnue (« [dossiers] »)"),
        ('[dossier]\ntitr = "x"\n', DossierProblem.UNKNOWN_KEY, "[dossier]", "(« titr »)"),
        ('[[figure]]\ncouleur = "x"\n', DossierProblem.UNKNOWN_KEY, "figure 1", "(« couleur »)"),
        ("[dossier]\ntitre = 3\n", DossierProblem.WRONG_TYPE, "[dossier] titre", "autre forme"),
        (
            FIGURE.format(kind="barres", indicator="ccas") + f'titre = "{"x" * 301}"\n',
            DossierProblem.TEXT_TOO_LONG, "figure 1, titre", "300 caractères (il en a 301)",
        ),
        (
            FIGURE.format(kind="barres", indicator="ccas") * (MAX_FIGURES + 1),
            DossierProblem.TOO_MANY_FIGURES, "", f"(celui-ci en a {MAX_FIGURES + 1})",
        ),
        ('[dossier]\njeu = "autre"\n[[figure]]\n', DossierProblem.UNREADABLE, "[dossier] jeu",
         "(« autre »)"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_dossier_says_what_was_met(
    text: str, problem: DossierProblem, where: str, words: str
) -> None:
    error = refused(text)
    assert (error.problem, error.where) == (problem, where)
    said = dossier_sentence(error)
    assert words in said.translate(SPACES)
    assert said.endswith(".")
    assert "{" not in said
    assert not [rule for rule, fault in BAD_SPACING.items() if fault.search(said)]


@pytest.mark.parametrize("problem", list(DossierProblem))
def test_every_problem_has_its_sentence_with_or_without_what_was_met(
    problem: DossierProblem,
) -> None:
    for met in ("", "12"):
        said = dossier_sentence(DossierError(problem, "x", met=met))
        assert said.endswith(".")
        assert "{" not in said
        assert "«\u00a0\u00a0»" not in said


@pytest.mark.parametrize(
    ("kind", "indicator", "words"),
    [
        ("camembert", "ccas", "Graphique 1, type « camembert » : cette sorte de figure n’existe"),
        ("barres", "inconnu", "indicateurs « inconnu » : cet indicateur n’existe pas dans ces"),
    ],
)
def test_a_choice_that_cannot_be_kept_is_named_with_what_to_write(
    kind: str, indicator: str, words: str
) -> None:
    text = FIGURE.format(kind=kind, indicator=indicator)
    found = from_toml(text.encode(), lambda dataset: universe(dataset.value))
    [(place, notice)] = found.notices
    assert place == 1
    said = choice_sentence(found.dossier.figures[0].label, notice)
    assert words in said.translate(SPACES)
    if kind == "camembert":
        assert all(f"«\u00a0{known.value}\u00a0»" in said for known in FigureKind)


@pytest.mark.parametrize("problem", list(Problem))
@pytest.mark.parametrize(
    "key",
    ["type", "indicateurs", "editions", "portee", "lecture", "sens", "tailles", "total",
     "territoire", "lire", "format", "titre", "note"],
)  # fmt: skip
def test_every_key_and_problem_has_a_whole_sentence(key: str, problem: Problem) -> None:
    for value, instead in (("x" * 500, "y"), ("\u202e\x00x", ""), ("", "y")):
        said = choice_sentence("Tableau 2", Notice(key, value, problem, instead))
        assert said.startswith(f"Tableau 2, {key} ")
        assert said.endswith(".")
        assert len(said) < 330
        assert said.isprintable() or "\u00a0" in said
        assert "\u202e" not in said
