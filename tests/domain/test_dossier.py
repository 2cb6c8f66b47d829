"""A dossier keeps its figures, whatever form it is written in, and says what is wrong with it."""

import base64
import json
import tomllib
import zlib
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from dashboard.domain.dataset import Dataset
from dashboard.domain.dossier import Dossier, DossierError, DossierProblem
from dashboard.domain.dossier_address import MAX_CHARACTERS, from_parameter, to_parameter
from dashboard.domain.dossier_file import from_toml, to_toml
from dashboard.domain.figure import MAX_TEXT, FigureKind, FigureSpec
from dashboard.domain.selection import Problem
from dashboard.wording.dossier import dossier_sentence
from tests.exports.dossier.specs import UNIVERSE_OF, dossiers

BARS = FigureSpec(FigureKind.BARS, ("action-sociale",), ("2015",))
TABLE, MAP = BARS.with_(kind=FigureKind.TABLE), BARS.with_(kind=FigureKind.MAP)
quick = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def packed(content: object) -> str:
    text = content if isinstance(content, bytes) else json.dumps(content).encode()
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return base64.urlsafe_b64encode(packer.compress(text) + packer.flush()).decode().rstrip("=")


def refusal(content: str) -> DossierError:
    with pytest.raises(DossierError) as raised:
        from_toml(content.encode(), UNIVERSE_OF)
    return raised.value


def test_figures_are_numbered_by_kind_in_their_order() -> None:
    regions = BARS.with_(kind=FigureKind.MAP_REGIONS, number=9)
    dossier = Dossier(figures=(BARS, TABLE, MAP, BARS.with_(number=7), regions, TABLE))
    assert [spec.label for spec in dossier.figures] == [
        "Graphique 1", "Tableau 1", "Carte 1", "Graphique 2", "Carte 2", "Tableau 2",
    ]  # fmt: skip


@given(dossiers())
@quick
def test_the_file_gives_the_dossier_back(dossier: Dossier) -> None:
    text = to_toml(dossier)
    tomllib.loads(text)
    found = from_toml(text.encode(), UNIVERSE_OF)
    assert found.notices == ()
    if dossier.figures:
        assert found.dossier == dossier
    assert to_toml(found.dossier) == text or not dossier.figures


@given(dossiers())
@quick
def test_the_address_gives_the_dossier_back_or_says_that_it_is_too_long(dossier: Dossier) -> None:
    try:
        value = to_parameter(dossier)
    except DossierError as error:
        told = error.problem
        event("too long")
    else:
        told = None
    if told:
        assert told is DossierProblem.ADDRESS_TOO_LONG
        return
    assert len(value) <= MAX_CHARACTERS
    assert value.replace("-", "").replace("_", "").isalnum()
    found = from_parameter(value, UNIVERSE_OF)
    assert found.notices == ()
    assert found.dossier == dossier


def test_a_dossier_of_ten_figures_fits_an_address() -> None:
    titled = BARS.with_(title="En 2014, huit communes sur dix mènent une action sociale")
    assert (
        len(to_parameter(Dossier("Un dossier", figures=(titled, TABLE, MAP, BARS, BARS) * 2))) < 800
    )


@given(st.one_of(st.text(max_size=300), st.binary(max_size=300).map(lambda b: packed(b))))
@quick
def test_any_other_address_is_refused_or_empty_never_a_crash(value: str) -> None:
    with suppress(DossierError):
        assert from_parameter(value, UNIVERSE_OF).dossier.figures == ()


@given(st.one_of(st.text(max_size=300).map(str.encode), st.binary(max_size=300)))
@quick
def test_any_other_file_is_refused_or_empty_never_a_crash(content: bytes) -> None:
    with suppress(DossierError):
        assert from_toml(content, UNIVERSE_OF).dossier.figures == ()


@pytest.mark.parametrize(
    "value",
    [
        packed(b"0" * 50_000_000),
        packed(b"[" * 60_000),
        packed([]),
        packed({"dossier": []}),
        packed({"figures": []}),
        packed({"dossier": {}, "figure": {"type": "barres"}}),
        packed({"dossier": {}, "figure": [7]}),
        packed({"dossier": {"titre": 7}}),
        packed({"dossier": {"methode": [7]}}),
        packed({"dossier": {"methode": "x"}}),
        packed({"dossier": {"jeu": "autre"}}),
        packed({"dossier": {}, "figure": [{"type": "barres"}] * 25}),
        packed({"dossier": {}, "figure": [{"numero": "3"}]}),
        packed({"dossier": {"titre": "x" * (MAX_TEXT + 1)}}),
        packed({"dossier": {}})[:-2],
        packed({"dossier": {}}) + "AAAA",
        "A" * (MAX_CHARACTERS + 1),
        "é",
        "",
    ],
    ids=lambda value: value[:12],
)
def test_a_bad_address_is_refused_with_a_sentence(value: str) -> None:
    with pytest.raises(DossierError) as raised:
        from_parameter(value, UNIVERSE_OF)
    assert dossier_sentence(raised.value).endswith(".")


def test_a_bomb_is_never_unfolded() -> None:
    """Fifty megabytes of zeros fit into an address: their memory must not be taken."""
    import tracemalloc

    value = packed(b"0" * 2_500_000)
    assert len(value) <= MAX_CHARACTERS
    tracemalloc.start()
    with pytest.raises(DossierError):
        from_parameter(value, UNIVERSE_OF)
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(
    ("content", "problem", "told"),
    [
        ("[dossier", DossierProblem.UNREADABLE, "not TOML"),
        ("[dosier]", DossierProblem.UNKNOWN_KEY, "dosier"),
        ("dossier = 3", DossierProblem.WRONG_TYPE, "[dossier]"),
        ("[dossier]\ntitel = 'x'", DossierProblem.UNKNOWN_KEY, "titel"),
        ("[dossier]\ntitre = 3", DossierProblem.WRONG_TYPE, "titre"),
        ("figure = 3", DossierProblem.WRONG_TYPE, "[[figure]]"),
        ("[[figure]]\nnumero = '2'", DossierProblem.UNKNOWN_KEY, "numbered by their order"),
        ("[[figure]]\njeu = 'publie'", DossierProblem.UNKNOWN_KEY, "[dossier]"),
        ("[[figure]]\nindicateur = 'ccas'", DossierProblem.UNKNOWN_KEY, "indicateurs"),
        ("[[figure]]\ntype = 3", DossierProblem.WRONG_TYPE, "figure 1, type"),
        ("[[figure]]\neditions = [2015]", DossierProblem.WRONG_TYPE, "a text or a list"),
        (f"[[figure]]\ntitre = '{'x' * 301}'", DossierProblem.TEXT_TOO_LONG, "figure 1, titre"),
        ("[[figure]]\n" * 25, DossierProblem.TOO_MANY_FIGURES, "at most 24"),
        (f"[dossier]\nmethode = {['x'] * 21}", DossierProblem.TOO_MANY_LINES, "at most 20"),
        ("# " + "x" * 200_000, DossierProblem.UNREADABLE, "200000"),
    ],
)
def test_a_bad_file_is_refused_with_its_place(content: str, problem: str, told: str) -> None:
    error = refusal(content)
    assert error.problem is problem
    assert told in str(error)
    assert dossier_sentence(error).endswith(".")


def test_a_stale_choice_is_told_with_the_place_of_its_figure() -> None:
    content = "[[figure]]\ntype='tableau'\n[[figure]]\nindicateurs=['ancien','ccas']"
    found = from_toml(content.encode(), UNIVERSE_OF)
    assert [(place, n.key, n.value, n.problem) for place, n in found.notices] == [
        (2, "indicateurs", "ancien", Problem.UNKNOWN)
    ]
    assert found.dossier.figures[1].indicators == ("ccas",)


def test_published_and_fictitious_figures_never_share_a_dossier() -> None:
    with pytest.raises(DossierError) as raised:
        Dossier(figures=(BARS, BARS.with_(dataset=Dataset.DEMONSTRATION)))
    assert raised.value.problem is DossierProblem.MIXED
    found = from_toml(b"[dossier]\njeu='demonstration'\n[[figure]]\n[[figure]]", UNIVERSE_OF)
    assert {spec.dataset for spec in found.dossier.figures} == {Dataset.DEMONSTRATION}


def test_a_person_may_write_a_total_as_a_truth_and_sizes_as_a_list() -> None:
    content = b"[[figure]]\ntotal = false\ntailles = ['moins-500', '500-1500']"
    spec = from_toml(content, UNIVERSE_OF).dossier.figures[0]
    assert not spec.total
    assert [size.code for size in spec.sizes] == ["moins-500", "500-1500"]


@pytest.mark.parametrize("problem", DossierProblem)
def test_every_problem_has_a_sentence_that_says_what_to_do(problem: DossierProblem) -> None:
    sentence = dossier_sentence(DossierError(problem, ""))
    assert sentence.count(".") >= 2
