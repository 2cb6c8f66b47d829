"""Note and Champ say what a reader needs, once: no hearsay, no letter told twice, no doubt stated."""

import re
from dataclasses import replace

import pytest

from dashboard.domain.figure import FigureKind, FigureSpec
from dashboard.domain.observation import Observation, Scope
from dashboard.domain.status import Qualifier, Status
from dashboard.results.publication.compose import publication
from dashboard.results.publication.lint import content_faults
from dashboard.results.publication.publication import Publication
from dashboard.results.publication.remarks import outlets_of, printed
from dashboard.tables.store import Observations
from dashboard.wording.publication import COMPLEMENTS, PRESS
from tests.results.publication.figures import demonstration, every_publication, figure
from tests.worlds import demonstration_world, real_world, world_without_precision

SPACES = str.maketrans("\u00a0\u202f", "  ")
MAYOTTE = "L’absence de Mayotte du champ de l’édition 2015 est à confirmer."


def remarked(**notes: str) -> Publication:
    """Bars of « action sociale » in 2025, with remarks by the code of their size."""
    world = demonstration_world()

    def told(row: Observation) -> Observation:
        key = row.key
        asked = key.indicator == "action-sociale" and key.edition == "2025"
        code = key.size_range.code.replace("-", "_")
        return replace(row, note=notes.get(code, "")) if asked else row

    rows = tuple(map(told, world.observations))
    world = replace(world, observations=Observations(rows, world.observations.sources))
    return publication(
        world, FigureSpec(FigureKind.BARS, ("action-sociale",), ("2025",), Scope.OWN)
    )


def test_no_note_names_the_papers_that_a_figure_was_read_in() -> None:
    names = outlets_of(real_world())
    assert {"Maire-info", "Localtis", "Lien social", "ASH", *PRESS} <= set(names)
    told = [o.note for o in real_world().observations if any(n in o.note for n in names)]
    assert len(told) > 5, "the data still name papers: the test has something to catch"
    for found in every_publication(real_world):
        note = found.note
        assert not [name for name in names if re.search(rf"\b{name}\b", note)], note


def test_what_remains_to_be_verified_is_kept_without_its_hearsay() -> None:
    assert (
        "Libellé à vérifier dans la publication." in figure(indicateurs="aide-sociale-legale").note
    )
    note = figure(indicateurs="domaines-sept-ou-plus").note.translate(SPACES)
    assert "Plus de 1 500 habitants : seuil à vérifier dans la publication." in note


def test_what_a_letter_says_is_not_said_again() -> None:
    found = figure(indicateurs="action-sociale")
    assert [note.mark for note in found.footnotes] == ["(b)", "(c)", "(d)"]
    for again in ("Valeur exacte non lue", "Pas de valeur numérique", "lecture inverse"):
        assert again not in found.note
    for mapped in every_publication(demonstration_world):
        assert not any(text in mapped.note for text in COMPLEMENTS)


def test_a_plain_number_keeps_a_remark_that_a_letter_would_have_said() -> None:
    exact = next(o for o in real_world().observations if o.qualifier is Qualifier.EXACT)
    about = replace(exact, qualifier=Qualifier.ABOUT)
    assert list(printed("Valeur exacte non lue.", exact, ())) == ["Valeur exacte non lue."]
    assert list(printed("Valeur exacte non lue.", about, ())) == []
    assert list(printed("Un peu moins de 20 %.", about, ())) == []
    assert list(printed("Un peu moins de 20 %.", exact, ())) == ["Un peu moins de 20 %."]
    bound = replace(exact, qualifier=Qualifier.MORE_THAN)
    assert list(printed("Un peu moins de 20 %.", bound, ())) == ["Un peu moins de 20 %."]


def test_a_remark_is_said_with_the_rows_it_holds_for_in_lower_case() -> None:
    note = remarked(moins_500="Calculé hors métropole. ABS comprise.",
                    **{"500_1500": "ABS comprise."}).note.translate(SPACES)  # fmt: skip
    assert "Moins de 500 habitants : calculé hors métropole." in note
    assert "Moins de 500 habitants ; De 500 à 1 499 habitants : ABS comprise." in note


def test_a_remark_of_every_figure_needs_no_name_and_one_without_figure_none_at_all() -> None:
    found = remarked()
    keys = [row.key.replace("-", "_") for row in found.rows]
    everywhere = remarked(**dict.fromkeys(keys, "Réponses redressées."))
    assert " Réponses redressées." in everywhere.note
    assert "habitants\u00a0: réponses" not in everywhere.note


def test_a_map_keeps_the_remarks_that_hold_for_all_and_leaves_those_of_one_size() -> None:
    note = figure(type="carte-communes", indicateurs="abs-realisee").note
    assert "ABS réalisées en 2014 ou avant." in note
    threshold = figure(type="carte-communes", indicateurs="domaines-sept-ou-plus").note
    assert "seuil à vérifier" not in threshold


@pytest.mark.parametrize("kind", ["barres", "tableau", "carte-communes"])
def test_the_field_states_and_its_doubt_is_in_the_note_once(kind: str) -> None:
    found = figure(type=kind, indicateurs="action-sociale")
    assert found.champ == "Communes de France métropolitaine et des DROM."
    assert found.note.count("à confirmer") == 1
    assert found.note.count("Mayotte") == (1 if kind != "carte-communes" else 2)


def test_no_champ_of_any_figure_holds_a_doubt_and_none_loses_who_is_counted() -> None:
    for world in (real_world, demonstration_world, world_without_precision):
        for found in every_publication(world):
            spec = found.spec
            assert "à confirmer" not in found.champ
            assert found.champ.startswith(("Communes", "Communautés", "Édition", "EPCI"))
            if "2015" in spec.editions and "communes" in found.champ.lower()[:9]:
                indicator = world().catalogue.indicators[spec.indicators[0]]
                doubt = "Mayotte" in indicator.champ_in("2015")
                assert doubt is ("à confirmer" in found.note), (spec.kind, spec.indicators)


def test_the_code_of_an_uncertain_field_sends_to_the_note_that_tells_it() -> None:
    found = figure(type="carte-communes", indicateurs="action-sociale")
    meanings = {note.mark: note.text for note in found.footnotes}
    assert meanings["c.c."] == "champ à confirmer, voir la note."
    assert "Mayotte n’est pas coloriée" in found.note
    away = figure(type="carte-communes", indicateurs="action-sociale", territoire="region-76")
    assert "n’est pas coloriée" not in away.note
    assert MAYOTTE in away.note


def test_a_note_of_the_author_does_not_silence_what_the_figure_must_say() -> None:
    found = figure(indicateurs="action-sociale", note="Tout est à confirmer")
    assert MAYOTTE in found.note
    mapped = figure(
        type="carte-communes", indicateurs="action-sociale", note="Tout est à confirmer"
    )
    assert {n.mark: n.text for n in mapped.footnotes}["c.c."] == "champ à confirmer, voir la note."


def test_two_points_are_spoken_of_only_where_two_points_are_drawn() -> None:
    asked = {"indicateurs": "action-sociale", "editions": "2015,2025"}
    assert "Deux dates font deux points" in demonstration(type="halteres", **asked).note
    for kind in ("tableau", "barres-groupees"):
        note = demonstration(type=kind, **asked).note
        assert "points" not in note
        assert "écart" not in note
        assert note.count("La taille d’une commune est celle de l’édition.") == 1
    total = demonstration(type="tableau", tailles="moins-500", **asked)
    assert "celle de l’édition" in total.note
    several = demonstration(type="tableau", indicateurs="action-sociale,ccas",
                            editions="2015,2025")  # fmt: skip
    assert "celle de l’édition" not in several.note


def test_a_map_of_one_territory_says_whose_values_it_lays_and_what_it_leaves_out() -> None:
    asked = {"type": "carte-communes", "indicateurs": "abs-realisee"}
    region = figure(**asked, territoire="region-76")
    assert region.champ == (
        "Communes de France métropolitaine et des DROM. Carte limitée à une région (Occitanie)."
    )
    assert region.note.startswith("Les valeurs sont celles de la France entière, portées sur les")
    assert "dont le tableau donne" not in region.note
    for key, name in (
        ("departement-31", "un département (Haute-Garonne)"),
        ("metropole", "la France métropolitaine"),
    ):
        assert figure(**asked, territoire=key).champ.endswith(f"Carte limitée à {name}.")
    own = demonstration(
        type="carte-communes", indicateurs="action-sociale", editions="2025",
        territoire="region-76",
    )  # fmt: skip
    assert own.champ.endswith("Région Occitanie seule.")
    assert "France entière" not in own.note


def test_indicators_without_a_value_for_the_territory_are_named_and_the_mixture_told() -> None:
    world = demonstration_world()
    gone = tuple(
        row for row in world.observations
        if not (row.key.indicator == "ccas" and row.key.territory.code == "76")
    )  # fmt: skip
    world = replace(world, observations=Observations(gone, world.observations.sources))
    region = next(r.key.territory for r in gone if r.key.territory.code == "76")
    spec = FigureSpec(
        FigureKind.TABLE, ("action-sociale", "ccas"), ("2025",), Scope.OWN, territory=region
    )
    found = publication(world, spec)
    assert "faute de chiffre publié pour Occitanie\u00a0: CCAS." in found.note
    assert not found.champ.endswith("seule.")
    assert "territoires-meles" in {fault.rule for fault in content_faults(found)}
    whole = publication(demonstration_world(), spec)
    assert "territoires-meles" not in {fault.rule for fault in content_faults(whole)}


def test_after_a_mark_or_a_row_a_note_goes_on_in_lower_case() -> None:
    for world in (real_world, demonstration_world):
        for found in every_publication(world):
            for note in found.footnotes:
                assert note.text[0].islower(), note
                assert note.text.endswith("."), note
                assert "«\u00a0»" not in note.mark
                assert note.mark not in ("*", "≈")


def test_a_withdrawn_figure_leaves_no_remark_in_the_note() -> None:
    world = demonstration_world()
    rows = tuple(
        replace(row, status=Status.WITHDRAWN, note="Erreur de champ.")
        if row.key.indicator == "action-sociale" else row
        for row in world.observations
    )  # fmt: skip
    world = replace(world, observations=Observations(rows, world.observations.sources))
    spec = FigureSpec(FigureKind.TABLE, ("action-sociale",), ("2025",), Scope.OWN)
    assert "Erreur de champ" not in publication(world, spec).note


def test_the_lecture_of_a_map_reads_a_value_that_the_map_shows() -> None:
    """Grand Paris has no commune under 500 inhabitants, whose figure comes first."""
    found = figure(type="carte-communes", indicateurs="action-sociale", territoire="departement-75")
    assert found.read is not None
    cell = found.cells[found.read[0]][found.read[1]]
    assert cell is not None
    assert cell.communes == 1, "Paris"
    assert "moins de 500" not in found.lecture
    whole = figure(type="carte-communes", indicateurs="action-sociale")
    assert "moins de 500" in whole.lecture


def test_a_map_of_one_territory_names_it_to_who_does_not_see_it() -> None:
    found = figure(type="carte-communes", indicateurs="abs-realisee", territoire="departement-31")
    assert found.alternative.startswith("Carte des communes (Haute-Garonne)\u00a0: ")
    assert found.description.startswith("Carte des communes (Haute-Garonne), en")
    assert len(found.alternative) <= 220
    bars = figure(indicateurs="abs-realisee", territoire="departement-31")
    assert "Haute-Garonne" not in bars.alternative, "its values are those of the country"
