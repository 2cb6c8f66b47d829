"""The template engine of our fragments: everything from data is typeset, and escaped in HTML."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup

from dashboard.wording.dates import in_words
from dashboard.wording.typography import fine

PLAIN_TEXT = ("md", "cff")
"""Extensions of templates that are no HTML: read-me, citation."""


def render(template: str, **values: object) -> str:
    """The fragment of a template of ``templates/`` filled with values."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=select_autoescape(
            disabled_extensions=PLAIN_TEXT, default=True, default_for_string=True
        ),
        finalize=_set,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["in_words"] = lambda day: in_words(date.fromisoformat(day))
    found.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    return found


def _set(value: object) -> object:
    """Typeset what a template prints; markup of ours is left alone."""
    return fine(value) if isinstance(value, str) and not isinstance(value, Markup) else value
