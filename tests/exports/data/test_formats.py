"""Every format, read back by a tool that is not ours, gives the rows of the table, all of them."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
import shapely

from dashboard.domain.data_table import ColumnType, DataTable, Value
from dashboard.domain.observation import Orientation, Reading, Scope
from dashboard.domain.query import FIELDS, Query
from dashboard.domain.size_range import SizeRange
from dashboard.domain.status import Confidentiality, Status
from dashboard.domain.territory import Territory, TerritoryKind
from dashboard.exports.data.formats import FORMATS, file_name, formats_of
from dashboard.exports.data.outlines import outlines
from dashboard.exports.data.write import chunks, write
from dashboard.results.data.catalogue import CELLS, IDS, SHOWN
from dashboard.results.data.cells import communes_with_cells
from dashboard.results.data.tables import table, unmet
from tests.worlds import demonstration_world, real_world, selection

FAR = tuple(
    Territory(TerritoryKind.DEPARTEMENT, code) for code in ("48", "75", "2A", "971", "973", "976")
)


@cache
def sample(name: str) -> DataTable:
    demonstration = demonstration_world()
    return {
        "publie": lambda: table(real_world(), "observations"),
        "comparaisons": lambda: table(real_world(), "comparaisons"),
        "demonstration": lambda: table(
            demonstration, "observations", Query(indicators=("ccas",), editions=("2025",))
        ),
        "ecarts": lambda: table(demonstration, "comparaisons", Query(indicators=("ccas",))),
        "communes": lambda: table(real_world(), "communes", Query(territories=FAR)),
        "chiffres": lambda: communes_with_cells(
            demonstration,
            selection(jeu="demonstration", indicateur="ccas", territoire="departement-48"),
        ),
        "editions": lambda: table(real_world(), "editions"),
        "vide": lambda: table(real_world(), "communes", Query(text="zzzz")),
    }[name]()


SAMPLES = ("publie", "comparaisons", "demonstration", "ecarts", "communes", "chiffres", "editions", "vide")  # fmt: skip


def rows_of(found: DataTable) -> list[dict[str, Value]]:
    names = [c.name for c in found.about.columns]
    return [dict(zip(names, row, strict=True)) for row in found.rows]


def typed(found: DataTable, rows: list[dict[str, str]], french: bool) -> list[dict[str, Value]]:
    """The texts of a CSV as the values they stand for, by the types of the columns."""
    numbers: dict[ColumnType, Callable[[str], Value]] = {
        ColumnType.INTEGER: int,
        ColumnType.NUMBER: lambda t: float(t.replace(",", ".") if french else t),
        ColumnType.BOOLEAN: lambda t: {"true": True, "false": False, "VRAI": True, "FAUX": False}[
            t
        ],
    }
    return [
        {
            c.name: (numbers[c.type](row[c.name]) if row[c.name] else None)
            if c.type in numbers
            else row[c.name] or (None if c.type is ColumnType.DATE else "")
            for c in found.about.columns
        }
        for row in rows
    ]


@pytest.mark.parametrize("name", SAMPLES)
def test_csv_for_programs(name: str) -> None:
    found = sample(name)
    text = write(found, FORMATS["csv"]).decode("utf-8")
    assert not text.startswith("\ufeff")
    assert typed(found, list(csv.DictReader(io.StringIO(text))), french=False) == rows_of(found)


@pytest.mark.parametrize("name", SAMPLES)
def test_csv_for_spreadsheets_has_decimal_commas_semicolons_and_the_mark_of_utf8(name: str) -> None:
    found = sample(name)
    content = write(found, FORMATS["csv-excel"])
    assert content.startswith(b"\xef\xbb\xbf")
    reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    rows = list(reader)
    assert typed(found, rows, french=True) == rows_of(found)
    numbers = [c.name for c in found.about.columns if c.type is ColumnType.NUMBER]
    assert not [row[n] for row in rows for n in numbers if "." in row[n]]


@pytest.mark.parametrize("name", SAMPLES)
def test_pandas_reads_the_csv(name: str) -> None:
    found = sample(name)
    kinds = {c.name: str for c in found.about.columns if c.type is ColumnType.STRING}
    frame = pd.read_csv(
        io.BytesIO(write(found, FORMATS["csv"])), dtype=kinds, keep_default_na=False
    )
    assert list(frame.columns) == [c.name for c in found.about.columns]
    assert len(frame) == len(found.rows)
    if "code" in frame and len(frame):
        assert list(frame["code"]) == [row["code"] for row in rows_of(found)], "zeros kept"


@pytest.mark.parametrize("name", SAMPLES)
def test_excel_holds_numbers_as_numbers_and_explains_every_code(name: str) -> None:
    found = sample(name)
    book = openpyxl.load_workbook(io.BytesIO(write(found, FORMATS["xlsx"])))
    sheet = book[book.sheetnames[1]]
    names, *lines = sheet.iter_rows(values_only=True)
    assert list(names) == [c.name for c in found.about.columns]
    told = [tuple("" if v is None else v for v in line) for line in lines]
    assert told == [tuple("" if v is None else v for v in row) for row in found.rows]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "b"}
    truths = [i for i, c in enumerate(found.about.columns, 1) if c.type is ColumnType.BOOLEAN]
    for place in truths:
        kinds = {cell.data_type for (cell,) in sheet.iter_rows(2, min_col=place, max_col=place)}
        assert kinds == {"b"}
    columns = [row[0] for row in book["Colonnes"].iter_rows(min_row=2, values_only=True)]
    assert columns == list(names)
    coded = [(c.name, code) for c in found.about.columns for code in c.codes]
    if coded:
        rows = book["Codes et statuts"].iter_rows(min_row=2, max_col=2, values_only=True)
        assert [(a, str(b)) for a, b in rows] == coded
    about = {row[0]: row[1] for row in book["Lisez-moi"].iter_rows(max_col=2, values_only=True)}
    assert {"Titre", "Producteur", "Licence", "Version", "Mise à jour"} <= set(about)
    assert ("Avertissement" in about) == bool(found.about.mark)


@pytest.mark.parametrize("name", SAMPLES)
def test_parquet_keeps_types_and_describes_its_columns(name: str) -> None:
    found = sample(name)
    arrow = pq.read_table(io.BytesIO(write(found, FORMATS["parquet"])))
    said = [
        {k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in row.items()}
        for row in arrow.to_pylist()
    ]
    assert said == rows_of(found)
    about = json.loads(arrow.schema.metadata[b"asco"])
    assert about["titre"] == found.about.title
    assert about["avertissement"] == found.about.mark
    assert about["conserve"] == found.kept
    for column in found.about.columns:
        field = arrow.schema.field(column.name)
        assert field.metadata[b"description"].decode() == column.description


@pytest.mark.parametrize("name", SAMPLES)
def test_json_carries_its_description_and_its_rows(name: str) -> None:
    found = sample(name)
    content = json.loads(write(found, FORMATS["json"]))
    assert content["lignes"] == rows_of(found)
    assert content["licence"] == found.about.licence
    assert content["avertissement"] == found.about.mark
    assert [c["nom"] for c in content["colonnes"]] == [c.name for c in found.about.columns]
    lines = write(found, FORMATS["jsonl"]).decode().splitlines()
    assert [json.loads(line) for line in lines] == content["lignes"]


def test_geojson_has_the_outline_of_each_commune_wound_as_rfc_7946_asks() -> None:
    import geopandas as gpd

    found = sample("communes")
    content = write(found, FORMATS["geojson"])
    features = json.loads(content)["features"]
    assert [f["properties"] for f in features] == rows_of(found)
    assert [f["id"] for f in features] == [row["code"] for row in rows_of(found)]
    frame = gpd.read_file(io.BytesIO(content))
    assert len(frame) == len(found.rows)
    assert frame.geometry.is_valid.all()
    for feature in features:
        shape = shapely.geometry.shape(feature["geometry"])
        for part in getattr(shape, "geoms", [shape]):
            assert part.exterior.is_ccw
            assert not any(ring.is_ccw for ring in part.interiors)
    saint_denis = [r for r in rows_of(found) if r["departement"] == "976"]
    assert saint_denis, "Mayotte is there"


def test_geoparquet_is_read_by_geopandas_with_its_outlines() -> None:
    import geopandas as gpd

    found = sample("chiffres")
    frame = gpd.read_parquet(io.BytesIO(write(found, FORMATS["geoparquet"])))
    assert frame.crs.equals("OGC:CRS84")
    assert list(frame["code"]) == [row["code"] for row in rows_of(found)]
    assert list(frame["chiffre_en_clair"]) == [r["chiffre_en_clair"] for r in rows_of(found)]
    assert frame.geometry.is_valid.all()
    west, south, east, north = frame.total_bounds
    assert 2.5 < west < east < 4.5
    assert 44 < south < north < 45.5


def test_every_commune_has_a_valid_outline_of_five_decimals() -> None:
    known = outlines()
    assert set(known) == set(real_world().geography.codes)
    shapes = shapely.from_wkb([outline.wkb for outline in known.values()])
    assert shapely.is_valid(shapes).all()
    assert not shapely.is_empty(shapes).any()
    coordinates = shapely.get_coordinates(shapes)
    assert abs(coordinates - coordinates.round(5)).max() == 0
    longest = max(len(o.geojson) for o in known.values())
    assert longest < 60_000


@pytest.mark.parametrize("form", FORMATS, ids=str)
def test_the_same_table_gives_the_same_bytes(form: str) -> None:
    found = sample("chiffres")
    again = DataTable(found.about, tuple(tuple(row) for row in found.rows), found.kept)
    assert write(found, FORMATS[form]) == write(again, FORMATS[form])


def evil(text: str) -> DataTable:
    found = sample("editions")
    place = [c.name for c in found.about.columns].index("nom")
    rows = [tuple(text if i == place else v for i, v in enumerate(row)) for row in found.rows]
    return DataTable(found.about, rows)


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "+1", "-1+2", "@SUM(A1)", "\t=1"])
def test_nothing_runs_in_a_spreadsheet(text: str) -> None:
    found = evil(text)
    book = openpyxl.load_workbook(io.BytesIO(write(found, FORMATS["xlsx"])))
    cells = [cell for row in book["Données"].iter_rows() for cell in row if cell.value == text]
    assert {cell.data_type for cell in cells} == {"s"}
    french = write(found, FORMATS["csv-excel"]).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(french), delimiter=";"))
    assert {row["nom"] for row in rows} == {f"'{text}"}
    plain = list(csv.DictReader(io.StringIO(write(found, FORMATS["csv"]).decode())))
    assert {row["nom"] for row in plain} == {text}, "a program gets the text itself"


def test_no_text_of_ours_begins_as_a_formula() -> None:
    for name in IDS:
        for row in table(real_world(), name).rows:
            assert not [v for v in row if isinstance(v, str) and v[:1] in tuple("=+-@\t")], name


def test_a_large_table_is_written_before_all_its_rows_are_asked_for() -> None:
    found = sample("communes")

    class Endless(tuple[tuple[Value, ...], ...]):
        def __getitem__(self, place: object) -> object:  # type: ignore[override]
            if isinstance(place, slice) and place.start:
                raise AssertionError("asked too early")
            return found.rows[place]  # type: ignore[index]

    for form in FORMATS.values():
        if form.streamed:
            pieces = chunks(DataTable(found.about, Endless(found.rows * 2)), form)
            assert next(pieces)
            if form.id != "jsonl":  # the others begin with a chunk that holds no row
                assert next(pieces)


def test_outlines_are_only_for_communes() -> None:
    found = sample("editions")
    assert not any(form.geographic for form in formats_of(found.about))
    with pytest.raises(ValueError, match="no outlines"):
        write(found, FORMATS["geojson"])


def test_names_of_files_say_what_they_hold_and_which_version() -> None:
    names = {name: file_name(sample(name), FORMATS["csv"]) for name in SAMPLES}
    assert names["publie"] == "asco_observations_v1.0.0.csv"
    assert names["demonstration"] == (
        "demonstration_asco_observations_extrait_ccas_2025_v1.0.0.csv"
    )
    assert names["communes"] == "asco_communes_extrait_6-territoires_COG-2025.csv"
    assert names["chiffres"] == (
        "demonstration_asco_communes-chiffres_ccas_2025_sans-objet_communes_departement-48_v1.0.0.csv"
    )
    assert file_name(sample("publie"), FORMATS["csv-excel"]) != names["publie"]
    assert all(name.isascii() and " " not in name for name in names.values())


FULL = Query(
    indicators=("action-sociale",), editions=("2015",), scopes=(Scope.OWN,),
    readings=(Reading.UNITS,), orientation=Orientation.INVERSE, sizes=(SizeRange(0, 500),),
    territories=(Territory(TerritoryKind.DEPARTEMENT, "46"),), statuses=(Status.PUBLISHED,),
    confidentialities=(Confidentiality.FREE,), text="Lot à Cahors", order="-valeur",
)  # fmt: skip


@pytest.mark.parametrize("data", SHOWN)
def test_two_extracts_of_one_data_set_never_bear_the_same_name(data: str) -> None:
    asked = FULL.without(unmet(real_world(), data, FULL))
    whole = file_name(table(real_world(), data, asked), FORMATS["csv"])
    assert len(whole) <= 230, "as long as a system takes"
    for key in FIELDS:
        fewer = asked.without([key])
        if key != "tri" and fewer != asked.without(["tri"]) and fewer != asked:
            name = file_name(table(real_world(), data, fewer), FORMATS["csv"])
            said = {"indicateur", "edition", "portee", "lecture"} if data == CELLS else set()
            if key not in said:  # a view always has them
                assert name != whole, key
                assert len(name) < len(whole), key


def test_many_values_of_a_filter_are_counted_in_the_name_of_its_file() -> None:
    sizes = tuple(SizeRange(n, None) for n in (500, 1500, 5000))
    found = table(real_world(), "observations", Query(sizes=sizes))
    assert file_name(found, FORMATS["csv"]) == "asco_observations_extrait_3-tailles_v1.0.0.csv"


def test_a_workbook_speaks_french_and_refuses_more_rows_than_a_sheet() -> None:
    content = write(sample("editions"), FORMATS["xlsx"])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"fr-FR" in archive.read("docProps/core.xml")
    found = sample("editions")
    many = replace(found, rows=found.rows[:1] * 1_048_576)
    with pytest.raises(ValueError, match="more than a sheet"):
        write(many, FORMATS["xlsx"])
