"""What HTTP promises: an answer held is not sent again, other sites may read, formats are agreed."""

import re
from dataclasses import replace

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from dashboard.domain.dataset import Dataset
from dashboard.results.world import World
from dashboard.server.api.application import api
from dashboard.server.limits import Buckets, Rate
from dashboard.tables.errors import TablesError
from dashboard.tables.store import Observations
from tests.server.api.kit import V1, client, world
from tests.worlds import world_without_precision

CSV = f"{V1}/observations?indicateur=action-sociale&format=csv"


def served(worlds, **more) -> TestClient:
    application = Starlette(routes=[Mount(V1, app=api(worlds, **more))])
    return TestClient(application, raise_server_exceptions=False)


def tag(address: str, **headers: str) -> str:
    return client().get(address, headers=headers).headers["ETag"]


def test_an_answer_that_is_held_is_not_sent_again() -> None:
    first = client().get(CSV)
    held = client().get(CSV, headers={"If-None-Match": first.headers["ETag"]})
    assert held.status_code == 304
    assert held.content == b""
    for name in ("ETag", "Cache-Control", "Vary"):
        assert held.headers[name] == first.headers[name]
    for condition in ("*", f'"other", W/{first.headers["ETag"]}'):
        assert client().get(CSV, headers={"If-None-Match": condition}).status_code == 304
    for condition in ('"other"', first.headers["ETag"].strip('"'), ""):
        assert client().get(CSV, headers={"If-None-Match": condition}).status_code == 200


def test_the_tag_changes_with_whatever_changes_the_answer() -> None:
    tags = [
        tag(CSV),
        tag(f"{CSV}&v=1.0.0"),
        tag(f"{CSV}&jeu=demonstration"),
        tag(f"{CSV}&taille=moins-500"),
        tag(CSV.replace("=csv", "=csv-excel")),
        tag(CSV.replace("observations", "comparisons")),
        tag(CSV, **{"Accept-Encoding": "identity"}),
        tag(CSV.replace("&format=csv", ""), Accept="text/csv"),
        tag(CSV.replace("&format=csv", ""), Accept="application/json"),
    ]
    assert len(set(tags)) == len(tags)
    assert all(re.fullmatch(r'"[0-9a-f]{32}"', one) for one in tags), "strong"
    assert tag(CSV) == tags[0]


def test_a_corrected_figure_changes_the_tag_even_in_the_same_version() -> None:
    real = world(Dataset.PUBLISHED, "")
    rows = list(real.observations)
    rows[0] = replace(rows[0], note="corrigée")
    known = real.observations
    corrected = Observations(tuple(rows), known.sources, known.version, known.built_on)
    other = served(lambda dataset, version: replace(real, observations=corrected))
    assert other.get(CSV).headers["ETag"] != tag(CSV)


def test_a_head_says_what_a_get_would_without_the_body() -> None:
    for path in (
        "/observations?format=xlsx",
        "/communes?format=csv",
        "/version",
        "/communes/49092",
    ):
        get, head = client().get(V1 + path), client().head(V1 + path)
        assert head.status_code == 200
        assert head.content == b""
        for name in ("ETag", "Content-Type", "Link", "Cache-Control", "Vary"):
            assert head.headers[name] == get.headers[name], (path, name)
        assert head.headers.get("Content-Disposition") == get.headers.get("Content-Disposition")
        assert head.headers.get("Content-Length") in (None, get.headers.get("Content-Length"))
    assert client().head(f"{V1}/observations?zz=1").status_code == 400


def test_a_browser_shows_json_and_saves_what_was_asked_for_as_a_file() -> None:
    for query, place in (
        ("", "inline"),
        ("?format=json", "attachment"),
        ("?format=csv", "attachment"),
    ):
        said = client().head(f"{V1}/editions{query}").headers["Content-Disposition"]
        assert re.fullmatch(rf'{place}; filename="asco_editions_[\w.-]+"', said)


def test_figures_without_precision_come_without_a_verdict_that_needs_one() -> None:
    answer = served(lambda dataset, version: world_without_precision()).get(f"{V1}/comparisons")
    rows = answer.json()["lignes"]
    verdicts = {row["verdict"] for row in rows}
    assert "precision-inconnue" in verdicts
    assert not verdicts & {"hausse", "baisse", "pas-de-difference"}
    assert {row["valeur_p"] for row in rows} == {None}


def test_figures_frozen_to_a_version_may_be_kept_and_current_ones_are_asked_again() -> None:
    assert client().get(CSV).headers["Cache-Control"] == "public, no-cache"
    frozen = client().get(f"{CSV}&v=1.0.0")
    assert frozen.headers["Cache-Control"] == "public, max-age=86400"
    assert frozen.headers["ASCO-Version"] == "1.0.0"
    assert frozen.headers["Last-Modified"].endswith("00:00:00 GMT")


def test_pages_of_other_sites_may_read_and_only_read() -> None:
    there = {"Origin": "https://ailleurs.example"}
    for address in (CSV, f"{V1}/observations?zz=1", f"{V1}/nulle-part"):
        answer = client().get(address, headers=there)
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer.headers
        assert "ETag" in answer.headers["Access-Control-Expose-Headers"]
    asked = {
        **there,
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "If-None-Match",
    }
    assert client().options(CSV, headers=asked).status_code == 200
    asked["Access-Control-Request-Method"] = "DELETE"
    assert client().options(CSV, headers=asked).status_code == 400
    plain = client().options(CSV)
    assert (plain.status_code, plain.headers["Allow"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/json"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/*", "text/csv; charset=utf-8"),
        ("application/json;q=0.2, text/csv;q=0.3", "text/csv; charset=utf-8"),
        ("application/json;q=0, */*", "text/csv; charset=utf-8"),
        ("application/vnd.apache.parquet", "application/vnd.apache.parquet"),
        ("TEXT/CSV ; Q=1", "text/csv; charset=utf-8"),
    ],
)
def test_the_header_accept_chooses_where_the_address_does_not(accept: str, kind: str) -> None:
    answer = client().get(f"{V1}/editions", headers={"Accept": accept})
    assert answer.headers["Content-Type"] == kind
    assert "Accept" in answer.headers["Vary"]
    named = client().get(f"{V1}/editions?format=jsonl", headers={"Accept": accept})
    assert named.headers["Content-Type"] == "application/x-ndjson"


@pytest.mark.parametrize(
    "accept", ["image/png", "application/geo+json", "text/csv;q=0", "csv", ";;q=,"]
)
def test_what_cannot_be_given_is_said_with_what_can(accept: str) -> None:
    answer = client().get(f"{V1}/editions", headers={"Accept": accept})
    assert answer.status_code == 406
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["permis"][0] == "application/json"


def test_links_lead_to_the_description_and_the_licence() -> None:
    for path in ("/observations?format=csv", "/communes?territoire=epci-200060010&format=csv",
                 "/communes?indicateur=ccas&territoire=epci-200060010", "/datasets/cadre/data",
                 "/observations?jeu=demonstration&format=csv"):  # fmt: skip
        link = client().get(V1 + path).headers["Link"]
        addresses = re.findall(r'<http://testserver(/[^>]+)>; rel="describedby"', link)
        assert addresses
        for address in addresses:
            described = client().get(address)
            assert described.status_code == 200
            if "demonstration" in path:
                assert described.headers["ASCO-Donnees"] == "demonstration; fictives"
    assert 'rel="license"' in client().get(f"{V1}/communes?format=csv").headers["Link"]


def test_data_that_cannot_be_read_is_said_without_saying_where_it_lies(tmp_path) -> None:
    def damaged(dataset: Dataset, version: str) -> World:
        raise TablesError(tmp_path / "observations.parquet", "truncated")

    answer = served(damaged).get(f"{V1}/observations")
    assert answer.status_code == 503
    assert answer.json()["type"] == "/api#donnees-indisponibles"
    assert str(tmp_path) not in answer.text


def test_a_fault_of_ours_is_told_in_french_without_its_inside(caplog) -> None:
    def broken(dataset: Dataset, version: str) -> World:
        raise RuntimeError("a secret of the house")

    answer = served(broken).get(f"{V1}/observations")
    assert answer.status_code == 500
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert "secret of the house" not in answer.text
    assert "secret of the house" in caplog.text, "the journal of the server tells"


def test_beyond_its_rate_a_client_is_told_to_wait_and_may_read_that_from_elsewhere() -> None:
    limited = served(world, buckets=Buckets(Rate(2, 600)))
    there = {"Origin": "https://ailleurs.example"}
    codes = [limited.get(f"{V1}/version", headers=there).status_code for _ in range(3)]
    assert codes == [200, 200, 429]
    refused = limited.get(f"{V1}/version", headers=there)
    assert refused.json()["type"] == "/api#trop-de-requetes"
    assert refused.headers["Retry-After"] in refused.json()["detail"]
    assert refused.headers["Access-Control-Allow-Origin"] == "*"
    assert "Retry-After" in refused.headers["Access-Control-Expose-Headers"]


def test_the_site_may_stand_under_a_prefix_or_another_address() -> None:
    application = Starlette(routes=[Mount(f"/asco{V1}", app=api(world))])
    under = TestClient(application)
    said = under.get(f"/asco{V1}/datasets").json()["jeux"][0]
    assert said["schema"] == f"http://testserver/asco{V1}/datasets/observations/schema"
    assert under.get(f"/asco{V1}/zz").json()["documentation"] == "/asco/api#introuvable"
    told = served(world, base="https://exemple.fr/asco").get(f"{V1}/datasets").json()["jeux"][0]
    assert told["schema"].startswith(f"https://exemple.fr/asco{V1}/")
