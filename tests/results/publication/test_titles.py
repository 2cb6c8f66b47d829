"""A proposed title states a finding that the figures carry, in two lines of good French."""

from dataclasses import replace

import pytest

from dashboard.domain.figure import FigureKind, FigureSpec, PageFormat
from dashboard.domain.observation import Observation, Scope
from dashboard.domain.size_range import SizeRange
from dashboard.domain.status import Qualifier, Status
from dashboard.figures.drawing.metrics import wrapped
from dashboard.figures.publication.house import MAX_TITLE_LINES, canvas
from dashboard.results.publication.compose import publication, titles
from dashboard.results.publication.titles import LENGTH
from dashboard.results.world import World
from dashboard.tables.store import Observations
from dashboard.wording.numbers import one_in
from tests.results.publication.figures import demonstration, every_figure, every_publication, figure
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
            "année, soit la plus élevée des trois parts présentées",
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
    assert plain(found.title) == ("ABS réalisée et ABS tous les ans, 2025")


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


def _valued(values: dict[str, Observation | float | None], **more: object) -> World:
    """The demonstration where some indicators have another share of all communes in 2025."""

    def change(row: Observation) -> Observation:
        key = row.key
        if key.indicator not in values or key.edition != "2025":
            return row
        value = values[key.indicator]
        here = {"value": value, "interval": None, "standard_error": None}
        return replace(row, **here, **more)  # type: ignore[arg-type]

    world = demonstration_world()
    rows = tuple(map(change, world.observations))
    return replace(world, observations=Observations(rows, world.observations.sources))


AIDS = (
    "prestation-en-nature",
    "aide-financiere-remboursable",
    "cheque-accompagnement-personnalise",
)
RANKED = FigureSpec(FigureKind.TABLE, AIDS, ("2025",), Scope.OWN)


def test_of_three_shares_the_title_is_true_of_all() -> None:
    title = plain(
        publication(_valued(dict(zip(AIDS, (60.0, 30.0, 20.0), strict=True))), RANKED).title
    )
    assert title == (
        "En 2025, 60 % des communes attribuent des prestations en nature, soit la plus élevée des "
        "trois parts présentées"
    )
    last = _valued(dict(zip(AIDS, (20.0, 30.0, 60.0), strict=True)))
    assert "60 % des communes attribuent des chèques" in plain(publication(last, RANKED).title)


@pytest.mark.parametrize(
    ("values", "more"),
    [
        ((60.0, 60.0, 20.0), {}),
        ((60.0, 56.0, 20.0), {"qualifier": Qualifier.ABOUT, "words": "un peu plus"}),
        ((60.0, 30.0, 20.0), {"qualifier": Qualifier.MORE_THAN, "words": "plus de"}),
        ((60.0, 30.0, 20.0), {"qualifier": Qualifier.LESS_THAN, "words": "moins de"}),
        ((60.0, 30.0, 20.0), {"status": Status.LOW_RELIABILITY}),
    ],
)
def test_no_rank_is_claimed_of_figures_that_may_touch(
    values: tuple[float, ...], more: dict[str, object]
) -> None:
    world = _valued(dict(zip(AIDS, values, strict=True)), **more)
    assert not [text for text in titles(world, RANKED) if "la plus élevée" in text]


def test_a_rank_needs_intervals_that_do_not_meet() -> None:
    world = demonstration_world()
    domains = ("domaine-personnes-agees", "domaine-jeunesse-famille", "domaine-pauvrete-exclusions")
    spec = RANKED.with_(indicators=domains)
    assert "soit la plus élevée des trois parts" in publication(world, spec).title

    def wide(row: Observation) -> Observation:
        here = row.key.indicator == domains[0] and row.interval is not None
        return replace(row, interval=(5.0, 95.0)) if here else row

    rows = tuple(map(wide, world.observations))
    blurred = replace(world, observations=Observations(rows, world.observations.sources))
    assert "la plus élevée" not in publication(blurred, spec).title


def test_what_holds_the_others_is_no_finding_and_is_set_apart() -> None:
    found = figure(
        type="tableau",
        indicateurs="prestation,prestation-en-nature,aide-financiere-non-remboursable,"
        "aide-financiere-remboursable,cheque-accompagnement-personnalise",
    )
    assert plain(found.title) == (
        "En 2014, 63 % des communes attribuent des prestations en nature, soit la plus élevée des "
        "parts présentées hors « au moins une prestation »"
    )


def test_a_missing_share_is_no_lower_one() -> None:
    world = _valued({AIDS[2]: None}, status=Status.NON_RESPONSE)
    with_two = publication(
        world, RANKED.with_(indicators=(*AIDS, "aide-financiere-non-remboursable"))
    )
    assert "des parts publiées" in with_two.title
    assert "présentées" not in with_two.title


def test_of_several_sizes_a_rank_is_told_only_if_it_holds_at_each() -> None:
    sizes = (SizeRange(0, 500), SizeRange(10_000, None))
    spec = RANKED.with_(sizes=sizes)
    everywhere = _valued(dict(zip(AIDS, (60.0, 30.0, 20.0), strict=True)))
    assert plain(publication(everywhere, spec).title) == (
        "En 2025, « prestations en nature » a la part la plus élevée à chaque taille de commune "
        "présentée"
    )

    def turned(row: Observation) -> Observation:
        here = row.key.indicator == AIDS[1] and row.key.size_range == sizes[0]
        return replace(row, value=99.0) if here else row

    rows = tuple(map(turned, everywhere.observations))
    mixed = replace(everywhere, observations=Observations(rows, everywhere.observations.sources))
    assert "la plus élevée" not in " ".join(titles(mixed, spec))
    held = spec.with_(indicators=("action-sociale", *AIDS))
    assert "la plus élevée" not in " ".join(titles(everywhere, held))


def test_names_that_hold_a_conjunction_are_told_apart() -> None:
    found = demonstration(
        type="tableau", editions="2015,2025",
        indicateurs="domaine-jeunesse-famille,domaine-pauvrete-exclusions,domaine-personnes-agees",
    )  # fmt: skip
    assert plain(found.title) == (
        "Jeunesse et famille, pauvreté et exclusions, et personnes âgées, fin 2014 et 2025"
    )


@pytest.mark.parametrize("page", list(PageFormat))
def test_every_proposed_title_takes_two_lines_in_its_format(page: PageFormat) -> None:
    house = canvas(page, False).house
    for world in (real_world, demonstration_world):
        for composed in every_publication(world)[:: 1 if page is PageFormat.PAGE else 13]:
            spec = composed.spec.with_(format=page)
            found = composed if page is PageFormat.PAGE else publication(world(), spec)
            title = found.proposed
            if len(title) <= LENGTH[page]:
                assert len(wrapped(title, house.title, house.inner, bold=True)) <= MAX_TITLE_LINES
