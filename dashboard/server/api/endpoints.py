"""The addresses of the API, in the order of the manual."""

from __future__ import annotations

from dashboard.domain.data_table import DataSet
from dashboard.results.data import catalogue
from dashboard.results.data.filters import concerned
from dashboard.server.api import described, metadata, rows
from dashboard.server.api.communes import commune
from dashboard.server.api.endpoint import Endpoint, PathPart
from dashboard.server.api.formats import PLACED_FORMATS, TABLE_FORMATS
from dashboard.server.api.parameters import (
    EDITION,
    FILTERS,
    FORMAT,
    LEVEL,
    LOOKS,
    Parameter,
)
from dashboard.wording import api_manual as say

_DATA_SET = PathPart("id", say.DATA_SET, catalogue.OBSERVATIONS)
_CODE = PathPart("code", say.CODE, "49151")


def _rows(
    path: str, name: str, title: str, text: str, example: str, unused: tuple[Parameter, ...] = ()
) -> Endpoint:
    return Endpoint(
        path, title, text, rows.rows_of(name), _filters(name), TABLE_FORMATS, name,
        example=example, unused=unused,
    )  # fmt: skip


def _filters(name: str) -> tuple[Parameter, ...]:
    """The filters that mean something for a data set, and its format."""
    plan = catalogue.PLANS[name]
    bare = DataSet(
        name, "", "", plan.columns, plan.key, "", "", "", (), "", "", "", geographic=plan.geographic
    )
    able = concerned(bare)
    return (*(one for one in FILTERS if one.name in able), FORMAT)


ENDPOINTS = (
    _rows("/observations", catalogue.OBSERVATIONS, *say.OBSERVATIONS, (*LOOKS, LEVEL)),
    _rows("/comparisons", catalogue.COMPARISONS, *say.COMPARISONS, (*LOOKS, LEVEL, EDITION)),
    _rows("/indicators", catalogue.INDICATORS, *say.INDICATORS),
    _rows("/editions", catalogue.EDITIONS, *say.EDITIONS),
    _rows("/territories", catalogue.TERRITORIES, *say.TERRITORIES),
    Endpoint(
        "/communes", *say.COMMUNES[:2], rows.communes, (*FILTERS, LEVEL, FORMAT), PLACED_FORMATS,
        catalogue.COMMUNES, example=say.COMMUNES[2], unused=LOOKS,
    ),
    Endpoint(
        "/communes/{code}", *say.COMMUNE, commune, part=_CODE, schema="commune",
    ),
    Endpoint("/datasets", *say.DATA_SETS, metadata.data_sets, schema="jeux"),
    Endpoint("/datasets/{id}", *say.ONE, metadata.one_data_set, part=_DATA_SET, schema="jeu"),
    Endpoint(
        "/datasets/{id}/data", *say.ROWS, rows.any_rows, (*FILTERS, FORMAT), PLACED_FORMATS,
        "{id}", part=_DATA_SET, example="format=csv",
    ),
    Endpoint("/datasets/{id}/schema", *say.SCHEMA, described.schema, part=_DATA_SET),
    Endpoint(
        "/datasets/{id}/csvw", *say.CSVW, described.csv_on_the_web, part=_DATA_SET,
        media_type="application/csvm+json",
    ),
    Endpoint("/datapackage.json", *say.PACKAGE, described.package),
    Endpoint("/datapackage.zip", *say.ARCHIVE, described.archive, media_type="application/zip"),
    Endpoint(
        "/catalog.jsonld", *say.DCAT, described.catalogue_of_portals,
        media_type="application/ld+json",
    ),
    Endpoint("/version", *say.VERSION_PAGE, metadata.version, schema="version"),
)  # fmt: skip
