"""What the reader is promised: the figure of the publication, in its words, with its origin."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

import pytest

from dashboard.domain.observation import CellKey, Orientation, Reading, Scope, Unit
from dashboard.domain.size_range import SizeRange
from dashboard.tables.store import Observations
from tests.tables.golden_2014 import ALL_FACTS, COMPLEMENTS, GOLDEN, METHOD, NOT_SHOWN, Golden


def _key(golden: Golden) -> CellKey:
    return CellKey(
        dataset="publie",
        edition="2015",
        indicator=golden.indicator,
        unit=Unit.COMMUNE,
        scope=Scope(golden.scope),
        reading=Reading(golden.reading),
        size_range=SizeRange.from_code(golden.size),
        group=golden.group,
    )


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda g: g.id)
def test_every_published_figure_is_read_back_as_printed(
    golden: Golden, observations: Observations
) -> None:
    read = observations.by_id[golden.id]
    assert read.key == _key(golden)
    assert read.value == golden.number
    assert read.qualifier.value == golden.qualifier
    assert read.words == golden.words
    assert read.orientation.value == golden.orientation
    assert read.source == golden.printed_in
    assert read in (observations.preferred(read.key), *observations.alternatives(read.key))


def test_no_figure_is_published_that_the_transcription_does_not_hold(
    observations: Observations,
) -> None:
    assert sorted(row.id for row in observations) == sorted(golden.id for golden in GOLDEN)


def test_none_of_the_51_facts_is_lost(data: Path) -> None:
    with (data / "raw" / "asco_2015_figures.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    with (data / "raw" / "not_shown.csv").open(encoding="utf-8") as stream:
        set_aside = {row["id"]: row["reason"] for row in csv.DictReader(stream)}
    editions = tomllib.loads((data / "catalogue" / "editions.toml").read_text("utf-8"))["edition"]
    method = {f["fact"]: f["value"] for e in editions for f in e["fact"] if f.get("fact")}
    complements = {row["counter_id"]: row["id"] for row in rows if row["counter_id"]}

    assert method == METHOD
    assert complements == {printed: holder for printed, (holder, *_) in COMPLEMENTS.items()}
    assert set(set_aside) >= NOT_SHOWN
    assert all(set_aside.values())
    places = [{row["id"] for row in rows}, set(method), set(complements), set(set_aside)]
    for fact in ALL_FACTS:
        assert sum(fact in place for place in places) == 1, fact


@pytest.mark.parametrize("fact", COMPLEMENTS)
def test_a_printed_complement_is_the_same_fact_read_the_other_way(
    fact: str, observations: Observations
) -> None:
    holder, number, source = COMPLEMENTS[fact]
    inverse = observations.by_id[holder].read_as(Orientation.INVERSE)
    assert inverse is not None
    assert (inverse.value, inverse.source, inverse.derived) == (number, source, False)


def test_an_unprinted_complement_is_marked_as_ours(observations: Observations) -> None:
    ninety = observations.by_id["A007"].read_as(Orientation.DIRECT)
    assert ninety is not None
    assert (ninety.value, ninety.derived) == (90.0, True)


def test_figures_in_words_never_pass_for_numbers(observations: Observations) -> None:
    in_words = [golden for golden in GOLDEN if golden.qualifier != "exact"]
    assert len(in_words) == 24
    for golden in in_words:
        row = observations.by_id[golden.id]
        assert row.words
        assert not row.is_number
        assert row.read_as(row.orientation.other) is None


def test_figures_count_people_or_communes_of_the_year_they_name(
    observations: Observations,
) -> None:
    for row in observations:
        about_needs = row.key.indicator.startswith("abs-")
        assert row.reference_date == ("fin 2014" if about_needs else "en 2014")
        assert row.key.edition == "2015"
        assert row.key.territory.key == "france"
