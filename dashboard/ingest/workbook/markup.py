"""XML read as it streams by, before any library builds something of it.

No document type (hence no entity, no outside file), no bottomless nesting.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

from dashboard.ingest.workbook.received import DOWNLOAD_AGAIN, SAVE_AGAIN, Received

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


class ForbiddenError(Exception):
    """Raised inside a handler to stop the stream."""


def stream(
    received: Received,
    part: str,
    content: bytes,
    start: Start | None = None,
    end: End | None = None,
    text: Text | None = None,
) -> None:
    """Send the events of one part to the handlers; names are « namespace name ».

    Raises ``IngestError`` where the part is not well formed, declares a document type or nests
    deeper than the limit.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth, deepest = 0, received.limits.depth

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > deepest:
            raise ForbiddenError(f"nests more than {deepest} elements")
        if start:
            start(name, attributes)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end:
            end(name)

    def doctype(*_: object) -> None:
        raise ForbiddenError("declares a document type (DTD), which no spreadsheet program writes")

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.StartDoctypeDeclHandler = doctype
    if text:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise received.refuse(
            f"the part « {part} » is damaged ({error})", DOWNLOAD_AGAIN
        ) from error
    except ForbiddenError as error:
        raise received.refuse(f"the part « {part} » {error}", SAVE_AGAIN) from error
