"""Tables and files of a comparison: both levels, the verdict in words, no difference where blocked."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dashboard.domain.dataset import Dataset
from dashboard.domain.observation import Reading, Scope
from dashboard.domain.selection import Order
from dashboard.domain.verdict import VerdictKind
from dashboard.exports import csv_file
from dashboard.exports.evolution_csv import COLUMNS, csv_bytes, file_name
from dashboard.exports.evolution_html import (
    explained_table,
    glance_table,
    pairs_table,
)
from dashboard.exports.html import cells_table
from dashboard.results.evolution import Evolution, Glance
from dashboard.wording.comparability import COMPARABILITY
from dashboard.wording.datasets import DEMONSTRATION
from dashboard.wording.verdicts import VERDICTS
from dashboard.wording.vocabulary import STATUS
from tests.exports.tables import EXPLAINED, PAIRS, TABLES, Rows, _plain, body, records
from tests.figures import samples
from tests.worlds import result


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_a_real_table(name: str) -> None:
    text = TABLES[name]()
    parsed = Rows(text)
    assert parsed.open == []
    assert parsed.tags.count("caption") == parsed.tags.count("table") >= 1
    assert 'scope="col"' in text
    assert text.count('scope="row"') >= len(EXPLAINED.parts)
    assert text.count("<tr") == text.count("</tr>")


@pytest.mark.parametrize("adjusted", [False, True], ids=["as tested", "corrected"])
def test_every_row_says_both_levels_and_its_verdict_in_words(adjusted: bool) -> None:
    chosen = samples.SELECTION.with_(adjusted=adjusted)
    rows = body(pairs_table(replace(samples.EVOLUTION, selection=chosen)))
    for row, pair in zip(rows, PAIRS, strict=True):
        shown = pair.verdict.adjusted if adjusted and pair.verdict.adjusted else pair.verdict.kind
        assert _plain(pair.heading) in row[0]
        assert f"{VERDICTS[shown].symbol} {VERDICTS[shown].label}" in row[4]
        for cell, text in ((pair.before, row[1]), (pair.after, row[2])):
            seen = cell.observation
            if cell.status.has_figure and not cell.confidentiality.hides:
                assert _plain(cell.text) in text
                assert ("[" in text) is (seen is not None and seen.interval is not None)
            else:
                assert text, "a missing level says why"
                assert not re.search(r"\d", text)


@pytest.mark.parametrize("kind", [k for k in VerdictKind if not k.shows_difference])
def test_a_blocked_difference_is_in_no_table_and_no_file(kind: VerdictKind) -> None:
    blocked = replace(
        samples.verdict(kind),
        difference=8.4,
        difference_text="+ 8,4 points",
        interval=(1.5, 15.5),
        interval_text="de + 1,5 à + 15,5 points",
        p_value=0.003,
    )
    pair = replace(PAIRS[0], verdict=blocked)
    alone = replace(samples.EVOLUTION, pairs=(pair,))
    row = replace(samples.GLANCE.rows[0], pair=pair)
    whole = replace(samples.GLANCE, rows=(row,))
    for text in (pairs_table(alone), glance_table(whole)):
        assert "8,4" not in text
        assert "15,5" not in text
        assert _plain(blocked.reason) in _plain(re.sub("<[^>]+>", " ", text))
    for content in (csv_bytes(alone), csv_bytes(whole)):
        (record,) = records(content)
        assert record["ecart_points"] == record["ecart_bas"] == record["ecart_haut"] == ""
        assert record["valeur_p"] == ""
        assert record["raison"] == blocked.reason
        assert record["valeur_avant"] == "41", "both levels stay"
        assert record["valeur_apres"] == "52,4"


def test_the_file_holds_levels_precision_verdicts_and_statuses() -> None:
    found = records(csv_bytes(samples.EVOLUTION))
    assert tuple(found[0]) == COLUMNS
    assert len(found) == len(PAIRS)
    for record, pair in zip(found, PAIRS, strict=True):
        assert record["verdict"] == pair.verdict.kind.value
        assert record["verdict_en_mots"] == VERDICTS[pair.verdict.kind].label
        assert record["statut_observation_avant"] == pair.before.status.value
        assert record["confidentialite_en_mots_apres"]
        assert record["comparabilite_en_mots"] == COMPARABILITY[samples.EVOLUTION.entry.status]
        if pair.verdict.kind.is_test:
            assert record["nature_des_bornes"] == "intervalle de confiance à 95 %"
            assert record["seuil"] == "0,05"
            assert record["valeur_p"] == "0,012"
    rising, falling = found[0], found[1]
    assert (rising["intervalle_bas_avant"], rising["intervalle_haut_avant"]) == ("38,9", "43,1")
    assert rising["repondants_avant"] == "1234"
    assert rising["ecart_points"] == "11,4"
    assert falling["ecart_points"] == "-5,7", "a negative number stays a number"
    assert falling["verdict_corrige"] == "pas-de-difference"
    unknown = next(r for r in found if r["verdict"] == "precision-inconnue")
    assert unknown["nature_des_bornes"] == "arrondi seul"
    assert unknown["valeur_p"] == ""
    bound = next(r for r in found if r["mots_avant"] == "plus de huit communes sur dix")
    assert bound["valeur_avant"] == ""
    assert bound["borne_ou_ordre_de_grandeur_avant"] == "80"


def test_what_a_secret_hides_is_in_no_table_and_no_file() -> None:
    secret = next(p for p in PAIRS if p.verdict.kind is VerdictKind.SECRET)
    assert secret.before.observation is not None
    assert secret.before.observation.value == 41.0
    alone = replace(samples.EVOLUTION, pairs=(secret,))
    (record,) = records(csv_bytes(alone))
    hidden = {k: v for k, v in record.items() if k.endswith("_avant") and v}
    assert set(hidden) == {
        "date_avant", "statut_observation_avant", "statut_en_mots_avant",
        "statut_confidentialite_avant", "confidentialite_en_mots_avant",
    }  # fmt: skip
    (row,) = body(pairs_table(alone))
    assert row[1] == "s secret statistique"


def test_a_code_is_explained_under_the_table_that_uses_it_and_only_there() -> None:
    notes = pairs_table(samples.EVOLUTION).split("asco-codes")[1]
    for code in ("(u)", "(p)", "s", "NR", "ND", "NC"):
        assert re.search(rf">{re.escape(code)}\s:", notes), code
    assert "(e)" not in notes
    without = pairs_table(replace(samples.EVOLUTION, pairs=PAIRS[:1])).split("asco-codes")[1]
    assert "(u)" not in without
    assert STATUS[PAIRS[4].after.status].explanation in notes.replace("\u00a0", " ")


def test_bounds_of_rounding_are_not_given_for_a_confidence_interval() -> None:
    row = next(r for r in body(pairs_table(samples.EVOLUTION)) if "précision inconnue" in r[4])
    assert "arrondi seul : de" in row[3]
    alone = replace(samples.EVOLUTION, pairs=(PAIRS[3], PAIRS[6]))
    assert "Entre crochets" in pairs_table(alone)
    assert "sous un écart" not in pairs_table(alone), "no difference has a confidence interval"
    assert "sous un écart, son intervalle" in pairs_table(samples.EVOLUTION)
    assert "personne ne peut dire" in row[4]


def test_a_verdict_that_many_comparisons_undo_says_so() -> None:
    row = body(pairs_table(samples.EVOLUTION))[1]
    assert "baisse" in row[4]
    assert "ne l’est plus une fois corrigée" in row[4]


def test_the_glance_has_its_themes_while_in_the_order_of_the_questionnaire() -> None:
    themes = dict.fromkeys(row.theme for row in samples.GLANCE.rows)
    text = glance_table(samples.GLANCE)
    assert text.count('class="group"') >= len(themes)
    sorted_ = replace(samples.GLANCE, selection=samples.SELECTION.with_(order=Order.RISE))
    assert 'class="group"' not in glance_table(sorted_)
    linked = replace(samples.GLANCE.rows[0], params={"indicateur": "abs", "partie": "detail"})
    text = glance_table(replace(samples.GLANCE, rows=(linked,)))
    assert 'href="evolutions?indicateur=abs&amp;partie=detail"' in text


@pytest.mark.parametrize("view", [samples.EVOLUTION, samples.GLANCE], ids=["detail", "glance"])
def test_the_mark_is_inside_every_table_and_file(view: Evolution | Glance) -> None:
    demonstration = (
        samples.simulated(view)
        if isinstance(view, Evolution)
        else samples.simulated_glance(view)
    )  # fmt: skip
    render = pairs_table if isinstance(view, Evolution) else glance_table
    assert f"<caption>{DEMONSTRATION} – " in render(demonstration).replace("\u00a0", " ")  # type: ignore[arg-type]
    assert DEMONSTRATION not in render(view)  # type: ignore[arg-type]
    for chosen, dataset in ((view, "publie"), (demonstration, "demonstration")):
        found = records(csv_bytes(chosen))
        assert {record["jeu"] for record in found} == {dataset}
        marked = all(record["titre"].startswith(f"{DEMONSTRATION} – ") for record in found)
        assert marked is (dataset == "demonstration")
        fictitious = all("fictives" in record["licence"] for record in found)
        assert fictitious is (dataset == "demonstration")
        assert file_name(chosen, "csv").startswith("demonstration_") is marked


def test_the_cells_of_the_demonstration_are_marked_too() -> None:
    found = result(indicateur="abs-realisee")
    simulated = replace(found, selection=found.selection.with_(dataset=Dataset.DEMONSTRATION))
    assert f"<caption>{DEMONSTRATION} – " in cells_table(simulated).replace("\u00a0", " ")
    assert csv_file.file_name(simulated, "csv").startswith("demonstration_asco-2015_")
    for view, dataset in ((found, "publie"), (simulated, "demonstration")):
        rows = records(csv_file.csv_bytes(view))
        assert {row["jeu"] for row in rows} == {dataset}
    assert "fictives" in records(csv_file.csv_bytes(simulated))[0]["licence"]


def test_file_names_say_what_the_file_holds() -> None:
    assert (
        file_name(samples.EVOLUTION, "csv")
        == "evolution-2015-2025_action-sociale_propre_france.csv"
    )
    people = samples.SELECTION.with_(reading=Reading.POPULATION, scope=Scope.EITHER, theme="abs")
    whole = replace(samples.GLANCE, selection=people)
    assert file_name(whole, "csv") == "evolution-2015-2025_tous-les-indicateurs_abs_population.csv"
    named = replace(samples.GLANCE, key="epci")
    assert file_name(named, "csv") == "evolution-2015-2025_epci.csv"


def test_markup_and_formulas_in_data_are_text() -> None:
    evil = replace(PAIRS[0], heading="=1+<script>")
    alone = replace(samples.EVOLUTION, pairs=(evil,))
    assert "<script>" not in pairs_table(alone)
    assert records(csv_bytes(alone))[0]["ligne"].startswith("'=")


def test_an_explanation_shows_its_parts_with_french_signs_and_its_sums() -> None:
    rows = body(explained_table(EXPLAINED, DEMONSTRATION))
    assert rows[1] == [
        "Moins de 500 habitants", "41,0 %", "52,4 %", "53,9 %", "52,3 %", "+ 6,0", "− 0,3",
    ]  # fmt: skip
    assert rows[-1][0] == "Écart total"
    assert DEMONSTRATION in explained_table(EXPLAINED, DEMONSTRATION).replace("\u00a0", " ")
    dated = explained_table(EXPLAINED, "", "fin 2014", "2025")
    assert rows[0][:4] == ["avant", "après", "avant", "après"]
    assert body(dated)[0][:4] == ["fin 2014", "2025", "fin 2014", "2025"]
    assert 'data-label="poids, fin 2014"' in dated.replace("\u00a0", " ")
