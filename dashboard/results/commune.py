"""What the map says of one chosen commune: public facts, and the cell of its size."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.commune import Commune
from dashboard.geography.search_words import label_of
from dashboard.results import commune_facts
from dashboard.results.carrier import cell_index
from dashboard.results.result import Result
from dashboard.results.world import World
from dashboard.wording.places import as_sentence


@dataclass(frozen=True)
class CommuneCard:
    """The card of a commune: its name, then one idea a line."""

    title: str
    lines: tuple[str, ...]


def commune_card(world: World, result: Result) -> CommuneCard | None:
    """The card of the chosen commune, ``None`` where none is chosen."""
    commune = world.geography.commune(result.selection.commune)
    if commune is None:
        return None
    geography = world.geography
    departement = geography.departements[commune.departement].name
    lines = [
        commune_facts.where(world, commune),
        commune_facts.population(world, commune),
        commune_facts.population_then(world, commune),
        commune_facts.past(world, commune),
        _cell(world, result, commune),
    ]
    place = label_of(commune.name, departement)
    return CommuneCard(place, tuple(as_sentence(line) for line in lines if line))


def _cell(world: World, result: Result, commune: Commune) -> str:
    if result.carrier is None:
        return ""
    cell = result.cells[cell_index(world.geography, result.carrier, commune.code)]
    if cell.observation is None and cell.status.has_figure:
        return cell.sentence
    if cell.observation is None or not cell.observation.has_figure:
        total = f". {result.text.total}" if result.text.total else ""
        return f"Communes de sa taille : {cell.sentence}{total}"
    return (
        f"{cell.sentence}. C’est le chiffre des communes de sa taille, pas la réponse de la commune"
    )
