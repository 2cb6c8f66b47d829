"""The URL is the state: whatever stands in it, the page opens; whatever is chosen reads back."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.address import dataset_of, parse, to_params
from dashboard.domain.dataset import Dataset
from dashboard.domain.observation import Orientation, Reading, Scope
from dashboard.domain.selection import (
    Choices,
    Compare,
    Face,
    Level,
    Method,
    Order,
    Problem,
    Section,
    Selection,
)
from dashboard.domain.size_range import SizeRange, elementary_ranges
from dashboard.domain.territory import FRANCE, METROPOLE, Territory, TerritoryKind
from dashboard.domain.verdict import VerdictKind

RANGES = elementary_ranges([500, 1500, 5000, 10000, 30000])
PLACES = (FRANCE, METROPOLE, Territory(TerritoryKind.REGION, "76"),
          Territory(TerritoryKind.DEPARTEMENT, "2A"), Territory(TerritoryKind.EPCI, "200023414"))  # fmt: skip
CHOICES = {
    "action-sociale": Choices(
        editions=("2015", "2025"),
        scopes=(Scope.OWN, Scope.AVAILABLE),
        readings=(Reading.UNITS, Reading.POPULATION),
        orientations=(Orientation.DIRECT, Orientation.INVERSE),
        levels=(Level.NATIONAL, Level.REGION),
        compares=tuple(Compare),
    ),
    "cadre-part": Choices(
        editions=("2025", "2015"),
        levels=(Level.DEPARTEMENT, Level.REGION),
        methods=(Method.NATURAL, Method.EQUAL),
    ),
    "abs-tous-les-ans": Choices(editions=("2015",)),
}


class SmallUniverse:
    default = Selection("action-sociale", "2015", Scope.OWN)

    def choices(self, indicator: str) -> Choices | None:
        return CHOICES.get(indicator)

    def sizes(self) -> tuple[SizeRange, ...]:
        return RANGES

    def versions(self) -> tuple[str, ...]:
        return ("1.0.0", "1.1.0")

    def themes(self) -> tuple[str, ...]:
        return ("organisation", "abs")

    def has_territory(self, territory: Territory) -> bool:
        return territory in PLACES

    def commune_today(self, code: str) -> str | None:
        return {"46042": "46042", "46001": "46042"}.get(code)


UNIVERSE = SmallUniverse()


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    name = draw(st.sampled_from(sorted(CHOICES)))
    choices = CHOICES[name]
    compare = draw(st.sampled_from(choices.compares))
    levels = choices.levels or (Level.DEPARTEMENT,)
    levels = levels if compare is Compare.NONE else levels[:1]
    sizes = draw(st.sets(st.sampled_from(RANGES), max_size=len(RANGES) - 1))
    return Selection(
        indicator=name,
        edition=draw(st.sampled_from(choices.editions)),
        scope=draw(st.sampled_from(choices.scopes)),
        reading=draw(st.sampled_from(choices.readings)),
        orientation=draw(st.sampled_from(choices.orientations)),
        sizes=tuple(sorted(sizes)),
        territory=draw(st.sampled_from(PLACES)),
        commune=draw(st.sampled_from(["", "46042"])),
        face=draw(st.sampled_from(Face)),
        level=draw(st.sampled_from(levels)),
        method=draw(st.sampled_from(choices.methods or (Method.NATURAL,))),
        dataset=draw(st.sampled_from(Dataset)),
        compare=compare,
        adjusted=draw(st.booleans()),
        theme=draw(st.sampled_from(["", "abs"])),
        verdict=draw(st.sampled_from([None, *VerdictKind])),
        order=draw(st.sampled_from(Order)),
        section=draw(st.sampled_from(Section)),
        version=draw(st.sampled_from(["", "1.0.0", "1.1.0"])),
    )


@given(selections())
def test_any_view_can_be_copied_and_reopened(selection: Selection) -> None:
    parsed = parse(to_params(selection, UNIVERSE), UNIVERSE)
    assert parsed.selection == selection
    assert parsed.notices == ()


keys = st.sampled_from(["indicateur", "edition", "portee", "lecture", "sens", "tailles",
                        "territoire", "commune", "vue", "maille", "classes", "jeu",
                        "comparaison", "correction", "sujet", "verdict", "tri", "partie", "v", "autre"])  # fmt: skip


@given(st.dictionaries(keys, st.text(max_size=300) | st.lists(st.text(max_size=40), max_size=3)))
def test_no_address_is_refused_and_each_replacement_is_told(params: dict[str, object]) -> None:
    parsed = parse(params, UNIVERSE)  # type: ignore[arg-type]
    again = parse(to_params(parsed.selection, UNIVERSE), UNIVERSE)
    assert again.selection == parsed.selection
    assert again.notices == ()
    for notice in parsed.notices:
        assert notice.key in params
        assert len(notice.value) <= 200


def test_an_address_names_indicator_and_edition_so_that_a_new_edition_cannot_change_it() -> None:
    params = to_params(UNIVERSE.default, UNIVERSE)
    assert params["indicateur"] == "action-sociale"
    assert params["edition"] == "2015"
    assert params["portee"] == "propre"


def test_a_commune_that_no_longer_exists_leads_to_the_one_of_today() -> None:
    parsed = parse({"commune": "46001"}, UNIVERSE)
    assert parsed.selection.commune == "46042"
    (notice,) = parsed.notices
    assert notice.problem is Problem.MERGED


def test_a_reading_that_an_indicator_lacks_gives_the_nearest_view_and_says_so() -> None:
    parsed = parse({"indicateur": "abs-tous-les-ans", "lecture": "population"}, UNIVERSE)
    assert parsed.selection.reading is Reading.UNITS
    assert [n.problem for n in parsed.notices] == [Problem.NOT_FOR_INDICATOR]


def test_a_wider_range_selects_the_ranges_inside_it() -> None:
    parsed = parse({"tailles": "5000-plus"}, UNIVERSE)
    assert parsed.selection.sizes == RANGES[3:]
    assert parsed.notices == ()


def test_all_ranges_chosen_is_no_filter() -> None:
    parsed = parse({"tailles": "toutes"}, UNIVERSE)
    assert parsed.selection.sizes == ()


def test_published_figures_are_shown_unless_the_demonstration_is_asked_for() -> None:
    assert dataset_of({}) is Dataset.PUBLISHED
    assert dataset_of({"jeu": "demonstration"}) is Dataset.DEMONSTRATION
    assert dataset_of({"jeu": "inventé"}) is Dataset.PUBLISHED
    assert [n.key for n in parse({"jeu": "inventé"}, UNIVERSE).notices] == ["jeu"]
    assert to_params(UNIVERSE.default, UNIVERSE).get("jeu") is None
    shown = to_params(UNIVERSE.default.with_(dataset=Dataset.DEMONSTRATION), UNIVERSE)
    assert shown["jeu"] == "demonstration"
