"""The descriptions that other tools read: Table Schema, CSVW, Data Package, DCAT."""

from __future__ import annotations

from starlette.responses import Response

from dashboard.domain.data_table import DataSet
from dashboard.domain.page import DATA
from dashboard.exports.data.csvw import csvw
from dashboard.exports.data.dcat import dcat
from dashboard.exports.data.formats import CSV, Format
from dashboard.exports.data.package import descriptor, package_bytes, package_name
from dashboard.exports.data.table_schema import table_schema
from dashboard.results.data import catalogue
from dashboard.results.data.tables import table
from dashboard.server.api.answers import answer, json_answer
from dashboard.server.api.call import Call
from dashboard.server.api.rows import data_set_of


def schema(call: Call) -> Response:
    """Table Schema of the CSV file of a data set."""
    about = data_set_of(call, (catalogue.CELLS,))
    return json_answer(call, table_schema(about), updated=about.updated)


def csv_on_the_web(call: Call) -> Response:
    """CSVW metadata of the CSV file of a data set."""
    about = data_set_of(call)
    content = csvw(about, _file(call, about, CSV))
    return json_answer(call, content, "application/csvm+json", updated=about.updated)


def package(call: Call) -> Response:
    """The Data Package whose files are addresses of the API."""
    sets = catalogue.data_sets(call.world)
    conditions = f"{call.base}/api#licence"
    return json_answer(call, descriptor(sets, lambda one: _file(call, one, CSV), conditions))


def archive(call: Call) -> Response:
    """The Data Package with its files, in one archive."""
    sets = catalogue.data_sets(call.world)
    return answer(
        call,
        lambda: [package_bytes([table(call.world, about.id) for about in sets])],
        "application/zip",
        file=lambda: package_name(sets),
        heavy=True,
    )


def catalogue_of_portals(call: Call) -> Response:
    """The catalogue in DCAT-AP."""
    content = dcat(
        catalogue.data_sets(call.world),
        f"{call.base}{DATA.path}",
        lambda about, form: _file(call, about, form),
        lambda about: f"{call.base}{DATA.path}?{call.kept_query()}donnees={about.id}",
    )
    return json_answer(call, content, "application/ld+json")


def _file(call: Call, about: DataSet, form: Format) -> str:
    return call.address(f"datasets/{about.id}/data", f"{call.kept_query()}format={form.id}")
