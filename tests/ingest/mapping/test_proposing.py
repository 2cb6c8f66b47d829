"""A draft says what it found, guesses what it can with a score, and decides nothing silently."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import replace
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.observation import Orientation
from dashboard.ingest.errors import IngestError
from dashboard.ingest.finding.table import Inspection, Line, Role, SheetReport, Table
from dashboard.ingest.mapping.cues import edition_of, measure_of, reading_of, scope_of, unit_of
from dashboard.ingest.mapping.draft_toml import comment, inline, quoted
from dashboard.ingest.mapping.guessing import Guess, settle
from dashboard.ingest.mapping.likeness import CLEAR, SURE, Match, ranked
from dashboard.ingest.mapping.matching import meet
from dashboard.ingest.mapping.prepare import prepared
from dashboard.ingest.mapping.proposing import propose, slug
from dashboard.ingest.mapping.reading import parse_mapping
from dashboard.ingest.vocabulary.territories import Territories
from dashboard.paths import geo_root
from tests.ingest.mapping.known import MAPPING, ON, known
from tests.ingest.mapping.tables import ABS, abs_table, figure, inspection, table


@lru_cache(maxsize=1)
def territories() -> Territories:
    return Territories.load(geo_root())


def draft_of(found: Inspection) -> str:
    return propose(found, known().catalogue, territories(), dt.date(2026, 12, 1))


def read(*tables: Table) -> list[dict[str, Any]]:
    """The [[table]] entries of the draft."""
    found: list[dict[str, Any]] = tomllib.loads(draft_of(inspection(*tables)))["table"]
    return found


ABS_2025 = replace(abs_table(), title="Analyse des besoins sociaux des communes en 2025")
DECIDED = {'publication = "?"': 'publication = "Datadrees"', '\ndate = "?"': '\ndate = "2026"'} | {
    f'{key} = "?"': f'{key} = "{word}"'
    for key, word in (("title", "ABS"), ("author", "DREES"), ("licence", "LO 2.0"), ("url", ""))
}


def decided(draft: str) -> str:
    for open_, done in DECIDED.items():
        draft = draft.replace(open_, done, 1)
    return draft


def test_a_clear_table_needs_only_its_source_to_be_said() -> None:
    found = inspection(ABS_2025)
    of = prepared(parse_mapping(decided(draft_of(found)), MAPPING), found, known(), ON)
    assert not of.stopped, [str(f) for c in of.checks if c.stops for f in c.findings]
    assert {r["size_label"]: r["value"] for r in of.rows} == {
        name: f"{row[0]:g}" for name, row in ABS.items()
    }


def test_the_same_file_gives_the_same_draft() -> None:
    assert draft_of(inspection(ABS_2025)) == draft_of(inspection(ABS_2025))


GUESSES = [
    ("ABS réalisée", "abs-realisee"),
    ("Communes ayant réalisé une analyse des besoins sociaux", "abs-realisee"),
    ("Au moins une action sociale", "action-sociale"),
    ("Personnes âgées", "domaine-personnes-agees"),
    ("Actions en faveur de la petite enfance", "domaine-petite-enfance"),
    ("Lutte contre la pauvreté et les exclusions", "domaine-pauvrete-exclusions"),
    ("Chèque d'accompagnement personnalisé", "cheque-accompagnement-personnalise"),
    ("Aides financières remboursables", "aide-financiere-remboursable"),
    ("Aides financières non remboursables", "aide-financiere-non-remboursable"),
    ("Prestations en nature", "prestation-en-nature"),
    ("Dispose d'un CCAS", "ccas"),
    ("Nombre de chevaux", "?"),
    ("7 domaines ou plus", "domaines-sept-ou-plus"),
    ("De un à six domaines", "domaines-un-a-six"),
    ("Transport", "?"),
    ("ABS reconduite chaque année", "?"),
    ("ABS non reconduite chaque année", "abs-non-reconduite"),
    ("Handicap", "domaine-personnes-handicapees"),
]


@pytest.mark.parametrize(("label", "indicator"), GUESSES)
def test_a_label_is_met_by_likeness_with_its_score_and_runners_up(
    label: str, indicator: str
) -> None:
    found = table({name: [1.0] for name in ABS}, [label], title="Action sociale en 2025")
    [entry] = read(found)
    [column] = entry["column"]
    assert column["indicator"] == indicator
    assert "# likest: " in draft_of(inspection(found))
    assert "; then " in draft_of(inspection(found))


def test_what_is_not_clear_is_left_to_a_person_and_refused_until_then() -> None:
    found = inspection(replace(table({n: [1.0] for n in ABS}, ["Chevaux"]), title="En 2025"))
    draft = decided(draft_of(found))
    of = prepared(parse_mapping(draft, MAPPING), found, known(), ON)
    told = "\n".join(str(f) for c in of.checks if c.id == "mapping" for f in c.findings)
    assert "column Chevaux: indicator = « ? »" in told
    assert of.stopped


def test_precisions_and_bases_follow_the_column_they_belong_to() -> None:
    columns = [("ABS réalisée", "%"), ("ABS réalisée", "Erreur type"), "Nombre de répondants"]
    [entry] = read(table({name: [1.0, 0.1, 50.0] for name in ABS}, columns))
    assert [c["indicator"] for c in entry["column"]] == ["abs-realisee"] * 3
    assert [c.get("measure") for c in entry["column"]] == [None, "standard_error", "base"]
    assert entry["defaults"]["measure"] == "value"


def test_sizes_are_read_on_either_side_with_their_doubts() -> None:
    lying = table(
        {"ABS réalisée": [1.0, 2.0, 3.0]}, ["Moins de 500 hab.", "Plus de 5 000 hab.", "Ensemble"]
    )
    [entry] = read(lying)
    assert [c["size"] for c in entry["column"]] == ["moins-500", "5000-plus", "toutes"]
    assert entry["row"][0]["indicator"] == "abs-realisee"
    assert "# doubt: " in draft_of(inspection(lying))
    [upright] = read(ABS_2025)
    assert [r["size"] for r in upright["row"]][::5] == ["moins-500", "toutes"]


def test_territories_are_read_and_former_regions_left_out_with_a_reason() -> None:
    found = table({n: [1.0] for n in ("Bretagne", "Alsace", "Normandie")}, ["ABS réalisée"])
    [entry] = read(found)
    assert entry["row"][0]["territory"] == "region-53"
    assert "2016" in entry["row"][1]["ignore"]
    assert entry["row"][2]["territory"] == "region-28"
    assert entry["defaults"]["size"] == "toutes"


def test_editions_in_columns_are_told_apart() -> None:
    found = table(
        {n: [1.0, 2.0] for n in ABS}, [("ABS réalisée", "Fin 2014"), ("ABS réalisée", "2025")]
    )
    first, second = read(found)[0]["column"]
    assert (first["edition"], first["reference_date"]) == ("2015", "fin 2014")
    assert (second["edition"], second["reference_date"]) == ("2025", "en 2025")


def test_codes_are_proposed_from_their_meaning_in_the_file() -> None:
    rows = {n: [c] for n, c in zip(ABS, ["ND", "s", "NC", "ns", "x", "12 (p)"], strict=True)}
    meanings = {
        "ND": "non disponible",
        "s": "secret",
        "NC": "non concerné",
        "ns": "non significatif",
    }
    [entry] = read(table(rows, ["ABS réalisée"], codes=meanings, footnotes={"(p)": "provisoire"}))
    assert entry["codes"] == {
        "(p)": "P", "ND": "NA", "NC": "NC", "ns": "?", "s": "secret", "x": "?",
    }  # fmt: skip


def test_the_scale_is_that_of_the_cells() -> None:
    numbers = {
        name: [value] for name, value in zip(ABS, (8.0, 15.0, 33.0, 58.0, 71.0, 15.0), strict=True)
    }
    fractions = {name: [row[0] / 100] for name, row in numbers.items()}
    assert read(table(numbers, ["ABS réalisée"]))[0]["scale"] == "percent"
    assert read(table(fractions, ["ABS réalisée"]))[0]["scale"] == "fraction"
    assert read(table(numbers, ["ABS réalisée"], percent=True))[0]["scale"] == "auto"


def test_scope_and_group_are_those_of_the_indicators() -> None:
    found = table(
        {"Personnes âgées": [1.0], "ABS réalisée": [2.0]},
        ["%"],
        title="Actions propres (hors EPCI et CIAS)",
    )
    [entry] = read(found)
    assert entry["defaults"]["scope"] == "propre"
    assert entry["row"][1]["scope"] == "sans-objet"
    either = table({"Au moins une action sociale": [1.0]}, ["%"], title="Actions")
    assert read(either)[0]["defaults"]["scope"] == "?"
    group = table({"Une seule ABS": [1.0]}, ["%"], title="ABS")
    assert read(group)[0]["defaults"]["group"] == "abs-realisee"
    mixed = table({"ABS réalisée": [9.0], "Une seule ABS": [1.0], "ABS prévue": [2.0]}, ["%"])
    [entry] = read(mixed)
    assert entry["defaults"]["group"] == "ensemble"
    assert [row.get("group") for row in entry["row"]] == [None, "abs-realisee", None]


def test_tables_of_intercommunalites_are_met_with_their_own_indicators() -> None:
    label = "Disposent d'un centre intercommunal (CIAS)"
    found = table({label: [30.0]}, ["En % des EPCI"], title="Organisation des EPCI en 2025")
    [entry] = read(found)
    assert entry["defaults"]["unit"] == "epci"
    assert entry["row"][0]["indicator"] == "epci-cias"


def test_lines_of_one_label_and_tables_of_one_sheet_are_told_apart() -> None:
    doubled = table({n: [1.0, 2.0] for n in ABS}, ["%", "%"])
    below = replace(abs_table(), part=2)
    first, second = read(doubled, below)
    assert [c["at"] for c in first["column"]] == ["B", "C"]
    assert (first["part"], second["part"]) == (1, 2)
    assert "part" not in read(ABS_2025)[0]


def test_a_sheet_without_table_is_proposed_to_be_ignored_with_a_reason_to_find() -> None:
    found = inspection(ABS_2025)
    sheets = (*found.sheets, SheetReport("Liste", Role.DATA))
    document = tomllib.loads(draft_of(replace(found, sheets=sheets)))
    assert document["ignore"] == [{"sheet": "Liste", "reason": "?"}]


def test_the_cover_tells_author_licence_and_edition() -> None:
    cover = SheetReport(
        "Lisez-moi", Role.COVER, (), ("Enquête Asco 2025", "DREES", "Licence Ouverte 2.0")
    )
    found = inspection(replace(abs_table(), title="ABS"))
    document = tomllib.loads(draft_of(replace(found, sheets=(cover, *found.sheets))))
    assert document["edition"] == "2025"
    assert document["source"]["title"] == "Enquête Asco 2025"
    assert (document["source"]["author"], document["source"]["licence"]) == (
        "DREES",
        "Licence Ouverte 2.0",
    )


def test_a_file_that_names_no_edition_is_not_given_one() -> None:
    draft = draft_of(inspection(abs_table()))
    assert tomllib.loads(draft)["edition"] == "?"
    with pytest.raises(IngestError, match="not decided:  edition"):
        parse_mapping(draft, MAPPING)


MEASURES = [
    ("Erreur standard", "standard_error"),
    ("Écart-type", "standard_error"),
    ("IC à 95 % : borne inférieure", "ci_low"),
    ("Borne sup.", "ci_high"),
    ("IC sup", "ci_high"),
    ("Marge d'erreur", "margin"),
    ("+/-", "margin"),
    ("Intervalle de confiance", "?"),
    ("Effectif", "base"),
    ("Nombre de répondants", "base"),
    ("Nombre de communes", "base"),
    ("Part des communes", None),
    ("Action sociale", None),
    ("Supérieur à 500", None),
]


@pytest.mark.parametrize(("label", "measure"), MEASURES)
def test_a_measure_is_read_from_its_usual_names(label: str, measure: str | None) -> None:
    assert measure_of(["ABS", label]) == measure


def test_readings_scopes_and_units_are_read_from_their_usual_words() -> None:
    assert reading_of("En % de la population") == "population"
    assert reading_of("Part de la population couverte") == "population"
    assert reading_of("Part des communes") == "communes"
    assert reading_of("Nombre moyen de domaines") == "nombre"
    assert reading_of("Personnes âgées") is None
    assert scope_of("menée par la commune ou l'EPCI") == "territoire"
    assert scope_of("hors EPCI et CIAS") == "propre"
    assert scope_of("Communes") is None
    assert unit_of("Intercommunalités ayant un CIAS") == "epci"
    assert unit_of("Domaines d'action (hors EPCI et CIAS)") == "commune"
    assert unit_of("Les EPCI", "Communes de France") == "epci"
    assert unit_of("Organisation", "Champ : EPCI") == "epci"
    assert unit_of("Organisation") == "commune"
    assert unit_of("Communes membres d'un EPCI") == "commune"


EDITIONS = [
    ("Enquête ASCO 2015", ("2015", "en 2014")),
    ("au 31 décembre 2014", ("2015", "fin 2014")),
    ("fin 2014", ("2015", "fin 2014")),
    ("en 2025", ("2025", "en 2025")),
    ("2014 et 2025", None),
    ("en 2019", None),
    ("les 20145 communes", None),
]


@pytest.mark.parametrize(("text", "told"), EDITIONS)
def test_an_edition_is_named_by_its_year_or_the_one_it_describes(
    text: str, told: tuple[str, str] | None
) -> None:
    assert edition_of(text, known().catalogue.editions.values()) == told


DIRECTIONS = [
    ("Aucune action sociale", "action-sociale", "inverse"),
    ("Au moins une action sociale", "action-sociale", "direct"),
    ("N'ont pas réalisé d'ABS", "abs-realisee", "inverse"),
    ("Communes n’ayant pas réalisé d’analyse des besoins sociaux", "abs-realisee", "inverse"),
    ("ABS réalisée", "abs-realisee", "direct"),
    ("Aides financières non remboursables", "aide-financiere-non-remboursable", "direct"),
    ("Ne reconduisent pas leur ABS chaque année", "abs-non-reconduite", "direct"),
]


@pytest.mark.parametrize(("label", "indicator", "orientation"), DIRECTIONS)
def test_a_denial_is_met_in_the_other_direction(
    label: str, indicator: str, orientation: str
) -> None:
    best = ranked(label, known().catalogue.indicators.values())[0]
    assert (best.indicator.id, best.orientation) == (indicator, orientation)


@pytest.mark.parametrize("name", sorted(known().catalogue.indicators))
def test_the_own_words_of_an_indicator_propose_it(name: str) -> None:
    every = known().catalogue.indicators
    own = every[name]
    alike = [i for i in every.values() if i.unit is own.unit]
    for text in filter(None, (own.label, own.short_label, own.inverse_label)):
        best, second = ranked(text, alike)[:2]
        assert best.indicator is own
        assert (best.orientation is Orientation.INVERSE) == (text == own.inverse_label)
        assert best.score >= SURE
        assert round(best.score - second.score, 2) >= CLEAR


def test_words_that_every_label_has_name_no_indicator() -> None:
    for text in ("Part des communes", "7", "12 %", "2025"):
        assert ranked(text, known().catalogue.indicators.values()) == []


@pytest.mark.parametrize(
    ("scores", "named"), [((0.9, 0.86), True), ((0.9, 0.89), False), ((0.7, 0.1), False)]
)
def test_a_guess_must_be_good_and_ahead_of_the_next(
    scores: tuple[float, float], named: bool
) -> None:
    first, second = list(known().catalogue.indicators.values())[:2]
    matches = [
        Match(i, s, Orientation.DIRECT) for i, s in zip((first, second), scores, strict=True)
    ]
    guess = Guess(Line(2, ("a",), ("A1",)))
    assert (settle(guess, matches) is not None) is named
    assert guess.values["indicator"] == (first.id if named else "?")
    assert f"{second.id} {scores[1]:.2f}" in guess.remarks[0]


ANY_TEXT = st.text(max_size=20)


@settings(max_examples=60)
@given(
    st.lists(ANY_TEXT, min_size=1, max_size=4),
    st.lists(st.one_of(ANY_TEXT, st.tuples(ANY_TEXT, ANY_TEXT)), min_size=1, max_size=3),
    ANY_TEXT,
    st.sampled_from(["ND", "x", '"', "a\nb", "12 (p)", "12 *"]),
)
def test_a_draft_is_a_mapping_file_whatever_the_labels(
    rows: list[str], columns: list[str | tuple[str, ...]], title: str, code: str
) -> None:
    contents = {
        f"{label}{i}" if rows.count(label) > 1 else label: [1.0] * len(columns)
        for i, label in enumerate(rows)
    }
    found = table(contents, columns, title=title, sheet="a", number="")
    first = figure(5, 2, code)
    found = replace(found, figures=(first, *found.figures[1:]))
    of_file = inspection(found)
    draft = decided(draft_of(of_file)).replace('edition = "?"', 'edition = "2025"', 1)
    draft = draft.replace('reference_date = "?"', 'reference_date = "en 2025"', 1)
    loaded = parse_mapping(draft, MAPPING)
    meeting = meet(loaded.mapping, of_file, "classeur.xlsx")
    assert not meeting.faults
    [met] = meeting.met
    assert (len(met.rows), len(met.columns)) == (len(found.rows), len(found.columns))


@given(st.text())
def test_any_text_survives_as_a_string_of_toml_and_never_leaves_its_comment(text: str) -> None:
    document = tomllib.loads(
        f"{comment(text)}\na = {quoted(text)}\nb = {inline({text or 'k': text})}"
    )
    kept = text.encode("utf-8", "replace").decode()
    assert document["a"] == kept
    assert list(document) == ["a", "b"]


@given(st.text())
def test_the_id_of_a_draft_is_always_an_id(text: str) -> None:
    import re

    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug(text))
    assert len(slug(text)) <= 60


def test_the_name_of_the_file_gives_the_id() -> None:
    assert slug("Communes – Aides et actions (2025)") == "communes-aides-et-actions-2025"
