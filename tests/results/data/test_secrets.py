"""What may not be shown is in no table and no file, whatever the figures still hold."""

from dataclasses import replace
from functools import cache

import pytest

from dashboard.domain.query import Query
from dashboard.domain.size_range import SizeRange
from dashboard.domain.status import Confidentiality, Qualifier, Status
from dashboard.domain.territory import FRANCE
from dashboard.domain.verdict import VerdictKind
from dashboard.exports.data.formats import FORMATS, formats_of
from dashboard.exports.data.write import write
from dashboard.results.data.cells import communes_with_cells
from dashboard.results.data.pairs import VERDICT_COLUMNS, verdict_fields
from dashboard.results.data.tables import table
from dashboard.results.evolution_view import evolution
from dashboard.results.world import World
from dashboard.tables.store import Observations
from dashboard.wording.vocabulary import CONFIDENTIALITY, STATUS
from tests.results.data.fields import records
from tests.worlds import demonstration_world, selection

SMALL = SizeRange(0, 500)
ASKED = {"jeu": "demonstration", "indicateur": "ccas", "edition": "2025", "lecture": "communes"}
NUMBER, WORDS = 43.2109, "quarante-trois pour cent et quelque"
CASES = [
    *((status, Confidentiality.FREE) for status in Status if not status.has_figure),
    *((Status.PUBLISHED, hidden) for hidden in Confidentiality if hidden.hides),
]
HIDDEN = (
    "valeur", "borne_ou_ordre_de_grandeur", "intervalle_bas", "intervalle_haut", "erreur_type",
    "repondants",
)  # fmt: skip


@cache
def world_with(status: Status, secret: Confidentiality) -> World:
    """The demonstration with one cell that keeps its figure under a status that hides it."""
    world = demonstration_world()
    chosen = selection(**ASKED)
    one = world.observations.cells("ccas", "2025", chosen.scope, chosen.reading)[SMALL]
    masked = replace(
        one, status=status, confidentiality=secret, value=NUMBER, words=WORDS,
        qualifier=Qualifier.EXACT, interval=(NUMBER, NUMBER), standard_error=NUMBER, base=432109,
    )  # fmt: skip
    rows = tuple(masked if row is one else row for row in world.observations)
    few = tuple(r for r in rows if r.key.indicator == "ccas" and r.key.territory == FRANCE)
    return replace(world, observations=Observations(few, world.observations.sources))


@pytest.mark.parametrize(("status", "secret"), CASES, ids=lambda v: v.value)
def test_a_figure_under_a_status_that_hides_it_is_nowhere(
    status: Status, secret: Confidentiality
) -> None:
    world = world_with(status, secret)
    query = Query(indicators=("ccas",), editions=("2025",), sizes=(SMALL,))
    communes = communes_with_cells(world, selection(**ASKED, territoire="departement-90"))
    tables = (
        table(world, "observations", query),
        table(world, "comparaisons", Query(indicators=("ccas",), sizes=(SMALL,))),
        communes,
    )
    for found in tables:
        for form in (FORMATS["jsonl"], FORMATS["csv-excel"]):
            text = write(found, form).decode()
            for trace in (str(NUMBER), str(NUMBER).replace(".", ","), WORDS, "432109", "43,2"):
                assert trace not in text, (found.about.id, trace)
    national = [r for r in records(tables[0]) if r["territoire"] == "france"]
    one = next(r for r in national if r["lecture"] == "communes")
    assert {one[name] for name in HIDDEN} == {None}
    assert one["statut_observation"] == status.value
    assert one["statut_confidentialite"] == secret.value
    words = CONFIDENTIALITY[secret].label if secret.hides else STATUS[status].label
    assert one["chiffre_en_clair"] == words
    small = [r for r in records(communes) if r["taille_max_exclue"] == 500]
    assert small
    assert {r["chiffre_en_clair"] for r in small} == {words}


def test_every_format_of_the_demonstration_says_that_it_is_fictitious() -> None:
    world = demonstration_world()
    found = communes_with_cells(world, selection(**ASKED, territoire="departement-90"))
    for form in formats_of(found.about):
        content = write(found, form)
        if form.id == "xlsx":
            import io

            import openpyxl

            book = openpyxl.load_workbook(io.BytesIO(content))
            assert "Données fictives" in book.sheetnames
            assert "fictives" in str(book["Lisez-moi"]["B1"].value)
        else:
            assert "demonstration" in content.decode("utf-8", "ignore"), form.id
        if form.id in ("json", "geojson"):
            assert "Démonstration – données fictives" in content.decode()


@pytest.mark.parametrize("kind", [kind for kind in VerdictKind if not kind.shows_difference])
def test_a_difference_under_a_verdict_that_shows_none_is_in_no_column(kind: VerdictKind) -> None:
    pair = evolution(demonstration_world(), selection(**ASKED)).pairs[0]
    loud = replace(
        pair.verdict, kind=kind, difference=12.3, interval=(1.2, 3.4), p_value=0.01,
        adjusted=VerdictKind.UP,
    )  # fmt: skip
    said = dict(zip(VERDICT_COLUMNS, verdict_fields(replace(pair, verdict=loud)), strict=True))
    shown = ("ecart_points", "ecart_bas", "ecart_haut", "valeur_p", "seuil")
    assert {said[name] for name in shown} == {None}
    assert said["nature_des_bornes"] == said["verdict_corrige"] == ""
    assert said["verdict"] == kind.value
