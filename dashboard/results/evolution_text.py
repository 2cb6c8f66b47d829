"""The words of a comparison card, computed from its pairs."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.catalogue import Edition, Indicator
from dashboard.domain.comparability import Entry
from dashboard.domain.observation import Orientation, Reading, Scope
from dashboard.domain.selection import Selection
from dashboard.domain.size_range import SizeRange
from dashboard.domain.territory import FRANCE, Territory
from dashboard.domain.verdict import VerdictKind
from dashboard.results.evolution import Pair
from dashboard.results.result import Cell, Text
from dashboard.results.sides import editions_of
from dashboard.results.survey_about import about
from dashboard.results.survey_cells import group_label, territory_name
from dashboard.results.survey_text import ALTERNATIVE_LENGTH, clause_of, indicator_label
from dashboard.results.world import World
from dashboard.wording import facts
from dashboard.wording.comparability import COMPARABILITY, why
from dashboard.wording.places import as_sentence, enumeration, of_size
from dashboard.wording.provenance import cited, year_of
from dashboard.wording.verdicts import DEMONSTRATION, VERDICTS
from dashboard.wording.vocabulary import SCOPE, unit_of

_INDEPENDENT = (
    "Les échantillons des deux éditions peuvent se recouvrir et leur covariance n’est pas connue : "
    "les intervalles de l’écart sont calculés comme si les deux échantillons étaient indépendants."
)
_OVERLAP = (
    "Une partie des communes a répondu aux deux éditions : la covariance des deux estimations "
    "entre dans l’intervalle de l’écart."
)
_ROUNDING = (
    "La précision n’est pas publiée : les bornes données pour un écart ne viennent que de "
    "l’arrondi des deux chiffres, et ne disent rien de l’aléa de sondage."
)
_TWO_POINTS = (
    "Deux dates font deux points : rien n’est dit de ce qui s’est passé entre elles. La taille "
    "d’une commune est celle de l’édition."
)


def mark_of(selection: Selection) -> str:
    """What must stand inside every picture, table and file of the selection."""
    return DEMONSTRATION if selection.dataset.is_fictitious else ""


def when(editions: tuple[Edition, Edition]) -> str:
    """« Entre fin 2014 et 2025 »."""
    return f"Entre {editions[0].situation} et {editions[1].situation}"


def subject(world: World, selection: Selection, size: SizeRange, territory: Territory) -> str:
    """What is compared: « la part des communes de moins de 500 habitants qui mènent … »."""
    indicator = world.catalogue.indicators[selection.indicator]
    clause = clause_of(indicator, selection)
    where = "" if territory == FRANCE else f" ({territory_name(world, territory)})"
    units = group_label(world, indicator) or ("EPCI" if indicator.unit == "epci" else "communes")
    who = f"{units} {of_size(size)}".strip()
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
    total: Pair | None,
) -> Text:
    """All the words of the card of an evolution."""
    indicator = world.catalogue.indicators[selection.indicator]
    editions = editions_of(world)
    shown = [cell for pair in pairs for cell in (pair.before, pair.after)]
    return Text(
        title=_title(indicator, selection, editions, total),
        subtitle=_subtitle(world, selection, indicator),
        selection=_selection(world, selection, territory, editions),
        total=_total(world, selection, indicator, total) if total else "",
        lecture=_lecture(world, selection, indicator, pairs),
        champ=champ_of(indicator, editions),
        notes=_notes(world, selection, pairs),
        sources=sources_of(world, shown),
        date=_date(world, shown),
        alternative=alternative_of(pairs),
        about=about(world, indicator),
    )


def _title(
    indicator: Indicator,
    selection: Selection,
    editions: tuple[Edition, Edition],
    total: Pair | None,
) -> str:
    label = indicator_label(indicator, selection)
    dates = f"{editions[0].situation} et {editions[1].situation}"
    if total is None or total.verdict.kind is VerdictKind.FORTHCOMING:
        return f"{label}, {editions[0].situation} – {editions[1].situation} à paraître"
    kind = shown_kind(selection, total)
    if kind in (VerdictKind.UP, VerdictKind.DOWN):
        return f"{label} : {VERDICTS[kind].label} entre {dates}"
    if kind is VerdictKind.NO_DIFFERENCE:
        return f"{label} : pas de différence significative entre {dates}"
    if kind is VerdictKind.NOT_COMPARABLE:
        return f"{label} : {dates}, deux niveaux qui ne se comparent pas"
    return f"{label}, {dates}"


def shown_kind(selection: Selection, pair: Pair) -> VerdictKind:
    """The verdict a reader sees: corrected for many comparisons where that was asked."""
    adjusted = pair.verdict.adjusted
    return adjusted if selection.adjusted and adjusted is not None else pair.verdict.kind


def _total(world: World, selection: Selection, indicator: Indicator, pair: Pair) -> str:
    """The total in words: its levels that are published, then its verdict."""
    if pair.verdict.kind.is_test:
        return _shown_verdict(selection, pair)
    return " ".join([*_levels(world, indicator, pair), _shown_verdict(selection, pair)])


def _levels(world: World, indicator: Indicator, pair: Pair) -> list[str]:
    group = group_label(world, indicator)
    return [
        facts.lecture(indicator, cell.observation, edition.situation, group)
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
    parts.append("éditions 2015 et 2025")
    return " · ".join(parts)


def _selection(
    world: World, selection: Selection, territory: Territory, editions: tuple[Edition, Edition]
) -> str:
    dates = f"{editions[0].situation} et {editions[1].situation}"
    if selection.territory not in (territory, FRANCE):
        chosen = territory_name(world, selection.territory)
        return (
            f"Valeurs : {territory_name(world, territory)}, {dates}. Aucune valeur n’est publiée "
            f"pour {chosen} ; son cadre réel est plus bas."
        )
    return f"Valeurs : {territory_name(world, territory)}, {dates}."


def _lecture(
    world: World, selection: Selection, indicator: Indicator, pairs: Sequence[Pair]
) -> str:
    """Both levels of the first row that has them, then its verdict."""
    for pair in sorted(pairs, key=lambda p: not p.verdict.kind.is_test):
        said = _levels(world, indicator, pair)
        if said:
            return " ".join([*said, _shown_verdict(selection, pair)])
    return ""


def champ_of(indicator: Indicator, editions: tuple[Edition, Edition]) -> str:
    """The field, of each edition where it differs."""
    fields = [indicator.champ_in(edition.id) for edition in editions]
    if fields[0] == fields[1]:
        return as_sentence(fields[0])
    return " ".join(
        as_sentence(f"édition {edition.id} : {field}")
        for edition, field in zip(editions, fields, strict=True)
    )


def _notes(world: World, selection: Selection, pairs: Sequence[Pair]) -> tuple[str, ...]:
    kinds = {pair.verdict.kind for pair in pairs}
    notes = [_TWO_POINTS]
    if any(kind.is_test for kind in kinds):
        notes.append(_INDEPENDENT if world.observations.covariances is None else _OVERLAP)
    if VerdictKind.UNKNOWN_PRECISION in kinds:
        notes.append(_ROUNDING)
    united = [pair.united for pair in pairs if pair.united]
    if united:
        notes.append(
            "Les deux éditions ne découpent pas les tailles de la même façon : elles sont "
            f"comparées sur leurs limites communes ({enumeration(united)}), chaque morceau pesant "
            f"ses {'habitants' if selection.reading is Reading.POPULATION else 'communes'}"
            " du cadre réel."
        )
    if selection.orientation is Orientation.INVERSE:
        notes.append("Le complément d’un pourcentage publié en est la lecture inverse exacte.")
    return tuple(dict.fromkeys(as_sentence(note) for note in notes))


def sources_of(world: World, cells: Sequence[Cell]) -> tuple[str, ...]:
    """Publications cited by the cells, each once."""
    used = dict.fromkeys(c.observation.source for c in cells if c.observation)
    return cited([world.catalogue.sources[source] for source in used])


def _date(world: World, cells: Sequence[Cell]) -> str:
    sources = {c.observation.source for c in cells if c.observation}
    years = sorted({year_of(world.catalogue.sources[source]) for source in sources} - {""})
    return f"Publié en {enumeration(years)}." if years else ""


def alternative_of(pairs: Sequence[Pair]) -> str:
    """Text alternative: both levels and the verdict of each row, within 220 characters."""
    parts = [
        f"{pair.heading[0].lower()}{pair.heading[1:]}, {pair.before.text} puis {pair.after.text} "
        f"({pair.verdict.label})"
        for pair in sorted(pairs, key=lambda p: not p.is_total)
    ]
    kept = list(parts)
    text = " ; ".join(kept) + "."
    while len(text) > ALTERNATIVE_LENGTH and len(kept) > 1:
        kept.pop()
        text = " ; ".join(kept) + " ; la suite dans le tableau."
    return text[:ALTERNATIVE_LENGTH]
