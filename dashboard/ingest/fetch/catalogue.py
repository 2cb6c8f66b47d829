"""What there is to fetch: the attachments that ``data/raw/datadrees.toml`` names, and where."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import quote, urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from dashboard.ingest.errors import IngestError

Export = Literal["csv", "json", "xlsx", "parquet"]
EXPORTS: tuple[Export, ...] = ("csv", "json", "xlsx", "parquet")
_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,199}")
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,179}\.(xlsx|xlsm|xls|ods|csv)")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def _identifier(text: str) -> str:
    if not _IDENTIFIER.fullmatch(text):
        raise ValueError("an identifier holds letters without accents, digits, « - » and « _ »")
    return text


def _file_name(text: str) -> str:
    if not _FILE.fullmatch(text) or ".." in text or _RESERVED.fullmatch(text):
        raise ValueError("a plain file name ending in .xlsx, .xlsm, .xls, .ods or .csv")
    return text


def _host(text: str) -> str:
    return base_url(text)


def base_url(text: str) -> str:
    """The address of a portal without the last slash. Raises ``ValueError`` for anything else."""
    parts = urlsplit(text)
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise ValueError(f"{text!r} is no address of a portal (https://…)")
    if parts.username is not None or parts.password is not None:
        raise ValueError("an address must not hold a user name or password")
    if parts.query or parts.fragment or re.search(r"[\s\\\x00-\x1f]", text):
        raise ValueError(f"{text!r} holds more than a scheme, a host and a path")
    return text.rstrip("/")


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Dataset(_Model):
    """The data set of the portal."""

    id: Annotated[str, AfterValidator(_identifier)]
    title: str = Field(min_length=1)
    host: Annotated[str, AfterValidator(_host)]
    page: str = Field(min_length=1)
    licence: str = Field(min_length=1)


class Attachment(_Model):
    """One file attached to the data set; ``file`` is the name it gets here, whatever the server
    calls it."""

    id: Annotated[str, AfterValidator(_identifier)]
    file: Annotated[str, AfterValidator(_file_name)]
    label: str = Field(min_length=1)
    edition: str = Field(min_length=1)


class Catalogue(_Model):
    """The data set and its attachments."""

    dataset: Dataset
    attachment: tuple[Attachment, ...] = Field(min_length=1)

    def only(self, names: list[str]) -> tuple[Attachment, ...]:
        """The attachments of these identifiers or file names, all where none is given.

        Raises ``ValueError`` for a name that is not known.
        """
        known = {name for a in self.attachment for name in (a.id, a.file)}
        if unknown := [name for name in names if name not in known]:
            files = ", ".join(a.file for a in self.attachment)
            raise ValueError(f"unknown: {', '.join(unknown)}. Known: {files}")
        return tuple(a for a in self.attachment if not names or {a.id, a.file} & set(names))


def read_catalogue(path: Path) -> Catalogue:
    """The catalogue of a TOML file. Raises ``IngestError``."""
    remedy = "restore the file from the version history, or write it like that"
    try:
        catalogue = Catalogue.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise IngestError(path, f"cannot be read: {error}", remedy) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise IngestError(path, f"{place}: {first['msg']}", "correct that line") from error
    for names in (
        [a.id for a in catalogue.attachment],
        [a.file.lower() for a in catalogue.attachment],
    ):
        if twice := {name for name in names if names.count(name) > 1}:
            raise IngestError(path, f"named twice: {', '.join(sorted(twice))}", "keep one of them")
    return catalogue


def attachment_url(base: str, dataset: Dataset, attachment: Attachment) -> str:
    """Address of an attachment."""
    inside, name = quote(dataset.id, safe=""), quote(attachment.id, safe="")
    return f"{base}/api/datasets/1.0/{inside}/attachments/{name}/"


def export_url(base: str, dataset: Dataset, export: Export) -> str:
    """Address of the records of the data set in one format."""
    return f"{base}/api/explore/v2.1/catalog/datasets/{quote(dataset.id, safe='')}/exports/{export}"


def metadata_url(base: str, dataset: Dataset) -> str:
    """Address of what the portal says of the data set, attachments included."""
    return f"{base}/api/explore/v2.1/catalog/datasets/{quote(dataset.id, safe='')}"
