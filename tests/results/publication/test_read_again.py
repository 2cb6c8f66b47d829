"""What fresh readers of publication figures stumbled over once."""

from __future__ import annotations

from itertools import permutations

import pytest

from dashboard.domain.figure import FigureKind, FigureSpec, PageFormat
from dashboard.domain.observation import Orientation, Scope
from dashboard.domain.territory import FRANCE, Territory, TerritoryKind
from dashboard.results.publication.acronyms import spelled_out
from dashboard.results.publication.compose import publication, titles
from dashboard.results.publication.titles import LENGTH
from dashboard.wording.publication import ACRONYMS
from dashboard.wording.workshop import KINDS
from tests.worlds import demonstration_world, real_world, universe, world_of

NORMANDIE = Territory(TerritoryKind.REGION, "28")
KINDS_OF_ONE = (FigureKind.BARS, FigureKind.TABLE, FigureKind.MAP, FigureKind.DUMBBELL)


def _specs(name: str):
    known = universe(name)
    for indicator in world_of(name).catalogue.indicators:
        choices = known.choices(indicator) if known.is_survey(indicator) else None
        for kind in KINDS_OF_ONE if choices else ():
            for scope in choices.scopes:
                for reading in choices.readings:
                    for orientation in choices.orientations:
                        yield FigureSpec(
                            kind,
                            (indicator,),
                            choices.editions[:1],
                            scope,
                            reading,
                            orientation,
                        )


@pytest.mark.parametrize("name", ["publie", "demonstration"])
@pytest.mark.parametrize("page", PageFormat)
def test_every_title_proposed_holds_in_its_format(name: str, page: PageFormat) -> None:
    for spec in _specs(name):
        found = publication(world_of(name), spec.with_(format=page))
        assert len(found.proposed) <= LENGTH[page], found.proposed


def test_a_national_value_over_one_territory_is_said_to_be_of_france() -> None:
    world = real_world()
    for kind in (FigureKind.BARS, FigureKind.MAP, FigureKind.TABLE):
        spec = FigureSpec(kind, ("abs-realisee",), ("2015",), territory=NORMANDIE)
        found = publication(world, spec)
        assert found.lecture.startswith("En France, fin 2014, ")
        for title in titles(world, spec):
            assert title.startswith("En France, ") or title.endswith("(France)"), title
        assert "France" not in publication(world, spec.with_(territory=FRANCE)).lecture


def test_a_value_of_the_region_itself_is_not_said_to_be_of_france() -> None:
    spec = FigureSpec(FigureKind.BARS, ("action-sociale",), ("2015",), territory=NORMANDIE)
    found = publication(demonstration_world(), spec)
    assert "Normandie" in found.lecture
    assert "En France" not in found.lecture + found.title


def test_sizes_that_hold_each_other_are_told() -> None:
    spec = FigureSpec(FigureKind.BARS, ("action-sociale",), ("2015",), Scope.OWN)
    found = publication(real_world(), spec)
    rows = [(r.size, r.label) for r in found.rows if r.size and not r.is_total]
    held = [(a, b) for (s, a), (t, b) in permutations(rows, 2) if s != t and s.covers(t)]
    assert held
    for wide, narrow in held:
        assert (
            f"« {wide} » comprend".replace("« ", "«\u00a0").replace(" »", "\u00a0»") in found.note
        )
        assert narrow.lower()[1:] in found.note.lower()
    assert "comprend «" not in publication(demonstration_world(), spec).note.replace("\u00a0", " ")


def test_an_edition_that_is_drawn_is_named_by_the_title_even_without_its_total() -> None:
    spec = FigureSpec(
        FigureKind.GROUPED,
        ("action-sociale",),
        ("2015", "2025"),
        Scope.OWN,
        orientation=Orientation.INVERSE,
    )
    found = publication(real_world(), spec)
    drawn = [line[0].observation for line in found.cells if line[0] is not None]
    assert any(seen is not None and seen.has_figure for seen in drawn)
    assert "2014" in found.title


def test_two_dates_need_no_choice_of_editions() -> None:
    for editions in (("2015",), ("2025",), ("2015", "2025")):
        spec = FigureSpec(FigureKind.DUMBBELL, ("ccas",), editions)
        assert publication(demonstration_world(), spec).blocked == ()
        (only,) = publication(real_world(), spec).blocked
        assert only.rule == "a-paraitre"


@pytest.mark.parametrize("name", ["publie", "demonstration"])
def test_every_acronym_is_spelled_out_once(name: str) -> None:
    seen = set()
    for spec in _specs(name):
        found = publication(world_of(name), spec)
        labels = [*(r.label for r in found.rows), *(s.label for s in found.series)]
        lines = [found.title, found.unit, *labels, found.lecture, found.champ, found.note]
        text = " ".join(lines).replace("\u00a0", " ").lower()
        for short, full in ACRONYMS.items():
            if short.lower() in text.split():
                seen.add(short)
                assert full.split(" ")[0] in text, (short, text)
        assert all(found.note.count(f"{short} :") <= 1 for short in ACRONYMS)
    assert {"CCAS", "EPCI"} <= seen


def test_what_is_spelled_already_is_not_spelled_again() -> None:
    assert spelled_out(["Les analyses des besoins sociaux (ABS)"]) == ""
    assert spelled_out(["Les ABS"]) == f"ABS : {ACRONYMS['ABS']}."
    assert spelled_out(["Absolument"]) == ""


def test_a_remedy_names_the_figures_by_their_buttons() -> None:
    from dashboard.wording import publication_faults as words

    texts = [said for rule in vars(words).values() if isinstance(rule, tuple) for said in rule]
    quoted = {
        part.split(" »")[0]
        for text in texts
        if isinstance(text, str)
        for part in text.split("« ")[1:]
    }
    named = {
        name for name in quoted if name.split(" ")[0] in ("Barres", "Carte", "Tableau", "Deux")
    }
    assert named
    assert named <= set(KINDS.values())
    assert not {n for n in quoted if n.lower() in {k.lower() for k in KINDS.values()}} - named
