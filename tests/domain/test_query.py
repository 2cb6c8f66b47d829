"""What a re-user asks is read as it was written, or told to be unknown; it never fails."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.data_view import ROWS_A_PAGE, data_view_params, pages_of, parse_data_view
from dashboard.domain.dataset import Dataset
from dashboard.domain.observation import Orientation, Reading, Scope
from dashboard.domain.query import KEYS, LONGEST_TEXT, MANY, Query, parse_query, query_params
from dashboard.domain.selection import Problem
from dashboard.domain.size_range import ALL_SIZES, SizeRange
from dashboard.domain.status import Confidentiality, Status
from dashboard.domain.territory import FRANCE, Territory, TerritoryKind


class Some:
    """A small world."""

    indicators: Sequence[str] = ("ccas", "abs-realisee")
    editions: Sequence[str] = ("2015", "2025")
    versions: Sequence[str] = ("1.0.0", "1.1.0")

    def has_territory(self, territory: Territory) -> bool:
        return territory in (FRANCE, LOZERE)


LOZERE = Territory(TerritoryKind.DEPARTEMENT, "48")
KNOWN = Some()
FULL = Query(
    indicators=("abs-realisee", "ccas"),
    editions=("2025",),
    scopes=(Scope.OWN, Scope.AVAILABLE),
    readings=(Reading.POPULATION,),
    orientation=Orientation.INVERSE,
    sizes=(SizeRange(0, 500), ALL_SIZES),
    territories=(LOZERE,),
    statuses=(Status.NOT_COLLECTED, Status.PUBLISHED),
    confidentialities=(Confidentiality.SECRET,),
    text="besoins sociaux",
    order="-valeur",
    dataset=Dataset.DEMONSTRATION,
    version="1.1.0",
)


def test_a_query_written_as_an_address_is_read_back_whole() -> None:
    assert parse_query(query_params(FULL), KNOWN) == (FULL, ())
    assert query_params(Query()) == {}


def test_repeating_a_key_says_the_same_as_commas() -> None:
    once = parse_query({"indicateur": "ccas,abs-realisee"}, KNOWN)
    assert once == parse_query({"indicateur": ["ccas", "abs-realisee", "ccas"]}, KNOWN)
    assert once[0].indicators == ("ccas", "abs-realisee")
    assert once[1] == ()


def test_the_key_of_sizes_in_the_addresses_of_pages_is_read_too() -> None:
    query, notices = parse_query({"tailles": "moins-500,500-1500"}, KNOWN)
    assert query.sizes == (SizeRange(0, 500), SizeRange(500, 1500))
    assert notices == ()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("indicateur", "rien"),
        ("edition", "2099"),
        ("portee", "mienne"),
        ("lecture", "regard"),
        ("taille", "9-1"),
        ("territoire", "departement-99"),
        ("territoire", "departement-01"),
        ("statut", "ZZ"),
        ("statut", "C"),
        ("confidentialite", "A"),
        ("jeu", "faux"),
        ("sens", "dessus-dessous"),
        ("v", "7.7.7"),
    ],
)
def test_what_is_unknown_is_left_out_and_told(key: str, value: str) -> None:
    query, notices = parse_query({key: value}, KNOWN)
    assert query == Query()
    assert [(n.key, n.value, n.problem) for n in notices] == [(key, value, Problem.UNKNOWN)]


def test_one_unknown_value_does_not_silence_the_others() -> None:
    query, notices = parse_query({"indicateur": "rien,ccas"}, KNOWN)
    assert query.indicators == ("ccas",)
    assert len(notices) == 1


def test_too_many_values_and_too_long_texts_are_cut_and_told() -> None:
    sizes = ",".join(f"{n}-plus" for n in range(1, MANY + 50))
    query, notices = parse_query({"taille": sizes, "q": "a" * 500}, KNOWN)
    assert len(query.sizes) == MANY
    assert len(query.text) == LONGEST_TEXT
    assert {n.problem for n in notices} == {Problem.TOO_LONG}


def test_a_size_keeps_the_ranges_inside_it_and_all_sizes_keeps_the_totals_alone() -> None:
    small = Query(sizes=(SizeRange(0, 1500),))
    assert small.keeps_size(SizeRange(500, 1500))
    assert not small.keeps_size(SizeRange(500, 5000))
    assert not small.keeps_size(ALL_SIZES)
    totals = Query(sizes=(ALL_SIZES,))
    assert totals.keeps_size(ALL_SIZES)
    assert not totals.keeps_size(SizeRange(0, 500))
    assert Query().keeps_size(ALL_SIZES)


@given(
    st.dictionaries(
        st.sampled_from([*KEYS, "tailles", "table", "page", "autre"]),
        st.one_of(st.text(max_size=60), st.lists(st.text(max_size=20), max_size=4)),
        max_size=6,
    )
)
def test_no_address_fails_and_each_has_one_written_form(params: dict[str, str | list[str]]) -> None:
    view, _ = parse_data_view(params, ("observations",), KNOWN)
    again, notices = parse_data_view(data_view_params(view), ("observations",), KNOWN)
    assert again == view
    assert notices == ()
    assert view.page >= 1


@pytest.mark.parametrize("page", ["0", "-1", "x", "²", "1" * 40])
def test_a_page_that_is_no_number_is_the_first_and_told(page: str) -> None:
    view, notices = parse_data_view({"page": page}, (), KNOWN)
    assert view.page == 1
    assert [n.key for n in notices] == ["page"]


def test_pages_hold_fifty_rows() -> None:
    assert [pages_of(n) for n in (0, 1, ROWS_A_PAGE, ROWS_A_PAGE + 1)] == [1, 1, 1, 2]
