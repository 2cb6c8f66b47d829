"""The OpenAPI document, made from the endpoints and from the columns of the data sets.

It is written at each request from what exists then: a new indicator or a new version is in it as
soon as it is published.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from dashboard.domain.data_table import Column, ColumnType, DataSet
from dashboard.domain.page import SITE
from dashboard.exports.data.formats import FORMATS, GEOJSON
from dashboard.paths import app_version
from dashboard.results.data import catalogue
from dashboard.results.data.parts import Parts
from dashboard.results.world import World
from dashboard.server.api.endpoint import Endpoint
from dashboard.server.api.parameters import COMMON, FORMAT, ORDER, TERRITORY, Parameter
from dashboard.server.api.schemas import PROBLEM, SCHEMAS, found_commune, refer, table_of
from dashboard.wording import api as say
from dashboard.wording import api_manual as words
from dashboard.wording.data_words import OPEN_LICENCE, OPEN_LICENCE_URL

_TYPES = {
    ColumnType.STRING: {"type": "string"},
    ColumnType.INTEGER: {"type": "integer"},
    ColumnType.NUMBER: {"type": "number"},
    ColumnType.BOOLEAN: {"type": "boolean"},
    ColumnType.DATE: {"type": "string", "format": "date"},
}
_HEADERS = {
    "ETag": words.HEADER_ETAG,
    "ASCO-Donnees": words.HEADER_NATURE,
    "ASCO-Version": words.HEADER_VERSION,
    "Link": words.HEADER_LINK,
    "RateLimit": words.HEADER_RATE,
}
"""Headers of every answer with figures."""
PROBLEMS = (
    say.UNKNOWN_PARAMETER, say.UNKNOWN_VALUE, say.MISSING, say.UNREADABLE, say.NOT_FOUND,
    say.TOO_LONG, say.TOO_MANY, say.INTERNAL, say.UNAVAILABLE, say.BUSY,
)  # fmt: skip
"""Kinds of error that any address can answer with."""


def document(world: World, endpoints: Sequence[Endpoint], server: str) -> dict[str, Any]:
    """The document of the API as it stands at the address ``server``."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{SITE} – API",
            "version": app_version(),
            "summary": words.SUMMARY,
            "description": "\n\n".join((words.INTRO, *words.RULES)),
            "license": {"name": OPEN_LICENCE, "url": OPEN_LICENCE_URL},
        },
        "servers": [{"url": server}],
        "externalDocs": {"url": f"{server.removesuffix('/v1')}", "description": words.TITLE},
        "paths": {e.path: {"get": _operation(e, world)} for e in endpoints},
        "components": {"schemas": _schemas(Parts(world))},
    }


def _operation(endpoint: Endpoint, world: World) -> dict[str, Any]:
    parameters = [_parameter(p, world, endpoint) for p in (*endpoint.parameters, *COMMON)]
    if endpoint.part:
        part = endpoint.part
        said: dict[str, Any] = {"type": "string", "examples": [part.example]}
        if part.name == "id":
            said["enum"] = list(catalogue.SHOWN)
        path = {"name": part.name, "in": "path", "required": True}
        parameters.insert(0, {**path, "description": part.description, "schema": said})
    headers = {
        name: {"description": text, "schema": {"type": "string"}} for name, text in _HEADERS.items()
    }
    kinds = (*PROBLEMS, say.NOT_ACCEPTABLE) if endpoint.formats else PROBLEMS
    problems: dict[str, list[str]] = {}
    for kind in kinds:
        problems.setdefault(str(kind.status), []).append(f"{kind.title}. {kind.advice}")
    return {
        "operationId": endpoint.name,
        "summary": endpoint.title,
        "description": endpoint.description,
        "parameters": parameters,
        "responses": {
            "200": {"description": words.OK, "headers": headers, "content": _content(endpoint)},
            "304": {"description": words.NOT_MODIFIED},
            **{
                status: {
                    "description": " ".join(texts),
                    "content": {"application/problem+json": {"schema": refer(PROBLEM)}},
                }
                for status, texts in sorted(problems.items())
            },
        },
    }


def _parameter(parameter: Parameter, world: World, endpoint: Endpoint) -> dict[str, Any]:
    allowed = list(parameter.allowed(world))
    if parameter is FORMAT:
        allowed = list(endpoint.formats)
    if parameter is TERRITORY:
        return _said(parameter, refer(TERRITORY.name))
    if parameter is ORDER and endpoint.data_set in catalogue.PLANS:
        names = [column.name for column in catalogue.PLANS[endpoint.data_set].columns]
        return _said(parameter, {"type": "string", "enum": [*names, *(f"-{n}" for n in names)]})
    schema: dict[str, Any] = {"type": "string"}
    if allowed and parameter.closed:
        schema["enum"] = allowed
    if parameter.pattern:
        schema["pattern"] = parameter.pattern
    if parameter.longest:
        schema |= {"maxLength": parameter.longest, "minLength": 1}
    return _said(parameter, schema)


def _said(parameter: Parameter, schema: Mapping[str, Any]) -> dict[str, Any]:
    said: dict[str, Any] = {
        "name": parameter.name,
        "in": "query",
        "description": parameter.description,
        "schema": {"type": "array", "items": schema, "minItems": 1} if parameter.many else schema,
    }
    if parameter.many:
        said |= {"style": "form", "explode": False}
    return said


def _content(endpoint: Endpoint) -> dict[str, Any]:
    if not endpoint.formats:
        return {endpoint.media_type: {"schema": refer(endpoint.schema) if endpoint.schema else {}}}
    kinds: dict[str, Any] = {}
    for name in endpoint.formats:
        kinds.setdefault(FORMATS[name].media_type.partition(";")[0], _format(name, endpoint))
    return kinds


def _format(name: str, endpoint: Endpoint) -> dict[str, Any]:
    if name == GEOJSON.id:
        return {"schema": refer("contours")}
    if name != "json":
        return {"schema": {"type": "string", "description": FORMATS[name].label}}
    if "{" in endpoint.data_set:
        return {"schema": {"oneOf": [refer(_table_name(name)) for name in catalogue.SHOWN]}}
    if endpoint.data_set == catalogue.COMMUNES:
        shapes = (*map(_table_name, (catalogue.COMMUNES, catalogue.CELLS)), "recherche")
        return {"schema": {"oneOf": [refer(shape) for shape in shapes]}}
    return {"schema": refer(_table_name(endpoint.data_set))}


@lru_cache(maxsize=4)
def _schemas(parts: Parts) -> Mapping[str, Any]:
    names = catalogue.SHOWN
    rows = {name: _row(catalogue.data_set(parts.world, name)) for name in names}
    return {
        **{f"ligne-{name}": row for name, row in rows.items()},
        **{_table_name(name): table_of(name, refer(f"ligne-{name}")) for name in names},
        **SCHEMAS,
        TERRITORY.name: {"type": "string", "enum": list(TERRITORY.allowed(parts.world))},
        "commune-trouvee": found_commune(rows[catalogue.COMMUNES]["properties"]),
    }


def _table_name(name: str) -> str:
    return f"table-{name}"


def _row(about: DataSet) -> dict[str, Any]:
    return {
        "type": "object",
        "title": about.title,
        "properties": {column.name: _column(column) for column in about.columns},
        "required": [column.name for column in about.columns],
        "additionalProperties": False,
    }


def _column(column: Column) -> dict[str, Any]:
    schema: dict[str, Any] = dict(_TYPES[column.type])
    if not column.required:
        schema["type"] = [schema["type"], "null"]
    unit = f" ({column.unit})" if column.unit else ""
    return {**schema, "title": column.title, "description": f"{column.description}{unit}"}
