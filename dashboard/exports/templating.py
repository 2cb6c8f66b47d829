"""The template engine of our HTML fragments: everything from data is escaped and typeset."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup

from dashboard.wording.typography import fine


def render(template: str, **values: object) -> str:
    """The fragment of a template of ``templates/`` filled with values."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        finalize=_set,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _set(value: object) -> object:
    """Typeset what a template prints; markup of ours is left alone."""
    return fine(value) if isinstance(value, str) and not isinstance(value, Markup) else value
