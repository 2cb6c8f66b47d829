"""Writing TOML that a person reviews: any label survives, and comments stay on their line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def quoted(text: str) -> str:
    """A basic string of TOML, whatever the text holds."""
    written = json.dumps(text.encode("utf-8", "replace").decode(), ensure_ascii=False)
    return written.replace("\x7f", "\\u007f")


def key(name: str) -> str:
    """A key, quoted where it must be."""
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else quoted(name)


def value(content: object) -> str:
    """A string, a whole number or a list of strings."""
    if isinstance(content, int):
        return str(content)
    if isinstance(content, tuple | list):
        return f"[{', '.join(quoted(str(part)) for part in content)}]"
    return quoted(str(content))


def inline(pairs: Mapping[str, object]) -> str:
    """An inline table."""
    inside = ", ".join(f"{key(name)} = {value(content)}" for name, content in pairs.items())
    return f"{{ {inside} }}" if inside else "{}"


def comment(text: str) -> str:
    """A comment on one line."""
    return f"# {' '.join(_CONTROL.sub(' ', text).split())}"


def lines(pairs: Mapping[str, object]) -> Iterable[str]:
    """One line a key."""
    return (f"{key(name)} = {value(content)}" for name, content in pairs.items())
