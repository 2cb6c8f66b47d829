"""A figure is its address: whatever stands in it can be read; whatever is composed reads back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.dataset import Dataset
from dashboard.domain.figure import (
    MAX_INDICATORS,
    MAX_TEXT,
    FigureKind,
    FigureSpec,
    PageFormat,
)
from dashboard.domain.figure_address import figure_params, parse_figure, plain_text
from dashboard.domain.observation import Orientation, Reading, Scope
from dashboard.domain.selection import Choices, Problem, Selection
from dashboard.domain.size_range import ALL_SIZES, SizeRange, elementary_ranges
from dashboard.domain.territory import FRANCE, METROPOLE, Territory, TerritoryKind
from dashboard.wording.messages import notice_text

LIMITS = [0, 500, 1500, 5000]
PLACES = (FRANCE, METROPOLE, Territory(TerritoryKind.REGION, "76"))
NAMES = tuple(f"indicateur-{n}" for n in range(14))


class SmallUniverse:
    default = Selection(NAMES[0], "2015", Scope.OWN)

    def choices(self, indicator: str) -> Choices | None:
        if indicator not in (*NAMES, "cadre-part"):
            return None
        return Choices(
            editions=("2015", "2025"),
            scopes=(Scope.OWN, Scope.AVAILABLE),
            readings=(Reading.UNITS, Reading.POPULATION),
            orientations=(Orientation.DIRECT, Orientation.INVERSE),
        )

    def is_survey(self, indicator: str) -> bool:
        return indicator in NAMES

    def sizes(self) -> tuple[SizeRange, ...]:
        return elementary_ranges(LIMITS[1:])

    def versions(self) -> tuple[str, ...]:
        return ("1.0.0", "1.1.0")

    def themes(self) -> tuple[str, ...]:
        return ()

    def has_territory(self, territory: Territory) -> bool:
        return territory in PLACES

    def name_of(self, code: str) -> str:
        return ""

    def commune_today(self, code: str) -> str | None:
        return None


UNIVERSE = SmallUniverse()


def sizes() -> st.SearchStrategy[tuple[SizeRange, ...]]:
    ends: list[int | None] = [*LIMITS[1:], None]
    ranges = [SizeRange(a, b) for a in LIMITS for b in ends if b is None or b > a]
    wanted = [size for size in ranges if size != ALL_SIZES]
    return st.sets(st.sampled_from(wanted)).map(lambda found: tuple(sorted(found)))


@st.composite
def specs(draw: st.DrawFn) -> FigureSpec:
    indicators = draw(
        st.lists(st.sampled_from(NAMES), min_size=1, max_size=MAX_INDICATORS, unique=True)
    )
    editions = draw(st.sampled_from([("2015",), ("2025",), ("2015", "2025")]))
    place = draw(st.sampled_from(["moins-500", "toutes", "1500-plus", "region-76"]))
    return FigureSpec(
        kind=draw(st.sampled_from(FigureKind)),
        indicators=tuple(indicators),
        editions=editions,
        scope=draw(st.sampled_from([Scope.OWN, Scope.AVAILABLE])),
        reading=draw(st.sampled_from([Reading.UNITS, Reading.POPULATION])),
        orientation=draw(st.sampled_from(Orientation)),
        sizes=draw(sizes()),
        total=draw(st.booleans()),
        territory=draw(st.sampled_from(PLACES)),
        dataset=draw(st.sampled_from(Dataset)),
        number=draw(st.integers(1, 99)),
        title=draw(st.text(max_size=400).map(plain_text)),
        note=draw(st.text(max_size=400).map(plain_text)),
        read=draw(st.sampled_from(["", f"{indicators[0]}:{editions[0]}:{place}"])),
        format=draw(st.sampled_from(PageFormat)),
    )


@given(specs())
def test_what_is_composed_reads_back(spec: FigureSpec) -> None:
    parsed = parse_figure(figure_params(spec), UNIVERSE)
    assert parsed.spec == spec
    assert parsed.notices == ()


KEYS = ("type", "indicateurs", "editions", "portee", "lecture", "sens", "tailles", "total",
        "territoire", "numero", "titre", "note", "lire", "format", "jeu")  # fmt: skip
VALUES = st.text(max_size=60) | st.sampled_from(
    ["moins-500", "500-plus", "0-0", "99-1", "region-99", "2025,2015", "a:b:c", "oui", "carte", ","]
)


@given(st.dictionaries(st.sampled_from(KEYS) | st.text(), VALUES | st.lists(VALUES)))
def test_any_address_gives_a_figure_that_reads_back(params: dict[str, str | list[str]]) -> None:
    found = parse_figure(params, UNIVERSE)
    again = parse_figure(figure_params(found.spec), UNIVERSE)
    assert again.spec == found.spec
    assert again.notices == ()
    for notice in found.notices:
        assert notice_text(notice)


@given(st.text())
def test_free_text_is_one_visible_line(text: str) -> None:
    kept = plain_text(text)
    assert len(kept) <= MAX_TEXT
    assert plain_text(kept) == kept
    assert not any(unicodedata.category(c)[0] == "C" or c in "\u2028\u2029" for c in kept)


def test_no_break_spaces_typed_by_an_author_stay() -> None:
    assert plain_text("15\u00a0% des communes\nde 1\u202f500 habitants\x07\u202e") == (
        "15\u00a0% des communes de 1\u202f500 habitants"
    )


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("type", "camembert", Problem.UNKNOWN),
        ("indicateurs", "cadre-part", Problem.UNKNOWN),
        ("indicateurs", ",".join(NAMES), Problem.TOO_LONG),
        ("indicateurs", "x" * 2000, Problem.TOO_LONG),
        ("editions", "1999", Problem.UNKNOWN),
        ("portee", "sans-objet", Problem.NOT_FOR_INDICATOR),
        ("tailles", "moins-700", Problem.UNKNOWN),
        ("tailles", "petites", Problem.UNKNOWN),
        ("territoire", "region-99", Problem.UNKNOWN),
        ("numero", "0", Problem.UNKNOWN),
        ("numero", "100", Problem.UNKNOWN),
        ("total", "peut-être", Problem.UNKNOWN),
        ("titre", "a" * 301, Problem.TOO_LONG),
        ("lire", "ailleurs:2015:toutes", Problem.UNKNOWN),
        ("lire", "indicateur-0:2015:ici", Problem.UNKNOWN),
        ("format", "affiche", Problem.UNKNOWN),
        ("jeu", "autre", Problem.UNKNOWN),
    ],
)
def test_what_cannot_be_taken_is_told(key: str, value: str, problem: Problem) -> None:
    found = parse_figure({key: value}, UNIVERSE)
    assert {(notice.key, notice.problem) for notice in found.notices} == {(key, problem)}


def test_a_range_between_known_limits_is_kept_as_asked_and_another_takes_what_it_covers() -> None:
    assert parse_figure({"tailles": "500-5000"}, UNIVERSE).spec.sizes == (SizeRange(500, 5000),)
    assert parse_figure({"tailles": "moins-700"}, UNIVERSE).spec.sizes == (SizeRange(0, 500),)
    assert parse_figure({"tailles": "toutes"}, UNIVERSE).spec.sizes == ()


def test_editions_stand_in_order_of_time_and_a_dumbbell_takes_both() -> None:
    assert parse_figure({"editions": "2025,2015"}, UNIVERSE).spec.editions == ("2015", "2025")
    assert parse_figure({"type": "halteres"}, UNIVERSE).spec.editions == ("2015", "2025")
    assert parse_figure({"type": "barres"}, UNIVERSE).spec.editions == ("2015",)


def test_too_many_indicators_leave_the_first_ones() -> None:
    found = parse_figure({"indicateurs": ",".join(NAMES)}, UNIVERSE)
    assert found.spec.indicators == NAMES[:MAX_INDICATORS]


def test_a_text_cut_to_its_length_does_not_end_with_a_space() -> None:
    assert plain_text("a" * (MAX_TEXT - 1) + " bc") == "a" * (MAX_TEXT - 1)
