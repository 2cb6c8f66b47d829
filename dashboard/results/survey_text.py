"""The words of a survey card, computed from the cells it shows."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.catalogue import Indicator
from dashboard.domain.observation import Observation, Orientation, Reading, Scope
from dashboard.domain.selection import Level, Selection
from dashboard.domain.status import Status
from dashboard.domain.territory import FRANCE
from dashboard.results.result import Cell, Kind, Look, Text
from dashboard.results.survey_about import about
from dashboard.results.survey_cells import group_label, region_of, territory_name
from dashboard.results.survey_notes import notes_of
from dashboard.results.world import World
from dashboard.wording import facts
from dashboard.wording.alternative import shortened
from dashboard.wording.datasets import mark_of
from dashboard.wording.dates import today_in_words
from dashboard.wording.places import as_sentence, enumeration, of_size
from dashboard.wording.provenance import cited, year_of
from dashboard.wording.typography import lower_first
from dashboard.wording.vocabulary import CONFIDENTIALITY, SCOPE, STATUS, unit_of

OTHER_WAY = (
    "Ce fait n’est publié qu’en toutes lettres et dans l’autre sens ; des mots n’ont pas de "
    "complément exact."
)


def text_of(
    world: World,
    selection: Selection,
    kind: Kind,
    rows: Sequence[Cell],
    total: Cell | None,
    read: Cell | None,
) -> Text:
    """All the words of the card; ``read`` is the cell that the « Lecture » reads aloud."""
    indicator = world.catalogue.indicators[selection.indicator]
    situation = world.catalogue.editions[selection.edition].situation
    shown = [*rows, *((total,) if total and total not in rows else ())]
    return Text(
        title=title(world, selection),
        subtitle=_subtitle(world, selection, indicator, total),
        selection=_selection(world, selection, kind),
        total=_fact(world, selection, total),
        lecture=_fact(world, selection, read),
        champ=champ_of(world, selection, indicator),
        notes=notes_of(world, selection, kind, shown),
        sources=sources_of(world, selection, kind, shown),
        date=_date(world, shown, situation),
        alternative=_alternative(kind, rows, mark_of(selection)),
        about=about(world, indicator, shown),
    )


def title(world: World, selection: Selection) -> str:
    """What the card shows: the indicator as it is read (scope, reading, direction), and when."""
    indicator = world.catalogue.indicators[selection.indicator]
    situation = world.catalogue.editions[selection.edition].situation
    return f"{indicator_label(indicator, selection)}, {situation}"


def indicator_label(indicator: Indicator, selection: Selection) -> str:
    """The indicator as it is read: its own label, or its clause in another scope or reading."""
    inverse = selection.orientation is Orientation.INVERSE
    scope, reading = selection.scope, selection.reading
    own = indicator.inverse_label if inverse else indicator.label
    first = (indicator.scopes[:1] or (Scope.EITHER,), indicator.readings[:1] or (Reading.UNITS,))
    clause = clause_of(indicator, selection)
    if ((scope,), (reading,)) == first or not clause:
        return own or indicator.label
    if reading is Reading.POPULATION:
        return f"Part de la population qui {facts.inflect(clause, singular=True)}"
    return f"Communes qui {facts.inflect(clause, singular=False)}"


def clause_of(indicator: Indicator, selection: Selection) -> str:
    """The clause of the catalogue for what is read, empty where it has none."""
    scope, reading = selection.scope, selection.reading
    sentences = indicator.sentences.get((scope, reading))
    sentences = sentences or indicator.sentences.get((Scope.EITHER, reading))
    return sentences.clause(selection.orientation) if sentences else ""


def value_heading(world: World, selection: Selection) -> str:
    """Heading of the column of figures."""
    unit = unit_of(selection.reading, world.catalogue.indicators[selection.indicator].unit)
    if selection.level is Level.REGION:
        return f"Valeur régionale, {unit[0].lower()}{unit[1:]}"
    if selection.territory == FRANCE:
        return unit
    return f"Valeur nationale, {unit[0].lower()}{unit[1:]}"


def legend_sentence(world: World, selection: Selection) -> str:
    """The legend read as a sentence, up to its entries."""
    situation = world.catalogue.editions[selection.edition].situation
    clause = clause_of(world.catalogue.indicators[selection.indicator], selection)
    if selection.reading is Reading.POPULATION:
        what = f"quelle part de la population {facts.inflect(clause, singular=True)}"
    else:
        where = " dans sa région" if selection.level is Level.REGION else ""
        what = f"quelle part des communes de sa taille{where} {facts.inflect(clause, True)}"
    return (
        f"La teinte d’une commune dit {what} ({situation}) : ce n’est pas ce que fait cette "
        f"commune. Valeurs de {situation} portées sur les communes de 2025."
    )


def why_no_map(world: World, selection: Selection, kind: Kind, total: Cell | None) -> str:
    """Why a figure, or nothing, stands where a map would."""
    indicator = world.catalogue.indicators[selection.indicator]
    edition = world.catalogue.editions[selection.edition]
    if kind is Kind.NUMBER:
        return (
            "Seul un chiffre national est publié. Le porter sur chaque commune ferait croire qu’il "
            "vaut pour toutes les tailles : il n’y a donc pas de carte."
        )
    if total is not None and total.status is Status.OTHER_WAY:
        return OTHER_WAY
    if total is not None and kind is not Kind.FORTHCOMING:
        if total.confidentiality.hides:
            return CONFIDENTIALITY[total.confidentiality].explanation
        return STATUS[total.status].explanation
    known = indicator.availability.get(selection.edition, "")
    if kind is Kind.FORTHCOMING:
        return (
            f"Premiers résultats annoncés pour {edition.release_expected}. À la date du "
            f"{today_in_words()}, aucun n’est intégré à ce site."
        )
    return known or "Aucun chiffre n’a pu être lu dans les publications."


def _subtitle(world: World, selection: Selection, indicator: Indicator, total: Cell | None) -> str:
    edition = world.catalogue.editions[selection.edition]
    in_words = total is not None and total.look is Look.WORDS
    parts = ["En toutes lettres" if in_words else unit_of(selection.reading, indicator.unit)]
    group = group_label(world, indicator)
    if group:
        parts.append(f"parmi les {group}")
    if selection.scope is not Scope.EITHER:
        parts.append(SCOPE[selection.scope].lower().replace("epci", "EPCI"))
    parts.append(edition.label.lower())
    return " · ".join(parts)


def _selection(world: World, selection: Selection, kind: Kind) -> str:
    situation = world.catalogue.editions[selection.edition].situation
    where = territory_name(world, selection.territory)
    if kind is not Kind.MAP:
        return f"Valeur : {territory_name(world, FRANCE)}, {situation}."
    sizes = enumeration([f"communes {of_size(size)}" for size in selection.sizes])
    kept = f" Tailles retenues : {sizes}." if sizes else ""
    whose = "par région" if selection.level is Level.REGION else territory_name(world, FRANCE)
    return f"Carte : {where}. Valeurs : par taille de commune, {whose}, {situation}.{kept}"


def _fact(world: World, selection: Selection, cell: Cell | None) -> str:
    if cell is None or cell.observation is None:
        return ""
    indicator = world.catalogue.indicators[selection.indicator]
    situation = world.catalogue.editions[selection.edition].situation
    observation: Observation | None = cell.observation
    if cell.status is Status.OTHER_WAY:
        observation = world.observations.preferred(cell.observation.key)
    if observation is None or not observation.has_figure:
        return ""
    group, region = group_label(world, indicator), region_of(world, observation)
    return facts.lecture(indicator, observation, situation, group, region)


def champ_of(world: World, selection: Selection, indicator: Indicator) -> str:
    """The field of the edition as a sentence: the units the share is taken among."""
    if world.catalogue.editions[selection.edition].published:
        return as_sentence(indicator.champ_in(selection.edition))
    return "Communes et EPCI de France métropolitaine et des DROM (champ annoncé)."


def sources_of(
    world: World, selection: Selection, kind: Kind, shown: Sequence[Cell]
) -> tuple[str, ...]:
    """Publications cited, each once, with all the places where it was read."""
    used: dict[str, None] = {}
    for cell in shown:
        if cell.observation is not None:
            used[cell.observation.source] = None
            if cell.observation.counter_source:
                used[cell.observation.counter_source] = None
    if kind is Kind.FORTHCOMING:
        facts_of = world.catalogue.editions[selection.edition].facts
        known = {fact.source: world.catalogue.sources[fact.source] for fact in facts_of}
        used = {name: None for name, source in known.items() if source.url}
    return cited([world.catalogue.sources[source] for source in used])


def _date(world: World, shown: Sequence[Cell], situation: str) -> str:
    sources = [world.catalogue.sources[c.observation.source] for c in shown if c.observation]
    if not sources or world.dataset.is_fictitious:
        return ""
    years = sorted({year_of(source) for source in sources} - {""})
    return f"Situation {situation}, publiée en {enumeration(years)}."


def _alternative(kind: Kind, rows: Sequence[Cell], mark: str) -> str:
    if kind in (Kind.NOTHING, Kind.FORTHCOMING):
        return shortened([f"aucun chiffre : {rows[0].text}"], mark)
    picture = "Carte des communes" if kind is Kind.MAP else "Chiffre national"
    parts = [f"{_named(cell)}, {cell.text}" for cell in rows if cell.look is not Look.OUTSIDE]
    return shortened(parts, mark, f"{picture} : ")


def _named(cell: Cell) -> str:
    """What a row is about inside a sentence: sizes lose their capital, places keep it."""
    is_place = bool(cell.code) or cell.status is Status.FIELD_TO_CONFIRM
    return cell.heading if is_place else lower_first(cell.heading)
