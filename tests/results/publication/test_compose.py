"""Whatever an author asks, a figure is composed: complete, in French, the same each time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.domain.figure import FigureKind
from dashboard.domain.size_range import ALL_SIZES
from dashboard.domain.status import Status
from dashboard.results.publication.compose import publication, readable
from dashboard.results.publication.lint import content_faults
from dashboard.results.world import World
from dashboard.wording.datasets import DEMONSTRATION
from tests.contracts.test_catalogue import BAD_SPACING
from tests.results.publication.figures import (
    demonstration,
    every_figure,
    every_publication,
    figure,
    texts,
    world_with_departements,
)
from tests.worlds import demonstration_world, real_world, world_without_precision

WORLDS = {
    "real": real_world,
    "demonstration": demonstration_world,
    "without precision": world_without_precision,
}


@pytest.fixture(params=WORLDS, scope="module")
def world(request: pytest.FixtureRequest) -> World:
    return WORLDS[request.param]()


@pytest.mark.parametrize("name", WORLDS)
def test_every_kind_of_figure_of_every_indicator_is_whole(name: str) -> None:
    for found in every_publication(WORLDS[name]):
        spec = found.spec
        where = (spec.kind, spec.indicators, spec.editions)
        assert len(found.cells) == len(found.rows), where
        assert all(len(line) == len(found.series) for line in found.cells), where
        assert 0 < len(found.alternative) <= 220, where
        assert found.title not in found.alternative, where
        assert all((found.unit, found.champ, found.proposed)), where
        cells = [cell for line in found.cells for cell in line if cell is not None]
        lines = (found.lecture, found.source, found.licence, found.read)
        if any(cell.observation and cell.observation.has_figure for cell in cells):
            assert all(lines), where
        else:
            assert found.blocked, where
            assert not found.lecture, where
        assert all(b.text.strip() and b.remedy.strip() for b in found.blocked), where


def test_every_text_is_set_as_french_is(world: World) -> None:
    for spec in every_figure(world):
        found = publication(world, spec.with_(note="Voir l'annexe : elle suit ; merci !"))
        faults = [
            (where, rule, text)
            for where, text in [
                *texts(found),
                *(("fault", f"{f.text} {f.remedy}") for f in content_faults(found)),
            ]
            for rule, fault in BAD_SPACING.items()
            if fault.search(text)
        ]
        assert faults == []


def test_the_demonstration_is_marked_in_every_figure_and_the_real_world_in_none() -> None:
    for found in every_publication(demonstration_world):
        assert found.mark == DEMONSTRATION
        assert found.alternative.startswith(DEMONSTRATION)
        assert found.description.startswith(DEMONSTRATION)
    for found in every_publication(real_world):
        assert found.mark == ""
        assert not [text for _, text in texts(found) if "Démonstration" in text]


def test_the_world_decides_of_the_mark_whatever_the_specification_says() -> None:
    spec = next(every_figure(real_world()))
    assert publication(demonstration_world(), spec).mark == DEMONSTRATION


_PRINT = """
import hashlib, sys
from dashboard.results.publication.compose import publication
from tests.results.publication.figures import every_figure
from tests.worlds import real_world
digest = hashlib.sha256()
for spec in list(every_figure(real_world()))[::9]:
    digest.update(repr(publication(real_world(), spec)).encode())
sys.stdout.write(digest.hexdigest())
"""


def test_the_same_choices_give_the_same_figure_in_another_process() -> None:
    root = Path(__file__).resolve().parents[3]
    found = {
        subprocess.run(
            [sys.executable, "-c", _PRINT],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_one_indicator_gives_a_row_a_size_as_published_and_the_total_last() -> None:
    found = figure(indicateurs="action-sociale")
    assert [row.key for row in found.rows] == [
        "moins-500", "500-1500", "1500-plus", "5000-plus", "toutes",
    ]  # fmt: skip
    assert found.rows[1].label == "Entre 500 et 1\u202f500\u00a0habitants"
    assert found.rows[-1].is_total
    assert [line[0].text for line in found.cells if line[0]] == [
        "72\u00a0%", "90\u00a0%", "la quasi-totalité", "la totalité",
        "plus de huit communes sur dix",
    ]  # fmt: skip


def test_several_indicators_give_a_row_each_and_a_series_for_each_chosen_size() -> None:
    asked = {"type": "tableau", "indicateurs": "action-sociale,abs-realisee", "editions": "2025"}
    assert [s.key for s in demonstration(**asked).series] == ["2025"]
    found = demonstration(**asked, tailles="moins-500,10000-plus")
    assert [s.key for s in found.series] == ["2025:moins-500", "2025:10000-plus", "2025:toutes"]
    assert [row.key for row in found.rows] == ["action-sociale", "abs-realisee"]
    cell = found.cells[1][1]
    assert cell is not None
    assert cell.observation is not None
    key = cell.observation.key
    assert (key.indicator, key.size_range.code) == ("abs-realisee", "10000-plus")


def test_sizes_that_no_two_indicators_share_are_told() -> None:
    found = figure(
        type="tableau", indicateurs="action-sociale,abs-realisee", tailles="moins-500,30000-plus"
    )
    assert [s.key for s in found.series] == ["2015"]
    assert "Aucune classe de taille retenue n’est publiée pour tous" in found.note


def test_chosen_neighbours_keep_the_wider_range_that_was_published() -> None:
    narrow = figure(indicateurs="action-sociale", tailles="1500-5000,5000-10000", total="non")
    assert narrow.rows == ()
    assert narrow.blocked[0].rule == "aucune-ligne"
    wide = figure(
        indicateurs="action-sociale",
        tailles="1500-5000,5000-10000,10000-30000,30000-plus",
        total="non",
    )
    assert [row.key for row in wide.rows] == ["1500-plus", "5000-plus"]


def test_a_size_that_only_one_edition_publishes_is_a_cell_with_its_status() -> None:
    found = figure(type="tableau", indicateurs="action-sociale", editions="2015,2025")
    assert {line[1].status for line in found.cells if line[1]} == {Status.FORTHCOMING}


def test_a_dumbbell_holds_the_pairs_of_the_comparison_and_its_verdict() -> None:
    found = demonstration(type="halteres", indicateurs="action-sociale", total="non")
    assert found.evolution is not None
    assert len(found.evolution.pairs) == len(found.rows) == 5
    assert list(found.cells) == [(p.before, p.after) for p in found.evolution.pairs]
    assert found.evolution.pairs[0].verdict.sentence[:30] in found.lecture
    assert not any(row.is_total for row in found.rows)


def test_a_region_with_its_own_values_shows_them_and_another_place_says_they_are_national() -> None:
    asked = {"indicateurs": "action-sociale", "editions": "2025"}
    own = demonstration(**asked, territoire="region-76")
    assert {c.observation.key.territory.code for line in own.cells for c in line
            if c and c.observation} == {"76"}  # fmt: skip
    assert own.champ.endswith("Région Occitanie seule.")
    assert "Occitanie" in own.lecture
    national = demonstration(**asked, territoire="departement-31")
    assert "Les valeurs sont nationales" in national.note
    assert not national.champ.endswith("seule.")


def test_the_map_of_regions_gives_each_its_own_figure_or_its_status() -> None:
    found = demonstration(type="carte-regions", indicateurs="action-sociale", editions="2025")
    assert found.map is not None
    assert found.map.carrier is not None
    world = demonstration_world()
    assert [row.key for row in found.rows] == [
        f"region-{code}" for code in sorted(world.geography.regions)
    ]
    carrier = found.map.carrier
    for departement, line in zip(carrier.departements, carrier.matrix, strict=True):
        cell = found.map.cells[line[0]]
        assert cell.code == world.geography.departements[departement].region
        if cell.observation is not None:
            assert cell.observation.key.territory.code == cell.code
            assert cell.observation.key.size_range == ALL_SIZES


def test_a_map_lays_the_cells_of_the_page() -> None:
    found = figure(type="carte-communes", indicateurs="action-sociale")
    assert found.map is not None
    assert found.map.carrier is not None
    assert [row.label for row in found.rows][-2:] == ["Mayotte", "Ensemble des communes"]
    assert "jamais sa propre réponse" in found.note
    assert "communes du 1er\u00a0janvier 2025" in found.note


def test_the_note_says_first_what_the_author_wrote_then_what_the_figure_needs() -> None:
    found = figure(indicateurs="action-sociale", sens="inverse", note="voir l'encadré")
    assert found.note.startswith("Voir l’encadré. Action propre de la commune.")
    assert "complément" not in found.note
    assert "La précision de ces chiffres n’est pas publiée." in found.note
    known = demonstration(indicateurs="action-sociale")
    assert "n’est pas publiée" not in known.note
    assert "95\u00a0%" in known.note


def test_indicators_of_two_scopes_say_which_is_whose() -> None:
    found = demonstration(
        type="tableau", indicateurs="action-sociale,prestation", portee="territoire"
    )
    assert found.note.startswith(
        "Action disponible sur le territoire (commune ou EPCI)\u00a0: au moins une action sociale. "
        "Action propre de la commune\u00a0: au moins une prestation."
    )


def test_two_editions_side_by_side_carry_what_the_register_says() -> None:
    found = demonstration(type="tableau", indicateurs="abs-realisee", editions="2015,2025")
    assert found.blocked == ()
    assert "Non comparable. Décret n°\u00a02016-824" in found.note
    careful = demonstration(type="barres-groupees", indicateurs="action-sociale",
                            editions="2015,2025")  # fmt: skip
    assert "Comparable avec prudence." in careful.note


def test_a_free_title_replaces_the_proposed_one_which_stays_on_offer() -> None:
    found = figure(indicateurs="action-sociale", titre="L'essentiel : 72 %")
    assert found.title == "L’essentiel\u00a0: 72\u00a0%"
    assert found.proposed == figure(indicateurs="action-sociale").title


@pytest.mark.parametrize("kind", list(FigureKind))
def test_every_value_offered_for_reading_can_be_read(kind: FigureKind) -> None:
    world = world_with_departements()
    spec = next(s for s in every_figure(world) if s.kind is kind)
    offered = readable(world, spec)
    assert offered
    for key, sentence in offered[:8]:
        found = publication(world, spec.with_(read=key))
        assert found.lecture.startswith(sentence)


def test_editions_stand_side_by_side_within_each_size() -> None:
    found = demonstration(
        type="tableau",
        indicateurs="action-sociale,ccas",
        editions="2025,2015",
        tailles="moins-500",
    )
    assert [series.key for series in found.series] == [
        "2015:moins-500", "2025:moins-500", "2015:toutes", "2025:toutes",
    ]  # fmt: skip


def test_the_size_follows_the_communes_before_what_restricts_them() -> None:
    found = demonstration(indicateurs="abs-une-seule", editions="2025")
    assert "des communes de moins de 500\u00a0habitants ayant réalisé une ABS" in found.lecture
