"""Time of the answers that are plain HTTP: search, sheet of a commune, API, mirror.

Every request is a different one, so that no answer kept from an earlier one is measured. Beside
each, the obvious way in the same run: likeness computed against every name for the search, the
Streamlit script of the same view for the pages.
"""

from __future__ import annotations

import http.client
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from rapidfuzz import fuzz, process, utils
from streamlit.testing.v1 import AppTest

from dashboard.geography.search import search
from dashboard.paths import ROOT
from tests.browser.map_app import kit
from tests.worlds import real_world

TYPED = (
    "saint denis", "st etienne", "bordeau", "75011", "le havre", "geste", "lyon 3", "montreuil",
    "l'ile d'yeu", "beaupreau", "mamoudzou", "35000", "chateau chinon", "49151", "villefranch",
    "oeuf en ternois", "la roche sur yon", "ste marie", "aix", "saint-remy-en-bouzemont",
)  # fmt: skip
"""Twenty searches as people type them."""
HARD = ("saint " * 14, "a" * 80, "maine et loire", "chalons sur marne", "bois guillaume bihorel")
"""The longest to answer: words that are in thousands of names, no name at all, near answers."""
PLACES = ("75056", "49092", "97611", "13055", "01004", "35238", "2A004", "55039", "69123", "33063")
INDICATORS = (
    "action-sociale",
    "abs-realisee",
    "domaine-personnes-agees",
    "prestation-en-nature",
    "ccas",
)


@dataclass(frozen=True)
class Answer:
    """Medians in seconds of one kind of answer, and of the obvious way beside it."""

    name: str
    ours: float
    slowest: float
    obvious: float
    way: str
    most: float
    """What was promised, in seconds."""


def measure_answers() -> tuple[Answer, ...]:
    """Serve the application, ask, and measure; the first request of each kind is not counted.

    A server that has just started is still loading: sixty sheets are asked for first.
    """
    geography = real_world().geography
    names = dict(zip(geography.codes, geography.communes["name"], strict=True))
    search(geography, "paris")
    found = [_timed(lambda text=text: search(geography, text)) for text in (*TYPED, *HARD)]  # type: ignore[misc]
    likeness = [
        _timed(
            lambda text=text: process.extract(  # type: ignore[misc]
                text, names, scorer=fuzz.WRatio, processor=utils.default_process, limit=10
            )
        )
        for text in TYPED[:5]
    ]
    with kit.serve("app:app") as (site, _):
        ask = _asker(site)
        ask(f"/accessible/ma-commune?commune={code}" for code in geography.codes[400:460])
        sheets = ask(f"/accessible/ma-commune?commune={code}" for code in PLACES)
        cells = ask(f"/api/v1/observations?indicateur={i}&format=json" for i in INDICATORS)
        typed = ask(f"/api/v1/communes?q={quote(text)}" for text in TYPED)
        views = ask(f"/accessible/carte?indicateur={i}&edition=2015" for i in INDICATORS)
    script = _script("carte.py", "action-sociale")
    return (
        _answer(
            "search, as typed and the hardest", found, likeness, "likeness with every name", 0.050
        ),
        _answer("the same through the API", typed, likeness, "likeness with every name", 0.100),
        _answer("sheet of a commune (mirror)", sheets, script, "script of the map page", 0.050),
        _answer("page of a view (mirror)", views, script, "script of the map page", 0.050),
        _answer(
            "observations of an indicator (API)", cells, script, "script of the map page", 0.100
        ),
    )


def _answer(name: str, ours: list[float], obvious: list[float], way: str, most: float) -> Answer:
    return Answer(name, statistics.median(ours), max(ours), statistics.median(obvious), way, most)


def _asker(site: str) -> Callable[[Iterable[str]], list[float]]:
    """Asks each path once on one connection, the first one twice; seconds of each answer."""
    connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=30)

    def once(path: str) -> None:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path} answers {answer.status}")

    def ask(paths: Iterable[str]) -> list[float]:
        todo = list(paths)
        once(f"{todo[0]}&v=1.0.0")
        return [_timed(lambda path=path: once(path)) for path in todo]  # type: ignore[misc]

    return ask


def _script(page: str, indicator: str) -> list[float]:
    app = AppTest.from_file(str(ROOT / "dashboard" / "ui" / "router.py"), default_timeout=30)
    app.query_params["indicateur"] = indicator
    app.run()
    app.switch_page(str(ROOT / "pages" / page)).run()
    return [_timed(app.run) for _ in range(5)]


def _timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start
