"""Which version of the published figures is before the readers, and which stood there before.

``published/head.json`` names the current version and holds the log; each version is a folder of
``published/versions`` that is never changed. The head is replaced in one step, so that a reader
always finds one whole version.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from dashboard.domain.dataset import Dataset
from dashboard.domain.version import Action, Release, Version
from dashboard.tables.errors import TablesError
from dashboard.tables.layout import DEMONSTRATION, HEAD, PUBLISHED, VERSIONS


class UnknownVersionError(ValueError):
    """No such version of the figures was ever before the readers; ``known`` names those that were.

    The demonstration has no versions: it is always the current one.
    """

    def __init__(self, version: str, known: tuple[str, ...]) -> None:
        super().__init__(f"no version {version!r} of the figures; known: {', '.join(known)}")
        self.version = version
        self.known = known


@dataclass(frozen=True)
class Head:
    """The current version and the log, oldest line first."""

    current: str
    log: tuple[Release, ...]

    def to_json(self) -> str:
        """The text of the file, the same for the same content."""
        content = {"current": self.current, "log": [asdict(line) for line in self.log]}
        return json.dumps(content, ensure_ascii=False, indent=2) + "\n"

    @property
    def known(self) -> tuple[str, ...]:
        """Versions that were ever before the readers, in the order of their first day."""
        return tuple(dict.fromkeys(line.version for line in self.log))


def head_path(root: Path) -> Path:
    """Where the head lies under the ``data`` folder."""
    return root / PUBLISHED / HEAD


def read_head(root: Path) -> Head:
    """The head under ``root``; :class:`TablesError` where it is absent or badly written."""
    path = head_path(root)
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        log = tuple(_line(line) for line in content["log"])
        current = str(Version.parse(content["current"]))
    except FileNotFoundError as error:
        raise TablesError(path, "the file is missing", "git checkout -- data/published") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise TablesError(
            path, f"not the head of the data ({error!r})", "git checkout -- data/published"
        ) from error
    if current not in {line.version for line in log}:
        raise TablesError(path, f"the version {current} is not in its log", "ingest rollback")
    return Head(current, log)


def _line(line: dict[str, Any]) -> Release:
    return Release(
        version=str(Version.parse(line["version"])),
        on=str(line["on"]),
        action=Action(line["action"]),
        note=str(line["note"]),
        replaces=str(line["replaces"]) and str(Version.parse(line["replaces"])),
    )


def version_folder(root: Path, version: str) -> Path:
    """Folder of a version under ``root``; ``ValueError`` where the text is no version."""
    return root / PUBLISHED / VERSIONS / str(Version.parse(version))


def dataset_folder(root: Path, dataset: Dataset) -> Path:
    """Folder of a built data set under the ``data`` folder: the current version of the published
    figures, or the demonstration. :class:`TablesError` where the head cannot be read."""
    if dataset.is_fictitious:
        return root / DEMONSTRATION
    return version_folder(root, read_head(root).current)
