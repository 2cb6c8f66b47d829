"""The words of a survey card, computed from the cells it shows."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.catalogue import Indicator
from dashboard.domain.observation import Orientation, Reading, Scope
from dashboard.domain.selection import Selection
from dashboard.domain.territory import FRANCE
from dashboard.results.result import Cell, Kind, Look, Text
from dashboard.results.survey_cells import group_label, territory_name
from dashboard.results.world import World
from dashboard.wording import facts
from dashboard.wording.places import as_sentence, enumeration, of_size
from dashboard.wording.provenance import long_source, year_of
from dashboard.wording.vocabulary import SCOPE, unit_of

ALTERNATIVE_LENGTH = 220

CARRIED = (
    "Les valeurs de {situation} sont portées sur les communes du 1er janvier 2025, selon leur "
    "population d’aujourd’hui (2023 ; Mayotte : 2017)."
)
NEVER_ITS_OWN = (
    "Une commune prend le chiffre de la classe de taille publiée la plus étroite qui la contient, "
    "jamais sa propre réponse, qui est confidentielle."
)
MAYOTTE = "Mayotte : appartenance au champ de l’édition 2015 à confirmer."


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
        champ=as_sentence(indicator.champ),
        notes=_notes(kind, situation, shown),
        sources=_sources(world, shown),
        date=_date(world, shown, situation),
        alternative=_alternative(kind, rows),
        about=about(world, indicator),
    )


def title(world: World, selection: Selection) -> str:
    """What the card shows: the indicator in the direction it is read, and when."""
    indicator = world.catalogue.indicators[selection.indicator]
    situation = world.catalogue.editions[selection.edition].situation
    inverse = selection.orientation is Orientation.INVERSE and indicator.inverse_label
    label = indicator.inverse_label if inverse else indicator.label
    return f"{label}, {situation}"


def value_heading(world: World, selection: Selection) -> str:
    """Heading of the column of figures."""
    unit = world.catalogue.indicators[selection.indicator].unit
    return unit_of(selection.reading, unit)


def legend_sentence(world: World, selection: Selection) -> str:
    """The legend read as a sentence, up to its entries."""
    situation = world.catalogue.editions[selection.edition].situation
    what = (
        "la part de la population vivant dans une commune concernée"
        if selection.reading is Reading.POPULATION
        else "la part des communes concernées"
    )
    return (
        f"La teinte d’une commune dit {what} parmi celles de sa taille ({situation}), "
        "pas ce que fait cette commune."
    )


def why_no_map(world: World, selection: Selection, kind: Kind) -> str:
    """Why a figure, or nothing, stands where a map would."""
    indicator = world.catalogue.indicators[selection.indicator]
    edition = world.catalogue.editions[selection.edition]
    if kind is Kind.NUMBER:
        return (
            "Seul un chiffre national est publié. Le porter sur chaque commune ferait croire qu’il "
            "vaut pour toutes les tailles : il n’y a donc pas de carte."
        )
    known = indicator.availability.get(selection.edition, "")
    if kind is Kind.FORTHCOMING:
        return known or as_sentence(f"À paraître, {edition.release_expected}")
    return known or "Aucun chiffre n’a pu être lu dans les publications."


def about(world: World, indicator: Indicator) -> tuple[tuple[str, str], ...]:
    """What the indicator is: definition, question, place in both questionnaires, comparability."""
    themes = world.catalogue.themes
    theme, later = themes.get(indicator.theme), themes.get(indicator.theme_2025)
    place = []
    if theme:
        place.append(f"Sujet de 2015 : {theme.label}" if "2015" in theme.editions else theme.label)
    if later and later is not theme:
        place.append(f"thème de 2025 : {later.label}")
    if theme and theme.crosswalk:
        place.append(theme.crosswalk)
    lines = [
        ("Définition", indicator.definition),
        ("Question", indicator.question),
        ("Questionnaires", " ; ".join(place)),
        ("Comparabilité 2015-2025", indicator.comparability),
    ]
    return tuple((label, as_sentence(text)) for label, text in lines if text)


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
    return (
        f"Carte : {where}. Valeurs : par taille de commune, "
        f"{territory_name(world, FRANCE)}, {situation}.{kept}"
    )


def _fact(world: World, selection: Selection, cell: Cell | None) -> str:
    if cell is None or cell.observation is None or not cell.observation.has_figure:
        return ""
    indicator = world.catalogue.indicators[selection.indicator]
    situation = world.catalogue.editions[selection.edition].situation
    return facts.lecture(indicator, cell.observation, situation, group_label(world, indicator))


def _notes(kind: Kind, situation: str, shown: Sequence[Cell]) -> tuple[str, ...]:
    notes: list[str] = []
    if kind is Kind.MAP:
        notes += [CARRIED.format(situation=situation), NEVER_ITS_OWN, MAYOTTE]
    if any(cell.mark for cell in shown):
        notes.append(
            "Le complément d’un pourcentage publié en est la lecture inverse exacte ; il est "
            "signalé comme tel."
        )
    return tuple(dict.fromkeys(as_sentence(note) for note in notes))


def _sources(world: World, shown: Sequence[Cell]) -> tuple[str, ...]:
    used: dict[str, None] = {}
    for cell in shown:
        if cell.observation is not None:
            used[cell.observation.source] = None
            if cell.observation.counter_source:
                used[cell.observation.counter_source] = None
    return tuple(long_source(world.catalogue.sources[source]) for source in used)


def _date(world: World, shown: Sequence[Cell], situation: str) -> str:
    sources = [world.catalogue.sources[c.observation.source] for c in shown if c.observation]
    if not sources:
        return ""
    years = sorted({year_of(source) for source in sources} - {""})
    return f"Situation {situation}, publiée en {enumeration(years)}."


def _alternative(kind: Kind, rows: Sequence[Cell]) -> str:
    if kind in (Kind.NOTHING, Kind.FORTHCOMING):
        return f"Aucun chiffre : {rows[0].text}."
    picture = "Carte des communes" if kind is Kind.MAP else "Chiffre national"
    parts = [
        f"{cell.heading[0].lower()}{cell.heading[1:]}, {cell.text}"
        for cell in rows
        if cell.look is not Look.OUTSIDE
    ]
    text = f"{picture} : " + " ; ".join(parts) + "."
    while len(text) > ALTERNATIVE_LENGTH and len(parts) > 1:
        parts.pop()
        text = f"{picture} : " + " ; ".join(parts) + " ; la suite dans le tableau."
    return text[:ALTERNATIVE_LENGTH]
