"""What the portal itself lists for the data set: a new edition shows up there first."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, ValidationError
from urllib3.exceptions import HTTPError

from dashboard.ingest.fetch.answers import check_status
from dashboard.ingest.fetch.asking import asked, session
from dashboard.ingest.fetch.errors import FetchError, TransientError
from dashboard.ingest.fetch.policy import Policy

_LARGEST = 5 << 20


class Listed(BaseModel):
    """An attachment as the portal names it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    title: str = ""


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    dataset_id: str
    attachments: tuple[Listed, ...] = ()


def listed_attachments(url: str, policy: Policy) -> tuple[Listed, ...]:
    """The attachments in the answer of ``/api/explore/v2.1/catalog/datasets/<id>``.

    Asked once. Raises :class:`FetchError`.
    """
    try:
        with session() as client, asked(client, url, {}, policy) as answer:
            check_status(answer.status_code, answer.headers, policy)
            content = answer.raw.read(_LARGEST + 1, decode_content=True)
    except (TransientError, HTTPError, OSError) as error:
        raise FetchError(f"no list from the portal ({error})", "try again later") from error
    try:
        return _Answer.model_validate_json(content).attachments
    except ValidationError as error:
        raise FetchError(
            "the answer of the portal is not the description of a data set",
            "look at the page of the data set in a browser",
        ) from error
