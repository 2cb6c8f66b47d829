"""The house lines of a figure: unit, champ, source, note, licence. Nothing is said twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.domain.catalogue import Indicator
from dashboard.domain.comparability import Comparability
from dashboard.domain.figure import FigureKind
from dashboard.domain.observation import Reading, Scope
from dashboard.domain.size_range import ALL_SIZES
from dashboard.domain.status import Status
from dashboard.domain.territory import FRANCE, Territory, TerritoryKind
from dashboard.results.evolution import Evolution
from dashboard.results.evolution_text import status_text
from dashboard.results.evolution_view import register_entry
from dashboard.results.publication.asked import Asked
from dashboard.results.publication.field import doubts_of, field_of, place_of
from dashboard.results.publication.grid import Grid, common_sizes
from dashboard.results.publication.overlaps import overlap_notes
from dashboard.results.publication.remarks import remarks_of
from dashboard.results.result import Cell, Kind, Result
from dashboard.results.survey_cells import group_label, territory_name
from dashboard.results.survey_notes import NATIONAL, NATIONAL_CHOSEN
from dashboard.results.survey_text import champ_of, sources_of
from dashboard.wording import publication as words
from dashboard.wording.places import as_sentence, enumeration
from dashboard.wording.typography import fine, lower_first
from dashboard.wording.vocabulary import SCOPE, unit_of


def unit_line(asked: Asked) -> str:
    """« En % des communes », of the group where there is one; every unit where they are mixed."""
    return fine(" ; ".join(dict.fromkeys(_unit(asked, i) for i in asked.indicators)))


def _unit(asked: Asked, indicator: Indicator) -> str:
    reading = asked.selection(indicator, asked.editions[0]).reading
    group = group_label(asked.world, indicator)
    unit = unit_of(reading, indicator.unit)
    if not group or reading is Reading.COUNT:
        return unit
    return f"En % des {group}" if reading is Reading.UNITS else f"{unit} des {group}"


def champ_line(asked: Asked) -> str:
    """The field; of each edition, or each indicator, where it differs."""
    fields = {
        (i.id, e.id): field_of(champ_of(asked.world, asked.selection(i, e), i))
        for i in asked.indicators
        for e in asked.editions
    }
    where = place_of(asked)
    by_edition = {e.id: {fields[i.id, e.id] for i in asked.indicators} for e in asked.editions}
    if len(set(fields.values())) == 1:
        said = next(iter(fields.values()))
    elif all(len(found) == 1 for found in by_edition.values()):
        said = _labelled((f"édition {e}", found.pop()) for e, found in by_edition.items())
    else:
        labels = {i.id: i.short_label for i in asked.indicators}
        constant = {
            i for i in labels if len({fields[i, edition.id] for edition in asked.editions}) == 1
        }
        said = _labelled(
            (labels[i] if i in constant else f"{labels[i]} (édition {e})", text)
            for (i, e), text in fields.items()
        )
    return fine(f"{said} {where}".strip())


def _labelled(parts: Iterable[tuple[str, str]]) -> str:
    """Each text once, after the labels it holds for."""
    labels: dict[str, dict[str, None]] = {}
    for label, text in parts:
        labels.setdefault(text, {})[label] = None
    return " ".join(
        as_sentence(f"{', '.join(who)} : {lower_first(text)}") for text, who in labels.items()
    )


def source_line(asked: Asked, cells: Sequence[Cell]) -> str:
    """The publications of the figures shown, each once."""
    selection = asked.selection(asked.indicators[0], asked.editions[0])
    return fine(" ; ".join(sources_of(asked.world, selection, Kind.NUMBER, cells)))


def licence_line(asked: Asked, cells: Sequence[Cell]) -> str:
    """The licences of the publications used, each once, told apart by :data:`words.LICENCES`."""
    used = [c.observation.source for c in cells if c.observation]
    sources = asked.world.catalogue.sources
    return fine(words.LICENCES.join(dict.fromkeys(sources[name].licence for name in used)))


def note_line(asked: Asked, grid: Grid, result: Result | None, evolution: Evolution | None) -> str:
    """The author's note, then what the figure itself must say."""
    notes = [as_sentence(asked.spec.note), *_scope_notes(asked), *_place_notes(asked)]
    notes += overlap_notes(grid)
    notes += _map_notes(grid, result)
    notes += _of_two_dates(asked, grid, evolution)
    notes += _comparability(asked)
    notes += remarks_of(asked.world, grid, general=result is not None)
    if not any(words.DOUBT in note for note in notes[1:]):
        notes += doubts_of(asked)
    grouped = len(asked.indicators) > 1 and asked.spec.kind is not FigureKind.BARS
    if grouped and asked.spec.sizes and common_sizes(asked) in ([], [ALL_SIZES]):
        notes.append(words.NO_COMMON_SIZE)
    notes.append(_precision(grid.flat))
    return fine(" ".join(dict.fromkeys(note for note in notes if note)))


def noted(note: str, own: str) -> tuple[Status, ...]:
    """The statuses whose reason the note tells, apart from the author's ``own`` words: a field to
    confirm, named with its territory."""
    told = note.removeprefix(fine(as_sentence(own)))
    return (Status.FIELD_TO_CONFIRM,) if words.DOUBT in told else ()


def _map_notes(grid: Grid, result: Result | None) -> list[str]:
    """How values are laid on a map; where there is none, its page holds but remarks."""
    if result is None or result.kind is not Kind.MAP:
        return []
    return [note for note in result.text.notes if _is_printed(note, grid)]


def _is_printed(note: str, grid: Grid) -> bool:
    """Whether a note of the map page is one of a picture too: not what a letter or the field says,
    what is not on the map, nor how to see something else on the page."""
    drawn = any(cell.status is Status.FIELD_TO_CONFIRM for cell in grid.flat)
    if words.DOUBT in note and not drawn:
        return False
    of_page = (NATIONAL_CHOSEN, NATIONAL.split(" :", maxsplit=1)[0])
    return note not in words.COMPLEMENTS and not note.startswith(of_page)


def _of_two_dates(asked: Asked, grid: Grid, evolution: Evolution | None) -> Sequence[str]:
    """What two dates need. Only two points face to face carry a verdict, and its notes."""
    if evolution is None:
        return ()
    if asked.spec.kind is FigureKind.DUMBBELL:
        return [note for note in evolution.text.notes if note not in words.COMPLEMENTS]
    by_size = any(row.size is not None and not row.is_total for row in grid.rows)
    return (words.SIZE_OF_EDITION,) if by_size else ()


def _scope_notes(asked: Asked) -> list[str]:
    """Whose action it is, where the survey tells both."""
    if all(len(i.scopes) < 2 for i in asked.indicators):
        return []
    holders: dict[Scope, list[str]] = {}
    for indicator in asked.indicators:
        scope = asked.selection(indicator, asked.editions[0]).scope
        holders.setdefault(scope, []).append(lower_first(indicator.short_label))
    alone = len(holders) == 1
    return [
        as_sentence(SCOPE[scope] if alone else f"{SCOPE[scope]} : {', '.join(labels)}")
        for scope, labels in holders.items()
        if SCOPE[scope]
    ]


def _place_notes(asked: Asked) -> list[str]:
    """A chosen territory without values of its own."""
    chosen = asked.spec.territory
    if asked.spec.kind.is_zoned or chosen == FRANCE:
        return []
    own: set[Territory] = {asked.territory(indicator) for indicator in asked.indicators}
    if chosen.kind is TerritoryKind.REGION and own == {chosen}:
        return []
    said = words.NATIONAL_ON_MAP if asked.spec.kind.is_map else words.NATIONAL
    name = territory_name(asked.world, chosen)
    national = [i for i in asked.indicators if asked.territory(i) == FRANCE]
    if len(national) < len(asked.indicators):
        labels = enumeration([indicator.short_label for indicator in national])
        return [words.NATIONAL_FOR.format(where=name, names=labels)]
    return [said.format(where=name)]


def _comparability(asked: Asked) -> list[str]:
    """What the register says of two editions shown side by side, where it holds back."""
    if len(asked.editions) < 2 or not all(edition.published for edition in asked.editions):
        return []
    said = []
    for indicator in asked.indicators:
        selection = asked.selection(indicator, asked.editions[0])
        entry = register_entry(asked.world, selection, ALL_SIZES, asked.territory(indicator))
        if entry.status is not Comparability.COMPARABLE:
            label = f"{indicator.short_label} : " if len(asked.indicators) > 1 else ""
            text = status_text(entry)
            said.append(f"{label}{lower_first(text) if label else text}")
    return said


def _precision(cells: Sequence[Cell]) -> str:
    """Whether intervals are known of the numbers shown."""
    numbers = [c.observation for c in cells if c.observation and c.observation.is_number]
    known = [o for o in numbers if o.interval is not None]
    if not numbers:
        return ""
    if len(known) == len(numbers):
        return words.PRECISION
    return words.SOME_PRECISION if known else words.NO_PRECISION
