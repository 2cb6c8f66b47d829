"""The API describes itself, to programs and to people, and what it says of itself is true."""

import json
import re
from functools import cache
from html.parser import HTMLParser
from urllib.parse import parse_qs

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from referencing import Registry, Resource
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.domain.data_view import parse_data_view
from dashboard.domain.dataset import Dataset
from dashboard.domain.query import Query
from dashboard.exports.data.formats import FORMATS
from dashboard.results.data import catalogue
from dashboard.results.data.known import KnownOf
from dashboard.server.api.application import OPENAPI
from dashboard.server.api.endpoints import ENDPOINTS
from dashboard.server.api.parameters import COMMON, PARAMETERS
from dashboard.server.api.site import api_site
from dashboard.server.limits import Rate
from dashboard.wording.api import KINDS
from tests.server.api.kit import V1, client, steps, world

TRIED = (*ENDPOINTS, OPENAPI)


@cache
def document() -> dict:
    answer = client().get(f"{V1}/openapi.json")
    assert answer.headers["Content-Type"] == "application/json"
    return answer.json()


def conforms(value: object, schema: dict) -> None:
    resource = Resource.from_contents(
        {**document(), "$schema": "https://json-schema.org/draft/2020-12/schema"}
    )
    registry = Registry().with_resource("urn:api", resource)
    local = json.loads(json.dumps(schema).replace('"#/', '"urn:api#/'))
    Draft202012Validator(local, registry=registry).validate(value)


def test_the_openapi_document_is_valid_and_names_everything() -> None:
    said = document()
    validate(said)
    assert set(said["paths"]) == {endpoint.path for endpoint in ENDPOINTS}
    for endpoint in ENDPOINTS:
        operation = said["paths"][endpoint.path]["get"]
        names = {parameter["name"] for parameter in operation["parameters"]}
        part = {endpoint.part.name} if endpoint.part else set()
        assert names == {p.name for p in (*endpoint.parameters, *COMMON)} | part
    assert len({e.name for e in ENDPOINTS}) == len(ENDPOINTS)


def test_each_column_is_in_the_schema_with_its_type() -> None:
    schemas = document()["components"]["schemas"]
    for name in (*catalogue.IDS, catalogue.CELLS):
        row = schemas[f"ligne-{name}"]
        columns = catalogue.data_set(world(Dataset.PUBLISHED, ""), name).columns
        assert list(row["properties"]) == [column.name for column in columns]
        assert all(row["properties"][c.name]["title"] == c.title for c in columns)


@pytest.mark.parametrize("endpoint", TRIED, ids=lambda e: e.path)
@pytest.mark.parametrize("jeu", ["publie", "demonstration"])
def test_each_address_answers_as_documented(endpoint, jeu: str) -> None:
    query = f"{endpoint.example}&jeu={jeu}".strip("&")
    if endpoint.data_set in ("observations", "{id}"):
        query += "&indicateur=ccas"  # the whole demonstration is long to check
    ask = client().head if endpoint.media_type == "application/zip" else client().get
    answer = ask(f"{V1}{endpoint.example_path}?{query}")
    assert answer.status_code == 200, answer.text[:400]
    assert answer.headers["ASCO-Donnees"].startswith(jeu)
    if endpoint is OPENAPI:
        return
    content = document()["paths"][endpoint.path]["get"]["responses"]["200"]["content"]
    kind = answer.headers["Content-Type"].partition(";")[0]
    assert kind in content
    if kind == "application/json" and content[kind]["schema"]:
        conforms(answer.json(), content[kind]["schema"])


@pytest.mark.parametrize("path", ["/observations?edition=2015&taille=moins-500", "/comparisons?indicateur=ccas", "/communes?territoire=epci-200060010",
                                  "/communes?indicateur=ccas&territoire=epci-200060010", "/indicators",
                                  "/communes?q=geste", "/territories?territoire=region-76", "/editions"])  # fmt: skip
@pytest.mark.parametrize("jeu", ["publie", "demonstration"])
def test_rows_conform_to_the_documented_schema(path: str, jeu: str) -> None:
    answer = client().get(f"{V1}{path}{'&' if '?' in path else '?'}jeu={jeu}&format=json")
    operation = document()["paths"][path.partition("?")[0]]["get"]
    conforms(answer.json(), operation["responses"]["200"]["content"]["application/json"]["schema"])


def test_outlines_conform_to_the_documented_schema() -> None:
    for query in ("", "&indicateur=ccas"):
        answer = client().get(f"{V1}/communes?territoire=epci-200060010&format=geojson{query}")
        content = document()["paths"]["/communes"]["get"]["responses"]["200"]["content"]
        conforms(answer.json(), content["application/geo+json"]["schema"])
        assert len(answer.json()["features"]) == 6


def test_problems_conform_to_the_documented_schema() -> None:
    schema = {"$ref": "#/components/schemas/probleme"}
    for path in ("/observations?zz=1", "/observations?taille=z", "/zz", "/observations?v=7.7.7"):
        conforms(client().get(V1 + path).json(), schema)


@pytest.mark.parametrize("jeu", ["publie", "demonstration"])
def test_every_link_of_the_catalogue_for_portals_leads_to_its_data_set(jeu: str) -> None:
    sets = client().get(f"{V1}/catalog.jsonld?jeu={jeu}").json()["dcat:dataset"]
    assert [one["dct:identifier"] for one in sets] == list(catalogue.SHOWN)
    for one in sets:
        path, _, query = one["dcat:landingPage"]["@id"].partition("?")
        assert path == "http://testserver/donnees"
        opened = world(Dataset(jeu), "")
        view, notices = parse_data_view(parse_qs(query), catalogue.SHOWN, KnownOf(opened))
        assert (view.table, notices) == (one["dct:identifier"], ())
        assert view.query == Query(dataset=Dataset(jeu))
        for file in one["dcat:distribution"][1:2]:
            address = file["dcat:downloadURL"]["@id"].removeprefix("http://testserver")
            assert client().head(address).status_code == 200, address


def test_the_package_says_where_the_site_gives_it() -> None:
    said = client().get(f"{V1}/datapackage.json").json()
    assert said["homepage"] == "http://testserver/donnees?v=1.0.0"
    simulated = client().get(f"{V1}/datapackage.json?jeu=demonstration").json()
    assert simulated["homepage"] == "http://testserver/donnees?jeu=demonstration"


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append(tag)
        self.ids += [v for k, v in attrs if k == "id" and v]
        self.links += [v for k, v in attrs if k == "href" and v]

    def handle_data(self, data) -> None:
        self.text.append(data)


@cache
def site() -> TestClient:
    return TestClient(Starlette(routes=api_site(world, steps, rate=Rate(600, 60))))


@cache
def manual() -> Page:
    answer = site().get("/api")
    assert answer.status_code == 200
    page = Page()
    page.feed(answer.text)
    return page


def test_the_manual_tells_every_address_parameter_format_and_error() -> None:
    page = manual()
    text = " ".join(page.text)
    assert [e.path for e in ENDPOINTS if e.path not in text] == []
    assert [p for p in PARAMETERS if p not in text] == []
    assert [f for f in FORMATS if f not in text] == []
    assert {kind.id for kind in KINDS} <= set(page.ids)
    assert "licence" in page.ids, "the Data Package sends its readers there"
    assert "600" in text
    assert len(page.ids) == len(set(page.ids))


def test_the_manual_is_a_plain_page_whose_links_lead_somewhere() -> None:
    page = manual()
    assert "script" not in page.tags
    assert page.tags.count("h1") == 1
    assert page.tags.count("caption") == page.tags.count("table") == 4
    inside = [link for link in page.links if link.startswith(V1)]
    assert len(inside) > len(ENDPOINTS)
    for link in inside:
        assert site().head(link).status_code == 200, link
    assert not [
        text for text in page.text if re.search(r"<[a-z]|\{\{|0x[0-9a-f]{6}|(?<!-)None", text)
    ]


def test_the_manual_is_kept_by_those_who_hold_it_and_the_bare_address_leads_to_it() -> None:
    first = site().get("/api")
    held = site().get("/api", headers={"If-None-Match": first.headers["ETag"]})
    assert held.status_code == 304
    for address in (V1, f"{V1}/"):
        bare = site().get(address, follow_redirects=False)
        assert (bare.status_code, bare.headers["Location"]) == (308, "/api")
    for nowhere in ("/api/v2/observations", "/api/"):
        answer = site().get(nowhere)
        assert answer.status_code == 404
        assert answer.json()["documentation"] == "/api#introuvable"
    assert site().get(f"{V1}/version").headers["RateLimit-Policy"] == '"api";q=600;w=60'


def test_a_site_without_limit_says_so() -> None:
    free = TestClient(Starlette(routes=api_site(world, steps)))
    assert "ne limite pas" in free.get("/api").text
    assert "RateLimit" not in free.get(f"{V1}/version").headers


def test_versions_and_checksums_are_those_of_the_files() -> None:
    import hashlib

    from dashboard.paths import data_root, geo_root
    from dashboard.tables.versions import version_folder

    said = client().get(f"{V1}/version").json()
    assert said["donnees"]["version"] == said["donnees"]["versions_connues"][-1]
    folder = version_folder(data_root(), said["donnees"]["version"])
    places = {"donnees": folder, "catalogue": data_root() / "catalogue", "geographie": geo_root()}
    for part, place in places.items():
        files = said[part]["fichiers"]
        assert files
        for name in list(files)[:6]:
            content = (place / name).read_bytes()
            assert files[name]["sha256"] == hashlib.sha256(content).hexdigest()
            assert files[name]["octets"] == len(content)
    assert client().get(f"{V1}/version?jeu=demonstration").json()["donnees"]["fictives"] is True
