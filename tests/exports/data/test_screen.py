"""The page « Données » and its mirror show what the tables hold, as real tables, escaped."""

import re
from html.parser import HTMLParser

import pytest

from dashboard.domain.data_view import ROWS_A_PAGE
from dashboard.domain.observation import Orientation
from dashboard.domain.query import Query
from dashboard.domain.status import Status
from dashboard.exports.data.html import columns_table, rows_table
from dashboard.exports.data.layouts import LAYOUTS
from dashboard.exports.data.screen import Screen
from dashboard.exports.mirror.data import data_page
from dashboard.results.data.catalogue import SHOWN, data_set
from dashboard.results.data.tables import table
from dashboard.wording.datasets import DEMONSTRATION
from dashboard.wording.numbers import MINUS, NBSP
from tests.results.data.fields import records
from tests.worlds import demonstration_world, real_world, world_of


class Reader(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.tags)


@pytest.mark.parametrize("name", ["publie", "demonstration"])
@pytest.mark.parametrize("data", SHOWN)
def test_each_data_set_has_a_real_table_with_caption_scopes_and_its_files(
    name: str, data: str
) -> None:
    world = world_of(name)
    params = {"table": data} | ({"jeu": name} if name == "demonstration" else {})
    if data == "comparaisons":
        params["territoire"] = "france"
    page = data_page(world, params)
    read = Reader(page.body)
    assert page.params == params
    assert page.notices == ()
    assert page.title == data_set(world, data).title
    assert read.count("h1") == 0
    assert read.count("script") == 0
    assert read.count("table") == read.count("caption") == 2
    assert all(attrs.get("scope") in ("col", "row") for tag, attrs in read.tags if tag == "th")
    links = [attrs["href"] or "" for tag, attrs in read.tags if tag == "a" and "href" in attrs]
    files = [link for link in links if link.startswith("../api/v1/")]
    assert len(files) >= 6
    if name == "demonstration":
        assert page.mark == DEMONSTRATION
        assert all("jeu=demonstration" in link for link in files)
        assert all("jeu=demonstration" in link for link in links if link.startswith("?")), (
            "no link leaves the demonstration"
        )


def test_the_catalogue_of_the_mirror_leads_to_every_data_set() -> None:
    read = Reader(data_page(real_world(), {}).body)
    links = {attrs.get("href") for tag, attrs in read.tags if tag == "a"}
    assert {f"?table={name}" for name in SHOWN} <= links
    assert "../api/v1/datapackage.zip" in links


def test_a_page_shows_its_fifty_rows_and_leads_to_the_next() -> None:
    first = data_page(real_world(), {"table": "communes", "territoire": "departement-48"})
    second = data_page(real_world(), {**first.params, "page": "2"})
    shown = [Reader(page.body).texts for page in (first, second)]
    names = [
        str(row["nom"]).replace("'", "’")
        for row in records(table(real_world(), "communes"))
        if row["departement"] == "48"
    ]
    assert all(name in shown[0] for name in names[:ROWS_A_PAGE])
    assert all(name in shown[1] for name in names[ROWS_A_PAGE : 2 * ROWS_A_PAGE])
    assert "page=2" in first.body
    assert 'rel="prev"' in second.body
    assert names[ROWS_A_PAGE] not in shown[0]


def test_a_page_beyond_the_last_is_the_last() -> None:
    page = data_page(real_world(), {"table": "editions", "page": "40"})
    assert "Lignes 1 à 2 sur 2" in page.body


def test_what_a_visitor_types_is_escaped_and_nothing_found_says_what_to_do() -> None:
    evil = '"><script>alert(1)</script>'
    page = data_page(real_world(), {"table": "communes", "q": evil, "tri": evil})
    assert "<script" not in page.body
    assert "Aucune ligne ne répond" in page.body
    waiting = data_page(real_world(), {"table": "observations", "edition": "2025"})
    assert "à paraître" in waiting.body
    assert "fin 2026" in waiting.body


def test_an_unknown_data_set_is_told_and_the_catalogue_shown() -> None:
    page = data_page(real_world(), {"table": "<b>rien</b>", "indicateur": "rien"})
    assert len(page.notices) == 2
    assert "Chiffres publiés" in page.body
    assert page.params == {}


def test_a_screen_shows_figures_with_interval_status_source_and_origin() -> None:
    world = demonstration_world()
    query = Query(indicators=("ccas",), editions=("2025",))
    found = table(world, "observations", query)
    screen = Screen(found)
    for row, record in zip(found.rows, records(found), strict=True):
        line = {shown.name: shown for shown in screen.layout.columns}
        assert screen.value(row, "chiffre_en_clair") == record["chiffre_en_clair"]
        under = screen.under(row, line["chiffre_en_clair"])
        assert bool([u for u in under if u.startswith("[")]) == (
            record["intervalle_bas"] is not None
        )
        assert screen.value(row, "statut_en_mots") == record["statut_en_mots"]
        detail = dict(screen.detail(row))
        assert detail["Identifiant"] == record["id"]
        if record["statut_confidentialite"] != "F":
            assert record["confidentialite_en_mots"] in screen.under(row, line["statut_en_mots"])


def test_numbers_are_written_as_french_prints_them() -> None:
    found = table(real_world(), "communes", Query(text="Mamoudzou"))
    text = str(rows_table(found, 1))
    population = records(found)[0]["population"]
    assert f"{population:,}".replace(",", "\u202f") in text
    assert "2\u202f017" not in text, "a year is not grouped"
    assert ">en 2017<" in text, "what the year is about"


def test_every_layout_names_columns_that_exist() -> None:
    for name, layout in LAYOUTS.items():
        known = {c.name for c in data_set(real_world(), name).columns} | {"intervalle", "ecart"}
        used = {n for shown in layout.columns for n in (shown.name, *shown.under)}
        assert used | set(layout.detail) <= known, name
    assert set(LAYOUTS) == set(SHOWN)


def test_the_order_is_told_to_screen_readers_and_a_second_click_turns_it() -> None:
    found = table(real_world(), "cadre", Query(order="communes_2025"))
    text = str(rows_table(found, 1, "communes_2025", lambda order: f"?tri={order}"))
    assert text.count('aria-sort="ascending"') == 1
    assert 'href="?tri=-communes_2025"' in text
    assert 'href="?tri=communes_2015"' in text


def test_the_columns_are_explained_with_their_codes() -> None:
    text = str(columns_table(data_set(real_world(), "observations")))
    assert "<code>statut_confidentialite</code>" in text
    assert "secret statistique induit" in text


def test_brackets_and_codes_beside_figures_are_explained_under_the_table() -> None:
    found = table(demonstration_world(), "observations", Query(indicators=("ccas",)))
    text = str(rows_table(found, 1))
    assert "intervalle de confiance à 95" in text
    unsure = Query(indicators=("ccas",), statuses=(Status.LOW_RELIABILITY,))
    assert "(u)\u00a0: peu fiable" in str(
        rows_table(table(demonstration_world(), "observations", unsure), 1)
    )
    plain = str(rows_table(table(real_world(), "observations"), 1))
    assert "intervalle de confiance" not in plain
    assert "(u)" not in plain


def test_a_number_that_is_absent_stands_where_numbers_stand() -> None:
    found = table(real_world(), "comparaisons", Query())
    text = str(rows_table(found, 1))
    assert 'class="n none"' in text


@pytest.mark.parametrize("name", ["observations", "communes-chiffres", "comparaisons"])
def test_a_complement_is_marked_under_its_figure(name: str) -> None:
    asked = Query(indicators=("action-sociale",), orientation=Orientation.INVERSE)
    found = table(real_world(), name, asked)
    screen = Screen(found)
    marked = 0
    for row, record in list(zip(found.rows, records(found), strict=True))[:200]:
        mark = record.get("complement") or record.get("complement_avant")
        under = [text for shown in screen.layout.columns for text in screen.under(row, shown)]
        assert bool([text for text in under if text.startswith("complément")]) == bool(mark)
        marked += bool(mark)
    assert marked


def test_a_difference_and_its_bounds_have_one_way_of_writing_a_minus() -> None:
    asked = Query(indicators=("ccas", "action-sociale"), order="ecart_points")
    found = table(demonstration_world(), "comparaisons", asked)
    screen, negative = Screen(found), 0
    for row, record in zip(found.rows, records(found), strict=True):
        said = [screen.value(row, name) for name in ("ecart_points", "ecart", "ecart_bas")]
        written = re.findall(r"[-\u2212+]\s?", " ".join(said))
        assert {sign[1:] for sign in written} <= {NBSP}, said
        assert "-" not in "".join(written)
        low = record["ecart_bas"]
        if isinstance(low, float) and low < -0.05:
            negative += 1
            assert said[1].startswith(f"[{MINUS}{NBSP}")
            assert said[2].startswith(f"{MINUS}{NBSP}")
    assert negative > 5
