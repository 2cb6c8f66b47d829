"""The method, as its page tells it: sections, definitions, and what is computed in each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MethodPart(StrEnum):
    """What the site itself adds at the end of a section."""

    NONE = ""
    EDITIONS = "editions"
    STATUSES = "statuses"
    REGISTER = "register"
    MILESTONES = "milestones"
    JOURNAL = "journal"
    SOURCES = "sources"
    FRAME = "frame"


@dataclass(frozen=True)
class Definition:
    """A word and what it means here."""

    label: str
    text: str


@dataclass(frozen=True)
class MethodSection:
    """A section: ``id`` is its anchor in the address."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    terms: tuple[Definition, ...] = ()
    part: MethodPart = MethodPart.NONE
