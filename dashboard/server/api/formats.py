"""In which format to answer: the parameter ``format`` decides, else the header ``Accept``."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.data_table import DataSet
from dashboard.exports.data.formats import CSV, CSV_EXCEL, FORMATS, JSON, Format, formats_of
from dashboard.server.api.asked import unknown
from dashboard.server.api.call import Call
from dashboard.server.api.parameters import FORMAT
from dashboard.server.api.problems import ProblemError
from dashboard.wording import api as say

PLACED_FORMATS = tuple(FORMATS)
"""Ids of the formats of a table of communes."""
TABLE_FORMATS = tuple(name for name, known in FORMATS.items() if not known.geographic)
"""Ids of the formats of any table."""
_FIRST = (JSON, CSV, CSV_EXCEL)
"""Preferred where a client leaves the choice, or names a media type that two formats share."""


def chosen(call: Call, about: DataSet) -> Format:
    """The format asked for; :class:`ProblemError` where this data set cannot be written in it."""
    possible = formats_of(about)
    asked = call.one("format")
    if asked:
        return _named(asked, possible)
    accept = call.request.headers.get("accept", "")
    ordered = sorted(possible, key=lambda f: _FIRST.index(f) if f in _FIRST else len(_FIRST))
    best = max(ordered, key=lambda known: _quality(accept, known))
    if _quality(accept, best) <= 0:
        allowed = list(dict.fromkeys(f.media_type for f in ordered))
        raise ProblemError(say.NOT_ACCEPTABLE, say.no_format(accept, allowed), "Accept", accept,
                           allowed)  # fmt: skip
    return best


def _named(asked: str, possible: Sequence[Format]) -> Format:
    allowed = [known.id for known in possible]
    if asked not in allowed:
        raise unknown(FORMAT, asked, allowed)
    return FORMATS[asked]


def _quality(accept: str, known: Format) -> float:
    """How much a client likes a media type, by the most specific range that holds it."""
    kind = known.media_type.partition(";")[0]
    ranges = ("*/*", f"{kind.partition('/')[0]}/*", kind)
    best = (-1, 0.0)
    for part in accept.split(",") if accept.strip() else ("*/*",):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if name in ranges:
            best = max(best, (ranges.index(name), _weight(parameters)))
    return best[1]


def _weight(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(1.0, max(0.0, float(value)))
            except ValueError:
                return 0.0
    return 1.0
