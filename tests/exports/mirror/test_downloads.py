"""« Télécharger ces chiffres » gives the rows of the page: neither fewer nor more."""

import csv
import html
import io
import re
from collections import Counter
from functools import cache

import pytest

from dashboard.domain.observation import Reading, Scope
from dashboard.domain.size_range import SizeRange
from dashboard.exports.mirror.downloads import totals_path
from dashboard.results.evolution_view import evolution
from dashboard.results.glance import glance
from dashboard.results.result import Cell
from dashboard.results.sides import value_territory
from tests.exports.mirror.kit import asked, built
from tests.server.api.kit import client
from tests.worlds import every_view, result, selection, universe, world_of

Row = dict[str, str]


@cache
def fetched(address: str) -> list[Row]:
    answer = client().get(address)
    assert answer.status_code == 200, (address, answer.text[:300])
    return list(csv.DictReader(io.StringIO(answer.text)))


def files(body: str) -> list[str]:
    """The addresses of the CSV files of a page, from the root of the site."""
    links = re.findall(r'href="(/asco/api/v1/[^"]*format=csv)"', body)
    return [html.unescape(link).removeprefix("/asco") for link in links]


def downloaded(slug: str, **params: str) -> list[Row]:
    """The rows of the one CSV file that a page offers."""
    (address,) = files(built(slug, **params).body)
    return fetched(address)


def keys_of_cells(cells: list[Cell]) -> Counter[tuple[str, str]]:
    seen = [cell.observation.key for cell in cells if cell.observation]
    return Counter((key.size_range.code, key.territory.key) for key in seen)


def keys_of(rows: list[Row]) -> Counter[tuple[str, str]]:
    return Counter((row["taille"], row["territoire"]) for row in rows)


MAPS = [
    {k: str(v) for k, v in view.items()}
    for jeu, step in (("publie", 9), ("demonstration", 47))
    for view in every_view(jeu)[::step]
    if not view["indicateur"].startswith("cadre-")
]


@pytest.mark.parametrize("more", [{}, {"territoire": "departement-48"}, {"tailles": "moins-500"},
                                  {"tailles": "500-1500,1500-5000"}], ids=str)  # fmt: skip
def test_the_file_of_a_map_has_the_rows_of_its_table(more: dict[str, str]) -> None:
    for view in MAPS:
        rows = downloaded("carte", **view, **more)
        seen = result(**view, **more)
        shown = [row for row in rows if row["prefere"] == "true"]
        if any(row.observation for row in seen.rows if not row.size or not row.size.is_all):
            wanted = keys_of_cells(list(seen.rows))
            assert not wanted - keys_of(shown), view
            for size, _ in keys_of(shown) - wanted:  # printed inside a range of the page
                wide = [r.size for r in seen.rows if r.size and not r.size.is_all]
                assert more.get("tailles"), view
                assert any(one.covers(SizeRange.from_code(size)) for one in wide), view
        assert {row["territoire"] for row in rows} <= {"france"}
        others = {row["chiffre_en_clair"] for row in rows if row["prefere"] == "false"}
        told = {one.text for row in seen.rows for one in row.alternatives}
        assert len(others) <= len(told)


def test_the_file_of_the_values_of_a_region_has_those_of_that_region() -> None:
    view = {"jeu": "demonstration", "indicateur": "ccas", "edition": "2025", "maille": "region"}
    own = {**view, "territoire": "region-76"}
    assert keys_of(downloaded("carte", **own)) == keys_of_cells(list(result(**own).rows))
    every = keys_of(downloaded("carte", **view))
    assert not keys_of_cells(list(result(**view).rows)) - every, "no row of the page is missing"


@pytest.mark.parametrize(
    "params",
    [
        {"jeu": "demonstration", "indicateur": "ccas"},
        {"jeu": "demonstration", "indicateur": "ccas", "sens": "inverse"},
        {"jeu": "demonstration", "indicateur": "ccas", "territoire": "region-76"},
        {"jeu": "demonstration", "indicateur": "ccas", "territoire": "departement-48"},
        {"jeu": "demonstration", "indicateur": "action-sociale", "tailles": "moins-500"},
        {"jeu": "demonstration", "indicateur": "abs-realisee", "lecture": "population"},
        {"indicateur": "action-sociale", "portee": "propre"},
    ],
    ids=str,
)
@pytest.mark.parametrize("slug", ["evolutions", "carte"])
def test_the_file_of_a_comparison_has_the_pairs_of_its_table(slug: str, params: Row) -> None:
    looks = {"partie": "indicateur"} if slug == "evolutions" else {"comparaison": "cote-a-cote"}
    rows = downloaded(slug, **params, **looks)
    seen = selection(**params)
    found = evolution(world_of(params.get("jeu", "publie")), seen)
    sizes = Counter(pair.size.code for pair in found.pairs if pair.size)
    assert Counter(row["taille"] for row in rows) == sizes
    where = value_territory(world_of(params.get("jeu", "publie")), seen).key
    assert {row["territoire"] for row in rows} == {where}
    assert {row["indicateur"] for row in rows} == {params["indicateur"]}
    assert [row["chiffre_apres"] for row in rows] == [pair.after.text for pair in found.pairs]


@pytest.mark.parametrize("more", [{}, {"sujet": "abs"}, {"lecture": "population"},
                                  {"territoire": "region-76", "tailles": "moins-500"}], ids=str)  # fmt: skip
@pytest.mark.parametrize("jeu", ["publie", "demonstration"])
def test_the_file_of_the_glance_has_a_row_for_each_of_its_rows(jeu: str, more: Row) -> None:
    found = glance(world_of(jeu), universe(jeu), selection(jeu=jeu, **more))
    rows = downloaded("evolutions", jeu=jeu, **more)
    assert Counter((row["indicateur"], row["chiffre_avant"], row["chiffre_apres"])
                   for row in rows) == Counter(
        (row.indicator, row.pair.before.text, row.pair.after.text) for row in found.rows
    )  # fmt: skip
    assert {row["taille"] for row in rows} == {"toutes"}


def test_the_file_of_some_verdicts_has_every_row_of_the_page() -> None:
    asked_for = {"jeu": "demonstration", "verdict": "hausse"}
    found = glance(world_of("demonstration"), universe("demonstration"), selection(**asked_for))
    wanted = Counter(row.indicator for row in found.rows)
    rows = Counter(row["indicateur"] for row in downloaded("evolutions", **asked_for))
    assert set(rows) == set(wanted)
    assert not wanted - rows


@pytest.mark.parametrize("jeu", ["publie", "demonstration"])
@pytest.mark.parametrize("more", [{}, {"territoire": "region-76"}, {"tailles": "moins-500"}])
def test_the_file_of_social_needs_has_both_tables_of_the_analysis(jeu: str, more: Row) -> None:
    *_, address = files(built("besoins-sociaux", jeu=jeu, **more).body)
    rows = fetched(address)
    chosen = selection(jeu=jeu, **more).with_(
        indicator="abs-realisee", scope=Scope.EITHER, sizes=()
    )
    wanted = Counter(
        (reading.value, pair.size.code, pair.after.text)
        for reading in (Reading.UNITS, Reading.POPULATION)
        for pair in evolution(world_of(jeu), chosen.with_(reading=reading)).pairs
        if pair.size
    )
    found = Counter((row["lecture"], row["taille"], row["chiffre_apres"]) for row in rows)
    assert found == wanted


@pytest.mark.parametrize("slug", ["intercommunalites", "besoins-sociaux"])
@pytest.mark.parametrize("jeu", ["publie", "demonstration"])
def test_every_table_of_some_indicators_has_its_file(slug: str, jeu: str) -> None:
    body = built(slug, jeu=jeu).body
    tables = [
        part.split("</table>")[0]
        for part in body.split('class="asco-table asco-pairs asco-glance')[1:]
    ]
    offered = files(body)[: len(tables)]
    assert len(tables) == len(offered) == 2
    for table, address in zip(tables, offered, strict=True):
        rows = fetched(address)
        assert {row["taille"] for row in rows} == {"toutes"}
        assert table.count('scope="row"') == len(rows)
        for row in rows:
            assert _spaced(row["chiffre_avant"]) in _spaced(table)


def _spaced(text: str) -> str:
    return re.sub(r"[\s\u00a0\u202f]+", " ", html.unescape(text))


def test_the_totals_of_some_indicators_are_one_call() -> None:
    one = asked("besoins-sociaux", {"jeu": ["demonstration"]}, world_of("demonstration"))
    path, params = totals_path(one, ("ccas", "abs-realisee"), Reading.UNITS)
    query = "&".join(f"{key}={value}" for key, value in params.items())
    rows = fetched(f"/{path}?{query}&format=csv")
    assert [(row["indicateur"], row["taille"], row["lecture"]) for row in rows] == [
        (name, "toutes", "communes") for name in ("ccas", "abs-realisee")
    ]
