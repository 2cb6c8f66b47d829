"""The texts of the method page, read from ``data/catalogue/method.toml``."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from dashboard.domain.method import Definition, MethodPart, MethodSection
from dashboard.tables.catalogue_rows import Slug, Text
from dashboard.tables.catalogue_toml import REPAIR, read_rows
from dashboard.tables.errors import TablesError

FILE = "method.toml"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _TermRow(_Strict):
    label: Text
    text: Text


class _SectionRow(_Strict):
    id: Slug
    title: Text
    paragraphs: tuple[Text, ...]
    term: tuple[_TermRow, ...] = ()
    part: MethodPart = MethodPart.NONE


def load_method(root: Path) -> tuple[MethodSection, ...]:
    """The sections in their order, of the ``data`` folder ``root``.

    :class:`TablesError` where the file is absent, badly written, or names a section twice.
    """
    path = root / "catalogue" / FILE
    rows = read_rows(path, "section", _SectionRow)
    ids = [row.id for row in rows]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise TablesError(path, f"section named twice: {', '.join(twice)}", REPAIR)
    return tuple(
        MethodSection(
            id=row.id,
            title=row.title,
            paragraphs=row.paragraphs,
            terms=tuple(Definition(term.label, term.text) for term in row.term),
            part=row.part,
        )
        for row in rows
    )
