"""The notes of a survey card: whose values they are, how they are laid on communes."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.selection import Level, Selection
from dashboard.domain.size_range import ALL_SIZES
from dashboard.domain.territory import FRANCE
from dashboard.results.result import Cell, Kind
from dashboard.results.survey_cells import key_of, territory_name
from dashboard.results.world import World
from dashboard.wording.places import as_sentence, enumeration

CARRIED = (
    "Les valeurs de {situation} sont portées sur les communes du 1er janvier 2025, selon leur "
    "population d’aujourd’hui (2023 ; Mayotte : 2017)."
)
NEVER_ITS_OWN = (
    "Une commune prend le chiffre de la classe de taille la plus étroite qui la contient, "
    "jamais sa propre réponse, qui est confidentielle."
)
FIELD_TO_CONFIRM = (
    "{where} n’est pas coloriée : son appartenance au champ de l’édition {edition} est à confirmer."
)
NATIONAL = (
    "Les valeurs sont nationales : aucun chiffre n’est publié pour {where}, dont le tableau donne "
    "seulement le nombre de communes et d’habitants d’aujourd’hui."
)
NATIONAL_CHOSEN = (
    "Les valeurs montrées sont nationales ; la maille « Régions » montre celles des régions, moins "
    "précises."
)
REGIONAL = (
    "Une commune prend le chiffre des communes de sa taille dans sa région. Les valeurs régionales "
    "reposent sur peu de réponses : leurs intervalles sont larges."
)


def notes_of(
    world: World, selection: Selection, kind: Kind, shown: Sequence[Cell]
) -> tuple[str, ...]:
    """What a reader must keep in mind of the cells shown, each note once."""
    edition = world.catalogue.editions[selection.edition]
    notes: list[str] = []
    if kind is Kind.MAP:
        notes += [CARRIED.format(situation=edition.situation), NEVER_ITS_OWN]
        uncertain = [world.geography.departements[d].name for d in edition.uncertain_departements]
        if uncertain:
            notes.append(FIELD_TO_CONFIRM.format(where=enumeration(uncertain), edition=edition.id))
        if selection.level is Level.REGION:
            notes.append(REGIONAL)
        elif selection.territory != FRANCE:
            national = NATIONAL_CHOSEN if _has_regions(world, selection) else NATIONAL
            notes.append(national.format(where=territory_name(world, selection.territory)))
    else:
        notes += [c.observation.note for c in shown if c.observation and c.observation.note]
    if any(cell.mark for cell in shown):
        notes.append(
            "Le complément d’un pourcentage en est la lecture inverse exacte ; il est "
            "signalé comme tel."
        )
    return tuple(dict.fromkeys(as_sentence(note) for note in notes))


def _has_regions(world: World, selection: Selection) -> bool:
    """Whether values of régions are published too."""
    keys = world.observations.like(key_of(world, selection, ALL_SIZES, FRANCE))
    return any(key.territory != FRANCE for key in keys)
