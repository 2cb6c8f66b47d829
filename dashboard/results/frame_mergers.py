"""Frame view: the communes that absorbed others since 2014, by year of the last merger."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from dashboard.domain.selection import Selection
from dashboard.domain.size_range import elementary_ranges
from dashboard.results.composition import composition_of
from dashboard.results.frame_text import frame_text
from dashboard.results.legend import legend_of
from dashboard.results.result import Carrier, Cell, Kind, Look, Result
from dashboard.results.world import World
from dashboard.wording.numbers import number, percent, plural

Members = npt.NDArray[np.int64]


@dataclass(frozen=True)
class _Period:
    first: int
    last: int

    @property
    def label(self) -> str:
        """« Fusion en 2016 », « Fusion de 2020 à 2024 »."""
        if self.first == self.last:
            return f"Fusion en {self.first}"
        return f"Fusion de {self.first} à {self.last}"


PERIODS = tuple(
    _Period(*years)
    for years in ((2015, 2015), (2016, 2016), (2017, 2017), (2018, 2018), (2019, 2019),
                  (2020, 2024), (2025, 2025))
)  # fmt: skip
"""Years shown with one tint: the great waves alone, quiet years together."""


def mergers_result(world: World, selection: Selection) -> Result:
    """The map of communes nouvelles, with how many communes of 2014 each period absorbed."""
    geography = world.geography
    breaks = tuple(world.catalogue.thresholds)
    ranges = elementary_ranges(breaks)
    members = geography.members(selection.territory)
    year = geography.merged_last_year[members]
    band = np.searchsorted(np.asarray(breaks), geography.population[members], side="right")
    kept = np.array([selection.shows(size) for size in ranges])
    shown = kept[band]
    untouched = members[(year == 0) & shown]
    cells = [
        replace(_cell(world, "Sans fusion depuis 2014", untouched, 0, members), look=Look.GROUND)
    ]
    overrides: dict[str, int] = {}
    for position, period in enumerate(PERIODS, start=1):
        merged_then = members[(year >= period.first) & (year <= period.last) & shown]
        cells.append(_cell(world, period.label, merged_then, position, members))
        overrides |= {geography.codes[i]: position for i in merged_then}
    if selection.sizes:
        cells.append(Cell("Tailles non retenues", "", "taille non retenue", Look.OUTSIDE))
    line = tuple(0 if keep else len(cells) - 1 for keep in kept)
    merged = members[(year > 0) & shown]
    absorbed = int(geography.absorbed[merged].sum())
    where = geography.name(selection.territory)
    lecture = (
        f"{where} : {plural(len(merged), 'commune')} d’aujourd’hui "
        f"{'réunissent' if len(merged) > 1 else 'réunit'} {plural(absorbed, 'commune')} du "
        "1er janvier 2014, par fusion."
    )
    rows = (*cells[1 : len(PERIODS) + 1], cells[0])
    return Result(
        selection=selection,
        kind=Kind.MAP,
        text=frame_text(
            title="Communes nouvelles depuis 2014",
            subtitle="Année de la dernière fusion · cadre réel",
            selection=f"Carte : {where}. Valeur : année de la dernière fusion, 2015 à 2025.",
            lecture=lecture,
            alternative="Carte des communes selon l’année de leur dernière fusion : "
            + " ; ".join(f"{c.sentence}, {number(c.communes)}" for c in rows[:3])
            + " ; la suite dans le tableau.",
            edition="2025",
            notes=("Une commune qui a connu plusieurs fusions porte l’année de la dernière.",),
        ),
        cells=tuple(cells),
        rows=rows,
        total=None,
        carrier=Carrier(
            breaks,
            tuple(geography.departements),
            (line,) * len(geography.departements),
            overrides,
        ),
        legend=legend_of(
            tuple(cells),
            "La teinte d’une commune dit l’année de sa dernière fusion depuis 2014.",
            "une teinte par année, celles de 2020 à 2024 regroupées ; "
            "les rétablissements ne sont pas des fusions",
        ),
        composition=composition_of(world, selection.territory),
        value_heading="Part des communes",
        row_heading="Année",
        is_frame=True,
        shows_mergers=False,
    )


def _cell(world: World, heading: str, communes: Members, position: int, everyone: Members) -> Cell:
    share = 100 * len(communes) / max(len(everyone), 1)
    return Cell(
        heading=heading,
        text=percent(share, 1),
        sentence=heading[0].lower() + heading[1:],
        look=Look.CATEGORY,
        value=share,
        position=max(position - 1, 0),
        of=len(PERIODS),
        communes=len(communes),
        population=int(world.geography.population[communes].sum()),
    )
