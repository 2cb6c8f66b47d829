"""The bytes of a layer: a planar graph written as trails, faces named in the order they are met.

Format « ASCO layer 1 » (little endian): magic ``ACL1``, header length (uint32), header (JSON),
then the streams named by the header, one after the other. All numbers in streams are varints
(seven bits a byte, low first), signed ones zigzag.

A *part* is one arrangement. It is written as trails over its arcs. A component of the graph
starts at an absolute vertex (stream ``root``: x, y as differences from the previous root, number
of trails). Vertices are numbered when first met; a trail starts at a known vertex (stream ``gap``:
how many vertices further than the previous start), has a number of steps (``length``), each a
difference (``dx``, ``dy``). Arcs are the pieces of trails between nodes: vertices that do not have
two edges, or where a trail starts or ends. Faces are not written: following the borders around
each face from the first unvisited side of the first arc gives them in a fixed order, and the
stream ``label`` names them one after the other. ``outer`` names, for each arc that has outside on
one side, what lies beyond (parts cut out of an arrangement only).

Why: neither the two sides of an arc nor its end points cost anything, a border is written once,
and 34 875 communes of 500 m tolerance fit in half a megabyte.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from dashboard.geography.layer_topology import LayerError

MAGIC = b"ACL1"
STREAMS = ("root", "gap", "length", "dx", "dy", "label", "outer")


def varints(values: Iterable[int]) -> bytes:
    """Unsigned numbers, seven bits a byte, low bits first."""
    out = bytearray()
    for value in values:
        while value > 127:
            out.append(value & 127 | 128)
            value >>= 7
        out.append(value)
    return bytes(out)


def zigzag(values: Iterable[int]) -> list[int]:
    """Signed numbers as unsigned ones, small magnitudes first: 0, -1, 1, -2, 2."""
    return [(v << 1) ^ (v >> 63) for v in map(int, values)]


class Reader:
    """Reads varints from one stream; :class:`LayerError` where it ends too early."""

    def __init__(self, data: bytes, name: str) -> None:
        self._data, self._at, self._name = data, 0, name

    def unsigned(self) -> int:
        """The next number."""
        value = shift = 0
        while True:
            if self._at >= len(self._data):
                raise LayerError(f"stream {self._name} ends too early")
            byte = self._data[self._at]
            self._at += 1
            value |= (byte & 127) << shift
            if byte < 128:
                return value
            shift += 7

    def signed(self) -> int:
        """The next number, zigzag."""
        value = self.unsigned()
        return (value >> 1) ^ -(value & 1)


def pack(header: dict[str, Any], streams: dict[str, bytes]) -> bytes:
    """A layer file: magic, header with the stream sizes, streams."""
    full = {**header, "streams": [[name, len(data)] for name, data in streams.items()]}
    text = json.dumps(full, ensure_ascii=False, separators=(",", ":")).encode()
    return MAGIC + len(text).to_bytes(4, "little") + text + b"".join(streams.values())


def unpack(data: bytes) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Header and streams of a layer file; :class:`LayerError` where it is not one."""
    if data[:4] != MAGIC:
        raise LayerError("not a layer: it does not start with ACL1")
    size = int.from_bytes(data[4:8], "little")
    header = json.loads(data[8 : 8 + size])
    at, streams = 8 + size, {}
    for name, length in header["streams"]:
        streams[name] = data[at : at + length]
        at += length
    if at != len(data):
        raise LayerError(f"layer of {len(data)} bytes, its header says {at}")
    return header, streams
