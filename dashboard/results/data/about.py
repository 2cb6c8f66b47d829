"""The tables that describe the survey: indicators, editions, register, versions and corrections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from dashboard.domain.comparability import ABSENT, Entry
from dashboard.paths import data_root
from dashboard.results.data.figures import Row, group_in_words
from dashboard.results.data.parts import Parts
from dashboard.results.journal import Step, changed_cells, read_steps
from dashboard.results.world import World
from dashboard.tables.versions import head_path
from dashboard.wording.comparability import COMPARABILITY, why
from dashboard.wording.data_sets import ACTIONS
from dashboard.wording.places import as_sentence


def indicator_rows(parts: Parts) -> tuple[Row, ...]:
    """The indicators in the order of the catalogue."""
    world = parts.world
    themes = world.catalogue.themes
    counts = Counter(seen.key.indicator for seen in world.observations)
    return tuple(
        (
            i.id,
            i.label,
            i.short_label,
            i.inverse_label,
            i.definition,
            themes[i.theme].label,
            themes[i.theme_2025].label if i.theme_2025 in themes else i.theme_2025,
            i.unit.value,
            " ".join(scope.value for scope in i.scopes),
            " ".join(reading.value for reading in i.readings),
            group_in_words(world, i.group),
            " ".join(i.editions),
            i.champ,
            i.question,
            counts[i.id],
        )
        for i in world.catalogue.indicators.values()
    )


def edition_rows(parts: Parts) -> tuple[Row, ...]:
    """The editions in the order of the catalogue."""
    counts = Counter(seen.key.edition for seen in parts.world.observations)
    return tuple(
        (
            e.id,
            e.label,
            e.situation,
            e.published,
            e.release_expected,
            e.description,
            counts[e.id],
        )
        for e in parts.world.catalogue.editions.values()
    )


def register_rows(parts: Parts) -> tuple[Row, ...]:
    """One row a judgement; one for each indicator that nobody has judged."""
    return tuple(_judgements(parts.world))


def _judgements(world: World) -> Iterator[Row]:
    register = world.catalogue.register
    judged: dict[str, list[Row]] = {}
    for (name, level, scope, reading), entry in register.entries.items():
        asked = (level.value, scope.value, reading.value)
        judged.setdefault(name, []).append((*asked, *_entry(entry)))
    for indicator in world.catalogue.indicators.values():
        for row in judged.get(indicator.id) or [("", "", "", *_entry(ABSENT))]:
            yield indicator.id, indicator.short_label, *row


def _entry(entry: Entry) -> Row:
    day = entry.judged_on or None
    return entry.status.value, COMPARABILITY[entry.status], why(entry), day, entry.note


def version_rows(parts: Parts) -> tuple[Row, ...]:
    """The log, oldest line first; after each line, every figure that changed with it."""
    path = head_path(data_root())
    steps, _ = _steps(data_root(), path.stat().st_mtime_ns, path.stat().st_size)
    return tuple(row for step in steps for row in _step(parts.world, step))


@lru_cache(maxsize=2)
def _steps(root: Path, _modified: int, _size: int) -> tuple[tuple[Step, ...], str]:
    """Versions never change once published: the head alone says whether there is a new one."""
    return read_steps(root)


def _step(world: World, step: Step) -> Iterator[Row]:
    line = step.release
    start: Row = (line.version, line.on, ACTIONS[line.action], line.replaces)
    yield (*start, "", "", "", "", "", as_sentence(line.note))
    words = changed_cells(world, step.changes)
    for change, cell in zip(step.changes, words, strict=True):
        yield (
            *start,
            cell.kind,
            change.key.indicator,
            f"{cell.label} · {cell.who}",
            cell.before,
            cell.after,
            cell.note,
        )
