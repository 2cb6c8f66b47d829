"""Whatever an address holds, a page answers in French and repeats no text as markup."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.domain.page import PAGES
from dashboard.paths import ROOT
from tests.pages.test_pages import opened, text_of

KEYS = ["indicateur", "edition", "portee", "lecture", "sens", "tailles", "territoire", "commune", "vue", "maille", "classes", "jeu", "v", "comparaison", "correction", "sujet", "verdict", "tri", "partie", "type", "indicateurs", "editions", "total", "numero", "titre", "note", "lire", "format", "dossier", "q", "table", "page", "statut", "taille", "impression"]  # fmt: skip
MARKUP = (
    '<img src=x onerror="alert(1)">',
    "<script>alert(1)</script>",
    "[lien](javascript:alert(1))",
    '"><svg onload=alert(1)>',
    "{{7*7}}",
    "'; DROP TABLE communes; --",
    "../../../etc/passwd",
    "\x00\x1b[31m",
    "é" * 3000,
)
SCRIPTS = [str(Path("../../pages") / page.script) for page in PAGES]
assert all((ROOT / "pages" / page.script).exists() for page in PAGES)


def answered(script: str, params: dict[str, str]) -> str:
    app = opened(script, **params)
    assert not app.exception, params
    assert not app.error, params
    return text_of(app)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda s: Path(s).stem)
@pytest.mark.parametrize("text", MARKUP, ids=range(len(MARKUP)))
def test_markup_in_every_parameter_at_once_is_no_markup_on_the_page(script: str, text: str) -> None:
    said = answered(script, dict.fromkeys(KEYS, text)).lower()
    said = re.sub(r"\\[<>\[\]]", "", said)  # escaped for Markdown: text, not markup
    assert "<img src=x" not in said
    assert "<script" not in said
    assert "<svg onload" not in said
    assert "](javascript:" not in said
    assert "root:" not in said


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(SCRIPTS),
    st.dictionaries(
        st.sampled_from(KEYS), st.sampled_from(MARKUP) | st.text(max_size=50), max_size=6
    ),
)
def test_no_address_brings_a_page_down(script: str, params: dict[str, str]) -> None:
    assert answered(script, params)
