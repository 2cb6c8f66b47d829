"""All indicators at both dates, at a glance: filtered, sorted, corrected for their number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.domain.address import to_params
from dashboard.domain.catalogue import Indicator
from dashboard.domain.comparability import Comparability
from dashboard.domain.observation import Reading, Unit
from dashboard.domain.selection import Order, Section, Selection
from dashboard.domain.territory import FRANCE
from dashboard.domain.verdict import VerdictKind
from dashboard.results.evolution import Glance, GlanceRow, Pair
from dashboard.results.evolution_text import (
    alternative_of,
    shown_kind,
    sources_of,
)
from dashboard.results.evolution_view import total_pair
from dashboard.results.result import Text
from dashboard.results.sides import editions_of
from dashboard.results.survey_cells import group_label
from dashboard.results.universe import WorldUniverse
from dashboard.results.verdicts import adjust, chance
from dashboard.results.world import World
from dashboard.wording.controls import ORDERS
from dashboard.wording.datasets import mark_of
from dashboard.wording.numbers import number, plural
from dashboard.wording.places import as_sentence, enumeration
from dashboard.wording.verdicts import VERDICTS, counted
from dashboard.wording.vocabulary import SCOPE, unit_of

ALL = "Tous les indicateurs"


def glance(
    world: World,
    universe: WorldUniverse,
    selection: Selection,
    only: Sequence[str] | None = None,
    title: str = ALL,
    key: str = "",
) -> Glance:
    """The national totals of every indicator, or ``only`` of some, for the selection's reading."""
    asked = [
        _asked(selection, indicator.id, scope.value, world)
        for indicator in world.catalogue.indicators.values()
        if (indicator.id in only if only is not None else _kept(selection, indicator))
        and selection.reading in (indicator.readings or (Reading.UNITS,))
        for scope in indicator.scopes
    ]
    pairs = adjust([total_pair(world, one) for one in asked])
    rows = [_row(world, universe, one, pair) for one, pair in zip(asked, pairs, strict=True)]
    counts = Counter(shown_kind(selection, row.pair) for row in rows)
    kept = [
        row
        for row in rows
        if selection.verdict is None or shown_kind(selection, row.pair) is selection.verdict
    ]
    kept = _sorted(kept, selection.order)
    before, after = editions_of(world)
    return Glance(
        selection=selection,
        text=_text(world, selection, rows, kept, title, counts),
        before=before.situation,
        after=after.situation,
        rows=tuple(kept),
        counts={kind: counts[kind] for kind in VerdictKind if counts[kind]},
        chance=chance(pairs),
        mark=mark_of(selection),
        key=key,
    )


def _kept(selection: Selection, indicator: Indicator) -> bool:
    return selection.theme in ("", indicator.theme)


def _asked(selection: Selection, indicator: str, scope: str, world: World) -> Selection:
    known = world.catalogue.indicators[indicator]
    chosen = next(s for s in known.scopes if s.value == scope)
    return replace(selection, indicator=indicator, scope=chosen, territory=FRANCE, sizes=())


def _row(world: World, universe: WorldUniverse, asked: Selection, pair: Pair) -> GlanceRow:
    indicator = world.catalogue.indicators[asked.indicator]
    detail = " · ".join(p for p in (SCOPE[asked.scope], group_label(world, indicator)) if p)
    heading = indicator.short_label
    choices = universe.choices(indicator.id)
    if choices is not None and asked.edition not in choices.editions:
        asked = replace(asked, edition=choices.editions[0])
    return GlanceRow(
        indicator=indicator.id,
        label=heading,
        theme=world.catalogue.themes[indicator.theme].label,
        detail=detail,
        pair=replace(pair, heading=heading, is_total=False),
        params=to_params(replace(asked, theme="", verdict=None, section=Section.DETAIL), universe),
    )


def _sorted(rows: list[GlanceRow], order: Order) -> list[GlanceRow]:
    """By the difference asked for; rows without one come last, in the order of the catalogue."""
    if order is Order.QUESTIONNAIRE:
        return rows

    def place(row: GlanceRow) -> tuple[bool, float]:
        difference = row.pair.verdict.difference
        if difference is None:
            return True, 0.0
        signs = {Order.RISE: -difference, Order.FALL: difference, Order.SIZE: -abs(difference)}
        return False, signs[order]

    return sorted(rows, key=place)


def _title(world: World, selection: Selection, title: str) -> str:
    before, after = editions_of(world)
    subject = world.catalogue.themes[selection.theme].label if selection.theme else title
    what = f" : {VERDICTS[selection.verdict].label}" if selection.verdict else ""
    later = after.situation if after.published else f"{after.situation} à paraître"
    return f"{subject}{what}, {before.situation} et {later}"


def _summary(world: World, rows: Sequence[GlanceRow], counts: Mapping[VerdictKind, int]) -> str:
    """The glance in one sentence: how many of each verdict, or what will compare once out."""
    if not rows:
        return ""
    if editions_of(world)[1].published:
        found = [counted(kind, counts[kind]) for kind in VerdictKind if counts.get(kind)]
        return as_sentence(enumeration(found))
    once = Counter(row.pair.status for row in rows)
    said = [f"{number(once[s])} {_ONCE_OUT[s][once[s] > 1]}" for s in Comparability if once[s]]
    out = f"à la parution de {editions_of(world)[1].id}"
    return as_sentence(f"{out}, sur {plural(len(rows), 'ligne')} : {enumeration(said)}")


_UNITS = {Unit.COMMUNE: "Communes", Unit.EPCI: "EPCI"}
_ONCE_OUT = {
    Comparability.COMPARABLE: ("se comparera", "se compareront"),
    Comparability.CAUTION: ("se comparera avec prudence", "se compareront avec prudence"),
    Comparability.NOT_COMPARABLE: ("ne se comparera pas", "ne se compareront pas"),
}


def _subtitle(world: World, selection: Selection, rows: Sequence[GlanceRow]) -> str:
    units = {world.catalogue.indicators[row.indicator].unit for row in rows}
    if selection.reading is Reading.UNITS and len(units) > 1:
        return "En % des communes, ou des EPCI · France · total de toutes les tailles"
    unit = units.pop() if len(units) == 1 else Unit.COMMUNE
    sizes = " · total de toutes les tailles" if unit is Unit.COMMUNE else ""
    return f"{unit_of(selection.reading, unit)} · France{sizes}"


def _text(
    world: World,
    selection: Selection,
    rows: Sequence[GlanceRow],
    kept: Sequence[GlanceRow],
    title: str,
    counts: Mapping[VerdictKind, int],
) -> Text:
    cells = [cell for row in kept for cell in (row.pair.before, row.pair.after)]
    read = next((row for row in kept if row.pair.verdict.kind.is_test), None)
    read = read or next((row for row in kept if row.pair.before.status.has_figure), None)
    read = read or next(iter(kept), None)
    theme = world.catalogue.themes[selection.theme].label if selection.theme else ""
    shown = f"{number(len(kept))} sur {plural(len(rows), 'ligne')}"
    said = [
        f"sujet « {theme} »" if theme else "",
        f"verdict « {VERDICTS[selection.verdict].label} »" if selection.verdict else "",
        "verdicts corrigés du nombre de comparaisons" if selection.adjusted else "",
        ORDERS[selection.order] if selection.order is not Order.QUESTIONNAIRE else "",
    ]
    return Text(
        title=_title(world, selection, title),
        subtitle=_subtitle(world, selection, rows),
        selection=as_sentence(", ".join(part for part in (shown, *said) if part)),
        total=_summary(world, rows, counts),
        lecture=read.pair.verdict.sentence if read else "",
        champ=_champ(world, kept),
        notes=(
            "Deux dates font deux points : rien n’est dit de ce qui s’est passé entre elles.",
            "Un écart n’est donné que là où le registre de comparabilité l’autorise.",
        ),
        sources=sources_of(world, cells),
        date="",
        alternative=alternative_of([row.pair for row in kept], mark_of(selection))
        if kept
        else "Aucun indicateur.",
    )


def _champ(world: World, rows: Sequence[GlanceRow]) -> str:
    """Who the rows are about; the field of each indicator is told where it is shown alone."""
    units = {world.catalogue.indicators[row.indicator].unit for row in rows}
    who = " et ".join(name for unit, name in _UNITS.items() if unit in units) or "Communes"
    return f"{who} de France ; le champ exact d’un indicateur est donné avec lui."
