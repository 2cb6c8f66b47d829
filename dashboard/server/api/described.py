"""The descriptions that other tools read: Table Schema, CSVW, Data Package, DCAT."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.responses import Response

from dashboard.domain.data_table import DataSet
from dashboard.domain.data_view import DataView, data_view_params
from dashboard.domain.page import DATA
from dashboard.exports.data.addresses import catalogue_path
from dashboard.exports.data.csvw import csvw
from dashboard.exports.data.dcat import dcat
from dashboard.exports.data.formats import CSV
from dashboard.exports.data.package import descriptor, package_bytes, package_name
from dashboard.exports.data.table_schema import table_schema
from dashboard.results.data import catalogue
from dashboard.results.data.tables import table
from dashboard.server.api.answers import answer, json_answer
from dashboard.server.api.call import Call
from dashboard.server.api.rows import data_set_of, file_of, kept_of


def schema(call: Call) -> Response:
    """Table Schema of the CSV file of a data set."""
    about = data_set_of(call)
    return json_answer(call, table_schema(about), updated=about.updated)


def csv_on_the_web(call: Call) -> Response:
    """CSVW metadata of the CSV file of a data set."""
    about = data_set_of(call)
    content = csvw(about, file_of(call, about, CSV))
    return json_answer(call, content, "application/csvm+json", updated=about.updated)


def package(call: Call) -> Response:
    """The Data Package whose files are addresses of the API."""
    sets = catalogue.data_sets(call.world)
    conditions, home = f"{call.base}/api#licence", _home(call)
    content = descriptor(sets, lambda one: file_of(call, one, CSV), conditions, home=home)
    return json_answer(call, content)


def archive(call: Call) -> Response:
    """The Data Package with its files, in one archive."""
    sets = catalogue.data_sets(call.world)
    return answer(
        call,
        lambda: [package_bytes([table(call.world, about.id) for about in sets], _home(call))],
        "application/zip",
        file=lambda: package_name(sets),
        heavy=True,
    )


def catalogue_of_portals(call: Call) -> Response:
    """The catalogue in DCAT-AP."""
    content = dcat(
        [catalogue.data_set(call.world, name) for name in catalogue.SHOWN],
        f"{call.base}{DATA.path}",
        lambda about, form: file_of(call, about, form),
        lambda about: _page(call, about),
    )
    return json_answer(call, content, "application/ld+json")


def _home(call: Call) -> str:
    return f"{call.base}/{catalogue_path(call.world)}"


def _page(call: Call, about: DataSet) -> str:
    """The page of a data set, as the page itself writes its address."""
    view = DataView(about.id, kept_of(call))
    return f"{call.base}{DATA.path}?{urlencode(data_view_params(view), safe=',')}"
