"""What the server answers besides the pages: French documents, safe headers, compact layers."""

import gzip
import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPMessage
from urllib.parse import urljoin

import brotli
import httpx2 as httpx
import pytest

from dashboard.domain.page import PAGES
from dashboard.geography.layer import overview_file
from dashboard.paths import geo_root
from tests.browser.map_app.kit import serve


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with serve("app:app") as (url, _):
        yield url


def get(url: str, **headers: str) -> tuple[int, HTTPMessage, bytes]:
    request = urllib.request.Request(
        url, headers={k.replace("_", "-"): v for k, v in headers.items()}
    )
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.slug or "accueil")
def test_each_page_is_a_french_document_with_its_own_title(site: str, page) -> None:
    status, headers, body = get(site + page.path)
    text = body.decode()
    assert status == 200
    assert '<html lang="fr">' in text
    assert f"<title>{page.full_title}</title>" in text
    assert f'<meta name="description" content="{page.description}">' in text
    assert "JavaScript" in text
    assert "enable JavaScript" not in text
    assert "<title>Streamlit" not in text
    assert headers["Content-Type"].startswith("text/html")


def test_titles_and_descriptions_are_told_apart() -> None:
    assert len({p.full_title for p in PAGES}) == len({p.description for p in PAGES}) == len(PAGES)
    assert all(50 <= len(p.description) <= 300 for p in PAGES)


@pytest.mark.parametrize(
    "path", ["/", "/carte", "/robots.txt", "/favicon.svg", "/_stcore/health", "/nowhere"]
)
def test_every_answer_carries_a_policy_without_eval_or_other_hosts(site: str, path: str) -> None:
    _, headers, _ = get(site + path)
    policy = headers["Content-Security-Policy"]
    assert "unsafe-eval" not in policy
    assert "default-src 'none'" in policy
    assert "http:" not in policy
    assert "https:" not in policy
    assert "unsafe-inline" not in policy.split("style-src")[0]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"]


def test_robots_and_icon_are_there(site: str) -> None:
    assert b"User-agent: *" in get(site + "/robots.txt")[2]
    status, headers, body = get(site + "/favicon.svg")
    assert status == 200
    assert headers["Content-Type"] == "image/svg+xml"
    assert body.startswith(b"<svg")


def test_the_layer_of_the_whole_country_weighs_at_most_800_kb_and_never_expires(site: str) -> None:
    url = f"{site}/geo/{overview_file(geo_root() / 'web')}"
    _, plain_headers, plain = get(url)
    _, br_headers, br = get(url, Accept_Encoding="br, gzip")
    _, gz_headers, gz = get(url, Accept_Encoding="gzip")
    assert plain_headers["Content-Encoding"] is None
    assert br_headers["Content-Encoding"] == "br"
    assert gz_headers["Content-Encoding"] == "gzip"
    assert brotli.decompress(br) == gzip.decompress(gz) == plain
    assert len(br) <= 800_000
    assert len(gz) <= 800_000
    for headers in (plain_headers, br_headers, gz_headers):
        assert "immutable" in headers["Cache-Control"]
        assert "Accept-Encoding" in headers["Vary"]


@pytest.mark.parametrize(
    "name",
    [
        "x.bin",
        "index.json",
        "..%2Fmanifest.json",
        "%2e%2e%2fcommunes.parquet",
        "france-0.bin",
        "a" * 4000,
    ],
)
def test_only_layers_of_the_index_are_served(site: str, name: str) -> None:
    status, headers, body = get(f"{site}/geo/{name}")
    assert status in (400, 404)
    assert headers["Content-Type"] != "application/octet-stream"
    assert b"PAR1" not in body
    assert b"sha256" not in body


def test_an_unknown_page_is_said_in_french_with_the_way_back(site: str) -> None:
    status, _, body = get(site + "/cartes%3Cscript%3E")
    text = body.decode()
    assert status == 404
    assert "Cette page n’existe pas" in text
    assert "<script>" not in text
    assert all(f'href="{page.path}"' in text for page in PAGES)


@pytest.mark.parametrize(
    "path",
    [
        *("/donnees/x", "/donnees/atom.xml", "/carte/foo", "/carte/foo/bar.html", "/index.html"),
        *("/carte/static/x.js", "/static/x.js", "/accessible/carte/x", "/embed/x/y", "/rien.php"),
        *("/ma-commune/99999", "/ma-commune/saint-denis", "/ma-commune/46042/x"),
        "/accessible/ma-commune/99999",
    ],
)
def test_an_address_below_a_page_that_leads_nowhere_says_so_in_french(site: str, path: str) -> None:
    status, headers, body = get(site + path)
    assert status == 404
    assert headers["Content-Type"].startswith("text/html")
    assert "Cette page n’existe pas" in body.decode()
    assert path in body.decode()


@pytest.mark.parametrize("start", ["", "/accessible"])
@pytest.mark.parametrize("code", ["46042", "49151", "2a004", "97611"])
def test_the_code_of_a_commune_below_its_page_leads_to_its_sheet(
    site: str, start: str, code: str
) -> None:
    client = httpx.Client(follow_redirects=False)
    answer = client.get(f"{site}{start}/ma-commune/{code}?jeu=demonstration")
    assert answer.status_code == 308
    there = urljoin(str(answer.url), answer.headers["location"])
    assert there == f"{site}{start}/ma-commune?jeu=demonstration&commune={code.upper()}"
    assert client.get(there).status_code == 200


def test_what_streamlit_asks_for_itself_still_answers(site: str) -> None:
    page = get(site + "/carte")[2].decode()
    files = re.findall(r'(?:src|href)="(/static/[^"]+)"', page)
    assert files
    for path in (*files, "/_stcore/health", "/_stcore/host-config", "/manifest.json"):
        status, _, body = get(site + path)
        assert status == 200
        assert b"Cette page" not in body
    status, _, body = get(site + "/carte/_stcore/health")
    assert (status, body) == (404, b"Not Found"), (
        "what its script looks for the root of the site by"
    )
    assert httpx.get(f"{site}/donnees/", follow_redirects=True).status_code == 200


@pytest.mark.parametrize("kind", ["look", "fr"])
def test_style_and_translation_never_expire_and_are_named_by_their_content(
    site: str, kind: str
) -> None:
    page = get(site + "/carte")[2].decode()
    (name,) = re.findall(rf'"(/{kind}-[0-9a-f]{{12}}\.\w+)"', page)
    status, headers, _ = get(site + name)
    assert status == 200
    assert "immutable" in headers["Cache-Control"]


def test_telemetry_is_off() -> None:
    import tomllib

    from dashboard.paths import ROOT

    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["allowedOrigins"] == []


def test_the_host_configuration_allows_no_other_site(site: str) -> None:
    _, _, body = get(site + "/_stcore/host-config")
    assert json.loads(body)["allowedOrigins"] == []
