"""The data sets as files: one table, filtered as asked, in the format asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

from starlette.responses import Response

from dashboard.domain.address import parse
from dashboard.domain.data_table import DataSet, DataTable
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
from dashboard.server.api.parameters import COMMON, FORMAT, SEARCH, VIEW
from dashboard.server.api.problems import ProblemError
from dashboard.wording import api as say


def rows_of(name: str) -> Callable[[Call], Response]:
    """What answers with the rows of a data set."""
    return partial(_rows, name=name)


def any_rows(call: Call) -> Response:
    """The rows of the data set that the address names."""
    return _rows(call, data_set_of(call).id)


def communes(call: Call) -> Response:
    """The communes: found by a text, with the cells of a view, or as they are."""
    if "q" in call.fields:
        check_names(call.fields, (*SEARCH, *COMMON))
        if call.one("format", "json") != "json":
            raise unknown(FORMAT, call.one("format"), ["json"])
        return found(call)
    if "indicateur" in call.fields:
        check_names(call.fields, (*VIEW, *COMMON, FORMAT))
        return _of_view(call)
    return _rows(call, catalogue.COMMUNES)


def data_set_of(call: Call, more: tuple[str, ...] = ()) -> DataSet:
    """The data set of the address, or of ``more``; :class:`ProblemError` where there is none."""
    name, known = call.path("id"), (*catalogue.IDS, *more)
    if name not in known:
        raise ProblemError(say.NOT_FOUND, say.no_data_set(name, known), "id", name, known)
    return catalogue.data_set(call.world, name)


def _rows(call: Call, name: str) -> Response:
    about = catalogue.data_set(call.world, name)
    query = read_query(call.fields, call.world, about)
    return _written(call, about, lambda: table(call.world, name, query))


def _of_view(call: Call) -> Response:
    """Each commune with the figure of communes of its size."""
    fields = {name: ",".join(values) for name, values in call.fields.items()}
    if "taille" in fields:
        fields["tailles"] = fields.pop("taille")
    parsed = parse(fields, WorldUniverse.of(call.world))
    for notice in parsed.notices:
        raise refused(notice, call.world)
    about = catalogue.data_set(call.world, catalogue.CELLS)
    return _written(call, about, lambda: communes_with_cells(call.world, parsed.selection))


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
    if form is CSV and about.id in catalogue.IDS:
        metadata = call.address(f"datasets/{about.id}/csvw", kept)
        yield f'<{metadata}>; rel="describedby"; type="application/csvm+json"'
    if about.licence_url:
        yield f'<{about.licence_url}>; rel="license"'
