"""The method page says what the survey is, how to read it, and each word of its vocabulary."""

from pathlib import Path
from shutil import copytree

import pytest

from dashboard.domain.method import MethodPart
from dashboard.domain.status import Confidentiality, Status
from dashboard.paths import data_root
from dashboard.tables.errors import TablesError
from dashboard.tables.method import load_method
from dashboard.wording.typography import fine
from dashboard.wording.vocabulary import CONFIDENTIALITY, STATUS
from tests.pages.test_pages import opened, text_of
from tests.worlds import real_world

METHOD = "../../pages/methode.py"
PROMISED = [
    "enquete",
    "definitions",
    "lois",
    "comparer",
    "secret",
    "limites",
    "versions",
    "publications",
    "microdonnees",
    "reutiliser",
    "accessibilite",
    "vie-privee",
    "contact",
]


def test_every_promised_section_is_there_with_every_computed_part() -> None:
    sections = load_method(data_root())
    assert set(PROMISED) <= {section.id for section in sections}
    assert {section.part for section in sections} == set(MethodPart)
    text = text_of(opened(METHOD))
    for section in sections:
        for paragraph in section.paragraphs:
            assert fine(paragraph.split("{contact}")[0]) in text, section.id
        for term in section.terms:
            assert fine(term.label) in text
            assert fine(term.text.split("{contact}")[0]) in text


def test_every_status_is_explained_with_its_code() -> None:
    text = text_of(opened(METHOD))
    for words in (*STATUS.values(), *CONFIDENTIALITY.values()):
        assert fine(words.label) in text
        assert fine(words.explanation) in text
    for status in (*Status, *Confidentiality):
        assert f">{status.value}</td>" in text


def test_every_printed_fact_about_the_survey_is_told_with_its_source() -> None:
    text = text_of(opened(METHOD))
    facts = [fact for edition in real_world().catalogue.editions.values() for fact in edition.facts]
    assert len(facts) > 10
    for fact in facts:
        assert fine(fact.label) in text
        assert not fact.note or fine(fact.note) in text
    for figure in ("5\u202f087", "765", "8\u202f600", "1\u202f400", "11\u202f000", "12\u202f000"):
        assert figure in text


def test_the_contact_is_the_one_of_the_operator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ASCO_CONTACT", raising=False)
    told = text_of(opened(METHOD))
    assert told.count("n’a pas encore indiqué d’adresse") == 2, "contact, and where to tell a fault"
    assert "adresse donnée" not in told, "no promise of an address that nobody gave"
    monkeypatch.setenv("ASCO_CONTACT", "asco@exemple.fr <script>")
    text = text_of(opened(METHOD))
    assert text.count("asco@exemple.fr") == 2
    assert "{contact}" not in text
    assert "<script>" not in text


def test_a_section_named_twice_is_refused_with_its_name(tmp_path: Path) -> None:
    root = Path(copytree(data_root() / "catalogue", tmp_path / "data" / "catalogue")).parent
    path = root / "catalogue" / "method.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace('id = "limites"', 'id = "secret"'),
        encoding="utf-8",
    )
    with pytest.raises(TablesError, match="section named twice: secret"):
        load_method(root)
