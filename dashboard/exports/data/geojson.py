"""Tables of communes as GeoJSON (RFC 7946), commune after commune."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dashboard.domain.data_table import DataTable
from dashboard.exports.data.description import described
from dashboard.exports.data.outlines import outlines
from dashboard.exports.data.text import ROWS_AT_ONCE

_CODE = "code"


def geojson_chunks(table: DataTable) -> Iterator[bytes]:
    """A feature a row; its ``id`` is the code of the commune, its properties are the columns.

    What describes the table stands beside the features, as foreign members.
    """
    names = [column.name for column in table.about.columns]
    place = names.index(_CODE)
    head = {"type": "FeatureCollection", **described(table)}
    yield f'{json.dumps(head, ensure_ascii=False)[:-1]}, "features": ['.encode()
    separator, shapes = "\n", outlines()
    for start in range(0, len(table.rows), ROWS_AT_ONCE):
        features = []
        for row in table.rows[start : start + ROWS_AT_ONCE]:
            outline = shapes.get(str(row[place]))
            said = json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False)
            features.append(
                f'{{"type": "Feature", "id": {json.dumps(row[place])}, '
                f'"geometry": {outline.geojson if outline else "null"}, "properties": {said}}}'
            )
        yield (separator + ",\n".join(features)).encode()
        separator = ",\n"
    yield b"\n]}\n"
