"""Frame view: share of communes (or inhabitants) of the chosen sizes by département or région."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dashboard.domain.observation import Reading
from dashboard.domain.selection import Level, Method, Selection
from dashboard.domain.size_range import SizeRange, elementary_ranges
from dashboard.domain.status import Status
from dashboard.domain.territory import Territory, TerritoryKind
from dashboard.geography.frame import composition_2015, composition_2025
from dashboard.results.composition import composition_of
from dashboard.results.frame_text import frame_text
from dashboard.results.legend import legend_of
from dashboard.results.result import Carrier, Cell, Kind, Look, Result
from dashboard.results.world import World
from dashboard.stats.classification import class_of, limits
from dashboard.wording.numbers import NBSP, number, percent
from dashboard.wording.places import as_sentence, enumeration, of_size
from dashboard.wording.vocabulary import STATUS

METHODS = {
    Method.NATURAL: "classes naturelles (Jenks)",
    Method.QUANTILES: "classes de même effectif (quantiles)",
    Method.EQUAL: "classes de même étendue",
}


def shares_result(world: World, selection: Selection) -> Result:
    """One value a département or région, for the edition asked, on one scale for both editions."""
    geography = world.geography
    ranges = elementary_ranges(world.catalogue.thresholds)
    sizes = selection.sizes or ranges[:1]
    zones = _zones(world, selection.level)
    shares = [
        _share(world, zone, edition, selection.reading, sizes, ranges)
        for edition in ("2015", "2025")
        for zone in zones
    ]
    scale = [share for share in shares if share is not None]
    bounds = limits(scale, selection.method)
    cells = tuple(_cell(world, zone, selection, sizes, ranges, bounds) for zone in zones)
    index = {zone.code: i for i, zone in enumerate(zones)}
    by_departement = tuple(
        index[d if selection.level is Level.DEPARTEMENT else geography.departements[d].region]
        for d in geography.departements
    )
    inside = _inside(world, selection, zones, cells)
    of = enumeration([f"communes {of_size(size)}" for size in sizes])
    people = selection.reading is Reading.POPULATION
    what = f"Part de la population vivant dans des {of}" if people else f"Part des {of}"
    zone_noun = "département" if selection.level is Level.DEPARTEMENT else "région"
    lit = max((c for c in inside if c.value is not None), key=lambda c: c.value or 0, default=None)
    base = "de la population vit dans des" if people else "des communes sont des"
    lecture = f"{lit.heading}, en {selection.edition} : {lit.text} {base} {of}" if lit else ""
    labels = [
        f"de {number(low, _digits(bounds))} à {'' if high == bounds[-1] else 'moins de '}"
        f"{percent(high, _digits(bounds))}"
        for low, high in pairwise(bounds)
    ]
    return Result(
        selection=selection,
        kind=Kind.MAP,
        text=frame_text(
            title=f"{what}, {selection.edition}",
            subtitle=f"En{NBSP}% {'de la population' if people else 'des communes'} · "
            f"par {zone_noun} · cadre réel",
            selection=f"Carte : {geography.name(selection.territory)}. Valeur : {zone_noun} de "
            f"chaque commune, {selection.edition}. Tailles : {of}.",
            lecture=as_sentence(lecture),
            alternative=f"Carte par {zone_noun} : {labels[0]} pour la classe la plus basse, "
            f"{labels[-1]} pour la plus haute. Le tableau donne la valeur de chacun.",
            edition=selection.edition,
            notes=("Les limites des classes sont les mêmes en 2015 et en 2025.",),
        ),
        cells=cells,
        rows=inside,
        total=None,
        carrier=Carrier(
            tuple(world.catalogue.thresholds),
            tuple(geography.departements),
            tuple((i,) * len(ranges) for i in by_departement),
            {},
        ),
        legend=legend_of(
            tuple(sorted(inside, key=lambda c: (c.look is Look.STATUS, c.position))),
            f"La teinte {'d’un département' if zone_noun == 'département' else 'd’une région'} dit "
            f"quelle part de {'sa population vit dans des' if people else 'ses communes sont des'} "
            f"{of}.",
            f"{METHODS[selection.method]}, calculées sur 2015 et 2025 ensemble",
            labels,
            zone_noun,
        ),
        composition=composition_of(world, selection.territory),
        value_heading=f"En{NBSP}% {'de la population' if people else 'des communes'}",
        row_heading=zone_noun.capitalize(),
        is_frame=True,
        counted_in=selection.edition,
        shows_mergers=False,
    )


def _zones(world: World, level: Level) -> tuple[Territory, ...]:
    if level is Level.REGION:
        return tuple(Territory(TerritoryKind.REGION, c) for c in world.geography.regions)
    return tuple(Territory(TerritoryKind.DEPARTEMENT, c) for c in world.geography.departements)


def _share(
    world: World,
    zone: Territory,
    edition: str,
    reading: Reading,
    sizes: Sequence[SizeRange],
    ranges: Sequence[SizeRange],
) -> float | None:
    counted = (composition_2015 if edition == "2015" else composition_2025)(
        world.geography, zone, ranges
    )
    if counted is None:
        return None
    people = reading is Reading.POPULATION
    everyone = sum(row.population if people else row.communes for row in counted)
    chosen = sum(
        row.population if people else row.communes for row in counted if row.range in sizes
    )
    return 100 * chosen / everyone if everyone else None


def _cell(
    world: World,
    zone: Territory,
    selection: Selection,
    sizes: Sequence[SizeRange],
    ranges: Sequence[SizeRange],
    bounds: Sequence[float],
) -> Cell:
    name = world.geography.name(zone)
    value = _share(world, zone, selection.edition, selection.reading, sizes, ranges)
    compose = composition_2015 if selection.edition == "2015" else composition_2025
    chosen = [row for row in compose(world.geography, zone, ranges) or () if row.range in sizes]
    communes, population = sum(r.communes for r in chosen), sum(r.population for r in chosen)
    if value is None:
        words = STATUS[Status.NOT_AVAILABLE].label
        return Cell(
            name, words, f"{name} : {words}", Look.STATUS, status=Status.NOT_AVAILABLE,
            counted=False, code=zone.code,
        )  # fmt: skip
    return Cell(
        heading=name,
        text=percent(value, 1),
        sentence=f"{name} : {percent(value, 1)} ({selection.edition})",
        look=Look.CLASS,
        value=value,
        position=class_of(value, bounds),
        of=len(bounds) - 1,
        code=zone.code,
        communes=communes,
        population=population,
    )


def _inside(
    world: World, selection: Selection, zones: Sequence[Territory], cells: Sequence[Cell]
) -> tuple[Cell, ...]:
    """The cells of the zones that the chosen territory touches."""
    members = world.geography.members(selection.territory)
    departements = list(world.geography.departements)
    touched = {departements[i] for i in set(world.geography.departement_index[members].tolist())}
    if selection.level is Level.REGION:
        touched = {world.geography.departements[d].region for d in touched}
    return tuple(c for z, c in zip(zones, cells, strict=True) if z.code in touched)


def _digits(bounds: Sequence[float]) -> int:
    return 0 if all(float(b).is_integer() for b in bounds) else 1
