"""What the site refuses before any page sees it, and the headers each kind of address carries."""

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from dashboard.paths import ROOT
from dashboard.server.guard import LONGEST, Guard, hosts_of
from dashboard.server.headers import SecurityHeaders, headers_of


async def _said(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text("ouvert")


def site(*hosts: str) -> TestClient:
    inner = Starlette(
        routes=[
            WebSocketRoute("/_stcore/stream", _said),
            Route("/{path:path}", lambda _: PlainTextResponse("servi"), methods=["GET", "PUT"]),
        ]
    )
    return TestClient(SecurityHeaders(Guard(inner, hosts)), base_url="http://asco.exemple.fr")


def test_nothing_can_be_dropped_on_the_site_and_its_meters_are_not_public() -> None:
    client = site()
    assert client.put("/_stcore/upload_file/session/file", content=b"x").status_code == 404
    assert client.get("/_stcore/metrics").status_code == 404
    assert client.get("/_stcore/%6detrics").status_code == 404
    assert client.get("/_stcore/health").text == "servi"


def test_an_endless_address_is_refused_in_one_sentence() -> None:
    client = site()
    assert client.get("/carte?x=" + "a" * (LONGEST - 8)).text == "servi"
    answer = client.get("/carte?x=" + "a" * LONGEST)
    assert answer.status_code == 414
    assert answer.text.startswith("Adresse trop longue")
    assert "Content-Security-Policy" in answer.headers


def test_only_the_hosts_of_the_configuration_are_answered() -> None:
    client = site("asco.exemple.fr", "*.interne.fr")
    for name in ("asco.exemple.fr", "ASCO.exemple.fr:8501", "a.interne.fr", "a.b.interne.fr"):
        assert client.get("/", headers={"host": name}).status_code == 200, name
    for name in ("exemple.fr", "asco.exemple.fr.voleur.fr", "interne.fr", "xinterne.fr", "", "a b"):
        answer = client.get("/", headers={"host": name})
        assert answer.status_code == 400, name
        assert not name or name not in answer.text


def test_a_socket_to_another_host_is_closed() -> None:
    client = site("asco.exemple.fr")
    ours = {"host": "asco.exemple.fr"}
    with client.websocket_connect("/_stcore/stream", headers=ours) as socket:
        assert socket.receive_text() == "ouvert"
    with (
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect("/_stcore/stream", headers={"host": "voleur.fr"}),
    ):
        pass


def test_hosts_are_read_from_the_environment_and_a_wrong_one_is_named() -> None:
    assert hosts_of({}) == ()
    assert hosts_of({"ASCO_HOSTS": " asco.exemple.fr, *.Interne.fr ,"}) == (
        "asco.exemple.fr",
        "*.interne.fr",
    )
    for wrong in ("https://asco.fr", "a b", "asco.fr:80", "*", "a,b/c"):
        with pytest.raises(ValueError, match="ASCO_HOSTS holds"):
            hosts_of({"ASCO_HOSTS": wrong})


@given(st.text(max_size=60))
def test_no_value_of_the_variable_lets_everybody_in_by_mistake(text: str) -> None:
    try:
        hosts = hosts_of({"ASCO_HOSTS": text})
    except ValueError:
        return
    assert bool(hosts) == bool(text.replace(",", " ").strip())
    assert all(len(host.replace("*", "")) > 0 for host in hosts)


@pytest.mark.parametrize("path", ["/", "/carte", "/accessible", "/accessible/carte", "/embed/carte",
                                  "/api", "/api/v1/version", "/sitemap.xml", "/sitemap-communes.xml", "/embedded"])  # fmt: skip
def test_frames_and_scripts_are_allowed_where_they_are_needed_and_nowhere_else(path: str) -> None:
    headers = headers_of(path)
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    plain = path not in ("/", "/carte", "/embedded")
    assert policy["default-src"] == "'none'"
    assert ("script-src" in policy) is not plain
    assert ("unsafe-inline" in policy["style-src"]) is not plain
    assert "unsafe-eval" not in str(policy)
    anybody = path.startswith("/embed/")
    assert policy["frame-ancestors"] == ("*" if anybody else "'self'")
    assert ("X-Frame-Options" in headers) is not anybody
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"]


def test_an_answer_may_keep_a_stricter_header_of_its_own() -> None:
    async def answer(scope, receive, send):  # type: ignore[no-untyped-def]
        own = PlainTextResponse("x", headers={"Referrer-Policy": "no-referrer"})
        await own(scope, receive, send)

    client = TestClient(SecurityHeaders(Starlette(routes=[Mount("/", app=answer)])))
    assert client.get("/").headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("command", [["streamlit", "run", "app.py"], ["uvicorn", "app:app"]])
def test_a_wrong_variable_stops_the_start_with_one_sentence(command: list[str]) -> None:
    environment = {**os.environ, "ASCO_HOSTS": "https://asco.fr"}
    started = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, env=environment, capture_output=True, timeout=60
    )
    told = (started.stdout + started.stderr).decode()
    assert started.returncode != 0
    assert "Not started: ASCO_HOSTS holds 'https://asco.fr'" in told
    assert "Traceback" not in told
