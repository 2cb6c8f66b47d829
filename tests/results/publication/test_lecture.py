"""The « Lecture » is parsed back: date, size, number or words are those of the published figure."""

import re
from dataclasses import dataclass

import pytest

from dashboard.domain.figure import FigureKind, FigureSpec
from dashboard.domain.observation import CellKey, Orientation
from dashboard.domain.size_range import ALL_SIZES, SizeRange
from dashboard.domain.status import Qualifier
from dashboard.results.publication.compose import publication, readable
from dashboard.results.universe import WorldUniverse
from dashboard.results.world import World
from tests.results.publication.figures import demonstration
from tests.worlds import demonstration_world, real_world, world_without_precision

YEARS = {"2014": "2015", "2025": "2025"}
INHABITANTS = r"([\d\u202f]+)\u00a0habitants"
SIZES = (
    (rf"de moins de {INHABITANTS}", lambda a: SizeRange(0, a)),
    (rf"de plus de {INHABITANTS}", lambda a: SizeRange(a, None)),
    (rf"de {INHABITANTS} ou plus", lambda a: SizeRange(a, None)),
    (rf"comptant entre ([\d\u202f]+) et {INHABITANTS}", lambda a, b: SizeRange(a, b)),
    (rf"de ([\d\u202f]+) à {INHABITANTS}", lambda a, b: SizeRange(a, b + 1)),
)


@dataclass(frozen=True)
class Read:
    """What a reader understands of a sentence."""

    edition: str
    size: SizeRange
    number: float | None
    text: str


def understood(sentence: str) -> Read:
    date = re.match(r"(?:En|Fin) (\d{4}), ", sentence)
    assert date, sentence
    size = ALL_SIZES
    for pattern, range_of in SIZES:
        found = re.search(pattern, sentence)
        if found:
            size = range_of(*(int(g.replace("\u202f", "")) for g in found.groups()))
            break
    else:
        assert "habitants" not in sentence, sentence
    rest = sentence[date.end() :]
    number = re.match(r"(?:dans la région [^,]+, )?(\d+(?:,\d+)?)\u00a0%", rest)
    return Read(YEARS[date[1]], size, float(number[1].replace(",", ".")) if number else None, rest)


@pytest.mark.parametrize(
    "world", [real_world(), demonstration_world(), world_without_precision()],
    ids=["real", "demonstration", "without precision"],
)  # fmt: skip
def test_every_lecture_gives_the_published_figure_back(world: World) -> None:
    known = WorldUniverse.of(world)
    numbers = words = 0
    for indicator in world.catalogue.indicators.values():
        choices = known.choices(indicator.id)
        assert choices is not None
        asked = [(s, r, o) for s in choices.scopes for r in choices.readings
                 for o in choices.orientations]  # fmt: skip
        for scope, reading, orientation in asked:
            spec = FigureSpec(FigureKind.TABLE, (indicator.id,), tuple(sorted(choices.editions)),
                              scope, reading, orientation, dataset=world.dataset)  # fmt: skip
            for key, sentence in readable(world, spec):
                _, edition, code = key.split(":")
                read = understood(sentence)
                size = SizeRange.from_code(code)
                published = world.observations.preferred(
                    CellKey(world.dataset, edition, indicator.id, indicator.unit, scope, reading,
                            size, group=indicator.group)
                )  # fmt: skip
                assert published is not None
                assert (read.edition, read.size) == (edition, size), sentence
                alike = [published, *world.observations.alternatives(published.key)]
                direct = [o for o in alike if o.orientation is orientation]
                turned = [o for o in alike if o.orientation is not orientation and o.is_number]
                if read.number is None:
                    words += 1
                    said = [o.words for o in direct if o.words]
                    assert any(text in read.text for text in said), sentence
                    continue
                numbers += 1
                expected = [o.value for o in direct if o.qualifier is Qualifier.EXACT]
                expected += [round(100 - (o.value or 0), 6) for o in turned]
                assert read.number in expected, sentence
    assert numbers > 20
    assert world is not real_world() or words > 10
    assert orientation in (Orientation.DIRECT, Orientation.INVERSE)


def test_the_lecture_reads_the_chosen_value_and_its_interval() -> None:
    found = demonstration(indicateurs="action-sociale", editions="2025",
                          lire="action-sociale:2025:500-1500")  # fmt: skip
    assert found.read == (1, 0)
    cell = found.cells[1][0]
    assert cell is not None
    assert cell.observation is not None
    assert cell.observation.interval == (88.4, 91.3)
    assert cell.text in found.lecture
    assert found.lecture.endswith("L’intervalle de confiance à 95\u00a0% va de 88,4 à 91,3\u00a0%.")


def test_without_a_choice_the_first_plain_number_is_read() -> None:
    world = real_world()
    spec = FigureSpec(FigureKind.BARS, ("domaine-personnes-agees", "domaine-jeunesse-famille"),
                      ("2015",))  # fmt: skip
    found = publication(world, spec)
    assert found.read == (1, 0)
    assert "39\u00a0%" in found.lecture


def test_a_lecture_in_a_region_names_it() -> None:
    found = demonstration(type="carte-regions", indicateurs="action-sociale", editions="2025",
                          lire="action-sociale:2025:region-53")  # fmt: skip
    assert found.lecture.startswith("En 2025, dans la région Bretagne, 94,7\u00a0%")
