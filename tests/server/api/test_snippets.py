"""The code to copy runs as it is, and nothing in an address can turn into code."""

import ast
import re
import shlex
import subprocess
import sys
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.data_table import ColumnType, DataTable
from dashboard.domain.observation import Orientation
from dashboard.domain.query import Query
from dashboard.domain.territory import FRANCE
from dashboard.exports.data.formats import CSV
from dashboard.exports.data.write import write
from dashboard.exports.snippets import code_columns, curl_snippet, python_snippet, r_snippet
from dashboard.results.data.catalogue import OBSERVATIONS, SHOWN, data_set
from dashboard.results.data.tables import table
from dashboard.server.limits import rate_of
from dashboard.server.settings import setting
from tests.browser.map_app.kit import serve
from tests.worlds import demonstration_world, real_world

URL = "https://exemple.fr/api/v1/observations?indicateur=ccas&format=csv"


def value(code: str) -> str:
    (found,) = [
        n.value
        for n in ast.walk(ast.parse(code))
        if isinstance(n, ast.Assign) and n.targets[0].id == "url"
    ]
    assert isinstance(found, ast.Constant)
    return found.value


@given(st.text(max_size=80))
def test_an_address_stays_a_text_in_every_language(text: str) -> None:
    address = URL + text.encode("utf-8", "replace").decode()
    python, r = python_snippet(address), r_snippet(address)
    assert unquote(value(python)) == unquote(address)
    assert len(ast.parse(python).body) == 4
    line = next(line for line in r.splitlines() if line.startswith("url <- "))
    assert ast.literal_eval(line.removeprefix("url <- ")) == value(python)
    assert line.isascii()
    assert len(r.splitlines()) == 5
    words = shlex.split(curl_snippet(address, "x.csv"))
    assert words[-1] == value(python)
    assert words[0] == "curl"
    assert len(words) == 6


def test_codes_keep_their_zeros() -> None:
    assert 'dtype={"code": "string", "epci": "string"}' in python_snippet(URL, ("code", "epci"))
    assert "cols(code = col_character(), epci = col_character())" in r_snippet(
        URL, ("code", "epci")
    )


def kept(name: str) -> DataTable:
    """A data set of the demonstration, of the large ones a part; figures as nobody printed them."""
    asked = Query(territories=(FRANCE,)) if name == "comparaisons" else Query()
    if name.startswith("communes"):
        asked = Query(text="Ain")
    if name == OBSERVATIONS:
        asked = Query(orientation=Orientation.INVERSE)
    return table(demonstration_world(), name, asked)


@pytest.mark.parametrize("name", SHOWN)
def test_the_python_lines_lose_no_code_no_word_and_no_status(name: str, tmp_path) -> None:
    found, file, told = kept(name), tmp_path / "donnees.csv", {}
    file.write_bytes(write(found, CSV))
    exec(python_snippet(str(file), code_columns(found.about)), told)
    read = told["donnees"]
    assert len(read) == len(found.rows) > 0
    for place, column in enumerate(found.about.columns):
        if column.type is ColumnType.STRING:
            ours = [row[place] or None for row in found.rows]
            values = read[column.name]
            theirs = values.astype(object).where(values.notna(), None).tolist()
            assert theirs == ours, column.name


def test_an_empty_field_alone_is_missing_in_r_too() -> None:
    assert "edition" in code_columns(data_set(real_world(), OBSERVATIONS))
    line = r_snippet(URL, ("edition",)).splitlines()[3]
    assert line == 'donnees <- read_csv(url, col_types = cols(edition = col_character()), na = "")'
    assert r_snippet(URL).splitlines()[3] == 'donnees <- read_csv(url, na = "")'


@pytest.fixture(scope="module")
def site():
    with serve("app:app") as (url, _):
        yield url


def test_the_python_lines_run_against_the_running_site(site: str) -> None:
    address = f"{site}/api/v1/communes?territoire=departement-01&format=csv"
    code = python_snippet(address, ("code", "departement"))
    code += "assert donnees['code'].iloc[0] == '01001', donnees\nprint(len(donnees))\n"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    assert int(run.stdout.split()[-1]) > 300


def test_the_lines_of_the_manual_run_and_no_status_of_the_answer_is_missing(site: str) -> None:
    import html

    import requests

    manual = requests.get(f"{site}/api", timeout=60).text
    blocks = re.findall(r"<pre[^>]*><code>(.*?)</code></pre>", manual, re.DOTALL)
    (code,) = [html.unescape(block) for block in blocks if "import pandas" in block]
    code += "assert donnees['edition'].eq('2015').all(), donnees['edition']\n"
    pairs = python_snippet(f"{site}/api/v1/comparisons?format=csv")
    pairs += (
        "statuses = donnees[['statut_observation_avant', 'statut_observation_apres']]\n"
        "assert statuses.notna().all(axis=None)\n"
        "assert (statuses == 'NA').any(axis=None), 'there are figures that are not available'\n"
    )
    for lines in (code, pairs):
        run = subprocess.run(
            [sys.executable, "-c", lines], capture_output=True, text=True, timeout=60
        )
        assert run.returncode == 0, run.stderr


def test_the_running_site_serves_the_api_compressed_limited_and_safe(site: str, tmp_path) -> None:
    import requests

    whole = requests.get(f"{site}/api/v1/communes?format=csv", timeout=60)
    assert whole.headers["Content-Encoding"] == "gzip"
    assert whole.text.count("\n") == 34_876
    assert whole.headers["ETag"]
    plain = requests.head(
        f"{site}/api/v1/communes?format=csv", headers={"Accept-Encoding": "identity"}, timeout=60
    )
    assert plain.headers["ETag"] != whole.headers["ETag"], "a strong tag names bytes"
    for path in ("/api", "/atom.xml", "/api/v1/version", "/api/v1/zz"):
        answer = requests.get(site + path, timeout=60)
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "RateLimit" in requests.get(f"{site}/api/v1/version", timeout=60).headers
    file = tmp_path / "donnees.csv"
    command = curl_snippet(f"{site}/api/v1/editions?format=csv", str(file))
    assert subprocess.run(["sh", "-c", command], capture_output=True, timeout=60).returncode == 0
    assert file.read_text(encoding="utf-8").startswith("edition,")


def test_a_wrong_setting_stops_the_start_with_one_sentence() -> None:
    with pytest.raises(SystemExit, match="Not started: ASCO_API_RATE is 'beaucoup'"):
        setting(lambda: rate_of({"ASCO_API_RATE": "beaucoup"}))
