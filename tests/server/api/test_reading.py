"""Nothing is ignored in silence: what a program asks wrongly it is told, in French, with the way
out; and nothing it sends breaks the API."""

import json
from unicodedata import category
from urllib.parse import quote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.server.api.asked import LONGEST
from dashboard.server.api.endpoints import ENDPOINTS
from dashboard.server.api.parameters import COMMON, LOOKS, PARAMETERS
from dashboard.wording.api import KINDS, LISTED, SHOWN
from tests.server.api.kit import V1, client

PATHS = (
    "/observations?",
    "/comparisons?indicateur=ccas&",
    "/communes?territoire=epci-200060010&",
    "/datasets/cadre/data?",
    "/version?",
)


def problem(address: str, status: int, kind: str) -> dict:
    answer = client().get(V1 + address)
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Cache-Control"] == "no-store"
    said = answer.json()
    assert said["status"] == status
    assert said["type"] == said["documentation"] == f"/api#{kind}"
    assert said["title"]
    assert said["conseil"]
    return said


def test_an_unknown_parameter_is_named_with_those_that_exist() -> None:
    said = problem("/observations?indicator=ccas", 400, "parametre-inconnu")
    assert said["parametre"] == "indicator"
    assert said["permis"][0] == "indicateur", "the likest first"
    assert "« indicator »" in said["detail"].replace("\u00a0", " ")


CONTEXTS = [
    *((endpoint, "") for endpoint in ENDPOINTS if endpoint.media_type != "application/zip"),
    *((endpoint, "indicateur=ccas") for endpoint in ENDPOINTS if endpoint.path == "/communes"),
]


def name(value: object) -> str:
    return getattr(value, "path", str(value))


@pytest.mark.parametrize(("endpoint", "context"), CONTEXTS, ids=name)
def test_no_address_takes_a_parameter_that_it_does_not_document(endpoint, context: str) -> None:
    documented = {p.name for p in (*endpoint.parameters, *COMMON, *endpoint.unused)}
    for known in (*PARAMETERS, *(look.name for look in LOOKS), "zz", "page", "table", "_"):
        if known not in documented:
            said = problem(f"{endpoint.example_path}?{known}=1", 400, "parametre-inconnu")
            assert said["parametre"] == known


@pytest.mark.parametrize(("endpoint", "context"), CONTEXTS, ids=name)
def test_a_value_that_means_nothing_is_refused_by_every_address(endpoint, context: str) -> None:
    """No documented parameter of any address is taken without being read."""
    for parameter in (*endpoint.parameters, *COMMON, *endpoint.unused):
        wrong = "a" * 101 if parameter.name == "q" else "zz"
        asked = context if f"{parameter.name}=" not in context else ""
        answer = client().get(f"{V1}{endpoint.example_path}?{asked}&{parameter.name}={wrong}")
        assert answer.status_code in (400, 404), (endpoint.path, parameter.name)
        mixed = parameter.name == "q" and asked  # a search and a view are not mixed
        assert answer.json()["parametre"] == ("indicateur" if mixed else parameter.name)


@pytest.mark.parametrize("path", ["/observations", "/comparisons", "/communes"])
@pytest.mark.parametrize(
    ("look", "right", "wrong"),
    [("vue", "tableau", "envers"), ("partie", "indicateur", "rien"), ("classes", "quantiles", "mille"),
     ("commune", "49023", "99999"), ("commune", "49151", "gesté"), ("comparaison", "cote-a-cote", "dos"),
     ("correction", "bh", "oui"), ("edition", "2015", "1999"), ("edition", "2015,2025", "abc"),
     ("maille", "region", "canton")],
)  # fmt: skip
def test_the_looks_of_a_page_change_no_row_but_are_read(path, look, right, wrong) -> None:
    query = "indicateur=ccas&territoire=france" + (
        "" if path != "/communes" else "&taille=30000-plus"
    )
    if path == "/communes" and look in ("edition", "maille"):
        return
    rows = client().get(f"{V1}{path}?{query}").json()["lignes"]
    dressed = client().get(f"{V1}{path}?{query}&{look}={right}")
    assert dressed.status_code == 200, dressed.text
    if (path, look) != ("/observations", "edition"):
        assert dressed.json()["lignes"] == rows != []
    said = problem(f"{path}?{query}&{look}={wrong}", 400, "valeur-inconnue")
    assert said["parametre"] == look
    if look != "edition":
        problem(f"{path}?{query}&{look}={right}&{look}={right}", 400, "requete-illisible")


def test_both_names_of_the_sizes_are_read_together() -> None:
    query = "/communes?indicateur=ccas&territoire=departement-49"
    one = client().get(f"{V1}{query}&taille=moins-500").json()["lignes"]
    two = client().get(f"{V1}{query}&taille=moins-500&tailles=500-1500").json()["lignes"]
    assert 0 < len(one) < len(two)


def test_a_filter_that_means_nothing_for_a_data_set_is_refused_not_ignored() -> None:
    said = problem("/datasets/communes/data?edition=2015", 400, "valeur-inconnue")
    assert said["parametre"] == "edition"
    assert "territoire" in said["permis"]
    problem("/indicators?edition=2015", 400, "parametre-inconnu")


@pytest.mark.parametrize(
    ("query", "name", "value", "first"),
    [
        ("indicateur=abs-realise", "indicateur", "abs-realise", "abs-realisee"),
        ("edition=2014", "edition", "2014", "2015"),
        ("portee=tout", "portee", "tout", "propre"),
        ("lecture=menages", "lecture", "menages", "communes"),
        ("sens=envers", "sens", "envers", "direct"),
        ("taille=500-", "taille", "500-", "toutes"),
        ("taille=moins-500,500-400", "taille", "500-400", "toutes"),
        ("territoire=region-99", "territoire", "region-99", "region-93"),
        ("territoire=departement-20", "territoire", "departement-20", "departement-"),
        ("statut=Z", "statut", "Z", "A"),
        ("statut=C", "statut", "C", "NC"),
        ("confidentialite=A", "confidentialite", "A", "F"),
        ("jeu=reel", "jeu", "reel", "publie"),
        ("format=xls", "format", "xls", "csv-excel"),
        ("tri=valeurs", "tri", "valeurs", "valeur"),
    ],
)
def test_an_unknown_value_is_named_with_what_is_possible(query, name, value, first) -> None:
    said = problem(f"/observations?{query}", 400, "valeur-inconnue")
    assert (said["parametre"], said["valeur"]) == (name, value)
    assert said["permis"][0].startswith(first)
    assert len(said["permis"]) == min(LISTED, said["permis_nombre"])


def test_unknown_versions_and_places_are_not_found() -> None:
    said = problem("/observations?v=9.9.9", 404, "introuvable")
    assert said["permis"] == ["1.0.0"]
    problem("/observations?v=1.0.0&jeu=demonstration", 404, "introuvable")
    assert problem("/datasets/commune", 404, "introuvable")["permis_nombre"] >= 10
    problem("/communes/99999", 404, "introuvable")
    problem("/communes/75001-2", 404, "introuvable")
    problem("/nulle-part", 404, "introuvable")
    problem("/observations/", 404, "introuvable")


def test_a_single_value_given_twice_is_not_guessed() -> None:
    problem("/observations?jeu=publie&jeu=demonstration", 400, "requete-illisible")
    problem("/observations?sens=direct&sens=inverse", 400, "requete-illisible")
    problem("/version?jeu=publie&jeu=demonstration", 400, "requete-illisible")
    problem("/communes?q=paris&q=lyon", 400, "requete-illisible")
    problem("/observations?format=csv&format=json", 400, "requete-illisible")
    several = client().get(f"{V1}/observations?taille=moins-500&taille=500-1500")
    commas = client().get(f"{V1}/observations?taille=moins-500,500-1500")
    assert several.status_code == 200
    assert several.json()["lignes"] == commas.json()["lignes"] != []


@pytest.mark.parametrize("query", ["q=%FF", "q=%C3", "q=a%00b", "q=%1B%5B31m", "%00=1"])
def test_what_is_no_text_is_said_to_be_unreadable(query: str) -> None:
    problem(f"/observations?{query}", 400, "requete-illisible")


def test_endless_addresses_are_refused_before_they_are_read() -> None:
    problem(f"/observations?q={'a' * LONGEST}", 414, "adresse-trop-longue")
    problem(
        f"/observations?{'&'.join('taille=toutes' for _ in range(200))}", 400, "requete-illisible"
    )
    many = ",".join(f"{n}-plus" for n in range(1, 250))
    problem(f"/observations?taille={many}", 400, "valeur-inconnue")
    problem(f"/observations?q={'a' * 101}", 400, "valeur-inconnue")


def test_an_empty_field_of_a_form_is_an_absent_one() -> None:
    whole = client().get(f"{V1}/observations").json()["lignes"]
    assert client().get(f"{V1}/observations?q=&indicateur=&v=").json()["lignes"] == whole


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
def test_the_api_is_only_read(method: str) -> None:
    answer = client().request(method, f"{V1}/observations")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert answer.json()["type"] == "/api#methode-refusee"


def test_every_kind_of_error_has_its_place_in_the_manual() -> None:
    assert len({kind.id for kind in KINDS}) == len(KINDS)
    assert all(kind.title and kind.advice.endswith((".", "!")) for kind in KINDS)


def checked(address: str) -> None:
    """Whatever is asked, the answer is figures or a problem, short, with nothing of the inside."""
    answer = client().get(V1 + address)
    assert answer.status_code in (200, 400, 404, 406, 414), answer.text[:500]
    if answer.status_code == 200:
        return
    said = answer.json()
    assert len(answer.content) < 4000
    assert "Traceback" not in answer.text
    assert len(said.get("valeur", "")) <= SHOWN + 1
    assert len(said.get("parametre", "")) <= SHOWN + 1
    assert not [c for c in json.dumps(said, ensure_ascii=False) if category(c)[0] == "C"]


NAMES = st.sampled_from(
    ["indicateur", "edition", "portee", "taille", "tailles", "territoire", "statut", "q", "tri",
     "jeu", "v", "format", "sens", "lecture", "maille", "vue"]
)  # fmt: skip


@settings(max_examples=100)
@given(
    path=st.sampled_from(PATHS),
    pairs=st.lists(st.tuples(NAMES | st.text(max_size=12), st.text(max_size=30)), max_size=4),
)
@example(path=PATHS[0], pairs=[("territoire", "region-７６")])
@example(path=PATHS[0], pairs=[("taille", "²-plus")])
@example(path=PATHS[2], pairs=[("indicateur", "ccas"), ("commune", "\ud7ff")])
@example(path=PATHS[0], pairs=[("q", "<script>alert(1)</script>"), ("zz", "<b>")])
def test_no_question_breaks_the_api(path: str, pairs) -> None:
    checked(f"{path}{'&'.join(f'{quote(n)}={quote(v)}' for n, v in pairs)}")


@settings(max_examples=60)
@given(path=st.sampled_from(PATHS), raw=st.binary(max_size=60))
def test_no_bytes_break_the_api(path: str, raw: bytes) -> None:
    checked(f"{path}{quote(raw, safe='=&;+%')}")


@settings(max_examples=40)
@given(
    code=st.text(min_size=1, max_size=20).filter(lambda c: c not in (".", "..") and "\n" not in c)
)
def test_no_code_breaks_the_api(code: str) -> None:
    checked(f"/communes/{quote(code, safe='')}")
    checked(f"/datasets/{quote(code, safe='')}/data")
