"""The citation is one that a bibliography program reads, and it never lends the work to DREES."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import Entry, parse_string  # type: ignore[import-untyped]

from dashboard.domain.dossier import Dossier
from dashboard.domain.page import SITE
from dashboard.exports.dossier.citing import bibtex, citation_text, licences_of
from dashboard.results.publication.compose import publication
from tests.exports.dossier.kit import ACTION, NEEDS, ON, REAL, SIMULATED, files
from tests.worlds import demonstration_world, real_world

FIGURES = tuple(publication(real_world(), spec) for spec in (ACTION, NEEDS))


def read(text: str) -> Entry:
    """The only entry, as an independent program reads it; it refuses what is not BibTeX."""
    found = parse_string(text, "bibtex", encoding="utf-8").entries
    assert len(found) == 1
    return next(iter(found.values()))


def inner(entry: Entry, name: str) -> str:
    """A field without the braces that keep its capitals."""
    value = str(entry.fields[name])
    assert value.startswith("{")
    assert value.endswith("}")
    return value[1:-1]


def test_a_bibliography_program_reads_the_entry_of_an_exported_dossier() -> None:
    entry = read(files(REAL)["citation.bib"].decode())
    assert entry.type == "misc"
    assert inner(entry, "title") == REAL.title
    assert entry.fields["month"] == "November"
    assert inner(entry, "year") == "2026"
    assert "Études et Résultats n° 995, février 2017" in inner(entry, "note")
    assert [str(person) for person in entry.persons["author"]] == ["{A. Auteur}"]


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_its_name(month: int) -> None:
    entry = read(bibtex(REAL, FIGURES, dt.date(2026, month, 1)))
    assert entry.fields["month"] == dt.date(2026, month, 1).strftime("%B")


PLAIN = st.text(
    st.characters(blacklist_categories=("C", "Zl", "Zp"), max_codepoint=0x2FFF), max_size=60
)


@settings(max_examples=40, deadline=None)
@given(title=PLAIN, author=PLAIN)
def test_no_title_or_author_breaks_the_entry(title: str, author: str) -> None:
    dossier = Dossier(title, author, figures=(ACTION,))
    entry = read(bibtex(dossier, FIGURES, ON))
    assert set(entry.fields) == {"title", "howpublished", "year", "note", "langid", "month"}
    assert len(entry.persons["author"]) == 1, "a comma or « and » makes no second author"


def test_the_site_signs_where_nobody_does_and_the_simulation_cites_nobody() -> None:
    alone = Dossier("Un essai", figures=(ACTION,))
    assert str(read(bibtex(alone, FIGURES, ON)).persons["author"][0]) == f"{{{SITE}}}"
    assert citation_text(alone, FIGURES, ON).startswith(f"{SITE}, «")
    simulated = [publication(demonstration_world(), spec) for spec in SIMULATED.figures]
    said = bibtex(SIMULATED, simulated, ON)
    assert "DREES" not in said
    assert "Démonstration – données fictives" in inner(read(said), "note")


def test_a_licence_is_told_once_however_many_figures_share_it() -> None:
    one = FIGURES[0].licence
    mixed = [*FIGURES, *(f for f in FIGURES)]
    assert licences_of(mixed) == (one,)
