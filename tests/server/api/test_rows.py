"""The rows of the API are those of the tables: same figures, same words, same statuses."""

import csv
import io
import json
from functools import cache

import pandas as pd
import pytest

from dashboard.domain.address import to_params
from dashboard.domain.data_table import DataTable
from dashboard.domain.dataset import Dataset
from dashboard.domain.query import Query, parse_query
from dashboard.domain.selection import Face
from dashboard.domain.status import Confidentiality, Status
from dashboard.exports.data.addresses import api_path
from dashboard.exports.data.formats import CSV
from dashboard.exports.data.write import write
from dashboard.results.data import catalogue
from dashboard.results.data.known import KnownOf
from dashboard.results.data.tables import table
from dashboard.server.api.endpoints import ENDPOINTS
from tests.server.api.kit import V1, client, world
from tests.worlds import every_view, result, selection, universe

JEUX = [dataset.value for dataset in Dataset]
ENDPOINT = {"observations": "observations", "comparaisons": "comparisons", "indicateurs": "indicators",
            "editions": "editions", "territoires": "territories", "communes": "communes"}  # fmt: skip


def asked(name: str, jeu: str, query: str = "") -> DataTable:
    opened = world(Dataset(jeu), "")
    fields = dict(part.split("=") for part in query.split("&") if part)
    read, notices = parse_query({"jeu": jeu, **fields}, KnownOf(opened))
    assert notices == ()
    return table(opened, name, read)


@cache
def got(path: str, form: str) -> bytes:
    answer = client().get(f"{V1}/{path}{'&' if '?' in path else '?'}format={form}")
    assert answer.status_code == 200, answer.text[:500]
    return answer.content


def test_every_data_set_has_its_address() -> None:
    paths = {endpoint.path.strip("/") for endpoint in ENDPOINTS}
    assert set(ENDPOINT.values()) <= paths
    listed = client().get(f"{V1}/datasets").json()["jeux"]
    assert [one["jeu"] for one in listed] == list(catalogue.SHOWN)
    for one in listed:
        file = one["fichiers"]["csv"].removeprefix("http://testserver")
        assert client().head(file).status_code == 200, file
        assert client().get(one["schema"]).status_code == 200


@pytest.mark.parametrize("jeu", JEUX)
def test_communes_with_a_figure_are_had_for_an_indicator_that_the_address_names(jeu: str) -> None:
    path = f"{V1}/datasets/communes-chiffres/data?jeu={jeu}"
    refused = client().get(path)
    assert refused.status_code == 400
    assert refused.json()["parametre"] == "indicateur"
    assert refused.json()["permis_nombre"] > 10
    for wrong in ("indicateur=ccas,abs-realisee", "indicateur=ccas&lecture=nombre",
                  "indicateur=ccas&edition=2014", "indicateur=ccas&territoire=region-01,region-02",
                  "indicateur=ccas&maille=region", "indicateur=ccas&tri=rien"):  # fmt: skip
        assert client().get(f"{path}&{wrong}").status_code == 400, wrong
    view = "indicateur=action-sociale&edition=2015&territoire=departement-49&taille=moins-500"
    rows = client().get(f"{path}&{view}").json()["lignes"]
    same = client().get(f"{V1}/communes?jeu={jeu}&{view}").json()["lignes"]
    assert rows == same != []
    few = client().get(f"{path}&{view}&q=saint&tri=-population&statut=A").json()["lignes"]
    assert 0 < len(few) < len(rows)
    assert [row["population"] for row in few] == sorted(
        (row["population"] for row in few), reverse=True
    )


@pytest.mark.parametrize(
    ("name", "jeu"),
    [*((n, "publie") for n in catalogue.IDS if n != "communes"), ("observations", "demonstration")],
)
def test_all_rows_come_whatever_their_number_and_equal_the_table(name: str, jeu: str) -> None:
    said = json.loads(got(f"datasets/{name}/data?jeu={jeu}", "json"))
    known = asked(name, jeu)
    names = [column.name for column in known.about.columns]
    assert [tuple(row[n] for n in names) for row in said["lignes"]] == [
        tuple(r) for r in known.rows
    ]
    assert said["nombre_de_lignes"] == len(known.rows) > 0
    if name in ENDPOINT:
        assert got(f"{ENDPOINT[name]}?jeu={jeu}", "json") == got(
            f"datasets/{name}/data?jeu={jeu}", "json"
        )


def test_the_whole_country_comes_in_one_answer_in_pieces() -> None:
    body = got("communes", "csv")
    read = pd.read_csv(io.BytesIO(body), dtype={"code": "string", "departement": "string"})
    known = asked("communes", "publie")
    assert len(read) == len(known.rows) == 34_875
    assert read["code"].tolist() == [row[0] for row in known.rows]
    with client().stream(
        "GET", f"{V1}/communes?format=csv", headers={"Accept-Encoding": "identity"}
    ) as live:
        assert "Content-Length" not in live.headers
        assert max(len(piece) for piece in live.iter_raw()) < len(body) / 10


@pytest.mark.parametrize("form", ["csv", "csv-excel", "jsonl", "parquet", "xlsx"])
@pytest.mark.parametrize("jeu", JEUX)
def test_each_format_reads_back_as_the_same_figures(form: str, jeu: str) -> None:
    path = f"observations?jeu={jeu}&indicateur=action-sociale&edition=2015"
    known = asked("observations", jeu, "indicateur=action-sociale&edition=2015")
    names = [column.name for column in known.about.columns]
    body = got(path, form)
    if form == "jsonl":
        read = pd.DataFrame([json.loads(line) for line in body.decode().splitlines()])
    elif form == "parquet":
        read = pd.read_parquet(io.BytesIO(body))
    elif form == "xlsx":
        sheets = pd.read_excel(io.BytesIO(body), sheet_name=None, header=None, engine="openpyxl")
        found = [
            s
            for s in sheets.values()
            if (s == "valeur").any(axis=1).any() and s.shape[1] == len(names)
        ]
        top = found[0].index[(found[0] == "valeur").any(axis=1)][0]
        read = found[0].iloc[top + 1 :].set_axis(found[0].iloc[top], axis=1)
        read = read[read["id"].notna()]
    else:
        sep, dec = (";", ",") if form == "csv-excel" else (",", ".")
        read = pd.read_csv(io.BytesIO(body), sep=sep, decimal=dec, encoding="utf-8-sig")
    assert list(read.columns) == names
    place = names.index("valeur")
    values = [row[place] for row in known.rows]
    assert [None if pd.isna(v) else float(v) for v in read["valeur"]] == values
    assert any(v is None for v in values)
    assert read["statut_observation"].tolist() == [
        r[names.index("statut_observation")] for r in known.rows
    ]


@pytest.mark.parametrize("jeu", JEUX)
def test_words_stay_words_and_what_is_hidden_has_no_figure(jeu: str) -> None:
    rows = json.loads(got(f"observations?jeu={jeu}", "json"))["lignes"]
    shown = {s.value for s in Status if s.has_figure}
    assert any(row["qualificatif"] not in ("exact", "") for row in rows)
    for row in rows:
        hidden = row["statut_observation"] not in shown
        hidden |= Confidentiality(row["statut_confidentialite"]).hides
        if hidden or row["qualificatif"] not in ("exact", ""):
            assert row["valeur"] is None
        assert row["jeu"] == jeu


def test_simulated_figures_say_so_in_every_answer_and_file_name() -> None:
    for path in ("observations?format=csv", "comparisons?indicateur=ccas&format=xlsx",
                 "communes?indicateur=ccas&territoire=epci-200060010&format=geojson"):  # fmt: skip
        real = client().head(f"{V1}/{path}")
        simulated = client().head(f"{V1}/{path}&jeu=demonstration")
        assert real.headers["ASCO-Donnees"] == "publie"
        assert simulated.headers["ASCO-Donnees"] == "demonstration; fictives"
        assert "demonstration" in simulated.headers["Content-Disposition"]
        assert "demonstration" not in real.headers["Content-Disposition"]
    for path in ("communes?territoire=epci-200060010", "communes/49092", "communes?q=geste"):
        joined = "&" if "?" in path else "?"
        beside = client().get(f"{V1}/{path}{joined}jeu=demonstration")
        assert beside.headers["ASCO-Donnees"] == "demonstration; cadre-reel"
    read = csv.DictReader(io.StringIO(got("observations?jeu=demonstration", "csv").decode()))
    assert {row["jeu"] for row in read} == {"demonstration"}
    assert "fictives" in json.loads(got("observations?jeu=demonstration", "json"))["avertissement"]


@pytest.mark.parametrize("jeu", JEUX)
def test_the_address_of_any_view_is_a_call_by_changing_its_path(jeu: str) -> None:
    for params in every_view(jeu)[::19]:
        if params["indicateur"].startswith("cadre-"):
            continue
        chosen = selection(**params).with_(face=Face.TABLE)
        address = to_params(chosen, universe(jeu))
        for path in ("observations", "comparisons"):
            answer = client().head(f"{V1}/{path}", params=address)
            assert answer.status_code == 200, (path, address)


@pytest.mark.parametrize("view", [
    {"indicateur": "abs-realisee", "edition": "2015"},
    {"indicateur": "action-sociale", "edition": "2015", "portee": "propre", "tailles": "moins-500"},
    {"indicateur": "ccas", "edition": "2025"},
    {"jeu": "demonstration", "indicateur": "ccas", "edition": "2025"},
    {"indicateur": "cadre-taille", "edition": "2025"},
])  # fmt: skip
def test_communes_with_a_view_carry_the_cell_of_the_map(view: dict[str, str]) -> None:
    """Rule 1: the figure of communes of that size, as the map colours them."""
    params = {**view, "territoire": "departement-49"}
    answer = client().get(f"{V1}/communes", params={**params, "format": "json"})
    assert answer.status_code == 200, answer.text
    rows = answer.json()["lignes"]
    seen = result(**params)
    assert rows
    for row in rows:
        size = row["taille_min"], row["taille_max_exclue"]
        if row["valeur"] is not None and size[0] is not None:
            assert row["population"] >= size[0]
            assert size[1] is None or row["population"] < size[1]
    values = {row["valeur"] for row in rows if row["valeur"] is not None}
    assert values <= {cell.value and round(cell.value, 4) for cell in seen.cells}
    assert values or view["indicateur"] != "cadre-taille"
    said = {row["chiffre_en_clair"] for row in rows}
    assert said <= {cell.text for cell in seen.cells} or (not seen.cells and said == {"à paraître"})


@pytest.mark.parametrize("key", ["taille", "tailles"])
def test_communes_of_a_view_are_those_of_the_sizes_asked_for(key: str) -> None:
    query = f"indicateur=action-sociale&edition=2015&territoire=departement-49&{key}=moins-500"
    rows = json.loads(got(f"communes?{query}", "json"))["lignes"]
    assert rows
    assert max(row["population"] for row in rows) < 500


def test_a_search_and_a_view_are_not_mixed() -> None:
    assert client().get(f"{V1}/communes?q=paris&indicateur=ccas").status_code == 400
    assert client().get(f"{V1}/communes?q=paris&format=csv").status_code == 400
    assert client().get(f"{V1}/communes?indicateur=ccas&tri=nom").status_code == 400
    assert client().get(f"{V1}/communes?indicateur=ccas&edition=2014").status_code == 400
    said = client().get(f"{V1}/communes?indicateur=ccas&lecture=nombre").json()
    assert said["parametre"] == "lecture"


def test_filters_keep_what_they_name() -> None:
    rows = json.loads(got("observations?taille=moins-500&statut=A", "json"))["lignes"]
    assert rows
    assert {row["taille"] for row in rows} == {"moins-500"}
    ordered = json.loads(got("communes?territoire=region-06&tri=-population", "json"))["lignes"]
    people = [row["population"] for row in ordered]
    assert len(people) == 17
    assert people == sorted(people, reverse=True)


@pytest.mark.parametrize("jeu", JEUX)
@pytest.mark.parametrize("name", catalogue.SHOWN)
def test_the_address_that_a_page_gives_to_a_program_answers_with_the_rows_of_the_page(
    name: str, jeu: str
) -> None:
    """Also where the address of the page carries filters that mean nothing for the data set."""
    opened = world(Dataset(jeu), "")
    fields = {
        "jeu": jeu, "indicateur": "action-sociale", "edition": "2015", "lecture": "communes",
        "portee": "propre", "sens": "inverse", "taille": "moins-500", "statut": "A", "q": "a",
        "territoire": "departement-48" if name.startswith("communes") else "france",
    }  # fmt: skip
    for order in ("population", "-valeur", "rien"):
        query, notices = parse_query({**fields, "tri": order}, KnownOf(opened))
        assert notices == ()
        answer = client().get(f"/{api_path(opened, name, query, CSV)}")
        assert answer.status_code == 200, answer.text
        assert answer.content == write(table(opened, name, query), CSV)
    bare = client().head(f"/{api_path(opened, name, Query(dataset=Dataset(jeu)), CSV)}")
    assert bare.status_code == 200
