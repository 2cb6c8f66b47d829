"""The sheet of a commune: public facts, the cell of its size, never its own answer nor a rank."""

import re
from dataclasses import fields, is_dataclass, replace
from functools import cache
from math import asin, cos, radians, sin, sqrt

import pytest

from dashboard.domain.observation import Observation
from dashboard.domain.status import Confidentiality, Status
from dashboard.domain.territory import FRANCE
from dashboard.domain.verdict import VerdictKind
from dashboard.results.carrier import cell_index
from dashboard.results.evolution_view import evolution
from dashboard.results.sheet.build import sheet
from dashboard.results.sheet.nouns import Fact, Sheet
from dashboard.results.view import view
from dashboard.results.world import World
from dashboard.tables.store import Observations
from dashboard.wording.datasets import DEMONSTRATION
from tests.worlds import (
    demonstration_world,
    real_world,
    selection,
    world_of,
    world_without_precision,
)

COMMUNES = {
    "75056": "Paris",
    "55039": "Beaumont-en-Verdunois",
    "49023": "Beaupréau-en-Mauges",
    "14371": "Livarot-Pays-d'Auge",
    "97611": "Mamoudzou",
    "22016": "Île-de-Bréhat",
    "69123": "Lyon",
    "93066": "Saint-Denis",
    "97411": "Saint-Denis",
    "51513": "Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson",
    "46042": "Cahors",
}
SETS = ("publie", "demonstration")


@cache
def made(code: str, dataset: str = "publie") -> Sheet:
    found = sheet(world_of(dataset), code)
    assert found is not None
    return found


def facts(found: Sheet) -> list[Fact]:
    return [fact for subject in found.subjects for fact in subject.facts]


def texts(value: object) -> list[str]:
    """Every text of a sheet, wherever it stands."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Observation):
        return []
    if is_dataclass(value) and not isinstance(value, type):
        return [t for f in fields(value) for t in texts(getattr(value, f.name))]
    if isinstance(value, (tuple, list)):
        return [t for one in value for t in texts(one)]
    return []


@pytest.mark.parametrize("dataset", SETS)
@pytest.mark.parametrize("code", COMMUNES)
def test_each_figure_is_the_cell_the_map_gives_the_commune(code: str, dataset: str) -> None:
    world = world_of(dataset)
    for fact in facts(made(code, dataset)):
        for level in fact.levels:
            asked = {**fact.params, "edition": level.edition}
            shown = view(world, selection(**asked))
            if shown.carrier is not None:
                own = shown.cells[cell_index(world.geography, shown.carrier, code)]
                assert (level.cell.text, level.cell.size) == (own.text, own.size)
            else:
                assert not level.has_figure, "a total is never lent to a size"
            if shown.total is not None:
                assert level.total.text == shown.total.text


@pytest.mark.parametrize("dataset", SETS)
@pytest.mark.parametrize("code", COMMUNES)
def test_a_figure_is_of_a_published_size_that_holds_the_commune(code: str, dataset: str) -> None:
    found = made(code, dataset)
    for fact in facts(found):
        for level in fact.levels:
            if level.has_figure:
                assert level.cell.size is not None
                assert not level.cell.size.is_all
                assert level.cell.size.contains(found.commune.population)


def test_where_a_size_has_no_figure_the_sheet_says_so_and_gives_the_total_in_words() -> None:
    said = [one for one in made("46042").brief if not one.figure]
    assert any("non publié pour cette taille" in one.sentence for one in said)
    assert any("Toutes tailles réunies, 15\u00a0% des communes" in one.more[0] for one in said)


def test_words_stay_words() -> None:
    brief = {one.figure: one.sentence for one in made("46042").brief}
    assert "la totalité" in brief
    assert "100" not in brief["la totalité"].replace("5\u202f000", "")
    assert any(
        "plus de huit communes sur dix" in line for one in made("46042").brief for line in one.more
    )


def test_published_results_announce_the_second_edition_and_judge_nothing() -> None:
    found = made("75056")
    assert "fin 2026" in found.coming
    assert found.changes is None
    assert found.editions == ("fin 2014",)
    assert all(fact.pair is None for fact in facts(found))
    assert found.mark == ""


@pytest.mark.parametrize("code", ["46042", "55039", "49023"])
def test_verdicts_are_those_of_the_comparison_page(code: str) -> None:
    world, found = demonstration_world(), made(code, "demonstration")
    assert found.coming == ""
    kinds = 0
    for fact in facts(found):
        if fact.pair is None:
            continue
        params = {k: v for k, v in fact.params.items() if k not in ("commune", "edition")}
        pairs = evolution(world, selection(**params)).pairs
        (same,) = [p for p in pairs if p.size == fact.pair.size]
        assert same.verdict.sentence == fact.pair.verdict.sentence
        holding = [
            p.size
            for p in pairs
            if p.size and not p.is_total and p.size.contains(found.commune.population)
        ]
        assert fact.pair.size in holding
        assert all(fact.pair.size.width <= size.width for size in holding)
        kinds += 1
    assert kinds > 15


def test_a_blocked_verdict_gives_its_reason_and_no_figure() -> None:
    said = [line for one in made("49023", "demonstration").brief for line in one.more]
    blocked = [line for line in said if "non comparable" in line]
    assert blocked
    assert all("Décret" in line and "point" not in line for line in blocked)
    assert not [line for line in said if "()" in line or not line]


def test_a_verdict_on_other_sizes_than_its_figures_names_them() -> None:
    fact = next(
        f for f in facts(made("49023", "demonstration")) if f.indicator == "domaine-personnes-agees"
    )
    assert {level.cell.size for level in fact.levels} != {fact.pair.size}
    assert fact.judged_on == "5\u202f000\u00a0habitants ou plus"
    own = next(f for f in facts(made("55039", "demonstration")) if f.indicator == "action-sociale")
    assert own.judged_on == ""


def test_every_verdict_is_counted_once_and_chance_is_told() -> None:
    found = made("49023", "demonstration")
    assert found.changes is not None
    counts = [
        int(line.split("\u00a0")[0])
        for line in (*found.changes.moved, *found.changes.others)
        if line[0].isdigit()
    ]
    judged = [fact for fact in facts(found) if fact.pair is not None]
    assert sum(counts) == len(judged)
    tests = [f for f in judged if f.pair and f.pair.verdict.kind.is_test]
    assert found.changes.chance.startswith(f"{len(tests)} comparaisons")
    assert any(f.pair and f.pair.verdict.adjusted is not None for f in tests)
    for line in found.changes.others:
        assert not re.search(r"\([+−]", line), "a blocked difference is told nowhere"


def test_without_precision_no_rise_and_no_fall_is_told() -> None:
    found = sheet(world_without_precision(), "46042")
    assert found is not None
    assert found.changes is not None
    assert found.changes.moved == ()
    kinds = {fact.pair.verdict.kind for fact in facts(found) if fact.pair}
    assert VerdictKind.UNKNOWN_PRECISION in kinds
    assert not kinds & {VerdictKind.UP, VerdictKind.DOWN, VerdictKind.NO_DIFFERENCE}
    assert any("précision inconnue" in line for one in found.brief for line in one.more)


def with_secret(world: World) -> World:
    """The same figures, that of the ABS of the largest communes hidden in the last edition."""

    def hidden(row: Observation) -> Observation:
        key = row.key
        if (key.indicator, key.edition, key.size_range.minimum) != ("abs-realisee", "2025", 10_000):
            return row
        return replace(
            row,
            confidentiality=Confidentiality.SECRET,
            value=None,
            interval=None,
            standard_error=None,
        )

    rows = tuple(hidden(row) for row in world.observations)
    return replace(world, observations=Observations(rows, world.observations.sources))


def test_a_secret_figure_is_said_secret_and_judged_on_nothing() -> None:
    found = sheet(with_secret(demonstration_world()), "46042")
    assert found is not None
    fact = next(f for f in facts(found) if f.indicator == "abs-realisee")
    assert fact.levels[1].cell.text == "secret statistique"
    assert not fact.levels[1].has_figure
    assert fact.levels[0].has_figure
    said = next(one for one in found.brief if "secret statistique" in one.sentence)
    assert said.figure == ""
    assert not any("point" in line for line in said.more)


def test_mayotte_has_no_figure_of_2014_and_is_told_why() -> None:
    for dataset in SETS:
        found = made("97611", dataset)
        first = [fact.levels[0] for fact in facts(found)]
        assert {level.cell.status for level in first} == {Status.FIELD_TO_CONFIRM}
        assert any(
            "Mayotte fait partie du champ de l’édition 2015" in line for line in found.identity
        )
    second = [fact.levels[1] for fact in facts(made("97611", "demonstration"))]
    assert any(level.has_figure for level in second)


def test_no_change_is_told_of_a_commune_that_one_edition_is_not_carried_on() -> None:
    found = made("97611", "demonstration")
    assert found.changes is None
    assert all(fact.pair is None for fact in facts(found))
    assert {fact.unjudged for fact in facts(found)} == {"c.c."}
    assert not [line for one in found.brief for line in one.more if "volution" in line]
    assert any("ni aucune évolution" in line for line in found.identity)
    elsewhere = made("97411", "demonstration")
    assert elsewhere.changes is not None
    assert not any(fact.unjudged for fact in facts(elsewhere))
    assert not any("volution" in line for line in made("97611").identity), "one edition: no change"


def test_the_epci_is_told_by_public_facts_and_nationwide_figures_only() -> None:
    assert "6\u00a0communes" in made("49023").epci[0]
    assert "4\u00a0communes" in made("22016").epci[0]
    assert any("sans en être un" in line for line in made("69123").epci)
    assert made("49023").epci_figures == ()
    told = made("49023", "demonstration").epci_figures
    assert len(told) >= 4
    for figure in told:
        assert figure.cell.observation is not None
        assert figure.cell.observation.key.territory == FRANCE
        assert figure.cell.observation.key.size_range.is_all
    assert told == made("22016", "demonstration").epci_figures


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    (lon1, lat1), (lon2, lat2) = a, b
    x = sin(radians(lat2 - lat1) / 2) ** 2
    x += cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * 6371 * asin(sqrt(x))


@pytest.mark.parametrize("code", ["49023", "97411", "55039", "75056", "97611"])
def test_neighbours_are_the_nearest_of_the_same_size_across_no_sea(code: str) -> None:
    found, table = made(code), real_world().geography.communes
    here = found.commune
    same = table[
        (table["population"] >= found.size.minimum) & (table["territory"] == here.territory)
    ]
    if found.size.maximum is not None:
        same = same[same["population"] < found.size.maximum]
    same = same[same["code"] != code]
    away = sorted(
        (kilometres((here.lon, here.lat), (lon, lat)), other)
        for other, lon, lat in zip(same["code"], same["lon"], same["lat"], strict=True)
    )
    assert [n.code for n in found.neighbours] == [other for _, other in away[:5]]
    assert [n.distance_km for n in found.neighbours] == pytest.approx([km for km, _ in away[:5]])


def test_a_commune_alone_of_its_size_in_its_territory_is_told_so() -> None:
    world = real_world()
    geography = world.geography
    alone = [
        code
        for code, territory in zip(geography.codes, geography.communes["territory"], strict=True)
        if territory == "976"
    ]
    lonely = [code for code in alone if not made(code).neighbours]
    for code in alone:
        assert bool(made(code).alone) == (code in lonely)


def test_how_many_share_its_size_is_counted() -> None:
    people = real_world().geography.communes["population"]
    same = int(((people >= 10_000) & (people < 30_000)).sum())
    assert f"l’une des {same}\u00a0communes" in made("49023").summary


def test_the_case_without_ccas_is_told_to_small_communes_only() -> None:
    small, large = made("51513").next_abs, made("75056").next_abs
    assert any("n’a ni l’un ni l’autre" in line for line in small)
    assert not any("n’a ni l’un ni l’autre" in line for line in large)
    for told in (small, large):
        assert "**Si votre commune a un CCAS**" in told[0]
        assert "2027" in told[0]


def test_the_size_of_2015_comes_from_the_operator_or_is_not_available() -> None:
    assert "Taille en 2015 : non disponible." in made("46042").identity
    world = real_world()
    known = replace(world.geography, _historical={("46042", 2013): 19_405})
    found = sheet(replace(world, geography=known), "46042")
    assert found is not None
    assert any("En 2013 : 19\u202f405\u00a0habitants" in line for line in found.identity)


def test_what_a_merged_commune_gathers_is_named_and_its_limit_told() -> None:
    found = made("14371")
    assert (
        sum(
            name in " ".join(found.identity) for name in ("Livarot", "Auquainville", "Tortisambert")
        )
        == 3
    )
    assert any("communes réunies" in line for line in found.limits)
    assert not any("communes réunies" in line for line in made("75056").limits)


RANK = re.compile(
    r"\b(rang|class[ée]e?s? \d|\d+e (commune|sur)|premi[eè]re? commune|meilleur|mieux que|moins bien|score|note de)\b",
    re.I,
)


@pytest.mark.parametrize("dataset", SETS)
@pytest.mark.parametrize("code", COMMUNES)
def test_nothing_ranks_a_commune_or_gives_its_own_answer(code: str, dataset: str) -> None:
    found = made(code, dataset)
    said = [*found.identity, found.summary, *found.epci, *found.limits]
    said += [line for one in found.brief for line in (one.sentence, one.short, *one.more)]
    assert not [line for line in said if RANK.search(line)]
    assert any("sondage" in line and "confidentielles" in line for line in found.limits)
    name = found.commune.name
    figures = [line for one in found.brief for line in (one.sentence, *one.more)]
    assert not [line for line in figures if name in line]


@pytest.mark.parametrize("code", COMMUNES)
def test_simulated_figures_are_marked_and_published_ones_are_not(code: str) -> None:
    assert made(code, "demonstration").mark == DEMONSTRATION
    assert DEMONSTRATION not in " ".join(texts(made(code)))
    assert any("Simulation" in source for source in made(code, "demonstration").sources)


def test_each_publication_is_cited_once() -> None:
    cited = [re.sub(r" \(lu : .*", "", source) for source in made("46042").sources]
    assert len(cited) == len(set(cited)) >= 3


@pytest.mark.parametrize("code", ["", "49151", "75101", "00000", "ZZZZZ"])
def test_there_is_no_sheet_where_no_commune_of_today_has_the_code(code: str) -> None:
    assert sheet(real_world(), code) is None


def test_every_kind_of_commune_has_a_sheet_with_whole_sentences() -> None:
    codes = real_world().geography.codes
    for code in codes[::1700]:
        found = made(code)
        for line in (*found.identity, found.summary, *found.epci, found.coming, *found.limits):
            assert line == line.strip()
            assert line[-1] in ".!?…", line
            assert "None" not in line
            assert "  " not in line
        assert len(found.brief) >= 4
