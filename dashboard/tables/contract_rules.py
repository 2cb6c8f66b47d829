"""The rules of the contract: vocabularies, ways of writing, and what columns owe each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from dashboard.domain.observation import Orientation, Reading, Scope, Unit
from dashboard.domain.status import Confidentiality, Qualifier, Status
from dashboard.domain.territory import Territory


def _codes(vocabulary: type[StrEnum]) -> tuple[str, ...]:
    return tuple(member.value for member in vocabulary)


VOCABULARIES: Mapping[str, tuple[str, ...]] = {
    "dataset": ("publie", "demonstration"),
    "unit": _codes(Unit),
    "scope": _codes(Scope),
    "reading": _codes(Reading),
    "orientation": _codes(Orientation),
    "qualifier": _codes(Qualifier),
    "status": _codes(Status),
    "confidentiality": _codes(Confidentiality),
    "confidence": ("A", "A-", "B"),
}
"""Closed lists, from the domain; a reading of confidence C is ambiguous and never shown."""

_SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
_NO_TYPEWRITER = r"""^(?:[^\s'"](?:[^'"\n]*[^\s'"])?)?$"""

WELL_WRITTEN: Mapping[str, tuple[str, str]] = {
    "id": (
        r"^(?:[A-Z]\d{3}[a-z]?|D\d{6}|T[0-9a-f]{10})$",
        "must be a letter, three digits and at most one letter, or D and six digits (simulated), "
        "or T and ten hexadecimal digits (imported)",
    ),
    "edition": (r"^\d{4}$", "must be a year of four digits"),
    "reference_date": (r"^(?:en|fin) \d{4}$", "must be « en » or « fin » and a year"),
    "indicator": (_SLUG, "must be an identifier of the catalogue"),
    "group": (_SLUG, "must be an identifier of the catalogue"),
    "source": (_SLUG, "must be an identifier of the catalogue"),
    "counter_source": (rf"{_SLUG}|^$", "must be an identifier of the catalogue, or empty"),
    "counter_id": (r"^(?:[A-Z]\d{3})?$", "must be the id of the complement, or empty"),
    "size_label": (rf"(?=.){_NO_TYPEWRITER}", "must be the label of the publication, in French"),
    "words": (_NO_TYPEWRITER, "must be written with typographic apostrophes, without outer spaces"),
    "note": (
        r"""^[^'"\n]{0,300}$""",
        "must be one line of at most 300 characters with typographic apostrophes and quotes",
    ),
}


@dataclass(frozen=True)
class RowRule:
    """A rule over several columns; the violation is reported on ``column``."""

    column: str
    sentence: str
    holds: Callable[[pd.DataFrame], pd.Series]


def _is_territory(frame: pd.DataFrame) -> pd.Series:
    def known(key: str) -> bool:
        try:
            return Territory.from_key(key).key == key
        except ValueError:
            return False

    return frame["territory"].map(known).astype(bool)


def _share(frame: pd.DataFrame) -> pd.Series:
    small = frame["value"].le(100) | _is_count(frame)
    return frame["value"].isna() | (frame["value"].ge(0) & small)


def _is_count(frame: pd.DataFrame) -> pd.Series:
    return frame["reading"] == Reading.COUNT.value


def _value_when_said(frame: pd.DataFrame) -> pd.Series:
    said = (frame["qualifier"] != Qualifier.NONE.value) & _shown(frame)
    return frame["value"].notna() == said


def _words_when_not_exact(frame: pd.DataFrame) -> pd.Series:
    return (frame["qualifier"] == Qualifier.EXACT.value) | ~_shown(frame) | (frame["words"] != "")


def _shown(frame: pd.DataFrame) -> pd.Series:
    with_figure = [status.value for status in Status if status.has_figure]
    free = frame["confidentiality"] == Confidentiality.FREE.value
    return frame["status"].isin(with_figure) & free


def _interval(frame: pd.DataFrame) -> pd.Series:
    low, high, value = frame["ci_low"], frame["ci_high"], frame["value"]
    none = low.isna() & high.isna()
    around = (low <= value) & (value <= high) & low.ge(0)
    return none | around.fillna(False).astype(bool)


def _at_least(column: str, least: float) -> Callable[[pd.DataFrame], pd.Series]:
    return lambda frame: frame[column].isna() | frame[column].ge(least)


def _size_order(frame: pd.DataFrame) -> pd.Series:
    low = frame["size_min"].fillna(0)
    return frame["size_max"].isna() | frame["size_max"].gt(low).fillna(False).astype(bool)


def _epci_whole(frame: pd.DataFrame) -> pd.Series:
    whole = frame["size_min"].isna() & frame["size_max"].isna()
    return (frame["unit"] != Unit.EPCI.value) | whole


def _counter(frame: pd.DataFrame) -> pd.Series:
    given = frame["counter_source"] != ""
    return ~given | ((frame["qualifier"] == "exact") & ~_is_count(frame))


def _said_once(frame: pd.DataFrame) -> pd.Series:
    key = [
        *("dataset", "edition", "indicator", "unit", "scope", "reading", "group", "territory"),
        *("size_min", "size_max", "orientation", "value", "words", "source"),
    ]
    return ~frame.duplicated(key)


ROW_RULES: Mapping[str, RowRule] = {
    "territory": RowRule("territory", "must be the key of a territory", _is_territory),
    "share": RowRule("value", "a share lies between 0 and 100, a count is not negative", _share),
    "value": RowRule(
        "value", "a figure has a value, words alone and absent figures have none", _value_when_said
    ),
    "words": RowRule(
        "words",
        "a bound or an approximation keeps the words of its publication",
        _words_when_not_exact,
    ),
    "interval": RowRule("ci_low", "an interval has two bounds and holds the value", _interval),
    "interval_high": RowRule(
        "ci_high",
        "an upper bound is at most 100",
        lambda frame: frame["ci_high"].isna() | frame["ci_high"].le(100) | _is_count(frame),
    ),
    "error": RowRule("standard_error", "must not be negative", _at_least("standard_error", 0)),
    "base": RowRule("base", "a base counts at least one respondent", _at_least("base", 1)),
    "size_min": RowRule("size_min", "must not be negative", _at_least("size_min", 0)),
    "size_max": RowRule("size_max", "must be above size_min", _size_order),
    "epci": RowRule("size_min", "EPCI results are not published by size", _epci_whole),
    "counter": RowRule("counter_source", "only an exact share has a printed complement", _counter),
    "counter_id": RowRule(
        "counter_id",
        "is given exactly when counter_source is",
        lambda frame: (frame["counter_id"] != "") == (frame["counter_source"] != ""),
    ),
    "once": RowRule("id", "the same figure of the same source stands in another row", _said_once),
}
