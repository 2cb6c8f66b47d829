"""Files and fragments say what the Result says, and nothing in them can run."""

import csv
import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from dashboard.domain.status import Qualifier, Status
from dashboard.exports.citing import citation
from dashboard.exports.csv_file import COLUMNS, csv_bytes, file_name
from dashboard.exports.html import cells_table, composition_table, legend_html
from dashboard.exports.swatch import swatch
from dashboard.figures.palette import change, style_of
from dashboard.results.change_map import CLASS_LABELS
from dashboard.results.result import Cell, Legend, LegendEntry, Look
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
        if cell.value is None or cell.qualifier is not Qualifier.EXACT:
            assert row["valeur"] == "", "a bound in words is no number to compute with"
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

    def close_optional(self) -> None:
        """The end tags that HTML lets out before a row or the end of a table."""
        while self.open and self.open[-1] in {"td", "th", "tr"}:
            self.open.pop()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        if tag == "tr":
            self.close_optional()
        if tag not in {"img", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"thead", "tbody", "table"}:
            self.close_optional()
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


def _change(position: int, heading: str, communes: int, uncertain: bool = False) -> LegendEntry:
    cell = Cell(
        heading, "+ 7,0 points", "x", Look.CHANGE, 7.0, position=position, of=7, uncertain=uncertain
    )
    return LegendEntry(cell, f"+ 7,0 points – {heading}", communes, 10 * communes, 1)


def test_the_legend_of_a_change_is_one_scale_of_all_classes_with_the_sizes_under_theirs() -> None:
    missing = Cell("x", "secret", "x", Look.STATUS, status=Status.NOT_AVAILABLE)
    entries = (
        _change(5, "de 500 à 1 499 habitants", 1200),
        _change(5, "30 000 habitants ou plus", 300, uncertain=True),
        _change(1, "moins de 500 habitants", 1),
        LegendEntry(missing, "non disponible", 7, 70, 1),
    )
    text = legend_html(Legend("Phrase.", entries, "sept classes"), "France", "2025")
    scale, rest = text.split("</ol>")
    items = scale.split("<li")[1:]
    assert len(items) == len(CLASS_LABELS) == 7
    for position, (item, label) in enumerate(zip(items, CLASS_LABELS, strict=True)):
        plain = re.sub(r"[\u00a0\u202f]", " ", item)
        assert f'<span class="l">{label}' in plain, "in the order of the scale"
        assert swatch(change(position, 7)) in item
        assert ('class="none"' in item) is (position not in (1, 5)), "an empty class stays, muted"
    rising = re.sub(r"[\u00a0\u202f]", " ", items[5])
    assert "1 500 communes" in rising
    assert "de 500 à 1 499 habitants" in rising
    assert "30 000 habitants ou plus" in rising
    assert rising.count("+ 7,0 points – ") == 2, "each size with its own difference"
    assert swatch(change(5, 7, uncertain=True)) in items[5]
    assert "0 commune<" in re.sub(r"[\u00a0\u202f]", " ", items[0])
    assert "non disponible" in rest
    assert "points" not in rest
