"""A proposed title states a finding that the figures carry, in two lines of good French."""

from dataclasses import replace

import pytest

from dashboard.domain.figure import FigureKind, FigureSpec, PageFormat
from dashboard.domain.observation import Observation, Scope
from dashboard.domain.status import Status
from dashboard.results.publication.compose import publication, titles
from dashboard.results.publication.titles import LENGTH
from dashboard.results.world import World
from dashboard.tables.store import Observations
from dashboard.wording.numbers import one_in
from tests.results.publication.figures import demonstration, every_figure, figure
from tests.worlds import demonstration_world, real_world, world_without_precision

SPACES = str.maketrans("\u00a0\u202f", "  ")


def plain(text: str) -> str:
    return text.translate(SPACES)


@pytest.mark.parametrize(
    ("params", "title"),
    [
        (
            {"indicateurs": "action-sociale"},
            "En 2014, la part des communes qui mènent au moins une action sociale augmente avec "
            "leur taille",
        ),
        (
            {"indicateurs": "abs-realisee"},
            "Fin 2014, 11 % des communes de moins de 1 500 habitants ont déjà réalisé une analyse "
            "des besoins sociaux, contre 76 % de celles de plus de 30 000 habitants",
        ),
        ({"indicateurs": "ccas"}, "En 2014, 75 % des communes disposent d’un CCAS"),
        (
            {"indicateurs": "aide-sociale-legale"},
            "En 2014, une commune sur dix gère de l’aide sociale légale par convention avec le "
            "département",
        ),
        (
            {"indicateurs": "prestation-en-nature,cheque-accompagnement-personnalise"},
            "En 2014, 63 % des communes attribuent des prestations en nature et 5 % attribuent "
            "des chèques d’accompagnement personnalisé",
        ),
        (
            {"indicateurs": "abs-tous-les-ans,abs-non-reconduite,abs-une-seule"},
            "Fin 2014, la moitié des communes ayant réalisé une ABS ne l’ont pas reconduite chaque "
            "année",
        ),
        ({"indicateurs": "competence-epci"},
         "Communes dont l’intercommunalité exerce une compétence d’action sociale, fin 2014"),
    ],
)  # fmt: skip
def test_the_finding_is_stated(params: dict[str, str], title: str) -> None:
    assert plain(figure(**params).title) == title


@pytest.mark.parametrize(
    ("indicator", "words"),
    [
        ("action-sociale", "baisse de 2,8 points"),
        ("abs-realisee", "deux niveaux qui ne se comparent pas"),
    ],
)
def test_a_change_is_stated_by_its_verdict(indicator: str, words: str) -> None:
    found = demonstration(type="halteres", indicateurs=indicator)
    assert words in plain(found.title)


def test_shares_of_different_units_are_never_joined_in_one_sentence() -> None:
    found = demonstration(
        type="tableau", indicateurs="abs-realisee,abs-tous-les-ans", editions="2025"
    )
    assert plain(found.title) == (
        "En 2025, 18,9 % des communes ont déjà réalisé une analyse des besoins sociaux"
    )


def test_two_shares_are_joined_by_a_comma_only_after_an_apposition() -> None:
    asked = {"type": "tableau", "indicateurs": "action-sociale,ccas", "editions": "2025"}
    assert " sociale et 58,9 % disposent d’un CCAS" in plain(demonstration(**asked).title)
    apart = plain(demonstration(**asked, portee="territoire").title)
    assert "intercommunalité comprise, et 58,9 %" in apart


def test_no_change_is_claimed_where_precision_is_unknown() -> None:
    world = world_without_precision()
    for spec in every_figure(world):
        if spec.kind is FigureKind.DUMBBELL:
            for said in titles(world, spec):
                assert "augmente de" not in said
                assert "baisse de" not in said


def test_no_change_of_the_total_is_claimed_where_the_total_is_not_shown() -> None:
    found = demonstration(type="halteres", indicateurs="action-sociale", total="non")
    assert "points" not in found.title


def test_the_share_that_is_exactly_so_may_be_said_as_one_commune_in_ten() -> None:
    world = real_world()
    spec = FigureSpec(FigureKind.BARS, ("aide-financiere-remboursable",), ("2015",), Scope.OWN)
    offered = [plain(text) for text in titles(world, spec)]
    assert "En 2014, 1 commune sur 10 attribue des aides financières remboursables" in offered
    ccas = [plain(t) for t in titles(world, spec.with_(indicators=("ccas",)))]
    assert "En 2014, 3 communes sur 4 disposent d’un CCAS" in ccas


@pytest.mark.parametrize(
    ("value", "said"),
    [(10.0, (1, 10)), (75.0, (3, 4)), (16.7, (1, 6)), (17.0, (1, 6)), (50.0, (1, 2)),
     (15.0, None), (16.6, None), (0.0, None), (100.0, None), (72.0, None), (43.0, None)],
)  # fmt: skip
def test_one_in_n_says_no_more_than_its_figure(value: float, said: tuple[int, int] | None) -> None:
    assert one_in(value) == said


@pytest.mark.parametrize("page", list(PageFormat))
def test_a_proposal_fits_two_lines_wherever_a_shorter_one_exists(page: PageFormat) -> None:
    for world in (real_world(), demonstration_world()):
        for spec in list(every_figure(world))[::5]:
            found = publication(world, spec.with_(format=page))
            offered = titles(world, spec.with_(format=page))
            fits = [text for text in offered if len(text) <= LENGTH[page]]
            assert found.proposed == (fits or [min(offered, key=len)])[0]
            assert fits or page is not PageFormat.PAGE


def _changed(world: World, code: str, **changes: object) -> World:
    def change(row: Observation) -> Observation:
        key = row.key
        here = key.indicator == "action-sociale" and key.size_range.code == code
        here = here and key.edition == "2025" and key.scope is Scope.OWN
        return replace(row, **changes) if here else row  # type: ignore[arg-type]

    rows = tuple(map(change, world.observations))
    return replace(world, observations=Observations(rows, world.observations.sources))


BY_SIZE = FigureSpec(FigureKind.BARS, ("action-sociale",), ("2025",), Scope.OWN)


def test_a_rise_with_size_needs_figures_that_never_go_down() -> None:
    world = demonstration_world()
    assert "augmente avec leur taille" in publication(world, BY_SIZE).title
    dented = _changed(world, "500-1500", value=50.0)
    assert not [t for t in titles(dented, BY_SIZE) if "avec leur taille" in t]


def test_a_rise_with_size_needs_extremes_whose_intervals_do_not_meet() -> None:
    world = _changed(demonstration_world(), "moins-500", interval=(30.0, 99.8))
    offered = titles(world, BY_SIZE)
    assert not [t for t in offered if "avec leur taille" in t or "contre" in t]


def test_a_figure_of_low_reliability_makes_no_contrast() -> None:
    world = _changed(demonstration_world(), "10000-plus", status=Status.LOW_RELIABILITY)
    assert not [t for t in titles(world, BY_SIZE) if "avec leur taille" in t or "contre" in t]


def test_régions_without_a_sure_figure_are_not_told_as_if_they_were_lower() -> None:
    found = demonstration(type="carte-regions", indicateurs="action-sociale", editions="2025")
    assert plain(found.title).endswith(
        "de 65,1 % (Corse) à 94,7 % (Bretagne) parmi les régions au chiffre fiable"
    )
