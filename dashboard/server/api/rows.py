"""The data sets as files: one table, filtered as asked, in the format asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

from starlette.responses import Response

from dashboard.domain.address import parse
from dashboard.domain.data_table import DataSet, DataTable
from dashboard.domain.query import LONGEST_TEXT, Query
from dashboard.domain.selection import Notice, Problem, Selection
from dashboard.exports.data.addresses import api_path
from dashboard.exports.data.formats import CSV, Format, file_name
from dashboard.exports.data.write import chunks
from dashboard.results.data import catalogue
from dashboard.results.data.cells import communes_with_cells
from dashboard.results.data.tables import table
from dashboard.results.universe import WorldUniverse
from dashboard.server.api.answers import answer
from dashboard.server.api.asked import check_names, read_query, refused, unknown
from dashboard.server.api.call import Call
from dashboard.server.api.communes import found
from dashboard.server.api.formats import chosen
from dashboard.server.api.parameters import (
    COMMON,
    FILTERS,
    FORMAT,
    INDICATOR,
    LEVEL,
    SEARCH,
    SIZE,
    VIEW,
)
from dashboard.server.api.problems import ProblemError
from dashboard.wording import api as say


def rows_of(name: str) -> Callable[[Call], Response]:
    """What answers with the rows of a data set."""
    return partial(_rows, name=name)


def any_rows(call: Call) -> Response:
    """The rows of the data set that the address names."""
    about = data_set_of(call)
    if about.id == catalogue.CELLS:
        if INDICATOR.name not in call.fields:
            allowed = INDICATOR.allowed(call.world)
            raise ProblemError(say.MISSING, say.of_a_view(about.title), INDICATOR.name, "", allowed)
        _selection(call)  # a view that does not exist is told, not replaced
    return _rows(call, about.id)


def communes(call: Call) -> Response:
    """The communes: found by a text, with the cells of a view, or as they are."""
    if "q" in call.fields:
        check_names(call.fields, (*SEARCH, *COMMON))
        if call.one("format", "json") != "json":
            raise unknown(FORMAT, call.one("format"), ["json"])
        if len(call.one("q")) > LONGEST_TEXT:
            raise refused(Notice("q", call.one("q"), Problem.TOO_LONG, ""), call.world)
        return found(call)
    if "indicateur" in call.fields:
        check_names(call.fields, (*VIEW, LEVEL, *COMMON, FORMAT))
        return _of_view(call)
    check_names(call.fields, (*FILTERS, *COMMON, FORMAT))
    return _rows(call, catalogue.COMMUNES)


def data_set_of(call: Call) -> DataSet:
    """The data set of the address; :class:`ProblemError` where there is none."""
    name, known = call.path("id"), catalogue.SHOWN
    if name not in known:
        raise ProblemError(say.NOT_FOUND, say.no_data_set(name, known), "id", name, known)
    return catalogue.data_set(call.world, name)


def kept_of(call: Call) -> Query:
    """Data set and version of the request, and no filter."""
    return Query(dataset=call.world.dataset, version=call.one("v"))


def file_of(call: Call, about: DataSet, form: Format) -> str:
    """Whole address of a data set in a format; of communes with a figure, those of the first view
    of the site, whose indicator the address names."""
    return f"{call.base}/{api_path(call.world, about.id, kept_of(call), form)}"


def _rows(call: Call, name: str) -> Response:
    about = catalogue.data_set(call.world, name)
    query = read_query(call.fields, call.world, about)
    return _written(call, about, lambda: table(call.world, name, query))


def _of_view(call: Call) -> Response:
    """Each commune with the figure of communes of its size."""
    selection = _selection(call)
    about = catalogue.data_set(call.world, catalogue.CELLS)
    return _written(call, about, lambda: communes_with_cells(call.world, selection))


def _selection(call: Call) -> Selection:
    """The view that the parameters name; :class:`ProblemError` where it does not exist."""
    names = [parameter.name for parameter in (*VIEW, LEVEL, *COMMON) if parameter is not SIZE]
    fields = {name: ",".join(call.fields[name]) for name in names if name in call.fields}
    sizes = [value for name in (SIZE.name, "tailles") for value in call.fields.get(name, ())]
    parsed = parse({**fields, "tailles": ",".join(sizes)}, WorldUniverse.of(call.world))
    for notice in parsed.notices:
        raise refused(notice, call.world)
    return parsed.selection


def _written(call: Call, about: DataSet, made: Callable[[], DataTable]) -> Response:
    form = chosen(call, about)
    said = cache(made)
    return answer(
        call, lambda: chunks(said(), form), form.media_type,
        file=lambda: file_name(said(), form), links=_links(call, about, form), variant=form.id,
        updated=about.updated,
        heavy=not form.streamed,
        public=not about.mark,
    )  # fmt: skip


def _links(call: Call, about: DataSet, form: Format) -> Iterator[str]:
    """What describes the rows, and their licence where it has an address."""
    kept = call.kept_query().rstrip("&")
    schema = call.address(f"datasets/{about.id}/schema", kept)
    yield f'<{schema}>; rel="describedby"; type="application/json"'
    if form is CSV and about.id != catalogue.CELLS:
        metadata = call.address(f"datasets/{about.id}/csvw", kept)
        yield f'<{metadata}>; rel="describedby"; type="application/csvm+json"'
    if about.licence_url:
        yield f'<{about.licence_url}>; rel="license"'
