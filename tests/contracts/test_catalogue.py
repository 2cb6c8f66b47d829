"""Walk the real catalogue: nothing is silent, everything is sourced, and it is French."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.domain.catalogue import Catalogue, Indicator
from dashboard.domain.dataset import Dataset
from dashboard.domain.observation import Orientation, Unit
from dashboard.domain.size_range import elementary_ranges
from dashboard.tables.catalogue import load_catalogue
from dashboard.tables.catalogue_files import read_files
from dashboard.tables.store import load_published

DATA = Path(__file__).resolve().parents[2] / "data"
CATALOGUE = load_catalogue(DATA)
OBSERVATIONS = load_published(DATA)

each_indicator = pytest.mark.parametrize(
    "indicator", CATALOGUE.indicators.values(), ids=lambda i: i.id
)

ENGLISH = re.compile(
    r"\b(?:the|of|and|with|for|share|households?|older|people|survey|size|municipalit\w+|"
    r"benefits?|housing|employment|health|needs?|social work|published|unknown|none|other)\b",
    re.IGNORECASE,
)

BAD_SPACING = {
    "typewriter apostrophe or quote": re.compile(r"['\"]"),
    "U+00A0 before a colon": re.compile(r"(?<!\u00a0):(?!//)"),
    "U+202F before ; ! ?": re.compile(r"(?<!\u202f)[;!?]"),
    "U+00A0 inside « »": re.compile(r"«(?!\u00a0)|(?<!\u00a0)»"),
    "U+00A0 before %": re.compile(r"(?<!\u00a0)%"),
    "U+202F between thousands": re.compile(r"(?<![\d-])\d{1,3}[ \u00a0]\d{3}(?!\d)"),
    "U+00A0 after n°": re.compile(r"n°(?!\u00a0)"),
    "two spaces": re.compile(r"\s\s"),
}


def _texts(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Every text of the catalogue that a reader may see, with where it stands."""
    for indicator in catalogue.indicators.values():
        for name in ("label", "short_label", "inverse_label", "definition", "champ", "question"):
            yield f"{indicator.id}.{name}", getattr(indicator, name)
        for edition in CATALOGUE.editions:
            yield f"{indicator.id}.champ.{edition}", indicator.champ_in(edition)
            yield f"{indicator.id}.question.{edition}", indicator.questions.get(edition, "")
        for edition, sentence in indicator.availability.items():
            yield f"{indicator.id}.availability.{edition}", sentence
        for clauses in indicator.sentences.values():
            yield f"{indicator.id}.sentences", clauses.direct
            yield f"{indicator.id}.sentences", clauses.inverse
    for theme in catalogue.themes.values():
        yield f"{theme.id}.theme", f"{theme.label} {theme.definition} {theme.crosswalk}"
    for edition_row in catalogue.editions.values():
        yield f"{edition_row.id}.edition", f"{edition_row.label} {edition_row.description}"
        for fact in edition_row.facts:
            for text in (fact.label, fact.words, fact.note):
                yield f"{edition_row.id}.{fact.id}", text
    for terms in (catalogue.domains, catalogue.kinds_of_aid, catalogue.publics, catalogue.groups):
        for term in terms.values():
            yield f"{term.id}.term", f"{term.label} {term.definition}".strip()
    for source in catalogue.sources.values():
        yield f"{source.id}.publication", f"{source.publication} {source.title}".strip()
        yield f"{source.id}.read_in", f"{source.read_in} {source.licence}".strip()
    for milestone in catalogue.milestones:
        for name in ("name", "reference", "effect", "to_confirm"):
            yield f"{milestone.id}.{name}", getattr(milestone, name)
    for key, entry in catalogue.register.entries.items():
        yield f"{key}.note", entry.note
        for reason in entry.reasons:
            yield f"{key}.{reason.id}", f"{reason.label} {reason.text} {reason.law}".strip()


@each_indicator
def test_every_indicator_says_what_it_measures_among_whom_and_from_where(
    indicator: Indicator,
) -> None:
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", indicator.id)
    assert indicator.label
    assert len(indicator.short_label) <= 34
    for sentence in (indicator.definition, indicator.champ, indicator.question):
        assert sentence.endswith(".")
        assert sentence[0].isupper()
    assert indicator.sources
    assert indicator.theme in CATALOGUE.themes
    assert set(indicator.availability) == set(CATALOGUE.editions)


@each_indicator
def test_every_measure_can_be_read_aloud(indicator: Indicator) -> None:
    measured = {(scope, reading) for scope in indicator.scopes for reading in indicator.readings}
    assert set(indicator.sentences) == measured
    for clauses in indicator.sentences.values():
        assert bool(clauses.inverse) == bool(indicator.inverse_label)
        for orientation in Orientation:
            clause = clauses.clause(orientation)
            assert not clause.endswith(".")
            assert clause == clause.strip()
            for singular, plural in re.findall(r"(\S+)\|(\S+)", clause):
                assert singular != plural
    if not measured:
        assert not any(row.key.indicator == indicator.id for row in OBSERVATIONS)


@each_indicator
def test_an_indicator_says_figures_exactly_when_it_has_some(indicator: Indicator) -> None:
    has_figure = any(row.key.indicator == indicator.id for row in OBSERVATIONS)
    sentence = indicator.availability["2015"]
    if has_figure:
        assert re.match(r"Les chiffres lus|Aucun chiffre lu\s: la publication lue", sentence)
    else:
        assert re.match(r"Aucun chiffre lu|Sans équivalent|Données financières", sentence)
    waiting = "2025" in indicator.editions
    assert indicator.availability["2025"].startswith("À paraître") == waiting


@pytest.mark.parametrize("kind", ["domain", "kind_of_aid", "public", "theme", "theme_2025"])
def test_no_axis_is_silent(kind: str) -> None:
    declared = {
        "domain": set(CATALOGUE.domains),
        "kind_of_aid": set(CATALOGUE.kinds_of_aid),
        "public": set(CATALOGUE.publics),
        "theme": set(CATALOGUE.themes),
        "theme_2025": {t.id for t in CATALOGUE.themes.values() if "2025" in t.editions},
    }[kind]
    used = {getattr(indicator, kind) for indicator in CATALOGUE.indicators.values()} - {""}
    assert used == declared


def test_the_field_is_whole() -> None:
    assert list(CATALOGUE.domains) == [
        *("personnes-agees", "personnes-handicapees", "pauvrete-exclusions"),
        *("insertion-professionnelle", "hebergement-logement", "petite-enfance"),
        *("jeunesse-famille", "acces-aux-soins", "autres"),
    ]
    for domain in CATALOGUE.domains:
        assert CATALOGUE.indicators[f"domaine-{domain}"].domain == domain
    assert list(CATALOGUE.kinds_of_aid) == ["nature", "non-remboursable", "remboursable", "cheque"]
    assert {"moyens-humains", "moyens-financiers", "finances-locales"} <= set(CATALOGUE.indicators)
    epci = [i for i in CATALOGUE.indicators.values() if i.unit is Unit.EPCI]
    assert {i.theme for i in epci} == {"organisation", "prestations", "partenariats"}


def test_the_crosswalk_says_which_edition_asks_what() -> None:
    only = {
        "2015": {t.id for t in CATALOGUE.themes.values() if t.editions == ("2015",)},
        "2025": {t.id for t in CATALOGUE.themes.values() if t.editions == ("2025",)},
    }
    assert only["2015"] == {"partenariats"}
    assert only["2025"] == {"etablissements-et-services", "moyens", "besoins-nouveaux"}
    for edition, themes in only.items():
        for theme in themes:
            assert f"{edition} seulement" in CATALOGUE.themes[theme].crosswalk
            for indicator in CATALOGUE.indicators.values():
                if indicator.theme == theme:
                    assert set(indicator.editions) <= {edition}


def test_the_municipal_finances_are_not_passed_off_as_matched() -> None:
    sentence = CATALOGUE.indicators["finances-locales"].availability["2015"]
    assert "DGCL non appariées à l’enquête en 2015" in sentence


@pytest.mark.parametrize("dataset", Dataset)
def test_every_text_is_french_and_set_as_french_is(dataset: Dataset) -> None:
    texts = list(_texts(load_catalogue(DATA, dataset)))
    assert len(texts) > 400
    faults = [
        (where, rule, text)
        for where, text in texts
        for rule, fault in {**BAD_SPACING, "no English": ENGLISH}.items()
        if fault.search(text) or text != text.strip()
    ]
    assert faults == []


def test_words_notes_and_labels_of_the_figures_are_set_as_french_is() -> None:
    for row in OBSERVATIONS:
        for text in (row.words, row.note, row.size_label):
            for rule, fault in BAD_SPACING.items():
                assert not fault.search(text), f"{row.id}: {rule}: {text!r}"


def test_no_two_indicators_look_alike() -> None:
    for name in ("label", "short_label"):
        labels = [getattr(indicator, name) for indicator in CATALOGUE.indicators.values()]
        assert len(labels) == len(set(labels))


def test_every_source_says_what_where_and_when() -> None:
    for source in CATALOGUE.sources.values():
        assert source.read_on == "2026-11-20"
        assert source.licence
        assert bool(source.url) == (source.nature != "project_document"), source.id
        assert "pukefugtribun" not in source.url
    cited = {row.source for row in OBSERVATIONS} | {
        source for indicator in CATALOGUE.indicators.values() for source in indicator.sources
    }
    cited |= {fact.source for edition in CATALOGUE.editions.values() for fact in edition.facts}
    assert cited == set(CATALOGUE.sources)


def test_every_shared_text_is_told_of_some_indicator() -> None:
    files = read_files(DATA)
    cited = {reason for _, entries in files.entries for row in entries for reason in row.reasons}
    assert cited == {note.id for note in files.note}
    availability = {key for row in files.indicator for key in row.availability.values()}
    assert availability == set(files.axes.availability)
    champs = {c for row in files.indicator for c in (row.champ, *row.champs.values())}
    assert champs == set(files.axes.champs)
    dated = {note.id for note in files.note if note.law}
    assert {note.id for note in files.note if note.date} == dated


def test_an_indicator_names_the_sources_of_its_figures() -> None:
    for row in OBSERVATIONS:
        assert row.source in CATALOGUE.indicators[row.key.indicator].sources, row.id


def test_the_confidence_of_a_figure_is_that_of_its_reading() -> None:
    confidence = {source.id: source.confidence for source in read_files(DATA).source}
    for row in OBSERVATIONS:
        assert row.confidence == confidence[row.source], row.id


def test_the_six_ranges_follow_from_the_thresholds_met_in_the_publications() -> None:
    assert CATALOGUE.thresholds == (500, 1500, 5000, 10000, 30000)
    assert len(elementary_ranges(CATALOGUE.thresholds)) == 6
    limits = {
        limit
        for row in OBSERVATIONS
        for limit in (row.key.size_range.minimum, row.key.size_range.maximum)
        if limit
    }
    assert limits == set(CATALOGUE.thresholds)


def test_nothing_of_the_2025_edition_is_shown_as_if_it_were_out() -> None:
    edition = CATALOGUE.editions["2025"]
    assert not edition.published
    assert edition.release_expected == "fin 2026"
    assert not any(row.key.edition == "2025" for row in OBSERVATIONS)
    assert CATALOGUE.editions["2015"].published


def test_both_printed_counts_of_the_sample_stand_beside_each_other() -> None:
    facts = {fact.id: fact for fact in CATALOGUE.editions["2015"].facts}
    assert facts["echantillon-annonce-communes"].value == 8600
    assert facts["echantillon-annonce-epci"].value == 1400
    assert facts["echantillon"].value == 11000
    assert facts["repondants-communes"].value == 5087
    assert facts["repondants-epci"].value == 765
    assert facts["taux-de-reponse"].words == "50\u00a0%"
    assert "53\u00a0%" in facts["taux-de-reponse"].note
    assert round(100 * (5087 + 765) / 11000) == 53
