"""Reads a request strictly: nothing is ignored in silence, nothing is guessed.

The pages mend an address and say so; a program that misspells a filter must be told instead, lest
it publish figures it did not ask for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from unicodedata import category
from urllib.parse import parse_qsl

from dashboard.domain.data_table import DataSet
from dashboard.domain.dataset import Dataset
from dashboard.domain.query import LONGEST_TEXT, MANY, Query, parse_query
from dashboard.domain.selection import Notice, Problem
from dashboard.results.data.filters import concerned
from dashboard.results.data.known import KnownOf
from dashboard.results.data.tables import unmet
from dashboard.results.world import World, Worlds
from dashboard.server.api.parameters import ALIASES, DATASET, PARAMETERS, Parameter
from dashboard.server.api.problems import ProblemError
from dashboard.tables.versions import UnknownVersionError
from dashboard.wording import api as say

LONGEST = 4000
"""Bytes of a query string that are read."""
MOST_FIELDS = 120


def read_fields(query: bytes) -> dict[str, list[str]]:
    """The fields of a query string, empty ones left out; :class:`ProblemError` where it is too
    long, is not UTF-8 or holds control characters."""
    if len(query) > LONGEST:
        raise ProblemError(say.TOO_LONG, say.too_long(LONGEST))
    try:
        text = query.decode("utf-8")
        pairs = parse_qsl(text, errors="strict") if text.count("&") < MOST_FIELDS else None
    except UnicodeDecodeError as error:
        raise ProblemError(say.UNREADABLE, say.NOT_UTF8) from error
    if pairs is None:
        raise ProblemError(say.UNREADABLE, say.TOO_MANY_FIELDS)
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        if any(category(c) == "Cc" for c in name + value):
            raise ProblemError(say.UNREADABLE, say.CONTROL)
        if value.strip():
            found.setdefault(name, []).append(value.strip())
    return found


def check_names(fields: Mapping[str, Sequence[str]], allowed: Sequence[Parameter]) -> None:
    """Refuse names that are none of ``allowed`` and single values that are given twice."""
    by_name = {parameter.name: parameter for parameter in allowed}
    for name, values in fields.items():
        parameter = by_name.get(ALIASES.get(name, name))
        if parameter is None:
            known = nearest(name, list(by_name))
            detail = say.unknown_parameter(name, known)
            raise ProblemError(say.UNKNOWN_PARAMETER, detail, name, values[0], known)
        if not parameter.many and len(values) > 1:
            raise ProblemError(say.UNREADABLE, say.repeated(name), name, values[-1])


def check_unused(
    fields: Mapping[str, Sequence[str]], unused: Sequence[Parameter], world: World
) -> None:
    """Refuse values that do not exist of parameters that are taken without effect: a program that
    writes one believes that it means something."""
    for parameter in unused:
        values = fields.get(parameter.name, ())
        if not parameter.many and len(values) > 1:
            raise ProblemError(
                say.UNREADABLE, say.repeated(parameter.name), parameter.name, values[-1]
            )
        allowed = parameter.allowed(world)
        for value in (part for text in values for part in text.split(",")):
            exists = parameter.known(world, value) if parameter.known else value in allowed
            if not exists:
                raise unknown(parameter, value, allowed)


def read_world(fields: Mapping[str, Sequence[str]], worlds: Worlds) -> World:
    """The world of ``jeu`` and ``v``; :class:`ProblemError` where there is none."""
    dataset = one(fields, "jeu") or Dataset.PUBLISHED.value
    if dataset not in list(Dataset):
        raise unknown(DATASET, dataset, [known.value for known in Dataset])
    version = one(fields, "v")
    try:
        return worlds(Dataset(dataset), version)
    except UnknownVersionError as error:
        detail = say.no_version(version, error.known)
        raise ProblemError(say.NOT_FOUND, detail, "v", version, error.known) from error


def one(fields: Mapping[str, Sequence[str]], name: str) -> str:
    """The value of a field that has one, empty where it is absent."""
    return (fields.get(name) or [""])[-1]


def read_query(fields: Mapping[str, Sequence[str]], world: World, about: DataSet) -> Query:
    """The filters of a data set; :class:`ProblemError` for the first that is unknown, or that
    means nothing there."""
    query, notices = parse_query(fields, KnownOf(world))
    for notice in notices:
        raise refused(notice, world)
    for key in unmet(world, about.id, query):
        able = [name for name in PARAMETERS if name in concerned(about)]
        if key == "tri":
            able = list(nearest(query.order, [column.name for column in about.columns]))
            detail = say.no_column(query.order, about.title, able)
        else:
            detail = say.not_filtered(key, about.title, able)
        raise ProblemError(say.UNKNOWN_VALUE, detail, key, one(fields, key), able)
    return query


def refused(notice: Notice, world: World) -> ProblemError:
    """A value that the reading of an address had to replace, as an error."""
    key, value = notice.key, notice.value
    if notice.problem is Problem.TOO_LONG:
        text = say.too_long_value(key, LONGEST_TEXT) if key == "q" else say.too_many(key, MANY)
        return ProblemError(say.UNKNOWN_VALUE, text, key, value)
    if notice.problem is Problem.REPEATED:
        return ProblemError(say.UNREADABLE, say.repeated(key), key, value)
    if notice.problem is Problem.NOT_FOR_INDICATOR:
        return ProblemError(say.UNKNOWN_VALUE, say.not_for_indicator(key, value), key, value)
    parameter = PARAMETERS[ALIASES.get(key, key)]
    return unknown(parameter, value, parameter.allowed(world))


def unknown(parameter: Parameter, value: str, allowed: Sequence[str]) -> ProblemError:
    """A value that a parameter does not know; of many allowed ones, the likest come first."""
    near = nearest(value, allowed)
    detail = say.unknown_value(parameter.name, value, near)
    return ProblemError(say.UNKNOWN_VALUE, detail, parameter.name, value, near)


def nearest(value: str, allowed: Sequence[str]) -> Sequence[str]:
    """The allowed values, those that look like the given one first where there are many."""
    if len(allowed) <= say.LISTED:
        return allowed
    matcher = SequenceMatcher(b=value[: say.SHOWN].lower())

    def likeness(known: str) -> float:
        matcher.set_seq1(known.lower())
        return -matcher.ratio()

    return sorted(allowed, key=likeness)
