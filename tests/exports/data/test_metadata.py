"""The metadata are valid to the tools of others, and they are about the very files."""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
import rdflib
from csvw import CSVW
from frictionless import Package, validate

from dashboard.domain.data_table import DataTable
from dashboard.domain.query import Query
from dashboard.domain.territory import Territory, TerritoryKind
from dashboard.exports.data.dcat import dcat
from dashboard.exports.data.formats import FORMATS, formats_of
from dashboard.exports.data.html import about_list
from dashboard.exports.data.package import descriptor, package_bytes, package_name
from dashboard.exports.data.readme import period as period_of
from dashboard.exports.data.table_schema import table_schema
from dashboard.results.data.catalogue import IDS, SHOWN, data_set, data_sets
from dashboard.results.data.tables import table
from dashboard.wording import api_manual, data_page
from dashboard.wording.datasets import DEMONSTRATION
from dashboard.wording.vocabulary import CONFIDENTIALITY, STATUS
from tests.worlds import demonstration_world, real_world

ISLANDS = tuple(Territory(TerritoryKind.DEPARTEMENT, code) for code in ("2A", "976"))
SMALL = ("observations", "comparaisons", "indicateurs", "editions", "comparabilite", "versions")


def plain(value: object) -> object:
    """A value as our tables hold it, whatever class the reader gives it."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else "" if value is None else value


@cache
def archive() -> bytes:
    return package_bytes([of(name) for name in IDS])


def of(name: str) -> DataTable:
    """A data set, of the large ones the part that concerns Corse and Mayotte."""
    asked = Query(territories=ISLANDS) if name == "communes" else Query()
    asked = Query(text="Savoie") if name == "communes-2014" else asked
    return table(real_world(), name, asked)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("paquet")
    zipfile.ZipFile(io.BytesIO(archive())).extractall(root)
    return root


def test_the_archive_is_a_valid_data_package_row_by_row(folder: Path) -> None:
    report = validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["title", "note", "rowNumber", "fieldName"])[:5]
    assert [task.name for task in report.tasks] == list(IDS)
    rows = {task.name: task.stats["rows"] for task in report.tasks}
    assert rows == {name: len(of(name).rows) for name in IDS}
    assert min(rows.values()) >= 1


@pytest.mark.parametrize(
    ("old", "new"),
    [("publie,2015", "invente,2015"), (",F,diffusable", ",Z,diffusable"), ("A001,", "A002,")],
)
def test_a_spoiled_file_no_longer_agrees_with_its_description(
    folder: Path, tmp_path: Path, old: str, new: str
) -> None:
    content = json.loads((folder / "datapackage.json").read_text())
    resource = next(r for r in content["resources"] if r["name"] == "observations")
    text = (folder / resource["path"]).read_bytes().decode()
    assert old in text
    for key in ("hash", "bytes"):
        resource.pop(key)
    (tmp_path / "donnees").mkdir()
    (tmp_path / resource["path"]).write_bytes(text.replace(old, new, 1).encode())
    content["resources"] = [resource]
    (tmp_path / "datapackage.json").write_text(json.dumps(content))
    assert not validate(str(tmp_path / "datapackage.json")).valid


def test_frictionless_reads_the_figures_as_they_are(folder: Path) -> None:
    found = table(real_world(), "observations")
    rows = Package(str(folder / "datapackage.json")).get_resource("observations").read_rows()
    for row, ours in zip(rows, found.rows, strict=True):
        for column, value in zip(found.about.columns, ours, strict=True):
            read = row[column.name]
            assert plain(read) == ("" if value is None else value)


@pytest.mark.parametrize("name", SMALL)
def test_a_csvw_reader_takes_each_file_with_its_metadata(folder: Path, name: str) -> None:
    found = table(real_world(), name)
    reader = CSVW(str(folder / "donnees" / f"{name}.csv"), validate=True)
    assert reader.is_valid, [str(w.message) for w in reader.warnings]
    rows = list(reader.tables[0])
    assert len(rows) == len(found.rows)
    first = dict(zip((c.name for c in found.about.columns), found.rows[0], strict=True))
    for key, value in rows[0].items():
        assert plain(value) == plain(first[key]), key


def test_the_archive_says_licence_citation_dates_and_what_each_status_means(folder: Path) -> None:
    readme = (folder / "README.md").read_text()
    for about in data_sets(real_world()):
        assert f"donnees/{about.id}.csv" in readme
        assert about.updated in readme
    for words in (*STATUS.values(), *CONFIDENTIALITY.values()):
        assert words.label in readme
    licence = (folder / "LICENCE.md").read_text()
    assert "etalab.gouv.fr" in licence
    assert "Études et Résultats" in licence
    citation = (folder / "CITATION.cff").read_text()
    assert 'version: "1.0.0"' in citation
    assert "&#" not in readme + licence + citation, "texts, not HTML"


def test_the_same_tables_give_the_same_archive_dated_by_the_data() -> None:
    few = [table(real_world(), name) for name in SMALL]
    assert package_bytes(few) == package_bytes(list(few))
    with zipfile.ZipFile(io.BytesIO(package_bytes(few))) as found:
        assert {info.date_time[:3] for info in found.infolist()} == {(2026, 11, 21)}


def test_the_archive_of_the_demonstration_says_so_everywhere() -> None:
    sets = data_sets(demonstration_world())
    few = [table(demonstration_world(), name) for name in ("editions", "indicateurs", "cadre")]
    assert package_name(sets).startswith("demonstration_")
    with zipfile.ZipFile(io.BytesIO(package_bytes(few))) as found:
        assert DEMONSTRATION in json.loads(found.read("datapackage.json"))["title"]
        for name in ("README.md", "LICENCE.md", "CITATION.cff"):
            assert DEMONSTRATION in found.read(name).decode(), name


def test_the_schema_has_every_column_its_type_and_its_codes() -> None:
    for about in data_sets(real_world()):
        schema = table_schema(about)
        assert [f["name"] for f in schema["fields"]] == [c.name for c in about.columns]
        for field, column in zip(schema["fields"], about.columns, strict=True):
            assert field["type"] == column.type.value
            assert field.get("codes", {}) == dict(column.codes)
            assert field.get("constraints", {}).get("required", False) == column.required


def test_the_description_can_point_to_the_api_instead_of_files() -> None:
    sets = data_sets(real_world())
    found = descriptor(sets, lambda about: f"https://exemple.fr/{about.id}.csv", "https://x.fr/l")
    assert [r["path"] for r in found["resources"]] == [
        f"https://exemple.fr/{about.id}.csv" for about in sets
    ]
    assert not any("hash" in r for r in found["resources"])
    assert {lic["path"] for lic in found["licenses"]} >= {"https://x.fr/l"}


DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
DCT = rdflib.Namespace("http://purl.org/dc/terms/")


@pytest.mark.parametrize("name", ["publie", "demonstration"])
def test_the_catalogue_is_dcat_to_a_reader_of_json_ld(name: str) -> None:
    world = demonstration_world() if name == "demonstration" else real_world()
    sets = data_sets(world)
    content = dcat(
        sets,
        "https://exemple.fr/donnees",
        lambda about, form: f"https://exemple.fr/api/{about.id}?format={form.id}",
        lambda about: f"https://exemple.fr/donnees?table={about.id}",
    )
    graph = rdflib.Graph().parse(data=json.dumps(content), format="json-ld")
    found = list(graph.subjects(rdflib.RDF.type, DCAT.Dataset))
    assert len(found) == len(sets)
    catalogue = next(graph.subjects(rdflib.RDF.type, DCAT.Catalog))
    assert set(graph.objects(catalogue, DCAT.dataset)) == set(found)
    files = {str(o) for o in graph.objects(None, DCAT.downloadURL)}
    assert files == {
        f"https://exemple.fr/api/{about.id}?format={form.id}"
        for about in sets
        for form in formats_of(about)
    }
    for about in sets:
        node = rdflib.URIRef(f"https://exemple.fr/donnees#{about.id}")
        title = next(graph.objects(node, DCT.title))
        assert isinstance(title, rdflib.Literal)
        assert title.language == "fr"
        assert (DEMONSTRATION in title) == bool(about.mark)
        modified = next(graph.objects(node, DCT.modified))
        assert modified.toPython().isoformat() == about.updated
        for needed in (DCT.description, DCT.publisher, DCT.temporal, DCAT.landingPage):
            assert next(graph.objects(node, needed), None) is not None
    rights = list(graph.subjects(rdflib.RDF.type, DCT.RightsStatement))
    assert len(rights) == len(files)


@pytest.mark.parametrize("name", ["publie", "demonstration"])
def test_every_period_of_the_catalogue_is_made_of_days_that_exist(name: str) -> None:
    world = demonstration_world() if name == "demonstration" else real_world()
    sets = [data_set(world, one) for one in SHOWN]
    days = {
        about.id: (period["dcat:startDate"]["@value"], period["dcat:endDate"]["@value"])
        for about, said in zip(
            sets, dcat(sets, "h", lambda a, f: "f", lambda a: "p")["dcat:dataset"], strict=True
        )
        for period in [said["dct:temporal"]]
    }
    for about in sets:
        first, last = (date.fromisoformat(day) for day in days[about.id])
        assert first <= last
        assert about.period.partition("/")[0] in str(first)
    assert days["comparaisons"] == ("2014-01-01", "2025-12-31")
    (released,) = {str(row[1]) for row in table(world, "versions").rows}
    assert days["versions"] == (released, released), "a whole day is a day"


@pytest.mark.parametrize(
    ("period", "words", "days"),
    [
        ("2014", "2014", ("2014-01-01", "2014-12-31")),
        ("2014/2025", "de 2014 à 2025", ("2014-01-01", "2025-12-31")),
        ("2026-11-21", "21 novembre 2026", ("2026-11-21", "2026-11-21")),
        ("2026-05-01/2027-06-02", "du 1er mai 2026 au 2 juin 2027", ("2026-05-01", "2027-06-02")),
    ],
)
def test_a_period_is_said_in_french_and_in_days(
    period: str, words: str, days: tuple[str, str]
) -> None:
    about = replace(data_set(real_world(), "versions"), period=period)
    assert period_of(about) == words
    (said,) = dcat([about], "h", lambda a, f: "f", lambda a: "p")["dcat:dataset"]
    temporal = said["dct:temporal"]
    assert (temporal["dcat:startDate"]["@value"], temporal["dcat:endDate"]["@value"]) == days


def test_the_page_of_a_data_set_never_shows_a_raw_date() -> None:
    for name in SHOWN:
        text = str(about_list(data_set(real_world(), name), 1))
        shown = re.sub(r"<[^>]*>", " ", text)
        assert not re.search(r"\d{4}-\d{2}-\d{2}", shown), name


def test_the_package_describes_itself_and_is_cited_with_its_address(folder: Path) -> None:
    said = json.loads((folder / "datapackage.json").read_text())
    assert said["description"] not in [r["description"] for r in said["resources"]]
    assert "homepage" not in said
    home = "https://exemple.fr/donnees?v=1.0.0"
    few = [table(real_world(), name) for name in ("editions", "cadre")]
    with zipfile.ZipFile(io.BytesIO(package_bytes(few, home))) as found:
        assert json.loads(found.read("datapackage.json"))["homepage"] == home
        assert found.read("README.md").decode().endswith(home)
        assert f'url: "{home}"' in found.read("CITATION.cff").decode()
    fictitious = descriptor(data_sets(demonstration_world()), lambda about: "x")
    assert fictitious["description"].startswith(DEMONSTRATION)
    assert "simulés" in fictitious["description"]


def test_what_the_archive_leaves_out_is_said_wherever_it_is_offered(folder: Path) -> None:
    left_out = set(SHOWN) - set(IDS)
    held = {r["name"] for r in json.loads((folder / "datapackage.json").read_text())["resources"]}
    assert held == set(IDS)
    for name in left_out:
        assert name in (folder / "README.md").read_text().split("ne contient pas")[1]
        for text in (data_page.EVERYTHING_TEXT, api_manual.PACKAGE[1], api_manual.ARCHIVE[1]):
            assert f"« {name} »" in text
        assert "pas dans l’archive" in data_set(real_world(), name).description
        assert "pas dans l’archive" in data_set(demonstration_world(), name).description


def test_the_csv_of_the_archive_is_the_file_for_programs(folder: Path) -> None:
    from dashboard.exports.data.write import write

    found = table(real_world(), "comparaisons")
    assert (folder / "donnees" / "comparaisons.csv").read_bytes() == write(found, FORMATS["csv"])
    header = next(csv.reader(io.StringIO((folder / "donnees" / "communes.csv").read_text())))
    assert header[:2] == ["code", "nom"]
