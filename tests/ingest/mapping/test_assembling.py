"""Every number reaches its key from its cell, as it stands there, with its precision and status."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dashboard.ingest.finding.table import Figure
from dashboard.ingest.mapping.numbers import written
from dashboard.ingest.mapping.prepared import Prepared
from tests.ingest.mapping.known import cells, checked, failing, numbers, outcome, said
from tests.ingest.mapping.tables import (
    ABS,
    ABS_COLUMNS,
    DEFAULTS,
    SIZES,
    abs_table,
    head,
    mapped,
    table,
    turned,
)

SIZE = "Moins de 500 habitants"
ONE = {"%": 'indicator = "abs-realisee"'}


def one(
    *contents: float | str,
    columns: dict[str, str] | None = None,
    scale: str = "percent",
    percent: bool = False,
    more: str = "",
    **said_in_file: dict[str, str],
) -> Prepared:
    """A table of one row."""
    told = columns or ONE
    found = table({SIZE: contents}, list(told), percent=percent, **said_in_file)
    return checked(head() + mapped(found, told, scale=scale, more=more), found)


def test_rows_have_the_columns_and_words_of_the_publisher() -> None:
    found = checked(head() + mapped(abs_table(), ABS_COLUMNS), abs_table())
    assert numbers(found) == {f"B{i}": f"{v[0]:g}" for i, v in enumerate(ABS.values(), start=5)}
    assert numbers(found, "size_label")["B6"] == "De 500 à 1 499 habitants"
    assert set(numbers(found, "source").values()) == {"asco-2025-abs"}
    assert set(numbers(found, "reference_date").values()) == {"en 2025"}
    assert (numbers(found, "size_min")["B10"], numbers(found, "size_max")["B10"]) == ("", "")


def test_typewriter_quotes_of_a_label_become_french() -> None:
    found = table({'Communes de moins de "500" hab. de l\'île': [8.0]}, ["%"])
    label = found.rows[0].label
    text = (
        head()
        + mapped(replace(found, rows=()), ONE, {})
        + (f'[[table.row]]\nlabel = ["""{label}"""]\nsize = "moins-500"\n')
    )
    assert numbers(checked(text, found), "size_label") == {
        "B5": "Communes de moins de « 500 » hab. de l’île"
    }


SCALES = [
    ("percent", False, 72.0, "72"),
    ("percent", True, 72.0, "72"),
    ("fraction", False, 0.72, "72"),
    ("fraction", True, 72.0, "72"),
    ("auto", True, 72.0, "72"),
    ("fraction", False, 0.07200000000000001, "7.2"),
    ("percent", False, 100.00000000000001, "100"),
    ("percent", False, 100.0000001, "100"),
    ("percent", False, -0.0, "0"),
    ("percent", False, -1e-9, "0"),
    ("percent", False, 0.1 + 0.2, "0.3"),
    ("percent", False, 12.3456789, "12.3456789"),
]


@pytest.mark.parametrize(("scale", "percent", "stored", "read"), SCALES)
def test_a_share_is_read_on_the_scale_of_its_table(
    scale: str, percent: bool, stored: float, read: str
) -> None:
    found = one(stored, scale=scale, percent=percent)
    assert numbers(found) == {"B5": read}
    assert "contract" not in failing(found)
    assert found.origins[0].raw == repr(stored), "the cell is kept as it stands"


def test_what_was_done_to_a_number_is_told() -> None:
    assert "0.30000000000000004 taken as 0.3" in said(one(0.1 + 0.2), "as-read")
    assert outcome(one(0.3), "as-read") == "passed"


def test_a_scale_that_cannot_tell_says_so() -> None:
    found = one(0.72, scale="auto")
    assert failing(found) >= {"mapping"}
    assert "not displayed as a percentage" in said(found, "mapping")


MEASURES = {
    "%": 'indicator = "abs-realisee"',
    "Erreur type": 'indicator = "abs-realisee"\nmeasure = "standard_error"',
    "inf": 'indicator = "abs-realisee"\nmeasure = "ci_low"',
    "sup": 'indicator = "abs-realisee"\nmeasure = "ci_high"',
    "n": 'indicator = "abs-realisee"\nmeasure = "base"',
}


def test_the_cells_of_one_key_make_one_row_with_an_origin_each() -> None:
    found = one(40.0, 2.0, 36.1, 43.9, 600, columns=MEASURES)
    [row] = found.rows
    assert not found.stopped, failing(found)
    assert [row[c] for c in ("value", "standard_error", "ci_low", "ci_high", "base")] == [
        *("40", "2", "36.1", "43.9", "600")
    ]
    assert {(o.measure, o.cell) for o in found.origins} == {
        *(("value", "B5"), ("standard_error", "C5"), ("ci_low", "D5")),
        *(("ci_high", "E5"), ("base", "F5")),
    }


def test_precisions_are_on_the_scale_of_their_share_and_a_base_never() -> None:
    found = one(0.4, 0.02, 0.361, 0.439, 600, columns=MEASURES, scale="fraction")
    [row] = found.rows
    assert [row[c] for c in ("value", "standard_error", "ci_low", "ci_high", "base")] == [
        *("40", "2", "36.1", "43.9", "600")
    ]


@pytest.mark.parametrize(
    ("value", "margin", "low", "high"),
    [(40.0, 3.9, "36.1", "43.9"), (2.0, 3.0, "0", "5"), (99.0, 3.0, "96", "100")],
)
def test_a_margin_gives_both_limits_within_0_and_100(
    value: float, margin: float, low: str, high: str
) -> None:
    columns = {"%": MEASURES["%"], "±": 'indicator = "abs-realisee"\nmeasure = "margin"'}
    found = one(value, margin, columns=columns)
    assert (found.rows[0]["ci_low"], found.rows[0]["ci_high"]) == (low, high)
    assert [(o.measure, o.cell) for o in found.origins[1:]] == [("ci_low", "C5"), ("ci_high", "C5")]
    assert ("kept within 0 and 100" in said(found, "as-read")) == (value != 40)


def test_a_base_that_is_no_number_of_respondents_is_refused() -> None:
    columns = {k: MEASURES[k] for k in ("%", "n")}
    for base in (0.0, 12.5, -3.0):
        found = one(40.0, base, columns=columns)
        assert "not a number of respondents" in said(found, "mapping")
        assert cells(found, "mapping") == ["C5"]


def test_a_precision_without_its_value_is_refused() -> None:
    found = one(2.0, columns={"Erreur type": MEASURES["Erreur type"]})
    assert "of which no value is imported" in said(found, "mapping")
    assert failing(found) >= {"mapping", "nothing-dropped"}


def test_one_key_in_two_cells_is_refused_with_both() -> None:
    found = one(40.0, 41.0, columns={"%": ONE["%"], "% bis": ONE["%"]})
    assert "Tableau 1 B5 = 40.0, Tableau 1 C5 = 41.0" in said(found, "mapping")
    assert cells(found, "mapping") == ["C5"]


def test_a_row_and_a_column_that_contradict_each_other_are_refused() -> None:
    found = table({SIZE: [40.0]}, ["%"])
    rows = {SIZE: 'size = "moins-500"\nreading = "population"'}
    columns = {"%": ONE["%"] + '\nreading = "communes"'}
    of = checked(head() + mapped(found, columns, rows), found)
    assert "reading: the row says population, the column communes" in said(of, "mapping")
    assert cells(of, "mapping") == ["B5"]


def test_a_row_or_a_column_prevails_over_its_table_and_its_file() -> None:
    found = table({SIZE: [40.0]}, ["%"])
    rows = {SIZE: 'size = "moins-500"\nreading = "population"\nterritory = "region-76"'}
    columns = {"%": ONE["%"] + '\nedition = "2015"\nreference_date = "fin 2014"'}
    [row] = checked(head() + mapped(found, columns, rows), found).rows
    assert [row[c] for c in ("reading", "territory", "edition", "reference_date")] == [
        *("population", "region-76", "2015", "fin 2014")
    ]


@pytest.mark.parametrize(
    "name", ["indicator", "scope", "reading", "group", "unit", "measure", "size"]
)
def test_a_figure_without_a_full_key_is_refused(name: str) -> None:
    text = head() + mapped(abs_table(), ABS_COLUMNS)
    text = re.sub(rf'(?<![a-z]){name} = "[^"]*",? ?', "", text, count=6).replace(", }", " }")
    found = checked(text, abs_table())
    assert f"no {name}" in said(found, "mapping")
    assert cells(found, "mapping")[0] == "B5"
    assert outcome(found, "nothing-dropped") == "failed"


def test_a_table_gives_the_same_rows_whichever_way_round_it_lies() -> None:
    upright = checked(head() + mapped(abs_table(), ABS_COLUMNS), abs_table())
    lying = turned(abs_table())
    sizes = {line.label: f'size = "{SIZES[line.label]}"' for line in lying.columns}
    text = head() + mapped(lying, sizes, ABS_COLUMNS)
    of = checked(text, lying)
    assert of.rows == upright.rows
    assert {o.cell for o in of.origins} == {f"{c}2" for c in "EFGHIJ"}


STATUSES = [
    ("12 (p)", {}, "P", "12", ""),
    ("12 (e)", {}, "E", "12", ""),
    ("12 (r)", {}, "A", "12", "Donnée révisée."),
    ("12 *", {"*": "Données provisoires"}, "P", "12", "Données provisoires"),
    ("12 (1)", {"(1)": "Hors l'île de Sein"}, "A", "12", "Hors l’île de Sein"),
]


@pytest.mark.parametrize(("content", "footnotes", "status", "value", "note"), STATUSES)
def test_a_mark_gives_the_status_and_keeps_the_value(
    content: str, footnotes: dict[str, str], status: str, value: str, note: str
) -> None:
    found = one(content, footnotes=footnotes)
    assert not found.stopped, failing(found)
    [row] = found.rows
    assert (row["status"], row["value"], row["note"]) == (status, value, note)


CODES = [
    ("ND", {"ND": "non disponible"}, "", ("NA", "F")),
    ("NR", {"NR": "non-réponse"}, "", ("NR", "F")),
    ("NC", {"NC": "non concerné"}, "", ("NC", "F")),
    ("s", {"s": "secret statistique"}, "", ("A", "C")),
    ("s", {}, 'codes = { s = "secret" }', ("A", "C")),
    ("s", {}, 'codes = { s = "secret-secondaire" }', ("A", "D")),
    ("ND", {"ND": "non disponible"}, 'codes = { ND = "ND" }', ("ND", "F")),
    ("/", {}, 'codes = { "/" = "NC" }', ("NC", "F")),
]


@pytest.mark.parametrize(("code", "in_file", "more", "expected"), CODES)
def test_a_code_keeps_its_row_without_a_value(
    code: str, in_file: dict[str, str], more: str, expected: tuple[str, str]
) -> None:
    found = one(code, codes=in_file, more=more)
    assert "contract" not in failing(found)
    [row] = found.rows
    assert (row["status"], row["confidentiality"]) == expected
    assert row["value"] == ""
    assert found.origins[0].raw == code


BAD_CODES = [
    ("ND", {}, "", "defined neither in the file nor in the mapping"),
    ("ns", {"ns": "non significatif"}, "", "no status without a figure"),
    ("ND", {"ND": "voir la notice"}, "", "no status without a figure"),
    ("ND", {}, 'codes = { ND = "P" }', "no status without a figure"),
    ("12 (x)", {}, "", "the mark '(x)' is defined neither"),
    ("12 (x)", {}, 'codes = { "(x)" = "secret" }', "says that there is no figure"),
]


@pytest.mark.parametrize(("content", "in_file", "more", "told"), BAD_CODES)
def test_a_code_nobody_explained_is_refused_with_its_cell(
    content: str, in_file: dict[str, str], more: str, told: str
) -> None:
    found = one(content, codes=in_file, more=more)
    assert told in said(found, "codes")
    assert cells(found, "codes") == ["B5"]


def test_a_text_in_the_place_of_a_number_is_refused_until_it_is_explained() -> None:
    found = table({SIZE: [1.0]}, ["%"])
    words = Figure("B5", 5, 2, "voir note", text="voir note")
    found = replace(found, figures=(words,))
    assert "'voir note' is defined neither" in said(
        checked(head() + mapped(found, ONE), found), "codes"
    )
    of = checked(head() + mapped(found, ONE, more='codes = { "voir note" = "ND" }'), found)
    assert of.rows[0]["status"] == "ND"


def test_a_note_too_long_for_the_table_is_cut_and_says_so() -> None:
    [row] = one("12 *", footnotes={"*": "Données provisoires " * 40}).rows
    assert len(row["note"]) == 300
    assert row["note"].endswith("…")


def test_an_id_is_stable_and_depends_on_the_import_the_key_and_the_direction() -> None:
    text = head() + mapped(abs_table(), ABS_COLUMNS)
    first = checked(text, abs_table())
    moved = table({"Note": [], **ABS}, ["ABS réalisée"], top=9)
    second = checked(text, moved)
    assert [r["id"] for r in first.rows] == [r["id"] for r in second.rows]
    assert {o.cell for o in first.origins} != {o.cell for o in second.origins}
    other = checked(text.replace("asco-2025-abs", "asco-2025-bis"), abs_table())
    assert not {r["id"] for r in first.rows} & {r["id"] for r in other.rows}
    assert first.rows[0]["id"] == "Tca263e1966", "ids never change: links and withdrawals cite them"


def test_both_directions_of_a_fact_are_two_figures() -> None:
    columns = {"oui": ONE["%"], "non": ONE["%"] + '\norientation = "inverse"'}
    found = one(72.0, 28.0, columns=columns)
    assert not found.stopped, failing(found)
    assert {r["orientation"] for r in found.rows} == {"direct", "inverse"}
    assert len({r["id"] for r in found.rows}) == 2


def test_two_figures_never_share_an_id(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.ingest.mapping.assembling.id_of", lambda *_: "T0000000000")
    found = checked(head() + mapped(abs_table(), ABS_COLUMNS), abs_table())
    assert "change the id of the import" in said(found, "mapping")


def test_the_size_of_a_table_without_sizes_has_a_plain_label() -> None:
    found = table({"ABS réalisée": [15.0]}, ["%"])
    defaults = DEFAULTS.replace("defaults = {", 'defaults = { size = "toutes",')
    of = checked(head() + mapped(found, {"%": ""}, ABS_COLUMNS, defaults=defaults), found)
    assert numbers(of, "size_label") == {"B5": "Ensemble des communes"}


@pytest.mark.parametrize(
    ("number", "text"),
    [(1e-7, "0.0000001"), (1234567.0, "1234567"), (-0.0, "0"), (50.0, "50"), (1e-11, "0")],
)
def test_numbers_are_written_without_exponent(number: float, text: str) -> None:
    assert written(number) == text
