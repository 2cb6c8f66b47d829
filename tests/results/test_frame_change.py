"""The frame at two dates: real counts, told in words, and the laws that name a subject."""

import pytest

from dashboard.domain.territory import Territory
from dashboard.results.epci import epci_structure
from dashboard.results.frame_change import frame_change_text
from dashboard.results.register import milestones_of, register_rows
from tests.worlds import demonstration_world, real_world, selection


def test_the_frame_reads_the_size_that_changed_most() -> None:
    text = frame_change_text(real_world(), selection(territoire="departement-48"))
    said = text.lecture.replace("\u00a0", " ").replace("\u202f", " ")
    assert "152 communes de moins de 500 habitants en 2015, 117 en 2025" in said
    assert "185 communes en 2015, 152 communes en 2025" in text.total.replace("\u00a0", " ")


@pytest.mark.parametrize("where", ["departement-976", "epci-200023414"])
def test_where_2015_is_not_known_the_frame_says_so(where: str) -> None:
    text = frame_change_text(real_world(), selection(territoire=where))
    assert "ne sont pas" in text.total or "n’y sont pas connues" in text.total
    assert "en 2015," not in text.lecture


@pytest.mark.parametrize(
    "where", ["france", "metropole", "region-76", "region-06", "departement-2A"]
)
def test_every_territory_has_its_frame_in_words(where: str) -> None:
    chosen = selection(**({} if where == "france" else {"territoire": where}))
    text = frame_change_text(real_world(), chosen)
    assert real_world().geography.name(Territory.from_key(where)) in text.title
    assert text.sources
    assert text.champ


def test_epci_are_counted_as_dgcl_counts_them_and_lyon_apart() -> None:
    found = epci_structure(real_world())
    total = next(row for row in found.rows if row.is_total)
    assert total.epci == (2145, 2133, 1254)
    kinds = [row for row in found.rows if not row.is_total and "Lyon" not in row.label]
    for i in range(3):
        assert sum(row.epci[i] or 0 for row in kinds) == total.epci[i]
        assert sum(row.communes[i] or 0 for row in kinds) == total.communes[i]
        assert sum(row.population[i] or 0 for row in kinds) == total.population[i]
    lyon = found.rows[-1]
    assert lyon.epci == (0, 1, 1)


def test_a_subject_names_its_own_laws_and_no_other() -> None:
    world = real_world()
    laws = [m for m in milestones_of(world, "abs") if m.kind in ("loi", "decret")]
    assert [m.reference for m in laws if "2016-824" in m.reference]
    assert all("abs" in m.themes for m in laws)
    assert {m.kind for m in milestones_of(world, "abs")} >= {"elections", "enquete", "echeance"}
    assert len(milestones_of(world, "abs")) < len(world.catalogue.milestones)


def test_the_register_shows_every_indicator_even_those_nobody_judged() -> None:
    for world in (real_world(), demonstration_world()):
        labels = {row.label for row in register_rows(world)}
        assert labels == {i.short_label for i in world.catalogue.indicators.values()}
        assert all(
            row.entry.reasons or row.entry.status == "comparable" for row in register_rows(world)
        )
