"""What a page of the mirror says is what the Result says, and where its links and forms lead."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest

from dashboard.domain.address import parse
from dashboard.domain.figure_address import parse_figure
from dashboard.domain.selection import Compare
from dashboard.exports.levels import level_cell
from dashboard.exports.mirror.build import BUILDERS
from dashboard.exports.mirror.embed import EMBEDS
from dashboard.results.evolution import Pair
from dashboard.results.evolution_view import evolution
from dashboard.results.publication.compose import publication
from dashboard.results.result import Kind
from dashboard.results.view import view
from dashboard.results.world import World
from dashboard.wording.messages import DAMAGED_TITLE
from dashboard.wording.typography import fine
from tests.contracts.test_status_walk import CASES, asked, words_of, world_with
from tests.exports.mirror.kit import SITE, built, page, said, table_rows, tree
from tests.worlds import every_view, real_world, result, selection, universe, world_of

VIEWS = every_view()
WITH_FORMS = ("carte", "evolutions", "ma-commune", "donnees")
SOME = [*VIEWS[::12], *every_view("demonstration")[::20]]


def _name(params: dict[str, str]) -> str:
    return "-".join(params.values())


def _spaced(text: str) -> str:
    return re.sub(r"[\s\u00a0\u202f]+", " ", fine(text)).strip()


@pytest.mark.parametrize("params", SOME, ids=_name)
def test_the_table_of_a_page_holds_every_figure_of_its_result(params: dict[str, str]) -> None:
    shown, root = result(**params), tree(page("carte", **params))
    rows = table_rows(root, "asco-cells")[1:]
    assert len(rows) == len(shown.rows)
    for row, cell in zip(rows, shown.rows, strict=True):
        assert row[0].startswith(_spaced(cell.heading))
        assert row[1].startswith(_spaced(cell.text))
    text = said(root)
    for line in (shown.text.lecture, shown.text.champ, shown.text.total, *shown.text.sources):
        assert _spaced(line) in text
    (h1,) = root.iter("h1")
    assert said(h1).endswith(_spaced(shown.text.title))
    drawn = [svg for svg in root.iter() if svg.tag.endswith("svg")]
    assert bool(drawn) == (shown.kind is Kind.MAP and len(shown.rows) <= 40)
    pictures = [i for i in root.iter("img") if "carte.svg" in i.attrib["src"]]
    assert bool(pictures) == (shown.kind is Kind.MAP)


@pytest.mark.parametrize("indicator", ["action-sociale", "abs-realisee", "ccas"])
@pytest.mark.parametrize("jeu", ["publie", "demonstration"])
def test_the_pairs_of_a_page_are_those_of_the_comparison(indicator: str, jeu: str) -> None:
    params = {"jeu": jeu, "indicateur": indicator, "partie": "indicateur"}
    found = evolution(world_of(jeu), selection(**params))
    rows = table_rows(tree(page("evolutions", **params)), "asco-pairs")[1:]
    assert len(rows) == len(found.pairs)
    for row, pair in zip(rows, found.pairs, strict=True):
        assert row[0].startswith(_spaced(pair.heading))
        assert row[1].startswith(_spaced(level_cell(pair.before).text))
        assert row[2].startswith(_spaced(level_cell(pair.after).text))
        if pair.verdict.kind.shows_difference:
            assert row[3].startswith(_spaced(pair.verdict.difference_text))
        else:
            assert row[3] == "–"
            assert _spaced(pair.verdict.difference_text) not in row[4] or not (
                pair.verdict.difference_text
            )


@pytest.mark.parametrize(("status", "secret"), CASES)
def test_every_status_walks_through_the_mirror(status, secret) -> None:
    world = world_with(status, secret)
    shown = view(world, asked())
    params = dict(_params(world))
    root = tree(page("carte", world, **params))
    words = _spaced(words_of(status, secret))
    rows = [" ".join(row) for row in table_rows(root, "asco-cells")]
    assert any(words in row for row in rows), words
    if shown.kind is Kind.MAP:
        drawn = next(svg for svg in root.iter() if svg.tag.endswith("svg"))
        inside = _spaced("".join(drawn.itertext()))
        assert words in inside
    compared = tree(page("evolutions", world, **params, partie="indicateur"))
    assert words in said(compared)


def _params(world: World) -> dict[str, str]:
    from dashboard.domain.address import to_params
    from dashboard.results.universe import WorldUniverse

    return to_params(asked(), WorldUniverse.of(world))


FORMS = [*((slug, "") for slug in BUILDERS if slug != "figures"), ("evolutions", "indicateur"),
         ("evolutions", "cadre")]  # fmt: skip


@pytest.mark.parametrize(("slug", "part"), FORMS)
@pytest.mark.parametrize("jeu", ["publie", "demonstration"])
def test_every_choice_a_form_offers_is_a_valid_address(slug: str, part: str, jeu: str) -> None:
    params = {"jeu": jeu} if jeu != "publie" else {}
    params |= {"partie": part} if part else {}
    root = tree(page(slug, **params))
    known = universe(jeu)
    for form in root.iter("form"):
        assert form.get("method") == "get"
        hidden = {i.attrib["name"]: i.attrib["value"] for i in form.iter("input") if _hidden(i)}
        assert hidden.get("partie", "") == part, "a form keeps the part of the page"
        for select in form.iter("select"):
            options = list(select.iter("option"))
            assert len([o for o in options if "selected" in o.attrib]) == 1
            for option in options:
                chosen = {**hidden, select.attrib["name"]: option.attrib["value"]}
                assert parse(chosen, known).notices == (), chosen
    assert slug in WITH_FORMS or not list(root.iter("form"))


def _hidden(element: ET.Element) -> bool:
    return element.get("type") == "hidden"


@pytest.mark.parametrize("slug", list(BUILDERS))
def test_every_link_leads_to_a_page_that_exists(slug: str) -> None:
    known = universe()
    for link in tree(page(slug)).iter("a"):
        href = link.attrib["href"]
        if href.startswith(("#", "http")):
            continue
        cut = urlsplit(urljoin(f"/asco/accessible/{slug}", href))
        path = cut.path.removeprefix("/asco/").removeprefix("accessible/").strip("/")
        assert path in {*BUILDERS, "methode", "carte.svg"} or path.startswith("api")
        params = {key: values[-1] for key, values in parse_qs(cut.query).items()}
        if path in ("carte", "evolutions") and params.get("jeu") != "demonstration":
            assert parse(params, known).notices == (), href


def test_every_indicator_is_reached_from_the_index() -> None:
    links = [a.attrib["href"] for a in tree(page("indicateurs")).iter("a")]
    wanted = {(v["indicateur"], v["edition"], v["portee"], v["lecture"]) for v in VIEWS}
    found = set()
    for link in links:
        parsed = parse(parse_qs(urlsplit(link).query), universe())
        if "/carte?" in link:
            one = parsed.selection
            found.add((one.indicator, one.edition, one.scope.value, one.reading.value))
    assert found == wanted


def test_boxes_of_a_form_are_read_together() -> None:
    made = BUILDERS["carte"]
    from tests.exports.mirror.kit import asked as ask

    request = ask(
        "carte",
        {"indicateur": ["abs-realisee"], "tailles": ["moins-500", "500-1500"]},
        real_world(),
    )
    shown = made(request)
    assert shown.notices == ()
    assert shown.params["tailles"] == "moins-500,500-1500"


def test_a_comparison_side_by_side_says_both_dates() -> None:
    chosen = {"indicateur": "action-sociale", "comparaison": "cote-a-cote"}
    assert selection(**chosen).compare is Compare.SIDE_BY_SIDE
    rows = table_rows(tree(page("carte", **chosen)), "asco-pairs")
    assert rows[0][1:3] == ["fin 2014", "2025"]


def test_what_an_address_could_not_say_is_told_and_the_nearest_view_shown() -> None:
    made = built("carte", indicateur="<b>rien</b>", edition="1850", territoire="lune")
    assert len(made.notices) >= 2
    assert any("<b>rien</b>" in notice for notice in made.notices), "in words, escaped by the page"
    text = page("carte", indicateur="<b>rien</b>", edition="1850")
    assert "<b>rien</b>" not in text
    assert "&lt;b&gt;rien" in text
    assert made.params["indicateur"] == universe().default.indicator


def test_files_citation_and_frame_name_the_very_view() -> None:
    root = tree(page("carte", indicateur="abs-realisee", lecture="communes"))
    files = [a.attrib["href"] for a in root.iter("a") if "/api/" in a.attrib["href"]]
    assert len(files) == 3
    for address in files:
        asked_for = parse_qs(urlsplit(address).query)
        assert asked_for["indicateur"] == ["abs-realisee"]
        assert asked_for["edition"] == ["2015"]
    codes = [said(e) for e in root.iter("pre")]
    assert codes
    for code in codes:
        (frame,) = tree(f"<!DOCTYPE html><html lang=fr><title>t</title>{code}</html>").iter(
            "iframe"
        )
        assert frame.attrib["src"].startswith(f"{SITE.base}/embed/carte?indicateur=abs-realisee")
        assert frame.attrib["title"]
    assert not [code for code in codes if "script" in code]


def test_only_pages_that_can_stand_in_a_frame_offer_one() -> None:
    for slug in BUILDERS:
        if slug == "ma-commune":
            continue
        offers = "&lt;iframe" in page(slug)
        assert offers == (slug in EMBEDS), slug
        assert ('id="integrer"' in page(slug)) == offers, slug


@pytest.mark.parametrize(("status", "secret"), CASES)
def test_every_mark_explained_below_a_figure_stands_once_in_a_cell_of_its_table(
    status, secret
) -> None:
    asks = {"indicateurs": "action-sociale", "sens": "inverse"}
    for world in (world_with(status, secret), real_world()):
        shown = built("figures", world, **asks)
        text = f"<!doctype html><html><head><title>x</title></head><body>{shown.body}</body></html>"
        root = tree(text)
        cells = [said(_without_intervals(cell)) for cell in root.iter("td")]
        (lines,) = (one for one in root.iter("div") if one.get("class") == "asco-four")
        notes = [said(note) for note in lines.iter("p") if note.find("b") is None]
        for mark in (note.split(" : ")[0] for note in notes):
            inside = mark if mark.startswith("(") else f"({mark})"
            holding = [cell for cell in cells if cell == mark or cell.endswith(inside)]
            assert holding, (mark, cells)
            assert all(cell.count(inside) <= 1 for cell in holding), holding
    assert notes, "the complement of a word"


def _without_intervals(cell: ET.Element) -> ET.Element:
    for small in cell.findall("small"):
        assert re.fullmatch(r"\[-?[\d,]+ ; -?[\d,]+\]", said(small))
        cell.remove(small)
    return cell


DUMBBELL = {
    "type": "halteres", "indicateurs": "action-sociale", "editions": "2015,2025",
    "portee": "propre", "lecture": "communes",
}  # fmt: skip


def test_the_table_of_a_figure_holds_the_intervals_differences_and_verdicts_it_draws() -> None:
    root = tree(page("figures", jeu="demonstration", **DUMBBELL))
    head, *rows = table_rows(root, "asco-values")
    assert head[-2:] == ["Écart", "Verdict"]
    view = pairs_of("action-sociale")
    assert len(rows) == len(view)
    for row, pair in zip(rows, view, strict=True):
        for text, cell in zip(row[1:3], (pair.before, pair.after), strict=True):
            assert text.startswith(plain(cell.text))
            assert cell.observation is not None
            assert cell.observation.interval is not None
            low, high = cell.observation.interval
            assert f"[{low:.1f} ; {high:.1f}]".replace(".", ",") in text
        assert plain(pair.verdict.label) in row[4]
        assert (row[3] == "–") == (not pair.verdict.kind.shows_difference)
    assert "Entre crochets : intervalle de confiance à 95 %" in said(root)


def test_a_table_of_one_date_has_intervals_and_no_verdict() -> None:
    root = tree(page("figures", jeu="demonstration", indicateurs="action-sociale"))
    head, *rows = table_rows(root, "asco-values")
    assert "Verdict" not in head
    assert all(re.search(r"\[[\d,]+ ; [\d,]+\]$", cell) for row in rows for cell in row[1:])
    assert "[" not in said(tree(page("figures", indicateurs="action-sociale")).find(".//table"))


def test_a_pair_that_may_not_be_compared_has_no_difference_and_says_why_once() -> None:
    text = page("figures", **DUMBBELL)
    rows = table_rows(tree(text), "asco-values")[1:]
    assert rows
    assert {row[3] for row in rows} == {"–"}
    reason = pairs_of("action-sociale", "publie")[0].verdict.reason
    assert said(tree(text)).count(plain(reason)) == 1


def test_the_long_description_of_a_figure_is_on_its_page() -> None:
    for asks in (DUMBBELL, {"type": "carte-communes", "indicateurs": "abs-realisee"}):
        parsed = parse_figure({"jeu": "demonstration", **asks}, universe("demonstration"))
        composed = publication(world_of("demonstration"), parsed.spec)
        lines = composed.description.splitlines()
        root = tree(page("figures", jeu="demonstration", **asks))
        folded = [e for e in root.iter("details") if "longue" in said(e.find("summary"))]
        told = [said(p) for p in folded[0].iter("p")]
        assert told == [plain(line) for line in lines]
        assert told[0].strip()


def plain(text: str) -> str:
    return re.sub(r"[\s\u00a0\u202f]+", " ", text).strip()


def pairs_of(indicator: str, dataset: str = "demonstration") -> tuple[Pair, ...]:
    asks = {**DUMBBELL, "jeu": dataset, "indicateurs": indicator}
    found = publication(world_of(dataset), parse_figure(asks, universe(dataset)).spec).evolution
    assert found is not None
    return found.pairs


def test_a_refused_figure_of_the_workshop_says_why_instead_of_a_picture() -> None:
    text = page("figures", type="halteres", indicateurs="action-sociale", editions="2015,2025")
    made = tree(text)
    assert not [e for e in made.iter() if e.tag.endswith("svg")]
    assert "asco-total" in text
    drawn = tree(page("figures"))
    classes = [e.get("class") for e in drawn.iter() if e.tag.endswith("svg")]
    assert classes == ["wide house", "narrow house"]


def test_a_failure_is_a_page_in_french() -> None:
    from dashboard.domain.page import MAP
    from dashboard.exports.mirror.frame import failure_html

    root = tree(failure_html(MAP, "Le fichier `a<b` est absent.", SITE))
    assert DAMAGED_TITLE in said(root)
    assert "Le fichier a<b est absent." in said(root)
