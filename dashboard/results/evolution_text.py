"""The words of a comparison card, computed from its pairs."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.catalogue import Edition, Indicator
from dashboard.domain.comparability import Entry
from dashboard.domain.observation import Reading, Scope
from dashboard.domain.selection import Selection
from dashboard.domain.size_range import SizeRange
from dashboard.domain.territory import FRANCE, Territory
from dashboard.domain.verdict import VerdictKind
from dashboard.results.evolution import Pair
from dashboard.results.evolution_notes import notes_of
from dashboard.results.result import Cell, Text
from dashboard.results.sides import editions_of
from dashboard.results.survey_about import about
from dashboard.results.survey_cells import group_label, region_of, territory_name
from dashboard.results.survey_text import clause_of, indicator_label
from dashboard.results.world import World
from dashboard.wording import facts
from dashboard.wording.alternative import shortened
from dashboard.wording.comparability import COMPARABILITY, why
from dashboard.wording.datasets import mark_of
from dashboard.wording.places import as_sentence, enumeration, of_size
from dashboard.wording.provenance import cited, year_of
from dashboard.wording.typography import lower_first
from dashboard.wording.verdicts import VERDICTS
from dashboard.wording.vocabulary import SCOPE, unit_of


def subject(world: World, selection: Selection, size: SizeRange, territory: Territory) -> str:
    """What is compared: « la part des communes de moins de 500 habitants qui mènent … »."""
    indicator = world.catalogue.indicators[selection.indicator]
    clause = clause_of(indicator, selection)
    if not clause:
        return f"« {indicator.label} »"
    where = "" if territory == FRANCE else f" ({territory_name(world, territory)})"
    units = group_label(world, indicator) or ("EPCI" if indicator.unit == "epci" else "communes")
    who = facts.sized(units, of_size(size))
    if selection.reading is Reading.POPULATION:
        grouped = bool(group_label(world, indicator))
        of_whom = f" des {who}" if grouped or not size.is_all else ""
        return f"la part de la population{of_whom} qui {facts.inflect(clause, True)}{where}"
    return f"la part des {who} qui {facts.inflect(clause, False)}{where}"


def status_text(entry: Entry) -> str:
    """« Comparable avec prudence. » and the reasons."""
    return f"{as_sentence(COMPARABILITY[entry.status])} {why(entry)}".strip()


def text_of(
    world: World,
    selection: Selection,
    territory: Territory,
    pairs: Sequence[Pair],
) -> Text:
    """All the words of the card of an evolution; ``pairs`` end with the total."""
    total = pairs[-1]
    indicator = world.catalogue.indicators[selection.indicator]
    editions = editions_of(world)
    shown = [cell for pair in pairs for cell in (pair.before, pair.after)]
    return Text(
        title=_title(world, indicator, selection, territory, pairs),
        subtitle=_subtitle(world, selection, indicator),
        selection=_selection(world, selection, territory, editions),
        total=_total(world, selection, indicator, total),
        lecture=_lecture(world, selection, indicator, pairs),
        champ=_champ(world, indicator, editions, territory),
        notes=notes_of(world, selection, pairs),
        sources=sources_of(world, shown),
        date=_date(world, shown),
        alternative=alternative_of(pairs, mark_of(selection)),
        about=about(world, indicator, shown),
    )


def _title(
    world: World,
    indicator: Indicator,
    selection: Selection,
    territory: Territory,
    pairs: Sequence[Pair],
) -> str:
    editions, total = editions_of(world), pairs[-1]
    where = "" if territory == FRANCE else f", région {territory_name(world, territory)}"
    label = f"{indicator_label(indicator, selection)}{where}"
    dates = f"{editions[0].situation} et {editions[1].situation}"
    kind = shown_kind(selection, total)
    if kind is VerdictKind.FORTHCOMING:
        if not any(pair.before.status.has_figure for pair in pairs):
            return f"{label}, {editions[1].situation} à paraître"
        return f"{label}, {editions[0].situation} – {editions[1].situation} à paraître"
    told = " –" if " : " in label else " :"
    if kind in (VerdictKind.UP, VerdictKind.DOWN):
        return f"{label}{told} {VERDICTS[kind].label} entre {dates}"
    if kind is VerdictKind.NO_DIFFERENCE:
        return f"{label}{told} pas de différence significative entre {dates}"
    sides = [pair.before for pair in pairs], [pair.after for pair in pairs]
    known = [
        edition.situation
        for cells, edition in zip(sides, editions, strict=True)
        if any(cell.observation and cell.observation.has_figure for cell in cells)
    ]
    if len(known) == 1:
        return f"{label}, {known[0]} seulement"
    if kind is VerdictKind.NOT_COMPARABLE and len(known) == len(editions):
        return f"{label}{told} {dates}, deux niveaux qui ne se comparent pas"
    return f"{label}, {dates}"


def shown_kind(selection: Selection, pair: Pair) -> VerdictKind:
    """The verdict a reader sees: corrected for many comparisons where that was asked."""
    adjusted = pair.verdict.adjusted
    return adjusted if selection.adjusted and adjusted is not None else pair.verdict.kind


def _total(world: World, selection: Selection, indicator: Indicator, pair: Pair) -> str:
    """The total in words: its levels that are published, then its verdict."""
    if pair.verdict.kind.is_test:
        return _shown_verdict(selection, pair)
    said = _levels(world, indicator, pair)
    if pair.verdict.kind is VerdictKind.NOT_COMPARABLE and len(said) > 1:
        return " ".join([*said, "Ces deux chiffres ne se comparent pas."])
    return " ".join([*said, _shown_verdict(selection, pair)])


def _levels(world: World, indicator: Indicator, pair: Pair) -> list[str]:
    group = group_label(world, indicator)
    return [
        facts.lecture(
            indicator,
            cell.observation,
            edition.situation,
            group,
            region_of(world, cell.observation),
        )
        for cell, edition in zip((pair.before, pair.after), editions_of(world), strict=True)
        if cell.observation is not None and cell.observation.has_figure
    ]


def _shown_verdict(selection: Selection, pair: Pair) -> str:
    if shown_kind(selection, pair) is pair.verdict.kind:
        return pair.verdict.sentence
    return (
        f"{pair.verdict.sentence} Une fois corrigé du nombre de comparaisons, cet écart n’est plus "
        "significatif."
    )


def _subtitle(world: World, selection: Selection, indicator: Indicator) -> str:
    parts = [unit_of(selection.reading, indicator.unit)]
    group = group_label(world, indicator)
    parts += [f"parmi les {group}"] if group else []
    if selection.scope is not Scope.EITHER:
        parts.append(SCOPE[selection.scope].lower().replace("epci", "EPCI"))
    parts.append(f"éditions {enumeration([edition.id for edition in editions_of(world)])}")
    return " · ".join(parts)


def _selection(
    world: World, selection: Selection, territory: Territory, editions: tuple[Edition, Edition]
) -> str:
    dates = f"{editions[0].situation} et {editions[1].situation}"
    if not editions[1].published:
        dates = f"{editions[0].situation} ; {editions[1].situation} à paraître"
    said = f"Valeurs : {territory_name(world, territory)}, {dates}."
    if selection.adjusted:
        said += " Verdicts corrigés du nombre de comparaisons."
    if selection.territory not in (territory, FRANCE):
        chosen = territory_name(world, selection.territory)
        said += f" Le territoire choisi ({chosen}) n’a pas de valeurs propres."
    return said


def _lecture(
    world: World, selection: Selection, indicator: Indicator, pairs: Sequence[Pair]
) -> str:
    """Both levels of the first row that has them, then its verdict."""
    for pair in sorted(pairs, key=lambda p: not p.verdict.kind.is_test):
        said = _levels(world, indicator, pair)
        if said:
            return " ".join([*said, _shown_verdict(selection, pair)])
    return ""


def _champ(
    world: World, indicator: Indicator, editions: tuple[Edition, Edition], territory: Territory
) -> str:
    """The field, of each edition where it differs, and the région it is narrowed to."""
    fields = [indicator.champ_in(edition.id) for edition in editions]
    region = "" if territory == FRANCE else f" Région {territory_name(world, territory)} seule."
    if fields[0] == fields[1]:
        return f"{as_sentence(fields[0])}{region}"
    said = " ".join(
        as_sentence(f"édition {edition.id} : {field}")
        for edition, field in zip(editions, fields, strict=True)
    )
    return f"{said}{region}"


def sources_of(world: World, cells: Sequence[Cell]) -> tuple[str, ...]:
    """Publications cited by the cells, each once."""
    used = dict.fromkeys(c.observation.source for c in cells if c.observation)
    return cited([world.catalogue.sources[source] for source in used])


def _date(world: World, cells: Sequence[Cell]) -> str:
    if world.dataset.is_fictitious:
        return ""
    sources = {c.observation.source for c in cells if c.observation}
    years = sorted({year_of(world.catalogue.sources[source]) for source in sources} - {""})
    return f"Publié en {enumeration(years)}." if years else ""


def alternative_of(pairs: Sequence[Pair], mark: str) -> str:
    """Text alternative: both levels and the verdict of each row, within its length."""
    parts = [
        f"{lower_first(pair.heading)}, {pair.before.text} puis {pair.after.text} "
        f"({pair.verdict.label})"
        for pair in sorted(pairs, key=lambda p: not p.is_total)
    ]
    return shortened(parts, mark)
