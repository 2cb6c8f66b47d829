from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.observation import Observation, Reading, Scope
from dashboard.domain.size_range import SizeRange
from dashboard.domain.status import Confidentiality, Qualifier, Status
from dashboard.tables.precedence import NATURES
from dashboard.tables.store import Observations


@pytest.mark.parametrize(
    ("shown", "others"),
    [
        ("A009", ["A008"]),  # « 12 % » before « une commune sur dix »
        ("A038", ["A039"]),  # « 15 % » before « près d’une commune sur six »
        ("A041", ["A041b"]),  # « 52 % » before « un peu plus de la moitié »
        ("A021", ["A022"]),  # « 39 % » before « environ 40 % »
        ("A024", ["A025"]),
    ],
)
def test_a_number_is_shown_before_words_and_the_words_stay_on_demand(
    shown: str, others: list[str], observations: Observations
) -> None:
    key = observations.by_id[shown].key
    preferred = observations.preferred(key)
    assert preferred is not None
    assert preferred.id == shown
    assert [other.id for other in observations.alternatives(key)] == others


def _among(catalogue: Catalogue, *rows: Observation) -> str:
    store = Observations(rows, catalogue.sources)
    preferred = store.preferred(rows[0].key)
    assert preferred is not None
    assert len(store.alternatives(rows[0].key)) == len(rows) - 1
    return preferred.id


def test_the_precedence_is_the_written_one(
    catalogue: Catalogue, observations: Observations
) -> None:
    press = replace(observations.by_id["A038"], id="B900", confidence="B")

    def in_words(row: Observation, identifier: str) -> Observation:
        said = "près d’une commune sur six"
        return replace(row, id=identifier, qualifier=Qualifier.ABOUT, words=said)

    drees = replace(press, id="B901", source="er-1078-compas")
    quoted = replace(press, id="B902", source="er-995-ash")
    table = in_words(replace(press, source="datadrees-asco", confidence="A"), "B903")
    drees_words = in_words(drees, "B904")
    association = replace(press, id="B905", source="panorama-2018-unccas", confidence="A")
    secret = replace(table, id="B906", confidentiality=Confidentiality.SECRET)
    absent = replace(table, id="B907", status=Status.NOT_COLLECTED, value=None)

    assert _among(catalogue, drees, press, quoted, table) == "B903"
    assert _among(catalogue, drees_words, press) == "B900"
    assert _among(catalogue, press, quoted, drees) == "B901"
    assert _among(catalogue, press, quoted) == "B902"
    assert _among(catalogue, press, association) == "B905"
    assert _among(catalogue, replace(press, id="B999"), press) == "B900"
    assert _among(catalogue, secret, absent, press) == "B900"


def test_every_nature_of_source_has_its_place(catalogue: Catalogue) -> None:
    assert {source.nature for source in catalogue.sources.values()} <= set(NATURES)


def test_the_cells_of_an_indicator_are_its_size_ranges_smallest_first(
    observations: Observations,
) -> None:
    cells = observations.cells("action-sociale", "2015", Scope.OWN, Reading.UNITS)
    assert [(size.code, row.id) for size, row in cells.items()] == [
        ("moins-500", "A003"),
        ("toutes", "A001"),
        ("500-1500", "A007"),
        ("1500-plus", "A005"),
        ("5000-plus", "A004"),
    ]


def test_nothing_is_lent_where_nothing_was_published(observations: Observations) -> None:
    own = observations.by_id["A042"].key
    assert observations.preferred(replace(own, edition="2025")) is None
    assert observations.preferred(replace(own, size_range=SizeRange(5000, 10000))) is None
    assert observations.alternatives(replace(own, dataset="demonstration")) == ()
    assert observations.cells("domaine-petite-enfance", "2015", Scope.OWN, Reading.UNITS) == {}
    in_group = observations.cells("abs-tous-les-ans", "2015", Scope.EITHER, Reading.UNITS)
    assert in_group == {}
