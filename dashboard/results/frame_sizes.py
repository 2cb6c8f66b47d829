"""Frame view: the size range of each commune of today."""

from __future__ import annotations

from dashboard.domain.selection import Selection
from dashboard.domain.size_range import elementary_ranges
from dashboard.domain.status import Qualifier
from dashboard.results import carrier as carriers
from dashboard.results.composition import composition_of
from dashboard.results.frame_text import frame_text
from dashboard.results.legend import legend_of
from dashboard.results.result import Carrier, Cell, Kind, Look, Result
from dashboard.results.world import World
from dashboard.wording.numbers import number, percent, plural
from dashboard.wording.places import as_sentence, of_size, size_label


def size_result(world: World, selection: Selection) -> Result:
    """The map of size ranges, with the number of communes and inhabitants of each."""
    geography = world.geography
    breaks = tuple(world.catalogue.thresholds)
    ranges = elementary_ranges(breaks)
    members = geography.members(selection.territory)
    communes, people = carriers.counts(geography, members, breaks)
    by_band, people_by_band = communes.sum(axis=0), people.sum(axis=0)
    everyone = max(int(by_band.sum()), 1)
    cells = tuple(
        Cell(
            heading=size_label(size),
            text=percent(100 * int(by_band[i]) / everyone, 1),
            sentence=f"communes {of_size(size)}",
            look=Look.CATEGORY if selection.shows(size) else Look.OUTSIDE,
            value=100 * int(by_band[i]) / everyone,
            position=i,
            of=len(ranges),
            qualifier=Qualifier.EXACT,
            size=size,
            communes=int(by_band[i]),
            population=int(people_by_band[i]),
        )
        for i, size in enumerate(ranges)
    )
    matrix = (tuple(range(len(ranges))),) * len(geography.departements)
    where = geography.name(selection.territory)
    largest = max(cells, key=lambda cell: cell.communes)
    lecture = (
        f"{where}, au 1er janvier 2025 : {plural(largest.communes, 'commune')} sur "
        f"{number(everyone)} {'ont' if largest.communes > 1 else 'a'} "
        f"{of_size(largest.size).removeprefix('de ') if largest.size else ''}"
    )
    text = frame_text(
        title="Taille des communes, 1er janvier 2025",
        subtitle="Classe de taille, selon la population municipale · cadre réel",
        selection=f"Carte : {where}. Valeur : classe de taille de chaque commune, 2025.",
        lecture=as_sentence(lecture),
        alternative="Carte des communes par classe de taille : "
        + " ; ".join(f"{number(c.communes)} {c.sentence}" for c in cells[:3])
        + " ; la suite dans le tableau.",
        edition="2025",
    )
    legend = legend_of(
        cells,
        "La teinte d’une commune dit sa classe de taille, selon sa population municipale.",
        "seuils rencontrés dans les publications de l’enquête ASCO",
    )
    return Result(
        selection=selection,
        kind=Kind.MAP,
        text=text,
        cells=cells,
        rows=cells,
        total=None,
        carrier=Carrier(breaks, tuple(geography.departements), matrix, {}),
        legend=legend,
        composition=composition_of(world, selection.territory),
        value_heading="Part des communes",
        is_frame=True,
    )
