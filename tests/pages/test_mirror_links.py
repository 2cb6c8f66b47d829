"""The plain page of a view shows that very view: data set, version, filters, commune."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.domain.page import PAGES
from dashboard.ui import mirror_link
from dashboard.wording import mirror
from dashboard.wording.datasets import DEMONSTRATION
from tests.pages.test_pages import opened, text_of
from tests.server.test_mirror import get

JEU = {"jeu": "demonstration"}
FIRST = {"v": "1.0.0"}
VIEWS: list[tuple[str, dict[str, str]]] = [
    *((page.script, {}) for page in PAGES),
    *((page.script, JEU) for page in PAGES),
    ("donnees.py", {**JEU, "table": "comparaisons"}),
    ("donnees.py", {"table": "communes", "q": "l’île & co", "page": "2"}),
    ("figures.py", {**JEU, "genre": "barres"}),
    ("figures.py", FIRST),
    ("carte.py", {**JEU, "indicateur": "ccas", "edition": "2025", "tailles": "0-500,500-1000"}),
    ("carte.py", {**JEU, "comparaison": "cote-a-cote"}),
    ("evolutions.py", {**JEU, "partie": "lois"}),
    ("evolutions.py", {**JEU, "partie": "indicateur", "indicateur": "abs-realisee"}),
    ("evolutions.py", {**JEU, "lecture": "population", "correction": "bh"}),
    ("ma_commune.py", {**JEU, "commune": "46042"}),
    ("ma_commune.py", {**FIRST, "commune": "97611"}),
    ("ma_commune.py", {"q": "saint-denis"}),
    ("methode.py", FIRST),
]


def links_of(text: str, label: str) -> list[str]:
    """Addresses of the links with these words."""
    said = re.escape(html.escape(label))
    return [html.unescape(to) for to in re.findall(rf'<a href="([^"]+)"[^>]*>{said}</a>', text)]


@pytest.mark.parametrize(
    ("script", "params"), VIEWS, ids=lambda v: v if isinstance(v, str) else "-".join(v.values())
)
def test_each_page_leads_once_to_its_plain_version_of_the_very_view(
    script: str, params: dict[str, str]
) -> None:
    app = opened(f"../../pages/{script}", **params)
    (there,) = links_of(text_of(app), mirror.ACCESSIBLE)
    cut = urlsplit(there)
    page = next(page for page in PAGES if page.script == script)
    assert cut.path == f"/accessible/{page.slug}"
    asked = parse_qs(cut.query)
    for key, value in params.items():
        assert asked[key] == [value]
    shown = get(there)
    assert shown.status_code == 200
    assert (f'<span class="tag">{DEMONSTRATION}' in shown.text) == ("jeu" in params)


def test_the_parameters_of_an_address_are_written_as_an_address_writes_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mirror_link.state, "params", lambda: {"q": ["l'île & co"], "t": ["a", "b"]})
    there = mirror_link.under(mirror_link.here("/donnees"), "accessible")
    assert parse_qs(urlsplit(there).query) == {"q": ["l'île & co"], "t": ["a", "b"]}
    assert urlsplit(there).path == "/accessible/donnees"
