"""Files and fragments say what the Result says, and nothing in them can run."""

import csv
import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from dashboard.exports.citing import citation
from dashboard.exports.csv_file import COLUMNS, csv_bytes, file_name
from dashboard.exports.html import cells_table, composition_table, legend_html
from dashboard.exports.swatch import swatch
from dashboard.figures.palette import style_of
from tests.worlds import every_view, result

VIEWS = every_view()
LABEL = "-".join


def rows_of(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf"), "Excel needs the mark of UTF-8"
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


@pytest.mark.parametrize("params", VIEWS, ids=lambda v: LABEL(v.values()))
def test_the_csv_holds_every_row_with_its_value_words_status_and_source(
    params: dict[str, str],
) -> None:
    found = result(**params)
    rows = rows_of(csv_bytes(found))
    assert len(rows) == len(found.rows)
    for row, cell in zip(rows, found.rows, strict=True):
        assert tuple(row) == COLUMNS
        assert row["ligne"] == cell.heading
        assert row["titre"] == found.text.title
        assert row["champ"]
        assert row["licence"]
        assert row["statut_observation"] == cell.status.value
        assert row["edition"] == params["edition"]
        in_words = cell.observation is not None and cell.text == cell.observation.words
        if cell.value is None or in_words:
            assert row["valeur"] == "", "a figure in words is no number to compute with"
        else:
            assert float(row["valeur"].replace(",", ".")) == pytest.approx(cell.value, abs=1e-4)
        if not cell.counted:
            assert row["communes"] == row["habitants"] == ""
        if cell.observation is not None:
            assert row["mots"] == cell.observation.words
            assert row["source"]


def test_a_cell_that_looks_like_a_formula_is_neutralised() -> None:
    found = result(indicateur="abs-realisee")
    evil = replace(found, rows=(replace(found.rows[0], heading='=HYPERLINK("x")'),))
    assert rows_of(csv_bytes(evil))[0]["ligne"].startswith("'=")


def test_file_names_say_edition_indicator_and_territory_in_plain_characters() -> None:
    name = file_name(result(indicateur="abs-realisee", territoire="departement-2A"), "csv")
    assert name == "asco-2015_abs-realisee_departement-2A.csv"


def test_the_citation_names_publication_view_address_and_day() -> None:
    text = citation(
        result(indicateur="abs-realisee"), "https://exemple.fr/carte?x=1", "21 novembre 2026"
    )
    for part in (
        "Études et Résultats n°",
        "1078",
        "https://exemple.fr/carte?x=1",
        "21 novembre 2026",
    ):
        assert part in text


class Structure(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        if tag not in {"img", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("params", VIEWS, ids=lambda v: LABEL(v.values()))
def test_every_view_has_a_real_table_with_caption_and_headers(params: dict[str, str]) -> None:
    found = result(**params)
    text = cells_table(found)
    parsed = Structure(text)
    assert parsed.open == []
    assert parsed.tags.count("caption") == 1
    assert text.count('scope="row"') == len(found.rows)
    assert text.count('scope="col"') >= 2
    said = "".join(parsed.texts).replace("\u00a0", " ").replace("\u202f", " ")
    for cell in found.rows:
        assert cell.text.replace("\u00a0", " ").replace("\u202f", " ") in said
        for other in cell.alternatives:
            assert other.text.replace("\u00a0", " ") in said


def test_markup_in_data_is_text_on_the_page() -> None:
    found = result(indicateur="abs-realisee")
    evil = replace(found, rows=(replace(found.rows[0], heading="<script>alert(1)</script>"),))
    assert "<script>" not in cells_table(evil)
    assert "&lt;script&gt;" in cells_table(evil)


def test_the_legend_shows_every_look_of_the_map_with_its_count() -> None:
    for name in ("action-sociale", "abs-realisee", "cadre-taille", "cadre-fusions", "cadre-part"):
        found = result(indicateur=name)
        assert found.legend is not None
        text = legend_html(found.legend, "France", "2025")
        for cell in found.cells:
            if cell.communes:
                assert swatch(style_of(cell)) in text
        counted = sum(e.communes for e in found.legend.entries)
        assert counted == sum(cell.communes for cell in found.cells)


def test_the_composition_gives_both_years_and_says_what_is_missing() -> None:
    text = composition_table(result(indicateur="cadre-taille").composition)
    plain = re.sub("[\u00a0\u202f]", " ", text)
    assert "36 641" in plain
    assert "34 875" in plain
    missing = composition_table(
        result(indicateur="cadre-taille", territoire="region-06").composition
    )
    assert "n.d." in missing
    assert "Mayotte" in missing
