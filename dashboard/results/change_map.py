"""The map of change: each size takes the verdict of its pair, never a difference that is blocked.

Limits of the classes are fixed, so that two indicators compare by themselves; the middle class is
« pas de différence significative ». Where no row may have a difference there is no map, and the
two levels stay side by side in the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from dashboard.domain.selection import Selection
from dashboard.domain.size_range import ALL_SIZES, SizeRange, narrowest
from dashboard.domain.status import Status
from dashboard.domain.verdict import VerdictKind
from dashboard.results import carrier as carriers
from dashboard.results.composition import composition_of
from dashboard.results.evolution import Evolution, Pair
from dashboard.results.evolution_text import shown_kind
from dashboard.results.evolution_view import evolution
from dashboard.results.legend import legend_of
from dashboard.results.result import Carrier, Cell, Kind, Look, Result
from dashboard.results.sides import editions_of
from dashboard.results.survey_cells import missing_cell, territory_name
from dashboard.results.world import World
from dashboard.wording.datasets import mark_of
from dashboard.wording.places import as_sentence, enumeration
from dashboard.wording.verdicts import VERDICTS
from dashboard.wording.vocabulary import STATUS

LIMITS = (5.0, 10.0)
"""Limits of the classes of a change, in points, the same on both sides of the neutral one."""
CLASSES = 2 * (len(LIMITS) + 1) + 1
NEUTRAL = len(LIMITS) + 1
_STATUS = {
    VerdictKind.NOT_COMPARABLE: Status.NOT_COMPARABLE,
    VerdictKind.FORTHCOMING: Status.FORTHCOMING,
    VerdictKind.OTHER_SIZES: Status.NOT_PUBLISHED_FOR_SIZE,
    VerdictKind.MISSING: Status.NOT_AVAILABLE,
}


def change_result(world: World, selection: Selection) -> Result:
    """The card of a change: map where a difference may be shown, the pairs in any case."""
    found = evolution(world, selection)
    rows = [pair for pair in found.pairs if not pair.is_total]
    total = next((change_cell(p, selection) for p in found.pairs if p.is_total), None)
    if not any(pair.verdict.kind.shows_difference for pair in rows):
        return _no_map(world, selection, found, total)
    sizes = [pair.size for pair in rows if pair.size is not None]
    limits = {limit for size in sizes for limit in (size.minimum, size.maximum) if limit}
    breaks = tuple(sorted({*world.catalogue.thresholds, *limits}))
    ranges = carriers.bands(breaks)
    geography = world.geography
    uncertain = {d for e in editions_of(world) for d in e.uncertain_departements}
    names = enumeration([geography.departements[code].name for code in sorted(uncertain)])
    cells = [
        *(change_cell(pair, selection) for pair in rows),
        missing_cell(ALL_SIZES, Status.NOT_PUBLISHED_FOR_SIZE),
        Cell("Tailles non retenues", "", "taille non retenue", Look.OUTSIDE),
        missing_cell(ALL_SIZES, Status.FIELD_TO_CONFIRM, heading=names),
    ]
    missing, outside, unknown = range(len(rows), len(cells))
    line = tuple(
        _row_of(sizes, band, missing) if selection.shows(band) else outside for band in ranges
    )
    matrix = tuple(
        (unknown,) * len(ranges) if d in uncertain else line for d in geography.departements
    )
    members = geography.members(selection.territory)
    communes, people = carriers.counts(geography, members, breaks)
    grid = np.array(matrix)
    laid = tuple(
        replace(
            cell,
            communes=int(communes[grid == i].sum()),
            population=int(people[grid == i].sum()),
        )
        for i, cell in enumerate(cells)
    )
    kept = tuple(c for c in laid if c.look is not Look.OUTSIDE and c.communes)
    legend = legend_of(
        tuple(cell for cell in laid if cell.communes),
        _legend_sentence(found),
        METHOD,
        CLASS_LABELS,
    )
    return Result(
        selection=selection,
        kind=Kind.MAP,
        text=replace(found.text, selection=_where(world, selection, found)),
        cells=laid,
        rows=(*kept, total) if total else kept,
        total=total,
        carrier=Carrier(breaks, tuple(geography.departements), matrix, {}),
        legend=replace(legend, mergers=int((geography.merged_last_year[members] > 0).sum())),
        composition=composition_of(world, selection.territory),
        value_heading="Écart, en points",
        mark=found.mark,
        evolution=found,
    )


def change_cell(pair: Pair, selection: Selection) -> Cell:
    """What a commune of the pair's size shows: a class of change, or why there is none."""
    verdict, kind = pair.verdict, shown_kind(selection, pair)
    base = Cell(
        heading=pair.heading,
        text=verdict.label,
        sentence=verdict.sentence,
        look=Look.STATUS,
        size=pair.size,
    )
    if verdict.kind.is_test and verdict.difference is not None:
        neutral = kind is VerdictKind.NO_DIFFERENCE
        label = VERDICTS[kind].label
        return replace(
            base,
            text=f"{label} ({verdict.difference_text})" if neutral else verdict.difference_text,
            look=Look.CHANGE,
            value=verdict.difference,
            position=NEUTRAL if neutral else class_of_change(verdict.difference),
            of=CLASSES,
            uncertain=verdict.is_uncertain and not neutral,
            mark=_uncertain(verdict.is_uncertain and not neutral),
        )
    if kind is VerdictKind.UNKNOWN_PRECISION:
        return replace(
            base,
            text=f"{verdict.difference_text}, {verdict.label}",
            look=Look.UNSURE,
            value=verdict.difference,
        )
    if kind is VerdictKind.IN_WORDS:
        return replace(base, look=Look.WORDS)
    if kind is VerdictKind.SECRET:
        hidden = next(c for c in (pair.before, pair.after) if c.confidentiality.hides)
        return replace(base, confidentiality=hidden.confidentiality, status=hidden.status)
    lacking = [c.status for c in (pair.before, pair.after) if not c.status.has_figure]
    missing = kind is VerdictKind.MISSING and lacking
    status = lacking[0] if missing else _STATUS[kind]
    text = f"{verdict.label} : {STATUS[status].label}" if missing else verdict.label
    return replace(base, text=text, status=status)


def class_of_change(difference: float) -> int:
    """Class of a significant difference, from the greatest fall (0) to the greatest rise."""
    step = 1 + sum(abs(difference) >= limit for limit in LIMITS)
    return NEUTRAL + step if difference > 0 else NEUTRAL - step


def _class_label(position: int) -> str:
    if position == NEUTRAL:
        return "pas de différence significative"
    word = "hausse" if position > NEUTRAL else "baisse"
    step = abs(position - NEUTRAL)
    if step == 1:
        return f"{word} de moins de {LIMITS[0]:g} points"
    if step > len(LIMITS):
        return f"{word} de {LIMITS[-1]:g} points ou plus"
    return f"{word} de {LIMITS[step - 2]:g} à moins de {LIMITS[step - 1]:g} points"


CLASS_LABELS = tuple(_class_label(position) for position in range(CLASSES))
METHOD = f"{CLASSES} classes fixes, les mêmes pour tous les indicateurs"


def _uncertain(flag: bool) -> str:
    return "ne l’est plus une fois corrigé du nombre de comparaisons" if flag else ""


def _row_of(sizes: Sequence[SizeRange], band: SizeRange, missing: int) -> int:
    """The narrowest row that holds the band, ``missing`` where none does (rule 1)."""
    size = narrowest(sizes, band.minimum)
    return missing if size is None else list(sizes).index(size)


def _no_map(world: World, selection: Selection, found: Evolution, total: Cell | None) -> Result:
    """No difference may be shown for any size: why, and both levels in the table."""
    pair = found.pairs[-1]
    rows = [p for p in found.pairs if not p.is_total] or [pair]
    worst = rows[0].verdict
    everyone = total or missing_cell(ALL_SIZES, Status.NOT_AVAILABLE)
    forthcoming = worst.kind is VerdictKind.FORTHCOMING
    reason = f"Pas de carte d’évolution : {worst.label}. {worst.reason}"
    return Result(
        selection=selection,
        kind=Kind.FORTHCOMING if forthcoming else Kind.NOTHING,
        text=found.text,
        cells=(),
        rows=(everyone,),
        total=total,
        carrier=None,
        legend=None,
        composition=composition_of(world, selection.territory),
        why_no_map=as_sentence(reason),
        value_heading="Écart, en points",
        mark=mark_of(selection),
        evolution=found,
    )


def _where(world: World, selection: Selection, found: Evolution) -> str:
    where = territory_name(world, selection.territory)
    return f"Carte : {where}. {found.text.selection}"


def _legend_sentence(found: Evolution) -> str:
    return (
        f"La teinte d’une commune dit comment le chiffre des communes de sa taille a changé entre "
        f"{found.before} et {found.after} : ce n’est pas l’évolution de cette commune. La taille "
        "est celle d’aujourd’hui."
    )
