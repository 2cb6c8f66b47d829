"""What is wrong with the content of a figure, and what to do: a refusal stops its export.

Looks are judged where they are drawn; this is about what the figure says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from dashboard.domain.figure import Fault, Severity
from dashboard.domain.observation import Observation
from dashboard.domain.status import Status
from dashboard.results.publication.publication import Publication
from dashboard.results.publication.title_numbers import strange_numbers
from dashboard.results.publication.titles import LENGTH
from dashboard.results.result import Cell
from dashboard.wording import publication_faults as words
from dashboard.wording.places import enumeration
from dashboard.wording.typography import fine
from dashboard.wording.vocabulary import unit_of


def content_faults(publication: Publication) -> tuple[Fault, ...]:
    """Everything found, refusals first."""
    refused = [Fault(b.rule, b.text, b.remedy) for b in publication.blocked]
    found = [*refused, *_house_lines(publication), *_mixtures(publication), *_advice(publication)]
    return tuple(sorted(found, key=lambda fault: fault.severity is Severity.ADVICE))


def _fault(said: tuple[str, str, str], severity: Severity, **details: object) -> Fault:
    rule, text, remedy = said
    return Fault(rule, fine(text.format(**details)), fine(remedy), severity)


def _house_lines(publication: Publication) -> Iterator[Fault]:
    """A figure without lecture, champ or source does not leave; an empty one is refused as such."""
    if not any(c.observation and c.observation.has_figure for c in _cells(publication)):
        return
    lines = (
        (publication.lecture, words.NO_LECTURE),
        (publication.champ, words.NO_CHAMP),
        (publication.source, words.NO_SOURCE),
    )
    for text, said in lines:
        if not text.strip():
            yield _fault(said, Severity.REFUSAL)


def _mixtures(publication: Publication) -> Iterator[Fault]:
    """Several units on one scale are refused; several groups, scopes or directions are told."""
    seen = [cell.observation for cell in _cells(publication) if cell.observation is not None]
    units = _distinct(seen, lambda o: unit_of(o.key.reading, o.key.unit))
    if len(units) > 1:
        yield _fault(words.MIXED_READINGS, Severity.REFUSAL, units=enumeration(units))
    groups = _distinct(seen, lambda o: o.key.group)
    if len(groups) > 1:
        yield _fault(words.MIXED_GROUPS, Severity.ADVICE, groups=publication.unit)
    if len(_distinct(seen, lambda o: o.key.territory.key)) > 1 and not publication.spec.kind.is_map:
        yield _fault(words.MIXED_PLACES, Severity.ADVICE)
    if {"propre", "territoire"} <= set(_distinct(seen, lambda o: o.key.scope.value)):
        yield _fault(words.MIXED_SCOPES, Severity.ADVICE)
    if len(_distinct(seen, lambda o: o.orientation.value)) > 1:
        yield _fault(words.MIXED_SENSES, Severity.ADVICE)


def _distinct(seen: list[Observation], what: Callable[[Observation], str]) -> list[str]:
    return list(dict.fromkeys(map(what, seen)))


def _cells(publication: Publication) -> list[Cell]:
    return [cell for cell in chain.from_iterable(publication.cells) if cell is not None]


def _advice(publication: Publication) -> Iterator[Fault]:
    most = LENGTH[publication.spec.format]
    length = len(publication.title)
    if length > most:
        yield _fault(words.LONG_TITLE, Severity.ADVICE, length=length, most=most)
    for number in strange_numbers(publication):
        yield _fault(words.STRANGE_NUMBER, Severity.ADVICE, number=number)
    if publication.spec.read and publication.spec.read != read_key(publication):
        yield _fault(words.LOST_READ, Severity.ADVICE)
    refused = {blocked.rule for blocked in publication.blocked}
    if refused & {words.FORTHCOMING[0], words.SECOND_FORTHCOMING[0]}:
        return
    for s, series in enumerate(publication.series):
        column = [line[s] for line in publication.cells]
        coming = [cell is not None and cell.status is Status.FORTHCOMING for cell in column]
        if coming and all(coming) and len(publication.series) > 1:
            yield _fault(words.PARTLY_FORTHCOMING, Severity.ADVICE, edition=series.edition)


def read_key(publication: Publication) -> str:
    """The value read, named as the specification names it."""
    if publication.read is None:
        return ""
    cell = publication.cells[publication.read[0]][publication.read[1]]
    if cell is None or cell.observation is None:
        return ""
    key = cell.observation.key
    zoned = publication.spec.kind.is_zoned
    place = key.territory.key if zoned else key.size_range.code
    return f"{key.indicator}:{key.edition}:{place}"
