"""The mirror as it is served: found, fresh, cached, bounded, and never broken by an address."""

from __future__ import annotations

import gzip
import html
import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import html5lib
import httpx2 as httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.domain.dataset import Dataset
from dashboard.domain.page import FIGURES, MAP, PAGES
from dashboard.exports.mirror.build import ADDRESSES
from dashboard.exports.mirror.embed import EMBEDS
from dashboard.figures.drawing.svg import svg_bytes
from dashboard.results.data.catalogue import SHOWN, data_set
from dashboard.results.world import World
from dashboard.server import mirror_pictures
from dashboard.server.kept import Kept, Made
from dashboard.server.mirror_site import Loaders, mirror_site
from dashboard.server.shell import document
from dashboard.server.site import base_of
from dashboard.server.sitemap import changed_on
from dashboard.tables.errors import TablesError
from dashboard.ui import cache as loaded
from dashboard.wording.messages import DAMAGED_TITLE
from tests.worlds import real_world

SITE = "https://asco.exemple.fr"
SERVED = list(ADDRESSES.values())


def loaders(worlds=loaded.world, base: str = SITE) -> Loaders:
    return Loaders(worlds, loaded.log, loaded.steps, loaded.method, loaded.map_layer, base)


@cache
def client() -> TestClient:
    app = Starlette(routes=mirror_site(loaders()))
    return TestClient(app, base_url="http://testserver", raise_server_exceptions=False)


def get(path: str, **headers: str) -> httpx.Response:
    named = {key.replace("_", "-"): value for key, value in headers.items()}
    return client().get(path, headers=named, follow_redirects=False)


@pytest.mark.parametrize("page", SERVED, ids=lambda p: p.slug or "accueil")
def test_every_page_has_its_mirror_with_a_canonical_address(page) -> None:
    answer = get(f"/accessible/{page.slug}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    (canonical,) = re.findall(r'<link rel="canonical" href="([^"]+)">', answer.text)
    assert canonical.startswith(f"{SITE}/accessible/{page.slug}")
    again = get(html.unescape(canonical).removeprefix(SITE))
    assert again.status_code == 200
    assert f'href="{canonical}"' in again.text
    assert 'class="notices"' not in again.text


@pytest.mark.parametrize("slug", list(EMBEDS))
def test_every_view_for_a_frame_is_served(slug: str) -> None:
    answer = get(f"/embed/{slug}")
    assert answer.status_code == 200
    assert f'href="{SITE}/accessible/{slug}' in answer.text, "search engines go to the mirror"


@pytest.mark.parametrize(
    "path", ["/accessible/rien", "/accessible/carte/x", "/embed/ma-commune", "/embed/"]
)
def test_what_is_no_page_is_told_in_french(path: str) -> None:
    assert get(path).status_code == 404


def test_the_address_without_slash_leads_to_the_first_page_and_keeps_what_was_asked() -> None:
    answer = get("/accessible?jeu=demonstration")
    assert answer.status_code == 308
    assert answer.headers["location"] == "accessible/?jeu=demonstration"


def test_a_reader_who_has_the_page_is_not_sent_it_again() -> None:
    first = get("/accessible/carte?indicateur=abs-realisee")
    tag = first.headers["etag"]
    assert not tag.startswith("W/"), "strong"
    assert "max-age" in first.headers["cache-control"]
    for sent in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        again = get("/accessible/carte?indicateur=abs-realisee", If_None_Match=sent)
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["etag"] == tag
    changed = get("/accessible/carte?indicateur=action-sociale", If_None_Match=tag)
    assert changed.status_code == 200
    assert get("/accessible/carte?indicateur=abs-realisee", If_None_Match='"x"').status_code == 200


def test_the_order_of_parameters_makes_no_other_page() -> None:
    one = get("/accessible/carte?indicateur=abs-realisee&edition=2015")
    other = get("/accessible/carte?edition=2015&indicateur=abs-realisee")
    assert one.headers["etag"] == other.headers["etag"]


def test_the_tag_of_a_compressed_page_is_its_own() -> None:
    plain = get("/accessible/", Accept_Encoding="identity")
    packed = get("/accessible/", Accept_Encoding="gzip")
    refused = get("/accessible/", Accept_Encoding="gzip;q=0")
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert "content-encoding" not in refused.headers
    assert plain.headers["etag"] != packed.headers["etag"]
    assert plain.text == packed.text == refused.text
    assert "accept-encoding" in plain.headers["vary"].lower()


def test_who_asks_for_the_head_alone_gets_it() -> None:
    head = client().head("/accessible/carte", headers={"Accept-Encoding": "identity"})
    body = get("/accessible/carte", Accept_Encoding="identity")
    assert head.status_code == 200
    assert head.headers["etag"] == body.headers["etag"]
    assert head.headers["content-length"] == str(len(body.content))
    assert client().post("/accessible/carte").status_code == 405


def test_a_frozen_view_keeps_its_version_and_says_what_became_of_it() -> None:
    version = loaded.observations().version
    answer = get(f"/accessible/carte?indicateur=abs-realisee&v={version}")
    assert f"Vue figée sur la version {version}" in html.unescape(answer.text)
    assert re.search(rf'rel="canonical" href="[^"]+v={re.escape(version)}"', answer.text)
    assert "noindex" in answer.text
    unknown = get("/accessible/carte?v=9.9.9")
    assert unknown.status_code == 200
    assert "n’a jamais été publiée" in unknown.text


_KEYS = [
    "indicateur", "edition", "portee", "lecture", "sens", "tailles", "territoire", "commune", "vue",
    "maille", "classes", "jeu", "comparaison", "correction", "sujet", "verdict", "tri", "partie",
    "v", "type", "indicateurs", "editions", "titre", "note", "numero", "lire", "format", "q", "x",
]  # fmt: skip
_HOSTILE = "<script>alert(1)</script>"
_VALUES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            _HOSTILE, '"><img src=x onerror=1>', "{{7*7}}", "\x00", "action-sociale", "2025",
            "region-76", "epci-200071678", "demonstration", "evolution", "cote-a-cote", "carte-communes",
            "halteres", "tableau", "cadre", "lois", "indicateur", "moins-500", "49092", "a" * 3000,
        ]
    ),
)  # fmt: skip


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from([*(f"/accessible/{p.slug}" for p in SERVED), *(f"/embed/{s}" for s in EMBEDS)]),
    st.lists(st.tuples(st.sampled_from(_KEYS), _VALUES), max_size=6),
)
def test_no_address_breaks_a_page_or_writes_into_it(
    path: str, query: list[tuple[str, str]]
) -> None:
    answer = client().get(path, params=query)
    assert answer.status_code == 200, (path, query)
    assert "<script" not in answer.text
    assert "onerror=1>" not in answer.text.replace("&gt;", "")
    assert DAMAGED_TITLE not in answer.text
    assert "\x00" not in answer.text


@pytest.mark.parametrize("page", SERVED, ids=lambda p: p.slug or "accueil")
@pytest.mark.parametrize("hostile", [_HOSTILE, '"><img src=x onerror=1>'])
def test_markup_in_every_parameter_stays_text(page, hostile: str) -> None:
    answer = client().get(f"/accessible/{page.slug}", params=dict.fromkeys(_KEYS, hostile))
    assert answer.status_code == 200
    root = html5lib.parse(answer.text, namespaceHTMLElements=False)
    assert not list(root.iter("script"))
    assert not [e for e in root.iter() if "onerror" in e.attrib]
    if page.slug == "carte":
        assert hostile in "".join(root.itertext()), "told in words all the same"


@pytest.mark.parametrize(
    "raw", [b"a=%ff%fe", b"indicateur=%00", b"%E9=1&&&=", b"tailles=" + b"%2c" * 900]
)
def test_bytes_that_are_no_text_are_read_as_well_as_can_be(raw: bytes) -> None:
    assert get(f"/accessible/carte?{raw.decode()}").status_code == 200


def test_a_map_is_a_picture_and_a_view_without_map_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawings = []
    monkeypatch.setattr(
        mirror_pictures, "svg_bytes", lambda told: drawings.append(told) or svg_bytes(told)
    )
    client.cache_clear()
    drawn = get("/accessible/carte.svg?indicateur=abs-realisee&jeu=demonstration")
    assert drawn.status_code == 200
    assert drawn.headers["content-type"] == "image/svg+xml"
    root = etree.fromstring(drawn.content)
    assert "Démonstration – données fictives" in "".join(root.itertext())
    assert len(drawn.content) < 2_000_000
    again = get("/accessible/carte.svg?indicateur=abs-realisee&jeu=demonstration")
    assert again.content == drawn.content
    assert len(drawings) == 1, "drawn once"
    none = get("/accessible/carte.svg?indicateur=action-sociale&edition=2025")
    assert none.status_code == 404
    assert "tableau" in none.text
    assert none.headers["cache-control"] == "no-store", "the figure may come out tomorrow"
    assert "etag" not in none.headers


def test_a_damaged_file_is_told_in_french_and_never_kept() -> None:
    def broken(_dataset: Dataset, _version: str) -> World:
        raise TablesError(Path("data/published/observations.parquet"), "cut")

    app = Starlette(routes=mirror_site(loaders(broken)))
    answer = TestClient(app).get("/accessible/carte")
    assert answer.status_code == 503
    assert DAMAGED_TITLE in answer.text
    assert "observations.parquet" in answer.text
    assert "no-store" in answer.headers["cache-control"]
    assert TestClient(app).get("/sitemap-pages.xml").status_code == 503
    assert TestClient(app).get("/accessible/carte.svg").status_code == 503


def test_the_site_map_is_valid_and_lists_canonical_addresses_only() -> None:
    schema = etree.XMLSchema(etree.parse(str(Path(__file__).with_name("sitemap.xsd"))))
    index = etree.fromstring(get("/sitemap.xml").content)
    schema.assertValid(index)
    files = [str(loc.text) for loc in index.iter("{*}loc")]
    assert files == [f"{SITE}/sitemap-pages.xml", f"{SITE}/sitemap-communes.xml"]
    found: dict[str, list[str]] = {}
    for file in files:
        answer = get(file.removeprefix(SITE))
        assert len(answer.content) < 10_000_000
        root = etree.fromstring(answer.content)
        schema.assertValid(root)
        found[file] = [str(loc.text) for loc in root.iter("{*}loc")]
        assert len(found[file]) == len(set(found[file]))
    pages, communes = found.values()
    assert len(communes) == len(real_world().geography.codes)
    assert f"{SITE}/accessible/ma-commune?commune=49092" in communes
    assert {f"{SITE}/{page.slug}" for page in PAGES} <= set(pages)
    mirrors = [address for address in pages if "/accessible/" in address]
    assert len(mirrors) > 80
    assert not [a for a in mirrors if "demonstration" in a or "v=" in a]
    for address in [*mirrors[:14], *mirrors[14::12]]:
        text = get(address.removeprefix(SITE)).text
        (canonical,) = re.findall(r'<link rel="canonical" href="([^"]+)">', text)
        assert html.unescape(canonical) == address
        assert "noindex" not in text
    assert not [a for a in mirrors if FIGURES.slug in a.split("?")[0].split("/")]


def test_the_site_map_has_every_data_set_and_the_day_of_every_page() -> None:
    root = etree.fromstring(get("/sitemap-pages.xml").content)
    lines = {str(u.findtext("{*}loc")): str(u.findtext("{*}lastmod")) for u in root}
    for name in SHOWN:
        address = f"{SITE}/accessible/donnees?table={name}"
        assert lines[address] == data_set(real_world(), name).updated
        text = get(address.removeprefix(SITE)).text
        assert f'<link rel="canonical" href="{address}">' in text
    figures = real_world().observations.built_on
    assert lines[f"{SITE}/carte"] >= figures
    for file in ("/sitemap.xml", "/sitemap-pages.xml", "/sitemap-communes.xml"):
        days = {str(u.findtext("{*}lastmod")) for u in etree.fromstring(get(file).content)}
        assert days
        assert all(date.fromisoformat(day) <= date.today() for day in days), file


def test_a_return_to_a_former_version_is_a_change_of_every_page() -> None:
    log = [replace(line, on="2031-01-02") for line in loaders().log()]
    assert changed_on(real_world(), log) == "2031-01-02"
    assert changed_on(real_world(), []) >= real_world().observations.built_on


def test_robots_are_told_where_the_site_map_is() -> None:
    text = get("/robots.txt").text
    assert f"Sitemap: {SITE}/sitemap.xml" in text
    assert "Allow: /" in text


def test_without_configuration_the_request_says_where_the_site_stands() -> None:
    app = Starlette(routes=mirror_site(loaders(base="")))
    below = TestClient(app, base_url="https://autre.fr", root_path="/asco")
    text = below.get("/asco/accessible/carte").text
    assert 'rel="canonical" href="https://autre.fr/asco/accessible/carte?' in text
    assert re.search(r'rel="stylesheet" href="/asco/mirror-[0-9a-f]{12}\.css"', text)


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("", ""),
        ("https://exemple.fr", "https://exemple.fr"),
        (" https://exemple.fr/asco/ ", "https://exemple.fr/asco"),
        ("http://localhost:8501", "http://localhost:8501"),
    ],
)
def test_the_address_of_the_site_is_read_from_its_variable(text: str, base: str) -> None:
    assert base_of({"ASCO_SITE": text}) == base


@pytest.mark.parametrize(
    "text",
    ["exemple.fr", "ftp://exemple.fr", "https://exemple.fr?x=1", "https://a b", "https://a/\"><b>",
     "https://exemple.fr/../..%2f", "javascript:alert(1)"],
)  # fmt: skip
def test_a_wrong_address_of_the_site_stops_the_start_with_a_clear_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"ASCO_SITE.*https://exemple\.fr"):
        base_of({"ASCO_SITE": text})


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 400)), max_size=40))
def test_answers_kept_never_take_more_room_than_given(puts: list[tuple[int, int]]) -> None:
    kept = Kept(1000)
    for key, size in puts:
        made = Made(b"x" * size, "text/plain")
        kept.put(str(key), made)
        assert kept.size <= 1000
        if size <= 250:
            assert kept.get(str(key)) is made
    assert kept.size == sum(len(m.body) for m in kept._made.values())


def test_what_is_kept_is_what_was_made() -> None:
    made = Made.of("é", "text/html", {"X": "y"})
    assert gzip.decompress(made.body).decode() == "é"
    assert made.headers == {"X": "y"}
    assert made.status == 200


def test_an_interactive_page_names_its_mirror_for_who_cannot_open_it() -> None:
    hostile = 'indicateur=abs"><script>x'
    text = document(MAP, "/asco", query=hostile)
    root = html5lib.parse(text, namespaceHTMLElements=False)
    (other,) = (
        e for e in root.iter("link") if e.get("rel") == "alternate" and e.get("type") == "text/html"
    )
    assert other.attrib["href"] == f"/asco/accessible/carte?{hostile}"
    assert not [e for e in root.iter("link") if e.get("rel") == "canonical"]
    link = re.search(r"<noscript>.*?href=\"([^\"]+)\"", text, re.DOTALL)
    assert link is not None
    assert html.unescape(link[1]) == f"/asco/accessible/carte?{hostile}"
    plain = document(MAP, address=f"{SITE}/carte")
    assert f'<link rel="canonical" href="{SITE}/carte">' in plain
    assert f'<meta property="og:url" content="{SITE}/carte">' in plain
