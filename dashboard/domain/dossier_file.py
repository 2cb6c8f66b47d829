"""A dossier as a small TOML file that a person can read, review and keep beside a publication."""

from __future__ import annotations

import json
import re
import tomllib

from dashboard.domain.dossier import Dossier, DossierError, DossierProblem
from dashboard.domain.dossier_figures import LISTS, ReadDossier, UniverseOf, read, written

MAX_BYTES = 200_000
_HEADER = "# Dossier de figures : python -m dashboard figures export CE_FICHIER\n"


def to_toml(dossier: Dossier) -> str:
    """The text of the file, the same for the same dossier."""
    lines = ["[dossier]", f"titre = {_quoted(dossier.title)}"]
    if dossier.author:
        lines.append(f"auteur = {_quoted(dossier.author)}")
    if dossier.dataset.is_fictitious:
        lines.append(f"jeu = {_quoted(dossier.dataset.value)}")
    if dossier.method:
        lines += ["methode = [", *(f"  {_quoted(line)}," for line in dossier.method), "]"]
    for spec, table in zip(dossier.figures, written(dossier), strict=True):
        lines += ["", f"[[figure]]  # {spec.label}"]
        lines += [f"{key} = {_value(key, value)}" for key, value in table.items()]
    return _HEADER + "\n".join(lines) + "\n"


def from_toml(content: bytes, universe_of: UniverseOf) -> ReadDossier:
    """Read :func:`to_toml` back, or what a person wrote. Raises :class:`DossierError`."""
    if len(content) > MAX_BYTES:
        raise DossierError(
            DossierProblem.UNREADABLE, f"a file of {len(content)} bytes, at most {MAX_BYTES}"
        )
    try:
        tables = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise DossierError(DossierProblem.UNREADABLE, "not text in UTF-8: save it so") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        where = f"ligne {line[1]}" if line else ""
        raise DossierError(DossierProblem.UNREADABLE, f"not TOML ({error})", met=where) from error
    for key in tables:
        if key not in ("dossier", "figure"):
            raise DossierError(
                DossierProblem.UNKNOWN_KEY,
                f"unknown table {key[:40]!r}; known: [dossier] and [[figure]]",
                met=f"[{key[:40]}]",
            )
    head = tables.get("dossier", {})
    if not isinstance(head, dict):
        raise DossierError(DossierProblem.WRONG_TYPE, "must be a table", "[dossier]")
    return read(head, tables.get("figure", []), universe_of)


def _value(key: str, value: str) -> str:
    if key in LISTS:
        return f"[{', '.join(_quoted(part) for part in value.split(','))}]"
    return _quoted(value)


def _quoted(text: str) -> str:
    """A basic string of TOML, which escapes as JSON does, and the delete character too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
