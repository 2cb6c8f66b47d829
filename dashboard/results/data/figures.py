"""The table of published figures: one row a printed fact, with its words, statuses and origin."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from dashboard.domain.data_table import Value
from dashboard.domain.observation import ALL_UNITS, CellKey, Observation, Orientation
from dashboard.results.data.parts import Parts
from dashboard.results.data.told import told_figure
from dashboard.results.reading import without_figure
from dashboard.results.survey_cells import mark_of_complement, territory_name
from dashboard.results.world import World
from dashboard.wording.facts import value_text
from dashboard.wording.places import everyone_of, size_label
from dashboard.wording.provenance import short_source
from dashboard.wording.typography import lower_first
from dashboard.wording.vocabulary import unit_of

Row = tuple[Value, ...]


@lru_cache(maxsize=12)
def figure_rows(parts: Parts, orientation: Orientation | None) -> tuple[Row, ...]:
    """Every published statement, as it was printed or read in the asked direction.

    Words have no complement: such a figure, asked for the other way, keeps its row and its status
    says so.
    """
    return tuple(_rows(parts.world, orientation))


def _rows(world: World, orientation: Orientation | None) -> Iterator[Row]:
    about: dict[CellKey, Row] = {}
    sources = {
        s.id: (short_source(s), s.url, s.licence) for s in world.observations.sources.values()
    }
    for printed in world.observations:
        seen = printed
        if orientation is not None:
            seen = printed.read_as(orientation) or without_figure(printed)
        key = printed.key
        if key not in about:
            about[key] = _about(world, key)
        preferred = world.observations.preferred(key)
        source, url, licence = sources[seen.source]
        counter = sources[seen.counter_source][0] if seen.counter_source else ""
        yield (
            seen.id,
            str(key.dataset),
            key.edition,
            seen.reference_date,
            *about[key][:6],
            seen.orientation.value,
            *about[key][6:],
            *size_fields(key, seen.size_label),
            value_text(seen),
            unit_in_words(key),
            *figure_fields(seen),
            mark_of_complement(seen),
            preferred is printed,
            source,
            seen.source,
            url,
            counter,
            licence,
            *_origin(world, seen),
            seen.confidence,
            seen.note,
            world.catalogue.indicators[key.indicator].champ_in(key.edition),
            world.observations.version,
            world.observations.built_on or None,
        )


def _about(world: World, key: CellKey) -> Row:
    """What the key says, in codes and in words; the first six stand before the direction."""
    indicator = world.catalogue.indicators[key.indicator]
    return (
        key.indicator,
        indicator.short_label,
        world.catalogue.themes[indicator.theme].label,
        key.unit.value,
        key.scope.value,
        key.reading.value,
        group_in_words(world, key.group),
        key.territory.key,
        territory_name(world, key.territory),
    )


def group_in_words(world: World, group: str) -> str:
    """« ensemble », or the label of the group of units."""
    return group if group == ALL_UNITS else world.catalogue.groups[group].label


def size_fields(key: CellKey, label: str = "") -> Row:
    """Code, limits and words of a size range; the published label where there is one."""
    size = key.size_range
    said = label or (everyone_of(key.unit) if size.is_all else size_label(size))
    return size.code, size.minimum, size.maximum, said


def unit_in_words(key: CellKey) -> str:
    """« % des communes »."""
    return lower_first(unit_of(key.reading, key.unit).removeprefix("En "))


def figure_fields(seen: Observation) -> Row:
    """The figure, its precision and its two statuses (columns ``FIGURE``)."""
    return told_figure(seen).fields


def _origin(world: World, seen: Observation) -> Row:
    """File, sheet, cells and digest of an imported figure."""
    cells = world.observations.origins.get(seen.id, ())
    if not cells:
        return "", "", "", ""
    addresses = dict.fromkeys(cell.cell for cell in cells)
    return cells[0].file, cells[0].sheet, " ".join(addresses), cells[0].sha256
