"""The draft of one table: its scale, its codes, and a guess for every row and column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dashboard.domain.catalogue import Catalogue, Indicator
from dashboard.domain.observation import Orientation, Reading, Scope
from dashboard.domain.size_range import ALL_SIZES
from dashboard.domain.status import Confidentiality
from dashboard.ingest.finding.table import Figure, Line, Table
from dashboard.ingest.mapping.cues import edition_of, reading_of, scope_of, unit_of
from dashboard.ingest.mapping.draft_toml import comment, inline, lines, quoted
from dashboard.ingest.mapping.guessing import Axis, Guess, axis_of, settle
from dashboard.ingest.mapping.likeness import Match, ranked
from dashboard.ingest.mapping.matching import clean, place_of
from dashboard.ingest.mapping.model import (
    SECRET,
    SECRET_SECONDARY,
    UNDECIDED,
    Measure,
    Scale,
)
from dashboard.ingest.vocabulary.codes import status_of
from dashboard.ingest.vocabulary.territories import Territories


def draft_table(
    table: Table, catalogue: Catalogue, territories: Territories, *, alone: bool
) -> Iterator[str]:
    """The lines of a [[table]]; ``alone`` tells that its sheet has no other."""
    columns = axis_of(_used(table, "column"), catalogue, territories)
    rows = axis_of(_used(table, "row"), catalogue, territories)
    headers = " ".join(" ".join(column.path) for column in table.columns)
    unit = unit_of(table.title, table.champ, headers)
    candidates = [i for i in catalogue.indicators.values() if i.unit is unit]
    defaults = Guess(Line(0, (), ()))
    named = _indicators(table, columns, rows, candidates, defaults)
    _defaults(table, columns, rows, named, catalogue, defaults)
    defaults.values = {"unit": unit.value, **defaults.values}
    yield "[[table]]"
    yield from _about(table)
    yield from lines({"sheet": table.sheet, "number": table.number, "title": table.title})
    if not alone:
        yield from lines({"part": table.part})
    yield from _scale(table)
    yield from (comment(remark) for remark in defaults.remarks)
    yield f"defaults = {inline(defaults.values)}"
    yield from _codes(table)
    for kind, axis in (("column", columns), ("row", rows)):
        for guess in axis.guesses:
            yield from _line(kind, guess, axis, defaults.values)


def _used(table: Table, kind: str) -> list[Line]:
    """The lines that hold a figure: nothing is asked of the others."""
    places = {getattr(figure, kind) for figure in table.figures}
    every = table.columns if kind == "column" else table.rows
    return [line for line in every if line.place in places] or list(every)


def _indicators(
    table: Table, columns: Axis, rows: Axis, candidates: Sequence[Indicator], defaults: Guess
) -> list[tuple[Guess, Match]]:
    """Name the indicators where the labels do: along one side, else for the whole table."""
    sides = [axis for axis in (columns, rows) if axis.names_indicators]
    if not sides:
        match = settle(defaults, ranked(table.title, candidates))
        return [(defaults, match)] if match else []
    side = max(sides, key=lambda axis: _promise(axis, candidates, table.title))
    found: list[tuple[Guess, Match]] = []
    for before, guess in zip((None, *side.guesses), side.guesses, strict=False):
        if "ignore" in guess.values:
            continue
        if not guess.words and before is not None and "measure" in guess.values:
            _as_before(guess, before)
            continue
        match = settle(guess, ranked(guess.words, candidates, table.title))
        if match is not None:
            found.append((guess, match))
    return found


def _promise(axis: Axis, candidates: Sequence[Indicator], title: str) -> float:
    """How well the labels of a side name indicators, on average."""
    best = [ranked(guess.words, candidates, title)[:1] for guess in axis.guesses if guess.words]
    return sum(matches[0].score for matches in best if matches) / len(best)


def _as_before(guess: Guess, before: Guess) -> None:
    """A precision or a base without a name of its own belongs to what stands before it."""
    guess.remarks.append("taken for the indicator of the line before it")
    kept = {k: v for k, v in before.values.items() if k != "measure"}
    guess.values = {**kept, **guess.values}


def _defaults(
    table: Table,
    columns: Axis,
    rows: Axis,
    named: Sequence[tuple[Guess, Match]],
    catalogue: Catalogue,
    defaults: Guess,
) -> None:
    """What the table says of all its figures: the commonest answers of its indicators."""
    about = " ".join((table.title, table.unit))
    indicators = [match.indicator for _, match in named]
    groups = Counter(indicator.group for indicator in indicators)
    scopes = Counter(i.scopes[0] for i in indicators if len(i.scopes) == 1)
    allowed = {scope for indicator in indicators for scope in indicator.scopes}
    said = scope_of(about)
    scope = said if said in allowed else None
    if scope is None and scopes and scopes.total() == len(indicators):
        scope = min(scopes, key=lambda s: (-scopes[s], s.value))
    if scope is None:
        names = ", ".join(sorted(s.value for s in allowed)) or "propre, territoire, sans-objet"
        defaults.remarks.append(f"scope: one of {names}")
    reading = reading_of(about) or (Reading.UNITS if indicators else None)
    told = {
        "scope": scope.value if scope else UNDECIDED,
        "reading": reading.value if reading else UNDECIDED,
        "group": min(groups, key=lambda g: (-groups[g], g)) if groups else UNDECIDED,
        "orientation": Orientation.DIRECT.value,
        "measure": Measure.VALUE.value,
    }
    defaults.values = {**told, **defaults.values}
    if not columns.has_sizes and not rows.has_sizes:
        defaults.values["size"] = ALL_SIZES.code
    edition = edition_of(table.title, catalogue.editions.values())
    if edition is not None:
        defaults.values["edition"], defaults.values["reference_date"] = edition
    for guess, match in named:
        _apart(guess, match.indicator, scope, told["group"])


def _apart(guess: Guess, indicator: Indicator, scope: Scope | None, group: str) -> None:
    """What an indicator says that the rest of its table does not."""
    if indicator.group != group:
        guess.values["group"] = indicator.group
    if scope is not None and scope not in indicator.scopes:
        only = indicator.scopes[0].value if len(indicator.scopes) == 1 else UNDECIDED
        guess.values["scope"] = only


def _about(table: Table) -> Iterator[str]:
    for name in ("unit", "champ", "lecture", "source"):
        if text := getattr(table, name):
            yield comment(f"{name}: {clean(text)[:200]}")


def _scale(table: Table) -> Iterator[str]:
    numbers = [figure for figure in table.figures if figure.number is not None]
    shown = [figure for figure in numbers if figure.percent]
    scale = Scale.PERCENT
    if numbers and len(shown) == len(numbers):
        scale = Scale.AUTO
    elif len(numbers) >= 3 and all(0 <= (f.number or 0) <= 1 for f in numbers):
        scale = Scale.FRACTION
        yield comment("all numbers lie between 0 and 1: taken as fractions, to be confirmed")
    elif shown:
        yield comment(f"{len(shown)} of {len(numbers)} cells are displayed as %")
    yield from lines({"scale": scale.value})


def _codes(table: Table) -> Iterator[str]:
    """What each code that is used means, from the words of the file, never from its letters."""
    used = sorted({text for figure in table.figures for text in _codes_in(figure)})
    meanings = {**(table.codes or {}), **(table.footnotes or {})}
    told: dict[str, object] = {}
    for code in used:
        meaning = meanings.get(code, "")
        status = status_of(meaning) if meaning else None
        is_mark = any(code in figure.marks for figure in table.figures)
        said = _meaning(status, is_mark=is_mark) if status else "note" if meaning else ""
        if not said or (not is_mark and said in ("note", "U")):
            said = UNDECIDED
        told[code] = said
        yield comment(f"{code}: {meaning or 'not defined in the file'}")
    if told:
        yield f"codes = {inline(told)}"


def _codes_in(figure: Figure) -> tuple[str, ...]:
    if figure.number is None:
        return (figure.code or figure.text,)
    return figure.marks


def _meaning(status: tuple[object, Confidentiality], *, is_mark: bool) -> str:
    if status[1] is Confidentiality.SECRET:
        return SECRET
    if status[1] is Confidentiality.SECRET_SECONDARY:
        return SECRET_SECONDARY
    said = str(status[0])
    return "revised" if is_mark and said == "A" else said


def _line(kind: str, guess: Guess, axis: Axis, defaults: dict[str, object]) -> Iterator[str]:
    yield ""
    yield f"[[table.{kind}]]"
    yield f"label = [{', '.join(quoted(part) for part in guess.line.path)}]"
    path = tuple(clean(part) for part in guess.line.path)
    if sum(tuple(clean(p) for p in g.line.path) == path for g in axis.guesses) > 1:
        yield from lines({"at": place_of(kind, guess.line)})
    yield from (comment(remark) for remark in guess.remarks)
    yield from lines({k: v for k, v in guess.values.items() if defaults.get(k) != v})
