"""What is wrong with a figure is refused or told, with what to do."""

from dataclasses import replace

import pytest

from dashboard.domain.figure import Fault, FigureKind, FigureSpec, Severity
from dashboard.domain.observation import Reading, Scope
from dashboard.results.publication.compose import publication
from dashboard.results.publication.lint import content_faults
from dashboard.results.publication.publication import Publication
from dashboard.results.world import World
from dashboard.tables.store import Observations
from tests.results.publication.figures import demonstration, every_figure, figure
from tests.worlds import demonstration_world, real_world

REFUSED, TOLD = Severity.REFUSAL, Severity.ADVICE


def rules(found: Publication) -> dict[str, Severity]:
    return {fault.rule: fault.severity for fault in content_faults(found)}


@pytest.mark.parametrize(
    "params",
    [
        {"indicateurs": "action-sociale"},
        {"type": "carte-communes", "indicateurs": "action-sociale"},
        {"type": "tableau", "indicateurs": "prestation-en-nature,ccas"},
    ],
)
def test_a_sound_figure_has_no_fault(params: dict[str, str]) -> None:
    assert content_faults(figure(**params)) == ()


def test_a_sound_dumbbell_has_no_fault() -> None:
    assert content_faults(demonstration(type="halteres", indicateurs="action-sociale")) == ()


@pytest.mark.parametrize(
    ("line", "rule"),
    [("lecture", "sans-lecture"), ("champ", "sans-champ"), ("source", "sans-source")],
)
def test_a_figure_without_a_house_line_does_not_leave(line: str, rule: str) -> None:
    found = replace(figure(indicateurs="action-sociale"), **{line: " "})  # type: ignore[arg-type]
    assert rules(found) == {rule: REFUSED}


@pytest.mark.parametrize(
    ("params", "rule"),
    [
        ({"type": "halteres", "indicateurs": "abs-realisee"}, "non-comparable"),
        ({"type": "barres-groupees", "indicateurs": "abs-realisee", "editions": "2015,2025"},
         "non-comparable"),
        ({"type": "barres-groupees", "indicateurs": "action-sociale,abs-realisee",
          "editions": "2015,2025"}, "non-comparable"),
        ({"type": "halteres", "indicateurs": "action-sociale,ccas"}, "un-seul-indicateur"),
        ({"type": "barres", "indicateurs": "action-sociale", "editions": "2015,2025"},
         "une-seule-serie"),
        ({"type": "carte-communes", "indicateurs": "action-sociale,ccas", "editions": "2025"},
         "un-seul-indicateur"),
        ({"type": "carte-communes", "indicateurs": "action-sociale", "editions": "2015,2025"},
         "une-seule-edition"),
        ({"type": "carte-communes", "indicateurs": "epci-cias", "editions": "2025"},
         "carte-sans-tailles"),
        ({"type": "carte-regions", "indicateurs": "epci-cias", "editions": "2025"},
         "regions-sans-chiffre"),
        ({"type": "barres", "indicateurs": "moyens-humains"}, "a-paraitre"),
        ({"type": "tableau", "indicateurs": "action-sociale,epci-cias", "editions": "2025"},
         "unites-melees"),
    ],
)  # fmt: skip
def test_choices_that_cannot_make_a_figure_are_refused_with_a_way_out(
    params: dict[str, str], rule: str
) -> None:
    found = demonstration(**params)
    assert rules(found)[rule] is REFUSED
    fault = next(f for f in content_faults(found) if f.rule == rule)
    assert fault.text
    assert fault.remedy


@pytest.mark.parametrize(
    ("params", "rule"),
    [
        ({"indicateurs": "competence-epci"}, "aucun-chiffre"),
        ({"indicateurs": "action-sociale", "editions": "2025"}, "a-paraitre"),
        ({"type": "halteres", "indicateurs": "action-sociale"}, "a-paraitre"),
        ({"type": "carte-communes", "indicateurs": "ccas"}, "carte-sans-tailles"),
        ({"type": "carte-regions", "indicateurs": "action-sociale"}, "regions-sans-chiffre"),
        ({"indicateurs": "ccas", "total": "non"}, "aucune-ligne"),
    ],
)
def test_what_is_not_published_is_refused_once(params: dict[str, str], rule: str) -> None:
    assert rules(figure(**params)) == {rule: REFUSED}


def test_every_figure_without_a_value_is_refused() -> None:
    for world in (real_world(), demonstration_world()):
        for spec in every_figure(world):
            found = publication(world, spec)
            cells = [cell for line in found.cells for cell in line if cell is not None]
            if not any(c.observation and c.observation.has_figure for c in cells):
                assert REFUSED in rules(found).values()


def counting() -> World:
    """The demonstration with « action sociale » turned into a plain number."""
    world = demonstration_world()
    indicator = replace(world.catalogue.indicators["action-sociale"], readings=(Reading.COUNT,))
    indicators = {**world.catalogue.indicators, indicator.id: indicator}
    rows = tuple(
        replace(row, key=replace(row.key, reading=Reading.COUNT), interval=None)
        if row.key.indicator == indicator.id and row.key.reading is Reading.UNITS
        else row
        for row in world.observations
    )
    return replace(
        world,
        catalogue=replace(world.catalogue, indicators=indicators),
        observations=Observations(rows, world.observations.sources),
    )


@pytest.mark.parametrize("kind", [FigureKind.MAP, FigureKind.MAP_REGIONS])
def test_a_count_is_never_drawn_as_tinted_areas(kind: FigureKind) -> None:
    spec = FigureSpec(kind, ("action-sociale",), ("2025",), Scope.OWN, Reading.COUNT)
    assert rules(publication(counting(), spec))["nombre-en-aplat"] is REFUSED


def test_two_readings_never_share_a_scale() -> None:
    spec = FigureSpec(FigureKind.TABLE, ("action-sociale", "ccas"), ("2025",), Scope.OWN)
    assert rules(publication(counting(), spec))["unites-melees"] is REFUSED


def test_groups_scopes_and_directions_mixed_are_told() -> None:
    groups = demonstration(type="tableau", indicateurs="abs-realisee,abs-une-seule",
                           editions="2025")  # fmt: skip
    assert rules(groups) == {"groupes-meles": TOLD}
    scopes = demonstration(type="tableau", indicateurs="action-sociale,prestation",
                           portee="territoire", editions="2025")  # fmt: skip
    assert rules(scopes) == {"portees-melees": TOLD}
    senses = demonstration(type="tableau", indicateurs="abs-realisee,abs-prevue", sens="inverse",
                           editions="2025")  # fmt: skip
    assert rules(senses) == {"sens-meles": TOLD}


def test_an_edition_to_come_beside_one_that_is_out_is_told() -> None:
    found = figure(type="tableau", indicateurs="action-sociale", editions="2015,2025")
    assert rules(found) == {"edition-a-paraitre": TOLD}


def test_a_long_title_is_told_with_its_length() -> None:
    found = figure(indicateurs="ccas", titre="x" * 161)
    fault = content_faults(found)[0]
    assert (fault.rule, fault.severity) == ("titre-trop-long", TOLD)
    assert "161" in fault.text
    assert content_faults(figure(indicateurs="ccas", titre="x" * 160)) == ()


@pytest.mark.parametrize(
    ("title", "strange"),
    [
        ("72 % des petites communes agissent", False),
        ("72% des petites communes agissent", False),
        ("72,0 % des petites communes agissent", False),
        ("En 2014, les communes agissent", False),
        ("Les communes de moins de 500 habitants agissent", False),
        ("73 % des petites communes agissent", True),
        ("72,4 % des petites communes agissent", True),
        ("28 % des petites communes n’agissent pas", True),
        ("Une hausse de 4 points", True),
        ("En 2014, 95 % des communes agissent", True),
        ("Des chiffres sans intervalle de confiance à 95 %", False),
        ("Deux communes sur trois agissent", True),
        ("1 commune sur 2 agit", True),
        ("Neuf communes de 500 à 1 500 habitants sur dix agissent", False),
        ("9 communes sur 10 agissent", False),
    ],
)
def test_a_number_of_the_title_that_the_figure_does_not_show_is_told(
    title: str, strange: bool
) -> None:
    found = rules(figure(indicateurs="action-sociale", titre=title))
    assert found == ({"nombre-etranger": TOLD} if strange else {})


def test_the_difference_of_a_dumbbell_may_be_quoted() -> None:
    asked = {"type": "halteres", "indicateurs": "action-sociale"}
    assert rules(demonstration(**asked, titre="Une baisse de 2,8 points")) == {}
    assert rules(demonstration(**asked, titre="Une baisse de 3 points")) == {}
    assert rules(demonstration(**asked, titre="Une baisse de 3,8 points")) == {
        "nombre-etranger": TOLD
    }


def test_a_value_to_read_that_has_no_figure_is_told() -> None:
    found = figure(type="tableau", indicateurs="action-sociale", editions="2015,2025",
                   lire="action-sociale:2025:moins-500")  # fmt: skip
    assert found.lecture
    assert rules(found)["lecture-perdue"] is TOLD
    kept = figure(indicateurs="action-sociale", lire="action-sociale:2015:500-1500")
    assert rules(kept) == {}


def test_refusals_come_before_advice() -> None:
    found = demonstration(type="halteres", indicateurs="abs-realisee", titre="Hausse de 99 %")
    assert [f.severity for f in content_faults(found)] == [REFUSED, TOLD]
    assert Fault("a", "b", "c").severity is REFUSED
