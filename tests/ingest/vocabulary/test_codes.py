"""Codes are recognised by their letters, understood by the words of the file alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.status import Confidentiality, Status
from dashboard.ingest.vocabulary.codes import KNOWN_CODES, definitions, read_code, status_of

FREE = Confidentiality.FREE
OARSA = (
    "Signification des symboles \"NR\", \"NC\" et \"ND\" pour les indicateurs :\n- Lorsqu’un conseil départemental n’a pas répondu à une vague, "
    "le symbole «\u00a0NR\u00a0» (non réponse) est indiqué. Ce symbole signifie qu’aucun indicateur n’est restitué.\n- Lorsqu’un conseil n’est pas "
    "concerné par un indicateur, le symbole «\u00a0NC\u00a0» (non concerné) est affiché.\n- Lorsqu’un conseil a répondu mais qu’un indicateur donné "
    "est non disponible, le symbole « ND » (non disponible) est affiché à cette vague."
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("NR", "NR"), ("NR ", "NR"), (" nd", "ND"), ("n.d.", "ND"), ("n.d", "ND"), ("N.S.", "NS"), ("n/a", "NA"), ("s", "s"), ("S", "s"),
        ("-", "-"), ("–", "-"), ("−", "-"), ("/ ", "/"), ("//", "//"), ("///", "///"), ("…", "…"), ("...", "…"), ("..", ".."), ("x", "x"),
    ],
)  # fmt: skip
def test_codes_have_one_spelling(text: str, code: str) -> None:
    assert read_code(text) == code


@pytest.mark.parametrize(
    "text", ["", "Ain", "12", "APA", "s.", ".", "a", "n d", "*", "(p)", "////", "NR NC", "nr1"]
)
def test_other_texts_are_no_code(text: str) -> None:
    assert read_code(text) is None


@given(st.sampled_from(sorted(KNOWN_CODES)), st.sampled_from(["", " ", "\u00a0", "\n"]))
def test_a_canonical_code_is_its_own_spelling_in_any_case(code: str, space: str) -> None:
    assert read_code(f"{space}{code}{space}") == code
    assert read_code(code.lower()) == code
    assert read_code(code.upper()) == code


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("NR : non-réponse ; NC : non concerné ; ND : non disponible.", {"NR": "non-réponse", "NC": "non concerné", "ND": "non disponible"}),
        ("NR: non réponse, NC: non communiqué et ND: non disponible", {"NR": "non réponse", "NC": "non communiqué", "ND": "non disponible"}),
        ("nd = non disponible", {"ND": "non disponible"}),
        ("ND : non disponible. NC : non concerné", {"ND": "non disponible", "NC": "non concerné"}),
        ("Notes : ND : non disponible.", {"ND": "non disponible"}),
        ("Note : n.d. : non disponible ; n.s. : non significatif.", {"ND": "non disponible", "NS": "non significatif"}),
        ("s : secret statistique", {"s": "secret statistique"}),
        ("« s » : secret statistique", {"s": "secret statistique"}),
        ("Code s = secret", {"s": "secret"}),
        ("NC signifie non communiqué", {"NC": "non communiqué"}),
        ("(p) : données provisoires", {"(p)": "données provisoires"}),
        ("(P) données provisoires ; (e) estimation", {"(p)": "données provisoires", "(e)": "estimation"}),
        ("p : données provisoires", {"(p)": "données provisoires"}),
        ("/// : absence de résultat due à la nature des choses", {"///": "absence de résultat due à la nature des choses"}),
        ("* Données provisoires", {"*": "Données provisoires"}),
        ("* Données provisoires.\n** Y compris Saint-Martin.", {"*": "Données provisoires", "**": "Y compris Saint-Martin"}),
        ("- : résultat nul ; … : non disponible", {"-": "résultat nul", "…": "non disponible"}),
        ("– NR : non-réponse\n– ND : non disponible", {"NR": "non-réponse", "ND": "non disponible"}),
        ("Les données sont provisoires (p).", {"(p)": "Les données sont provisoires"}),
        ("Résultat non disponible (nd).", {"ND": "Résultat non disponible"}),
        (OARSA, {"NR": "non réponse", "NC": "non concerné", "ND": "non disponible"}),
        (
            "Lorsqu'un indicateur n'est pas disponible pour une vague, le symbole \"/\" est affiché.",
            {"/": "un indicateur n'est pas disponible pour une vague"},
        ),
    ],
)  # fmt: skip
def test_the_words_of_the_file_define_its_codes(text: str, found: dict[str, str]) -> None:
    assert definitions(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "", "Source : DREES, enquête ASCO 2025.", "Champ : France métropolitaine.", "PSD : prestation spécifique dépendance.", "Note : 12 %",
        "Lecture : en 2014, 72 % des communes (p. 12)", "https://data.example.fr/a : ici", "NR", "A : personnes âgées", "p : population",
        "Actions : a) aide ; b) conseil", "ND :", "NC : 12",
    ],
)  # fmt: skip
def test_a_text_that_defines_nothing_gives_nothing(text: str) -> None:
    assert definitions(text) == {}


def test_two_meanings_of_one_code_are_both_told() -> None:
    found = definitions("NC : non concerné ; NC : non communiqué")
    assert found == {"NC": "non concerné | non communiqué"}
    assert status_of(found["NC"]) is None


@given(st.lists(st.tuples(st.sampled_from(["NR", "NC", "ND", "s", "///", "…", "ns"]), st.sampled_from(["non-réponse", "non concerné", "non disponible", "secret statistique"])), unique_by=lambda d: d[0], min_size=1), st.sampled_from([" : ", " = ", ": ", "\u00a0: "]), st.sampled_from([" ; ", "\n", ". "]))  # fmt: skip
def test_any_list_of_definitions_comes_back(
    pairs: list[tuple[str, str]], sign: str, between: str
) -> None:
    text = between.join(f"{code}{sign}{meaning}" for code, meaning in pairs)
    assert definitions(text) == {read_code(code): meaning for code, meaning in pairs}


@given(st.text(max_size=80))
def test_any_text_is_read_without_fault(text: str) -> None:
    for code, meaning in definitions(text).items():
        assert code.startswith(("(", "*")) or code in KNOWN_CODES
        assert meaning.strip()


@pytest.mark.parametrize(
    ("meaning", "status", "confidentiality"),
    [
        ("non communiqué", Status.NOT_AVAILABLE, FREE), ("Non concerné", Status.NOT_CONCERNED, FREE), ("non disponible", Status.NOT_AVAILABLE, FREE),
        ("non-réponse", Status.NON_RESPONSE, FREE), ("Non répondant", Status.NON_RESPONSE, FREE), ("n’a pas répondu", Status.NON_RESPONSE, FREE),
        ("non significatif", Status.LOW_RELIABILITY, FREE), ("donnée provisoire", Status.PROVISIONAL, FREE), ("estimé", Status.ESTIMATED, FREE),
        ("chiffre révisé", Status.PUBLISHED, FREE), ("sans objet", Status.NOT_CONCERNED, FREE), ("question non posée", Status.NOT_COLLECTED, FREE),
        ("absence de résultat due à la nature des choses", Status.NOT_CONCERNED, FREE), ("donnée à paraître", Status.FORTHCOMING, FREE),
        ("n'est pas disponible", Status.NOT_AVAILABLE, FREE), ("n'a pas été collectée", Status.NOT_COLLECTED, FREE),
        ("secret", Status.PUBLISHED, Confidentiality.SECRET), ("donnée confidentielle", Status.PUBLISHED, Confidentiality.SECRET),
        ("non disponible : secret statistique", Status.PUBLISHED, Confidentiality.SECRET),
        ("secret secondaire", Status.PUBLISHED, Confidentiality.SECRET_SECONDARY),
        ("secret statistique secondaire", Status.PUBLISHED, Confidentiality.SECRET_SECONDARY), ("non comparable", Status.NOT_COMPARABLE, FREE),
    ],
)  # fmt: skip
def test_the_meaning_gives_the_status(
    meaning: str, status: Status, confidentiality: Confidentiality
) -> None:
    assert status_of(meaning) == (status, confidentiality)


@pytest.mark.parametrize(
    "meaning",
    [
        "",
        "NC",
        "NR",
        "résultat nul",
        "non provisoire",
        "secrétaire de mairie",
        "non concerné ou non disponible",
        "Y compris Saint-Martin",
    ],
)
def test_no_status_comes_from_letters_or_from_doubtful_words(meaning: str) -> None:
    assert status_of(meaning) is None
