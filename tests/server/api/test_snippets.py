"""The code to copy runs as it is, and nothing in an address can turn into code."""

import ast
import shlex
import subprocess
import sys
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.snippets import curl_snippet, python_snippet, r_snippet
from dashboard.server.limits import rate_of
from dashboard.server.settings import setting
from tests.browser.map_app.kit import serve

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
