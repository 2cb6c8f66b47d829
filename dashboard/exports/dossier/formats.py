"""The formats of an exported dossier, and which of them need a browser."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Format(StrEnum):
    """What a reader may ask for; tables (CSV) and text alternatives always come along."""

    SVG = "svg"
    PDF = "pdf"
    PNG = "png"
    XLSX = "xlsx"
    ODS = "ods"

    @property
    def needs_browser(self) -> bool:
        """Whether it is made through Chromium."""
        return self in (Format.PDF, Format.PNG)


ALL = tuple(Format)


def formats_of(text: str) -> tuple[Format, ...]:
    """Read ``svg,pdf``, in the order of :data:`ALL`; ``ValueError`` names what is unknown."""
    asked = {part.strip().lower() for part in text.split(",") if part.strip()}
    if unknown := sorted(asked - set(ALL)):
        raise ValueError(f"unknown format: {', '.join(unknown)}. Known: {', '.join(ALL)}")
    if not asked:
        raise ValueError(f"no format named. Known: {', '.join(ALL)}")
    return in_order(Format(name) for name in asked)


def in_order(formats: Iterable[Format]) -> tuple[Format, ...]:
    """Each once, in the order of :data:`ALL`."""
    wanted = set(formats)
    return tuple(each for each in ALL if each in wanted)
