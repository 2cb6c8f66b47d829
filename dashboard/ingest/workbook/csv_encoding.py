"""The encoding of a text file: three are known, and a file that contradicts each is refused."""

from __future__ import annotations

import re

from dashboard.ingest.workbook.received import Received

_UTF8_ACCENT = re.compile(rb"[\xc3\xc2][\x80-\xbf]|\xe2\x80[\x90-\xbf]")
_TWICE = re.compile("(?=[ÃâÂ])(?:Ã[©¨ª«®¯´¹»¼§¢¤¶‰€Š\u00a0]|â€[™˜œ“”¦\u009d\u201c]|Â[\u00a0«»°])")
"""Accents encoded as UTF-8 that somebody read as Windows-1252 and encoded again."""
_OTHER_PAGE = re.compile("[A-Za-z][Žˆ‰‚½][a-z]|[a-z][ŠŒ][a-z]")
"""What accents of Mac Roman, DOS or Latin-9 become where they are read as Windows-1252."""
_SAVE = "open it in a spreadsheet program, look at the accents, and save it as « CSV UTF-8 »"


def decoded(received: Received) -> tuple[str, str]:
    """The text of the file and the sentence that says in which encoding it was read.

    UTF-8 is certain where it fits and accents are there; what fits neither UTF-8 nor the words of
    Windows-1252 raises ``IngestError``.
    """
    content = received.content
    if content.startswith(b"\xef\xbb\xbf"):
        try:
            text, said = content.decode("utf-8-sig"), "encoding: UTF-8 (marked as such)"
        except UnicodeDecodeError as error:
            raise received.refuse(
                f"the file is marked as UTF-8 but is not (line {_line(content, error.start)})",
                _SAVE,
            ) from error
    else:
        text, said = _unmarked(received)
    if found := _TWICE.search(text):
        raise received.refuse(
            f"accents were encoded twice (« {found[0]} », line {_line_of(text, found.start())})",
            _SAVE,
        )
    if "\ufffd" in text:
        said += (
            f"; {text.count(chr(0xFFFD))} letter(s) were lost before the file was received"
            f" (first: line {_line_of(text, text.index(chr(0xFFFD)))})"
        )
    return text, said


def _unmarked(received: Received) -> tuple[str, str]:
    content = received.content
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _windows(received, error.start)
    return text, "encoding: ASCII (no accent)" if text.isascii() else "encoding: UTF-8"


def _windows(received: Received, where: int) -> tuple[str, str]:
    """Text that is not UTF-8: Windows-1252 where nothing speaks against it."""
    content = received.content
    if found := _UTF8_ACCENT.search(content):
        raise received.refuse(
            f"the file mixes encodings: UTF-8 in line {_line(content, found.start())}, something"
            f" else in line {_line(content, where)}",
            _SAVE,
        )
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise received.refuse(
            "the encoding is neither UTF-8 nor Windows-1252"
            f" (line {_line(content, error.start)}, byte 0x{content[error.start]:02x})",
            _SAVE,
        ) from error
    if found_text := _OTHER_PAGE.search(text):
        raise received.refuse(
            "the encoding is neither UTF-8 nor Windows-1252: read as the latter, line"
            f" {_line_of(text, found_text.start())} has « {found_text[0]} »",
            _SAVE,
        )
    return text, "encoding: Windows-1252 (it is not UTF-8)"


def _line(content: bytes, place: int) -> int:
    return content.count(b"\n", 0, place) + 1


def _line_of(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
